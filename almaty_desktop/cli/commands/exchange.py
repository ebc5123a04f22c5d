"""``exchange``: people and decisions as files of other programs, in and out (vCard, XLSX)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from almaty_desktop.cli import values
from almaty_desktop.cli.answer import DONE, REFUSED, Answer, TypedWrongly
from almaty_desktop.cli.call import Call
from almaty_desktop.cli.output import clean, table
from almaty_desktop.cli.parser import CommandParser
from almaty_desktop.i18n import Message, message
from almaty_desktop.rules.decisions import DecisionKind
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.import_plan import RowFate
from almaty_desktop.services.people_export import CARD_VERSIONS
from almaty_desktop.services.people_import import FIELDS, ImportPlan, changes_of, listed_fields, told
from almaty_desktop.services.people_order import PeopleFilter
from almaty_desktop.services.report_names import Wanted

_FILE = message("FILE")
_PROGRAM = "almaty exchange xlsx import"
_FATES: dict[RowFate, Message] = {
    RowFate.ADDED: message("new"),
    RowFate.UPDATED: message("known, something new"),
    RowFate.SAME: message("known"),
    RowFate.REFUSED: message("refused"),
}


def declare(_name: str, parser: CommandParser) -> None:
    """What the commands on other programs' files take."""
    cards = parser.add("vcard", message("people as vCards"), commands="direction")
    coming = cards.add("import", message("take people in from a file of vCards"))
    _coming(coming)
    coming.set_defaults(run=_import, columns=None)
    going = cards.add("export", message("write people into a file of vCards"))
    _going(going)
    going.takes("--card-version", choices=CARD_VERSIONS, default="4.0", help=message("the version of vCard"))
    going.set_defaults(run=_export_cards)
    tables = parser.add("xlsx", message("people and decisions as tables"), commands="direction")
    _declare_tables(tables)


def _declare_tables(tables: CommandParser) -> None:
    coming = tables.add("import", message("take people in from a table (XLSX, CSV)"))
    _coming(coming)
    fields = ", ".join(field for field, _ in FIELDS)
    coming.takes(
        "--column",
        action="append",
        dest="columns",
        metavar=message("HEAD=FIELD"),
        help=message("what a column holds, where its head does not say: one of {fields}", fields=fields),
    )
    coming.set_defaults(run=_import)
    going = tables.add("export", message("write people into a table"))
    _going(going)
    going.set_defaults(run=_export_table)
    decisions = tables.add("decisions", message("write the register of decisions into a table"))
    decisions.takes("file", type=Path, metavar=_FILE, help=message("the file to write"))
    decisions.takes(
        "--year",
        type=values.year(decisions.texts),
        metavar=message("YEAR"),
        help=message("only decisions of this year"),
    )
    decisions.takes("--kind", choices=tuple(DecisionKind), help=message("only decisions of this kind"))
    decisions.takes(
        "--meeting",
        type=values.number(decisions.texts),
        metavar=message("ID"),
        help=message("only those of this meeting"),
    )
    decisions.set_defaults(run=_export_decisions)


def _coming(command: CommandParser) -> None:
    command.takes("file", type=Path, metavar=_FILE, help=message("the file to take in"))
    command.takes("--dry-run", action="store_true", help=message("only say what would happen"))


def _going(command: CommandParser) -> None:
    command.takes("file", type=Path, metavar=_FILE, help=message("the file to write"))
    command.takes(
        "--participant",
        default="",
        type=values.words(command.texts),
        metavar=message("CODE"),
        help=message("only the people of this participant"),
    )


def _import(call: Call) -> Answer:
    """Status 1 where a row was refused: the others are in, and each refused one is named with its reason."""
    options = call.options
    with call.use_cases() as office, call.working() as progress:
        mapping = _mapping(call, office.people_import.read_file(options.file)) if options.columns else None
        if options.dry_run:
            plan = office.people_import.dry_run(options.file, mapping)
        else:
            plan = office.people_import.take_in(options.file, mapping, progress)
    return Answer(_data(call, plan), _lines(call, plan), REFUSED if plan.refused else DONE)


def _mapping(call: Call, sheet: Any) -> dict[int, str]:
    """The columns' meaning: what the heads say, and over it what was typed."""
    mapping = dict(sheet.mapping)
    known = {field for field, _ in FIELDS}
    for typed in call.options.columns:
        head, _, field = typed.rpartition("=")
        if head not in sheet.heads or field not in known:
            raise TypedWrongly(
                message("“{typed}” names no column of the table, or no field that is known.", typed=typed),
                _PROGRAM,
            )
        mapping[sheet.heads.index(head)] = field
    return mapping


def _data(call: Call, plan: ImportPlan) -> dict[str, Any]:
    return {
        **{fate.value: plan.count(fate) for fate in RowFate},
        "rows": [
            {
                "row": row.number,
                "name": row.name.shown(call.texts.language),
                "result": row.fate.value,
                "changed": [*row.changed, *(["role"] if row.serves and row.person is not None else [])],
                "messages": [call.texts.say(reason) for reason in row.reasons],
            }
            for row in plan.rows
        ],
    }


def _lines(call: Call, plan: ImportPlan) -> list[str]:
    """What came of it in a sentence each; what updates change, and why rows are refused."""
    texts = call.texts
    lines = [texts.say(saying) for saying in told(plan)]
    updated = [(row, listed_fields(texts, changes_of(row))) for row in plan.rows if changes_of(row)]
    refused = [(row, " ".join(texts.say(reason) for reason in row.reasons)) for row in plan.refused]
    for head, rows in ((texts.text("Changes"), updated), (texts.text("Reason"), refused)):
        if rows:
            heads = (texts.text("Row"), texts.text("Person’s name"), head)
            cells = [(str(row.number), row.name.shown(texts.language), said) for row, said in rows]
            lines += ["", *table(heads, cells, call.columns)]
    return lines


def _export_cards(call: Call) -> Answer:
    options = call.options
    _may_write(call)
    with call.use_cases() as office:
        count = office.people_export.cards(
            options.file,
            filters=PeopleFilter(participant=options.participant),
            version=options.card_version,
            language=call.texts.language,
        )
    return _written(call, count)


def _export_table(call: Call) -> Answer:
    options = call.options
    _may_write(call)
    with call.use_cases() as office:
        count = office.people_export.table(
            options.file, PeopleFilter(participant=options.participant), language=call.texts.language
        )
    return _written(call, count)


def _export_decisions(call: Call) -> Answer:
    options = call.options
    _may_write(call)
    with call.use_cases() as office:
        wanted = Wanted(
            year=options.year,
            kind=DecisionKind(options.kind) if options.kind else None,
            meeting=options.meeting,
        )
        count = office.printing.decisions_sheet(wanted, options.file)
    return _written(call, count)


def _may_write(call: Call) -> None:
    target: Path = call.options.file
    if target.is_dir() or not target.parent.is_dir():
        raise Refused("no-folder", message("A file can’t be written at {place}.", place=str(target)))
    if target.exists() and not call.agrees(message("{file} is there already. Replace it?", file=target.name)):
        raise Refused("declined", message("Nothing was written."))


def _written(call: Call, count: int) -> Answer:
    file = str(call.options.file)
    return Answer(
        {"file": file, "count": count},
        [call.texts.plural("{file}: {count} entry", "{file}: {count} entries", count, file=clean(file))],
    )
