"""Rules C1 to C5 (§3.ii): the chair passes in English alphabetical order, two years at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Set
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from almaty_desktop.rules.chair import (
    PassedOver,
    Passing,
    Rotation,
    Term,
    election_start,
    first_day,
    gaps,
    next_chair,
    refuse_decline,
    refuse_election,
    rotation,
    term_from,
)
from almaty_desktop.rules.chair_tasks import ChairTask
from almaty_desktop.rules.choices import Choices
from almaty_desktop.rules.standing import Standing, StandingChange, standing_on
from tests.rules.founding_states import FOUNDED, MEMBERS, SHORT_NAMES, founding_standing

ONE_DAY = timedelta(days=1)
KAZAKHSTAN = Term("KZ", FOUNDED, date(2015, 6, 4))
SECOND_TURN = date(2015, 6, 5)
IN_THE_FIRST_TERM = date(2014, 9, 1)
OFFICIAL_NAMES = {
    "TR": "Republic of Turkey",
    "KZ": "Republic of Kazakhstan",
    "KG": "Kyrgyz Republic",
    "TJ": "Republic of Tajikistan",
    "AF": "Islamic Republic of Afghanistan",
    "AZ": "Republic of Azerbaijan",
    "IR": "Islamic Republic of Iran",
    "PK": "Islamic Republic of Pakistan",
}
RUSSIAN_NAMES = {
    "TR": "Турция",
    "KZ": "Казахстан",
    "KG": "Кыргызская Республика",
    "TJ": "Таджикистан",
    "AF": "Афганистан",
    "AZ": "Азербайджан",
    "IR": "Иран",
    "PK": "Пакистан",
}

CODES = st.sampled_from(sorted(SHORT_NAMES))
SETS = st.frozensets(CODES)
STARTS = st.dates(date(2013, 6, 5), date(2040, 12, 31))
DAYS = st.dates(FOUNDED, date(2060, 12, 31))
HISTORIES = st.fixed_dictionaries(
    {
        code: st.dictionaries(DAYS, st.sampled_from([Standing.MEMBER, Standing.NONE]), max_size=2)
        for code in SHORT_NAMES
    }
)


def _founding(code: str, _day: date) -> Standing:
    return founding_standing(code)


def _rotation(
    *declined: str,
    day: date = IN_THE_FIRST_TERM,
    recorded: Collection[Term] = (KAZAKHSTAN,),
    standing: Callable[[str, date], Standing] = _founding,
    turn: date = SECOND_TURN,
) -> Rotation:
    return rotation([*recorded], SHORT_NAMES, standing, [(code, turn) for code in declined], day)


def _codes(found: Rotation) -> list[str]:
    return [turn.term.code for turn in found.turns]


def test_after_kazakhstan_comes_the_kyrgyz_republic_and_so_on_cyclically() -> None:
    """C1, C3: two years each; [Pakistan] is passed over before Tajikistan as it is no member yet."""
    found = _rotation()
    assert found.current == KAZAKHSTAN
    assert not found.undecided
    assert [(turn.term.code, turn.term.start, turn.term.end) for turn in found.turns] == [
        ("KG", date(2015, 6, 5), date(2017, 6, 4)),
        ("TJ", date(2017, 6, 5), date(2019, 6, 4)),
        ("TR", date(2019, 6, 5), date(2021, 6, 4)),
        ("AF", date(2021, 6, 5), date(2023, 6, 4)),
        ("AZ", date(2023, 6, 5), date(2025, 6, 4)),
    ]
    not_yet = PassedOver("PK", Passing.NOT_MEMBER)
    assert [turn.passed_over for turn in found.turns] == [(), (not_yet,), (), (), ()]


def test_a_pending_state_takes_its_turn_once_it_is_a_member() -> None:
    """C1, S3: the members are those of the day on which the term begins."""

    def standing(code: str, day: date) -> Standing:
        if code == "PK" and day >= date(2017, 6, 5):
            return Standing.MEMBER
        return founding_standing(code)

    assert _codes(_rotation(standing=standing)) == ["KG", "PK", "TJ", "TR", "AF"]


def test_a_decline_passes_the_turn_on_and_the_state_is_asked_again() -> None:
    """C2: the Kyrgyz Republic declines 2015, and has its turn when the circle comes round."""
    found = _rotation("KG")
    assert _codes(found) == ["TJ", "TR", "AF", "AZ", "KZ"]
    assert found.turns[0].passed_over == (
        PassedOver("KG", Passing.DECLINED),
        PassedOver("PK", Passing.NOT_MEMBER),
    )
    later = _rotation("KG", day=date(2024, 1, 1))
    assert _codes(later)[:2] == ["KG", "TJ"]
    assert PassedOver("KG", Passing.DECLINED) not in later.turns[0].passed_over


def test_two_decline_one_turn_and_one_the_next() -> None:
    """C2: whoever declines is passed over where the turn comes to it, and whoever declined before as well."""
    assert _codes(_rotation("KG", "TJ"))[:2] == ["TR", "AF"]
    found = _rotation("TR")
    assert _codes(found)[:3] == ["KG", "TJ", "AF"]
    assert found.turns[2].passed_over == (PassedOver("TR", Passing.DECLINED),)


def test_everybody_declines() -> None:
    """C2: no turn is made up; the app says that it is undecided, also when the day has come."""
    found = _rotation(*MEMBERS)
    assert (found.current, found.turns, found.undecided) == (KAZAKHSTAN, (), True)
    after = _rotation(*MEMBERS, day=date(2015, 8, 1))
    assert (after.current, after.turns, after.undecided) == (None, (), True)


def test_the_state_that_chairs_is_asked_last() -> None:
    """C1, C2: cyclically, it comes again where all others declined."""
    found = _rotation(*(MEMBERS - {"KZ"}))
    assert found.turns[0].term == Term("KZ", SECOND_TURN, date(2017, 6, 4))
    assert {one.code for one in found.turns[0].passed_over} == set(SHORT_NAMES) - {"KZ"}
    assert _codes(found)[1] == "KG"


def test_the_members_decide_where_everybody_declined_and_the_order_goes_on_from_there() -> None:
    """C2, C3: Turkey is chosen in August 2015; the days without a Chair are shown as a gap."""
    turkey = term_from("TR", date(2015, 8, 1))
    found = _rotation(*MEMBERS, day=date(2015, 9, 1), recorded=(KAZAKHSTAN, turkey))
    assert found.current == turkey
    assert _codes(found)[:2] == ["AF", "AZ"]
    assert not found.undecided
    assert gaps([turkey, KAZAKHSTAN]) == ((date(2015, 6, 5), date(2015, 7, 31)),)
    between = _rotation(*MEMBERS, day=date(2015, 7, 1), recorded=(KAZAKHSTAN, turkey))
    assert between.current is None
    assert between.turns[0].term == turkey
    assert {one.code for one in between.turns[0].passed_over} == set(SHORT_NAMES) - {"TR"}


def test_turns_that_nobody_wrote_down_lie_between_two_that_were() -> None:
    """C1: the chair passes in order, whether or not each term was written down when it began."""
    elected = term_from("AZ", date(2020, 1, 1))
    found = _rotation(day=date(2018, 1, 1), recorded=(elected, KAZAKHSTAN))
    assert found.current == Term("TJ", date(2017, 6, 5), date(2019, 6, 4))
    assert found.turns[0].term == elected


def test_before_the_first_chair_is_elected_there_is_none_and_no_turn() -> None:
    """C1: the first one is elected."""
    for found in (_rotation(recorded=()), _rotation(day=FOUNDED - ONE_DAY)):
        assert found == Rotation(None, (), undecided=False)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2013, 6, 5), date(2015, 6, 4)),
        (date(2014, 1, 1), date(2015, 12, 31)),
        (date(2016, 2, 29), date(2018, 2, 28)),
        (date(2018, 3, 1), date(2020, 2, 29)),
        (date(9998, 7, 1), date.max),
    ],
)
def test_a_term_ends_on_the_day_before_its_second_anniversary(start: date, end: date) -> None:
    """C3: two years, leap years and the calendar's last ones included."""
    assert term_from("KZ", start) == Term("KZ", start, end)


