"""One line of the rail: a sign, a word, and how much waits."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from almaty_desktop.ui import icons
from almaty_desktop.ui.theme import Theme, font
from almaty_desktop.ui.tokens import GRID, Size

_SIGN = 18
_TEXT_LEFT = 5 * GRID


class RailButton(QAbstractButton):
    """A sign, a word, and a number at the right."""

    def __init__(self, theme: Theme, sign: str) -> None:
        super().__init__()
        self._theme, self._sign = theme, sign
        self.count = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        word = QFontMetrics(font(bold=True)).horizontalAdvance(self.text())
        number = QFontMetrics(font(Size.SMALL)).horizontalAdvance("8888")
        return QSize(max(23 * GRID, _TEXT_LEFT + word + number + 3 * GRID), 4 * GRID + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, place = self._theme, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if self.isChecked() else "hover"))
            painter.drawRoundedRect(place, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(theme.colour("accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(place, 6, 6)
        token = "accent" if self.isChecked() else "text"
        sign = QRectF(GRID + 4, (self.height() - _SIGN) / 2, _SIGN, _SIGN)
        icons.draw(
            painter, self._sign, sign, getattr(theme.tokens, "accent" if self.isChecked() else "muted")
        )
        painter.setPen(theme.colour(token))
        painter.setFont(font(bold=self.isChecked()))
        painter.drawText(place.adjusted(_TEXT_LEFT, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.count:
            painter.setPen(theme.colour("muted"))
            painter.setFont(font(Size.SMALL))
            aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(place.adjusted(0, 0, -GRID - 4, 0), aligned, str(self.count))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.focusNextPrevChild(step > 0)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
