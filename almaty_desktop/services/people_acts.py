"""What every act over people does alike: checking what was typed, writing fields and contacts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, TypedDict

from sqlalchemy import select
from sqlalchemy.orm import Session

from almaty_desktop.i18n import message
from almaty_desktop.models.base import Base
from almaty_desktop.models.people import ContactKind, Person, PersonContact
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.languages import checked_language
from almaty_desktop.services.participants import find_participant
from almaty_desktop.services.people_reading import TEXT_FIELDS
from almaty_desktop.services.wanted import number, one_line

LONGEST_NOTE = 4_000
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
_TELEPHONE = re.compile(r"[+(]?\d[\d\s().\-/]*(?:(?:ext|доб)\.?\s*\d+)?", re.IGNORECASE)


class PersonFields(TypedDict, total=False):
    """What of a person can be written; ``participant`` is a code, "" for nobody.

    ``languages`` are two-letter codes; the contacts replace those that were there, in their order.
    """

    family_en: str
    family_ru: str
    given_en: str
    given_ru: str
    honorific_en: str
    honorific_ru: str
    ministry_en: str
    ministry_ru: str
    post_en: str
    post_ru: str
    note: str
    participant: str
    languages: Sequence[str]
    emails: Sequence[str]
    telephones: Sequence[str]


def check_fields(fields: PersonFields) -> None:
    """Refuses texts, contacts and languages that could not be kept, before anything is written."""
    for part in TEXT_FIELDS:
        for language in ("en", "ru"):
            one_line(str(fields.get(f"{part}_{language}", "")))
    checked_note(fields.get("note", ""))
    for address in fields.get("emails", ()):
        checked_email(address)
    for telephone in fields.get("telephones", ()):
        checked_telephone(telephone)
    for code in fields.get("languages", ()):
        checked_language(code)


def write_person(session: Session, person: Person, fields: PersonFields) -> None:
    """Writes the fields that are given; the person is in the session. Refuses what is no name or contact."""
    for part in TEXT_FIELDS:
        for language in ("en", "ru"):
            name = f"{part}_{language}"
            if name in fields:
                setattr(person, name, one_line(str(fields[name])))  # type: ignore[literal-required]
    if not any((person.family_en, person.family_ru, person.given_en, person.given_ru)):
        raise Refused("name", message("A person needs a name in English or in Russian. Nothing was changed."))
    if "note" in fields:
        person.note = checked_note(fields["note"])
    if "participant" in fields:
        found = find_participant(session, fields["participant"]) if fields["participant"] else None
        person.participant_id = found.id if found else None
    if "languages" in fields:
        person.languages = " ".join(dict.fromkeys(map(checked_language, fields["languages"])))
    if "emails" in fields:
        write_contacts(person, ContactKind.EMAIL, fields["emails"])
    if "telephones" in fields:
        write_contacts(person, ContactKind.TELEPHONE, fields["telephones"])


def write_contacts(person: Person, kind: ContactKind, contents: Iterable[str]) -> None:
    """Makes these the contacts of a kind; those that stay keep their rows."""
    check = checked_email if kind is ContactKind.EMAIL else checked_telephone
    wanted = list(dict.fromkeys(check(one) for one in contents if one.strip()))
    there = {one.content: one for one in person.contacts if one.kind == kind.value}
    for content, row in there.items():
        if content not in wanted:
            person.contacts.remove(row)
    rows: list[PersonContact] = []
    for content in wanted:
        if content not in there:
            there[content] = PersonContact(kind=kind.value, content=content, position=len(rows))
            person.contacts.append(there[content])
        rows.append(there[content])
    number(rows)


def checked_email(typed: str) -> str:
    """The e-mail address as it is kept. Raises Refused (``email``) for what is none."""
    address = one_line(typed)
    if not _EMAIL.fullmatch(address):
        raise Refused("email", message("“{typed}” is not an e-mail address.", typed=address))
    return address


def checked_telephone(typed: str) -> str:
    """The telephone as it is kept. Raises Refused (``telephone``) for what is none."""
    telephone = one_line(typed)
    digits = sum(sign.isdigit() for sign in telephone)
    if digits < 3 or not _TELEPHONE.fullmatch(telephone):
        raise Refused(
            "telephone",
            message("“{typed}” is not a telephone number, such as +7 727 250 00 00.", typed=telephone),
        )
    return telephone


def checked_note(text: str) -> str:
    """A note as it is kept. Raises Refused (``too-long``)."""
    if len(text) > LONGEST_NOTE:
        raise Refused(
            "too-long",
            message("A note has at most {most} letters. Nothing was changed.", most=LONGEST_NOTE),
        )
    return text.strip()


def elsewhere(session: Session, person_id: int, besides: Iterable[str] = ()) -> list[tuple[Any, str]]:
    """Every row that points at a person, with the attribute by which it does, whatever table it is in.

    ``besides`` are tables that are passed over.
    """
    found: list[tuple[Any, str]] = []
    for mapper in Base.registry.mappers:
        if mapper.local_table.name in besides:  # type: ignore[attr-defined]
            continue
        for attribute in mapper.column_attrs:
            column = attribute.columns[0]
            if any(key.column.table.name == "people" for key in column.foreign_keys):
                rows = session.scalars(select(mapper.class_).where(column == person_id))
                found += [(row, attribute.key) for row in rows]
    return found
