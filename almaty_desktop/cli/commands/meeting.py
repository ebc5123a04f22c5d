"""``meeting list · show · create`` (rule M1)."""

from __future__ import annotations

from typing import Any

from almaty_desktop.cli import values
from almaty_desktop.cli.answer import Answer, in_both
from almaty_desktop.cli.call import Call
from almaty_desktop.cli.commands.decision_answer import listed as listed_decisions
from almaty_desktop.cli.output import clean, table
from almaty_desktop.cli.parser import CommandParser
from almaty_desktop.i18n import ALMATY, Bilingual, message
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.agenda import AgendaLine
from almaty_desktop.services.labels import MEETING_KINDS, MEETING_STATES
from almaty_desktop.services.meetings import MeetingLine
from almaty_desktop.services.use_cases import UseCases

_KINDS = tuple(kind.value for kind in MeetingKind)


def declare(_name: str, parser: CommandParser) -> None:
    """What the commands on meetings take."""
    texts = parser.texts
    listing = parser.add("list", message("the meetings, newest first"))
    listing.takes("--kind", choices=_KINDS, help=message("only those of this kind"))
    listing.takes(
        "--year", type=values.year(texts), metavar=message("YEAR"), help=message("only those of this year")
    )
    listing.set_defaults(run=_list)
    showing = parser.add("show", message("one meeting with its agenda"))
    showing.takes(
        "id", type=values.number(texts), metavar=message("ID"), help=message("the meeting’s number")
    )
    showing.set_defaults(run=_show)
    _declare_delegation(
        parser.add("delegation", message("put a participant on a meeting’s list of delegations"))
    )
    _declare_create(parser.add("create", message("create a meeting with the agenda of its kind")))


def _declare_delegation(putting: CommandParser) -> None:
    putting.takes(
        "id", type=values.number(putting.texts), metavar=message("ID"), help=message("the meeting’s number")
    )
    putting.takes(
        "code",
        type=values.words(putting.texts),
        metavar=message("CODE"),
        help=message("the participant’s code, such as KZ"),
    )
    putting.takes("--remove", action="store_true", help=message("take it off the list instead"))
    putting.set_defaults(run=_delegation)


def _declare_create(making: CommandParser) -> None:
    day, words = values.day(making.texts), values.words(making.texts)
    date = message("DATE")
    text = message("TEXT")
    making.takes("--kind", required=True, choices=_KINDS, help=message("what kind of meeting it is"))
    making.takes("--start", required=True, type=day, metavar=date, help=message("its first day"))
    making.takes("--end", required=True, type=day, metavar=date, help=message("its last day"))
    making.takes("--title-en", default="", type=words, metavar=text, help=message("its title in English"))
    making.takes("--title-ru", default="", type=words, metavar=text, help=message("its title in Russian"))
    making.takes("--place-en", default="", type=words, metavar=text, help=message("its place in English"))
    making.takes("--place-ru", default="", type=words, metavar=text, help=message("its place in Russian"))
    making.takes(
        "--host", default="", type=words, metavar=message("CODE"), help=message("the host’s code, such as KZ")
    )
    making.set_defaults(run=_create)


def _list(call: Call) -> Answer:
    kind = MeetingKind(call.options.kind) if call.options.kind else None
    with call.use_cases() as office:
        found = office.meetings.list(
            kind=kind,
            year=call.options.year,
            limit=office.meetings.count(kind=kind, year=call.options.year),
        )
    texts = call.texts
    heads = (
        texts.text("No."),
        texts.text("Dates"),
        texts.text("Kind"),
        texts.text("Title"),
        texts.text("Status"),
    )
    rows = [
        (
            str(one.id),
            texts.dates(one.start, one.end),
            texts.say(MEETING_KINDS[one.kind]),
            one.printed.shown(texts.language),
            texts.say(MEETING_STATES[one.state]),
        )
        for one in found
    ]
    lines = table(heads, rows, call.columns) if rows else [texts.text("There are no meetings.")]
    return Answer([_data(one) for one in found], lines)


