"""``choices [NAME yes|no]``: what the office has chosen where the Operating Modalities are silent."""

from __future__ import annotations

from typing import Any

from almaty_desktop.cli import values
from almaty_desktop.cli.answer import Answer, TypedWrongly, in_both
from almaty_desktop.cli.call import Call
from almaty_desktop.cli.output import table
from almaty_desktop.cli.parser import CommandParser
from almaty_desktop.i18n import Texts, message, said
from almaty_desktop.services.choices import ChoiceLine

_VALUES = {"yes": True, "no": False}


def declare(_name: str, parser: CommandParser) -> None:
    """What ``choices`` takes: nothing to list them, a name and a value to make one."""
    parser.takes(
        "name",
        nargs="?",
        type=values.words(parser.texts),
        metavar=message("NAME"),
        help=message("the choice to make (otherwise all are listed)"),
    )
    parser.takes("value", nargs="?", choices=tuple(_VALUES), help=message("whether it is chosen"))
    parser.set_defaults(run=_choices)


def _choices(call: Call) -> Answer:
    name, value = call.options.name, call.options.value
    if name and not value:
        raise TypedWrongly(message("Say whether “{name}” is chosen: yes or no.", name=name), "almaty choices")
    with call.use_cases() as office:
        if name:
            office.choices.change_choice(name, _VALUES[value])
        lines = office.choices.list()
    return Answer([_data(line) for line in lines], _table(call, lines))


def _data(line: ChoiceLine) -> dict[str, Any]:
    return {"name": line.name, "rule": line.rule, "value": line.value, **in_both("title", said(line.title))}


def _table(call: Call, lines: tuple[ChoiceLine, ...]) -> list[str]:
    texts = call.texts
    heads = (texts.text("Rule"), texts.text("Chosen"), texts.text("Choice"), texts.text("Name"))
    rows = [(line.rule, _chosen(texts, line), texts.say(line.title), line.name) for line in lines]
    return table(heads, rows, call.columns)


def _chosen(texts: Texts, line: ChoiceLine) -> str:
    return texts.text("yes") if line.value else texts.text("no")
