"""Rule D2 (and D5): the silence procedure, by the instants of Asia/Almaty."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from almaty_desktop.i18n import ALMATY
from almaty_desktop.rules.choices import Choices
from almaty_desktop.rules.consensus import Entry
from almaty_desktop.rules.decisions import Outcome, Position
from almaty_desktop.rules.silence import (
    Ending,
    ending,
    refuse_close,
    refuse_entry_at,
    refuse_extension,
    refuse_start,
)
from tests.rules.founding_states import MEMBERS, almaty

OPENED = almaty(2013, 6, 5, 18)
DEADLINE = almaty(2013, 8, 31, 18)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
AGREES, SILENT, RESERVATION, OBJECTS, ABSENT = Position
CHOICES = Choices()

# Seconds and parts of them around the deadline, where what matters is decided.
AROUND = st.integers(-5000, 5000).map(lambda thousandths: DEADLINE + timedelta(milliseconds=thousandths))
WITHIN = st.integers(0, int((DEADLINE - OPENED).total_seconds())).map(
    lambda seconds: OPENED + timedelta(seconds=seconds)
)
MOMENTS = AROUND | WITHIN
CODES = st.sampled_from([*sorted(MEMBERS), "IR"])
ENTRY = st.builds(Entry, CODES, st.sampled_from([AGREES, SILENT, RESERVATION, OBJECTS]), MOMENTS)
ENTRIES = st.lists(ENTRY, max_size=12)
CONFIRMING = st.tuples(st.permutations(sorted(MEMBERS)), st.lists(WITHIN, min_size=6, max_size=6)).map(
    lambda drawn: [Entry(code, AGREES, at) for code, at in zip(*drawn, strict=True)]
)
BOTH = ENTRIES | st.builds(lambda one, other: [*one, *other], CONFIRMING, ENTRIES)


def _ending(entries: list[Entry], moment: datetime, deadline: datetime = DEADLINE) -> Ending | None:
    return ending(entries, MEMBERS, deadline, moment, CHOICES)


def _code_at(at: datetime, ended: Ending | None = None, deadline: datetime = DEADLINE) -> str | None:
    refused = refuse_entry_at(at, OPENED, deadline, ended)
    return refused.code if refused else None


def _confirmations(*codes: str, at: datetime) -> list[Entry]:
    return [Entry(code, AGREES, at + n * SECOND) for n, code in enumerate(codes)]


def test_nobody_breaks_silence_until_31_august_2013() -> None:
    """D2: adopted when the deadline passes, as of the deadline, also where one asks only years later."""
    assert _ending([], DEADLINE - DAY) is None
    assert _ending([], DEADLINE) is None
    assert _ending([], DEADLINE + SECOND) == Ending(Outcome.ADOPTED, DEADLINE)
    assert _ending([], almaty(2026, 1, 1)) == Ending(Outcome.ADOPTED, DEADLINE)


def test_one_objection_breaks_it_with_its_time_and_author() -> None:
    """D2: broken by the first objection, at once; five confirmations don't mend it."""
    broken = almaty(2013, 8, 1, 9)
    entries = [
        *_confirmations("KZ", "KG", "TJ", "AF", "AZ", at=OPENED + DAY),
        Entry("TR", OBJECTS, broken),
        Entry("AF", OBJECTS, broken + DAY),
        Entry("TR", AGREES, broken + 2 * DAY),
    ]
    assert _ending(entries, broken - SECOND) is None
    for moment in (broken, broken + 3 * DAY, almaty(2014, 1, 1)):
        assert _ending(entries, moment) == Ending(Outcome.BROKEN, broken, "TR")


def test_the_state_in_brackets_may_break_the_silence_about_itself() -> None:
    """D2, S3: one of the two keeps silent and one objects; what breaks it is any entry that was let in."""
    objected = almaty(2013, 8, 30, 12)
    assert _ending([Entry("IR", OBJECTS, objected)], DEADLINE + DAY) == Ending(Outcome.BROKEN, objected, "IR")
    assert _ending([Entry("PK", SILENT, objected)], DEADLINE + DAY) == Ending(Outcome.ADOPTED, DEADLINE)


@pytest.mark.parametrize("late", [timedelta(0), timedelta(milliseconds=1), timedelta(milliseconds=999)])
def test_silence_is_broken_at_that_very_second(late: timedelta) -> None:
    """D2: until the deadline and at that very second, also where it is entered a while after."""
    objection = Entry("KG", OBJECTS, DEADLINE + late)
    assert _code_at(objection.at) is None
    assert _code_at(objection.at, _ending([], DEADLINE + DAY)) is None
    assert _ending([objection], DEADLINE + DAY) == Ending(Outcome.BROKEN, objection.at, "KG")


