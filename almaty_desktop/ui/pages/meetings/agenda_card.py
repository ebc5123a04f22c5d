"""Paints an agenda item as a card: number, English beside Russian, time and documents at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from almaty_desktop.i18n import Texts
from almaty_desktop.ui import icons
from almaty_desktop.ui.pages.meetings.agenda_model import CARD_ROLE, Card
from almaty_desktop.ui.theme import Theme, font
from almaty_desktop.ui.tokens import GRID, Size

SIDE = 3 * GRID
"""What is left free at either side of the cards."""
_GAP = GRID
_PAD = 10
_INDENT = 2 * GRID
_RIGHT = 21 * GRID
_NARROW = 66 * GRID
_WRAP = int(Qt.TextFlag.TextWordWrap)
_BREAK = "\u200b"  # a space of no width


@dataclass(frozen=True)
class Columns:
    """Where the columns stand, in the coordinates of the view; narrow views put Russian under English."""

    card_left: int
    card_right: int
    english: int
    russian: int
    width: int
    right: int

    @property
    def stacked(self) -> bool:
        """Whether the two languages stand one under the other."""
        return self.english == self.russian


def columns(width: int, level: int, deepest: int, scrollbar: int) -> Columns:
    """The columns of a card of this level in a viewport of ``width`` pixels."""
    card_right = width - max(GRID, SIDE - scrollbar)
    english = SIDE + (9 if deepest < 3 else 12) * GRID
    right = card_right - 2 * GRID - _RIGHT
    room = right - 2 * GRID - english
    if card_right - SIDE < _NARROW:
        return Columns(SIDE + (level - 1) * _INDENT, card_right, english, english, max(40, room), right)
    half = (room - 2 * GRID) // 2
    russian = english + half + 2 * GRID
    return Columns(SIDE + (level - 1) * _INDENT, card_right, english, russian, half, right)


class CardDelegate(QStyledItemDelegate):
    """``scrollbar`` is how much of the view's width its scroll bar takes; ``deepest`` the deepest level."""

    def __init__(self, theme: Theme, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.texts = texts
        self.width = 0
        self.scrollbar = 0
        self.deepest = 1
        self.target_row = -1
        self._fitted: dict[tuple[str, int, int], tuple[str, int]] = {}

    def columns(self, level: int = 1) -> Columns:
        """The columns as the view stands now."""
        return columns(self.width, level, self.deepest, self.scrollbar)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        card: Card | None = index.data(CARD_ROLE)
        if card is None:
            return QSize(0, 0)
        place = self.columns(card.line.level)
        english, russian = self._sides(card)
        heights = [self._side_height(side, place.width) for side in (english, russian)]
        text = sum(heights) + GRID // 2 if place.stacked else max(heights)
        right = QFontMetrics(font(Size.SMALL)).height() * (2 if card.documents else 1) + 2
        head = self.day_height if card.day else 0
        return QSize(max(0, self.width - 1), head + max(text, right) + 2 * _PAD + _GAP)

    @property
    def day_height(self) -> int:
        """The height of the heading above the first item of a day."""
        return QFontMetrics(font(bold=True)).height() + 2 * GRID

    def card_rect(self, rect: QRect, card: Card) -> QRectF:
        """The card itself within the place that the view gives an item."""
        place = self.columns(card.line.level)
        top = rect.top() + (self.day_height if card.day else 0)
        return QRectF(
            place.card_left, top, place.card_right - place.card_left, rect.bottom() - top - _GAP + 1
        )

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        card: Card | None = index.data(CARD_ROLE)
        if card is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = self.card_rect(option.rect, card)
        if card.day:
            painter.setFont(font(bold=True))
            painter.setPen(self._theme.colour("text"))
            head = QRectF(
                SIDE, option.rect.top(), inside.right() - SIDE, inside.top() - option.rect.top() - GRID
            )
            painter.drawText(head, Qt.AlignmentFlag.AlignBottom, card.day)
        self._paint_ground(painter, inside, card, option.state, index.row())
        self._paint_number(painter, inside, card)
        self._paint_titles(painter, inside, card)
        self._paint_right(painter, inside, card)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, inside: QRectF, card: Card, state: QStyle.StateFlag, row: int
    ) -> None:
        theme = self._theme
        chosen = bool(state & QStyle.StateFlag.State_Selected) or row == self.target_row
        focus = (chosen and bool(state & QStyle.StateFlag.State_HasFocus)) or row == self.target_row
        edge = "accent" if chosen else "edge" if state & QStyle.StateFlag.State_MouseOver else "line"
        pen = QPen(theme.colour(edge), 2 if focus else 1)
        if card.line.is_break and not chosen:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        fill = "selected" if chosen else "ground" if card.line.is_break else "surface"
        painter.setBrush(theme.colour(fill))
        inset = 1.0 if focus else 0.5
        painter.drawRoundedRect(inside.adjusted(inset, inset, -inset, -inset), GRID, GRID)

    def _paint_number(self, painter: QPainter, inside: QRectF, card: Card) -> None:
        tokens = self._theme.tokens
        bold = font(bold=True)
        line = QRectF(inside.left() + 2 * GRID, inside.top() + _PAD, 8 * GRID, QFontMetrics(bold).height())
        if card.line.is_break:
            icons.draw(painter, "coffee", QRectF(line.left(), line.top() + 1, 16, 16), tokens.muted)
            return
        painter.setFont(bold)
        painter.setPen(QColor(tokens.text))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, card.line.number)

    def _paint_titles(self, painter: QPainter, inside: QRectF, card: Card) -> None:
        place = self.columns(card.line.level)
        top = inside.top() + _PAD
        for left, (title, presenter, missing) in zip(
            (place.english, place.russian), self._sides(card), strict=True
        ):
            shown, height = self._fit(title, place.width, Size.BODY)
            painter.setFont(font())
            muted = missing or card.line.is_break
            painter.setPen(self._theme.colour("muted" if muted else "text"))
            painter.drawText(QRectF(left, top, place.width, height), _WRAP, shown)
            below = top + height + 2
            if presenter:
                shown, small = self._fit(presenter, place.width, Size.SMALL)
                painter.setFont(font(Size.SMALL))
                painter.setPen(self._theme.colour("muted"))
                painter.drawText(QRectF(left, below, place.width, small), _WRAP, shown)
                below += small
            if place.stacked:
                top = below + GRID // 2

    def _paint_right(self, painter: QPainter, inside: QRectF, card: Card) -> None:
        place = self.columns(card.line.level)
        small = font(Size.SMALL)
        metrics = QFontMetrics(small)
        painter.setFont(small)
        line = QRectF(place.right, inside.top() + _PAD + 1, _RIGHT, metrics.height())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(line, right, card.time)
        if card.documents:
            line.translate(0, metrics.height() + 2)
            painter.setPen(self._theme.colour("on_wait" if card.noted else "accent"))
            shown = metrics.elidedText(card.documents, Qt.TextElideMode.ElideRight, _RIGHT)
            painter.drawText(line, right, shown)

    def _sides(self, card: Card) -> tuple[tuple[str, str, bool], tuple[str, str, bool]]:
        """Title, presenter, and whether the title is missing, in English and in Russian."""
        texts = self.texts
        missing = (texts.text("no English text yet"), texts.text("no Russian text yet"))
        return (
            (card.english or missing[0], card.presenter[0], not card.english),
            (card.russian or missing[1], card.presenter[1], not card.russian),
        )

    def _side_height(self, side: tuple[str, str, bool], width: int) -> int:
        title, presenter, _ = side
        below = self._fit(presenter, width, Size.SMALL)[1] + 2 if presenter else 0
        return self._fit(title, width, Size.BODY)[1] + below

    def _fit(self, text: str, width: int, size: Size) -> tuple[str, int]:
        """A text that wraps within the width, and its height then.

        Remembered, since a list asks for every row at each change.
        """
        key = (text, width, int(size))
        known = self._fitted.get(key)
        if known is None:
            if len(self._fitted) > 5000:
                self._fitted.clear()
            known = fitted(text, width, font(size))
            self._fitted[key] = known
        return known


def fitted(text: str, width: int, used: QFont) -> tuple[str, int]:
    """``text``, with places to break in the words that are wider than ``width`` pixels; its height."""
    metrics = QFontMetrics(used)
    words = [
        word if metrics.horizontalAdvance(word) <= width else _BREAK.join(word) for word in text.split(" ")
    ]
    broken = " ".join(words)
    return broken, metrics.boundingRect(QRect(0, 0, max(1, width), 10_000), _WRAP, broken).height()
