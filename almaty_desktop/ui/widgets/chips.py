"""A state in a list or beside a title: always a word and a shape, and a colour besides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from almaty_desktop.ui import icons
from almaty_desktop.ui.theme import Theme, font
from almaty_desktop.ui.tokens import Size, Tokens

HEIGHT = 20
_SHAPE = 12
_PAD = 8
_GAP = 4


class State(StrEnum):
    """The kinds of state, by the token that colours them."""

    PLAIN = "plain"
    GOOD = "good"
    WAIT = "wait"
    BAD = "bad"


SHAPES = {
    State.PLAIN: "circle",
    State.GOOD: "check-circle",
    State.WAIT: "clock",
    State.BAD: "warning",
}


@dataclass(frozen=True)
class Chip:
    """A word in the language shown, and its state. ``shape`` names another sign where it says more."""

    word: str
    state: State = State.PLAIN
    shape: str = ""


def chip_width(chip: Chip) -> int:
    """The width that a chip needs."""
    return QFontMetrics(font(Size.SMALL)).horizontalAdvance(chip.word) + _SHAPE + _GAP + 2 * _PAD


def paint_chip(painter: QPainter, left_top: QPointF, chip: Chip, tokens: Tokens) -> None:
    """Paints a chip with its upper left corner at ``left_top``."""
    place = QRectF(left_top.x(), left_top.y(), chip_width(chip), HEIGHT)
    colour = getattr(tokens, f"on_{chip.state}")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(getattr(tokens, chip.state.value)))
    painter.drawRoundedRect(place, HEIGHT / 2, HEIGHT / 2)
    shape = QRectF(place.left() + _PAD, place.top() + (HEIGHT - _SHAPE) / 2, _SHAPE, _SHAPE)
    icons.draw(painter, chip.shape or SHAPES[chip.state], shape, colour)
    painter.setPen(QColor(colour))
    painter.setFont(font(Size.SMALL))
    painter.drawText(place.adjusted(_PAD + _SHAPE + _GAP, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, chip.word)
    painter.restore()


class ChipLabel(QWidget):
    """One chip as a widget."""

    def __init__(self, theme: Theme, chip: Chip | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._chip = chip
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.show_chip(chip)

    def show_chip(self, chip: Chip | None) -> None:
        """Shows another state; None hides it."""
        self._chip = chip
        if chip is None:
            self.hide()
        elif self.parentWidget() is not None:
            # Without a parent it would open as a window of its own; it shows with what it is laid into.
            self.show()
        self.setAccessibleName(chip.word if chip else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._chip) if self._chip else 0, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._chip:
            painter = QPainter(self)
            paint_chip(painter, QPointF(0, 0), self._chip, self._theme.tokens)
            painter.end()
