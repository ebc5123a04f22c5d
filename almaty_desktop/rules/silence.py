"""The silence procedure: when it is broken, when it is adopted, how long it can be extended (rule D2).

Its state is not something that happens at a clock's stroke: it is worked out from the entries, the deadlines
and the moment at which one asks, so that it is right also where no program ran at the deadline.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import UTC, datetime

from almaty_desktop.i18n import message
from almaty_desktop.rules.choices import Choices
from almaty_desktop.rules.consensus import Entry
from almaty_desktop.rules.decisions import Outcome, Position
from almaty_desktop.rules.refusals import Refusal


@dataclass(frozen=True)
class Ending:
    """How a silence procedure ended, and at which moment; ``by`` is the member that broke it, else ""."""

    outcome: Outcome
    at: datetime
    by: str = ""


def second(moment: datetime) -> datetime:
    """A moment to the second: what is given in the very second of the deadline is in time (rule D2).

    In UTC, since moments of one time zone are compared by what the clock shows, and the clocks of Almaty
    showed the last hour of 29 February 2024 twice.
    """
    return moment.astimezone(UTC).replace(microsecond=0)


def ending(
    entries: Iterable[Entry], members: Set[str], deadline: datetime, moment: datetime, choices: Choices
) -> Ending | None:
    """How the procedure stands ended at ``moment``; None while it is open (rule D2).

    ``entries`` are in the order in which they were made. ``members`` are the codes of those whose
    confirmation closes it early; an objection breaks it whoever is entitled to an entry made it. What was
    given after the deadline counts for nothing.
    """
    in_time = [one for one in entries if second(one.at) <= second(deadline)]
    reached = _reached(in_time, members, choices)
    if reached and second(reached.at) <= second(moment):
        return reached
    return Ending(Outcome.ADOPTED, deadline) if second(moment) > second(deadline) else None


def _reached(entries: Iterable[Entry], members: Set[str], choices: Choices) -> Ending | None:
    """What the entries brought about before the deadline, each judged by those that were made before it.

    Once an objection counts, no confirmation that is entered later, as of whatever moment, mends it; and once
    all have confirmed, only an objection that was given before that, or in that second, undoes it.
    """
    known: list[Entry] = []
    objections: list[Entry] = []
    early: datetime | None = None
    for entry in entries:
        known.append(entry)
        if entry.position is Position.OBJECTS:
            if early is None or second(entry.at) <= second(early):
                objections.append(entry)
        elif choices.early_confirmation and early is None and not objections:
            early = _confirmed_by_all(known, members)
    if objections:
        first = min(objections, key=_instant)
        return Ending(Outcome.BROKEN, first.at, first.member)
    return Ending(Outcome.ADOPTED, early) if early else None


def _confirmed_by_all(given: Iterable[Entry], members: Set[str]) -> datetime | None:
    """The moment at which the last of the members had confirmed, and none had taken it back."""
    confirmed: set[str] = set()
    for entry in sorted(given, key=_instant):
        if entry.position in (Position.AGREES, Position.RESERVATION):
            confirmed.add(entry.member)
        else:
            confirmed.discard(entry.member)
        if members and confirmed >= members:
            return entry.at
    return None


def _instant(entry: Entry) -> datetime:
    return entry.at.astimezone(UTC)


def refuse_start(opened: datetime, deadline: datetime) -> Refusal | None:
    """A procedure whose deadline is not after its start leaves nobody time to break silence (rule D2)."""
    if second(deadline) > second(opened):
        return None
    return Refusal(
        "D2",
        message(
            "The deadline of a silence procedure lies after its start ({start}); {deadline} does not.",
            start=opened,
            deadline=deadline,
        ),
    )


def refuse_entry_at(
    at: datetime, opened: datetime, deadline: datetime, ended: Ending | None
) -> Refusal | None:
    """Whether silence can be kept, broken or confirmed at this moment (rules D2, D5).

    Until the deadline and at that very second it can; ``ended`` is the procedure's end as far as known.
    """
    if second(at) < second(opened):
        return Refusal(
            "D2", message("The procedure began on {start}; nothing was given before.", start=opened)
        )
    if second(at) > second(deadline):
        return Refusal(
            "D2",
            message(
                "The deadline passed on {deadline}. Silence can’t be broken after it.", deadline=deadline
            ),
        )
    if ended and second(at) > second(ended.at):
        return Refusal(
            "D5",
            message("The procedure ended on {moment}; no position is entered after that.", moment=ended.at),
        )
    return None


def refuse_extension(
    moment: datetime, since: datetime, deadline: datetime, later: datetime, ended: Ending | None
) -> Refusal | None:
    """A deadline is extended before it passes, and only to a later one (rule D2).

    ``since`` is the moment at which the ``deadline`` that stands was set: there was none to extend before.
    """
    if second(moment) < second(since):
        return Refusal(
            "D2",
            message("The deadline that stands was set on {since}; it wasn’t extended before.", since=since),
        )
    if ended or second(moment) > second(deadline):
        return Refusal(
            "D2", message("The procedure has ended; a deadline can only be extended before it passes.")
        )
    if second(later) <= second(deadline):
        return Refusal(
            "D2",
            message("The new deadline must lie after the one that stands, {deadline}.", deadline=deadline),
        )
    return None


def refuse_close(ended: Ending | None, deadline: datetime) -> Refusal | None:
    """Before the deadline only a broken procedure, or one that every member confirmed, is over (rule D2)."""
    if ended:
        return None
    return Refusal(
        "D2",
        message(
            "The silence procedure runs until {deadline}. Until then any member can break silence.",
            deadline=deadline,
        ),
    )
