"""Kinds and states of meetings (rule M1)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class MeetingKind(StrEnum):
    """What a meeting is (rule M1)."""

    MINISTERIAL = "ministerial"
    SOM = "som"
    CONSULTATION = "consultation"
    WORKSHOP = "workshop"
    BRIEFING = "briefing"
    EXTERNAL = "external"


class MeetingState(StrEnum):
    """Where a meeting stands."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


# A conference of more days than this is a mistyped date.
LONGEST_MEETING_DAYS = 31


def dates_are_sound(start: date, end: date) -> bool:
    """Whether a meeting may open and close on these days."""
    return 0 <= (end - start).days < LONGEST_MEETING_DAYS


def state_on(end: date, cancelled: bool, day: date) -> MeetingState:
    """A meeting counts as held from the day after its last one."""
    if cancelled:
        return MeetingState.CANCELLED
    return MeetingState.HELD if end < day else MeetingState.PLANNED
