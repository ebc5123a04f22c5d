"""One member's tile: the name, and its position by word, shape and colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.decision_views import Stand
from almaty_desktop.ui.pages.decisions.board import lettering
from almaty_desktop.ui.pages.decisions.board.plan import Sizes, inner, shape_room
from almaty_desktop.ui.pages.decisions.board.states import COLOURS, TILE, colour, draw_shape, word
from almaty_desktop.ui.widgets.bilingual_field import marked


class Tile(QAbstractButton):
    """Clicking it asks for a position; the one with the focus is the one that keys speak of.

    ``sign`` is the key that chooses it (1 to 9, 0), empty after the tenth.
    """

    def __init__(self, stand: Stand, sign: str) -> None:
        super().__init__()
        self.stand, self.sign = stand, sign
        self.name, self.state, self.remark = "", "", ""
        self.sizes: Sizes | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_stand(self, stand: Stand, sign: str, texts: Texts) -> None:
        """Shows a member and where it stands now."""
        self.stand, self.sign = stand, sign
        self.name = stand.name.shown(texts.language)
        self.state = texts.say(word(stand.position))
        self.remark = marked(stand.text, texts.language) if stand.text else ""
        saying = message("{name}: {position}", name=self.name, position=self.state)
        if self.remark:
            saying = message(
                "{name}: {position}: “{text}”", name=self.name, position=self.state, text=self.remark
            )
        self.setAccessibleName(texts.say(saying))
        self.update()

    def set_sizes(self, sizes: Sizes) -> None:
        """The sizes of type that the board has now."""
        self.sizes = sizes
        self.update()

    @property
    def whole(self) -> bool:
        """Whether name and state are seen entirely; a long reservation is read together with the text."""
        sizes = self.sizes
        if sizes is None:
            return False
        room = inner(self.rect(), sizes)
        name = lettering.height(self.name, sizes.name, True, room.width())
        wide = lettering.advance(self.state, sizes.name)
        return (
            lettering.fits(self.name, sizes.name, True, room.width())
            and name + lettering.line_height(sizes.name) <= room.height() + 1
            and wide <= room.width() - shape_room(sizes) - sizes.head + 1
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The board knows what keys mean; Qt's buttons would take the arrows and the space bar.
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.sizes is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, self.sizes)
        self._paint_words(painter, self.sizes)
        painter.end()

    def _paint_ground(self, painter: QPainter, sizes: Sizes) -> None:
        round_ = sizes.of(6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("hover" if self.underMouse() or self.isDown() else TILE))
        painter.drawRoundedRect(QRectF(self.rect()), round_, round_)
        painter.save()
        painter.setClipRect(QRectF(0, 0, sizes.of(8), self.height()))
        painter.setBrush(colour(COLOURS[self.stand.position]))
        painter.drawRoundedRect(QRectF(self.rect()), round_, round_)
        painter.restore()
        if self.hasFocus():
            thick = max(2.0, sizes.of(4))
            painter.setPen(QPen(colour("text"), thick))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = thick / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), round_, round_)

    def _paint_words(self, painter: QPainter, sizes: Sizes) -> None:
        room = QRectF(inner(self.rect(), sizes))
        line = lettering.line_height(sizes.name)
        name = lettering.height(self.name, sizes.name, True, int(room.width()))
        lettering.draw(painter, self.name, room, sizes.name, colour("text"), bold=True)
        left = room.height() - name - line
        remark = self._remark_height(int(left), sizes, int(room.width()))
        state_top = room.bottom() - line - remark
        side = sizes.name * 0.5
        shape = QRectF(room.left(), state_top + (line - side) / 2, side, side)
        draw_shape(painter, self.stand.position, shape)
        state = QRectF(room.left() + shape_room(sizes), state_top, room.width() - shape_room(sizes), line)
        lettering.draw(painter, self.state, state, sizes.name, colour(COLOURS[self.stand.position]))
        if remark:
            below = QRectF(room.left(), state_top + line, room.width(), remark)
            lettering.draw(painter, self.remark, below, sizes.note, colour("text"))
        if self.sign:
            across = lettering.advance(self.sign, sizes.head)
            small = lettering.line_height(sizes.head)
            # On the state's line, for whoever works the board.
            corner = QRectF(room.right() - across, state_top + line - small, across, small)
            lettering.draw(painter, self.sign, corner, sizes.head, colour("muted"))

    def _remark_height(self, left: int, sizes: Sizes, width: int) -> int:
        """The room for the text of a reservation, in whole lines."""
        if not self.remark:
            return 0
        line = lettering.line_height(sizes.note)
        return min(left // line, len(lettering.broken(self.remark, sizes.note, False, width))) * line
