"""Pages of a compilation that are made here: collected line by line, with links to running numbers.

A compilation's own pages stand between the documents' pages, so their numbers, their links and
their places are known only there; everything else is the house style of all prints. First all
sheets are collected, then the fonts are embedded with what they need, then the sheets are
written as pages (:meth:`Sheets.pages`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pikepdf
from reportlab.lib.colors import Color

from almaty_desktop.i18n import NO_BREAK_SPACE, Language, texts_in
from almaty_desktop.reports.composing import pending_note
from almaty_desktop.reports.embedded_fonts import EmbeddedFonts
from almaty_desktop.reports.pages import NOTE_RULE_SPACE
from almaty_desktop.reports.setting import Line, Piece, Run, Text, set_text, width_of
from almaty_desktop.reports.strips import set_strip
from almaty_desktop.reports.style import (
    COLUMN_GAP,
    COLUMN_WIDTH,
    FOOT_LINE,
    HAIRLINE,
    HAIRLINE_COLOUR,
    HEAD_LINE,
    MARGIN_LEFT,
    PAGE_HEIGHT,
    PAGE_MARK,
    PAGE_WIDTH,
    TEXT_BOTTOM,
    TEXT_WIDTH,
    Align,
    Style,
)
from almaty_desktop.reports.typography import printable
from almaty_desktop.rules.brackets import MARKED

_LANGUAGE_TAG = {Language.EN: "en-GB", Language.RU: "ru-RU"}
_DOT_STEP = 4.0
_HEAD_GAP = 12.0
NOTE_RULE_WIDTH = 0.3 * TEXT_WIDTH
NOTE_ROOM = 40.0  # points above the text's lower edge that a footnote and its rule need


@dataclass(frozen=True)
class Link:
    """A box (points: left, bottom, right, top) that leads to a running number; ``title`` is read out."""

    box: tuple[float, float, float, float]
    number: int
    title: str


@dataclass(frozen=True)
class _Written:
    """Letters at a place. ``language`` is empty for what is no text to be read (head and foot)."""

    left: float
    baseline: float
    text: str
    font: str
    size: float
    colour: Color
    language: str


@dataclass
class _Sheet:
    languages: tuple[Language, ...]
    marked: bool = False
    written: list[_Written] = field(default_factory=list)
    strokes: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


class Sheets:
    """A4 sheets while they are filled.

    A sheet on which a pending State stands in brackets gets the footnote that explains it (S3).
    """

    def __init__(self, symbol: str, first: date, last: date) -> None:
        self._symbol = symbol
        self._days = (first, last)
        self._sheets: list[_Sheet] = []

    def begin(self, languages: tuple[Language, ...], foot: str = "", head: bool = True) -> None:
        """Begin a sheet: head with the Process's name, symbol, language and dates; its number at the foot."""
        self.end()
        self._sheets.append(_Sheet(languages))
        right = PAGE_WIDTH - MARGIN_LEFT
        if head:
            name = " · ".join(texts_in(language).text("The Almaty Process") for language in languages)
            self._write(MARGIN_LEFT, HEAD_LINE + 4, name, PAGE_MARK)
            room = TEXT_WIDTH - width_of(name, PAGE_MARK.font, PAGE_MARK.size) - _HEAD_GAP
            self.right(self._particulars(languages, room), right, HEAD_LINE + 4, PAGE_MARK)
            self.rule(HEAD_LINE)
        if foot:
            self.right(foot, right, FOOT_LINE, PAGE_MARK)

    def end(self) -> None:
        """End the sheet that is being filled, if any: its footnote is written where one is called for."""
        if not self._sheets or not self._sheets[-1].marked:
            return
        note = set_strip(pending_note(self._sheets[-1].languages, COLUMN_WIDTH + COLUMN_GAP))
        self._rule(TEXT_BOTTOM + note.height + NOTE_RULE_SPACE / 2, NOTE_RULE_WIDTH, HAIRLINE)
        for cell in note.cells:
            self.lines(cell.lines, MARGIN_LEFT + cell.left, TEXT_BOTTOM + note.height)
        self._sheets[-1].marked = False  # the note carries the mark itself

    def _particulars(self, languages: tuple[Language, ...], room: float) -> str:
        """Symbol, language and dates, as many of them as there is room for."""
        label = "/".join(language.value.upper() for language in languages)
        dates = [texts_in(language).dates(*self._days) for language in languages]
        shown = ""
        for one in (self._symbol, label, *dates):
            longer = " · ".join(part for part in (shown, one) if part)
            if width_of(longer, PAGE_MARK.font, PAGE_MARK.size) > room:
                break
            shown = longer
        return shown

    def rule(self, height: float, weight: float = HAIRLINE) -> None:
        """A horizontal line across the text's width."""
        self._rule(height, TEXT_WIDTH, weight)

    def _rule(self, height: float, width: float, weight: float) -> None:
        self._sheets[-1].strokes.append(
            f"{_colour(HAIRLINE_COLOUR)} RG {weight} w 0 J [] 0 d "
            f"{MARGIN_LEFT:.2f} {height:.2f} m {MARGIN_LEFT + width:.2f} {height:.2f} l S"
        )

    def lines(self, lines: tuple[Line, ...], left: float, top: float) -> float:
        """Write set lines from ``top`` downwards; gives where they end."""
        for line in lines:
            baseline = top - line.ascent
            at = left + line.offset
            for piece in line.pieces:
                self._write(at, baseline, piece.text, piece.style, piece.font, _LANGUAGE_TAG[line.language])
                at += width_of(piece.text, piece.font, piece.style.size)
            top -= line.height
        return top

    def dots(self, left: float, right: float, edge: float, baseline: float) -> None:
        """A dotted leader; the dots of all lines stand in one grid, counted from the column's ``edge``."""
        right = edge - math.ceil((edge - right) / _DOT_STEP) * _DOT_STEP
        if right - left < 2 * _DOT_STEP:
            return
        height = baseline + 0.6
        self._sheets[-1].strokes.append(
            f"{_colour(HAIRLINE_COLOUR)} RG 0.9 w 1 J [0 {_DOT_STEP}] 0 d "
            f"{right:.2f} {height:.2f} m {left:.2f} {height:.2f} l S"
        )

    def link(self, left: float, bottom: float, right: float, top: float, number: int, title: str) -> None:
        """Let a box lead to the page of a running number; ``title`` is what is read out for it."""
        self._sheets[-1].links.append(Link((left, bottom, right, top), number, title))

    def right(self, shown: str, right: float, baseline: float, style: Style) -> float:
        """Write ``shown`` ending at ``right``; gives where it begins."""
        left = right - width_of(printable(shown), style.font, style.size)
        self._write(left, baseline, shown, style)
        return left

    def texts(self) -> Mapping[str, set[str]]:
        """All texts by the name of their font: what has to be embedded."""
        found: dict[str, set[str]] = {}
        for sheet in self._sheets:
            for one in sheet.written:
                found.setdefault(one.font, set()).add(one.text)
        return found

    def pages(self, pdf: pikepdf.Pdf, fonts: EmbeddedFonts) -> list[tuple[pikepdf.Dictionary, list[Link]]]:
        """The sheets as page objects of ``pdf``, and the links to be put on each."""
        resources = pdf.make_indirect(pikepdf.Dictionary(Font=_resources(fonts)))
        made = []
        for sheet in self._sheets:
            content = "\n".join([*sheet.strokes, *(_operators(one, fonts) for one in sheet.written)])
            page = pdf.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Page,
                    MediaBox=pikepdf.Array([0, 0, round(PAGE_WIDTH, 2), round(PAGE_HEIGHT, 2)]),
                    Resources=resources,
                    Contents=pdf.make_stream(content.encode("ascii")),
                    Tabs=pikepdf.Name.S,
                )
            )
            made.append((page, sheet.links))
        return made

    def _write(
        self, left: float, baseline: float, shown: str, style: Style, font: str = "", language: str = ""
    ) -> None:
        text = printable(shown).replace(NO_BREAK_SPACE, " ")
        if MARKED in text:
            self._sheets[-1].marked = True
        self._sheets[-1].written.append(
            _Written(left, baseline, text, font or style.font, style.size, style.colour, language)
        )