def test_the_first_term_begins_on_the_day_of_the_decision_or_the_day_after() -> None:
    """C3 (choice)."""
    assert first_day(FOUNDED, Choices()) == FOUNDED
    assert first_day(FOUNDED, Choices(term_begins_next_day=True)) == FOUNDED + ONE_DAY
    assert election_start(FOUNDED, [], Choices()) == FOUNDED


def test_an_election_cuts_no_term_short() -> None:
    """C3: who is elected while a term runs begins the day after it; later, on the day of the decision."""
    assert election_start(date(2015, 3, 1), [KAZAKHSTAN], Choices()) == SECOND_TURN
    assert election_start(date(2015, 6, 4), [KAZAKHSTAN], Choices()) == SECOND_TURN
    assert election_start(date(2015, 6, 5), [KAZAKHSTAN], Choices()) == date(2015, 6, 5)
    assert election_start(date(2015, 8, 1), [KAZAKHSTAN], Choices()) == date(2015, 8, 1)


def test_a_chair_is_elected_once_and_again_only_where_nobody_is_willing() -> None:
    """C1, C2."""
    assert refuse_election([], undecided=False) is None
    assert refuse_election([KAZAKHSTAN], undecided=True) is None
    refused = refuse_election([KAZAKHSTAN], undecided=False)
    assert refused is not None
    assert refused.code == "C1"


