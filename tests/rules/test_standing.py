"""Standing on any day, and the brackets of a pending State (rules S1 and S3)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.standing import (
    Invited,
    Standing,
    StandingChange,
    printed,
    standing_on,
    with_invitations,
)

DAYS = st.dates(date(2011, 1, 1), date(2030, 12, 31))
HISTORIES = st.dictionaries(DAYS, st.sampled_from(Standing), max_size=8).map(
    lambda kept: [StandingChange(day, standing) for day, standing in kept.items()]
)


@given(HISTORIES, DAYS)
def test_each_day_has_exactly_the_newest_standing_that_had_begun(
    history: list[StandingChange], day: date
) -> None:
    found = standing_on(history, day)
    begun = [change for change in history if change.since <= day]
    if not begun:
        assert found is None
    else:
        assert found in begun
        assert [change for change in begun if change.since >= found.since] == [found]


@given(HISTORIES, DAYS)
def test_the_order_in_which_it_was_written_down_does_not_matter(
    history: list[StandingChange], day: date
) -> None:
    assert standing_on(history, day) == standing_on(reversed(history), day)


@given(HISTORIES, DAYS)
def test_it_only_changes_on_days_that_the_history_names(history: list[StandingChange], day: date) -> None:
    if day not in {change.since for change in history}:
        assert standing_on(history, day) == standing_on(history, day - timedelta(days=1))


def test_it_counts_from_the_very_day() -> None:
    pending = StandingChange(date(2013, 6, 5), Standing.PENDING)
    member = StandingChange(date(2013, 8, 31), Standing.MEMBER)
    assert standing_on([member, pending], date(2013, 6, 4)) is None
    assert standing_on([member, pending], date(2013, 8, 30)) == pending
    assert standing_on([member, pending], date(2013, 8, 31)) == member


def test_only_a_pending_state_stands_in_brackets_and_in_both_languages() -> None:
    name = Bilingual("Islamic Republic of Iran", "Исламская Республика Иран")
    bracketed = Bilingual("[Islamic Republic of Iran]", "[Исламская Республика Иран]")
    for standing in Standing:
        assert printed(name, standing) == (bracketed if standing is Standing.PENDING else name)


def test_a_missing_name_gets_no_empty_brackets() -> None:
    assert printed(Bilingual("Iran", ""), Standing.PENDING) == Bilingual("[Iran]", "")


INVITATIONS = st.lists(st.tuples(DAYS, st.integers(0, 400)), max_size=4).map(
    lambda kept: [Invited(since, since + timedelta(days=length)) for since, length in kept]
)


@given(HISTORIES, INVITATIONS, DAYS)
def test_with_invitations_each_day_has_one_standing_too(
    history: list[StandingChange], invitations: list[Invited], day: date
) -> None:
    """S1, S5: who has another standing keeps it; who has none is invited while an invitation counts."""
    merged = with_invitations(history, invitations)
    assert len({change.since for change in merged}) == len(merged)
    assert list(merged) == sorted(merged, key=lambda change: change.since)
    own, now = standing_on(history, day), standing_on(merged, day)
    invited = any(one.since <= day <= one.until for one in invitations)
    if own is not None and own.standing is not Standing.NONE:
        assert now is not None
        assert now.standing is own.standing
    elif invited:
        assert now is not None
        assert now.standing is Standing.INVITED
    else:
        assert now is None or now.standing is Standing.NONE


def test_an_invitation_is_over_on_the_day_after_the_meeting() -> None:
    guest = [Invited(date(2014, 5, 20), date(2014, 5, 21))]
    assert with_invitations([], guest) == (
        StandingChange(date(2014, 5, 20), Standing.INVITED),
        StandingChange(date(2014, 5, 22), Standing.NONE),
    )
