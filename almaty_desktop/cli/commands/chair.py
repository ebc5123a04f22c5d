"""``chair``: who chairs, the next five turns, and who was passed over and why (rules C1 to C4)."""

from __future__ import annotations

from typing import Any

from almaty_desktop.cli import values
from almaty_desktop.cli.answer import Answer
from almaty_desktop.cli.call import Call
from almaty_desktop.cli.output import table
from almaty_desktop.cli.parser import CommandParser
from almaty_desktop.i18n import Bilingual, Texts, message
from almaty_desktop.services.chair_lines import PassedLine, RotationView, TermLine
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.labels import PASSINGS
from almaty_desktop.services.use_cases import UseCases


def declare(_name: str, parser: CommandParser) -> None:
    """What ``chair`` takes: the States that decline the turn ahead, and why they do."""
    words = values.words(parser.texts)
    parser.takes(
        "--decline",
        action="append",
        default=[],
        type=words,
        metavar=message("CODE"),
        help=message("record that this State declines the turn ahead; may be given several times"),
    )
    text = message("TEXT")
    parser.takes("--reason-en", default="", type=words, metavar=text, help=message("why, in English"))
    parser.takes("--reason-ru", default="", type=words, metavar=text, help=message("why, in Russian"))
    parser.set_defaults(run=_chair)


def _chair(call: Call) -> Answer:
    codes = tuple(dict.fromkeys(code.upper() for code in call.options.decline))
    with call.use_cases() as office:
        told = _decline(call, office, codes) if codes else []
        view = office.chair.rotation()
    return Answer(_data(view), [*told, *_lines(call, view)])


def _decline(call: Call, office: UseCases, codes: tuple[str, ...]) -> list[str]:
    """Records the declines in one act; gives the sentences that say so."""
    question = message("Record that the turn ahead is declined by {codes}?", codes=", ".join(codes))
    if not call.agrees(question):
        raise Refused("not-agreed", message("Nothing was recorded."))
    reason = Bilingual(call.options.reason_en, call.options.reason_ru)
    made = office.chair.decline(*codes, reason=reason)
    known = [code for code in codes if code not in made]
    said = []
    if made:
        said.append(call.texts.text("Declined: {codes}.", codes=", ".join(made)))
    if known:
        said.append(
            call.texts.text("On record already: {codes}. Nothing was changed there.", codes=", ".join(known))
        )
    return said


def _data(view: RotationView) -> dict[str, Any]:
    return {
        "current": _term(view.current) if view.current else None,
        "turns": [
            {
                **_term(turn),
                "passed_over": [{"code": one.code, "reason": one.reason.value} for one in turn.passed_over],
            }
            for turn in view.turns
        ],
        "undecided": view.undecided is not None,
    }


def _term(line: TermLine) -> dict[str, str]:
    return {"code": line.code, "start": line.start.isoformat(), "end": line.end.isoformat()}


def _lines(call: Call, view: RotationView) -> list[str]:
    """Who chairs in a sentence, then the turns as a table, then what the members have to decide."""
    texts = call.texts
    lines = [_now(texts, view)]
    if view.turns:
        heads = (
            texts.text("Code"),
            texts.text("Next Chairs"),
            texts.text("From"),
            texts.text("To"),
            texts.text("Passed over"),
        )
        rows = [
            (
                turn.code,
                turn.name.shown(texts.language),
                texts.short_date(turn.start),
                texts.short_date(turn.end),
                _passed_over(texts, turn.passed_over),
            )
            for turn in view.turns
        ]
        lines += ["", *table(heads, rows, call.columns)]
    if view.undecided:
        lines += [
            "",
            texts.text(
                "Every member declined the turn that begins on {start}: the members decide by consensus.",
                start=view.undecided.start,
            ),
        ]
    return lines


def _now(texts: Texts, view: RotationView) -> str:
    if view.current:
        return texts.text(
            "Chair: {name}, {start} – {end}",
            name=view.current.name,
            start=view.current.start,
            end=view.current.end,
        )
    if not view.elected:
        return texts.text("No Chair has been elected yet.")
    return texts.text("Nobody chairs on {day}.", day=view.day)


def _passed_over(texts: Texts, passed: tuple[PassedLine, ...]) -> str:
    """Pakistan (not a member), Tajikistan (declined)."""
    return ", ".join(
        f"{one.name.shown(texts.language)} ({texts.say(PASSINGS[one.reason])})" for one in passed
    )
