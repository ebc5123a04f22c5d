"""An agenda's numbers and times, for any tree of items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.rules.agenda import AgendaNode, Placed, timetable

OPENING = date(2015, 5, 20)
MORNING = time(9, 30)


def _node(minutes: int, is_break: bool, children: list[AgendaNode]) -> AgendaNode:
    return AgendaNode(0, minutes, is_break and not children, children=tuple(children))


LEAVES = st.builds(_node, st.integers(0, 180), st.booleans(), st.just([]))
NODES = st.recursive(
    LEAVES,
    lambda below: st.builds(_node, st.integers(0, 180), st.booleans(), st.lists(below, max_size=4)),
    max_leaves=15,
)


@st.composite
def agendas(draw: st.DrawFn) -> list[AgendaNode]:
    """Trees without pins, each item with a key of its own, counted in reading order."""
    keys = iter(range(1, 1000))

    def keyed(node: AgendaNode) -> AgendaNode:
        return replace(node, key=next(keys), children=tuple(keyed(child) for child in node.children))

    return [keyed(node) for node in draw(st.lists(NODES, max_size=6))]


def _flat(items: Sequence[AgendaNode]) -> Iterator[AgendaNode]:
    for item in items:
        yield item
        yield from _flat(item.children)


def _end(place: Placed) -> datetime:
    return place.start + timedelta(minutes=place.minutes)


def _as_numbers(number: str) -> list[int]:
    return [int(part) for part in number.split(".")]


@given(agendas())
def test_every_item_has_its_place_in_reading_order(items: list[AgendaNode]) -> None:
    assert [place.key for place in timetable(items, OPENING)] == [item.key for item in _flat(items)]


@given(agendas())
def test_numbers_are_unique_in_order_and_as_deep_as_the_item_stands(items: list[AgendaNode]) -> None:
    numbers = [place.number for place in timetable(items, OPENING) if not place.is_break]
    assert len(set(numbers)) == len(numbers)
    assert [_as_numbers(one) for one in numbers] == sorted(_as_numbers(one) for one in numbers)
    assert all(
        len(_as_numbers(place.number)) == place.level
        for place in timetable(items, OPENING)
        if not place.is_break
    )


@given(agendas())
def test_breaks_take_no_number_and_leave_no_gap_in_the_numbers(items: list[AgendaNode]) -> None:
    placed = timetable(items, OPENING)
    assert all(place.number == "" for place in placed if place.is_break)
    outermost = [place.number for place in placed if place.level == 1 and not place.is_break]
    assert outermost == [str(count) for count in range(1, len(outermost) + 1)]


@given(agendas())
def test_times_follow_the_durations(items: list[AgendaNode]) -> None:
    places = {place.key: place for place in timetable(items, OPENING)}

    def check(fellows: Sequence[AgendaNode], clock: datetime) -> datetime:
        for item in fellows:
            place = places[item.key]
            assert place.start == clock
            if item.children:
                assert _end(place) == check(item.children, clock)
            else:
                assert place.minutes == item.minutes
            clock = _end(place)
        return clock

    check(items, datetime.combine(OPENING, MORNING))


@given(agendas())
def test_parents_last_as_long_as_their_children(items: list[AgendaNode]) -> None:
    places = {place.key: place for place in timetable(items, OPENING)}
    for item in _flat(items):
        if item.children:
            assert places[item.key].minutes == sum(places[child.key].minutes for child in item.children)


@given(agendas(), st.data())
def test_moving_an_item_moves_the_times_after_it_and_none_before(
    items: list[AgendaNode], data: st.DataObject
) -> None:
    if len(items) < 2:
        return
    place = data.draw(st.integers(0, len(items) - 2))
    swapped = [*items[:place], items[place + 1], items[place], *items[place + 2 :]]
    before = {one.key: one for one in timetable(items, OPENING)}
    after = {one.key: one for one in timetable(swapped, OPENING)}
    for key in (one.key for one in _flat(items[:place])):
        assert after[key] == before[key]
    for key in (one.key for one in _flat(items[place + 2 :])):
        assert after[key].start == before[key].start
    first, second = items[place].key, items[place + 1].key
    assert after[second].start == before[first].start
    assert after[first].start == after[second].start + timedelta(minutes=after[second].minutes)


def _starts(*items: AgendaNode) -> list[str]:
    return [f"{place.start:%d %H:%M}" for place in timetable(items, OPENING)]


def test_an_item_pinned_to_a_day_begins_when_that_day_does() -> None:
    assert _starts(AgendaNode(1, 60), AgendaNode(2, 30, day=2), AgendaNode(3, 30)) == [
        "20 09:30",
        "21 09:30",
        "21 10:00",
    ]


def test_a_pin_to_the_day_that_it_is_already_changes_nothing() -> None:
    assert _starts(AgendaNode(1, 60), AgendaNode(2, 30, day=1)) == ["20 09:30", "20 10:30"]


def test_an_item_pinned_to_an_hour_begins_then_and_what_follows_counts_on() -> None:
    pinned = AgendaNode(2, 90, begins=time(14, 0))
    assert _starts(AgendaNode(1, 60), pinned, AgendaNode(3)) == ["20 09:30", "20 14:00", "20 15:30"]


def test_day_and_hour_together() -> None:
    pinned = AgendaNode(2, 15, day=2, begins=time(8, 45))
    assert _starts(AgendaNode(1, 60), pinned, AgendaNode(3)) == ["20 09:30", "21 08:45", "21 09:00"]


def test_an_item_begins_with_its_first_sub_item_and_ends_with_the_last() -> None:
    below = (AgendaNode(2, 30, begins=time(10, 0)), AgendaNode(3, 30, begins=time(15, 0)))
    outer, *_ = timetable([AgendaNode(1, 5, children=below), AgendaNode(4, 5)], OPENING)
    assert (outer.start.time(), outer.minutes) == (time(10, 0), 5 * 60 + 30)


def test_the_day_begins_when_the_meeting_says() -> None:
    (place,) = timetable([AgendaNode(1, 5)], OPENING, time(8, 0))
    assert place.start == datetime(2015, 5, 20, 8, 0)


def test_what_runs_past_midnight_goes_on_the_next_day() -> None:
    assert _starts(AgendaNode(1, 20 * 60), AgendaNode(2, 10)) == ["20 09:30", "21 05:30"]
