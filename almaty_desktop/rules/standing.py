"""Standing of participants in the Process and how a pending State is printed (rules S1 to S3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from almaty_desktop.i18n import Bilingual


class ParticipantKind(StrEnum):
    """What a participant is (rule S1)."""

    STATE = "state"
    INTERNATIONAL = "international"
    REGIONAL = "regional"
    CIVIL = "civil"


class Standing(StrEnum):
    """What a participant is to the Process on a day (rule S1)."""

    MEMBER = "member"
    PENDING = "pending"
    OBSERVER = "observer"
    INVITED = "invited"
    NONE = "none"


@dataclass(frozen=True)
class StandingChange:
    """A standing and the day from which it counts."""

    since: date
    standing: Standing


def standing_on(history: Iterable[StandingChange], day: date) -> StandingChange | None:
    """The standing that counts on ``day``, any past date too; None before the first one (rule S1)."""
    return max(
        (change for change in history if change.since <= day), key=lambda change: change.since, default=None
    )


@dataclass(frozen=True)
class Invited:
    """An invitation to one meeting: it counts from its decision's day to the meeting's last day (S1, S5)."""

    since: date
    until: date

    def covers(self, day: date) -> bool:
        """Whether the invitation counts on this day."""
        return self.since <= day <= self.until


def with_invitations(
    history: Iterable[StandingChange], invitations: Iterable[Invited]
) -> tuple[StandingChange, ...]:
    """The whole history in order of time: who has no other standing is invited while an invitation counts."""
    recorded, spans = tuple(history), tuple(invitations)
    days = {change.since for change in recorded}
    days.update(day for span in spans for day in (span.since, span.until + timedelta(days=1)))
    merged: list[StandingChange] = []
    for day in sorted(days):
        own = standing_on(recorded, day)
        standing = own.standing if own else Standing.NONE
        if standing is Standing.NONE and any(span.covers(day) for span in spans):
            standing = Standing.INVITED
        given_today = own is not None and own.since == day
        if given_today or not merged or merged[-1].standing is not standing:
            merged.append(StandingChange(day, standing))
    return tuple(merged)


def printed(name: Bilingual, standing: Standing) -> Bilingual:
    """The name as every document and screen shows it: a pending State stands in brackets (rule S3)."""
    if standing is not Standing.PENDING:
        return name
    return name.map(lambda text: f"[{text}]" if text else "")
