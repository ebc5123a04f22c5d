"""Paints the rows of a sheet: a section as a heading, an entry as a card, English beside Russian."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from almaty_desktop.i18n import Bilingual, Language, Texts
from almaty_desktop.ui.pages.information.broken_lines import broken
from almaty_desktop.ui.pages.information.contents_model import SHEET_ROLE
from almaty_desktop.ui.pages.information.rows import SheetRow
from almaty_desktop.ui.theme import Theme, font
from almaty_desktop.ui.tokens import GRID, Size

SIDE = 3 * GRID
"""What is left free at either side of the cards."""
_PAD = 10
_RIGHT = 19 * GRID
_NARROW = 66 * GRID
_EXCERPT = 2
"""Lines of an entry's text that its card shows."""
_HEADING = 3
"""Lines of a heading that a card shows; what is longer stands in the editor."""


@dataclass(frozen=True)
class Columns:
    """Where the columns stand in a view of some width; in a narrow one Russian stands under English."""

    left: int
    right: int
    english: int
    russian: int
    width: int

    @property
    def stacked(self) -> bool:
        return self.english == self.russian


def columns(width: int, scrollbar: int) -> Columns:
    """The columns in a viewport of ``width`` pixels."""
    right = width - max(GRID, SIDE - scrollbar)
    english = SIDE + 2 * GRID
    room = right - 2 * GRID - _RIGHT - 2 * GRID - english
    if right - SIDE < _NARROW:
        return Columns(SIDE, right, english, english, max(40, room))
    half = (room - 2 * GRID) // 2
    return Columns(SIDE, right, english, english + half + 2 * GRID, half)


