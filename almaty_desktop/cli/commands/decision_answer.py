"""A decision as the command line gives it: the JSON shape, and lines for people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from almaty_desktop.cli.answer import in_both
from almaty_desktop.cli.output import clean, table
from almaty_desktop.i18n import ALMATY, Message, Texts
from almaty_desktop.rules.decisions import DecisionState, Position
from almaty_desktop.services.decision_views import DecisionLine, DecisionView, Effect, RoundView, Stand
from almaty_desktop.services.labels import DECISION_KINDS, DECISION_STATES, OUTCOMES, POSITIONS, WAITING


def moment(given: datetime | None) -> str | None:
    """A moment as ISO 8601 with Almaty's offset on that day."""
    return given.astimezone(ALMATY).isoformat() if given else None


def decision_data(view: DecisionView, texts: Texts) -> dict[str, Any]:
    """The document of ``--json``."""
    line = view.line
    return {
        "id": line.id,
        "kind": line.kind.value,
        "state": line.state.value,
        "outcome": line.outcome.value if line.outcome else None,
        "round": line.round,
        "deadline": moment(line.deadline),
        "members": list(view.members),
        "positions": [_position(stand, texts) for stand in view.now.stands if stand.position],
        **in_both("title", line.title),
        **in_both("text", view.text),
        "day": line.day.isoformat(),
        "meeting": line.meeting,
        "subject": line.subject or None,
        "for_meeting": view.for_meeting,
        "year": view.year,
        "opened_at": moment(line.opened_at),
        "closed_at": moment(line.closed_at),
        "confirmed_at": moment(line.confirmed_at),
        "rounds": [_round(one, texts) for one in view.rounds],
        "effects": [_effect(one, texts) for one in view.effects],
    }


def _position(stand: Stand, texts: Texts) -> dict[str, Any]:
    made: dict[str, Any] = {
        "code": stand.code,
        "position": stand.position.value if stand.position else None,
        "text": stand.text.shown(texts.language),
        "at": moment(stand.at),
        "author": stand.author,
    }
    if stand.was:
        made |= {"corrected_from": stand.was.value, "why": stand.why.shown(texts.language)}
    return made


def _round(one: RoundView, texts: Texts) -> dict[str, Any]:
    return {
        "number": one.number,
        **in_both("text", one.text),
        "outcome": one.outcome.value if one.outcome else None,
        "positions": [_position(stand, texts) for stand in one.stands if stand.position],
    }


def _effect(one: Effect, texts: Texts) -> dict[str, Any]:
    return {"kind": one.kind.value, "day": one.day.isoformat(), "title": texts.say(one.title)}


def listed(lines: Sequence[DecisionLine], texts: Texts, columns: int | None) -> list[str]:
    """The decisions as a table."""
    if not lines:
        return [texts.text("There are no decisions.")]
    heads = (
        texts.text("No."),
        texts.text("Date"),
        texts.text("Kind"),
        texts.text("Title"),
        texts.text("Status"),
    )
    rows = [
        (
            str(line.id),
            texts.short_date(line.day),
            texts.say(DECISION_KINDS[line.kind]),
            line.printed.shown(texts.language),
            _state(line, texts),
        )
        for line in lines
    ]
    return table(heads, rows, columns)


def decision_lines(view: DecisionView, texts: Texts, columns: int | None) -> list[str]:
    """One decision for people: what it is, how it stands, every member's position, what it brought about."""
    line = view.line
    title = texts.text(
        "{title} (No. {number})", title=clean(line.printed.shown(texts.language)), number=str(line.id)
    )
    head = [
        title,
        texts.say(DECISION_KINDS[line.kind]),
        _where(line, texts),
        _state(line, texts),
        texts.text("Round {number}", number=line.round) if line.round > 1 else "",
    ]
    rows = [
        (
            stand.name.shown(texts.language),
            texts.say(_word(view, stand)),
            texts.moment(stand.at) if stand.at else "",
            stand.text.shown(texts.language),
        )
        for stand in sorted(view.now.stands, key=lambda one: texts.order(one.name.shown(texts.language)))
    ]
    heads = (texts.text("Member"), texts.text("Position"), texts.text("When"), texts.text("Text"))
    brought = [f"→ {clean(texts.say(one.title))}" for one in view.effects]
    return [
        *(one for one in head if one),
        "",
        *table(heads, rows, columns),
        *([""] if brought else []),
        *brought,
    ]


def _word(view: DecisionView, stand: Stand) -> Message:
    """What a member's position is called; without an entry it waits, keeps silence, or was not present."""
    if stand.position is not None:
        return POSITIONS[stand.position]
    if view.line.silence:
        return POSITIONS[Position.SILENT]
    return WAITING if view.line.state is DecisionState.OPEN else POSITIONS[Position.ABSENT]


def _where(line: DecisionLine, texts: Texts) -> str:
    if line.silence and line.deadline:
        return texts.text("Silence procedure until {deadline}", deadline=line.deadline)
    return clean(line.meeting_title.shown(texts.language))


def _state(line: DecisionLine, texts: Texts) -> str:
    state = texts.say(DECISION_STATES[line.state])
    return f"{state}: {texts.say(OUTCOMES[line.outcome])}" if line.outcome else state