def _show(call: Call) -> Answer:
    with call.use_cases() as office:
        return _page(call, office, call.options.id)


def _create(call: Call) -> Answer:
    options = call.options
    with call.use_cases() as office:
        made = office.meetings.create(
            MeetingKind(options.kind),
            options.start,
            options.end,
            title=Bilingual(options.title_en, options.title_ru),
            place=Bilingual(options.place_en, options.place_ru),
            host=options.host,
        )
        return _page(call, office, made.id)


def _delegation(call: Call) -> Answer:
    options = call.options
    with call.use_cases() as office:
        act = office.delegations.take_off if options.remove else office.delegations.put
        act(options.id, options.code)
        return _page(call, office, options.id)


def _page(call: Call, office: UseCases, meeting_id: int) -> Answer:
    """A meeting with its agenda, the list of delegations and the decisions that are put to it."""
    meeting = office.meetings.show(meeting_id)
    agenda = office.agenda.show(meeting_id)
    listed = [line for line in office.delegations.show(meeting_id).lines if line.listed]
    decisions = office.decisions.list(meeting=meeting_id, limit=office.decisions.count(meeting=meeting_id))
    data = {
        **_data(meeting),
        "agenda": [_item(line) for line in agenda],
        "delegations": [
            {"code": one.code, **in_both("name", one.name), "standing": one.standing.value} for one in listed
        ],
        "decisions": [
            {
                "id": one.id,
                "kind": one.kind.value,
                **in_both("title", one.title),
                "state": one.state.value,
                "outcome": one.outcome.value if one.outcome else None,
            }
            for one in reversed(decisions)
        ],
    }
    texts = call.texts
    names = [one.printed.shown(texts.language) for one in listed]
    lines = _lines(call, meeting, agenda)
    if names:
        lines += [
            "",
            texts.text("Delegations: {names}", names=clean(", ".join(sorted(names, key=texts.order)))),
        ]
    if decisions:
        lines += ["", *listed_decisions(tuple(reversed(decisions)), texts, call.columns)]
    return Answer(data, lines)


def _data(meeting: MeetingLine) -> dict[str, Any]:
    return {
        "id": meeting.id,
        "kind": meeting.kind.value,
        "symbol": meeting.symbol or None,
        **in_both("title", meeting.title),
        "start": meeting.start.isoformat(),
        "end": meeting.end.isoformat(),
        **in_both("place", meeting.place),
        "state": meeting.state.value,
        "host": meeting.host or None,
    }


def _item(line: AgendaLine) -> dict[str, Any]:
    return {
        "number": line.number,
        **in_both("title", line.title),
        **in_both("presenter", line.presenter),
        "start": line.start.replace(tzinfo=ALMATY).isoformat(),
        "minutes": line.minutes,
        "break": line.is_break,
        "documents": [document.id for document in line.documents],
    }


def _lines(call: Call, meeting: MeetingLine, agenda: tuple[AgendaLine, ...]) -> list[str]:
    texts = call.texts
    head = [
        texts.text(
            "{title} (No. {number})",
            title=clean(meeting.printed.shown(texts.language)),
            number=str(meeting.id),
        ),
        texts.say(MEETING_KINDS[meeting.kind]),
        texts.dates(meeting.start, meeting.end),
        clean(meeting.printed_place.shown(texts.language)),
        meeting.symbol,
        texts.say(MEETING_STATES[meeting.state]),
    ]
    rows = [
        (
            texts.short_date(line.start.date()),
            texts.time(line.start.time()),
            line.number,
            f"{'  ' * (line.level - 1)}{line.printed.shown(texts.language)}",
            texts.duration(line.minutes),
            ", ".join(document.mark or str(document.id) for document in line.documents),
        )
        for line in agenda
    ]
    if not rows:
        return [line for line in head if line]
    heads = (
        texts.text("Day"),
        texts.text("Time"),
        texts.text("Item"),
        texts.text("Title"),
        texts.text("Duration"),
        texts.text("Documents"),
    )
    return [*(line for line in head if line), "", *table(heads, rows, call.columns)]
