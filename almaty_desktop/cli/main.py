"""The command line from end to end: the parser, the chosen command, and errors made into statuses."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from almaty_desktop import __version__
from almaty_desktop.cli.answer import DONE, INTERRUPTED, TYPED_WRONGLY, Answer, TypedWrongly
from almaty_desktop.cli.output import prepare, written_json
from almaty_desktop.cli.parser import CommandParser
from almaty_desktop.cli.system_language import system_language
from almaty_desktop.i18n import Language, Message, Texts, message, texts_in


@dataclass(frozen=True)
class Command:
    """A command: the module that knows it, loaded only when it is typed, and what it does."""

    module: str
    does: Message
    has_commands: bool = False


COMMANDS: dict[str, Command] = {
    "init": Command("office", message("create an office")),
    "states": Command("participants", message("the participants with their standing on the day")),
    "chair": Command("chair", message("who chairs, the next five turns, and why")),
    "meeting": Command("meeting", message("list, show and create meetings"), has_commands=True),
    "decision": Command(
        "decision", message("decisions by consensus and silence procedures"), has_commands=True
    ),
    "modalities": Command(
        "modalities", message("editions of the Operating Modalities: list, read, compare"), has_commands=True
    ),
    "choices": Command("choices", message("the office’s choices where the rules leave one")),
    "archive": Command(
        "archive", message("take documents in, find them, hand them out, check them"), has_commands=True
    ),
    "exchange": Command(
        "exchange", message("people and decisions as files of other programs"), has_commands=True
    ),
    "report": Command("report", message("print a document into a PDF")),
    "check": Command("office", message("check the health of the office’s data")),
    "history": Command("history", message("what was done last")),
    "undo": Command("history", message("take the last step back")),
    "redo": Command("history", message("bring back what was undone")),
}


def main(arguments: Sequence[str]) -> int:
    """Does one command and gives its exit status. Nothing that goes wrong leaves it as a traceback."""
    as_json = _typed_json(arguments)
    texts = texts_in(_typed_language(arguments, os.environ))
    prepare(sys.stdout, as_json=as_json)
    prepare(sys.stderr, as_json=False)
    try:
        return _answered(arguments, texts, as_json)
    except TypedWrongly as wrong:
        hint = texts.text("How it is written: {command}", command=f"{wrong.program or 'almaty'} --help")
        return _failed(texts, as_json, TYPED_WRONGLY, "usage", wrong.message, {}, hint)
    except KeyboardInterrupt:
        return _failed(texts, as_json, INTERRUPTED, "interrupted", message("Interrupted."))
    except Exception as error:  # noqa: BLE001 - the border of the process: a person gets a sentence
        # Loaded only now, with the use cases' own refusals that it knows.
        from almaty_desktop.cli.failures import failure_of

        status, refused = failure_of(error)
        return _failed(texts, as_json, status, refused.code, refused.message, refused.details)


def _answered(arguments: Sequence[str], texts: Texts, as_json: bool) -> int:
    """Parses, then works; the imports wait until it is clear that the office is needed."""
    if not arguments:
        sys.stderr.write(_parser(arguments, texts).format_help())
        return TYPED_WRONGLY
    try:
        options = _parser(arguments, texts).parse_args(arguments)
    except SystemExit:
        # Python's parser leaves like this after it has printed help or the version.
        return DONE
    from almaty_desktop.cli.call import Call

    answer: Answer = options.run(Call(options, texts))
    _show(answer, as_json)
    return answer.status


def _parser(arguments: Sequence[str], texts: Texts) -> CommandParser:
    parser = CommandParser(
        texts=texts,
        prog="almaty",
        description=texts.text("The office of the Almaty Process Support Unit on the command line."),
        commands="command",
    )
    parser.takes(
        "--version",
        action="version",
        version=f"almaty {__version__}",
        help=message("show the version"),
    )
    for name, command in COMMANDS.items():
        inner = parser.add(name, command.does, commands="what" if command.has_commands else None)
        if name in arguments:
            import_module(f"almaty_desktop.cli.commands.{command.module}").declare(name, inner)
    return parser


def _show(answer: Answer, as_json: bool) -> None:
    _write(f"{written_json(answer.data)}\n" if as_json else "".join(f"{line}\n" for line in answer.lines))


def _failed(
    texts: Texts,
    as_json: bool,
    status: int,
    code: str,
    saying: Message,
    details: Mapping[str, Any] | None = None,
    hint: str = "",
) -> int:
    """Says what went wrong where the person, or the program, looks for it."""
    words = texts.say(saying)
    if as_json:
        error = {"code": code, "message": words, "details": dict(details or {})}
        _write(f"{written_json({'error': error})}\n")
    else:
        sys.stderr.write("".join(f"{line}\n" for line in (words, hint) if line))
    return status


def _write(text: str) -> None:
    """Writes on standard output; a reader that has seen enough (``| head``) is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # Python flushes once more at the end of the program; that must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise


def _before_dashes(arguments: Sequence[str]) -> Sequence[str]:
    """What can be options: after ``--`` everything is a plain argument."""
    return arguments[: arguments.index("--")] if "--" in arguments else arguments


def _typed_json(arguments: Sequence[str]) -> bool:
    return "--json" in _before_dashes(arguments)


def _typed_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language to speak, known before anything is parsed so that a wrong command is told in it."""
    looking = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    looking.add_argument("--lang", nargs="?")
    typed = looking.parse_known_args(list(_before_dashes(arguments)))[0].lang
    return Language(typed) if typed in set(Language) else system_language(environment)
