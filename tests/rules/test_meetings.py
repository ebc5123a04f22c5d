"""Meetings' days and states (rule M1)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.rules.meetings import LONGEST_MEETING_DAYS, MeetingState, dates_are_sound, state_on

DAY = date(2015, 5, 20)


@given(st.integers(-400, 400))
def test_a_meeting_closes_on_its_first_day_or_within_a_month(days: int) -> None:
    assert dates_are_sound(DAY, DAY + timedelta(days)) == (0 <= days <= LONGEST_MEETING_DAYS - 1)


def test_it_counts_as_held_from_the_day_after_its_last() -> None:
    assert state_on(DAY, False, DAY) is MeetingState.PLANNED
    assert state_on(DAY, False, DAY + timedelta(1)) is MeetingState.HELD
    assert state_on(DAY, False, DAY - timedelta(1)) is MeetingState.PLANNED


def test_a_cancelled_one_is_cancelled_on_any_day() -> None:
    for day in (DAY - timedelta(9), DAY, DAY + timedelta(9)):
        assert state_on(DAY, True, day) is MeetingState.CANCELLED
