"""Letters on the board: how large they must be, how lines break, and how they are drawn.

**How large.** A sign is read at ease when its capitals are a two-hundredth of the distance high (17 minutes
of arc): 60 mm at 12 metres. On a projector's picture 2.5 m wide that is 2.4 % of the picture's width, or
4.3 % of its height at 16 : 9. PT Sans's capitals are 0.7 of its size, so at 1280 × 720 names, states and the
outcome are set in 44 px. What is only for whoever works the board (keys, the meeting's name) may be smaller.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from almaty_desktop.ui.theme import SANS

DISTANCE = 12.0
"""Metres from the last row to the picture."""
PICTURE_WIDTH = 2.5
"""Metres; a common projector's picture in a session room."""
DISTANCE_PER_HEIGHT = 200
"""Of this many heights of a capital is the distance at which it is read at ease."""
SMALLEST_SHARE = DISTANCE / DISTANCE_PER_HEIGHT / PICTURE_WIDTH
"""Height of a capital as a share of the picture's width (0.024)."""

LEADING = 1.18
"""From line to line, in sizes of the type."""
DOCUMENT_LEADING = 1.34
"""The same in the text of a document, as Qt sets it."""


def board_font(pixels: int, bold: bool = False) -> QFont:
    """PT Sans in any size."""
    made = QFont(SANS)
    made.setPixelSize(max(1, pixels))
    made.setBold(bold)
    return made


def capital_height(pixels: int) -> float:
    """The height in pixels of a capital of a type of this size."""
    return QFontMetricsF(board_font(pixels)).capHeight()


def readable_metres(pixels: int, picture_width: int) -> float:
    """From how far a type of this size is read at ease in a picture 2.5 m wide and so many pixels."""
    return capital_height(pixels) / picture_width * PICTURE_WIDTH * DISTANCE_PER_HEIGHT


def line_height(pixels: int) -> int:
    """From line to line, in pixels."""
    return round(pixels * LEADING)


def document_line_height(pixels: int) -> int:
    """From line to line of a document's text (PT Serif), in pixels."""
    return ceil(pixels * DOCUMENT_LEADING)


@lru_cache(maxsize=4096)
def broken(words: str, pixels: int, bold: bool, width: int) -> tuple[str, ...]:
    """The lines in which ``words`` stand in ``width`` pixels; a word that is too long stands alone."""
    layout = QTextLayout(words, board_font(pixels, bold))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        lines.append(words[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return tuple(lines)


@lru_cache(maxsize=8192)
def advance(words: str, pixels: int, bold: bool = False) -> float:
    """How wide one line of ``words`` is."""
    return QFontMetricsF(board_font(pixels, bold)).horizontalAdvance(words)


def fits(words: str, pixels: int, bold: bool, width: int) -> bool:
    """Whether every line of ``words`` stays inside ``width`` pixels."""
    return all(advance(line, pixels, bold) <= width for line in broken(words, pixels, bold, width))


def height(words: str, pixels: int, bold: bool, width: int) -> int:
    """The height of ``words`` broken into lines; nothing takes none."""
    return len(broken(words, pixels, bold, width)) * line_height(pixels) if words else 0


def lines_shown(words: str, pixels: int, bold: bool, room: QRectF) -> list[str]:
    """The lines that stand in a rectangle; the last one ends in … where there are more."""
    lines = list(broken(words, pixels, bold, int(room.width())))
    most = max(1, int((room.height() + 1) // line_height(pixels)))
    metrics = QFontMetricsF(board_font(pixels, bold))
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} …"]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width() + 1) for line in lines]


def draw(
    painter: QPainter,
    words: str,
    room: QRectF,
    pixels: int,
    colour: QColor,
    *,
    bold: bool = False,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draws ``words`` from the top of a rectangle on, in as many lines as there is room for."""
    metrics = QFontMetricsF(board_font(pixels, bold))
    painter.setFont(board_font(pixels, bold))
    painter.setPen(colour)
    # The white of a line is shared between above and below its letters.
    first = (line_height(pixels) - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
    for number, line in enumerate(lines_shown(words, pixels, bold, room)):
        left = room.left()
        if align is Qt.AlignmentFlag.AlignRight:
            left = room.right() - metrics.horizontalAdvance(line)
        elif align is Qt.AlignmentFlag.AlignHCenter:
            left = room.center().x() - metrics.horizontalAdvance(line) / 2
        painter.drawText(QPointF(left, room.top() + first + number * line_height(pixels)), line)
