"""The letter that tells the outcome of a silence procedure, and as of which moment it counts (D2, D3)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from almaty_desktop.i18n import Bilingual, Language, Message, message, said, texts_in
from almaty_desktop.reports.decision_parts import (
    Extension,
    almaty_time,
    emphasis,
    enumeration,
    extension_facts,
    facts,
    in_order,
    points,
    provisional,
    put_text,
    quoted,
    section,
    statements,
)
from almaty_desktop.reports.frame import compose
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.letters import Addressee, LetterHead, letter_head, signed
from almaty_desktop.reports.pages import Head, Part, Printed, Tick
from almaty_desktop.reports.positions import Correction, correction_texts
from almaty_desktop.reports.setting import Run, Text, paragraph
from almaty_desktop.reports.strips import Strip
from almaty_desktop.reports.style import ITEM, NARROW, SMALL
from almaty_desktop.reports.words import Writer, joined

SILENCE_RESULT = message("Result of a silence procedure")


@dataclass(frozen=True)
class Reply:
    """What a member wrote: ``position`` in words, its text, when it was given, how it was corrected (D5)."""

    name: Bilingual
    position: Message
    text: Bilingual
    at: datetime
    correction: Correction | None = None


@dataclass(frozen=True)
class SilenceResultPrint:
    """What is printed. ``broken`` is the objection that broke silence, None where the text was adopted.

    ``ended`` is the moment as of which the outcome counts; ``early`` where every member had confirmed before
    the deadline. ``replies`` are all that was written, ``silent`` the members that kept silence. While
    ``confirmed`` is None the paper says that it is provisional (rule D3).
    """

    title: Bilingual
    kind: Message
    text: Bilingual
    opened: datetime
    first_deadline: datetime
    ended: datetime
    addressees: tuple[Addressee, ...]
    extensions: tuple[Extension, ...] = ()
    broken: Reply | None = None
    early: bool = False
    replies: tuple[Reply, ...] = ()
    silent: tuple[Bilingual, ...] = ()
    effects: tuple[Message, ...] = ()
    confirmed: datetime | None = None
    symbol: str = ""
    issued: date | None = None
    pending: tuple[Bilingual, ...] = field(default=())


_PROVISIONAL = message(
    "Provisional: the outcome has not been confirmed yet. Nothing takes effect until it is confirmed."
)


def _outcome(given: SilenceResultPrint) -> list[Message]:
    ended = almaty_time(given.ended)
    if given.broken is not None:
        return [
            message(
                "Silence was broken by {name} on {moment}. The text is not adopted.",
                name=given.broken.name,
                moment=ended,
            )
        ]
    if given.early:
        return [
            message(
                "Every member confirmed before the deadline. The text is adopted as of {moment}.",
                moment=ended,
            )
        ]
    return [
        message(
            "No member broke silence until the deadline. The text is adopted as of {moment}.", moment=ended
        )
    ]


def _course(given: SilenceResultPrint) -> list[tuple[Message, Message | Bilingual]]:
    made: list[tuple[Message, Message | Bilingual]] = [
        (message("What it is about"), given.kind),
        (message("Beginning"), almaty_time(given.opened)),
        (message("Deadline"), almaty_time(given.first_deadline)),
    ]
    made += extension_facts(given.extensions)
    if given.confirmed:
        made.append((message("Confirmation"), almaty_time(given.confirmed)))
    return made


def reply_strips(writer: Writer, replies: tuple[Reply, ...]) -> tuple[Strip, ...]:
    """Replies one below the other: who, which position, when, and in what words."""
    by_name = {(one.name, one.at): one for one in replies}
    order = in_order(dict.fromkeys(one.name for one in replies), writer.languages[0])
    ranked = sorted(by_name.values(), key=lambda one: (order.index(one.name), one.at))
    return tuple(_reply(writer, one) for one in ranked)


def _reply(writer: Writer, one: Reply) -> Strip:
    def texts(language: Language) -> tuple[Text, ...]:
        house = texts_in(language)
        named = writer.bilingual(one.name, ITEM, language)
        position = Run(": " + house.say(one.position))
        line = paragraph((*(Run(run.text, bold=True) for run in named.runs), position), ITEM, language)
        line = replace(line, keep_with_next=True)
        when = paragraph(house.say(almaty_time(one.at)), SMALL.but(after=2), language)
        when = replace(when, keep_with_next=bool(one.text or one.correction))
        said_so = (quoted(writer, one.text, NARROW, language),) if one.text else ()
        corrected = correction_texts(writer, one.correction, NARROW, language) if one.correction else ()
        return (line, when, *said_so, *corrected)

    return writer.row(texts, after=7)


def _replies(given: SilenceResultPrint, writer: Writer) -> list[Strip]:
    made: list[Strip] = []
    if given.broken is not None:
        made += [section(writer, message("The objection")), *reply_strips(writer, (given.broken,))]
    made.append(section(writer, message("Replies on record")))
    others = tuple(one for one in given.replies if one != given.broken)
    if others:
        made += reply_strips(writer, others)
    elif given.broken is not None:
        made += statements(writer, [message("There was no other reply.")])
    else:
        made += statements(writer, [message("Nobody replied.")])
    if given.silent and given.broken is None:
        made += statements(writer, [message("Silence was kept by {names}.", names=enumeration(given.silent))])
    return made


def _effects(given: SilenceResultPrint, writer: Writer) -> list[Strip]:
    if not given.effects or given.broken is not None:
        return []
    title = (
        message("What it has brought about")
        if given.confirmed
        else message("What it brings about once confirmed")
    )
    return [section(writer, title), *points(writer, given.effects)]


def _part(given: SilenceResultPrint, writer: Writer) -> Part:
    head = LetterHead(SILENCE_RESULT, given.title, given.addressees, given.symbol, given.issued)
    text = put_text(writer, given.text)
    strips: list[Strip] = [
        *letter_head(writer, head),
        *(() if given.confirmed else (provisional(writer, _PROVISIONAL),)),
        emphasis(writer, *_outcome(given)),
        *facts(writer, _course(given)),
        *_replies(given, writer),
        *_effects(given, writer),
        *((section(writer, message("The text")), *text) if text else ()),
    ]
    return Part(signed(writer, strips), writer.languages)


def print_silence_result(given: SilenceResultPrint, layout: Layout, tick: Tick | None = None) -> Printed:
    """The letter in one of the four layouts, as PDF. ``tick`` may raise to cancel."""
    parts = tuple(_part(given, Writer(languages, given.pending)) for languages in layout.parts)
    title = joined(given.title, said(SILENCE_RESULT), given.pending)
    return compose(parts, Head(title, given.symbol, given.issued), layout, tick)
