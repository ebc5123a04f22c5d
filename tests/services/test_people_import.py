"""Files of people taken in: tried first, errors by row, one act, nothing half done."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from almaty_desktop.i18n import Bilingual, Language, texts_in
from almaty_desktop.rules.service_terms import ServiceRole
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.import_plan import RowFate
from almaty_desktop.services.people import PeopleFilter
from almaty_desktop.services.people_import import FIELDS, changes_of, listed_fields, told
from almaty_desktop.services.progress import Cancelled, Progress
from almaty_desktop.services.use_cases import UseCases, open_use_cases
from tests.services.moments import clock
from tests.services.people_files import HEADS, five_hundred, good_row, write_table

HEAD_FIELDS = (
    "family_en",
    "given_en",
    "family_ru",
    "given_ru",
    "ministry_en",
    "represents",
    "emails",
    "telephones",
    "languages",
    "role",
    "serves_from",
    "serves_until",
)


def everything(office: UseCases) -> list[tuple[object, ...]]:
    """All that is kept of people, row by row."""
    with office.office.reading() as session:
        connection = session.connection()
        return [
            tuple(row)
            for table in ("people", "person_contacts", "service_terms", "acts", "changes")
            for row in connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY id")
        ]


def test_five_hundred_rows_with_twenty_bad_ones(fresh_office: UseCases, tmp_path: Path) -> None:
    rows, bad = five_hundred()
    table = write_table(tmp_path / "people.xlsx", rows)
    read = fresh_office.people_import.read_file(table)
    assert (read.rows, read.heads, read.remembered) == (500, HEADS, False)
    assert read.mapping == dict(enumerate(HEAD_FIELDS))
    before = everything(fresh_office)
    tried = fresh_office.people_import.dry_run(table)
    assert everything(fresh_office) == before
    assert (tried.count(RowFate.ADDED), tried.count(RowFate.REFUSED)) == (480, 20)
    reasons = {row.number: " ".join(map(str, row.reasons)) for row in tried.refused}
    assert set(reasons) == set(bad)
    for number, word in bad.items():
        assert word in reasons[number], (number, reasons[number])
    taken = fresh_office.people_import.take_in(table)
    assert taken == tried
    assert fresh_office.people.count() == 480
    of_turkey = fresh_office.coordinators.of("TR").current
    assert of_turkey is not None and of_turkey.start == date(2013, 9, 1)
    assert fresh_office.people.count(PeopleFilter(participant="AF")) > 60
    again = fresh_office.people_import.dry_run(table)
    assert (again.count(RowFate.SAME), again.count(RowFate.REFUSED)) == (480, 20)
    fresh_office.history.undo()
    assert fresh_office.people.count() == 0
    assert fresh_office.coordinators.of("TR").vacant
    fresh_office.history.redo()
    assert fresh_office.people.count() == 480


def test_what_the_columns_mean_is_remembered_by_the_heads(fresh_office: UseCases, tmp_path: Path) -> None:
    heads = ("Кто", "Откуда", "Номер")
    table = write_table(tmp_path / "list.xlsx", [["Назаров", "KZ", "+7 727 250"]], heads)
    read = fresh_office.people_import.read_file(table)
    chosen = {0: "family_ru", 1: "represents", 2: "telephones"}
    assert read.mapping != chosen and not read.remembered
    fresh_office.people_import.take_in(table, chosen)
    assert fresh_office.people.list()[0].family == Bilingual("", "Назаров")
    other = write_table(tmp_path / "other.xlsx", [["Алиев", "AZ", ""]], heads)
    read = fresh_office.people_import.read_file(other)
    assert read.remembered and read.mapping == chosen
    fresh_office.history.undo()
    assert fresh_office.people.count() == 0
    assert fresh_office.people_import.read_file(other).mapping == chosen
    elsewhere = write_table(tmp_path / "elsewhere.xlsx", [["Алиев", ""]], heads[:2])
    assert not fresh_office.people_import.read_file(elsewhere).remembered


def test_a_known_person_gets_what_is_new_and_loses_nothing(fresh_office: UseCases, tmp_path: Path) -> None:
    made = fresh_office.people.create(
        family_ru="Алиев",
        given_ru="Нурлан",
        ministry_en="Old",
        emails=("n@gov.kz",),
        participant="KZ",
        note="kept",
    )
    row: list[object] = [
        "Aliyev",
        "Nurlan",
        "",
        "",
        "New",
        "KZ",
        "N@gov.kz; second@gov.kz",
        "",
        "kk",
        "",
        None,
        None,
    ]
    table = write_table(tmp_path / "people.xlsx", [[*row, "", "kk"]])
    (planned,) = fresh_office.people_import.dry_run(table).rows
    assert (planned.fate, planned.person) == (RowFate.UPDATED, made.line.id)
    assert set(planned.changed) == {"family_en", "given_en", "ministry_en", "emails", "languages"}
    assert listed_fields(texts_in(Language.EN), changes_of(planned)) == (
        "family name (English), given name (English), ministry (English), e-mail addresses, languages spoken"
    )
    fresh_office.people_import.take_in(table)
    now = fresh_office.people.show(made.line.id)
    assert now.emails == ("n@gov.kz", "second@gov.kz") and now.note == "kept"
    assert now.line.family == Bilingual("Aliyev", "Алиев") and now.line.ministry.en == "New"
    fresh_office.history.undo()
    assert fresh_office.people.show(made.line.id).emails == made.emails


def test_a_namesake_is_added_with_a_remark(fresh_office: UseCases, tmp_path: Path) -> None:
    fresh_office.people.create(
        family_en="Aliyev", given_en="Nurlan", emails=("one@gov.kz",), participant="KZ"
    )
    row: list[object] = ["Aliyev", "Nurlan", "", "", "", "KZ", "two@gov.kz", "", "", "", None, None]
    (planned,) = fresh_office.people_import.dry_run(write_table(tmp_path / "people.xlsx", [row])).rows
    assert planned.fate is RowFate.ADDED
    assert "Possibly the same person as Nurlan Aliyev" in str(planned.remarks[0])


def test_terms_of_one_file_stand_by_each_other(fresh_office: UseCases, tmp_path: Path) -> None:
    """The second coordinator of the same days is refused though the first one is not written yet (S4)."""
    rows = [good_row(number) for number in range(3)]
    for row, (start, end) in zip(
        rows,
        ((date(2014, 1, 1), date(2014, 6, 30)), (date(2014, 6, 30), None), (date(2014, 7, 1), None)),
        strict=True,
    ):
        row[5], row[9:] = "TJ", ["National Coordinator", start, end]
    plan = fresh_office.people_import.take_in(write_table(tmp_path / "people.xlsx", rows))
    assert [row.number for row in plan.refused] == [3]
    assert "S4" in str(plan.refused[0].reasons[0])
    of = fresh_office.coordinators.of("TJ")
    assert of.current is not None and of.current.start == date(2014, 7, 1) and len(of.past) == 1


class _Stopping(Progress):
    def report(self, done: int, _total: int, _note: object) -> None:
        if done == 250:
            self.cancel()


def test_cancelled_in_the_middle_nothing_was_written(fresh_office: UseCases, tmp_path: Path) -> None:
    table = write_table(tmp_path / "people.xlsx", five_hundred()[0])
    before = everything(fresh_office)
    with pytest.raises(Cancelled):
        fresh_office.people_import.take_in(table, progress=_Stopping())
    assert everything(fresh_office) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from almaty_desktop.services.progress import Progress
from almaty_desktop.services.use_cases import open_use_cases

class Killing(Progress):
    def report(self, done, total, note):
        if done == 400:
            print("in the middle", flush=True)
            os.kill(os.getpid(), signal.SIGKILL)

open_use_cases(Path(sys.argv[1])).people_import.take_in(Path(sys.argv[2]), progress=Killing())
"""