def test_not_a_second_later() -> None:
    """D2: refused with code D2, and it counts for nothing even where it was written down."""
    late = DEADLINE + SECOND
    assert _code_at(late) == "D2"
    assert _code_at(late, _ending([], late)) == "D2"
    assert _ending([Entry("KG", OBJECTS, late)], DEADLINE + DAY) == Ending(Outcome.ADOPTED, DEADLINE)


def test_nothing_is_given_before_the_start() -> None:
    """D2: a text, a start, a deadline."""
    assert _code_at(OPENED - SECOND) == "D2"
    assert _code_at(OPENED) is None


def test_an_objection_that_came_in_time_and_was_entered_later_breaks_it() -> None:
    """D2: what counts is when it was given. Until somebody closed it, nothing was written down."""
    assert _ending([], DEADLINE + DAY) == Ending(Outcome.ADOPTED, DEADLINE)
    letter = Entry("TJ", OBJECTS, DEADLINE - timedelta(hours=3))
    assert _code_at(letter.at, Ending(Outcome.ADOPTED, DEADLINE)) is None
    assert _ending([letter], DEADLINE + DAY) == Ending(Outcome.BROKEN, letter.at, "TJ")


def test_the_earliest_objection_is_the_first_in_whatever_order_they_were_entered() -> None:
    """D2: broken by the first objection."""
    earlier, later = almaty(2013, 7, 1), almaty(2013, 7, 2)
    entries = [Entry("AZ", OBJECTS, later), Entry("TJ", OBJECTS, earlier)]
    assert _ending(entries, DEADLINE) == Ending(Outcome.BROKEN, earlier, "TJ")


def test_the_confirmation_of_every_member_closes_it_early() -> None:
    """D2 (choice): at the moment of the last one; no objection comes after that."""
    entries = _confirmations(*sorted(MEMBERS), at=OPENED + DAY)
    closed = entries[-1].at
    assert _ending(entries[:-1], closed) is None
    assert _ending(entries, closed) == Ending(Outcome.ADOPTED, closed)
    assert _code_at(closed + SECOND, _ending(entries, closed)) == "D5"
    assert _ending([*entries, Entry("KZ", SILENT, closed - SECOND)], closed) == _ending(entries, closed)
    assert _ending([*entries, Entry("KZ", OBJECTS, closed + SECOND)], DEADLINE + DAY) == Ending(
        Outcome.ADOPTED, closed
    )


def test_early_confirmation_is_the_offices_choice() -> None:
    """D2 (choice): without it the deadline alone closes."""
    entries = _confirmations(*sorted(MEMBERS), at=OPENED + DAY)
    chosen = Choices(early_confirmation=False)
    assert ending(entries, MEMBERS, DEADLINE, DEADLINE, chosen) is None
    assert ending(entries, MEMBERS, DEADLINE, DEADLINE + SECOND, chosen) == Ending(Outcome.ADOPTED, DEADLINE)


def test_a_reservation_confirms_and_silence_does_not() -> None:
    """D1, D2: a reservation joins, silence waits for the deadline, and a confirmation can be taken back."""
    five = _confirmations("KZ", "KG", "TJ", "AF", "AZ", at=OPENED + DAY)
    then = OPENED + 2 * DAY
    assert _ending([*five, Entry("TR", RESERVATION, then)], then) == Ending(Outcome.ADOPTED, then)
    assert _ending([*five, Entry("TR", SILENT, then)], then) is None
    taken_back = [*five, Entry("KZ", SILENT, then), Entry("TR", AGREES, then + SECOND)]
    assert _ending(taken_back, then + DAY) is None
    dated_back = [*five[1:], Entry("TR", AGREES, then), Entry("KZ", AGREES, OPENED)]
    assert _ending(dated_back, then) == Ending(Outcome.ADOPTED, then)


def test_the_deadline_is_reckoned_by_the_time_zone_database() -> None:
    """D2: Almaty was six hours ahead of Greenwich until 1 March 2024 and has been five ahead since."""
    for deadline, hour in ((DEADLINE, 12), (almaty(2024, 3, 1, 18), 13)):
        instant = datetime(deadline.year, deadline.month, deadline.day, hour, tzinfo=UTC)
        assert _code_at(instant, deadline=deadline) is None
        assert _code_at(instant + SECOND, deadline=deadline) == "D2"
        assert _ending([], instant, deadline) is None
        assert _ending([], instant + SECOND, deadline) == Ending(Outcome.ADOPTED, deadline)


