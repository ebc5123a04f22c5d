"""Reading the rotation and the terms of the chair within a session (rules C1 to C5)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from almaty_desktop.i18n import Bilingual
from almaty_desktop.models.chair import ChairAction, ChairDecline, ChairTerm
from almaty_desktop.models.decisions import Decision
from almaty_desktop.models.meetings import Meeting
from almaty_desktop.models.people import Person
from almaty_desktop.rules.brackets import PendingNames
from almaty_desktop.rules.chair import Passing, Turn, gaps
from almaty_desktop.rules.chair_tasks import ChairTask, task_of_meeting
from almaty_desktop.rules.decisions import DecisionKind, Outcome
from almaty_desktop.rules.meetings import MeetingKind, state_on
from almaty_desktop.services.chair_lines import (
    ActionLine,
    CircleLine,
    DeclineLine,
    Gap,
    PassedLine,
    RepresentativeLine,
    RotationView,
    TaskView,
    TermDecision,
    TermLine,
    TermMeeting,
    TermView,
    UndecidedTurn,
)
from almaty_desktop.services.chair_terms import ChairRecord, chair_record
from almaty_desktop.services.meeting_rows import named
from almaty_desktop.services.pending import pending_names
from almaty_desktop.services.people_reading import name_of

_FAR_AHEAD = 12  # turns that are looked at to tell for which one a decline counts


class ChairReading:
    """Everything about the chair as of ``day``, read once; the lines are made from it."""

    def __init__(self, session: Session, day: date) -> None:
        self._session = session
        self.day = day
        self.record: ChairRecord = chair_record(session)
        terms = select(ChairTerm).options(selectinload(ChairTerm.representative))
        self._rows: Mapping[date, ChairTerm] = {row.start: row for row in session.scalars(terms)}
        declines = select(ChairDecline).options(selectinload(ChairDecline.participant))
        self._declines = tuple(session.scalars(declines.order_by(ChairDecline.turn_start, ChairDecline.id)))

    def rotation(self, ahead: int) -> RotationView:
        """Who chairs on the day, the turns after it, and what stands in their way."""
        found = self.record.rotation(self.day, ahead)
        begun = self.begun()
        current = begun[-1] if begun and begun[-1].end >= self.day else None
        undecided = self.record.undecided_turn(self.day, ahead)
        return RotationView(
            day=self.day,
            elected=bool(self.record.terms),
            current=current,
            turns=tuple(self.line(turn) for turn in found.turns),
            undecided=UndecidedTurn(undecided.term.start, self._passed(undecided)) if undecided else None,
            next_start=self.next_start(),
            circle=self._circle(),
            declines=tuple(self._decline(row) for row in reversed(self._declines)),
            gaps=self._gaps(begun),
        )

    def begun(self) -> tuple[TermLine, ...]:
        """The terms that have begun by the day, oldest first."""
        return tuple(self.line(turn) for turn in self.record.turns_through(self.day))

    def next_start(self) -> date | None:
        """The first day of the turn ahead next; None before an election, and while nobody chairs."""
        coming = self.record.rotation(self.day, ahead=1)
        if coming.turns:
            return coming.turns[0].term.start
        return coming.current.end + timedelta(days=1) if coming.current else None

    def line(self, turn: Turn) -> TermLine:
        """A term or a turn as it is shown."""
        term, row = turn.term, self._rows.get(turn.term.start)
        return TermLine(
            code=term.code,
            name=self.record.states[term.code].printed(term.start),
            start=term.start,
            end=term.end,
            passed_over=self._passed(turn),
            recorded=row is not None,
            decision=row.decision_id if row else None,
            representative=representative_line(row.representative) if row and row.representative else None,
            version=row.version if row else None,
        )

    def came_to(self, code: str, since: date, before: date | None = None) -> date | None:
        """The first day of the first turn from ``since`` on, and before ``before``, that came to a State."""
        turns = list(self.record.all_turns(self.day, _FAR_AHEAD))
        undecided = self.record.undecided_turn(self.day, _FAR_AHEAD)
        if undecided:
            turns.append(undecided)
        for turn in turns:
            start = turn.term.start
            if since <= start and (before is None or start < before) and _came_to(turn, code):
                return start
        return None

    def _circle(self) -> tuple[CircleLine, ...]:
        states = sorted(self.record.states.values(), key=lambda state: (state.key.casefold(), state.code))
        return tuple(
            CircleLine(state.code, state.key, state.printed(self.day), state.standing(self.day))
            for state in states
        )

    def _passed(self, turn: Turn) -> tuple[PassedLine, ...]:
        start = turn.term.start
        return tuple(
            PassedLine(
                one.code,
                self.record.states[one.code].printed(start),
                one.reason,
                self._why(one.code, start) if one.reason is Passing.DECLINED else Bilingual(),
            )
            for one in turn.passed_over
        )

    def _why(self, code: str, start: date) -> Bilingual:
        """The reason of the newest decline that was given for this turn or one before it."""
        reasons = [
            Bilingual(row.reason_en, row.reason_ru)
            for row in self._declines
            if row.participant.code == code and row.turn_start <= start
        ]
        return reasons[-1] if reasons else Bilingual()

    def _decline(self, row: ChairDecline) -> DeclineLine:
        code = row.participant.code
        counts_for = self.came_to(code, row.turn_start)
        state = self.record.states.get(code)
        return DeclineLine(
            code=code,
            name=state.printed(self.day)
            if state
            else Bilingual(row.participant.short_en, row.participant.short_ru),
            turn_start=row.turn_start,
            declined_on=row.declined_on,
            reason=Bilingual(row.reason_en, row.reason_ru),
            counts_for=counts_for,
            can_be_withdrawn=counts_for is None or counts_for > self.day,
        )

    def _gaps(self, begun: tuple[TermLine, ...]) -> tuple[Gap, ...]:
        found = [Gap(first, last) for first, last in gaps(turn.term for turn in self._known_turns())]
        if begun and begun[-1].end < self.day and not any(gap.first > begun[-1].end for gap in found):
            found.append(Gap(begun[-1].end + timedelta(days=1), None))
        return tuple(found)

    def _known_turns(self) -> tuple[Turn, ...]:
        """The terms that have begun, and those on record that have not."""
        begun = self.record.turns_through(self.day)
        return (*begun, *(Turn(term) for term in self.record.terms if term.start > self.day))

    def term(self, start: date) -> TermView | None:
        """The term that begins on this day, with all that happened in it; None where none begins then."""
        turns = self.record.all_turns(self.day)
        place = next((place for place, turn in enumerate(turns) if turn.term.start == start), None)
        if place is None:
            return None
        line = self.line(turns[place])
        following = turns[place + 1] if place + 1 < len(turns) else None
        names, row = pending_names(self._session), self._rows.get(start)
        actions = action_lines(self._session, row.id, names, self.day) if row else ()
        return TermView(
            line=line,
            tasks=tuple(
                TaskView(task, tuple(one for one in actions if one.task is task)) for task in ChairTask
            ),
            meetings=_meetings(self._session, line, names, self.day),
            decisions=_decisions(self._session, line, names),
            next=self.line(following) if following else None,
        )


def representative_line(person: Person) -> RepresentativeLine:
    """A person as the chair's representative: name and post, each in both languages."""
    return RepresentativeLine(
        person.id,
        name_of(person),
        Bilingual(
            _with_ministry(person.post_en, person.ministry_en),
            _with_ministry(person.post_ru, person.ministry_ru),
        ),
    )


