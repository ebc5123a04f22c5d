"""Letters, records, register and directory of a real office, printed and read again (D1 to D5, S3, S4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from almaty_desktop.i18n import Language
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.rules.decisions import DecisionKind, Position
from almaty_desktop.services.report_names import GROUPINGS, Wanted
from almaty_desktop.services.use_cases import UseCases, make_use_cases
from tests.reports.pdf_reading import pages_of
from tests.services.decided_office import KEPT, WHY, Decided, decide, moment, staff
from tests.services.modalities_history import lengthen_the_term
from tests.services.reading import Refusal

NOW = moment(2024, 3, 1, 10)


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[UseCases, Decided]]:
    """An office with decisions, people and a second edition; only read here."""
    office = make_use_cases(tmp_path_factory.mktemp("decided") / "office", now=lambda: NOW)
    staff(office)
    decisions = decide(office)
    lengthen_the_term(office)
    yield office, decisions
    office.office.close()


def _text(office: UseCases, name: str, folder: Path, layout: Layout = Layout.EN, **wanted: object) -> str:
    """What stands on a print's pages, on one line and without hyphens."""
    target = folder / "print.pdf"
    office.printing.save(name, target, layout, wanted=Wanted(**wanted))  # type: ignore[arg-type]
    text = " ".join(pages_of(target.read_bytes())).replace("-\n", "").replace("-", "")
    return " ".join(text.split())


def test_the_notice_goes_to_members_and_the_state_it_is_about(
    decided: tuple[UseCases, Decided], tmp_path: Path
) -> None:
    office, decisions = decided
    text = _text(office, "silence-notice", tmp_path, decision=decisions.adopted)
    assert "Date: 5 June 2013" in text
    assert "Kazakhstan Ms Aigerim Bekova" in text
    assert "[Iran]¹ vacant" in text
    assert "[Pakistan]¹ vacant" not in text
    assert "These members have a position: Afghanistan, Azerbaijan, Kazakhstan, Kyrgyz Republic" in text
    assert "Without a position until participation is formalised: [Islamic Republic of Pakistan]¹." in text
    assert "[Islamic Republic of Iran]¹ may break silence as well" in text
    assert "The deadline is 31 August 2013, 18:00, Almaty time (UTC+6)." in text
    assert "weber@example.org" in text


def test_after_the_formalisation_the_letter_has_no_brackets(
    decided: tuple[UseCases, Decided], tmp_path: Path
) -> None:
    """Rule S3: the result bears the day of its confirmation; the record that of the decision."""
    office, decisions = decided
    result = _text(office, "silence-result", tmp_path, decision=decisions.adopted)
    assert "adopted as of 31 August 2013, 18:00" in result
    assert "[" not in result
    assert "Silence was kept by Afghanistan, Azerbaijan, Kazakhstan, Tajikistan and Turkey." in result
    assert "Kyrgyz Republic: agrees" in result
    record = _text(office, "decision-record", tmp_path, decision=decisions.adopted)
    assert "[Islamic Republic of Iran]¹" in record
    running = _text(office, "decision-record", tmp_path, decision=decisions.running)
    assert "Iran keeps silence" in running
    assert "[Islamic Republic of Pakistan]¹" in running


def test_a_broken_procedure_is_provisional_until_confirmed(
    decided: tuple[UseCases, Decided], tmp_path: Path
) -> None:
    office, decisions = decided
    for layout, phrases in (
        (Layout.EN, ("Provisional:", "Silence was broken by [Pakistan]¹ on 11 July 2013, 09:30")),
        (Layout.RU, ("Предварительно:", "Молчание нарушено: [Пакистан]¹, 11 июля 2013 г., 09:30")),
    ):
        text = _text(office, "silence-result", tmp_path, layout, decision=decisions.broken)
        assert all(phrase in text for phrase in phrases)


def test_the_result_tells_what_was_corrected(fresh_office: UseCases, tmp_path: Path) -> None:
    """Rule D5: also where it turned out that a State had written nothing."""
    decisions = decide(fresh_office)
    fresh_office.decisions.correct(decisions.adopted, "KG", Position.RESERVATION, text=KEPT, why=WHY)
    fresh_office.decisions.correct(decisions.broken, "PK", Position.SILENT, why=WHY)
    adopted = _text(fresh_office, "silence-result", tmp_path, decision=decisions.adopted)
    assert "Corrected. Before: agrees. Reason: Misheard in the room." in adopted
    broken = _text(fresh_office, "silence-result", tmp_path, decision=decisions.broken)
    assert "Silence was broken by [Pakistan]" in broken
    assert "Corrected. Before: objects. Reason: Misheard in the room." in broken


def test_nobody_is_lost_who_belongs_to_no_participant(fresh_office: UseCases, tmp_path: Path) -> None:
    fresh_office.people.create(family_en="Interpreter", family_ru="Переводчик", emails=("i@example.org",))
    staff(fresh_office)
    whole = _text(fresh_office, "directory", tmp_path)
    assert whole.index("Anna Weber") < whole.index("Other people") < whole.index("i@example.org")
    assert whole.count("Interpreter") == 1
    assert "Interpreter" not in _text(fresh_office, "directory", tmp_path, participant="KZ")


