"""A participant's standing through the years, drawn as a band."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from almaty_desktop.i18n import Texts
from almaty_desktop.services.participants import StandingLine
from almaty_desktop.ui import icons
from almaty_desktop.ui.pages.participants.names import STANDING_STATES, standing_chip
from almaty_desktop.ui.theme import Theme, font
from almaty_desktop.ui.tokens import GRID, Size

_BAND = 28
_SIGN = 14
_LEAST = 5
_BEFORE_AND_AFTER = 0.06  # of the whole time, so that neither the first day nor the last lies on the edge


class Timeline(QWidget):
    """``show_history`` draws it; the day asked about has a line of its own with its date below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._texts: Texts | None = None
        self._history: Sequence[StandingLine] = ()
        self._day = self._today = date(2013, 6, 5)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_history(self, texts: Texts, history: Sequence[StandingLine], day: date, today: date) -> None:
        """Draws another history, as seen on ``day``."""
        self._texts, self._day, self._today = texts, day, today
        self._history = sorted(history, key=lambda one: one.since)
        words = [(texts.date(one.since), standing_chip(texts, one.standing).word) for one in self._history]
        self.setAccessibleName("; ".join(f"{since}: {word}" for since, word in words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40 * GRID, _BAND + 2 * QFontMetrics(font(Size.SMALL)).height() + 2 * GRID)

    def paintEvent(self, _event: QPaintEvent) -> None:
        texts = self._texts
        if texts is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = min([self._day, *(one.since for one in self._history)])
        last = max([self._today, self._day, *(one.since for one in self._history)])
        whole = max(1, (last - first).days)
        begin = first.toordinal() - whole * _BEFORE_AND_AFTER
        length = whole * (1 + 2 * _BEFORE_AND_AFTER)

        def across(day: date) -> float:
            return (day.toordinal() - begin) / length * self.width()

        top = float(QFontMetrics(font(Size.SMALL)).height() + GRID // 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("sunken"))
        painter.drawRoundedRect(QRectF(0, top, self.width(), _BAND), GRID // 2, GRID // 2)
        ends = [across(one.since) for one in self._history[1:]] + [float(self.width())]
        # The last first, so that a long piece does not cover the short one before it.
        for one, end in reversed(list(zip(self._history, ends, strict=True))):
            # However short, it can be seen.
            wide = max(_LEAST, end - across(one.since))
            self._paint_piece(painter, texts, one, QRectF(across(one.since), top, wide, _BAND))
        self._paint_day(painter, texts, across(self._day), top)
        painter.end()

    def _paint_piece(self, painter: QPainter, texts: Texts, one: StandingLine, place: QRectF) -> None:
        state, sign = STANDING_STATES[one.standing]
        colour = getattr(self._theme.tokens, f"on_{state}")
        painter.setPen(QPen(QColor(colour), 1))
        painter.setBrush(self._theme.colour(state.value))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), GRID // 2, GRID // 2)
        if place.width() < _SIGN + GRID:
            # An invitation lasts for days on a band of years: its sign stands below it.
            middle = place.center().x() - _SIGN / 2
            icons.draw(painter, sign, QRectF(middle, place.bottom() + 4, _SIGN, _SIGN), colour)
            return
        icons.draw(
            painter, sign, QRectF(place.left() + GRID, place.center().y() - _SIGN / 2, _SIGN, _SIGN), colour
        )
        small = font(Size.SMALL)
        metrics = QFontMetrics(small)
        painter.setFont(small)
        painter.setPen(QColor(colour))
        inside = place.adjusted(GRID + 20, 0, -GRID, 0)
        word = metrics.elidedText(
            standing_chip(texts, one.standing).word, Qt.TextElideMode.ElideRight, int(inside.width())
        )
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, word)
        painter.setPen(self._theme.colour("muted"))
        since = texts.date(one.since)
        room = QRectF(place.left(), 0, metrics.horizontalAdvance(since) + 2, place.top())
        if room.right() <= place.right():
            painter.drawText(room, 0, since)

    def _paint_day(self, painter: QPainter, texts: Texts, at: float, top: float) -> None:
        painter.setPen(QPen(self._theme.colour("text"), 2))
        painter.drawLine(QPointF(at, top - 3), QPointF(at, top + _BAND + 4))
        small = font(Size.SMALL)
        painter.setFont(small)
        shown = texts.text("today") if self._day == self._today else texts.date(self._day)
        width = QFontMetrics(small).horizontalAdvance(shown) + 2
        left = min(max(0.0, at - width / 2), self.width() - width)
        painter.drawText(QRectF(left, top + _BAND + 5, width, QFontMetrics(small).height()), 0, shown)
