"""Use cases over terms of service: National Coordinators, their alternates, and vacancies (rule S4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.models.participants import Participant
from almaty_desktop.models.people import ServiceTermRecord
from almaty_desktop.rules.service_terms import ServiceRole, ServiceTerm, refuse_service_term
from almaty_desktop.rules.standing import ParticipantKind, Standing, StandingChange, standing_on
from almaty_desktop.services import choices
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.labels import SERVICE_ROLES
from almaty_desktop.services.office import Office
from almaty_desktop.services.participants import find_participant
from almaty_desktop.services.people_reading import Reading, TermLine, find_person, name_of, spans
from almaty_desktop.services.wanted import seen, wanted

_COORDINATING = (ServiceRole.NATIONAL_COORDINATOR.value, ServiceRole.ALTERNATE.value)


@dataclass(frozen=True)
class CoordinatorsOf:
    """Who coordinates for a participant on a day. ``expected``: it is a State and member on the day.

    ``vacant_since`` is the day after the last coordinator's, None where there never was one.
    """

    code: str
    current: TermLine | None
    alternates: tuple[TermLine, ...]
    past: tuple[TermLine, ...]
    coming: tuple[TermLine, ...]
    expected: bool
    vacant_since: date | None

    @property
    def vacant(self) -> bool:
        """Whether a member has no National Coordinator on the day."""
        return self.expected and self.current is None


@dataclass(frozen=True)
class Vacancy:
    """A member without a National Coordinator; ``since`` is None where there never was one."""

    code: str
    name: Bilingual
    since: date | None


class Coordinators:
    """Use cases over terms of service. What a rule forbids is refused with its number."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def of(self, code: str, on: date | None = None) -> CoordinatorsOf:
        """Coordinators and alternates of a participant: current, past and coming as of a day."""
        day = on or self._office.today()
        with self._office.reading() as session:
            participant = find_participant(session, code)
            reading = Reading(session, day)
            terms = [
                reading.term(row) for row in _terms_of(session, participant.id) if row.role in _COORDINATING
            ]
            now = [term for term in terms if term.covers(day)]
            main = ServiceRole.NATIONAL_COORDINATOR
            return CoordinatorsOf(
                code=code,
                current=next((term for term in now if term.role is main), None),
                alternates=tuple(term for term in now if term.role is ServiceRole.ALTERNATE),
                past=tuple(term for term in terms if term.end is not None and term.end < day),
                coming=tuple(term for term in terms if term.start > day),
                expected=_is_member(participant, day),
                vacant_since=_vacant_since(terms, day),
            )

    def vacancies(self, on: date | None = None) -> tuple[Vacancy, ...]:
        """The members that have no National Coordinator on a day, by C4's key."""
        day = on or self._office.today()
        everyone = select(Participant).options(selectinload(Participant.standings)).order_by(Participant.key)
        found = []
        with self._office.reading() as session:
            reading = Reading(session, day)
            for participant in session.scalars(everyone):
                if not _is_member(participant, day):
                    continue
                terms = [reading.term(row) for row in _terms_of(session, participant.id)]
                main = [term for term in terms if term.role is ServiceRole.NATIONAL_COORDINATOR]
                if not any(term.covers(day) for term in main):
                    found.append(
                        Vacancy(participant.code, reading.short(participant), _vacant_since(terms, day))
                    )
        return tuple(found)

    def start_service(
        self,
        person_id: int,
        code: str,
        role: ServiceRole,
        start: date,
        end: date | None = None,
        *,
        succeeds: bool = False,
    ) -> TermLine:
        """A person begins to serve a participant.

        ``succeeds``: whoever coordinates then ends on the day before. Refused (S4): a second coordinator at a
        time, a coordinator of what is no State, alternates where the office has chosen to have none, the
        same service twice at a time.
        """
        with self._office.reading() as session:
            name, whom = name_of(find_person(session, person_id)), find_participant(session, code)
            short = Reading(session, self._office.today()).short(whom)
        title = message(
            "Role added: {name}, {role} ({participant})",
            name=name,
            role=SERVICE_ROLES[role],
            participant=short,
        )
        with self._office.acting("service.start", title) as session:
            participant = find_participant(session, code)
            term = ServiceTerm(start, end)
            if succeeds and role is ServiceRole.NATIONAL_COORDINATOR:
                _end_before(session, participant.id, start)
            check_term(session, participant, person_id, role, term)
            row = ServiceTermRecord(
                person_id=find_person(session, person_id).id,
                participant_id=participant.id,
                role=role.value,
                start=start,
                end=end,
            )
            session.add(row)
            session.flush()
            return Reading(session, self._office.today()).term(row)

    def end_service(self, term_id: int, end: date, version: int | None = None) -> TermLine:
        """A person serves until a day, that day included."""
        return self.change_service(term_id, version, end=end)

    def change_service(
        self,
        term_id: int,
        version: int | None = None,
        *,
        start: date | None = None,
        end: date | None = None,
        lasting: bool = False,
    ) -> TermLine:
        """Corrects the days of a term; ``lasting`` takes its end away. Refused as a new one would be."""
        with self._office.reading() as session:
            name = name_of(find_term(session, term_id).person)
        title = message("Dates of service changed: {name}", name=name)
        with self._office.acting("service.change", title) as session:
            row = find_term(session, term_id)
            seen(row, version)
            term = ServiceTerm(start or row.start, None if lasting else end or row.end)
            check_term(session, row.participant, row.person_id, ServiceRole(row.role), term, besides=row.id)
            row.start, row.end = term.start, term.end
            session.flush()
            return Reading(session, self._office.today()).term(row)

    def remove_service(self, term_id: int, version: int | None = None) -> None:
        """Takes a term away that was written down by mistake; what ended is ended, not removed."""
        with self._office.reading() as session:
            name = name_of(find_term(session, term_id).person)
        title = message("Role removed: {name}", name=name)
        with self._office.acting("service.remove", title) as session:
            row = find_term(session, term_id)
            seen(row, version)
            session.delete(row)


