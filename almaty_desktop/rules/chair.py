"""The chair: whose turn it is, who declined, when a term begins and ends (rules C1 to C4, §3.ii)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
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

    The anniversary of 29 February is 1 March in a year that has none.
    """
    try:
        anniversary = start.replace(year=start.year + TERM_YEARS)
    except ValueError:
        anniversary = date(start.year + TERM_YEARS, 3, 1)
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

    ``recorded`` are the terms on record, in order of time: the elected ones and those that were taken over,
    with no other gaps between them than those in which nobody chaired;
    ``declines`` are codes with the first day of the term that was declined. After the last recorded term the
    chair passes in order. A term that was recorded but begins after ``day`` is a turn like any other.
    """
    known = [term for term in recorded if term.start <= day]
    if not known:
        return Rotation(None, (), undecided=False)
    chain, undecided = _chain(recorded, keys, standing, declines, day, ahead)
    current = next((turn.term for turn in reversed(chain) if turn.term.start <= day <= turn.term.end), None)
    turns = tuple(turn for turn in chain if turn.term.start > day)[:ahead]
    return Rotation(current, turns, undecided and len(turns) < ahead)


def _chain(
    recorded: Sequence[Term],
    keys: Mapping[str, str],
    standing: Callable[[str, date], Standing],
    declines: Collection[tuple[str, date]],
    day: date,
    ahead: int,
) -> tuple[list[Turn], bool]:
    """All turns from the first recorded term on, as far as needed; whether it ends with nobody willing."""
    chain = [Turn(term) for term in recorded]
    while sum(turn.term.start > day for turn in chain) < ahead:
        last = chain[-1].term
        start = last.end + timedelta(days=1)
        declined = {code for code, first in declines if first == start}
        choice = next_chair(last.code, keys, lambda code, on=start: standing(code, on), declined)  # type: ignore[misc]
        if choice.code is None:
            return chain, True
        chain.append(Turn(term_from(choice.code, start), choice.passed_over))
    return chain, False


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
    """A Chair is elected once; after that only where every member declined the turn (rules C1, C2, C3)."""
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
    """Who can decline what (rule C2): a member, a turn ahead, which begins on ``turn_start``, if any."""
    if turn_start is None:
        return Refusal(
            "C2", message("No turn is ahead that could be declined: no Chair has been elected yet.")
        )
    if code not in members:
        return Refusal("C2", message("Only a member can decline a turn."))
    return None