def test_a_member_declines_a_turn_that_lies_ahead() -> None:
    """C2: [Pakistan] has no turn to decline, and nobody has before the first Chair is elected."""
    assert refuse_decline("KG", SECOND_TURN, MEMBERS) is None
    for code, turn in (("PK", SECOND_TURN), ("KG", None)):
        refused = refuse_decline(code, turn, MEMBERS)
        assert refused is not None
        assert refused.code == "C2"


def test_the_tasks_of_the_chair() -> None:
    """C5: the terms of reference, of which the first names two: to chair meetings, and to host."""
    assert [one.value for one in ChairTask] == [
        "chair-meetings",
        "host-ministerial",
        "follow-up",
        "organise",
        "represent",
        "visibility",
        "resources",
    ]


@given(CODES, SETS, SETS)
def test_the_turn_goes_to_the_first_willing_member_in_cyclic_english_order(
    after: str, members: Set[str], declined: Set[str]
) -> None:
    """C1, C2, C4: of the willing, the nearest name after that of the last Chair, else the nearest to A."""

    def standing(code: str) -> Standing:
        return Standing.MEMBER if code in members else Standing.PENDING

    def distance(code: str) -> tuple[bool, str]:
        return (SHORT_NAMES[code] <= SHORT_NAMES[after], SHORT_NAMES[code])

    choice = next_chair(after, SHORT_NAMES, standing, declined)
    willing = members - declined
    assert choice.code == min(willing, key=distance, default=None)
    before = {one for one in SHORT_NAMES if choice.code is None or distance(one) < distance(choice.code)}
    assert [one.code for one in choice.passed_over] == sorted(before, key=distance)
    for one in choice.passed_over:
        assert one.reason == (Passing.DECLINED if one.code in members else Passing.NOT_MEMBER)


@given(CODES, SETS, SETS, st.sampled_from([OFFICIAL_NAMES, RUSSIAN_NAMES]))
def test_the_order_is_that_of_short_english_names_by_whatever_else_states_are_called(
    after: str, members: Set[str], declined: Set[str], called: dict[str, str]
) -> None:
    """C4: States known by their official or Russian names come in the same order."""

    def standing(code: str) -> Standing:
        return Standing.MEMBER if code in members else Standing.NONE

    code_of = {name: code for code, name in called.items()}
    here = next_chair(after, SHORT_NAMES, standing, declined)
    there = next_chair(
        called[after],
        {called[code]: SHORT_NAMES[code] for code in reversed(SHORT_NAMES)},
        lambda name: standing(code_of[name]),
        {called[code] for code in declined},
    )
    assert (there.code and code_of[there.code]) == here.code
    assert [code_of[one.code] for one in there.passed_over] == [one.code for one in here.passed_over]


def test_official_and_russian_names_would_give_another_order() -> None:
    """C4: so that the property above says something."""
    by_short = sorted(SHORT_NAMES, key=SHORT_NAMES.__getitem__)
    assert by_short == ["AF", "AZ", "IR", "KZ", "KG", "PK", "TJ", "TR"]
    for called in (OFFICIAL_NAMES, RUSSIAN_NAMES):
        assert sorted(called, key=called.__getitem__) != by_short


@given(st.permutations(sorted(MEMBERS)), st.integers(0, 6))
def test_the_order_in_which_states_decline_makes_no_difference(declining: list[str], count: int) -> None:
    """C2: the turn goes to the first willing member for any order of declines."""
    declined = declining[:count]
    assert _rotation(*declined) == _rotation(*sorted(declined))
    willing = [one for one in ("KG", "TJ", "TR", "AF", "AZ", "KZ") if one not in declined]
    assert _codes(_rotation(*declined))[:1] == willing[:1]


