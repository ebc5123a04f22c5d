"""Lists of people: what they are narrowed to and their alphabetical order, both asked of the database."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, case, column, func, or_, select
from sqlalchemy.orm import Session

from almaty_desktop.i18n import Language, texts_in
from almaty_desktop.models.participants import Participant
from almaty_desktop.models.people import Person, PersonContact, ServiceTermRecord
from almaty_desktop.models.store import sqlite_connection
from almaty_desktop.rules.service_terms import ServiceRole
from almaty_desktop.rules.sounds import sound_of, sounds_of
from almaty_desktop.rules.transliteration import is_cyrillic, to_latin

# Letters of Kazakh, Kyrgyz and Tajik stand after the Russian letter they come from.
_OWN_LETTERS, _RUSSIAN = "әғқңөұүһіӣӯҳҷ", "агкноууһииухч"
_AFTER = str.maketrans({own: f"{near}\uffff" for own, near in zip(_OWN_LETTERS, _RUSSIAN, strict=True)})


@dataclass(frozen=True)
class PeopleFilter:
    """What a list is narrowed to; whatever is empty narrows nothing.

    ``participant`` is the code of whom they represent or serve, ``role`` what they serve as on the day,
    ``words`` begin words of name, ministry, post or address (names in either alphabet), ``speaks`` is the
    code of a language.
    """

    participant: str = ""
    role: ServiceRole | None = None
    words: str = ""
    speaks: str = ""


def ordered(session: Session, chosen: Select[Any], language: Language) -> Select[Any]:
    """By family name in the language shown, borrowed from the other where it is missing; then given name.

    Among English names a Russian one stands where it would stand in Latin letters.
    """
    key = texts_in(language).order

    def order(name: str) -> str:
        if language is Language.RU:
            return key(name.casefold().translate(_AFTER))[0]
        return key((to_latin(name) if is_cyrillic(name) else name).casefold())[0]

    # SQLite itself knows no alphabet but that of English.
    name = f"order_of_names_{language}"
    sqlite_connection(session).create_function(name, 1, order, deterministic=True)
    ordering = getattr(func, name)
    mine, theirs = language.value, language.other.value
    there = getattr(Person, f"family_{mine}") + getattr(Person, f"given_{mine}") != ""
    family, given = (
        case((there, getattr(Person, f"{part}_{mine}")), else_=getattr(Person, f"{part}_{theirs}"))
        for part in ("family", "given")
    )
    return chosen.order_by(ordering(family), ordering(given), Person.id)


def conditions_of(session: Session, filters: PeopleFilter, day: date) -> list[ColumnElement[bool]]:
    """The conditions that a filter comes to on a day."""
    conditions: list[ColumnElement[bool]] = []
    serving = Person.service_terms
    on_day = (ServiceTermRecord.start <= day) & (
        ServiceTermRecord.end.is_(None) | (ServiceTermRecord.end >= day)
    )
    if filters.participant:
        of_it = Participant.code == filters.participant
        conditions.append(
            or_(
                Person.participant.has(of_it),
                serving.any(on_day & ServiceTermRecord.participant.has(of_it)),
            )
        )
    if filters.role is not None:
        conditions.append(serving.any(on_day & (ServiceTermRecord.role == filters.role.value)))
    if filters.speaks:
        conditions.append((" " + Person.languages + " ").contains(f" {filters.speaks} ", autoescape=True))
    if filters.words.strip():
        found = json.dumps(_bearing(session, filters.words))
        numbers = func.json_each(found, type_=Text).table_valued("value")
        conditions.append(Person.id.in_(select(column("value")).select_from(numbers)))
    return conditions


def _bearing(session: Session, words: str) -> list[int]:
    """The numbers of the people who bear every word, as it is written or as it sounds."""
    wanted = [(word.casefold(), sound_of(word)) for word in words.split()]
    contacts: dict[int, list[str]] = {}
    for person, content in session.execute(select(PersonContact.person_id, PersonContact.content)):
        contacts.setdefault(person, []).append(content)
    rows = session.execute(
        select(
            Person.id,
            Person.family_en + " " + Person.given_en,
            Person.family_ru + " " + Person.given_ru,
            Person.ministry_en + " " + Person.ministry_ru + " " + Person.post_en + " " + Person.post_ru,
        )
    )
    return [
        number
        for number, english, russian, other in rows
        if _bears(wanted, (english, russian), (other, *contacts.get(number, ())))
    ]


def _bears(wanted: list[tuple[str, str]], names: Sequence[str], others: Sequence[str]) -> bool:
    text = " ".join((*names, *others)).casefold().replace("-", " ")
    written = text.split()
    sounds = [sound for name in names for sound in sounds_of(name)]
    return all(
        any(word.startswith(as_written) for word in written)
        or (len(sound) > 1 and any(one.startswith(sound) for one in sounds))
        for as_written, sound in wanted
    )
