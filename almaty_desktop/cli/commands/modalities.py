"""``modalities list · show · compare``: the editions of the Operating Modalities (rule D4).

In a comparison what was removed stands as ``[-words-]`` and what was added as ``[+words+]``.
"""

from __future__ import annotations

from typing import Any

from almaty_desktop.cli import values
from almaty_desktop.cli.answer import Answer, in_both
from almaty_desktop.cli.call import Call
from almaty_desktop.cli.output import clean, table
from almaty_desktop.cli.parser import CommandParser
from almaty_desktop.i18n import Language, Texts, message
from almaty_desktop.rules.compared_texts import ComparedParagraph, compared
from almaty_desktop.rules.differences import PieceKind
from almaty_desktop.services.modalities import EditionLine, EditionView

_MARKS = {PieceKind.SAME: "{}", PieceKind.REMOVED: "[-{}-]", PieceKind.ADDED: "[+{}+]"}


def declare(_name: str, parser: CommandParser) -> None:
    """What the commands on editions take."""
    number, n = values.number(parser.texts), message("N")
    listing = parser.add("list", message("the editions, newest first"))
    listing.set_defaults(run=_list)
    showing = parser.add("show", message("the text of an edition"))
    showing.takes(
        "edition", type=number, nargs="?", metavar=n, help=message("its number (otherwise the one in force)")
    )
    showing.set_defaults(run=_show)
    comparing = parser.add("compare", message("what differs between two editions, to the word"))
    comparing.takes("edition", type=number, metavar=n, help=message("the number of one edition"))
    comparing.takes("other", type=number, metavar=n, help=message("the number of the other edition"))
    comparing.set_defaults(run=_compare)


def _list(call: Call) -> Answer:
    with call.use_cases() as office:
        lines = office.modalities.editions()
    texts = call.texts
    heads = (texts.text("Edition"), texts.text("Date"), texts.text("Decision"), texts.text("Meeting"))
    rows = [
        (
            str(line.number),
            texts.short_date(line.day),
            line.printed_decision.shown(texts.language),
            line.printed_meeting.shown(texts.language),
        )
        for line in lines
    ]
    return Answer([_data(line) for line in lines], table(heads, rows, call.columns))


def _show(call: Call) -> Answer:
    number = call.options.edition
    with call.use_cases() as office:
        view = office.modalities.newest() if number is None else office.modalities.edition(number)
    text = view.text.shown(call.texts.language)
    data = {**_data(view.line), **in_both("text", view.text)}
    return Answer(data, [_name(call.texts, view), "", *(clean(line) for line in text.splitlines())])


def _compare(call: Call) -> Answer:
    with call.use_cases() as office:
        before, after = office.modalities.pair(call.options.edition, call.options.other)
    found = {
        language: compared(before.text.only(language), after.text.only(language)) for language in Language
    }
    data: dict[str, Any] = {"before": _data(before.line), "after": _data(after.line)}
    for language, paragraphs in found.items():
        data[f"changes_{language}"] = _count(paragraphs)
        data[f"paragraphs_{language}"] = [
            {"before": one.difference.before, "after": one.difference.after, "text": _marked(one)}
            for one in paragraphs
            if one.difference.changed
        ]
    return Answer(data, _lines(call.texts, before, after, found[call.texts.language]))


def _lines(
    texts: Texts, before: EditionView, after: EditionView, found: tuple[ComparedParagraph, ...]
) -> list[str]:
    """Both names, the number of changes, and each paragraph in which something changed."""
    changes = _count(found)
    told = (
        texts.plural("{count} change", "{count} changes", changes)
        if changes
        else texts.text("The two texts do not differ.")
    )
    lines = [_name(texts, before), _name(texts, after), told]
    for one in found:
        if one.difference.changed:
            lines += ["", clean(_marked(one))]
    return lines


def _count(found: tuple[ComparedParagraph, ...]) -> int:
    return sum(one.difference.changes for one in found)


def _marked(one: ComparedParagraph) -> str:
    return "".join(_MARKS[piece.kind].format(piece.text) for piece in one.difference.pieces)


def _name(texts: Texts, view: EditionView) -> str:
    return texts.text("Edition {number} · {day}", number=view.line.number, day=view.line.day)


def _data(line: EditionLine) -> dict[str, Any]:
    return {
        "number": line.number,
        "date": line.day.isoformat(),
        "decision": line.decision,
        **in_both("decision_title", line.decision_title),
        "meeting": line.meeting,
        **in_both("meeting_title", line.meeting_title),
    }
