"""Paints a row of a list: a title, a second line, a state at the right, and a passage where one is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from almaty_desktop.ui.theme import Theme, font
from almaty_desktop.ui.tokens import GRID, Size
from almaty_desktop.ui.widgets.chips import Chip, chip_width, paint_chip

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Under this role a model gives the :class:`Row`."""

_MARK_OPEN, _MARK_CLOSE = "[[", "]]"


@dataclass(frozen=True)
class Row:
    """One line of a list, already in the language shown.

    ``passage`` is a third line in which what was found stands between ``[[`` and ``]]``.
    """

    key: str
    title: str
    subtitle: str = ""
    chip: Chip | None = None
    passage: str = ""

    @property
    def spoken(self) -> str:
        """The row for assistive tools."""
        parts = [self.title, self.chip.word if self.chip else "", self.subtitle, self.passage]
        return ", ".join(part for part in parts if part).replace(_MARK_OPEN, "").replace(_MARK_CLOSE, "")


def marked_pieces(passage: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a passage, each with whether it was searched for."""
    rest = passage
    while rest:
        before, opened, rest = rest.partition(_MARK_OPEN)
        if before:
            yield before, False
        if opened:
            found, _, rest = rest.partition(_MARK_CLOSE)
            if found:
                yield found, True


class RowDelegate(QStyledItemDelegate):
    """``lines`` is 2, or 3 with passages; every row of a list is equally high."""

    def __init__(self, theme: Theme, parent: QObject, lines: int = 2) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = lines

    @property
    def height(self) -> int:
        """The height of a row in pixels at 100 %, by the fonts in use."""
        small = QFontMetrics(font(Size.SMALL)).height()
        return QFontMetrics(font(bold=True)).height() + (self._lines - 1) * (small + GRID // 2) + 2 * GRID + 4

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(20 * GRID, self.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect)
        self._paint_ground(painter, place, option.state)
        row: Row | None = index.data(ROW_ROLE)
        if row is not None:
            self._paint_row(painter, place.adjusted(2 * GRID, GRID + 2, -2 * GRID, -GRID), row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, place: QRectF, state: QStyle.StateFlag) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, theme.colour("selected"))
            painter.fillRect(QRectF(place.left(), place.top(), 3, place.height()), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, theme.colour("hover"))
        painter.fillRect(QRectF(place.left(), place.bottom() - 1, place.width(), 1), theme.colour("line"))
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Selected:
            painter.setPen(theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -1.5))

    def _paint_row(self, painter: QPainter, inside: QRectF, row: Row) -> None:
        tokens = self._theme.tokens
        bold, small = font(bold=True), font(Size.SMALL)
        title_width = inside.width()
        if row.chip:
            width = chip_width(row.chip)
            paint_chip(painter, QPointF(inside.right() - width, inside.top()), row.chip, tokens)
            title_width -= width + GRID
        metrics = QFontMetrics(bold)
        painter.setFont(bold)
        painter.setPen(QColor(tokens.text))
        line = QRectF(inside.left(), inside.top(), title_width, metrics.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, _elided(metrics, row.title, title_width))
        metrics = QFontMetrics(small)
        top = line.bottom() + GRID // 2
        painter.setFont(small)
        if row.subtitle:
            painter.setPen(QColor(tokens.muted))
            line = QRectF(inside.left(), top, inside.width(), metrics.height())
            painter.drawText(
                line, Qt.AlignmentFlag.AlignVCenter, _elided(metrics, row.subtitle, inside.width())
            )
            top = line.bottom() + GRID // 2
        if row.passage:
            self._paint_passage(
                painter, QRectF(inside.left(), top, inside.width(), metrics.height()), row.passage
            )

    def _paint_passage(self, painter: QPainter, line: QRectF, passage: str) -> None:
        """Writes the pieces one after the other, what was found on its own colour and underlined."""
        metrics = QFontMetrics(font(Size.SMALL))
        left = line.left()
        for piece, found in marked_pieces(" ".join(passage.split())):
            kept = _elided(metrics, piece, line.right() - left)
            width = metrics.horizontalAdvance(kept)
            if found:
                painter.fillRect(QRectF(left, line.top(), width, line.height()), self._theme.colour("found"))
                painter.fillRect(QRectF(left, line.bottom() - 1, width, 1), self._theme.colour("text"))
            painter.setPen(self._theme.colour("text" if found else "muted"))
            painter.drawText(QRectF(left, line.top(), width + 1, line.height()), 0, kept)
            left += metrics.horizontalAdvance(piece)
            if left >= line.right() or kept != piece:
                return


def _elided(metrics: QFontMetrics, text: str, width: float) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width))
