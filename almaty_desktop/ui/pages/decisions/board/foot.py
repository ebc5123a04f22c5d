"""The quiet line of keys at the foot of the board; each key can be clicked as well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from almaty_desktop.ui.pages.decisions.board import lettering
from almaty_desktop.ui.pages.decisions.board.plan import Sizes
from almaty_desktop.ui.pages.decisions.board.states import colour
from almaty_desktop.ui.pages.decisions.board.words import Words

_TYPE = 19  # pixels in a picture of 1280 × 720


@dataclass(frozen=True)
class FootKey:
    """A key, what it does in a word, and doing it."""

    sign: str
    words: str
    act: Callable[[], object]


class KeyButton(QAbstractButton):
    """The key in bold, the word behind it."""

    def __init__(self, key: FootKey, sizes: Sizes) -> None:
        super().__init__()
        self.key, self._sizes = key, sizes
        self.setText(f"{key.sign} {key.words}")
        self.setAccessibleName(self.text())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _checked: key.act())

    def sizeHint(self) -> QSize:
        pixels = self._sizes.of(_TYPE)
        wide = lettering.advance(self.key.sign, pixels, bold=True) + lettering.advance(self.key.words, pixels)
        return QSize(round(wide + pixels * 1.3), self._sizes.of(32))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        pixels, painter = self._sizes.of(_TYPE), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        line = lettering.line_height(pixels)
        room = QRectF(pixels * 0.5, (self.height() - line) / 2, self.width(), line)
        lettering.draw(painter, self.key.sign, room, pixels, colour("text"), bold=True)
        behind = lettering.advance(self.key.sign, pixels, bold=True) + pixels * 0.35
        lettering.draw(painter, self.key.words, room.adjusted(behind, 0, 0, 0), pixels, colour("muted"))
        painter.end()


class Foot(QWidget):
    """``show_keys`` shows a hint at the left and keys at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.hint = Words("muted")
        self.hint.setParent(self)
        self.buttons: list[KeyButton] = []
        self._shown: object = None

    def show_keys(self, hint: str, keys: list[FootKey], sizes: Sizes) -> None:
        """Shows other keys, where they differ from those shown; the focus stays in its place."""
        shown = (hint, [(key.sign, key.words) for key in keys], sizes, self.size())
        if shown == self._shown:
            return
        self._shown = shown
        self.hint.show_words(hint)
        self.hint.set_pixels(sizes.of(_TYPE))
        place = next((number for number, one in enumerate(self.buttons) if one.hasFocus()), None)
        for old in self.buttons:
            old.hide()
            old.deleteLater()
        self.buttons = [KeyButton(key, sizes) for key in keys]
        right = self.width()
        for made in reversed(self.buttons):
            wide = made.sizeHint().width()
            made.setParent(self)
            made.setGeometry(right - wide, 0, wide, self.height())
            made.show()
            right -= wide
        line = lettering.line_height(self.hint.pixels)
        self.hint.setGeometry(0, (self.height() - line) // 2, max(0, right), line)
        if place is not None and place < len(self.buttons):
            self.buttons[place].setFocus()
