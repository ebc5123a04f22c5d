"""People as the use cases give them out: frozen lines and views, read from the mapped rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.models.participants import Participant
from almaty_desktop.models.people import ContactKind, Person, ServiceTermRecord
from almaty_desktop.rules.service_terms import ServiceRole, ServiceTerm
from almaty_desktop.rules.standing import ParticipantKind
from almaty_desktop.rules.transliteration import proposed
from almaty_desktop.services.pending import pending_names
from almaty_desktop.services.wanted import wanted

# The fields of a person that hold one text a language, in the order in which they are shown.
TEXT_FIELDS = ("family", "given", "honorific", "ministry", "post")


@dataclass(frozen=True)
class Served:
    """As what a person serves whom on the day."""

    role: ServiceRole
    code: str


@dataclass(frozen=True)
class PersonLine:
    """A person in a list. ``participant`` is the code of whom they represent, "" for nobody.

    ``represents`` is that participant's short name as it stands on the day (brackets, rule S3).
    """

    id: int
    family: Bilingual
    given: Bilingual
    honorific: Bilingual
    ministry: Bilingual
    post: Bilingual
    participant: str
    represents: Bilingual
    serves: tuple[Served, ...]
    version: int

    @property
    def name(self) -> Bilingual:
        """The name as it is said: given and family name in English, family name first in Russian."""
        return said_name(self.family, self.given)

    @property
    def listed(self) -> Bilingual:
        """The name as it stands in an alphabetical list: the family name first."""
        english = ", ".join(part for part in (self.family.en, self.given.en) if part)
        return Bilingual(english, self.name.ru)


@dataclass(frozen=True)
class TermLine:
    """A term of service: who serves whom, as what, from when until when (``end`` None: still)."""

    id: int
    role: ServiceRole
    participant: str
    represents: Bilingual
    person: int
    name: Bilingual
    start: date
    end: date | None
    version: int

    def covers(self, day: date) -> bool:
        """Whether it counts on this day."""
        return ServiceTerm(self.start, self.end).covers(day)


@dataclass(frozen=True)
class PersonView:
    """Everything known of a person. ``proposed_…`` are names in the other alphabet where they are missing."""

    line: PersonLine
    languages: tuple[str, ...]
    emails: tuple[str, ...]
    telephones: tuple[str, ...]
    note: str
    terms: tuple[TermLine, ...]
    proposed_family: Bilingual
    proposed_given: Bilingual


class Reading:
    """Reads people within one session, as of one day."""

    def __init__(self, session: Session, day: date) -> None:
        self._day = day
        self._pending = pending_names(session)

    def line(self, person: Person) -> PersonLine:
        """The person as a line of a list."""
        return PersonLine(
            id=person.id,
            family=Bilingual(person.family_en, person.family_ru),
            given=Bilingual(person.given_en, person.given_ru),
            honorific=Bilingual(person.honorific_en, person.honorific_ru),
            ministry=Bilingual(person.ministry_en, person.ministry_ru),
            post=Bilingual(person.post_en, person.post_ru),
            participant=person.participant.code if person.participant else "",
            represents=self.short(person.participant),
            serves=tuple(
                Served(ServiceRole(term.role), term.participant.code)
                for term in person.service_terms
                if ServiceTerm(term.start, term.end).covers(self._day)
            ),
            version=person.version,
        )

    def view(self, person: Person) -> PersonView:
        """Everything known of the person."""
        line = self.line(person)
        state = line.participant if is_state(person.participant) else ""
        return PersonView(
            line=line,
            languages=tuple(person.languages.split()),
            emails=contacts_of(person, ContactKind.EMAIL),
            telephones=contacts_of(person, ContactKind.TELEPHONE),
            note=person.note,
            terms=tuple(map(self.term, sorted(person.service_terms, key=_newest_first))),
            proposed_family=proposed(line.family, state),
            proposed_given=proposed(line.given, state),
        )

    def term(self, row: ServiceTermRecord) -> TermLine:
        """A term of service."""
        return TermLine(
            id=row.id,
            role=ServiceRole(row.role),
            participant=row.participant.code,
            represents=self.short(row.participant),
            person=row.person_id,
            name=name_of(row.person),
            start=row.start,
            end=row.end,
            version=row.version,
        )

    def short(self, participant: Participant | None) -> Bilingual:
        """A participant's short name as it stands on the day (rule S3)."""
        if participant is None:
            return Bilingual()
        return self._pending.shown(Bilingual(participant.short_en, participant.short_ru), self._day)


def find_person(session: Session, person_id: int) -> Person:
    """The person, or the refusal that nobody of this number is here."""
    return wanted(session, Person, person_id, message("The person {number}", number=str(person_id)))


def new_person() -> Person:
    """A person of whom nothing is written yet, in no session."""
    names = {f"{part}_{language}": "" for part in TEXT_FIELDS for language in ("en", "ru")}
    return Person(participant_id=None, languages="", note="", **names)


def said_name(family: Bilingual, given: Bilingual) -> Bilingual:
    """The name as it is said in each language: in Russian the family name stands first."""
    return Bilingual(f"{given.en} {family.en}".strip(), f"{family.ru} {given.ru}".strip())


def name_of(person: Person) -> Bilingual:
    """A person's name in both languages."""
    return said_name(
        Bilingual(person.family_en, person.family_ru), Bilingual(person.given_en, person.given_ru)
    )


def contacts_of(person: Person, kind: ContactKind) -> tuple[str, ...]:
    """The e-mail addresses or the telephones, in their order."""
    return tuple(one.content for one in person.contacts if one.kind == kind.value)


def is_state(participant: Participant | None) -> bool:
    """Whether a participant is a State."""
    return participant is not None and participant.kind == ParticipantKind.STATE.value


def _newest_first(term: ServiceTermRecord) -> tuple[int, int]:
    return -term.start.toordinal(), -term.id


def spans(terms: Iterable[ServiceTermRecord]) -> tuple[ServiceTerm, ...]:
    """The days of terms, as the rules take them."""
    return tuple(ServiceTerm(term.start, term.end) for term in terms)
