"""``archive add · read-again · search · show · export · verify`` (rules A1 to A5)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from almaty_desktop.cli import values
from almaty_desktop.cli.answer import Answer, day, in_both
from almaty_desktop.cli.call import Call
from almaty_desktop.cli.commands.archive_add import declare_add, declare_read_again
from almaty_desktop.cli.commands.archive_show import shown
from almaty_desktop.cli.output import clean
from almaty_desktop.cli.parser import CommandParser
from almaty_desktop.i18n import Message, message
from almaty_desktop.rules.documents import DocumentKind
from almaty_desktop.services.labels import language_name
from almaty_desktop.services.search import Filters, Hit


def declare(_name: str, parser: CommandParser) -> None:
    """What the commands on the archive take."""
    declare_add(parser.add("add", message("take files in, and all files of folders")))
    again = message("read files again that could not be read for a reason that passes")
    declare_read_again(parser.add("read-again", again))
    _declare_search(parser.add("search", message("find documents by words in any grammatical form")))
    number = values.number(parser.texts)
    showing = parser.add("show", message("one document with everything known of it"))
    showing.takes("id", type=number, metavar=message("ID"), help=message("the document’s number"))
    showing.set_defaults(run=_show)
    exporting = parser.add("export", message("copy a document’s files, as they were received"))
    exporting.takes("id", type=number, metavar=message("ID"), help=message("the document’s number"))
    exporting.takes(
        "--to",
        type=Path,
        default=Path(),
        metavar=message("FOLDER"),
        help=message("where to (otherwise the current folder)"),
    )
    _declare_language(exporting, message("only the version in this language, such as ru"))
    exporting.takes(
        "--edition",
        type=number,
        metavar=message("NUMBER"),
        help=message("this edition (otherwise the newest in each language)"),
    )
    exporting.set_defaults(run=_export)
    parser.add("verify", message("read every file again and compare it with its SHA-256")).set_defaults(
        run=_verify
    )


def _declare_search(searching: CommandParser) -> None:
    texts = searching.texts
    searching.takes(
        "words",
        nargs="+",
        type=values.words(texts),
        metavar=message("WORD"),
        help=message("all of them have to be there"),
    )
    kinds = tuple(kind.value for kind in DocumentKind)
    searching.takes(
        "--kind", choices=kinds, metavar=message("KIND"), help=message("only documents of this kind")
    )
    searching.takes(
        "--year",
        type=values.year(texts),
        metavar=message("YEAR"),
        help=message("only documents of this year"),
    )
    _declare_language(searching, message("only documents with a version in this language"))
    searching.takes(
        "--meeting",
        type=values.number(texts),
        metavar=message("ID"),
        help=message("only documents on the agenda of this meeting"),
    )
    searching.takes(
        "--limit",
        type=values.number(texts, most=1000),
        default=20,
        metavar=message("NUMBER"),
        help=message("at most so many (otherwise 20)"),
    )
    searching.takes(
        "--offset",
        type=values.number(texts, least=0),
        default=0,
        metavar=message("NUMBER"),
        help=message("leave out so many of the best"),
    )
    searching.set_defaults(run=_search)


def _declare_language(parser: CommandParser, saying: Message) -> None:
    words = values.words(parser.texts)
    parser.takes("--language", default="", type=words, metavar=message("CODE"), help=saying)


def _search(call: Call) -> Answer:
    options = call.options
    filters = Filters(
        kind=DocumentKind(options.kind) if options.kind else None,
        year=options.year,
        language=options.language,
        meeting=options.meeting,
    )
    with call.use_cases() as office:
        found = office.search.find(
            " ".join(options.words), filters, offset=options.offset, limit=options.limit
        )
    texts = call.texts
    lines = [texts.plural("{count} hit", "{count} hits", found.total)]
    for hit in found.hits:
        lines += _hit_lines(call, hit)
    return Answer({"total": found.total, "hits": [_hit(hit) for hit in found.hits]}, lines)


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "document": hit.document,
        "version": hit.version,
        "symbol": hit.symbol or None,
        **in_both("title", hit.title),
        "language": hit.language,
        "date": day(hit.dated),
        "passage": hit.marked,
    }


def _hit_lines(call: Call, hit: Hit) -> list[str]:
    texts = call.texts
    known = [
        hit.symbol,
        language_name(texts, hit.language),
        texts.date(hit.dated) if hit.dated else "",
    ]
    return [
        "",
        texts.text(
            "{title} (No. {number})", title=clean(hit.printed.shown(texts.language)), number=str(hit.document)
        ),
        f"  {' · '.join(clean(word) for word in known if word)}",
        f"  {clean(hit.marked)}",
    ]


def _show(call: Call) -> Answer:
    with call.use_cases() as office:
        return shown(call, office.archive.show(call.options.id))


def _export(call: Call) -> Answer:
    with call.use_cases() as office:
        options = call.options
        files = office.archive.export(options.id, options.to, options.language, options.edition)
    return Answer({"files": [str(file) for file in files]}, [clean(str(file)) for file in files])


def _verify(call: Call) -> Answer:
    with call.use_cases() as office, call.working() as progress:
        fixity = office.archive.verify(progress)
    texts = call.texts
    data = {
        "files": fixity.files,
        "bytes": fixity.bytes,
        "missing": list(fixity.missing),
        "damaged": list(fixity.damaged),
        "unknown": list(fixity.unknown),
    }
    lines = [
        texts.plural("{count} file read", "{count} files read", fixity.files),
        *(texts.text("Missing: {file}", file=file) for file in fixity.missing),
        *(texts.text("Not as it was received: {file}", file=file) for file in fixity.damaged),
        *(texts.text("Of no document: {file}", file=clean(file)) for file in fixity.unknown),
    ]
    if fixity.clean:
        lines.append(texts.text("All files are as they were received."))
    return Answer(data, lines, status=0 if fixity.clean else 1)
