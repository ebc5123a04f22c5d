"""Use cases over files of people: a table or vCards are read, tried without writing, and taken in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from almaty_desktop.exchange.person_record import PersonRecord
from almaty_desktop.exchange.person_sheet import FIELD_NAMES, PersonField, propose_mapping, read_rows
from almaty_desktop.exchange.refusal import ExchangeRefusedError
from almaty_desktop.exchange.sheet import Sheet
from almaty_desktop.exchange.tables import SIZE_LIMIT, read_sheets
from almaty_desktop.exchange.vcard import read_cards
from almaty_desktop.i18n import Bilingual, Message, Texts, message, plural_message
from almaty_desktop.models.participants import Setting
from almaty_desktop.models.people import Person, ServiceTermRecord
from almaty_desktop.reasons import reason_of
from almaty_desktop.services.choices import keep_setting
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.import_plan import PlannedRow, RowFate, Step, planned
from almaty_desktop.services.office import Office
from almaty_desktop.services.people_acts import write_person
from almaty_desktop.services.people_reading import Reading, find_person, new_person
from almaty_desktop.services.progress import Progress

Columns = Mapping[int, str]
"""Which column (from 0) holds which field (a value of PersonField)."""

FIELDS: tuple[tuple[str, Message], ...] = tuple((one.value, name) for one, name in FIELD_NAMES.items())
"""What a column can hold, with its words, in the order in which they are offered."""

_FIRST_ROWS = 8
_REMEMBERED = "people-columns."
_CARDS = b"BEGIN:VCARD"


@dataclass(frozen=True)
class SheetRead:
    """A table as it lies there. ``mapping`` is the remembered one, else what its heads propose.

    A file of vCards (``cards``) has no columns to be told of; ``rows`` is how many rows or cards there are.
    """

    path: Path
    heads: tuple[str, ...]
    mapping: dict[int, str]
    remembered: bool
    first: tuple[tuple[str, ...], ...]
    rows: int
    cards: bool = False


@dataclass(frozen=True)
class ImportPlan:
    """What taking a file in would come to; nothing is written by making it."""

    rows: tuple[PlannedRow, ...]

    def count(self, fate: RowFate) -> int:
        """How many rows have this fate."""
        return sum(row.fate is fate for row in self.rows)

    @property
    def refused(self) -> tuple[PlannedRow, ...]:
        """The rows that stay out, each with its reasons."""
        return tuple(row for row in self.rows if row.fate is RowFate.REFUSED)


@dataclass(frozen=True)
class _Read:
    """The people of a file by row, and what could not be read as one."""

    people: tuple[tuple[int, PersonRecord], ...]
    refused: tuple[PlannedRow, ...]


class PeopleImport:
    """Use cases over files of people coming in."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def read_file(self, path: Path) -> SheetRead:
        """Looks at a file: heads, the columns' proposed or remembered meaning, the first rows.

        Raises Refused (with the reader's code) where it can't be read.
        """
        data = _bytes_of(path)
        if _is_cards(data):
            read = _records(path, data, {})
            return SheetRead(path, (), {}, False, (), len(read.people) + len(read.refused), cards=True)
        sheet = _sheet(path, data)
        with self._office.reading() as session:
            kept = _remembered(session, sheet)
        proposed = {column: field.value for column, field in propose_mapping(sheet.heads).items()}
        return SheetRead(
            path,
            sheet.heads,
            kept or proposed,
            kept is not None,
            tuple(row.cells for row in sheet.rows[:_FIRST_ROWS]),
            len(sheet.rows),
        )

    def dry_run(self, path: Path, mapping: Columns | None = None) -> ImportPlan:
        """What would become of each row, by its number in the file; nothing is written."""
        read = _records(path, _bytes_of(path), self._mapping(path, mapping))
        with self._office.reading() as session:
            return _plan(read, planned(session, Reading(session, self._office.today()), read.people))

    def take_in(
        self, path: Path, mapping: Columns | None = None, progress: Progress | None = None
    ) -> ImportPlan:
        """Takes in what is not refused, as one act: one undo takes it all back.

        The meaning of the columns is remembered for tables with the same heads. Cancelled or killed in the
        middle, nothing was written. Returns what became of each row.
        """
        at_hand = progress or Progress()
        data = _bytes_of(path)
        columns = self._mapping(path, mapping)
        read = _records(path, data, columns)
        title = message("People imported from {file}", file=path.name)
        with self._office.acting("people.import", title) as session:
            steps = planned(session, Reading(session, self._office.today()), read.people)
            for done, step in enumerate(steps):
                at_hand.step(done, len(steps), _note(step))
                _write(session, step)
            at_hand.step(len(steps), len(steps))
        if columns:
            self._remember(_sheet(path, data), columns)
        return _plan(read, steps)

    def _mapping(self, path: Path, mapping: Columns | None) -> Columns:
        return self.read_file(path).mapping if mapping is None else mapping

    def _remember(self, sheet: Sheet, mapping: Columns) -> None:
        """A help for next time and no act: no undo needs to take it back."""
        with self._office.deriving() as session:
            content = json.dumps({str(column): field for column, field in sorted(mapping.items())})
            keep_setting(session, _signature(sheet), content)


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            # One more than is taken, so that the reader itself says that it is too much.
            return file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise Refused(
            "file",
            message("{file} can’t be read: {reason}.", file=path.name, reason=reason_of(error)),
        ) from error


