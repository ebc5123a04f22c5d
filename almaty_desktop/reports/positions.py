"""The positions of a round as a table: member by member, in words, never counted (rules D1, D5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from almaty_desktop.i18n import Bilingual, Language, Message, message, texts_in
from almaty_desktop.reports.decision_parts import almaty_time, in_order, quoted, said_in
from almaty_desktop.reports.setting import Text, paragraph
from almaty_desktop.reports.strips import Cell, Strip
from almaty_desktop.reports.style import (
    COLUMN_GAP,
    COLUMN_WIDTH,
    SMALL,
    TABLE_CELL,
    TABLE_HEAD,
    TEXT_WIDTH,
    Style,
)
from almaty_desktop.reports.tables import strips_of_rows
from almaty_desktop.reports.words import Writer

Pair = tuple[tuple[Text, ...], tuple[Text, ...]]
"""The texts of a member's name and of its position."""

_MEMBER, _POSITION = message("State"), message("Position")
_MEMBER_SHARE = 0.36  # of the room of a language
_GAP = 8.0
_WHEN = SMALL.but(size=8, leading=10.5, after=2)


@dataclass(frozen=True)
class Correction:
    """What stood there before, in words, and why it was corrected (rule D5)."""

    was: Message
    why: Bilingual


@dataclass(frozen=True)
class Stance:
    """A member (its printed name) and its position in words; ``at`` is None where nothing was entered."""

    name: Bilingual
    position: Message
    text: Bilingual = field(default_factory=Bilingual)
    at: datetime | None = None
    correction: Correction | None = None


def position_strips(writer: Writer, stances: Iterable[Stance]) -> tuple[Strip, ...]:
    """The table, in the alphabetical order of the language; in two columns that of the first one."""
    by_name = {one.name: one for one in stances}
    order = in_order(by_name, writer.languages[0])
    if not order:
        return ()
    head = _row(writer, _heads)
    rows = [_row(writer, partial(_texts, writer, by_name[name])) for name in order]
    return strips_of_rows(head, rows, before=10, after=12)


def _heads(language: Language) -> Pair:
    house = texts_in(language)
    return (
        (paragraph(house.say(_MEMBER), TABLE_HEAD, language),),
        (paragraph(house.say(_POSITION), TABLE_HEAD, language),),
    )


def _row(writer: Writer, make: Callable[[Language], Pair]) -> tuple[Cell, ...]:
    room = COLUMN_WIDTH if writer.side_by_side else TEXT_WIDTH
    width = _MEMBER_SHARE * room
    cells: list[Cell] = []
    for index, language in enumerate(writer.languages):
        left = index * (COLUMN_WIDTH + COLUMN_GAP)
        member, position = make(language)
        cells += [Cell(member, left, width), Cell(position, left + width + _GAP, room - width - _GAP)]
    return tuple(cells)


def _texts(writer: Writer, one: Stance, language: Language) -> Pair:
    house = texts_in(language)
    made = [said_in(writer, one.position, TABLE_CELL.but(bold=True), language)]
    if one.at:
        made.append(paragraph(house.say(almaty_time(one.at)), _WHEN, language))
    if one.text:
        made.append(quoted(writer, one.text, TABLE_CELL.but(after=2), language))
    if one.correction:
        made += correction_texts(writer, one.correction, TABLE_CELL, language)
    return (writer.bilingual(one.name, TABLE_CELL, language),), tuple(made)


def correction_texts(
    writer: Writer, correction: Correction, style: Style, language: Language
) -> tuple[Text, ...]:
    """What stood there before and why it was corrected, below a position (rule D5)."""
    was = message("Corrected. Before: {position}.", position=correction.was)
    made = [said_in(writer, was, style.but(italic=True, before=2), language)]
    if correction.why:
        made.append(quoted(writer, correction.why, style, language, message("Reason:")))
    return tuple(made)