def test_letters_are_refused_where_there_is_nothing_to_tell(
    decided: tuple[UseCases, Decided], tmp_path: Path
) -> None:
    office, decisions = decided
    target = tmp_path / "x.pdf"
    for name, decision, code in (
        ("silence-result", decisions.running, "D2"),
        ("silence-notice", decisions.election, "no-silence"),
        ("silence-result", decisions.rounds, "no-silence"),
        ("decision-record", 999, "not-found"),
    ):
        with Refusal(code):
            office.printing.save(name, target, Layout.EN, wanted=Wanted(decision=decision))
    with Refusal("not-found"):
        office.printing.save("directory", target, Layout.EN, wanted=Wanted(participant="XX"))
    with Refusal("not-found"):
        office.printing.save("decision-register", target, Layout.EN, wanted=Wanted(grouping="weather"))
    assert not target.exists()


def test_the_record_has_rounds_changes_and_the_correction(
    decided: tuple[UseCases, Decided], tmp_path: Path
) -> None:
    """Rules D1, D5."""
    office, decisions = decided
    text = _text(office, "decision-record", tmp_path, decision=decisions.rounds)
    for phrase in (
        "Round 1",
        "Internal coordination is not completed.",
        "reports to the members every month quarter.",
        "Costs are borne by the observer.",
        "Corrected. Before: does not object. Reason: Misheard in the room.",
        "Turkey not present",
        "Provisional:",
    ):
        assert phrase in text, phrase


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_the_register_has_every_decision_once(
    decided: tuple[UseCases, Decided], tmp_path: Path, grouping: str
) -> None:
    office, _ = decided
    text = _text(office, "decision-register", tmp_path, grouping=grouping)
    assert text.count("Work between the sessions") == 2
    assert text.count("Term of the Chair") == 1
    assert "Islamic Republic of Iran: member from 31 August 2013" in text
    assert "consensus, not confirmed yet" in text
    assert "[Islamic Republic of Iran]" not in text  # it is dated today
    assert "[Islamic Republic of Pakistan]¹" in text


def test_the_register_is_narrowed(decided: tuple[UseCases, Decided], tmp_path: Path) -> None:
    office, decisions = decided
    year = _text(office, "decision-register", tmp_path, Layout.RU, year=2014)
    assert "Год: 2014" in year
    assert "Работа между сессиями" in year
    assert "Срок полномочий Председателя" not in year
    meeting = office.decisions.show(decisions.election).line.meeting
    one = _text(office, "decision-register", tmp_path, meeting=meeting)
    assert "Work between the sessions" not in one
    kind = _text(office, "decision-register", tmp_path, kind=DecisionKind.AGREE_WORK_PLAN)
    assert "No decision answers to this choice." in kind


def test_the_register_as_a_table_lists_positions_and_never_counts_them(
    decided: tuple[UseCases, Decided], tmp_path: Path
) -> None:
    """Rule D1."""
    office, decisions = decided
    target = tmp_path / "register.xlsx"
    assert office.printing.decisions_sheet(Wanted(), target) == 6
    rows = list(openpyxl.load_workbook(target).active.iter_rows(values_only=True))
    assert len(rows) == 7
    found = next(row for row in rows if decisions.rounds in row[:1])
    assert any(cell and "Таджикистан: согласие" in str(cell) for cell in found)
    assert any(cell and "Tajikistan: agrees" in str(cell) for cell in found)
    adopted = next(row for row in rows if decisions.adopted in row[:1])
    assert "2013-08-31 18:00 (UTC+6)" in adopted
    assert not any(isinstance(cell, str) and "%" in cell for row in rows for cell in row)
    assert office.printing.decisions_sheet(Wanted(year=2014), target) == 1


def test_the_directory_shows_coordinators_and_vacancies(
    decided: tuple[UseCases, Decided], tmp_path: Path
) -> None:
    """Rule S4."""
    office, _ = decided
    text = _text(office, "directory", tmp_path)
    assert "National Coordinator Ms Aigerim Bekova Head of the Migration Service" in text
    assert "Alternate Coordinator Daniyar Akhmetov" in text
    assert "Republic of Turkey member National Coordinator vacant" in text
    assert "[Islamic Republic of Pakistan]¹ pending member Nobody is named yet." in text
    assert "Anna Weber" in text
    one = _text(office, "directory", tmp_path, Layout.RU, participant="KZ")
    assert "г-жа Бекова Айгерим Сериковна" in one.replace("гжа", "г-жа")
    assert "Турецкая Республика" not in one


@pytest.mark.parametrize("layout", Layout)
def test_everything_that_can_be_printed_is_printed(
    decided: tuple[UseCases, Decided], tmp_path: Path, layout: Layout
) -> None:
    office, decisions = decided
    wanted = Wanted(
        decision=decisions.adopted,
        term=date(2013, 6, 5),
        edition=1,
        compared_with=2,
    )
    for report in office.printing.names():
        if report.lacks(wanted):
            continue  # an agenda and an information sheet: printed elsewhere
        saved = office.printing.save(report.name, tmp_path / f"{report.name}.pdf", layout, wanted=wanted)
        assert saved.pages == len(pages_of(saved.file.read_bytes())) >= 1
        assert saved.bytes == saved.file.stat().st_size
        heads = {Language.EN: "The Almaty Process", Language.RU: "Алматинский процесс"}
        first = pages_of(saved.file.read_bytes())[0]
        assert all((heads[one] in first) == (one in layout.languages) for one in Language)