def test_killed_in_the_middle_leaves_nothing(fresh_folder: Path, tmp_path: Path) -> None:
    table = write_table(tmp_path / "people.xlsx", five_hundred()[0])
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(fresh_folder), str(table)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert killed.returncode < 0 and killed.stdout == "in the middle\n", killed.stderr
    office = open_use_cases(fresh_folder, now=clock)
    try:
        assert office.people.count() == 0
        assert office.people_import.take_in(table).count(RowFate.ADDED) == 480
    finally:
        office.office.close()


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize("language", list(Language))
def test_cards_go_out_and_come_in_again(
    fresh_office: UseCases, tmp_path: Path, version: str, language: Language
) -> None:
    made = fresh_office.people.create(
        family_en="Aliyev",
        family_ru="Алиев",
        given_en="Ilham",
        given_ru="Ильхам Рустамович",
        ministry_ru="Министерство внутренних дел",
        participant="AZ",
        emails=("i@mia.az",),
        telephones=("+994 12 555 01 02",),
        languages=("az", "ru"),
    )
    fresh_office.coordinators.start_service(
        made.line.id, "AZ", ServiceRole.NATIONAL_COORDINATOR, date(2014, 1, 1)
    )
    before = fresh_office.people.show(made.line.id)
    card = tmp_path / "aliyev.vcf"
    assert (
        fresh_office.people_export.cards(card, people=[made.line.id], version=version, language=language) == 1
    )
    assert fresh_office.people_import.read_file(card).cards
    assert fresh_office.people_import.dry_run(card).count(RowFate.SAME) == 1
    fresh_office.history.undo()
    fresh_office.history.undo()
    assert fresh_office.people.count() == 0
    plan = fresh_office.people_import.take_in(card)
    assert plan.count(RowFate.ADDED) == 1, plan
    (line,) = fresh_office.people.list()
    again = fresh_office.people.show(line.id)
    assert again.line.family == before.line.family and again.line.given == before.line.given
    assert (again.emails, again.telephones, again.languages) == (
        before.emails,
        before.telephones,
        before.languages,
    )
    assert [(term.role, term.start) for term in again.terms] == [
        (ServiceRole.NATIONAL_COORDINATOR, date(2014, 1, 1))
    ]