def _resources(fonts: EmbeddedFonts) -> pikepdf.Dictionary:
    return pikepdf.Dictionary({f"/{name}": font for name, font in fonts.objects.items()})


def _operators(one: _Written, fonts: EmbeddedFonts) -> str:
    shown = " ".join(
        f"/{name} {one.size:g} Tf <{codes}> Tj" for name, codes in fonts.stretches(one.font, one.text)
    )
    mark = f"/Span <</Lang ({one.language})>>" if one.language else "/Artifact <</Type /Pagination>>"
    return f"{mark} BDC BT {_colour(one.colour)} rg {one.left:.2f} {one.baseline:.2f} Td {shown} ET EMC"


def _colour(colour: Color) -> str:
    return f"{colour.red:.3f} {colour.green:.3f} {colour.blue:.3f}"


def height_of(lines: tuple[Line, ...]) -> float:
    """Points that set lines need."""
    return sum(line.height for line in lines)


def set_lines(shown: str, style: Style, language: Language, width: float) -> tuple[Line, ...]:
    """A paragraph set into lines of ``width`` points."""
    natural = width_of(shown, style.font, style.size)
    if shown and natural <= width and style.align is Align.RAGGED and printable(shown) == shown.strip():
        # One line is one line: the thousand short entries of a long contents need no line breaking.
        piece = Piece(shown, style, style.font)
        return (Line((piece,), natural, 0, 0.0, style.indent, style, language),)
    return set_text(Text((Run(shown),), style, language), width)
