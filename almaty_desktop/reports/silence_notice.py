"""The letter that opens a silence procedure: what is put, by when, and how silence is kept or broken (D2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from almaty_desktop.i18n import Bilingual, Message, message, said
from almaty_desktop.reports.decision_parts import (
    Extension,
    almaty_time,
    emphasis,
    enumeration,
    extension_facts,
    facts,
    points,
    put_text,
    section,
    statements,
)
from almaty_desktop.reports.frame import compose
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.letters import (
    Addressee,
    Contact,
    LetterHead,
    contacts,
    letter_head,
    signed,
)
from almaty_desktop.reports.pages import Head, Part, Printed, Tick
from almaty_desktop.reports.strips import Strip
from almaty_desktop.reports.words import Writer, joined

SILENCE_NOTICE = message("Notice of a silence procedure")


@dataclass(frozen=True)
class SilenceNoticePrint:
    """What is printed. ``members`` are the printed names of those that have a position (rule D1).

    ``without_position`` are those that are pending and have none (rule S3); ``subject`` is the one among them
    whose participation is to be formalised, which may break silence all the same. ``early`` says whether the
    confirmation of every member closes the procedure before its deadline, which is the first one; the last of
    the ``extensions`` counts.
    """

    title: Bilingual
    kind: Message
    text: Bilingual
    opened: datetime
    deadline: datetime
    members: tuple[Bilingual, ...]
    addressees: tuple[Addressee, ...]
    without_position: tuple[Bilingual, ...] = ()
    subject: Bilingual = field(default_factory=Bilingual)
    early: bool = True
    extensions: tuple[Extension, ...] = ()
    contacts: tuple[Contact, ...] = ()
    symbol: str = ""
    issued: date | None = None
    pending: tuple[Bilingual, ...] = ()


_PUT = message(
    "The Support Unit of the Almaty Process hereby puts the following to the members, for adoption by a "
    "silence procedure."
)
_KEEP = message("A member that agrees need not reply: silence kept until the deadline counts as consent.")
_BREAK = message(
    "A member that objects breaks silence by saying so in writing before the deadline passes. One objection "
    "is enough: the text is then not adopted."
)
_RESERVE = message(
    "A member may also confirm its agreement, or join the consensus with a reservation. The text of a "
    "reservation is put on record; it does not break silence."
)
_EARLY = message("If every member confirms earlier, the procedure closes with the last confirmation.")
_LATE = message("What arrives after the deadline can no longer break silence.")
_EXTENSION = message("The deadline can be extended before it passes; the members are then told of it.")
_RESULT = message(
    "The members will be told of the outcome. It takes effect when the Support Unit has confirmed it."
)
_WRITE = message(
    "Replies are sent in writing to the Support Unit of the Almaty Process (UNHCR and IOM) in Almaty."
)
_VERY_SECOND = message("A reply given at that very second is still in time.")


def _who(given: SilenceNoticePrint) -> list[Message]:
    names = enumeration(given.members)
    sayings = [message("These members have a position: {names}.", names=names)]
    others = [name for name in given.without_position if name != given.subject]
    if others:
        sayings.append(
            message(
                "Without a position until participation is formalised: {names}.", names=enumeration(others)
            )
        )
    if given.subject:
        sayings.append(
            message(
                "{name} may break silence as well, since this is about its own participation.",
                name=given.subject,
            )
        )
    return sayings


def _how(given: SilenceNoticePrint) -> list[Message]:
    return [_KEEP, _BREAK, _RESERVE, *([_EARLY] if given.early else []), _LATE, _EXTENSION]


def _part(given: SilenceNoticePrint, writer: Writer) -> Part:
    head = LetterHead(SILENCE_NOTICE, given.title, given.addressees, given.symbol, given.issued)
    deadline = almaty_time(given.extensions[-1].deadline if given.extensions else given.deadline)
    text = put_text(writer, given.text)
    strips: list[Strip] = [
        *letter_head(writer, head),
        *statements(writer, [_PUT]),
        *facts(
            writer,
            [
                (message("What it is about"), given.kind),
                (message("Beginning"), almaty_time(given.opened)),
                (message("Deadline"), almaty_time(given.deadline)),
                *extension_facts(given.extensions),
            ],
        ),
        *((section(writer, message("The text")), *text) if text else ()),
        section(writer, message("How silence is kept or broken")),
        *points(writer, _how(given)),
        section(writer, message("By when")),
        emphasis(writer, message("The deadline is {deadline}.", deadline=deadline), _VERY_SECOND),
        section(writer, message("Who has a position")),
        *statements(writer, _who(given)),
        section(writer, message("To whom to write")),
        *statements(writer, [_WRITE]),
        *contacts(writer, given.contacts),
        *statements(writer, [_RESULT], before=10),
    ]
    return Part(signed(writer, strips), writer.languages)


def print_silence_notice(given: SilenceNoticePrint, layout: Layout, tick: Tick | None = None) -> Printed:
    """The letter in one of the four layouts, as PDF. ``tick`` may raise to cancel."""
    parts = tuple(_part(given, Writer(languages, given.pending)) for languages in layout.parts)
    title = joined(given.title, said(SILENCE_NOTICE), given.pending)
    return compose(parts, Head(title, given.symbol, given.issued), layout, tick)