def test_the_hour_that_almaty_had_twice() -> None:
    """D2: from 23 to 24 hours on 29 February 2024 the clocks showed each minute twice; instants count."""
    first = datetime(2024, 2, 29, 23, 30, tzinfo=ALMATY)
    deadline = datetime(2024, 2, 29, 23, 15, fold=1, tzinfo=ALMATY)
    assert first.utcoffset() == timedelta(hours=6)
    assert deadline.utcoffset() == timedelta(hours=5)
    objection = Entry("KG", OBJECTS, first)
    assert _code_at(first, deadline=deadline) is None
    assert _ending([objection], deadline, deadline) == Ending(Outcome.BROKEN, first, "KG")
    late = datetime(2024, 2, 29, 23, 20, fold=1, tzinfo=ALMATY)
    assert _ending([], late, deadline) == Ending(Outcome.ADOPTED, deadline)
    assert refuse_start(first, deadline) is None
    assert refuse_extension(first, OPENED, first, deadline, None) is None
    second_hour = datetime(2024, 2, 29, 23, 10, fold=1, tzinfo=ALMATY)
    both = [Entry("TR", OBJECTS, second_hour), objection]
    assert _ending(both, deadline, deadline) == Ending(Outcome.BROKEN, first, "KG")
    confirmed = [*_confirmations("KZ", "TJ", "AF", "AZ", "TR", at=OPENED), Entry("KG", AGREES, late)]
    broken = Entry("KZ", OBJECTS, first)
    assert _ending([*confirmed, broken], late, almaty(2024, 3, 5)) == Ending(Outcome.BROKEN, first, "KZ")


def test_a_deadline_lies_after_the_start() -> None:
    """D2: there is at least a second in which silence can be broken."""
    assert refuse_start(OPENED, OPENED + SECOND) is None
    for deadline in (OPENED, OPENED - DAY, OPENED + timedelta(milliseconds=1)):
        refused = refuse_start(OPENED, deadline)
        assert refused is not None
        assert refused.code == "D2"


def test_an_extension_gives_time_and_what_came_in_it_counts() -> None:
    """D2: extended before the deadline passes."""
    later = DEADLINE + 30 * DAY
    for moment, code in ((DEADLINE - DAY, None), (DEADLINE, None), (DEADLINE + SECOND, "D2")):
        refused = refuse_extension(moment, OPENED, DEADLINE, later, None)
        assert (refused.code if refused else None) == code
    objection = Entry("TR", OBJECTS, DEADLINE + DAY)
    assert _ending([objection], later, DEADLINE) == Ending(Outcome.ADOPTED, DEADLINE)
    assert _ending([objection], later, later) == Ending(Outcome.BROKEN, objection.at, "TR")


def test_an_extension_is_not_older_than_the_deadline_that_it_extends() -> None:
    """D2: the extension is on record, in the order in which the deadlines were set."""
    later = DEADLINE + DAY
    assert refuse_extension(OPENED, OPENED, DEADLINE, later, None) is None
    refused = refuse_extension(OPENED - SECOND, OPENED, DEADLINE, later, None)
    assert refused is not None
    assert refused.code == "D2"


def test_closing_waits_for_an_end() -> None:
    """D2: before the deadline a procedure is over only where it was broken or all confirmed."""
    refused = refuse_close(None, DEADLINE)
    assert refused is not None
    assert refused.code == "D2"
    assert refuse_close(_ending([Entry("TR", OBJECTS, OPENED)], OPENED + SECOND), DEADLINE) is None
    assert refuse_close(_ending([], DEADLINE + SECOND), DEADLINE) is None


@given(MOMENTS, MOMENTS, BOTH)
def test_an_extension_goes_forward_and_comes_in_time(
    moment: datetime, later: datetime, entries: list[Entry]
) -> None:
    """D2: never once it has ended or the deadline has passed, and never to an earlier deadline."""
    ended = _ending(entries, moment)
    allowed = refuse_extension(moment, OPENED, DEADLINE, later, ended) is None
    passed = moment >= DEADLINE + SECOND
    assert allowed == (ended is None and not passed and later >= DEADLINE + SECOND)
    if allowed:
        assert _ending(entries, moment, later) is None


