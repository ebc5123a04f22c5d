"""A short list in which each row is on or off: a click on its box, Space or Enter turns it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem

from almaty_desktop.i18n import Message
from almaty_desktop.ui import icons
from almaty_desktop.ui.pages.meetings.document_rows import RowsModel
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.row_delegate import ROW_ROLE, Row, RowDelegate
from almaty_desktop.ui.wording import Wording

_BOX = 18
_LEFT = 5 * GRID


@dataclass(frozen=True)
class TickRow(Row):
    """A row with its box; ``possible`` is whether it can be turned on at all."""

    on: bool = False
    possible: bool = True


class _Delegate(RowDelegate):
    """Paints the box before the row."""

    def __init__(self, theme: Theme, parent: QListView, lines: int) -> None:
        super().__init__(theme, parent, lines)
        self._colours = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, TickRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect)
        self._paint_ground(painter, place, option.state)
        sign = "check-square" if row.on else "square" if row.possible else "prohibit"
        token = "accent" if row.on else "muted"
        box = QRectF(place.left() + 2 * GRID, place.top() + GRID + 2, _BOX, _BOX)
        icons.draw(painter, sign, box, getattr(self._colours.tokens, token))
        self._paint_row(painter, place.adjusted(_LEFT, GRID + 2, -2 * GRID, -GRID), row)
        painter.restore()


class TickList(QListView):
    """``turned`` carries the key of a row whose box a person turned; the caller turns it."""

    turned = Signal(str)

    def __init__(self, wording: Wording, theme: Theme, name: Message, lines: int = 2) -> None:
        super().__init__()
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(theme, self, lines))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        wording.say(self.setAccessibleName, name)
        theme.changed.connect(self.viewport().update)

    @property
    def key(self) -> str:
        """The key of the row under the cursor; "" when there is none."""
        number = self.currentIndex().row()
        return self.rows.rows[number].key if 0 <= number < len(self.rows.rows) else ""

    def show_rows(self, rows: Sequence[TickRow]) -> None:
        """Shows other rows; the cursor stays on its row."""
        if list(rows) == self.rows.rows:
            return
        key = self.key
        self.rows.show_rows(rows)
        self.select(key)

    def select(self, key: str) -> None:
        """Chooses a row."""
        number = self.rows.row_of(key)
        if number is not None:
            self.setCurrentIndex(self.rows.index(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.key:
            self.turned.emit(self.key)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            across = event.position().x() - self.visualRect(index).left()
            if GRID <= across <= _LEFT:
                self.turned.emit(self.rows.rows[index.row()].key)