def check_term(
    session: Session,
    participant: Participant,
    person_id: int,
    role: ServiceRole,
    term: ServiceTerm,
    *,
    besides: int = 0,
) -> None:
    """Raises Refused (S4) where a person can't serve so; ``besides`` is the term that is being changed."""
    others = [row for row in _terms_of(session, participant.id) if row.id != besides]
    main = spans(row for row in others if row.role == ServiceRole.NATIONAL_COORDINATOR.value)
    name = Reading(session, term.start).short(participant)
    refusal = refuse_service_term(
        role, term, main, ParticipantKind(participant.kind), name, choices.read(session)
    )
    if refusal is not None:
        raise Refused(refusal.code, refusal.message)
    same = (row for row in others if row.person_id == person_id and row.role == role.value)
    if any(term.overlaps(one) for one in spans(same)):
        raise Refused(
            "S4",
            message(
                "This person has the same role for {name} in that period already. Nothing was changed.",
                name=name,
            ),
        )


def find_term(session: Session, term_id: int) -> ServiceTermRecord:
    """The term of service, or the refusal that it is not there."""
    what = message("The term of service {number}", number=str(term_id))
    return wanted(session, ServiceTermRecord, term_id, what)


def _end_before(session: Session, participant_id: int, start: date) -> None:
    """Ends the term of whoever coordinates on ``start``, on the day before."""
    for row in _terms_of(session, participant_id):
        if (
            row.role == ServiceRole.NATIONAL_COORDINATOR.value
            and row.start < start
            and ServiceTerm(row.start, row.end).covers(start)
        ):
            row.end = start - timedelta(days=1)
    session.flush()


def _terms_of(session: Session, participant_id: int) -> list[ServiceTermRecord]:
    """All terms of a participant, the newest first."""
    chosen = (
        select(ServiceTermRecord)
        .where(ServiceTermRecord.participant_id == participant_id)
        .options(selectinload(ServiceTermRecord.person), selectinload(ServiceTermRecord.participant))
        .order_by(ServiceTermRecord.start.desc(), ServiceTermRecord.id.desc())
    )
    return list(session.scalars(chosen))


def _is_member(participant: Participant, day: date) -> bool:
    """Whether a participant is a State and a member on a day, and so designates a coordinator (rule S4)."""
    history = (StandingChange(row.since, Standing(row.standing)) for row in participant.standings)
    now = standing_on(history, day)
    return (
        participant.kind == ParticipantKind.STATE.value
        and now is not None
        and now.standing is Standing.MEMBER
    )


def _vacant_since(terms: list[TermLine], day: date) -> date | None:
    ends = [
        term.end
        for term in terms
        if term.role is ServiceRole.NATIONAL_COORDINATOR and term.end is not None and term.end < day
    ]
    return max(ends) + timedelta(days=1) if ends else None
