"""``states``: who takes part in the Process, and as what (rules S1 to S3)."""

from __future__ import annotations

from almaty_desktop.cli.answer import Answer, day, in_both
from almaty_desktop.cli.call import Call
from almaty_desktop.cli.output import table
from almaty_desktop.cli.parser import CommandParser
from almaty_desktop.i18n import Texts
from almaty_desktop.rules.standing import ParticipantKind
from almaty_desktop.services.labels import PARTICIPANT_KINDS, STANDINGS
from almaty_desktop.services.participants import ParticipantLine


def declare(_name: str, parser: CommandParser) -> None:
    """``states`` takes nothing of its own."""
    parser.set_defaults(run=_states)


def _place(one: ParticipantLine, texts: Texts) -> tuple[bool, tuple[str, str]]:
    """States before organisations, each in the alphabet of the language shown."""
    return one.kind is not ParticipantKind.STATE, texts.order(one.name.shown(texts.language))


def _states(call: Call) -> Answer:
    with call.use_cases() as office:
        found = office.participants.standings()
    data = [
        {
            "code": one.code,
            "kind": one.kind.value,
            **in_both("name", one.name),
            **in_both("printed", one.printed),
            "standing": one.standing.value,
            "since": day(one.since),
        }
        for one in found
    ]
    texts = call.texts
    heads = (
        texts.text("Code"),
        texts.text("Name"),
        texts.text("Kind"),
        texts.text("Standing"),
        texts.text("Since"),
    )
    rows = [
        (
            one.code,
            one.printed.shown(texts.language),
            texts.say(PARTICIPANT_KINDS[one.kind]),
            texts.say(STANDINGS[one.standing]),
            texts.short_date(one.since) if one.since else "",
        )
        for one in sorted(found, key=lambda one: _place(one, texts))
    ]
    return Answer(data, table(heads, rows, call.columns))
