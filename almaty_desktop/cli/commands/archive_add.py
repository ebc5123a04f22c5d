"""``archive add`` and ``archive read-again``: taking files in, and reading anew what could not be read."""

from __future__ import annotations

from pathlib import Path

from almaty_desktop.cli import values
from almaty_desktop.cli.answer import Answer, TypedWrongly
from almaty_desktop.cli.call import Call
from almaty_desktop.cli.output import clean
from almaty_desktop.cli.parser import CommandParser
from almaty_desktop.i18n import Message, message
from almaty_desktop.rules.documents import Access
from almaty_desktop.services.taking_in import Result, TakenIn

_ADD = "almaty archive add"

_RESULTS: dict[Result, Message] = {
    Result.ADDED: message("added"),
    Result.DUPLICATE: message("duplicate"),
    Result.REFUSED: message("refused"),
}


def declare_add(parser: CommandParser) -> None:
    """What ``archive add`` takes."""
    parser.takes("paths", nargs="+", type=Path, metavar=message("PATH"), help=message("a file or a folder"))
    parser.takes(
        "--access",
        choices=tuple(access.value for access in Access),
        help=message("who may have the documents (otherwise participants)"),
    )
    parser.takes(
        "--to",
        type=values.number(parser.texts),
        metavar=message("ID"),
        help=message("add them to this document, as versions in other languages or as new editions"),
    )
    parser.takes(
        "--language",
        type=values.words(parser.texts),
        metavar=message("CODE"),
        help=message("with --to: the language of the files, such as ru (otherwise each tells its own)"),
    )
    parser.set_defaults(run=_add)


def declare_read_again(parser: CommandParser) -> None:
    """What ``archive read-again`` takes."""
    number = values.number(parser.texts)
    parser.takes("id", type=number, metavar=message("ID"), help=message("the document’s number"))
    parser.set_defaults(run=_read_again)


def _add(call: Call) -> Answer:
    options = call.options
    if options.to is None and options.language is not None:
        raise TypedWrongly(message("--language is only for files that go to a document: --to ID."), _ADD)
    if options.to is not None and options.access is not None:
        raise TypedWrongly(message("--to and --access can’t be given together."), _ADD)
    with call.use_cases() as office, call.working() as progress:
        if options.to is None:
            access = Access(options.access or Access.PARTICIPANTS.value)
            files = office.taking_in.add(options.paths, progress, access)
        else:
            files = office.taking_in.add_to(options.to, options.paths, progress, options.language or "")
    texts = call.texts
    data = [
        {
            "path": str(file.path),
            "result": file.result.value,
            "document": file.document,
            "sha256": file.sha256 or None,
            "language": file.language or None,
            "code": file.code or None,
            "message": texts.say(file.message) if file.message else None,
        }
        for file in files
    ]
    refused = any(file.result is Result.REFUSED for file in files)
    lines = [_taken(call, file) for file in files] or [texts.text("There are no files.")]
    return Answer({"files": data}, lines, status=1 if refused else 0)


def _taken(call: Call, file: TakenIn) -> str:
    texts = call.texts
    values_ = {"path": clean(str(file.path)), "result": texts.say(_RESULTS[file.result])}
    if file.message:
        return texts.text("{path}: {result}. {reason}", reason=clean(texts.say(file.message)), **values_)
    return texts.text("{path}: {result}", **values_)


def _read_again(call: Call) -> Answer:
    """Status 1 where a file still can't be read."""
    with call.use_cases() as office, call.working() as progress:
        files = office.archive.read_again(call.options.id, progress)
    texts = call.texts
    data = [
        {
            "sha256": file.sha256,
            "name": file.name,
            "language": file.language,
            "code": file.code or None,
            "message": texts.say(file.message) if file.message else None,
        }
        for file in files
    ]
    lines = [
        texts.text("{path}: {reason}", path=clean(file.name), reason=texts.say(file.message))
        if file.message
        else texts.text("{path}: its text was read and can be searched.", path=clean(file.name))
        for file in files
    ]
    return Answer({"files": data}, lines, status=1 if any(file.code for file in files) else 0)
