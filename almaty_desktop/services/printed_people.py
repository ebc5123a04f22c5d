"""What stands in the directory of the Process: its participants and their people as of a day (rule S4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from almaty_desktop.i18n import Bilingual, Message, message
from almaty_desktop.models.people import ContactKind, Person, ServiceTermRecord
from almaty_desktop.reports.directory import DirectoryParticipant, DirectoryPerson, DirectoryPrint
from almaty_desktop.reports.letters import Contact
from almaty_desktop.rules.service_terms import ServiceRole, ServiceTerm
from almaty_desktop.rules.standing import ParticipantKind, Standing
from almaty_desktop.services.errors import not_found
from almaty_desktop.services.labels import SERVICE_ROLES, STANDINGS
from almaty_desktop.services.office import Office
from almaty_desktop.services.participants import ParticipantLine, Participants
from almaty_desktop.services.people_reading import contacts_of, name_of

Roles = Mapping[str, ServiceRole]
"""As what a person serves on the day, by the participant's code."""

_RANKS = {role: rank for rank, role in enumerate(ServiceRole)}


class PrintedPeople:
    """Reads people for paper; decides nothing about its looks."""

    def __init__(self, office: Office, participants: Participants) -> None:
        self._office = office
        self._participants = participants

    def directory(self, code: str = "", on: date | None = None) -> DirectoryPrint:
        """Everybody on a day (today unless said), or the people of one participant.

        Participants without a standing and without people are left out; people who belong to none and serve
        none on the day stand at the end. Refused (``not-found``) where no
        participant has this code.
        """
        day = on or self._office.today()
        lines = [one for one in self._participants.standings(day) if not code or one.code == code]
        if code and not lines:
            raise not_found(message("The participant {name}", name=code))
        with self._office.reading() as session:
            people = [(person, _roles(person, day)) for person in _everybody(session)]
            listed = tuple(_participant(line, people, asked=bool(code)) for line in lines)
            apart = () if code else tuple(one for one, roles in people if not roles and not one.participant)
            others = tuple(_person(one, None) for one in apart)
        return DirectoryPrint(
            participants=tuple(one for one in listed if one is not None),
            issued=day,
            pending=self._participants.pending_on(day),
            others=others,
        )

    def coordinators(self, on: date) -> dict[str, Bilingual]:
        """The names of the National Coordinators of a day, by their State's code (rule S4)."""
        serving = select(ServiceTermRecord).where(
            ServiceTermRecord.role == ServiceRole.NATIONAL_COORDINATOR.value,
            ServiceTermRecord.start <= on,
        )
        with self._office.reading() as session:
            return {
                term.participant.code: _addressed(term.person)
                for term in session.scalars(serving)
                if ServiceTerm(term.start, term.end).covers(on)
            }

    def support_unit(self, on: date) -> tuple[Contact, ...]:
        """Whom of the Support Unit one can write to: its people that have an e-mail address."""
        unit = {one.code for one in self._participants.standings(on) if one.support_unit}
        with self._office.reading() as session:
            return tuple(
                Contact(
                    _addressed(person),
                    contacts_of(person, ContactKind.EMAIL) + contacts_of(person, ContactKind.TELEPHONE),
                )
                for person in _everybody(session)
                if person.participant
                and person.participant.code in unit
                and contacts_of(person, ContactKind.EMAIL)
            )


def _everybody(session: Session) -> Iterable[Person]:
    return session.scalars(
        select(Person)
        .options(
            selectinload(Person.contacts),
            selectinload(Person.participant),
            selectinload(Person.service_terms).selectinload(ServiceTermRecord.participant),
        )
        .order_by(Person.family_en, Person.family_ru, Person.given_en, Person.given_ru, Person.id)
    )


def _roles(person: Person, day: date) -> Roles:
    """As what the person serves on the day; where somebody has two roles, the first in rank."""
    held: dict[str, ServiceRole] = {}
    for term in sorted(person.service_terms, key=lambda one: -_RANKS[ServiceRole(one.role)]):
        if ServiceTerm(term.start, term.end).covers(day):
            held[term.participant.code] = ServiceRole(term.role)
    return held


def _participant(
    line: ParticipantLine, people: Iterable[tuple[Person, Roles]], *, asked: bool
) -> DirectoryParticipant | None:
    """A participant with its people: the National Coordinator, alternates, representatives, all others."""
    own = [
        (person, roles.get(line.code))
        for person, roles in people
        if line.code in roles or (person.participant and person.participant.code == line.code)
    ]
    if not own and not asked and line.standing is Standing.NONE and not line.support_unit:
        return None
    coordinator = next((one for one in own if one[1] is ServiceRole.NATIONAL_COORDINATOR), None)
    others = [one for one in own if one is not coordinator]
    others.sort(key=lambda one: _RANKS[one[1]] if one[1] else len(_RANKS))
    return DirectoryParticipant(
        name=line.name,
        key=line.short,
        state=line.kind is ParticipantKind.STATE,
        standing=STANDINGS[line.standing] if line.standing is not Standing.NONE else None,
        coordinated=line.standing is Standing.MEMBER or coordinator is not None,
        coordinator=_person(*coordinator) if coordinator else None,
        people=tuple(_person(*one) for one in others),
    )


def _person(person: Person, role: ServiceRole | None) -> DirectoryPerson:
    return DirectoryPerson(
        name=_addressed(person),
        role=_word(role),
        ministry=Bilingual(person.ministry_en, person.ministry_ru),
        post=Bilingual(person.post_en, person.post_ru),
        emails=contacts_of(person, ContactKind.EMAIL),
        telephones=contacts_of(person, ContactKind.TELEPHONE),
        languages=tuple(person.languages.split()),
    )


def _word(role: ServiceRole | None) -> Message | None:
    return SERVICE_ROLES[role] if role else None


def _addressed(person: Person) -> Bilingual:
    """The name with its honorific, where it has one: Ms Aigerim Bekova · г-жа Бекова Айгерим."""
    name = name_of(person)
    return Bilingual(
        f"{person.honorific_en} {name.en}".strip() if name.en else "",
        f"{person.honorific_ru} {name.ru}".strip() if name.ru else "",
    )
