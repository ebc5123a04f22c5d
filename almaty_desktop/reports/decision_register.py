"""The register of decisions as a long table: by meeting, by year, or by kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from almaty_desktop.i18n import Bilingual, Language, Message, message, said, texts_in
from almaty_desktop.reports.decision_parts import said_in
from almaty_desktop.reports.frame import compose
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.pages import Head, Part, Printed, Tick
from almaty_desktop.reports.setting import Run, Text, paragraph
from almaty_desktop.reports.strips import Bookmark, Cell, Strip
from almaty_desktop.reports.style import (
    COLUMN_GAP,
    ITEM,
    SMALL,
    SUBHEADING,
    TABLE_CELL,
    TABLE_HEAD,
    TEXT_WIDTH,
    TITLE,
    Family,
)
from almaty_desktop.reports.tables import strips_of_rows
from almaty_desktop.reports.words import Writer
from almaty_desktop.rules.brackets import bracketed_in_both

DECISION_REGISTER = message("Register of decisions")

_EMPTY = message("No decision has been taken yet.")
_NO_MATCH = message("No decision answers to this choice.")
_CONTINUED = message("(continued)")
_NUMBER, _DAY, _TITLE = message("No."), message("Date"), message("Decision")
_OUTCOME, _EFFECTS = message("Outcome"), message("What it has brought about")
_NUMBER_WIDTH, _DAY_WIDTH, _OUTCOME_WIDTH, _EFFECTS_WIDTH = 24.0, 50.0, 80.0, 106.0
_GAP = 9.0
_ROOM = (TEXT_WIDTH - _NUMBER_WIDTH - COLUMN_GAP) / 2  # of a language, beside the numbers
_SECOND = TEXT_WIDTH - _ROOM
_FIGURES = TABLE_CELL.but(family=Family.SANS, size=8.5, hyphenated=False)
_PARTICULARS = SMALL.but(leading=12)


@dataclass(frozen=True)
class RegisteredDecision:
    """A decision: its number, day, printed title, kind and outcome in words, and what it brought about.

    ``where`` is the meeting, or that it was a silence procedure; empty where the group says it already.
    ``effects`` are those that happened.
    """

    number: int
    day: date
    title: Bilingual
    kind: Message
    outcome: Message
    where: Bilingual = field(default_factory=Bilingual)
    effects: tuple[Message, ...] = ()


@dataclass(frozen=True)
class RegisterGroup:
    """Decisions of one meeting, year or kind; ``title`` says of which."""

    title: Bilingual
    decisions: tuple[RegisteredDecision, ...]


@dataclass(frozen=True)
class DecisionRegisterPrint:
    """What is printed. ``chosen`` says what was chosen (a year, say), one line each; empty for everything."""

    groups: tuple[RegisterGroup, ...]
    issued: date
    chosen: tuple[Bilingual, ...] = ()
    symbol: str = ""
    pending: tuple[Bilingual, ...] = ()


def _title(given: DecisionRegisterPrint, writer: Writer) -> Strip:
    day = message("As of {day}", day=given.issued)
    return Strip(
        _heads(
            writer,
            lambda language: (
                said_in(writer, DECISION_REGISTER, TITLE, language),
                said_in(writer, day, ITEM.but(before=4), language),
                *(writer.bilingual(one, ITEM, language) for one in given.chosen),
            ),
        ),
        after=8,
        keep_with_next=True,
        splits=False,
        bookmark=Bookmark(writer.outline(said(DECISION_REGISTER))),
    )


def _heads(writer: Writer, make: Callable[[Language], tuple[Text, ...]]) -> tuple[Cell, ...]:
    """Headings: the first begins at the edge of the page's text, the second with its column."""
    if not writer.side_by_side:
        return writer.cells(make)
    english, russian = (make(language) for language in writer.languages)
    return (Cell(english, 0, _SECOND - COLUMN_GAP), Cell(russian, _SECOND, _ROOM))


def _group_title(title: Bilingual, writer: Writer, *, continued: bool = False) -> Strip:
    def texts(language: Language) -> tuple[Text, ...]:
        again = (said_in(writer, _CONTINUED, SMALL, language),) if continued else ()
        return (writer.bilingual(title, SUBHEADING, language), *again)

    return Strip(
        _heads(writer, texts),
        before=18,
        after=7,
        keep_with_next=True,
        splits=False,
        bookmark=None if continued else Bookmark(writer.outline(title), 1),
    )


def _repeated(group: RegisterGroup, writer: Writer) -> Strip | None:
    """The group's title as it stands on each further page, above the head of the table."""
    return _group_title(group.title, writer, continued=True) if group.title else None


