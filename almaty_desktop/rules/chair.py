"""The chair: whose turn it is, who declined, when a term begins and ends (rules C1 to C4, §3.ii)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum
from itertools import pairwise

from almaty_desktop.i18n import message
from almaty_desktop.rules.choices import Choices
from almaty_desktop.rules.refusals import Refusal
from almaty_desktop.rules.standing import Standing

TERM_YEARS = 2


@dataclass(frozen=True)
class Term:
    """A State's chairmanship: its code, the first and the last day."""

    code: str
    start: date
    end: date


class Passing(StrEnum):
    """Why a State was passed over."""

    DECLINED = "declined"
    NOT_MEMBER = "not-member"


@dataclass(frozen=True)
class PassedOver:
    """A State that came before the chosen one in order, and why it does not chair."""

    code: str
    reason: Passing


@dataclass(frozen=True)
class Turn:
    """A turn that lies ahead: the term, and who was passed over on the way to it, in order."""

    term: Term
    passed_over: tuple[PassedOver, ...] = ()


@dataclass(frozen=True)
class Choice:
    """Who takes a turn: ``code`` is None where every member declined (rule C2)."""

    code: str | None
    passed_over: tuple[PassedOver, ...]


@dataclass(frozen=True)
class Rotation:
    """Who chairs on a day, and the turns after that; ``undecided`` where every member declined one (C2)."""

    current: Term | None
    turns: tuple[Turn, ...]
    undecided: bool


def term_from(code: str, start: date) -> Term:
    """The term that begins on ``start``: two years, to the day before its second anniversary (rule C3).

    The anniversary of 29 February is 1 March in a year that has none. No term outlasts the calendar.
    """
    year = start.year + TERM_YEARS
    if year > MAXYEAR:
        return Term(code, start, date.max)
    try:
        anniversary = start.replace(year=year)
    except ValueError:
        anniversary = date(year, 3, 1)
    return Term(code, start, anniversary - timedelta(days=1))


def first_day(decided: date, choices: Choices) -> date:
    """The day on which an elected Chair's term begins (rule C3, choice)."""
    return decided + timedelta(days=1) if choices.term_begins_next_day else decided


def next_chair(
    after: str, keys: Mapping[str, str], standing: Callable[[str], Standing], declined: Set[str]
) -> Choice:
    """The first willing member after ``after`` in the cyclic English order (rules C1, C2, C4).

    ``keys`` are the short English names of the States in the order's circle by their codes; ``standing`` says
    what a State is on the day on which the term begins. The State that chaired is asked last.
    """
    circle = sorted(keys, key=lambda code: (keys[code].casefold(), code))
    place = circle.index(after) + 1
    passed = []
    for code in circle[place:] + circle[:place]:
        if standing(code) is not Standing.MEMBER:
            passed.append(PassedOver(code, Passing.NOT_MEMBER))
        elif code in declined:
            passed.append(PassedOver(code, Passing.DECLINED))
        else:
            return Choice(code, tuple(passed))
    return Choice(None, tuple(passed))


def rotation(
    recorded: Sequence[Term],
    keys: Mapping[str, str],
    standing: Callable[[str, date], Standing],
    declines: Collection[tuple[str, date]],
    day: date,
    ahead: int = 5,
) -> Rotation:
    """Who chairs on ``day`` and the next ``ahead`` turns (rules C1 to C4).

    ``recorded`` are the terms on record: the elected ones, and those taken over in order where they were
    written down. Between them and after the last the chair passes in order, so that days on which nobody
    chaired are only those of a turn that every member declined. A term that was recorded but begins after
    ``day`` is a turn like any other.

    ``declines`` are codes, each with the first day of the turn ahead of which the State declined. It counts
    for the first turn from that day on that comes to this State, and for no later one (rule C2): the order in
    which several States decline makes no difference.
    """
    terms = sorted(recorded, key=lambda term: term.start)
    if not terms or terms[0].start > day:
        return Rotation(None, (), undecided=False)
    current: Term | None = None
    turns: list[Turn] = []
    term = terms[0]
    for turn in _turns(terms, keys, standing, declines):
        term = turn.term
        if term.start <= day <= term.end:
            current = term
        if term.start > day:
            if len(turns) == ahead:
                break
            turns.append(turn)
    return Rotation(current, tuple(turns), undecided=len(turns) < ahead and term.end < date.max)


