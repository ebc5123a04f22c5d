"""Consensus in the room: who has a position, when there is consensus, what a close fixes (D1, D5, S3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.rules.choices import Choices
from almaty_desktop.rules.decisions import Outcome, Position
from almaty_desktop.rules.refusals import Refusal
from almaty_desktop.rules.standing import Standing


@dataclass(frozen=True)
class Entry:
    """A position as it was entered: whose (a participant's code), which, its text, and when it was given."""

    member: str
    position: Position
    at: datetime
    text: Bilingual = field(default_factory=Bilingual)


def has_position(standing: Standing, choices: Choices) -> bool:
    """Whether a participant of this standing is among those who decide (rules D1, S3)."""
    return standing is Standing.MEMBER or (standing is Standing.PENDING and choices.pending_take_positions)


def refuse_participant(name: Bilingual, standing: Standing) -> Refusal:
    """Why a participant that is not among those who decide has no position (rules D1, S3)."""
    if standing is Standing.PENDING:
        return Refusal(
            "S3",
            message(
                "{name} has no position in a consensus until its participation is formalised.", name=name
            ),
        )
    return Refusal(
        "D1", message("{name} is not a member on the day of this decision and has no position.", name=name)
    )


def refuse_entry(position: Position, text: Bilingual, *, silence: bool) -> Refusal | None:
    """What makes an entry incomplete or out of place (rules D1, D2)."""
    if position is Position.RESERVATION and not text.map(str.strip):
        return Refusal("D1", message("A reservation is recorded with its text. Enter the text as well."))
    if silence and position is Position.ABSENT:
        return Refusal(
            "D2", message("Nobody is absent from a silence procedure: a member that says nothing is silent.")
        )
    return None


def current(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    """The one position of each member: the entry that was made last, ``entries`` being in that order (D1)."""
    return {entry.member: entry for entry in entries}


def outcome_of(entries: Iterable[Entry]) -> Outcome:
    """What a round has come to when it is closed (rule D1).

    A member without an entry counts as not present: nobody's consent is made up.
    """
    positions = [entry.position for entry in current(entries).values()]
    anyone = any(position is not Position.ABSENT for position in positions)
    objected = any(position is Position.OBJECTS for position in positions)
    return Outcome.CONSENSUS if anyone and not objected else Outcome.NO_CONSENSUS


def refuse_before(moment: datetime, opened: datetime) -> Refusal | None:
    """Nothing is given in a round, and none is closed, before its text was put (rule D1)."""
    if moment >= opened:
        return None
    return Refusal(
        "D1",
        message(
            "This text was put on {opened}; {moment} is earlier than that. A decision that is recorded from "
            "papers is opened as of the moment that they give. Nothing was changed.",
            opened=opened,
            moment=moment,
        ),
    )


def refuse_after_close() -> Refusal:
    """Why nothing is entered into what was closed (rule D5)."""
    return Refusal(
        "D5",
        message(
            "This decision is closed: no position is entered any more. A position recorded wrongly is "
            "corrected by a further entry that says why."
        ),
    )


def refuse_before_close(moment: datetime, closed: datetime) -> Refusal | None:
    """What follows the close of a decision, its confirmation and corrections, is not earlier (D3, D5)."""
    if moment >= closed:
        return None
    return Refusal(
        "D5",
        message(
            "This decision was closed on {closed}; it can’t be confirmed or corrected as of {moment}, which "
            "is earlier. Nothing was changed.",
            closed=closed,
            moment=moment,
        ),
    )


def refuse_correction(why: Bilingual, *, is_open: bool, recorded: bool) -> Refusal | None:
    """When a correction can't be recorded (rule D5): it needs a reason and a closed decision.

    ``recorded`` says whether there is a position of this member to correct.
    """
    if is_open:
        return Refusal("D5", message("This decision is still open: enter the position itself anew."))
    if not recorded:
        return Refusal("D5", message("This member has no recorded position that could be corrected."))
    if not why.map(str.strip):
        return Refusal("D5", message("A correction says why. Enter the reason as well."))
    return None
