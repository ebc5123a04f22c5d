"""The terms of the chair on record: read as the rules take them, written down, and begun by an election.

What follows from the rules is not stored until something needs a row of it: an election, a representative,
an action of the Chair, a decline, or a standing given for a day gone by. Each writes down all terms before it
too, so that none ever stands on record over a hole. A term on record no longer moves, whatever is decided
afterwards for an earlier day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.models.chair import ChairDecline, ChairTerm
from almaty_desktop.models.participants import Participant, StandingRecord
from almaty_desktop.rules.chair import (
    Rotation,
    Term,
    Turn,
    election_start,
    next_chair,
    refuse_election,
    rotation,
    term_from,
)
from almaty_desktop.rules.choices import Choices
from almaty_desktop.rules.refusals import Refusal
from almaty_desktop.rules.standing import ParticipantKind, Standing, StandingChange, printed, standing_on
from almaty_desktop.services.errors import Refused

_SHORTEST_TERM_DAYS = 730  # two years hold at least so many days: how many turns a span can have


@dataclass(frozen=True)
class CircleState:
    """A State of the circle that the chair goes round: its key of rule C4 and the history of its standing."""

    id: int
    code: str
    key: str
    short: Bilingual
    history: tuple[StandingChange, ...]

    def standing(self, day: date) -> Standing:
        """What the State is on a day; on a day to come, the last that is on record."""
        now = standing_on(self.history, day)
        return now.standing if now else Standing.NONE

    def printed(self, day: date) -> Bilingual:
        """Its short name, in brackets while it is pending (rule S3)."""
        return printed(self.short, self.standing(day))


@dataclass(frozen=True)
class ChairRecord:
    """Everything on record about the chair: what the rules of rotation need (C1 to C4)."""

    terms: tuple[Term, ...]
    states: Mapping[str, CircleState]
    declines: tuple[tuple[str, date], ...]

    @property
    def keys(self) -> dict[str, str]:
        """The short English names by which the circle is ordered, by code (rule C4)."""
        return {code: state.key for code, state in self.states.items()}

    def standing(self, code: str, day: date) -> Standing:
        """What a State is on a day."""
        return self.states[code].standing(day)

    def rotation(self, day: date, ahead: int = 5) -> Rotation:
        """Who chairs on a day, and the turns after it."""
        return rotation(self.terms, self.keys, self.standing, self.declines, day, ahead)

    def turns_through(self, day: date) -> tuple[Turn, ...]:
        """All terms that begin on this day or before it, recorded and computed, oldest first."""
        if not self.terms or self.terms[0].start > day:
            return ()
        first = self.terms[0]
        most = (day - first.start).days // _SHORTEST_TERM_DAYS + 1
        later = self.rotation(first.start, most).turns
        return (Turn(first), *(turn for turn in later if turn.term.start <= day))

    def all_turns(self, day: date, ahead: int = 5) -> tuple[Turn, ...]:
        """The terms up to a day and the turns after it."""
        return (*self.turns_through(day), *self.rotation(day, ahead).turns)

    def undecided_turn(self, day: date, ahead: int = 5) -> Turn | None:
        """The turn that every member declined, where it lies within ``ahead`` (rule C2); its code is ""."""
        turns = self.all_turns(day, ahead)
        if not turns or not self.rotation(day, ahead).undecided:
            return None
        last = turns[-1].term
        start = last.end + timedelta(days=1)
        choice = next_chair(
            last.code, self.keys, lambda code: self.standing(code, start), frozenset(self.states)
        )
        return Turn(Term("", start, start), choice.passed_over)


def chair_record(session: Session) -> ChairRecord:
    """Reads what is on record about the chair; the circle are the States that ever were member or pending."""
    ever = Participant.standings.any(
        or_(
            StandingRecord.standing == Standing.MEMBER.value,
            StandingRecord.standing == Standing.PENDING.value,
        )
    )
    in_circle = (
        select(Participant)
        .where(Participant.kind == ParticipantKind.STATE.value, ever)
        .options(selectinload(Participant.standings))
    )
    declines = select(Participant.code, ChairDecline.turn_start).join(ChairDecline.participant)
    return ChairRecord(
        terms_on_record(session),
        {row.code: _circle_state(row) for row in session.scalars(in_circle)},
        tuple((code, since) for code, since in session.execute(declines)),
    )


def terms_on_record(session: Session) -> tuple[Term, ...]:
    """The terms that are written down, oldest first (rule C3)."""
    chosen = (
        select(Participant.code, ChairTerm.start, ChairTerm.end)
        .join(ChairTerm.participant)
        .order_by(ChairTerm.start)
    )
    return tuple(Term(code, start, end) for code, start, end in session.execute(chosen))


def record_begun(session: Session, day: date) -> None:
    """Writes down every term that has begun by ``day`` and was only computed so far.

    To be called within an act before something is entered that would count for days already past (a standing
    that is given for an earlier day): who chaired then has chaired.
    """
    record = chair_record(session)
    _write_down(session, record, record.turns_through(day))


def recorded_term(session: Session, start: date, day: date, *, ahead: int = 5) -> ChairTerm:
    """The row of the term that begins on ``start``, written down with all before it where it was computed.

    Refused (``not-found``) where no term up to ``day``, or among the turns ahead of it, begins then.
    """
    record = chair_record(session)
    turns = record.all_turns(day, ahead)
    if all(turn.term.start != start for turn in turns):
        raise Refused("not-found", message("No term of the chair begins on {start}.", start=start))
    _write_down(session, record, tuple(turn for turn in turns if turn.term.start <= start))
    return session.scalars(select(ChairTerm).where(ChairTerm.start == start)).one()


def election_refusal(session: Session, decided: date) -> Refusal | None:
    """Why no Chair can be elected by a decision of this day (rules C1 to C3); None where nothing forbids."""
    record = chair_record(session)
    coming = record.rotation(decided, ahead=1)
    return refuse_election(record.terms, undecided=coming.undecided and not coming.turns)


def first_term_day(session: Session, decided: date, choices: Choices) -> date:
    """The first day of the term of a Chair that is elected on this day (rule C3)."""
    begun = [turn.term for turn in chair_record(session).turns_through(decided)]
    return election_start(decided, begun, choices)


def elect(session: Session, code: str, decided: date, decision_id: int, choices: Choices) -> Term:
    """Writes an elected Chair's term down, with all terms before it; within the caller's transaction.

    Refused where the chair passes in order (C1), and who is no member on the first day of the term (C1).
    """
    refusal = election_refusal(session, decided)
    if refusal:
        raise Refused(refusal.code, refusal.message)
    start = first_term_day(session, decided, choices)
    record = chair_record(session)
    state = record.states.get(code)
    if state is None or state.standing(start) is not Standing.MEMBER:
        name = state.printed(start) if state else code
        raise Refused(
            "C1",
            message("Only a member can chair the Process; {name} is none on {day}.", name=name, day=start),
        )
    _write_down(session, record, record.turns_through(decided))
    term = term_from(code, start)
    session.add(ChairTerm(participant_id=state.id, start=term.start, end=term.end, decision_id=decision_id))
    session.flush()
    return term


def _write_down(session: Session, record: ChairRecord, turns: tuple[Turn, ...]) -> None:
    known = {term.start for term in record.terms}
    for turn in turns:
        if turn.term.start not in known:
            holder = record.states[turn.term.code]
            session.add(ChairTerm(participant_id=holder.id, start=turn.term.start, end=turn.term.end))
    session.flush()


def _circle_state(row: Participant) -> CircleState:
    return CircleState(
        row.id,
        row.code,
        row.key,
        Bilingual(row.short_en, row.short_ru),
        tuple(StandingChange(one.since, Standing(one.standing)) for one in row.standings),
    )
