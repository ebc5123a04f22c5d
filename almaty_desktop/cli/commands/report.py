"""``report``: any printed document as a PDF."""

from __future__ import annotations

from pathlib import Path

from almaty_desktop.cli import values
from almaty_desktop.cli.answer import Answer, TypedWrongly, in_both
from almaty_desktop.cli.call import Call
from almaty_desktop.cli.output import clean, table
from almaty_desktop.cli.parser import CommandParser
from almaty_desktop.i18n import Language, Texts, message, texts_in
from almaty_desktop.rules.decisions import DecisionKind, DecisionState
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.printing import Layout, Saved
from almaty_desktop.services.report_names import (
    GROUPINGS,
    NEEDS,
    REPORTS,
    ReportName,
    Wanted,
    report_named,
)

_PROGRAM = "almaty report"
# Where what is typed is called otherwise than what it says.
_FLAGS = {"compared_with": "--with", "grouping": "--by"}


def declare(_name: str, parser: CommandParser) -> None:
    """What ``report`` takes."""
    parser.takes(
        "name", nargs="?", metavar=message("NAME"), help=message("which document; --list names them")
    )
    parser.takes("--list", action="store_true", help=message("name all that can be printed"))
    _declare_wanted(parser)
    parser.takes("--out", type=Path, metavar=message("FILE"), help=message("the PDF to write"))
    parser.takes(
        "--layout",
        choices=tuple(layout.value for layout in Layout),
        help=message("how the two languages stand on the pages (otherwise the language of --lang alone)"),
    )
    parser.set_defaults(run=_report)


def _declare_wanted(parser: CommandParser) -> None:
    """For what it is printed: what a report needs, then what narrows it."""
    number = values.number(parser.texts)
    parser.takes("--meeting", type=number, metavar=message("ID"), help=message("the meeting to print for"))
    parser.takes("--sheet", type=number, metavar=message("ID"), help=message("the sheet to print"))
    parser.takes("--decision", type=number, metavar=message("ID"), help=message("the decision to print"))
    parser.takes(
        "--term",
        type=values.day(parser.texts),
        metavar=message("DATE"),
        help=message("the first day of the term of the chair"),
    )
    parser.takes("--edition", type=number, metavar=message("N"), help=message("the edition to print"))
    parser.takes(
        "--with",
        dest="compared_with",
        type=number,
        metavar=message("N"),
        help=message("the edition to compare it with"),
    )
    parser.takes(
        "--year",
        type=values.year(parser.texts),
        metavar=message("YEAR"),
        help=message("only decisions of this year"),
    )
    parser.takes(
        "--kind",
        choices=tuple(kind.value for kind in DecisionKind),
        help=message("only decisions of this kind"),
    )
    parser.takes(
        "--state",
        choices=tuple(state.value for state in DecisionState),
        help=message("only decisions that stand so"),
    )
    parser.takes("--silence", action="store_true", help=message("only silence procedures"))
    parser.takes(
        "--participant",
        type=values.words(parser.texts),
        metavar=message("CODE"),
        help=message("only this participant’s people"),
    )
    parser.takes("--by", choices=GROUPINGS, dest="grouping", help=message("how a register is arranged"))


def _report(call: Call) -> Answer:
    if call.options.list:
        return _listed(call.texts)
    report = _chosen(call)
    target: Path = call.options.out
    if target.is_dir() or not target.parent.is_dir():
        raise Refused("no-folder", message("A file can’t be written at {place}.", place=str(target)))
    if target.exists() and not call.agrees(message("{file} is there already. Replace it?", file=target.name)):
        raise Refused("declined", message("Nothing was written."))
    with call.use_cases() as office, call.working() as progress:
        saved = office.printing.save(
            report.name,
            target,
            Layout(call.options.layout or call.texts.language.value),
            wanted=_wanted(call),
            language=call.texts.language,
            progress=progress,
        )
    return _answer(call.texts, saved)


def _chosen(call: Call) -> ReportName:
    """The report that was asked for, once everything that it needs was typed."""
    options = call.options
    names = ", ".join(report.name for report in REPORTS)
    if options.name is None:
        raise TypedWrongly(message("Say which document is to be printed: {names}.", names=names), _PROGRAM)
    report = report_named(options.name)
    if report is None:
        saying = message("“{name}” can’t be printed; these can: {names}.", name=options.name, names=names)
        raise TypedWrongly(saying, _PROGRAM)
    missing = [_FLAGS.get(field, f"--{field}") for field in report.lacks(_wanted(call))]
    if options.out is None:
        missing.append("--out")
    if missing:
        raise TypedWrongly(message("This is missing: {arguments}.", arguments=", ".join(missing)), _PROGRAM)
    return report


def _wanted(call: Call) -> Wanted:
    """For what it is printed, as typed."""
    options = call.options
    return Wanted(
        meeting=options.meeting,
        sheet=options.sheet,
        decision=options.decision,
        term=options.term,
        edition=options.edition,
        compared_with=options.compared_with,
        year=options.year,
        kind=DecisionKind(options.kind) if options.kind else None,
        state=DecisionState(options.state) if options.state else None,
        silence=True if options.silence else None,
        participant=options.participant or "",
        grouping=options.grouping or "",
    )


def _flags(report: ReportName) -> str:
    """What has to be typed for a report, and in brackets what can be."""
    needed = [_FLAGS.get(field, f"--{field}") for need in report.needs for field in NEEDS[need]]
    return " ".join([*needed, *(f"[{_FLAGS.get(field, f'--{field}')}]" for field in report.takes)])


def _listed(texts: Texts) -> Answer:
    english, russian = texts_in(Language.EN), texts_in(Language.RU)
    data = [
        {
            "name": report.name,
            "title_en": english.say(report.title),
            "title_ru": russian.say(report.title),
            "needs": list(report.needs),
            "takes": [_FLAGS.get(field, f"--{field}").removeprefix("--") for field in report.takes],
        }
        for report in REPORTS
    ]
    heads = (texts.text("NAME"), texts.text("Title"), texts.text("Needs"))
    rows = [(report.name, texts.say(report.title), _flags(report)) for report in REPORTS]
    return Answer(data, table(heads, rows))


def _answer(texts: Texts, saved: Saved) -> Answer:
    data = {
        "file": str(saved.file),
        "pages": saved.pages,
        "bytes": saved.bytes,
        "skipped": [
            {
                "symbol": document.symbol or None,
                **in_both("title", document.title),
                "language": document.language,
                "message": texts.say(document.reason),
                "page": document.page,
            }
            for document in saved.skipped
        ],
    }
    pages = texts.plural("{count} page", "{count} pages", saved.pages)
    done = texts.text(
        "{file}: {pages}, {size}", file=clean(str(saved.file)), pages=pages, size=texts.size(saved.bytes)
    )
    skipped = [
        texts.text(
            "Page {page}: “{title}” is not there. {reason}",
            page=document.page,
            title=clean(document.title.shown(texts.language)),
            reason=texts.say(document.reason),
        )
        for document in saved.skipped
    ]
    return Answer(data, [done, *skipped])