class ContentsDelegate(QStyledItemDelegate):
    """``width`` and ``scrollbar`` are the view's; texts already broken into lines are kept."""

    def __init__(self, theme: Theme, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.texts = texts
        self.width = 0
        self.scrollbar = 0
        self._broken: dict[tuple[str, int, int, bool, int], tuple[str, ...]] = {}

    def columns(self) -> Columns:
        """The columns as the view stands now."""
        return columns(self.width, self.scrollbar)

    def forget(self) -> None:
        """The view has another width: texts break elsewhere."""
        self._broken.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: SheetRow | None = index.data(SHEET_ROLE)
        if row is None:
            return QSize(0, 0)
        if row.entry is None:
            height = self._pair_height(row.section.printed, font(Size.HEADING, bold=True), _HEADING)
            return QSize(max(0, self.width - 1), height + 3 * GRID + GRID // 2)
        return QSize(max(0, self.width - 1), self._entry_height(row) + 2 * _PAD + GRID)

    def card_rect(self, rect: QRect, row: SheetRow) -> QRectF:
        """The card or heading itself within the place that the view gives a row."""
        place = self.columns()
        below = GRID if row.entry else GRID // 2
        above = 0 if row.entry else GRID
        return QRectF(place.left, rect.top() + above, place.right - place.left, rect.height() - above - below)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: SheetRow | None = index.data(SHEET_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = self.card_rect(option.rect, row)
        self._paint_ground(painter, inside, row, option.state)
        if row.entry is None:
            self._paint_section(painter, inside, row)
        else:
            self._paint_entry(painter, inside, row)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, inside: QRectF, row: SheetRow, state: QStyle.StateFlag
    ) -> None:
        theme = self._theme
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focus = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        if row.entry is None and not chosen and not hover:
            return
        edge = "accent" if chosen else "edge" if hover else "line"
        painter.setPen(QPen(theme.colour(edge), 2 if focus else 1))
        painter.setBrush(theme.colour("selected" if chosen else "surface" if row.entry else "ground"))
        inset = 1.0 if focus else 0.5
        painter.drawRoundedRect(inside.adjusted(inset, inset, -inset, -inset), GRID, GRID)

    def _paint_section(self, painter: QPainter, inside: QRectF, row: SheetRow) -> None:
        place = self.columns()
        self._paint_pair(painter, inside.top() + GRID, row.section.printed, font(Size.HEADING, bold=True))
        counted = self.texts.plural("{count} entry", "{count} entries", len(row.section.entries))
        self._paint_right(painter, inside.top() + GRID + 3, place, counted)

    def _paint_entry(self, painter: QPainter, inside: QRectF, row: SheetRow) -> None:
        entry = row.entry
        if entry is None:
            return
        place, bold, small = self.columns(), font(bold=True), font(Size.SMALL)
        top = inside.top() + _PAD
        for left, language in self._sides(place):
            heading = self._lines(self._or_missing(entry.printed, language), bold, place.width, _HEADING)
            muted = not entry.heading.only(language)
            below = self._paint_lines(painter, left, top, heading, bold, "muted" if muted else "text")
            excerpt = self._lines(entry.printed_text.only(language), small, place.width, _EXCERPT)
            below = self._paint_lines(painter, left, below + 2, excerpt, small, "muted")
            if place.stacked:
                top = below + GRID // 2
        dated = self.texts.short_date(entry.dated) if entry.dated else ""
        self._paint_right(painter, inside.top() + _PAD + 1, place, dated)
        source = entry.printed_source.shown(self.texts.language)
        lines = self._lines(source, small, _RIGHT, _EXCERPT)
        down = inside.top() + _PAD + 1 + (QFontMetrics(small).height() + 2 if dated else 0)
        for line in lines:
            self._paint_right(painter, down, place, line)
            down += QFontMetrics(small).height()

    def _paint_pair(self, painter: QPainter, top: float, title: Bilingual, used: QFont) -> None:
        place = self.columns()
        for left, language in self._sides(place):
            lines = self._lines(self._or_missing(title, language), used, place.width, _HEADING)
            below = self._paint_lines(
                painter, left, top, lines, used, "text" if title.only(language) else "muted"
            )
            if place.stacked:
                top = below + 2

    def _paint_lines(
        self, painter: QPainter, left: float, top: float, lines: tuple[str, ...], used: QFont, token: str
    ) -> float:
        """Writes lines under one another; the height at which the next may begin."""
        painter.setFont(used)
        painter.setPen(self._theme.colour(token))
        metrics = QFontMetrics(used)
        for line in lines:
            painter.drawText(QRectF(left, top, self.width, metrics.height()), 0, line)
            top += metrics.height()
        return top

    def _paint_right(self, painter: QPainter, top: float, place: Columns, text: str) -> None:
        small = font(Size.SMALL)
        painter.setFont(small)
        painter.setPen(self._theme.colour("muted"))
        line = QRectF(place.right - 2 * GRID - _RIGHT, top, _RIGHT, QFontMetrics(small).height())
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _sides(self, place: Columns) -> tuple[tuple[int, Language], tuple[int, Language]]:
        return (place.english, Language.EN), (place.russian, Language.RU)

    def _or_missing(self, text: Bilingual, language: Language) -> str:
        missing = {
            Language.EN: self.texts.text("no English text yet"),
            Language.RU: self.texts.text("no Russian text yet"),
        }
        return text.only(language) or missing[language]

    def _pair_height(self, title: Bilingual, used: QFont, most: int) -> int:
        place = self.columns()
        line = QFontMetrics(used).height()
        counts = [
            len(self._lines(self._or_missing(title, language), used, place.width, most))
            for _, language in self._sides(place)
        ]
        return sum(counts) * line + 2 if place.stacked else max(counts) * line

    def _entry_height(self, row: SheetRow) -> int:
        entry, place = row.entry, self.columns()
        if entry is None:
            return 0
        bold, small = font(bold=True), font(Size.SMALL)
        heights = []
        for _, language in self._sides(place):
            heading = self._lines(self._or_missing(entry.printed, language), bold, place.width, _HEADING)
            excerpt = self._lines(entry.printed_text.only(language), small, place.width, _EXCERPT)
            heights.append(
                len(heading) * QFontMetrics(bold).height() + 2 + len(excerpt) * QFontMetrics(small).height()
            )
        text = sum(heights) + GRID // 2 if place.stacked else max(heights)
        source = self._lines(entry.printed_source.shown(self.texts.language), small, _RIGHT, _EXCERPT)
        right = (len(source) + bool(entry.dated)) * QFontMetrics(small).height() + 4
        return max(text, right)

    def _lines(self, text: str, used: QFont, width: int, most: int) -> tuple[str, ...]:
        """``text`` broken into at most so many lines of ``width`` pixels; the last one ends in … if cut."""
        key = (text, used.pixelSize(), width, used.bold(), most)
        if key not in self._broken:
            self._broken[key] = broken(text, used, width, most)
        return self._broken[key]
