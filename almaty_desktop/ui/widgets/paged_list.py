"""A list of any length: rows are painted, never widgets; an empty one teaches the first step."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedLayout, QTableView, QWidget

from almaty_desktop.i18n import Message
from almaty_desktop.ui.jobs import Jobs
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.widgets.basics import scrolled
from almaty_desktop.ui.widgets.paged_model import Fetch, PagedModel, Piece
from almaty_desktop.ui.widgets.row_delegate import Row, RowDelegate
from almaty_desktop.ui.wording import Wording

__all__ = ["Fetch", "PagedList", "Piece", "Row"]


class _View(QTableView):
    """One column of rows, all equally high.

    A table and not Qt's list: a list asks the model twice for each of its rows as it is laid out, which
    holds the window when there are 20,000; a table reckons with the height of a row.
    """

    entered_row = Signal()

    def __init__(self, delegate: RowDelegate) -> None:
        super().__init__()
        self.setItemDelegate(delegate)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(delegate.height)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
        else:
            super().keyPressEvent(event)


class PagedList(QWidget):
    """``ask(fetch)`` fills it; ``chosen`` follows the cursor, ``opened`` is Enter or a double click."""

    chosen = Signal(str)
    """The key of the row under the cursor; empty when there is none."""
    opened = Signal(str)
    arrived = Signal()
    """New rows are on view."""
    failed = Signal(object)

    def __init__(
        self, wording: Wording, theme: Theme, jobs: Jobs, name: Message, empty: QWidget, lines: int = 2
    ) -> None:
        super().__init__()
        self.model = PagedModel(jobs, self)
        self.view = _View(RowDelegate(theme, self, lines))
        self.view.setModel(self.model)
        wording.say(self.view.setAccessibleName, name)
        self.empty = empty
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.view)
        # It scrolls where a small window has no room for all of its words.
        self._nothing = scrolled(empty, "")
        self._stack.addWidget(self._nothing)
        self._key = ""
        self._wanted_key = ""
        self.setFocusProxy(self.view)
        self.model.arrived.connect(self._arrived)
        self.model.failed.connect(self.failed)
        self.model.dataChanged.connect(self._find_wanted)
        # A row to which one has leapt is known only when it is fetched.
        self.model.dataChanged.connect(self._follow_cursor)
        self.view.selectionModel().selectionChanged.connect(self._selection_changed)
        self.view.doubleClicked.connect(lambda _: self._open())
        self.view.entered_row.connect(self._open)
        theme.changed.connect(self.view.viewport().update)

    @property
    def key(self) -> str:
        """The key of the chosen row; empty when there is none."""
        return self._key

    def ask(self, fetch: Fetch) -> None:
        """Shows other rows (another filter, another language); the chosen one stays if it is among them."""
        self._wanted_key = self._wanted_key or self._key
        self.model.ask(fetch)

    def reload(self) -> None:
        """Asks again for the same rows."""
        self._wanted_key = self._wanted_key or self._key
        self.model.reload()

    def select(self, key: str) -> None:
        """Chooses the row with this key, now or as soon as it is fetched."""
        self._wanted_key = key
        self._find_wanted()

    def choose_first(self) -> None:
        """Chooses the first row where none is chosen."""
        if not self._key and self.model.total:
            self.view.setCurrentIndex(self.model.index(0))

    def _arrived(self) -> None:
        self._stack.setCurrentWidget(self.view if self.model.total else self._nothing)
        before = self._key
        # A row chosen while these rows were under way stays chosen among them.
        self._wanted_key = self._wanted_key or before
        self._find_wanted()
        if before and not self.view.selectionModel().hasSelection():
            self._wanted_key = ""
            self._set_key("")
        self.arrived.emit()

    def _find_wanted(self) -> None:
        number = self.model.number_of(self._wanted_key) if self._wanted_key else None
        if number is not None:
            self._wanted_key = ""
            index = self.model.index(number)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._follow_cursor()

    def _follow_cursor(self) -> None:
        index = self.view.currentIndex()
        row = self.model.row_at(index.row()) if index.isValid() else None
        if row is not None:
            self._set_key(row.key)

    def _set_key(self, key: str) -> None:
        if key != self._key:
            self._key = key
            self.chosen.emit(key)

    def _open(self) -> None:
        if self._key:
            self.opened.emit(self._key)
