"""Pages of a compilation that are made here: they are drawn line by line, with links to running numbers.

A compilation's own pages stand between the documents' pages, so their numbers, their links and
their places are known only there; everything else is the house style of all prints.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from almaty_desktop.i18n import Language, texts_in
from almaty_desktop.reports.setting import Line, Run, Text, set_text, width_of
from almaty_desktop.reports.style import (
    FOOT_LINE,
    HAIRLINE,
    HAIRLINE_COLOUR,
    HEAD_LINE,
    MARGIN_LEFT,
    PAGE_HEIGHT,
    PAGE_MARK,
    PAGE_WIDTH,
    TEXT_WIDTH,
    Style,
    register_fonts,
)

_LANGUAGE_TAG = {Language.EN: "en-GB", Language.RU: "ru-RU"}
_DOT_STEP = 4.0


@dataclass(frozen=True)
class Link:
    """A box (points: left, bottom, right, top) on a sheet (from 0) that leads to a running number."""

    sheet: int
    box: tuple[float, float, float, float]
    number: int
    title: str


class Sheets:
    """A4 sheets while they are drawn, and the links on them."""

    def __init__(self, symbol: str) -> None:
        register_fonts()
        self._out = io.BytesIO()
        self._canvas = Canvas(
            self._out, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=True, pageCompression=1
        )
        self._symbol = symbol
        self.links: list[Link] = []
        self.count = 0

    def begin(self, languages: tuple[Language, ...], foot: str = "", head: bool = True) -> None:
        """Begin a sheet: head with the Process's name, symbol and language; the page's number at the foot."""
        self.count += 1
        right = PAGE_WIDTH - MARGIN_LEFT
        if head:
            name = " · ".join(texts_in(language).text("The Almaty Process") for language in languages)
            self._write(MARGIN_LEFT, HEAD_LINE + 4, name, PAGE_MARK)
            label = "/".join(language.value.upper() for language in languages)
            shown = " · ".join(one for one in (self._symbol, label) if one)
            self.right(shown, right, HEAD_LINE + 4, PAGE_MARK)
            self.rule(HEAD_LINE)
        if foot:
            self.right(foot, right, FOOT_LINE, PAGE_MARK)

    def end(self) -> None:
        """The sheet is complete."""
        self._canvas.showPage()

    def finish(self) -> bytes:
        """All sheets as one PDF."""
        self._canvas.save()
        return self._out.getvalue()

    def rule(self, height: float, weight: float = HAIRLINE) -> None:
        """A horizontal line across the text's width."""
        self._canvas.setStrokeColor(HAIRLINE_COLOUR)
        self._canvas.setLineWidth(weight)
        self._canvas.line(MARGIN_LEFT, height, MARGIN_LEFT + TEXT_WIDTH, height)

    def lines(self, lines: tuple[Line, ...], left: float, top: float) -> float:
        """Draw set lines from ``top`` downwards; gives where they end."""
        for line in lines:
            baseline = top - line.ascent
            at = left + line.offset
            for piece in line.pieces:
                self._write(at, baseline, piece.text, piece.style, piece.font, line.language)
                at += width_of(piece.text, piece.font, piece.style.size)
            top -= line.height
        return top

    def dots(self, left: float, right: float, baseline: float) -> None:
        """A dotted leader; the dots of all lines stand in one grid, counted from the right edge."""
        if right - left < 2 * _DOT_STEP:
            return
        self._canvas.saveState()
        self._canvas.setStrokeColor(HAIRLINE_COLOUR)
        self._canvas.setLineWidth(0.9)
        self._canvas.setLineCap(1)
        self._canvas.setDash([0, _DOT_STEP])
        self._canvas.line(right, baseline + 0.6, left, baseline + 0.6)
        self._canvas.restoreState()

    def link(self, left: float, bottom: float, right: float, top: float, number: int, title: str) -> None:
        """Let a box lead to the page of a running number; ``title`` is what is read out for it."""
        self.links.append(Link(self.count - 1, (left, bottom, right, top), number, title))

    def right(self, shown: str, right: float, baseline: float, style: Style) -> float:
        """Write ``shown`` ending at ``right``; gives where it begins."""
        left = right - width_of(shown, style.font, style.size)
        self._write(left, baseline, shown, style)
        return left

    def _write(
        self,
        left: float,
        baseline: float,
        shown: str,
        style: Style,
        font: str = "",
        language: Language | None = None,
    ) -> None:
        colour: Color = style.colour
        self._canvas.setFillColor(colour)
        self._canvas.setFont(font or style.font, style.size)
        if language:
            # ReportLab has no call for marking the language of a stretch.
            self._canvas._code.append(f"/Span <</Lang ({_LANGUAGE_TAG[language]})>> BDC")
        self._canvas.drawString(left, baseline, shown)
        if language:
            self._canvas._code.append("EMC")


def height_of(lines: tuple[Line, ...]) -> float:
    """Points that set lines need."""
    return sum(line.height for line in lines)


def set_lines(shown: str, style: Style, language: Language, width: float) -> tuple[Line, ...]:
    """A paragraph set into lines of ``width`` points."""
    return set_text(Text((Run(shown),), style, language), width)