@given(BOTH, st.lists(ENTRY, max_size=6), st.timedeltas(timedelta(0), timedelta(days=5000)))
def test_silence_is_not_broken_after_the_deadline_whatever_is_entered(
    entries: list[Entry], more: list[Entry], after: timedelta
) -> None:
    """D2: what was given after that second changes nothing, at whatever moment one asks."""
    moment = DEADLINE + SECOND + after
    late = [Entry(one.member, one.position, max(one.at, DEADLINE + SECOND)) for one in more]
    assert _ending([*late, *entries, *late], moment) == _ending(entries, moment)
    assert all(_code_at(one.at, _ending(entries, moment)) == "D2" for one in late)


@given(BOTH, MOMENTS, st.timedeltas(timedelta(0), timedelta(days=5000)))
def test_an_end_that_was_reached_is_the_same_at_every_later_moment(
    entries: list[Entry], moment: datetime, after: timedelta
) -> None:
    """D2, D5: with the same entries, time alone never changes how it ended."""
    ended = _ending(entries, moment)
    if ended is not None:
        assert _ending(entries, moment + after) == ended


@given(BOTH, MOMENTS, ENTRY)
def test_after_its_end_nothing_that_is_let_in_changes_it_but_an_objection_that_came_in_time(
    entries: list[Entry], moment: datetime, further: Entry
) -> None:
    """D2, D5: an end stands against every further entry, save an objection that was given before it."""
    ended = _ending(entries, moment)
    assume(ended is not None)
    assert ended is not None
    then = _ending([*entries, further], moment)
    if further.position is not OBJECTS or further.at >= ended.at + SECOND:
        assert then == ended
    else:
        assert then in (ended, Ending(Outcome.BROKEN, further.at, further.member))


@given(BOTH, MOMENTS, BOTH)
def test_broken_stays_broken_whatever_is_entered_later(
    entries: list[Entry], moment: datetime, more: list[Entry]
) -> None:
    """D2: no confirmation mends it, not even of every member and as of an earlier moment."""
    ended = _ending(entries, moment)
    assume(ended is not None and ended.outcome is Outcome.BROKEN)
    assert ended is not None
    for asked in (moment, DEADLINE + DAY):
        then = _ending([*entries, *more], asked)
        assert then is not None
        assert then.outcome is Outcome.BROKEN
        assert then.at <= ended.at
    later = [Entry(one.member, one.position, max(one.at, ended.at + SECOND)) for one in more]
    assert _ending([*entries, *later], DEADLINE + DAY) == ended


def test_a_confirmation_dated_back_does_not_mend_what_was_broken() -> None:
    """D2: the sixth confirmation is entered after the objection and said to be older than it."""
    five = _confirmations("KZ", "KG", "TJ", "AF", "AZ", at=OPENED + DAY)
    objection = Entry("IR", OBJECTS, OPENED + 3 * DAY)
    sixth = Entry("TR", AGREES, OPENED + 2 * DAY)
    broken = Ending(Outcome.BROKEN, objection.at, "IR")
    assert _ending([*five, objection, sixth], DEADLINE + DAY) == broken
    assert _ending([*five, objection, sixth], sixth.at) is None
    earlier = Entry("KZ", OBJECTS, objection.at - SECOND)
    assert _ending([*five, objection, sixth, earlier], DEADLINE) == Ending(Outcome.BROKEN, earlier.at, "KZ")
    assert _ending([*five, sixth, objection], DEADLINE + DAY) == Ending(Outcome.ADOPTED, sixth.at)


@given(BOTH, MOMENTS)
def test_how_it_ends_follows_the_rule_put_in_other_words(entries: list[Entry], moment: datetime) -> None:
    """D2: without early confirmation, broken by the earliest objection up to that second, else adopted."""
    ended = ending(entries, MEMBERS, DEADLINE, moment, Choices(early_confirmation=False))
    within = DEADLINE + SECOND
    seen = moment.replace(microsecond=0) + SECOND
    objections = [one.at for one in entries if one.position is OBJECTS and one.at < min(within, seen)]
    if objections:
        assert ended is not None
        assert (ended.outcome, ended.at) == (Outcome.BROKEN, min(objections))
    else:
        assert ended == (Ending(Outcome.ADOPTED, DEADLINE) if moment >= within else None)


@given(BOTH, MOMENTS)
def test_the_order_in_which_objections_were_written_down_decides_nothing(
    entries: list[Entry], moment: datetime
) -> None:
    """D2: the first objection is the one that was given first; two entries of one moment apart."""
    assume(len({one.at for one in entries}) == len(entries))
    chosen = Choices(early_confirmation=False)
    straight, reverse = (
        ending(order, MEMBERS, DEADLINE, moment, chosen) for order in (entries, entries[::-1])
    )
    assert straight == reverse