def _in_one(group: RegisterGroup, writer: Writer) -> tuple[Strip, ...]:
    """A table of five columns across the page."""
    language = writer.languages[0]
    house = texts_in(language)
    names = (_NUMBER, _DAY, _TITLE, _OUTCOME, _EFFECTS)
    head = _cells([(paragraph(house.say(name), TABLE_HEAD, language),) for name in names])
    rows = [
        _cells(
            [
                (paragraph(str(one.number), _FIGURES, language),),
                (paragraph(house.short_date(one.day), _FIGURES, language),),
                _decision(writer, one, language),
                (said_in(writer, one.outcome, TABLE_CELL.but(hyphenated=False), language),),
                tuple(said_in(writer, effect, TABLE_CELL.but(after=2), language) for effect in one.effects),
            ]
        )
        for one in group.decisions
    ]
    return strips_of_rows(head, rows, before=2, after=10, above=_repeated(group, writer))


def _cells(texts: Sequence[tuple[Text, ...]]) -> tuple[Cell, ...]:
    fixed = _NUMBER_WIDTH + _DAY_WIDTH + _OUTCOME_WIDTH + _EFFECTS_WIDTH + 4 * _GAP
    widths = (_NUMBER_WIDTH, _DAY_WIDTH, TEXT_WIDTH - fixed, _OUTCOME_WIDTH, _EFFECTS_WIDTH)
    made, left = [], 0.0
    for one, width in zip(texts, widths, strict=True):
        made.append(Cell(one, left, width))
        left += width + _GAP
    return tuple(made)


def _decision(writer: Writer, one: RegisteredDecision, language: Language) -> tuple[Text, ...]:
    made = [
        writer.bilingual(one.title, TABLE_CELL, language),
        said_in(writer, one.kind, _PARTICULARS, language),
    ]
    if one.where:
        made.append(writer.bilingual(one.where, _PARTICULARS, language))
    return tuple(made)


def _in_two(group: RegisterGroup, writer: Writer) -> tuple[Strip, ...]:
    """The number, then a column for each language: title, and below it everything else."""
    lefts = (_NUMBER_WIDTH, _SECOND)

    def cells(number: Text | None, texts: Sequence[tuple[Text, ...]]) -> tuple[Cell, ...]:
        first = Cell((number,) if number else (), 0, _NUMBER_WIDTH - _GAP)
        return (first, *(Cell(one, left, _ROOM) for one, left in zip(texts, lefts, strict=True)))

    head = cells(
        paragraph("№", TABLE_HEAD, writer.languages[1]),
        [(paragraph(texts_in(one).say(_TITLE), TABLE_HEAD, one),) for one in writer.languages],
    )
    rows = [
        cells(
            paragraph(str(one.number), _FIGURES, writer.languages[0]),
            [_whole(writer, one, language) for language in writer.languages],
        )
        for one in group.decisions
    ]
    return strips_of_rows(head, rows, before=2, after=10, above=_repeated(group, writer))


def _whole(writer: Writer, one: RegisteredDecision, language: Language) -> tuple[Text, ...]:
    house = texts_in(language)
    line = (Run(house.date(one.day)), Run(" · "), Run(house.say(one.outcome), bold=True))
    effects = (said_in(writer, effect, TABLE_CELL, language) for effect in one.effects)
    return (*_decision(writer, one, language), paragraph(line, _PARTICULARS, language), *effects)


def _strips(given: DecisionRegisterPrint, writer: Writer) -> tuple[Strip, ...]:
    made: list[Strip] = [_title(given, writer)]
    groups = [group for group in given.groups if group.decisions]
    if not groups:
        saying = _NO_MATCH if given.chosen else _EMPTY
        return (*made, writer.say(saying, ITEM.but(before=20, italic=True)))
    for group in groups:
        if group.title:
            made.append(_group_title(group.title, writer))
        made += (_in_two if writer.side_by_side else _in_one)(group, writer)
    return tuple(made)


def print_decision_register(
    given: DecisionRegisterPrint, layout: Layout, tick: Tick | None = None
) -> Printed:
    """The register in one of the four layouts, as PDF; groups without decisions are left out."""
    parts = tuple(
        Part(_strips(given, Writer(languages, given.pending)), languages, second_column=_SECOND)
        for languages in layout.parts
    )
    title = bracketed_in_both(said(DECISION_REGISTER), given.pending)
    return compose(parts, Head(title, given.symbol, given.issued), layout, tick)
