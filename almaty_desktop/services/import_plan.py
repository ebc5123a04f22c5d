"""What will become of each row of a file of people, reckoned before anything is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from almaty_desktop.exchange.person_record import PersonRecord
from almaty_desktop.i18n import Bilingual, Message, message
from almaty_desktop.models.participants import Participant
from almaty_desktop.models.people import Person, ServiceTermRecord
from almaty_desktop.rules.alike import Compared, Likenesses
from almaty_desktop.rules.choices import Choices
from almaty_desktop.rules.service_terms import ServiceRole, ServiceTerm, refuse_service_term
from almaty_desktop.rules.standing import ParticipantKind
from almaty_desktop.services import choices
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.people import with_all
from almaty_desktop.services.people_acts import PersonFields, check_fields
from almaty_desktop.services.people_likeness import compared
from almaty_desktop.services.people_reading import Reading, said_name
from almaty_desktop.services.people_records import (
    KnownParticipants,
    compared_record,
    fields_of,
    is_one,
    news_for,
)


class RowFate(StrEnum):
    """What becomes of a row."""

    ADDED = "added"
    UPDATED = "updated"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True)
class PlannedRow:
    """A row (or card) by its number in the file: what becomes of it, and why.

    ``person`` is whom it means in the office; ``changed`` the fields that an update writes, ``serves`` is
    true where a term of service begins with it. ``reasons`` say why it is refused, ``remarks`` what a
    person should look at.
    """

    number: int
    fate: RowFate
    name: Bilingual
    reasons: tuple[Message, ...] = ()
    remarks: tuple[Message, ...] = ()
    person: int | None = None
    changed: tuple[str, ...] = ()
    serves: bool = False


@dataclass(frozen=True)
class Step:
    """What is to be written for a row that is not refused."""

    row: PlannedRow
    fields: PersonFields
    participant: int | None
    role: ServiceRole | None
    term: ServiceTerm | None


class Planning:
    """Reckons row by row within one session; what earlier rows bring counts for the later ones."""

    def __init__(self, session: Session, reading: Reading) -> None:
        self._choices: Choices = choices.read(session)
        self._reading = reading
        self._participants = KnownParticipants(session, reading)
        self._people = {one.id: one for one in session.scalars(select(Person).options(*with_all()))}
        self._office = Likenesses(map(compared, self._people.values()))
        self._compared: dict[int, Compared] = {}
        self._file = Likenesses()
        self._terms: dict[int, list[tuple[int | None, str, ServiceTerm]]] = defaultdict(list)
        for row in session.scalars(select(ServiceTermRecord)):
            self._terms[row.participant_id].append((row.person_id, row.role, ServiceTerm(row.start, row.end)))

    def plan(self, number: int, record: PersonRecord) -> Step:
        """What is to become of a row; one that is refused has nothing to be written."""
        name = said_name(record.family, record.given)
        participant = self._participants.find(record.represents) if record.represents else None
        fields = fields_of(record, participant)
        reasons = (
            [] if participant or not record.represents else [self._participants.unknown(record.represents)]
        )
        try:
            check_fields(fields)
        except Refused as refused:
            reasons.append(refused.message)
        here = compared_record(number, record, participant)
        twin = self._twin(here)
        if twin is not None:
            reasons.append(message("Row {number} already has this person.", number=twin))
        person = self._known(here)
        role = ServiceRole(record.role) if record.role else None
        term = self._term(record, role, participant, person, reasons) if not reasons else None
        if reasons:
            return Step(PlannedRow(number, RowFate.REFUSED, name, tuple(reasons)), {}, None, None, None)
        self._file.add(here)
        self._compared[number] = here
        if term is not None and participant is not None and role is not None:
            self._terms[participant.id].append((person.id if person else None, role.value, term))
        news = news_for(person, fields) if person is not None else fields
        row = PlannedRow(
            number,
            _fate(person, news, term),
            name,
            (),
            self._remarks(here, person),
            person.id if person else None,
            tuple(news) if person is not None else (),
            term is not None,
        )
        return Step(row, news, participant.id if participant else None, role, term)

    def _twin(self, here: Compared) -> int | None:
        """The earlier row of the file that tells of the same person."""
        alike = (one for one in self._file.like(here) if is_one(here, self._compared[one.other], one))
        return next((one.other for one in alike), None)

    def _known(self, here: Compared) -> Person | None:
        """Whom of the office the row means, where that is beyond doubt."""
        for one in self._office.like(here):
            person = self._people[one.other]
            if is_one(here, compared(person), one):
                return person
        return None

    def _remarks(self, here: Compared, known: Person | None) -> tuple[Message, ...]:
        """Who else is perhaps meant: to be looked at, since nobody is merged unseen."""
        if known is not None:
            return ()
        return tuple(
            message(
                "Possibly the same person as {name}: both have {reason}.",
                name=self._reading.line(self._people[one.other]).name,
                reason=one.reasons[0],
            )
            for one in self._office.like(here)[:1]
        )

    def _term(
        self,
        record: PersonRecord,
        role: ServiceRole | None,
        participant: Participant | None,
        person: Person | None,
        reasons: list[Message],
    ) -> ServiceTerm | None:
        """The term of service that a row begins; None where it begins none, or where it has begun already."""
        if role is None:
            if record.serves_from or record.serves_until:
                reasons.append(message("There are days of service but no role."))
            return None
        if participant is None:
            reasons.append(message("There is a role but no participant."))
            return None
        if record.serves_from is None:
            reasons.append(message("There is a role but no first day of service."))
            return None
        term = ServiceTerm(record.serves_from, record.serves_until)
        others = self._terms[participant.id]
        mine = person.id if person is not None else 0
        if (mine, role.value, term) in others:
            return None
        refusal = refuse_service_term(
            role,
            term,
            (span for _, kind, span in others if kind == ServiceRole.NATIONAL_COORDINATOR.value),
            ParticipantKind(participant.kind),
            self._reading.short(participant),
            self._choices,
        )
        if refusal is not None:
            reasons.append(message("{reason} ({code})", reason=refusal.message, code=refusal.code))
        elif any(who == mine and kind == role.value and term.overlaps(span) for who, kind, span in others):
            reasons.append(message("This person has the same role in that period already (S4)."))
        return term


def _fate(person: Person | None, news: PersonFields, term: ServiceTerm | None) -> RowFate:
    if person is None:
        return RowFate.ADDED
    return RowFate.UPDATED if news or term is not None else RowFate.SAME


def planned(session: Session, reading: Reading, records: Iterable[tuple[int, PersonRecord]]) -> list[Step]:
    """The steps of a whole file, in its order."""
    planning = Planning(session, reading)
    return [planning.plan(number, record) for number, record in records]
