"""What every act on a decision stands on: the office, the moment that counts, what is shown afterwards."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from almaty_desktop.i18n import ALMATY, Bilingual
from almaty_desktop.models.decisions import Decision
from almaty_desktop.models.meetings import Meeting
from almaty_desktop.rules.silence import second
from almaty_desktop.services.decision_views import DecisionView
from almaty_desktop.services.office import Office


class DecisionUseCases(ABC):
    """The base of the use cases over decisions."""

    _office: Office

    @abstractmethod
    def _view(self, session: Session, decision: Decision, at: datetime | None = None) -> DecisionView:
        """The decision as the faces are told of it, with what the session has changed so far."""

    def _moment_of(self, decision: Decision, moment: datetime) -> datetime:
        """The moment as it counts for a decision: in a meeting it lies on one of the meeting's days.

        What is entered before or after the meeting (prepared for it, or recorded from its papers) is entered
        as of its first or last day.
        """
        return moment if decision.meeting is None else within(decision.meeting, moment)

    def _at(self, decision: Decision, at: datetime | None) -> datetime:
        """The moment given, else the moment acted at; never before the decision was opened."""
        if at is not None:
            return second(at.astimezone(UTC))
        moment = self._moment_of(decision, self._office.moment())
        return max(second(moment.astimezone(UTC)), decision.opened_at)


def within(meeting: Meeting, moment: datetime) -> datetime:
    """The same time of day in Almaty, on the nearest of the meeting's days."""
    there = moment.astimezone(ALMATY)
    day: date = min(max(there.date(), meeting.start), meeting.end)
    return datetime.combine(day, there.time(), ALMATY)


def title_of(decision: Decision) -> Bilingual:
    """The decision's title in both languages."""
    return Bilingual(decision.title_en, decision.title_ru)