@given(SETS.filter(lambda declined: declined < MEMBERS))
def test_a_decline_counts_for_the_first_turn_that_comes_to_the_state_and_for_no_other(
    declined: Set[str],
) -> None:
    """C2: a State that declined is asked again in its next turn."""
    declines = [(code, SECOND_TURN) for code in declined]
    found = rotation([KAZAKHSTAN], SHORT_NAMES, _founding, declines, FOUNDED, ahead=18)
    for code in MEMBERS:
        came = [
            turn.term.code != code
            for turn in found.turns
            if turn.term.code == code or PassedOver(code, Passing.DECLINED) in turn.passed_over
        ]
        assert len(came) >= 3
        assert came == [code in declined, *([False] * (len(came) - 1))]


def _by_history(histories: dict[str, dict[date, Standing]]) -> Callable[[str, date], Standing]:
    def standing(code: str, day: date) -> Standing:
        changes = [
            StandingChange(FOUNDED, founding_standing(code)),
            *(StandingChange(since, one) for since, one in histories[code].items() if since > FOUNDED),
        ]
        found = standing_on(changes, day)
        return found.standing if found else Standing.NONE

    return standing


@given(HISTORIES, SETS, DAYS)
def test_terms_neither_overlap_nor_leave_a_gap(
    histories: dict[str, dict[date, Standing]], declined: Set[str], day: date
) -> None:
    """C1, C3: each turn begins the day after the one before it, with a member of that very day."""
    standing = _by_history(histories)
    found = _rotation(*declined, day=day, standing=standing)
    terms = [*([found.current] if found.current else []), *(turn.term for turn in found.turns)]
    assert gaps(terms) == ()
    for earlier, later in pairwise(terms):
        assert later.start == earlier.end + ONE_DAY
    for turn in found.turns:
        assert turn.term == term_from(turn.term.code, turn.term.start)
        assert standing(turn.term.code, turn.term.start) is Standing.MEMBER
        for one in turn.passed_over:
            member = standing(one.code, turn.term.start) is Standing.MEMBER
            assert member == (one.reason is Passing.DECLINED)
    assert found.current is None or found.current.start <= day <= found.current.end
    assert found.undecided == (len(found.turns) < 5)
    assert found.current is not None or found.undecided


@given(HISTORIES, SETS, DAYS, st.integers(0, 4))
def test_a_later_day_sees_the_turns_that_were_ahead(
    histories: dict[str, dict[date, Standing]], declined: Set[str], day: date, number: int
) -> None:
    """C3: what was announced as a turn is the Chair's term when its time comes."""
    standing = _by_history(histories)
    found = _rotation(*declined, day=day, standing=standing)
    assume(number < len(found.turns))
    term = found.turns[number].term
    for then in (term.start, term.end):
        assert _rotation(*declined, day=then, standing=standing).current == term


@given(HISTORIES, SETS, DAYS, st.integers(1, 5))
def test_writing_down_the_terms_that_were_taken_over_changes_nothing(
    histories: dict[str, dict[date, Standing]], declined: Set[str], day: date, number: int
) -> None:
    """C1, C2: the same turns with the same reasons, whether a term is on record or follows from the order."""
    standing = _by_history(histories)
    found = _rotation(*declined, day=day, standing=standing)
    ahead = _rotation(*declined, day=FOUNDED, standing=standing).turns[:number]
    recorded = [KAZAKHSTAN, *(turn.term for turn in ahead)]
    assert _rotation(*declined, day=day, standing=standing, recorded=recorded[::-1]) == found


@given(st.lists(STARTS, max_size=6, unique=True))
def test_gaps_are_the_days_between_terms_on_which_nobody_chaired(starts: list[date]) -> None:
    """C3: shown wherever they are, each with its first and last day."""
    terms: list[Term] = []
    for start in sorted(starts):
        terms.append(term_from("KZ", max(start, terms[-1].end + ONE_DAY) if terms else start))
    found = gaps(terms[::-1])
    without = {day for first, last in found for day in (first, last)}
    assert not any(term.start <= day <= term.end for term in terms for day in without)
    covered = sum((term.end - term.start).days + 1 for term in terms)
    vacant = sum((last - first).days + 1 for first, last in found)
    assert not terms or covered + vacant == (terms[-1].end - terms[0].start).days + 1


@given(st.lists(STARTS, max_size=6), st.booleans())
def test_elected_terms_never_overlap(decided: list[date], next_day: bool) -> None:
    """C3: whenever the members decide, and however often before a term has ended."""
    terms: list[Term] = []
    for day in decided:
        start = election_start(day, terms, Choices(term_begins_next_day=next_day))
        assert start >= day
        terms.append(term_from("KZ", start))
    for day in {each for term in terms for each in (term.start, term.end)}:
        assert sum(term.start <= day <= term.end for term in terms) == 1
