"""An agenda's numbers and times: a tree of items whose durations say when each begins.

Breaks take time but no number. An item with sub-items lasts as long as they do. An item may be
pinned to a day of the meeting, or to an hour; what follows it counts on from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

DAY_BEGINS = time(9, 30)
LONGEST_ITEM = 24 * 60


@dataclass(frozen=True)
class AgendaNode:
    """An item as written: ``day`` counts from 1, the meeting's first day; ``minutes`` its own duration."""

    key: int
    minutes: int = 0
    is_break: bool = False
    day: int | None = None
    begins: time | None = None
    children: tuple[AgendaNode, ...] = field(default=())


@dataclass(frozen=True)
class Placed:
    """An item with its number ("2.1", empty for a break), level (1 outermost) and time."""

    key: int
    number: str
    level: int
    start: datetime
    minutes: int
    is_break: bool


def timetable(
    items: Sequence[AgendaNode], opening: date, day_begins: time = DAY_BEGINS
) -> tuple[Placed, ...]:
    """All items in the order of the agenda, numbered and timed, without a time zone (Almaty's is meant)."""
    return tuple(_place(items, datetime.combine(opening, day_begins), opening, day_begins, "", 1))


def _place(
    items: Sequence[AgendaNode], clock: datetime, opening: date, day_begins: time, above: str, level: int
) -> Iterator[Placed]:
    count = 0
    for item in items:
        clock = _pinned(item, clock, opening, day_begins)
        if not item.is_break:
            count += 1
        number = "" if item.is_break else f"{above}{count}"
        inner = tuple(_place(item.children, clock, opening, day_begins, f"{number}.", level + 1))
        start = inner[0].start if inner else clock
        end = max((placed.start + timedelta(minutes=placed.minutes) for placed in inner), default=None)
        minutes = item.minutes if end is None else _minutes_between(start, end)
        yield Placed(item.key, number, level, start, minutes, item.is_break)
        yield from inner
        clock = start + timedelta(minutes=minutes) if end is None else end


def _pinned(item: AgendaNode, clock: datetime, opening: date, day_begins: time) -> datetime:
    if item.day is not None:
        day = opening + timedelta(days=item.day - 1)
        if day != clock.date() or item.begins is not None:
            return datetime.combine(day, item.begins or day_begins)
    if item.begins is not None:
        return datetime.combine(clock.date(), item.begins)
    return clock


def _minutes_between(start: datetime, end: datetime) -> int:
    return int((end - start).total_seconds() // 60)
