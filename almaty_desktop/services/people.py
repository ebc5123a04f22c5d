"""Use cases over people: listing, showing, writing, removing; who was perhaps written down twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Unpack

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from almaty_desktop.i18n import Bilingual, Language, Message, message
from almaty_desktop.models import every_table  # noqa: F401 - what points at a person may stand in any table
from almaty_desktop.models.people import Person, ServiceTermRecord
from almaty_desktop.rules.alike import Likenesses, likely_pairs
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.office import Office
from almaty_desktop.services.people_acts import PersonFields, elsewhere, write_person
from almaty_desktop.services.people_likeness import compared
from almaty_desktop.services.people_merging import Choices, MergePreview, merge_people, preview_of
from almaty_desktop.services.people_order import PeopleFilter, conditions_of, ordered
from almaty_desktop.services.people_reading import (
    PersonLine,
    PersonView,
    Reading,
    find_person,
    name_of,
    new_person,
)
from almaty_desktop.services.wanted import seen


@dataclass(frozen=True)
class Duplicate:
    """Two people who are perhaps one: ``score`` of 100, and why."""

    one: PersonLine
    other: PersonLine
    score: int
    reasons: tuple[Message, ...]


class People:
    """Use cases over people; terms of service and files in and out have their own."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def list(
        self,
        filters: PeopleFilter | None = None,
        *,
        language: Language = Language.EN,
        offset: int = 0,
        limit: int = 100,
    ) -> tuple[PersonLine, ...]:
        """A page of the people, by family name in the language shown."""
        with self._office.reading() as session:
            conditions = conditions_of(session, filters or PeopleFilter(), self._office.today())
            chosen = ordered(session, select(Person).where(*conditions), language)
            page = chosen.options(*with_all()).offset(offset).limit(limit)
            reading = Reading(session, self._office.today())
            return tuple(reading.line(person) for person in session.scalars(page))

    def count(self, filters: PeopleFilter | None = None) -> int:
        """How many people a list with this filter has."""
        with self._office.reading() as session:
            conditions = conditions_of(session, filters or PeopleFilter(), self._office.today())
            return session.scalar(select(func.count(Person.id)).where(*conditions)) or 0

    def languages(self) -> tuple[str, ...]:
        """The languages that anybody speaks, the most frequent first."""
        with self._office.reading() as session:
            spoken: dict[str, int] = {}
            for codes in session.scalars(select(Person.languages)):
                for code in codes.split():
                    spoken[code] = spoken.get(code, 0) + 1
        return tuple(sorted(spoken, key=lambda code: (-spoken[code], code)))

    def show(self, person_id: int) -> PersonView:
        """Everything known of a person."""
        with self._office.reading() as session:
            return self._view(session, find_person(session, person_id))

    def create(self, **fields: Unpack[PersonFields]) -> PersonView:
        """Writes a new person down. Refused: no name, what is no address, telephone or language."""
        title = message("Person added: {name}", name=_typed_name(fields))
        with self._office.acting("person.create", title) as session:
            person = new_person()
            write_person(session, person, fields)
            session.add(person)
            return self._written(session, person)

    def change(
        self, person_id: int, version: int | None = None, **fields: Unpack[PersonFields]
    ) -> PersonView:
        """Changes some fields; ``version`` is that of the reading they rest on."""
        with self._office.reading() as session:
            name = name_of(find_person(session, person_id))
        with self._office.acting("person.change", message("Person changed: {name}", name=name)) as session:
            person = find_person(session, person_id)
            seen(person, version)
            write_person(session, person, fields)
            return self._written(session, person)

    def remove(self, person_id: int) -> None:
        """Takes a person away. Refused (``referenced``) while anything on record names them."""
        with self._office.reading() as session:
            name = name_of(find_person(session, person_id))
        with self._office.acting("person.remove", message("Person removed: {name}", name=name)) as session:
            person = find_person(session, person_id)
            if person.service_terms or elsewhere(session, person_id, ("person_contacts", "service_terms")):
                raise Refused(
                    "referenced",
                    message(
                        "{name} has dates of service or is named in a term of the chair, so this person "
                        "stays. Nothing was changed.",
                        name=name,
                    ),
                )
            session.delete(person)

    def duplicates(self) -> tuple[Duplicate, ...]:
        """Pairs of people who are perhaps one, the likeliest first."""
        with self._office.reading() as session:
            reading = Reading(session, self._office.today())
            people = {one.id: one for one in session.scalars(select(Person).options(*with_all()))}
            return tuple(
                Duplicate(
                    reading.line(people[pair.one]), reading.line(people[pair.other]), pair.score, pair.reasons
                )
                for pair in likely_pairs(map(compared, people.values()))
            )

    def like(self, person_id: int) -> tuple[Duplicate, ...]:
        """Those who are perhaps the same as one person."""
        with self._office.reading() as session:
            reading = Reading(session, self._office.today())
            people = {one.id: one for one in session.scalars(select(Person).options(*with_all()))}
            person = people.pop(find_person(session, person_id).id)
            alike = Likenesses(map(compared, people.values())).like(compared(person))
            return tuple(
                Duplicate(reading.line(person), reading.line(people[one.other]), one.score, one.reasons)
                for one in alike
            )

    def merge_preview(self, keep: int, other: int, choices: Choices | None = None) -> MergePreview:
        """What would stand if ``other`` were merged into ``keep``, field by field."""
        with self._office.reading() as session:
            reading = Reading(session, self._office.today())
            return preview_of(
                session, reading, find_person(session, keep), find_person(session, other), choices or {}
            )

    def merge(self, keep: int, other: int, choices: Choices | None = None) -> PersonView:
        """Makes one person of two: ``other`` goes, everything that named them names ``keep``.

        ``choices`` say for a field whose text stays (``keep`` or ``other``). Refused with the preview's
        refusal, where the one person would then serve two States as National Coordinator at a time (S4).
        """
        with self._office.reading() as session:
            names = name_of(find_person(session, keep)), name_of(find_person(session, other))
        title = message("People merged: {other} into {keep}", keep=names[0], other=names[1])
        with self._office.acting("person.merge", title) as session:
            kept, gone = find_person(session, keep), find_person(session, other)
            merge_people(session, Reading(session, self._office.today()), kept, gone, choices or {})
            return self._written(session, kept)

    def _written(self, session: Session, person: Person) -> PersonView:
        session.flush()
        session.expire(person)
        return self._view(session, person)

    def _view(self, session: Session, person: Person) -> PersonView:
        return Reading(session, self._office.today()).view(person)


def with_all() -> tuple[ORMOption, ...]:
    """What is read with each person: whom they represent, contacts, terms of service."""
    return (
        selectinload(Person.participant),
        selectinload(Person.contacts),
        selectinload(Person.service_terms).selectinload(ServiceTermRecord.participant),
    )


def _typed_name(fields: PersonFields) -> Bilingual:
    """The name out of fields that are still to be checked, for the title of the act."""
    english = f"{fields.get('given_en', '')} {fields.get('family_en', '')}"
    russian = f"{fields.get('family_ru', '')} {fields.get('given_ru', '')}"
    return Bilingual(english, russian).map(lambda text: " ".join(text.split())[:100])
