"""``history``, ``undo`` and ``redo``: the register of changes."""

from __future__ import annotations

from typing import Any

from almaty_desktop.cli import values
from almaty_desktop.cli.answer import Answer, in_both
from almaty_desktop.cli.call import Call
from almaty_desktop.cli.output import clean, table
from almaty_desktop.cli.parser import CommandParser
from almaty_desktop.i18n import ALMATY, Message, message
from almaty_desktop.services.history import Done


def declare(name: str, parser: CommandParser) -> None:
    """What the commands on the register take."""
    if name == "history":
        parser.takes(
            "--limit",
            type=values.number(parser.texts),
            default=20,
            metavar=message("NUMBER"),
            help=message("at most so many (otherwise 20)"),
        )
    parser.set_defaults(run={"history": _history, "undo": _undo, "redo": _redo}[name])


def _history(call: Call) -> Answer:
    with call.use_cases() as office:
        found = office.history.recent(call.options.limit)
    texts = call.texts
    heads = (texts.text("When"), texts.text("Who"), texts.text("What"))
    rows = [(texts.moment(one.at), one.who, texts.say(_said(one))) for one in found]
    return Answer([_data(one) for one in found], table(heads, rows, call.columns))


def _undo(call: Call) -> Answer:
    with call.use_cases() as office:
        done = office.history.undo()
    title = clean(done.title.shown(call.texts.language))
    return Answer(_data(done), [call.texts.text("Undone: {title}", title=title)])


def _redo(call: Call) -> Answer:
    with call.use_cases() as office:
        done = office.history.redo()
    title = clean(done.title.shown(call.texts.language))
    return Answer(_data(done), [call.texts.text("Done again: {title}", title=title)])


def _said(done: Done) -> Message:
    """What was done; an undo and a redo say that they were one."""
    if done.kind == "undo":
        return message("Undone: {title}", title=done.title)
    if done.kind == "redo":
        return message("Done again: {title}", title=done.title)
    return message("{title}", title=done.title)


def _data(done: Done) -> dict[str, Any]:
    return {
        "id": done.id,
        "at": done.at.astimezone(ALMATY).isoformat(),
        "who": done.who,
        "kind": done.kind,
        **in_both("title", done.title),
    }
