"""The parser of the command line, speaking the person's language also where a command is typed wrongly."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from functools import partial
from typing import Any, NoReturn

from almaty_desktop.cli.answer import TypedWrongly
from almaty_desktop.i18n import Message, Texts, message

# The options that every command has: they are explained once, and stay out of the usage lines.
COMMON = ("office", "lang", "json", "yes", "on", "help", "version")

_ARGUMENT = re.compile(r"argument (?P<argument>.+?): (?P<rest>.*)", re.DOTALL)
_Sayings = tuple[tuple[re.Pattern[str], Message], ...]

# What Python's parser says of one argument, and how it is said here.
_OF_ONE: _Sayings = (
    (re.compile(r"expected .*arguments?"), message("{argument} needs a value.")),
    (re.compile(r"ignored explicit argument .*"), message("{argument} takes no value.")),
    (
        re.compile(r"not allowed with argument (?P<other>.*)"),
        message("{argument} and {other} can’t be given together."),
    ),
    (
        re.compile(r"invalid choice: (?P<value>.*) \(choose from (?P<choices>.*)\)", re.DOTALL),
        message("{argument}: “{value}” is not one of these: {choices}."),
    ),
    (re.compile(r"(?P<reason>.*)", re.DOTALL), message("{argument}: {reason}")),
)
_OF_ALL: _Sayings = (
    (
        re.compile(r"the following arguments are required: (?P<arguments>.*)"),
        message("This is missing: {arguments}."),
    ),
    (
        re.compile(r"one of the arguments (?P<arguments>.*) is required"),
        message("One of these is missing: {arguments}."),
    ),
    (
        re.compile(r"unrecognized arguments: (?P<arguments>.*)", re.DOTALL),
        message("This is not known here: {arguments}."),
    ),
    (re.compile(r".*", re.DOTALL), message("The command can’t be understood as it was typed.")),
)


def said_anew(english: str) -> Message:
    """What Python's parser found wrong, as a message of this program."""
    one = _ARGUMENT.fullmatch(english)
    sayings, text = (_OF_ONE, one["rest"]) if one else (_OF_ALL, english)
    for pattern, saying in sayings:
        found = pattern.fullmatch(text)
        if found:
            values = {name: value.strip("'\"") for name, value in found.groupdict().items()}
            if "choices" in values:
                values["choices"] = values["choices"].replace("'", "")
            if one:
                values["argument"] = one["argument"]
            return Message(saying.one, values)
    raise AssertionError("the last pattern fits everything")


class _Formatter(argparse.HelpFormatter):
    """Help whose usage line is in the person's language and leaves out what every command has."""

    def __init__(self, prog: str, texts: Texts) -> None:
        super().__init__(prog, max_help_position=30)
        self._texts = texts

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Any,
        prefix: str | None = None,
    ) -> None:
        own = [action for action in actions if action.dest not in COMMON]
        word = self._texts.text("Usage:")
        super().add_usage(usage, own, groups, f"{word} " if prefix is None else prefix)


class CommandParser(argparse.ArgumentParser):
    """A parser that raises TypedWrongly where Python's own would print English and leave."""

    def __init__(
        self,
        *,
        texts: Texts,
        prog: str | None = None,
        description: str | None = None,
        commands: str | None = None,
    ) -> None:
        """``commands`` is the option that remembers which command was typed, where there are any below."""
        super().__init__(
            prog=prog,
            description=description,
            add_help=False,
            allow_abbrev=False,
            formatter_class=partial(_Formatter, texts=texts),
        )
        self.texts = texts
        # Help shows the groups in the order in which they are made.
        self._below = self._list_of_commands(commands) if commands else None
        self._own = self.add_argument_group(texts.text("What this command takes"))
        _add_common(self.add_argument_group(texts.text("Options of every command")), texts)

    def _list_of_commands(self, dest: str) -> Any:
        return self.add_subparsers(
            title=self.texts.text("Commands"),
            dest=dest,
            metavar=self.texts.text("COMMAND"),
            required=True,
            parser_class=CommandParser,
        )

    def error(self, message: str) -> NoReturn:
        """Called by Python's parser with what is wrong, in English."""
        raise TypedWrongly(said_anew(message), self.prog)

    def takes(self, *names: str, help: Message, metavar: Message | None = None, **how: Any) -> None:  # noqa: A002
        """Declares an argument of this command; see ``add_argument`` for ``how``."""
        if metavar is not None:
            how["metavar"] = self.texts.say(metavar)
        self._own.add_argument(*names, help=_safe(self.texts.say(help)), **how)

    def add(self, name: str, saying: Message, *, commands: str | None = None) -> CommandParser:
        """Adds a command below this one; ``saying`` is what it does."""
        if self._below is None:
            raise ValueError(f"{self.prog} has no commands below it")
        words = _safe(self.texts.say(saying))
        sentence = f"{words[:1].upper()}{words[1:]}."
        made: CommandParser = self._below.add_parser(
            name, help=words, description=sentence, texts=self.texts, commands=commands
        )
        return made


def _add_common(group: Any, texts: Texts) -> None:
    """The options that stand before or after the command: unset ones must not undo what stood before."""
    from almaty_desktop.cli import values

    def add(*names: str, saying: str, **how: Any) -> None:
        group.add_argument(*names, default=argparse.SUPPRESS, help=_safe(saying), **how)

    add(
        "--office",
        metavar=texts.text("FOLDER"),
        type=values.office(texts),
        saying=texts.text("the office’s folder (otherwise ALMATY_OFFICE, or the user’s data folder)"),
    )
    add("--lang", choices=("en", "ru"), saying=texts.text("the language (otherwise the system’s)"))
    add("--json", action="store_true", saying=texts.text("one JSON document on standard output"))
    add("--yes", action="store_true", saying=texts.text("ask no questions"))
    add(
        "--on",
        metavar=texts.text("DATE"),
        type=values.day(texts),
        saying=texts.text("act as of this day (otherwise today)"),
    )
    add("-h", "--help", action="help", saying=texts.text("show this help"))


def _safe(text: str) -> str:
    """A help text as Python's parser wants it: it would fill in places marked with ``%``."""
    return text.replace("%", "%%")
