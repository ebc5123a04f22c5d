"""The words, signs and colours of decisions, positions and moments in the window."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from almaty_desktop.i18n import ALMATY, Bilingual, Texts
from almaty_desktop.rules.decisions import DecisionState, Outcome, Position
from almaty_desktop.services.labels import DECISION_KINDS, DECISION_STATES, OUTCOMES, POSITIONS, WAITING
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.chips import Chip, State

if TYPE_CHECKING:
    from almaty_desktop.services.decision_views import DecisionLine

POSITION_SIGNS: dict[Position, tuple[State, str]] = {
    Position.AGREES: (State.GOOD, "check-circle"),
    Position.SILENT: (State.GOOD, "circle"),
    Position.RESERVATION: (State.WAIT, "warning-circle"),
    Position.OBJECTS: (State.BAD, "x-circle"),
    Position.ABSENT: (State.PLAIN, "minus-circle"),
}
"""The colour and the sign of each position; word and sign alone tell it too."""

OUTCOME_SIGNS: dict[Outcome, tuple[State, str]] = {
    Outcome.CONSENSUS: (State.GOOD, "handshake"),
    Outcome.ADOPTED: (State.GOOD, "handshake"),
    Outcome.NO_CONSENSUS: (State.BAD, "x-circle"),
    Outcome.BROKEN: (State.BAD, "x-circle"),
}


def position_chip(texts: Texts, position: Position | None, *, silence: bool) -> Chip:
    """A position by word, shape and colour; one that was not entered waits, in a silence procedure it keeps
    silent (rule D2)."""
    if position is None and silence:
        return Chip(texts.text("keeps silence"), State.PLAIN, "circle-dashed")
    if position is None:
        return Chip(texts.say(WAITING), State.PLAIN, "circle-dashed")
    state, sign = POSITION_SIGNS[position]
    return Chip(texts.say(POSITIONS[position]), state, sign)


def no_position_chip(texts: Texts) -> Chip:
    """What is said of a pending State that has no position (rule S3)."""
    return Chip(texts.text("no position"), State.PLAIN, "hourglass")


def outcome_chip(texts: Texts, outcome: Outcome) -> Chip:
    """What came of a round."""
    state, sign = OUTCOME_SIGNS[outcome]
    return Chip(texts.say(OUTCOMES[outcome]), state, sign)


def state_chip(texts: Texts, line: DecisionLine) -> Chip:
    """Open, closed (still to be confirmed), or confirmed with its outcome."""
    if line.outcome is None or line.state is DecisionState.OPEN:
        return Chip(texts.say(DECISION_STATES[DecisionState.OPEN]), State.WAIT, "hourglass")
    if line.state is DecisionState.CLOSED:
        return Chip(texts.text("to be confirmed"), State.WAIT, "clock")
    return outcome_chip(texts, line.outcome)


def decision_title(texts: Texts, line: DecisionLine) -> str:
    """A decision's title as printed (S3), marked where it is borrowed from the other language."""
    return marked(line.printed, texts.language)


def decision_facts(texts: Texts, line: DecisionLine) -> str:
    """What kind it is, and where it is taken: in a meeting, or in a silence procedure until when.

    An outcome that waits for its confirmation comes first: the chip says only that it waits.
    """
    waits = line.outcome is not None and line.state is DecisionState.CLOSED
    parts = [texts.say(OUTCOMES[line.outcome])] if waits and line.outcome else []
    parts.append(texts.say(DECISION_KINDS[line.kind]))
    if line.deadline is not None:
        parts.append(texts.text("silence procedure until {deadline}", deadline=line.deadline))
    elif line.meeting is not None:
        parts += [marked(line.meeting_title, texts.language), texts.date(line.day)]
    return " · ".join(part for part in parts if part)


def almaty_moment(texts: Texts, when: datetime) -> str:
    """A moment in Almaty's time with the offset that its clocks had then: … 18:00 (Almaty, UTC+6)."""
    offset = when.astimezone(ALMATY).utcoffset()
    minutes = int(offset.total_seconds()) // 60 if offset is not None else 0
    hours, rest = divmod(abs(minutes), 60)
    shown = f"{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
    return texts.text("{moment} (Almaty, UTC{offset})", moment=when, offset=shown)


def both(text: Bilingual) -> bool:
    """Whether a text is there in both languages."""
    return bool(text.en and text.ru)
