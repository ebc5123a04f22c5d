"""What the papers about decisions share: facts, statements, texts that were put, Almaty's time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from babel.lists import format_list

from almaty_desktop.i18n import ALMATY, Bilingual, Language, Message, message, said, texts_in
from almaty_desktop.reports.document import text_strips
from almaty_desktop.reports.markup import parse
from almaty_desktop.reports.setting import Run, Text, paragraph
from almaty_desktop.reports.strips import Bookmark, Cell, Strip
from almaty_desktop.reports.style import (
    BODY,
    COLUMN_GAP,
    COLUMN_WIDTH,
    ITEM,
    NARROW,
    SMALL,
    SUBHEADING,
    SUBTITLE,
    TEXT_WIDTH,
    Style,
)
from almaty_desktop.reports.words import Writer, only_mark
from almaty_desktop.rules.brackets import PENDING_MARK, bracketed

Value = Message | Bilingual

_LABEL_SPACE = 16.0
_NAME_WIDTH = {1: 118.0, 2: 78.0}  # of a fact's name, by the number of languages
_NAME_GAP = 8.0
_FACT_NAME = SMALL.but(leading=14.5)
_MINUTES_OF_HOUR = 60


@dataclass(frozen=True)
class Extension:
    """A deadline that took the place of an earlier one, and when it was set."""

    deadline: datetime
    set_at: datetime


def zone(when: datetime) -> str:
    """The offset of Almaty's time at a moment: UTC+6 until the end of February 2024, UTC+5 since."""
    offset = when.astimezone(ALMATY).utcoffset() or timedelta()
    hours, minutes = divmod(round(offset.total_seconds() / 60), _MINUTES_OF_HOUR)
    return f"UTC{hours:+d}:{minutes:02d}" if minutes else f"UTC{hours:+d}"


def almaty_time(when: datetime) -> Message:
    """A moment with the zone that it is told in."""
    return message("{moment}, Almaty time ({zone})", moment=when, zone=zone(when))


def day_in_almaty(when: datetime) -> date:
    """The date that a moment had in Almaty."""
    return when.astimezone(ALMATY).date()


def in_order(names: Iterable[Bilingual], language: Language) -> tuple[Bilingual, ...]:
    """Names in the alphabetical order of a language."""
    house = texts_in(language)
    return tuple(sorted(names, key=lambda name: house.order(name.shown(language).strip("[]"))))


def enumeration(names: Iterable[Bilingual]) -> Bilingual:
    """Afghanistan, Azerbaijan and Turkey: each language in its own order and with its own "and"."""

    def of(language: Language) -> str:
        shown = [name.shown(language) for name in in_order(names, language)]
        return str(format_list(shown, locale=texts_in(language).locale))

    names = tuple(names)
    return Bilingual(of(Language.EN), of(Language.RU))


def said_in(writer: Writer, saying: Message, style: Style, language: Language, label: str = "") -> Text:
    """A text of the house with the pending States in brackets (rule S3)."""
    shown = bracketed(texts_in(language).say(saying), language, writer.pending, PENDING_MARK)
    return paragraph(shown, style, language, label)


def dated(day: date) -> Bilingual:
    """A date as each language writes it."""
    return Bilingual(*(texts_in(language).date(day) for language in Language))


def running(writer: Writer) -> Style:
    """How running text is set in this part: justified across the page, ragged in a column."""
    return NARROW if writer.side_by_side else BODY


def section(writer: Writer, title: Message, level: int = 1) -> Strip:
    """The heading of a section, held to what follows."""
    return writer.row(
        lambda language: (said_in(writer, title, SUBHEADING, language),),
        before=14,
        after=4,
        keep_with_next=True,
        splits=False,
        bookmark=Bookmark(writer.outline(said(title)), level),
    )


def emphasis(writer: Writer, *sayings: Message) -> Strip:
    """What a reader looks for first, in bold: one or two paragraphs that stay together, never justified."""
    style = NARROW.but(hyphenated=False, after=4)

    def texts(language: Language) -> tuple[Text, ...]:
        first, *others = (said(one).only(language) for one in sayings)
        shown = [first[:1].upper() + first[1:], *others]
        return tuple(
            paragraph(
                bracketed(one, language, writer.pending, PENDING_MARK), style.but(bold=not index), language
            )
            for index, one in enumerate(shown)
        )

    return writer.row(texts, after=8, splits=False)


