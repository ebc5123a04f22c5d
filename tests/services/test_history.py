"""Whatever was done can be taken back and brought again, row for row (issue: one register of changes)."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.documents import Access, TranslationState
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.use_cases import UseCases, open_use_cases
from tests.services.moments import clock
from tests.services.reading import NEVER_TAKEN_BACK, Refusal, tables_of

DAY = date(2016, 5, 18)
T = TypeVar("T")


class NothingLeftError(Exception):
    """Chance has removed everything of a kind; there is none to do something with."""


class Desk:
    """A person who does something at random, of everything that can be done in an office."""

    def __init__(self, office: UseCases, chance: random.Random, papers: Path) -> None:
        self.office = office
        self.chance = chance
        self.papers = papers
        self.count = 0

    def do(self) -> None:
        """One use case; what is refused changes nothing."""
        self.count += 1
        steps = [getattr(self, name) for name in sorted(dir(self)) if name.startswith("step_")]
        try:
            self.chance.choice(steps)()
        except Refused as refused:
            assert refused.code != "database", refused.details
        except NothingLeftError:
            return

    def _one(self, there: Sequence[T]) -> T:
        if not there:
            raise NothingLeftError
        return self.chance.choice(there)

    def _document(self) -> int:
        return self._one(self.office.archive.list(limit=500)).id

    def _version(self) -> int:
        lines = self.office.archive.list(limit=500)
        pages = [self.office.archive.show(line.id) for line in lines]
        return self._one([one.line.id for page in pages for one in page.versions])

    def _meeting(self) -> int:
        return self._one(self.office.meetings.list()).id

    def _item(self) -> int:
        return self._one(self.office.agenda.show(self._meeting_with_items())).id

    def _meeting_with_items(self) -> int:
        meetings = [line.id for line in self.office.meetings.list()]
        return self._one([one for one in meetings if self.office.agenda.show(one)])

    def _sheet(self) -> int:
        return self._one(self.office.information.list()).id

    def _section(self) -> int:
        sheets = [self.office.information.show(line.id) for line in self.office.information.list()]
        return self._one([section.id for sheet in sheets for section in sheet.sections])

    def _entry(self) -> int:
        sheets = [self.office.information.show(line.id) for line in self.office.information.list()]
        return self._one(
            [entry.id for sheet in sheets for section in sheet.sections for entry in section.entries]
        )

    def step_meeting_create(self) -> None:
        kind = self.chance.choice(list(MeetingKind))
        symbol = self.office.meetings.proposed_symbol(kind, 2016) if self.chance.random() < 0.5 else ""
        like = self._meeting() if self.chance.random() < 0.3 else None
        self.office.meetings.create(kind, DAY, DAY + timedelta(days=1), symbol=symbol, like=like)

    def step_meeting_change(self) -> None:
        self.office.meetings.change(
            self._meeting(), title_ru=f"Название {self.count}", host=self.chance.choice(["", "KZ", "TJ"])
        )

    def step_agenda_add(self) -> None:
        meeting = self._meeting_with_items()
        near = self.chance.choice(self.office.agenda.show(meeting)).id
        where = self.chance.choice([{"after": near}, {"below": near}, {}])
        self.office.agenda.add(meeting, title_en=f"Item {self.count}", minutes=self.count, **where)  # type: ignore[arg-type]

    def step_agenda_move(self) -> None:
        lines = self.office.agenda.show(self._meeting_with_items())
        parent = self.chance.choice([None, *(line.id for line in lines)])
        self.office.agenda.move(self.chance.choice(lines).id, parent, self.chance.randrange(5))

    def step_agenda_change(self) -> None:
        self.office.agenda.change(self._item(), minutes=self.chance.randrange(100), day=None)

    def step_agenda_remove(self) -> None:
        self.office.agenda.remove(self._item())

    def step_agenda_hang(self) -> None:
        self.office.agenda.hang(self._item(), [self._document(), self._document()])

    def step_agenda_order(self) -> None:
        for line in self.office.agenda.show(self._meeting_with_items()):
            if line.documents:
                document = self.chance.choice(line.documents).id
                self.office.agenda.order_documents(line.id, document, self.chance.randrange(3))
                return

    def step_agenda_unhang(self) -> None:
        for line in self.office.agenda.show(self._meeting_with_items()):
            if line.documents:
                self.office.agenda.unhang(line.id, self.chance.choice(line.documents).id)
                return

    def step_document_change(self) -> None:
        topics = [subject.id for subject in self.office.participants.topics()]
        self.office.archive.change(
            self._document(),
            title_en=f"Document {self.count}",
            topics=self.chance.sample(topics, 3),
            access=self.chance.choice(list(Access)),
            original=self.chance.choice(["en", "ru", "kk"]),
            symbol=self.chance.choice(["", self.office.archive.next_symbol(9, 2016)]),
        )

    def step_document_join(self) -> None:
        self.office.arranging.join(self._document(), self._document())

    def step_document_part(self) -> None:
        self.office.arranging.part(self._version())

    def step_document_withdraw(self) -> None:
        self.office.archive.withdraw(self._document(), f"Reason {self.count}")

    def step_version_change(self) -> None:
        self.office.archive.change_version(
            self._version(),
            language=self.chance.choice(["en", "ru", "kk", "fa", "no language"]),
            state=self.chance.choice(list(TranslationState)),
        )

    def step_take_in(self) -> None:
        name = self.chance.choice(["one.en.txt", "one.ru.txt", "two.txt"])
        number = self.chance.randrange(3)
        text = "A note on the situation at the border, prepared for the officials of the States. Number"
        if ".ru." in name:
            text = "Записка о положении на границе, подготовленная для должностных лиц государств. Номер"
        (self.papers / name).write_text(f"{text} {number}.\n", encoding="utf-8")
        self.office.taking_in.add([self.papers / name])

    def step_add_to(self) -> None:
        language = self.chance.choice(["en", "ru", "kk"])
        papers = [
            self.papers / f"further {number}.{ending}" for number in range(2) for ending in ("txt", "html")
        ]
        chosen = self.chance.sample(papers, self.chance.randrange(1, 3))
        for paper in chosen:
            words = " ".join(self.chance.sample(["border", "report", "States", "asylum", "training"], 3))
            paper.write_text(f"<p>{words} {self.count}</p>" if paper.suffix == ".html" else words, "utf-8")
        self.office.taking_in.add_to(self._document(), chosen, language=language)

    def step_sheet_create(self) -> None:
        self.office.information.create(DAY, DAY, Bilingual(f"Sheet {self.count}", "Листок"))

    def step_sheet_remove(self) -> None:
        if self.office.information.count() > 1:
            self.office.information.remove(self._sheet())

    def step_section_add(self) -> None:
        self.office.information.add_section(self._sheet(), self.chance.randrange(3), title_en="Section")

    def step_section_move(self) -> None:
        self.office.information.move_section(self._section(), self.chance.randrange(4))

    def step_entry_add(self) -> None:
        self.office.information.add_entry(self._section(), self.chance.randrange(3), dated=DAY)

    def step_entry_change(self) -> None:
        self.office.information.change_entry(self._entry(), text_en=f"Text {self.count}")

    def step_entry_move(self) -> None:
        self.office.information.move_entry(self._entry(), self._section(), self.chance.randrange(3))

    def step_entry_remove(self) -> None:
        self.office.information.remove_entry(self._entry())


@contextmanager
def _desk(sample: Path, seed: int) -> Iterator[Desk]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(sample, Path(folder) / "office")
        (Path(folder) / "papers").mkdir()
        office = open_use_cases(Path(folder) / "office", now=clock)
        yield Desk(office, random.Random(seed), Path(folder) / "papers")
        office.office.close()


def _findings(desk: Desk) -> list[str]:
    """What ``check`` says of the database and the index; the files stay the same throughout."""
    return [str(one.message) for one in desk.office.health.check()]


@settings(max_examples=8)
@given(st.integers(0, 2**32))
def test_everything_can_be_taken_back_and_brought_again(made_sample: Path, seed: int) -> None:
    with _desk(made_sample, seed) as desk:
        folder, history = desk.office.office.folder, desk.office.history
        begun = len(history.recent(10_000))
        before = tables_of(folder, leaving_out=NEVER_TAKEN_BACK)
        for _ in range(12):
            desk.do()
            assert _findings(desk) == []
        done = history.recent(10_000)[: len(history.recent(10_000)) - begun]
        after = tables_of(folder, leaving_out=NEVER_TAKEN_BACK)
        for act in done:
            assert history.undo() == act
            assert _findings(desk) == []
        assert tables_of(folder, leaving_out=NEVER_TAKEN_BACK) == before
        for act in reversed(done):
            assert history.redo().title == act.title
        assert history.can_redo() is None
        assert tables_of(folder, leaving_out=NEVER_TAKEN_BACK) == after
        assert _findings(desk) == []
        # And once more: what was brought back can be taken back again.
        for _ in done:
            history.undo()
        assert tables_of(folder, leaving_out=NEVER_TAKEN_BACK) == before


@settings(max_examples=6)
@given(st.integers(0, 2**32))
def test_undo_redo_and_new_steps_may_come_in_any_order(made_sample: Path, seed: int) -> None:
    with _desk(made_sample, seed) as desk:
        history, chance = desk.office.history, desk.chance
        for _ in range(25):
            step = chance.choice([desk.do, desk.do, history.undo, history.redo])
            try:
                step()
            except Refused as refused:
                assert refused.code in ("nothing-to-undo", "nothing-to-redo")
        assert _findings(desk) == []


def test_what_was_done_is_named_in_both_languages(fresh_office: UseCases) -> None:
    fresh_office.meetings.create(MeetingKind.SOM, DAY, DAY, title=Bilingual("Meeting", "Встреча"))
    newest = fresh_office.history.recent()[0]
    assert newest.title == Bilingual("Meeting created: Meeting", "Создано мероприятие: Встреча")
    assert newest.who == fresh_office.office.who
    assert newest.at == clock()
    assert fresh_office.history.can_undo() == newest
    assert fresh_office.history.undo() == newest
    assert fresh_office.history.can_redo() is not None
    assert fresh_office.history.recent()[0].title == newest.title


def test_every_step_of_the_sample_is_named_in_both_languages(read_sample: UseCases) -> None:
    for done in read_sample.history.recent(10_000):
        assert done.title.en
        assert done.title.ru
        assert not set("abcdefghijklmnopqrstuvwxyz") & set(done.title.ru.split(":")[0].casefold())


def test_the_making_of_an_office_is_not_taken_back(fresh_office: UseCases) -> None:
    assert fresh_office.history.can_undo() is None
    with Refusal("nothing-to-undo", fresh_office.office.folder):
        fresh_office.history.undo()
    with Refusal("nothing-to-redo", fresh_office.office.folder):
        fresh_office.history.redo()


def test_something_new_ends_what_could_be_brought_back(fresh_office: UseCases) -> None:
    fresh_office.meetings.create(MeetingKind.SOM, DAY, DAY)
    fresh_office.history.undo()
    fresh_office.information.create(DAY, DAY)
    assert fresh_office.history.can_redo() is None
    with Refusal("nothing-to-redo", fresh_office.office.folder):
        fresh_office.history.redo()


def test_undo_goes_through_the_register_not_around_it(fresh_office: UseCases) -> None:
    meeting = fresh_office.meetings.create(MeetingKind.SOM, DAY, DAY, skeleton=False)
    fresh_office.meetings.change(meeting.id, title_en="New")
    fresh_office.history.undo()
    changes = tables_of(fresh_office.office.folder)["changes"]
    last = max(changes, key=lambda row: row["id"])
    assert '"title_en": "New"' in last["before"]
    assert '"title_en": "Senior' in last["after"]


def test_an_old_reading_is_refused_after_an_undo_too(fresh_office: UseCases) -> None:
    meeting = fresh_office.meetings.create(MeetingKind.SOM, DAY, DAY)
    fresh_office.meetings.change(meeting.id, title_en="New")
    fresh_office.history.undo()
    with Refusal("changed-meanwhile", fresh_office.office.folder):
        fresh_office.meetings.change(meeting.id, meeting.version, title_en="On the old reading")


@pytest.mark.parametrize("gone", [False, True])
def test_what_was_changed_past_the_register_is_not_overwritten(fresh_office: UseCases, gone: bool) -> None:
    meeting = fresh_office.meetings.create(MeetingKind.SOM, DAY, DAY, skeleton=False)
    fresh_office.meetings.change(meeting.id, title_en="New")
    with fresh_office.office.store.writing() as session:
        statement = "DELETE FROM meetings" if gone else "UPDATE meetings SET title_en = 'By hand'"
        session.connection().exec_driver_sql(statement)
    with Refusal("changed-meanwhile", fresh_office.office.folder):
        fresh_office.history.undo()
