"""What every act on a decision stands on: the office, the moment that counts, what is shown afterwards."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from almaty_desktop.i18n import ALMATY, Bilingual, Message, message
from almaty_desktop.models.decisions import Decision
from almaty_desktop.models.meetings import Meeting
from almaty_desktop.rules.silence import second
from almaty_desktop.services.decision_rows import find_decision
from almaty_desktop.services.decision_views import DecisionView
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.office import Office


class DecisionUseCases(ABC):
    """The base of the use cases over decisions."""

    _office: Office

    @abstractmethod
    def _view(self, session: Session, decision: Decision, at: datetime | None = None) -> DecisionView:
        """The decision as the faces are told of it, with what the session has changed so far."""

    @contextmanager
    def _deciding(self, decision_id: int, code: str, saying: Message) -> Iterator[tuple[Session, Decision]]:
        """One act over a decision, in the register as ``saying``, whose ``{title}`` is the decision's own."""
        with self._office.reading() as session:
            title = title_of(find_decision(session, decision_id))
        named = Message(saying.one, {**saying.values, "title": title})
        with self._office.acting(code, named) as session:
            yield session, find_decision(session, decision_id)

    def _moment_of(self, decision: Decision, moment: datetime) -> datetime:
        """The moment as it counts for a decision: in a meeting it lies on one of the meeting's days.

        What is entered before or after the meeting (prepared for it, or recorded from its papers) is entered
        as of its first or last day.
        """
        return moment if decision.meeting is None else within(decision.meeting, moment)

    def _at(self, decision: Decision, at: datetime | None) -> datetime:
        """The moment as it counts: the one given, else the moment acted at, not before what is on record.

        One that was given is never moved behind that: :func:`refuse_before` and its like refuse it.
        """
        moment = self._moment_of(decision, at or self._office.moment())
        counts = second(moment.astimezone(UTC))
        last = decision.rounds[-1]
        return counts if at is not None else max(counts, last.closed_at or last.opened_at)

    def _afterwards(self, decision: Decision, at: datetime | None) -> datetime:
        """The moment of what follows the close, and so may follow the meeting as well; see :meth:`_at`."""
        return self._at(decision, None) if at is None else second(at.astimezone(UTC))


def within(meeting: Meeting, moment: datetime) -> datetime:
    """The same time of day in Almaty, on the nearest of the meeting's days."""
    there = moment.astimezone(ALMATY)
    day: date = min(max(there.date(), meeting.start), meeting.end)
    return datetime.combine(day, there.time(), ALMATY)


def check_not_cancelled(meeting: Meeting | None) -> None:
    """Refuses what would be decided in a meeting that does not take place (rule D1)."""
    if meeting is not None and meeting.cancelled:
        raise Refused("D1", message("This meeting was cancelled; it takes no decisions."))


def title_of(decision: Decision) -> Bilingual:
    """The decision's title in both languages."""
    return Bilingual(decision.title_en, decision.title_ru)
