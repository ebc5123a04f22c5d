"""Lists of people: rows of a table into people, each fault named by its row, and people into a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from almaty_desktop.exchange.full_names import split_full_name
from almaty_desktop.exchange.person_cells import (
    ROLE_NAMES,
    language_name,
    read_day,
    read_emails,
    read_languages,
    read_role,
    read_telephones,
)
from almaty_desktop.exchange.person_heads import FIELD_NAMES, PersonField, propose_mapping
from almaty_desktop.exchange.person_record import PersonRecord
from almaty_desktop.exchange.sheet import Sheet, SheetRow, Value, WrittenSheet
from almaty_desktop.exchange.workbook_out import write_workbook
from almaty_desktop.i18n import Bilingual, Language, Message, message, texts_in

__all__ = [
    "CELL_LIMIT",
    "FIELD_NAMES",
    "PersonField",
    "RefusedRow",
    "RowsRead",
    "propose_mapping",
    "read_rows",
    "write_people",
]

_Read = TypeVar("_Read")

CELL_LIMIT = 300
"""Characters of a cell; a note may have more."""
NOTE_LIMIT = 4_000

_JOINED_BY_LINES = frozenset(
    {PersonField.EMAILS, PersonField.TELEPHONES, PersonField.LANGUAGES, PersonField.NOTE}
)


@dataclass(frozen=True)
class RefusedRow:
    """A row that was not taken: its number in the file and every reason."""

    number: int
    reasons: tuple[Message, ...]


@dataclass(frozen=True)
class RowsRead:
    """What the rows of a table came to; each person with the number of the row."""

    people: tuple[tuple[int, PersonRecord], ...]
    refused: tuple[RefusedRow, ...]


def read_rows(sheet: Sheet, mapping: Mapping[int, PersonField]) -> RowsRead:
    """The people of a table whose columns (from 0) hold what ``mapping`` says; other columns are passed over.

    Rows with nothing in the mapped columns are passed over too.
    """
    people: list[tuple[int, PersonRecord]] = []
    refused: list[RefusedRow] = []
    for row in sheet.rows:
        cells, reasons = _cells(sheet, row, mapping)
        if not cells:
            continue
        person, further = _person(cells)
        if reasons or further:
            refused.append(RefusedRow(row.number, (*reasons, *further)))
        else:
            people.append((row.number, person))
    return RowsRead(tuple(people), tuple(refused))


def _cells(
    sheet: Sheet, row: SheetRow, mapping: Mapping[int, PersonField]
) -> tuple[dict[PersonField, str], list[Message]]:
    """What the row holds for each field; several columns of one are joined. Too long cells are reasons."""
    found: dict[PersonField, str] = {}
    reasons: list[Message] = []
    for column, field in sorted(mapping.items()):
        text = row.cells[column].strip() if column < len(row.cells) else ""
        if not text:
            continue
        limit = NOTE_LIMIT if field is PersonField.NOTE else CELL_LIMIT
        if len(text) > limit:
            head = sheet.heads[column] if column < len(sheet.heads) else ""
            reasons.append(
                message("The cell “{head}” is longer than {limit} characters.", head=head[:80], limit=limit)
            )
            text = text[:limit]
        if field not in _JOINED_BY_LINES:
            text = " ".join(text.split())
        joint = "\n" if field in _JOINED_BY_LINES else " "
        found[field] = f"{found[field]}{joint}{text}" if field in found else text
    return found, reasons


def _person(cells: Mapping[PersonField, str]) -> tuple[PersonRecord, list[Message]]:
    reasons: list[Message] = []

    def text(field: PersonField) -> str:
        return cells.get(field, "")

    def read(field: PersonField, reader: Callable[[str], tuple[_Read, tuple[Message, ...]]]) -> _Read:
        found, problems = reader(text(field))
        reasons.extend(problems)
        return found

    person = PersonRecord(
        family=Bilingual(text(PersonField.FAMILY_EN), text(PersonField.FAMILY_RU)),
        given=Bilingual(text(PersonField.GIVEN_EN), text(PersonField.GIVEN_RU)),
        honorific=Bilingual(text(PersonField.HONORIFIC_EN), text(PersonField.HONORIFIC_RU)),
        ministry=Bilingual(text(PersonField.MINISTRY_EN), text(PersonField.MINISTRY_RU)),
        post=Bilingual(text(PersonField.POST_EN), text(PersonField.POST_RU)),
        represents=text(PersonField.REPRESENTS),
        note=text(PersonField.NOTE),
    )
    full = Bilingual(text(PersonField.FULL_NAME_EN), text(PersonField.FULL_NAME_RU))
    person = _with_full_name(person, full)
    if not person.named:
        reasons.append(message("There is no name in this row."))
    person = replace(
        person,
        emails=read(PersonField.EMAILS, read_emails),
        telephones=read(PersonField.TELEPHONES, read_telephones),
        languages=read(PersonField.LANGUAGES, read_languages),
        role=read(PersonField.ROLE, read_role),
        serves_from=read(PersonField.SERVES_FROM, read_day),
        serves_until=read(PersonField.SERVES_UNTIL, read_day),
    )
    if person.serves_from and person.serves_until and person.serves_until < person.serves_from:
        reasons.append(
            message(
                "The service ends on {end}, before it begins on {start}.",
                end=person.serves_until,
                start=person.serves_from,
            )
        )
    return person, reasons


def _with_full_name(person: PersonRecord, full: Bilingual) -> PersonRecord:
    """The person with the parts of the full name where the columns of the parts are empty."""

    def filled(own: Bilingual, part: str) -> Bilingual:
        parts = full.map(lambda written: getattr(split_full_name(written), part))
        return Bilingual(own.en or parts.en, own.ru or parts.ru)

    if not full:
        return person
    return replace(
        person,
        family=filled(person.family, "family"),
        given=filled(person.given, "given"),
        honorific=filled(person.honorific, "honorific"),
    )


_WRITTEN = tuple(
    field for field in PersonField if field not in {PersonField.FULL_NAME_EN, PersonField.FULL_NAME_RU}
)


def write_people(people: Iterable[PersonRecord], language: Language) -> bytes:
    """People as a workbook of one sheet. Heads are in both languages, the names of roles and languages in
    ``language``; :func:`propose_mapping` and :func:`read_rows` read all of it back."""
    rows = tuple(tuple(_value(person, field, language) for field in _WRITTEN) for person in people)
    heads = tuple(both_languages(FIELD_NAMES[field]) for field in _WRITTEN)
    return write_workbook([WrittenSheet(both_languages(message("People"), " · "), heads, rows)])


def both_languages(name: Message, between: str = " / ") -> str:
    """A head in English and in Russian."""
    return between.join(texts_in(language).say(name) for language in Language)


_BILINGUAL = frozenset(one.name for one in fields(PersonRecord) if one.type == "Bilingual")


def _value(person: PersonRecord, field: PersonField, language: Language) -> Value:
    base, _, suffix = field.rpartition("_")
    if base in _BILINGUAL:
        text: Bilingual = getattr(person, base)
        return text.only(Language(suffix))
    match field:
        case PersonField.EMAILS | PersonField.TELEPHONES:
            return "\n".join(getattr(person, field))
        case PersonField.LANGUAGES:
            return ", ".join(language_name(code, language) for code in person.languages)
        case PersonField.ROLE:
            return texts_in(language).say(ROLE_NAMES[person.role]) if person.role in ROLE_NAMES else ""
    plain: Value = getattr(person, field)
    return plain