def _turns(
    terms: Sequence[Term],
    keys: Mapping[str, str],
    standing: Callable[[str, date], Standing],
    declines: Collection[tuple[str, date]],
) -> Iterator[Turn]:
    """All turns from the first term on; they end where nobody is willing (rule C2) or with the calendar."""
    asked = {terms[0].code: terms[0].start}
    choice, last = Choice(None, ()), terms[0]
    yield Turn(last)
    for recorded in (*terms[1:], None):
        while last.end < date.max:
            choice = _ask(last, keys, standing, declines, asked)
            following = term_from(choice.code, last.end + timedelta(days=1)) if choice.code else None
            if following is None or (recorded and following.end >= recorded.start):
                break
            last = following
            yield Turn(last, choice.passed_over)
        if recorded:
            asked[recorded.code] = recorded.start
            last = recorded
            yield Turn(last, _on_the_way(choice, recorded.code))


def _ask(
    last: Term,
    keys: Mapping[str, str],
    standing: Callable[[str, date], Standing],
    declines: Collection[tuple[str, date]],
    asked: dict[str, date],
) -> Choice:
    """To whom the turn after ``last`` comes; ``asked`` keeps the turn for which each was asked last."""
    start = last.end + timedelta(days=1)
    declined = {code for code, since in declines if asked.get(code, date.min) < since <= start}
    choice = next_chair(last.code, keys, lambda code: standing(code, start), declined)
    came_to = [one.code for one in choice.passed_over if one.reason is Passing.DECLINED]
    asked.update(dict.fromkeys([*came_to, *([choice.code] if choice.code else [])], start))
    return choice


def _on_the_way(choice: Choice, taken_by: str) -> tuple[PassedOver, ...]:
    """Who was passed over before a recorded term: all others where it was decided as nobody was willing."""
    if choice.code not in (taken_by, None):
        return ()
    return tuple(one for one in choice.passed_over if one.code != taken_by)


def gaps(terms: Iterable[Term]) -> tuple[tuple[date, date], ...]:
    """The days between terms on which nobody chaired, each with its first and last day (rule C3)."""
    ordered = sorted(terms, key=lambda term: term.start)
    found = []
    for earlier, later in pairwise(ordered):
        if later.start > earlier.end + timedelta(days=1):
            found.append((earlier.end + timedelta(days=1), later.start - timedelta(days=1)))
    return tuple(found)


def election_start(decided: date, terms: Sequence[Term], choices: Choices) -> date:
    """The first day of a term that is decided on this day: a term that still runs is not cut short (C3)."""
    running = (term.end + timedelta(days=1) for term in terms if term.end >= decided)
    return max((first_day(decided, choices), *running))


def refuse_election(terms: Sequence[Term], *, undecided: bool) -> Refusal | None:
    """A Chair is elected once; after that only where every member declined the turn (rules C1, C2, C3).

    ``undecided`` speaks of the very next turn: a rotation that is undecided and has no turn ahead.
    """
    if terms and not undecided:
        return Refusal(
            "C1",
            message(
                "The first Chair is elected; after that the chair passes in alphabetical order. "
                "Members decide again only where all of them declined the turn."
            ),
        )
    return None


def refuse_decline(code: str, turn_start: date | None, members: Set[str]) -> Refusal | None:
    """Who can decline what (rule C2): a member, as the turn comes to it from ``turn_start`` on.

    ``turn_start`` is the first day of the turn that is ahead next, None where none is.
    """
    if turn_start is None:
        return Refusal("C2", message("No turn lies ahead that could be declined."))
    if code not in members:
        return Refusal("C2", message("Only a member can decline a turn."))
    return None
