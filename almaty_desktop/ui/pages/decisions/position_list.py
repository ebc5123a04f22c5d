"""The list of positions: a row a member; 1 to 5 enter a position for the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QStyleOptionViewItem

from almaty_desktop.i18n import Message
from almaty_desktop.ui.pages.meetings.document_rows import RowsModel
from almaty_desktop.ui.theme import Theme, font
from almaty_desktop.ui.tokens import GRID, ROW, Size
from almaty_desktop.ui.widgets.row_delegate import ROW_ROLE, Row, RowDelegate
from almaty_desktop.ui.wording import Wording


class _AsHighAsItsWords(RowDelegate):
    """A member that waits takes one line; there is no room to be given away on a screen full of them."""

    def height_of(self, row: Row) -> int:
        """The height of a row in pixels at 100 %, by the fonts in use."""
        small = QFontMetrics(font(Size.SMALL)).height() + GRID // 2
        lines = bool(row.subtitle) + bool(row.passage)
        return max(ROW + 6, QFontMetrics(font(bold=True)).height() + lines * small + 2 * GRID + 4)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: Row | None = index.data(ROW_ROLE)
        return QSize(20 * GRID, self.height_of(row) if row is not None else self.height)


class PositionList(QListView):
    """As high as its rows; ``numbered`` carries the number of the key that was pressed, from 1."""

    row_changed = Signal(str)
    numbered = Signal(int)
    opened = Signal()

    def __init__(self, wording: Wording, theme: Theme, name: Message) -> None:
        super().__init__()
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        self._delegate = _AsHighAsItsWords(theme, self, 3)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        wording.say(self.setAccessibleName, name)
        theme.changed.connect(self.viewport().update)
        self._showing = False
        self.selectionModel().currentChanged.connect(self._moved)

    @property
    def key(self) -> str:
        """The code of the member under the cursor; "" when there is none."""
        number = self.currentIndex().row()
        return self.rows.rows[number].key if 0 <= number < len(self.rows.rows) else ""

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows other rows; the cursor stays on its member."""
        if list(rows) == self.rows.rows:
            return
        key, self._showing = self.key, True
        self.rows.show_rows(rows)
        self.setFixedHeight(self.sizeHint().height())
        self.select(key)
        self._showing = False
        if self.key != key:
            self.row_changed.emit(self.key)

    def select(self, key: str) -> None:
        """Chooses a member."""
        number = self.rows.row_of(key)
        if number is not None:
            self.setCurrentIndex(self.rows.index(number))

    def choose_none(self) -> None:
        """Leaves no member chosen."""
        self.setCurrentIndex(QModelIndex())

    def choose_next(self) -> None:
        """Goes on to the next member below; at the end the cursor stays."""
        here = self.currentIndex().row()
        for number in range(here + 1, len(self.rows.rows)):
            if self.rows.rows[number].key:
                self.setCurrentIndex(self.rows.index(number))
                return

    def _moved(self, *_: object) -> None:
        """While other rows are laid in, the cursor comes back to its member by itself."""
        if not self._showing:
            self.row_changed.emit(self.key)

    def sizeHint(self) -> QSize:
        return QSize(30 * GRID, sum(map(self._delegate.height_of, self.rows.rows)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt puts its cursor on the first row without choosing it; here the cursor is the choice."""
        chosen = self.currentIndex()
        super().focusInEvent(event)
        if not chosen.isValid():
            self.setCurrentIndex(QModelIndex())
            self.choose_next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_0
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if 1 <= number <= 5 and plain and self.key:
            self.numbered.emit(number)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.key:
            self.opened.emit()
        else:
            super().keyPressEvent(event)