def action_line(row: ChairAction, names: PendingNames, day: date) -> ActionLine:
    """An action as it is shown; it bears the day on which it was done or is due."""
    return ActionLine(
        id=row.id,
        task=ChairTask(row.task),
        title=Bilingual(row.title_en, row.title_ru),
        due=row.due,
        done=row.done,
        version=row.version,
        pending=names.on(row.done or row.due or day),
    )


def action_lines(session: Session, term_id: int, names: PendingNames, day: date) -> tuple[ActionLine, ...]:
    """The actions of a term: the open ones first, by the day due, then what was done, the newest first."""
    rows = session.scalars(select(ChairAction).where(ChairAction.term_id == term_id))
    return tuple(sorted((action_line(row, names, day) for row in rows), key=_order))


def _order(line: ActionLine) -> tuple[bool, int, int]:
    if line.done is not None:
        return True, -line.done.toordinal(), line.id
    return False, (line.due or date.max).toordinal(), line.id


def _meetings(session: Session, line: TermLine, names: PendingNames, day: date) -> tuple[TermMeeting, ...]:
    within = (
        select(Meeting)
        .where(Meeting.start.between(line.start, line.end), Meeting.cancelled.is_(False))
        .options(selectinload(Meeting.host))
        .order_by(Meeting.start, Meeting.id)
    )
    made = []
    for meeting in session.scalars(within):
        kind, hosted = MeetingKind(meeting.kind), meeting.host is not None and meeting.host.code == line.code
        made.append(
            TermMeeting(
                id=meeting.id,
                kind=kind,
                title=names.shown(named(meeting), meeting.start),
                start=meeting.start,
                end=meeting.end,
                state=state_on(meeting.end, meeting.cancelled, day),
                hosted=hosted,
                task=task_of_meeting(kind, hosted=hosted),
            )
        )
    return tuple(made)


def _decisions(session: Session, line: TermLine, names: PendingNames) -> tuple[TermDecision, ...]:
    agreed = [outcome.value for outcome in Outcome if outcome.favourable]
    within = (
        select(Decision)
        .where(
            Decision.day.between(line.start, line.end),
            Decision.confirmed_at.is_not(None),
            Decision.outcome.in_(agreed),
        )
        .order_by(Decision.day, Decision.id)
    )
    return tuple(
        TermDecision(
            row.id,
            DecisionKind(row.kind),
            names.shown(Bilingual(row.title_en, row.title_ru), row.day),
            row.day,
        )
        for row in session.scalars(within)
    )


def _came_to(turn: Turn, code: str) -> bool:
    declined = (one.code for one in turn.passed_over if one.reason is Passing.DECLINED)
    return turn.term.code == code or code in declined


def _with_ministry(post: str, ministry: str) -> str:
    return ", ".join(one for one in (post, ministry) if one)