@pytest.mark.parametrize("language", list(Language))
def test_a_table_that_went_out_tells_nothing_new(
    fresh_office: UseCases, tmp_path: Path, language: Language
) -> None:
    fresh_office.people_import.take_in(write_table(tmp_path / "in.xlsx", five_hundred()[0]))
    out = tmp_path / "out.xlsx"
    assert fresh_office.people_export.table(out, PeopleFilter(participant="TR"), language=language) > 60
    plan = fresh_office.people_import.dry_run(out)
    assert plan.count(RowFate.SAME) == len(plan.rows), [
        row for row in plan.rows if row.fate is not RowFate.SAME
    ]


def test_broken_cards_are_named_and_the_others_taken(fresh_office: UseCases, tmp_path: Path) -> None:
    cards = tmp_path / "cards.vcf"
    cards.write_text(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Aliyev;Ilham\r\nFN:Ilham Aliyev\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:3.0\r\nKIND:group\r\nFN:All\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Karimov;Farid\r\nFN:x\r\nEMAIL:nonsense\r\nEND:VCARD\r\n",
        encoding="utf-8",
    )
    plan = fresh_office.people_import.take_in(cards)
    assert [(row.number, row.fate) for row in plan.rows] == [
        (1, RowFate.ADDED),
        (2, RowFate.REFUSED),
        (3, RowFate.REFUSED),
    ]
    assert "nonsense" in str(plan.rows[2].reasons[0])
    assert fresh_office.people.count() == 1


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "empty"),
        (b"%PDF-1.4 \x00", "not-a-table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old-format"),
    ],
)
def test_what_is_no_table_is_refused(
    fresh_office: UseCases, tmp_path: Path, content: bytes, expected: str
) -> None:
    file = tmp_path / "file.xlsx"
    file.write_bytes(content)
    for act in (fresh_office.people_import.read_file, fresh_office.people_import.take_in):
        with pytest.raises(Refused) as refused:
            act(file)
        assert refused.value.code == expected
    with pytest.raises(Refused) as refused:
        fresh_office.people_import.read_file(tmp_path / "missing.xlsx")
    assert refused.value.code == "file"


def test_a_plan_is_told_in_words(fresh_office: UseCases, tmp_path: Path) -> None:
    plan = fresh_office.people_import.dry_run(write_table(tmp_path / "people.xlsx", five_hundred()[0]))
    assert [str(one) for one in told(plan)] == ["480 people are new", "20 rows are refused"]
    assert {name for name, _ in FIELDS} >= set(HEAD_FIELDS)
