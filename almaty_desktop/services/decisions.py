"""Use cases over decisions by consensus and silence procedures: finding and showing them (rules D1 to D5).

What is done to them stands in :mod:`~almaty_desktop.services.decision_acts` and, for what is opened,
:mod:`~almaty_desktop.services.decision_opening`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, extract, func, select
from sqlalchemy.orm import Session

from almaty_desktop.i18n import Bilingual
from almaty_desktop.models.decisions import Decision
from almaty_desktop.models.participants import Participant
from almaty_desktop.rules.decisions import DecisionKind, DecisionState
from almaty_desktop.services import choices
from almaty_desktop.services.decision_acts import DecisionActs
from almaty_desktop.services.decision_effects import effects_of, proposed_effects
from almaty_desktop.services.decision_opening import DecisionOpening
from almaty_desktop.services.decision_rows import (
    WITH_ALL,
    bracketed_on,
    day_in_almaty,
    deadline_lines,
    decision_line,
    ending_of,
    find_decision,
    participants_on,
    round_view,
)
from almaty_desktop.services.decision_views import DecisionLine, DecisionView
from almaty_desktop.services.meeting_rows import named
from almaty_desktop.services.office import Office
from almaty_desktop.services.pending import pending_names


class Decisions(DecisionOpening, DecisionActs):
    """All use cases over decisions. ``at`` is the moment that counts; without it, the moment acted at."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def list(
        self,
        *,
        kind: DecisionKind | None = None,
        year: int | None = None,
        meeting: int | None = None,
        state: DecisionState | None = None,
        silence: bool | None = None,
        subject: str = "",
        offset: int = 0,
        limit: int = 100,
    ) -> tuple[DecisionLine, ...]:
        """A page of the decisions, newest first; ``year`` is that of the decision's day."""
        with self._office.reading() as session:
            now, made = self._office.moment(), choices.read(session)
            names = pending_names(session)
            wanted = self._filters(session, kind, year, meeting, state, silence, subject)
            chosen = (
                select(Decision)
                .where(*wanted)
                .options(*WITH_ALL)
                .order_by(Decision.day.desc(), Decision.id.desc())
                .offset(offset)
                .limit(limit)
            )
            return tuple(decision_line(row, names, now, made) for row in session.scalars(chosen))

    def count(
        self,
        *,
        kind: DecisionKind | None = None,
        year: int | None = None,
        meeting: int | None = None,
        state: DecisionState | None = None,
        silence: bool | None = None,
        subject: str = "",
    ) -> int:
        """How many decisions a list with these filters has."""
        with self._office.reading() as session:
            wanted = self._filters(session, kind, year, meeting, state, silence, subject)
            return session.scalar(select(func.count(Decision.id)).where(*wanted)) or 0

    def years(self) -> tuple[int, ...]:
        """The years in which there are decisions, newest first."""
        year = extract("year", Decision.day)
        with self._office.reading() as session:
            return tuple(session.scalars(select(year).distinct().order_by(year.desc())))

    def show(self, decision_id: int, *, at: datetime | None = None) -> DecisionView:
        """One decision with everything on record, as of the moment ``at``."""
        with self._office.reading() as session:
            return self._view(session, find_decision(session, decision_id), at)

    def _view(self, session: Session, decision: Decision, at: datetime | None = None) -> DecisionView:
        session.flush()
        session.refresh(decision)
        for one in decision.rounds:
            # Read before the act, it would not know what was entered by it.
            session.expire(one, ["entries"])
        made, moment = choices.read(session), at or self._office.moment()
        names = pending_names(session)
        line = decision_line(decision, names, moment, made)
        effective = day_in_almaty(line.closed_at) if line.closed_at else self._effective(decision, moment)
        subjects = participants_on(session, effective) if decision.subject_id is not None else ()
        subject = next((one for one in subjects if one.id == decision.subject_id), None)
        agreed = line.outcome is None or line.outcome.favourable
        proposed = agreed and line.state is not DecisionState.CONFIRMED
        return DecisionView(
            line=line,
            rounds=tuple(round_view(decision, one, names, line) for one in decision.rounds),
            members=tuple(
                member.participant.code
                for member in sorted(decision.members, key=lambda one: one.participant.key.casefold())
            ),
            bracketed=bracketed_on(session, decision),
            subject=subject,
            for_meeting=decision.for_meeting_id,
            for_meeting_title=named(decision.for_meeting) if decision.for_meeting else Bilingual(),
            year=decision.year,
            deadlines=deadline_lines(decision),
            proposed=proposed_effects(session, decision, effective, subject, made) if proposed else (),
            effects=effects_of(session, decision),
        )

    def _effective(self, decision: Decision, moment: datetime) -> date:
        """The day from which an open decision would count if it were agreed as things stand."""
        if decision.deadlines:
            return day_in_almaty(decision.deadlines[-1].deadline)
        return self._moment_of(decision, moment).date()

    def _filters(
        self,
        session: Session,
        kind: DecisionKind | None,
        year: int | None,
        meeting: int | None,
        state: DecisionState | None,
        silence: bool | None,
        subject: str,
    ) -> Sequence[ColumnElement[bool]]:
        filters = []
        if kind is not None:
            filters.append(Decision.kind == kind.value)
        if year is not None:
            filters.append(Decision.day.between(date(year, 1, 1), date(year, 12, 31)))
        if meeting is not None:
            filters.append(Decision.meeting_id == meeting)
        if silence is not None:
            filters.append(Decision.meeting_id.is_(None) if silence else Decision.meeting_id.is_not(None))
        if subject:
            of_code = select(Participant.id).where(Participant.code == subject)
            filters.append(Decision.subject_id == of_code.scalar_subquery())
        if state is not None:
            filters.append(self._in_state(session, state))
        return filters

    def _in_state(self, session: Session, state: DecisionState) -> ColumnElement[bool]:
        """Which decisions stand so now: of the silence procedures nobody closed, it is reckoned (rule D2)."""
        if state is DecisionState.CONFIRMED:
            return Decision.confirmed_at.is_not(None)
        running = select(Decision).where(Decision.closed_at.is_(None), Decision.meeting_id.is_(None))
        now, made = self._office.moment(), choices.read(session)
        ended = [
            row.id
            for row in session.scalars(running.options(*WITH_ALL))
            if ending_of(row, now, made) is not None
        ]
        if state is DecisionState.OPEN:
            return Decision.closed_at.is_(None) & Decision.id.not_in(ended)
        return Decision.confirmed_at.is_(None) & (Decision.closed_at.is_not(None) | Decision.id.in_(ended))
