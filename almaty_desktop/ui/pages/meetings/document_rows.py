"""A short list of documents that is held whole: rows painted by the one row delegate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from almaty_desktop.i18n import Message
from almaty_desktop.ui.theme import Theme, font
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.chips import chip_width
from almaty_desktop.ui.widgets.row_delegate import ROW_ROLE, Row, RowDelegate
from almaty_desktop.ui.wording import Wording

Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractListModel):
    """Rows in the language shown; a row without a key is a heading and can't be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def row_of(self, key: str) -> int | None:
        """The row with this key."""
        return next((number for number, row in enumerate(self.rows) if row.key and row.key == key), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
        return row if role == ROW_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = 0 <= index.row() < len(self.rows) and not self.rows[index.row()].key
        return Qt.ItemFlag.ItemIsEnabled if heading else super().flags(index)


class DocumentRows(QListView):
    """Enter or a click on the title opens a document; Alt+↑/↓ and Del are announced, too."""

    opened = Signal(str)
    step_wanted = Signal(str, int)
    remove_wanted = Signal(str)
    row_changed = Signal()

    def __init__(self, wording: Wording, theme: Theme, name: Message) -> None:
        super().__init__()
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        wording.say(self.setAccessibleName, name)
        theme.changed.connect(self.viewport().update)
        self.selectionModel().currentChanged.connect(lambda *_: self.row_changed.emit())

    @property
    def key(self) -> str:
        """The key of the row under the cursor."""
        number = self.currentIndex().row()
        return self.rows.rows[number].key if 0 <= number < len(self.rows.rows) else ""

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows other rows; the cursor stays on its row, else near it."""
        if list(rows) == self.rows.rows:
            return
        key, here = self.key, self.currentIndex().row()
        self.rows.show_rows(rows)
        number = self.rows.row_of(key)
        if number is None and here >= 0 and rows:
            number = min(here, len(rows) - 1)
        if number is not None:
            self.setCurrentIndex(self.rows.index(number))
        self.row_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.key:
                self.opened.emit(self.key)
            case Qt.Key.Key_Delete if self.key:
                self.remove_wanted.emit(self.key)
            case Qt.Key.Key_Up | Qt.Key.Key_Down if alt and self.key:
                self.step_wanted.emit(self.key, -1 if event.key() == Qt.Key.Key_Up else 1)
            case _:
                super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = bool(self._link_at(event))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        key = self._link_at(event)
        if key and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(key)

    def _link_at(self, event: QMouseEvent) -> str:
        """The key of the row on whose title the pointer stands; beside the title a click only chooses."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return ""
        row = self.rows.rows[index.row()]
        metrics = QFontMetrics(font(bold=True))
        place = self.visualRect(index)
        room = place.width() - 4 * GRID - (chip_width(row.chip) + GRID if row.chip else 0)
        at = event.position().toPoint() - place.topLeft()
        wide = 2 * GRID <= at.x() <= 2 * GRID + min(room, metrics.horizontalAdvance(row.title))
        return row.key if wide and at.y() <= GRID + 4 + metrics.height() else ""
