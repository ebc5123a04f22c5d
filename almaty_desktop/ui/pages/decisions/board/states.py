"""How a member's position looks on the board: word, shape and colour, never one of them alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from almaty_desktop.i18n import Message
from almaty_desktop.rules.decisions import Position
from almaty_desktop.services.labels import POSITIONS, WAITING
from almaty_desktop.ui.tokens import DARK

COLOURS: dict[Position | None, str] = {
    Position.AGREES: "on_good",
    Position.SILENT: "accent",
    Position.RESERVATION: "on_wait",
    Position.OBJECTS: "on_bad",
    Position.ABSENT: "muted",
    None: "muted",
}
"""The token of each position; None is a member that is waited for."""

GROUND, TILE = "ground", "surface"
"""The tokens of the board and of a tile on it; the board is dark whatever the window wears."""


def colour(token: str) -> QColor:
    """A dark token as Qt's colour."""
    return QColor(getattr(DARK, token))


def word(position: Position | None) -> Message:
    """What is said of a position."""
    return WAITING if position is None else POSITIONS[position]


def draw_shape(painter: QPainter, position: Position | None, place: QRectF) -> None:
    """Draws the shape of a position into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    own = colour(COLOURS[position])
    line = max(2.0, place.width() / 8)
    inside = place.adjusted(line / 2, line / 2, -line / 2, -line / 2)
    painter.setPen(QPen(own, line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _SHAPES[position](painter, inside, own)
    painter.restore()


def _disc(painter: QPainter, place: QRectF, own: QColor) -> None:
    painter.setBrush(own)
    painter.drawEllipse(place)


def _ring(painter: QPainter, place: QRectF, _own: QColor) -> None:
    painter.drawEllipse(place)


def _half(painter: QPainter, place: QRectF, own: QColor) -> None:
    painter.drawEllipse(place)
    painter.setBrush(own)
    painter.drawPie(place, 90 * 16, 180 * 16)


def _square(painter: QPainter, place: QRectF, own: QColor) -> None:
    painter.setBrush(own)
    painter.drawRect(place)


def _diamond(painter: QPainter, place: QRectF, _own: QColor) -> None:
    middle = place.center()
    corners = [
        QPointF(middle.x(), place.top()),
        QPointF(place.right(), middle.y()),
        QPointF(middle.x(), place.bottom()),
        QPointF(place.left(), middle.y()),
    ]
    painter.drawPolygon(QPolygonF(corners))


def _dash(painter: QPainter, place: QRectF, _own: QColor) -> None:
    painter.drawLine(QPointF(place.left(), place.center().y()), QPointF(place.right(), place.center().y()))


_SHAPES: dict[Position | None, Callable[[QPainter, QRectF, QColor], None]] = {
    Position.AGREES: _disc,
    Position.SILENT: _ring,
    Position.RESERVATION: _half,
    Position.OBJECTS: _square,
    Position.ABSENT: _diamond,
    None: _dash,
}