def statements(writer: Writer, sayings: Sequence[Message], **shape: object) -> tuple[Strip, ...]:
    """Paragraphs of the house, in each language."""
    style = running(writer).but(**shape)
    return tuple(_statement(writer, one, style) for one in sayings)


def points(writer: Writer, sayings: Sequence[Message]) -> tuple[Strip, ...]:
    """Statements as items of a list."""
    style = running(writer).but(indent=_LABEL_SPACE, after=4)
    made = tuple(_statement(writer, one, style, "•") for one in sayings)
    return (*made[:-1], replace(made[-1], after=6)) if made else ()


def _statement(writer: Writer, saying: Message, style: Style, label: str = "") -> Strip:
    return writer.row(
        lambda language: (said_in(writer, saying, style, language, label),),
        before=style.before,
        after=style.after,
    )


def extension_facts(extensions: Iterable[Extension]) -> list[tuple[Message, Value]]:
    """The extensions of a deadline, each a fact of its own (rule D2)."""
    return [
        (
            message("Extension"),
            message(
                "until {deadline}; extended on {moment}",
                deadline=almaty_time(one.deadline),
                moment=almaty_time(one.set_at),
            ),
        )
        for one in extensions
    ]


def facts(writer: Writer, given: Sequence[tuple[Message, Value]]) -> tuple[Strip, ...]:
    """Names and values, one below the other in two narrow columns for each language."""
    made = []
    for name, value in given:
        cells: list[Cell] = []
        for index, language in enumerate(writer.languages):
            cells += _fact(writer, name, value, language, index)
        made.append(Strip(tuple(cells), after=3, splits=False))
    return (*made[:-1], replace(made[-1], after=8)) if made else ()


def _fact(writer: Writer, name: Message, value: Value, language: Language, index: int) -> list[Cell]:
    left = index * (COLUMN_WIDTH + COLUMN_GAP)
    room = COLUMN_WIDTH if writer.side_by_side else TEXT_WIDTH
    width = _NAME_WIDTH[len(writer.languages)]
    indent = width + _NAME_GAP
    shown = (
        writer.bilingual(value, ITEM, language)
        if isinstance(value, Bilingual)
        else said_in(writer, value, ITEM, language)
    )
    return [
        Cell((paragraph(texts_in(language).say(name), _FACT_NAME, language),), left, width),
        Cell((shown,), left + indent, room - indent),
    ]


def put_text(writer: Writer, text: Bilingual) -> tuple[Strip, ...]:
    """A text that was put to the members, between two hairlines; nothing where there is none."""
    strips = text_strips(parse(text.en), parse(text.ru), writer) if text else ()
    return between_rules(strips)


def between_rules(strips: Sequence[Strip]) -> tuple[Strip, ...]:
    """Strips set apart from the house's own words by a hairline above and below."""
    if not strips:
        return ()
    first = replace(strips[0], before=9, rule_above=True)
    made = [first, *strips[1:]]
    made[-1] = replace(made[-1], after=12, rule_below=True)
    return tuple(made)


def quoted(
    writer: Writer, text: Bilingual, style: Style, language: Language, name: Message | None = None
) -> Text:
    """What a member said, after ``name`` where one is given; marked where it is borrowed."""
    own = language.other if text.borrowed(language) else language
    runs = [Run(bracketed(text.only(own), own, writer.pending, PENDING_MARK))]
    if name is not None:
        before = bracketed(texts_in(language).say(name), language, writer.pending, PENDING_MARK)
        runs.insert(0, Run(before + " ", bold=True))
    if own is not language:
        runs.append(only_mark(language))
    return paragraph(tuple(runs), style, own)


def provisional(writer: Writer, saying: Message) -> Strip:
    """The mark of a paper whose outcome no person has confirmed yet (rule D3)."""
    return writer.row(
        lambda language: (said_in(writer, saying, SUBTITLE.but(size=11, leading=15, bold=True), language),),
        before=6,
        after=12,
        splits=False,
        rule_above=True,
        rule_below=True,
    )
