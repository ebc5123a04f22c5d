"""The turns of the chair as a picture: the States in English alphabetical order, an arrow for each turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from almaty_desktop.i18n import Texts
from almaty_desktop.services.chair_lines import PassedLine, RotationView, TermLine
from almaty_desktop.services.labels import PASSINGS
from almaty_desktop.ui import icons
from almaty_desktop.ui.pages.participants.chair.names import (
    PASSING_STATES,
    rotation_sentences,
    with_note,
)
from almaty_desktop.ui.theme import Theme, font
from almaty_desktop.ui.tokens import GRID, Size

_NODE = 22
_DOT = 6
_HEAD = 8  # of the arrow
_LINES = 2  # of a name below a node


@dataclass(frozen=True)
class _Turn:
    """One row of the picture: who chaired before, who chairs, who was passed over; "" chairs: nobody."""

    title: str
    days: str
    before: str
    code: str
    name: str
    passed: tuple[PassedLine, ...]


class TurnsPicture(QWidget):
    """``show_rotation`` draws it. Each reason has a word, a shape and a colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._texts: Texts | None = None
        self._names: Mapping[str, str] = {}
        self._turns: Sequence[_Turn] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_rotation(self, texts: Texts, view: RotationView) -> None:
        """Draws who chairs now and the turns after that."""
        self._texts = texts
        self._names = {one.code: with_note(texts, one.name) for one in view.circle}
        self._turns = _turns(texts, view)
        self.setAccessibleName(rotation_sentences(texts, view))
        self.setMinimumSize(self._least_width(), self._height())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(max(90 * GRID, self._least_width()), self._height())

    # Measures

    def _least_width(self) -> int:
        if self._texts is None:
            return 0
        bold = QFontMetrics(font(Size.SMALL, bold=True))
        words = [word for name in self._names.values() for word in name.split()]
        words += [self._texts.say(reason) for reason in PASSINGS.values()]
        widest = max((bold.horizontalAdvance(word) for word in words), default=0)
        return len(self._names) * (widest + GRID) + 2 * GRID

    def _text_height(self) -> int:
        return QFontMetrics(font(Size.SMALL)).height()

    def _row_height(self) -> int:
        return QFontMetrics(font(bold=True)).height() + _NODE + _LINES * self._text_height() + 2 * GRID

    def _head_height(self) -> int:
        return _LINES * self._text_height() + GRID

    def _height(self) -> int:
        return self._head_height() + len(self._turns) * self._row_height()

    def _across(self, code: str) -> float:
        """The middle of a State's column."""
        place = list(self._names).index(code)
        return GRID + (place + 0.5) * self._column_width()

    def _column_width(self) -> float:
        return (self.width() - 2 * GRID) / max(1, len(self._names))

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._texts is None or not self._names:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for code, name in self._names.items():
            self._write(painter, code, 0, name, "muted")
        top = float(self._head_height())
        for turn in self._turns:
            painter.fillRect(QRectF(0, top, self.width(), 1), self._theme.colour("line"))
            self._paint_turn(painter, turn, top + GRID)
            top += self._row_height()
        painter.end()

    def _paint_turn(self, painter: QPainter, turn: _Turn, top: float) -> None:
        bold = QFontMetrics(font(bold=True))
        painter.setFont(font(bold=True))
        painter.setPen(self._theme.colour("text"))
        painter.drawText(QPointF(GRID, top + bold.ascent()), turn.title)
        painter.setFont(font(Size.SMALL))
        painter.setPen(self._theme.colour("muted"))
        after = GRID + bold.horizontalAdvance(turn.title) + GRID
        painter.drawText(QPointF(after, top + bold.ascent()), turn.days)
        middle = top + bold.height() + GRID // 2 + _NODE / 2
        self._paint_track(painter, turn, middle)
        below = int(middle + _NODE / 2 + 2)
        for one in turn.passed:
            self._paint_passed(painter, one, middle)
            state, _ = PASSING_STATES[one.reason]
            assert self._texts is not None  # there is nothing to paint before it is told
            self._write(painter, one.code, below, self._texts.say(PASSINGS[one.reason]), f"on_{state}")
        if turn.code:
            self._paint_chair(painter, turn.code, middle)
            self._write(painter, turn.code, below, turn.name, "text", bold=True)

    def _paint_track(self, painter: QPainter, turn: _Turn, middle: float) -> None:
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(QPointF(GRID, middle), QPointF(self.width() - GRID, middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("edge"))
        for code in self._names:
            painter.drawEllipse(QPointF(self._across(code), middle), _DOT / 2, _DOT / 2)
        if turn.before in self._names:
            self._paint_arrow(painter, turn, middle)

    def _paint_arrow(self, painter: QPainter, turn: _Turn, middle: float) -> None:
        """From the one who chaired before, rightwards and around the circle, to the one who chairs."""
        accent = self._theme.colour("accent")
        painter.setPen(QPen(accent, 2))
        painter.setBrush(self._theme.colour("surface"))
        start = self._across(turn.before)
        # Where nobody takes the turn, it went all the way round.
        end = self._across(turn.code) - _NODE / 2 - 1 if turn.code else start - _DOT
        first, last = float(GRID), self.width() - float(GRID)
        if end > start:
            painter.drawLine(QPointF(start, middle), QPointF(end - _HEAD, middle))
        else:
            painter.drawLine(QPointF(start, middle), QPointF(last - _HEAD, middle))
            self._paint_head(painter, last, middle, accent)
            if end - _HEAD > first:
                painter.setPen(QPen(accent, 2))
                painter.drawLine(QPointF(first, middle), QPointF(end - _HEAD, middle))
        self._paint_head(painter, end, middle, accent)
        painter.setPen(QPen(accent, 2))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawEllipse(QPointF(start, middle), _DOT - 1, _DOT - 1)

    def _paint_head(self, painter: QPainter, tip: float, middle: float, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(tip, middle),
                    QPointF(tip - _HEAD, middle - _HEAD / 2 - 1),
                    QPointF(tip - _HEAD, middle + _HEAD / 2 + 1),
                ]
            )
        )

    def _paint_chair(self, painter: QPainter, code: str, middle: float) -> None:
        place = self._node(code, middle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_fill"))
        painter.drawEllipse(place)
        icons.draw(painter, "star", place.adjusted(4, 4, -4, -4), self._theme.tokens.on_accent)

    def _paint_passed(self, painter: QPainter, one: PassedLine, middle: float) -> None:
        state, sign = PASSING_STATES[one.reason]
        colour = getattr(self._theme.tokens, f"on_{state}")
        place = self._node(one.code, middle).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(colour), 1))
        painter.setBrush(self._theme.colour(state.value))
        painter.drawEllipse(place)
        icons.draw(painter, sign, place.adjusted(4, 4, -4, -4), colour)

    def _node(self, code: str, middle: float) -> QRectF:
        return QRectF(self._across(code) - _NODE / 2, middle - _NODE / 2, _NODE, _NODE)

    def _write(
        self, painter: QPainter, code: str, top: int, words: str, token: str, bold: bool = False
    ) -> None:
        """Words in a State's column, on two lines where they need it."""
        width = self._column_width() - 2
        painter.setFont(font(Size.SMALL, bold=bold))
        painter.setPen(self._theme.colour(token))
        place = QRectF(self._across(code) - width / 2, top, width, _LINES * self._text_height())
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(place, flags, words)


def _turns(texts: Texts, view: RotationView) -> list[_Turn]:
    """The rows: who chairs now, those ahead, and the turn that nobody takes."""
    made: list[_Turn] = []
    lines: list[TermLine] = [*((view.current,) if view.current else ()), *view.turns]
    before = ""
    for line in lines:
        name = with_note(texts, line.name)
        title = texts.text("{name} · chairs now", name=name) if line is view.current else name
        days = texts.dates(line.start, line.end)
        made.append(_Turn(title, days, before, line.code, name, line.passed_over))
        before = line.code
    if view.undecided:
        since = texts.text("from {day}", day=view.undecided.start)
        title = texts.text("Nobody: every member declined")
        made.append(_Turn(title, since, before, "", "", view.undecided.passed_over))
    return made