def _is_cards(data: bytes) -> bool:
    """Whether a file holds vCards, whatever it is called and however it is encoded."""
    return _CARDS in data[:2_000].replace(b"\x00", b"").upper()


def _sheet(path: Path, data: bytes) -> Sheet:
    """The sheet with the most rows: a workbook may hold explanations too."""
    try:
        return max(read_sheets(data, path.stem), key=lambda sheet: len(sheet.rows))
    except ExchangeRefusedError as error:
        raise Refused(error.code, error.message) from error


def _records(path: Path, data: bytes, mapping: Columns) -> _Read:
    try:
        if _is_cards(data):
            cards = read_cards(data)
            refused_numbers = {one.number for one in cards.refused}
            total = len(cards.people) + len(cards.refused)
            numbers = [one for one in range(1, total + 1) if one not in refused_numbers]
            return _Read(
                tuple(zip(numbers, cards.people, strict=True)),
                tuple(
                    PlannedRow(one.number, RowFate.REFUSED, Bilingual(one.name, one.name), (one.reason,))
                    for one in cards.refused
                ),
            )
    except ExchangeRefusedError as error:
        raise Refused(error.code, error.message) from error
    rows = read_rows(_sheet(path, data), {column: PersonField(field) for column, field in mapping.items()})
    return _Read(
        rows.people,
        tuple(PlannedRow(one.number, RowFate.REFUSED, Bilingual(), one.reasons) for one in rows.refused),
    )


def _plan(read: _Read, steps: Iterable[Step]) -> ImportPlan:
    rows = (*read.refused, *(step.row for step in steps))
    return ImportPlan(tuple(sorted(rows, key=lambda row: row.number)))


def _write(session: Session, step: Step) -> None:
    if step.row.fate in (RowFate.REFUSED, RowFate.SAME):
        return
    if step.row.person is None:
        person: Person = new_person()
        write_person(session, person, step.fields)
        session.add(person)
    else:
        person = find_person(session, step.row.person)
        write_person(session, person, step.fields)
    if step.term is not None and step.role is not None and step.participant is not None:
        session.flush()
        session.add(
            ServiceTermRecord(
                person_id=person.id,
                participant_id=step.participant,
                role=step.role.value,
                start=step.term.start,
                end=step.term.end,
            )
        )


def _note(step: Step) -> Message:
    return message("Row {number}", number=step.row.number)


def _signature(sheet: Sheet) -> str:
    """The name of the setting that keeps what the columns of tables with these heads mean."""
    heads = "\x1f".join(" ".join(head.casefold().split()) for head in sheet.heads)
    return f"{_REMEMBERED}{hashlib.sha256(heads.encode()).hexdigest()[:32]}"


def _remembered(session: Session, sheet: Sheet) -> dict[int, str] | None:
    kept = session.get(Setting, _signature(sheet))
    if kept is None:
        return None
    known = {field.value for field in PersonField}
    found = {int(column): field for column, field in json.loads(kept.content).items() if field in known}
    return {column: field for column, field in found.items() if column < len(sheet.heads)}


def changes_of(row: PlannedRow) -> tuple[Message, ...]:
    """The names of what an update writes, in the order of the fields; none for rows that update nobody."""
    if row.fate is not RowFate.UPDATED:
        return ()
    written = {"represents" if name == "participant" else name for name in row.changed}
    if row.serves:
        written.add(PersonField.ROLE.value)
    return tuple(name for field, name in FIELDS if field in written)


def told(plan: ImportPlan) -> tuple[Message, ...]:
    """What a plan comes to, in words: only what there is any of."""
    counts = {fate: plan.count(fate) for fate in RowFate}
    said = {
        RowFate.ADDED: plural_message(
            "{count} person is new", "{count} people are new", counts[RowFate.ADDED]
        ),
        RowFate.UPDATED: plural_message(
            "{count} person is updated",
            "{count} people are updated",
            counts[RowFate.UPDATED],
        ),
        RowFate.SAME: plural_message(
            "{count} person is already here", "{count} people are already here", counts[RowFate.SAME]
        ),
        RowFate.REFUSED: plural_message(
            "{count} row is refused", "{count} rows are refused", counts[RowFate.REFUSED]
        ),
    }
    return tuple(saying for fate, saying in said.items() if counts[fate])


def listed_fields(texts: Texts, names: Iterable[Message]) -> str:
    """Names of fields in a sentence: small letters, with commas."""
    words = [texts.say(name) for name in names]
    return ", ".join(word[:1].lower() + word[1:] for word in words)
