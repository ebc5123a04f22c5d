"""The positions that one member can take, in large letters: one click or one key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from almaty_desktop.i18n import Bilingual, Texts, message
from almaty_desktop.rules.decisions import Position
from almaty_desktop.ui.pages.decisions.board import lettering
from almaty_desktop.ui.pages.decisions.board.keys import LETTERS, position_of
from almaty_desktop.ui.pages.decisions.board.overlay import Overlay
from almaty_desktop.ui.pages.decisions.board.states import COLOURS, colour, draw_shape, word
from almaty_desktop.ui.widgets.basics import column, label

_TYPE = 36  # pixels in a picture of 1280 × 720


class PositionButton(QAbstractButton):
    """A position by shape, word, colour and the key that gives it."""

    def __init__(self, position: Position, unit: float) -> None:
        super().__init__()
        self.position, self._unit, self._letter = position, unit, ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def retell(self, texts: Texts) -> None:
        """Says the position in another language."""
        self._letter = LETTERS[texts.language][self.position]
        self.setText(texts.say(word(self.position)))
        self.setAccessibleName(f"{self._letter}: {self.text()}")
        self.update()

    def sizeHint(self) -> QSize:
        pixels = round(_TYPE * self._unit)
        return QSize(round(lettering.advance(self.text(), pixels) + 4.5 * pixels), round(pixels * 1.75))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        pixels, painter = round(_TYPE * self._unit), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("text"), 3) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colour("hover" if self.hasFocus() or self.underMouse() else "sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, 8)
        line, middle = lettering.line_height(pixels), self.height() / 2
        own, side = colour(COLOURS[self.position]), pixels * 0.55
        draw_shape(painter, self.position, QRectF(pixels * 0.6, middle - side / 2, side, side))
        left = pixels * 1.7
        words = QRectF(left, middle - line / 2, self.width() - left - 1.6 * pixels, line)
        lettering.draw(painter, self.text(), words, pixels, own)
        sign = QRectF(0, middle - line / 2, self.width() - pixels * 0.7, line)
        lettering.draw(
            painter, self._letter, sign, pixels, colour("muted"), align=Qt.AlignmentFlag.AlignRight
        )
        painter.end()


class PositionChoice(Overlay):
    """Asks which position a member takes; ``chosen`` is called with it once."""

    def __init__(
        self,
        board: QWidget,
        texts: Texts,
        name: Bilingual,
        now: Position | None,
        chosen: Callable[[Position], object],
    ) -> None:
        super().__init__(board, texts)
        self._chosen = chosen
        self.buttons = [PositionButton(position, self.unit) for position in Position]
        heading = label(self.wording, message("{name}", name=name), "title", wraps=True)
        self.card.setLayout(column(heading, *self.buttons, spacing=self.of(8), margins=self.of(24)))
        for one in self.buttons:
            self.wording.follow(one.retell)
            one.clicked.connect(lambda _checked, position=one.position: self._choose(position))
        self.wording.say(self.setAccessibleName, message("Position of {name}", name=name))
        self.come_up(next((one for one in self.buttons if one.position is now), self.buttons[0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        position = position_of(event.text(), self.wording.texts.language) if event.text() else None
        focus = self.focusWidget()
        if position is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._choose(position)
            event.accept()
        elif event.key() == Qt.Key.Key_Space and isinstance(focus, PositionButton):
            focus.click()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _choose(self, position: Position) -> None:
        self.end()
        self._chosen(position)
