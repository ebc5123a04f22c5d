"""The search field of the window: asks as one types, the latest words win, Enter goes there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.ui.areas import Found
from almaty_desktop.ui.jobs import Jobs
from almaty_desktop.ui.theme import Theme, font
from almaty_desktop.ui.tokens import GRID, Size
from almaty_desktop.ui.widgets.basics import label
from almaty_desktop.ui.widgets.chips import Chip
from almaty_desktop.ui.widgets.row_delegate import ROW_ROLE, Row, RowDelegate
from almaty_desktop.ui.wording import Wording

Find = Callable[[str, Texts], Sequence[Found]]
MOST_SHOWN = 50
_ROWS_HIGH = 8


class _Answers(QAbstractListModel):
    """The answers on view."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: list[Found] = []
        self._rows: list[Row] = []

    def fill(self, found: Sequence[Found], texts: Texts) -> None:
        self.beginResetModel()
        self.found = list(found)[:MOST_SHOWN]
        self._rows = [
            Row(str(number), one.title, one.subtitle, Chip(texts.say(one.kind), shape="caret-right"))
            for number, one in enumerate(self.found)
        ]
        self.endResetModel()

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class SearchBox(QLineEdit):
    """``went`` announces where a person wants to go. The answers hang below, the focus stays in the field."""

    went = Signal(str, object)
    """The area and the key (None for the area itself)."""

    def __init__(self, wording: Wording, theme: Theme, jobs: Jobs, find: Find, window: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "search")
        self._wording, self._theme, self._jobs, self._find = wording, theme, jobs, find
        self._window = window
        self.popup = QFrame(window)
        self.popup.setProperty("role", "popup")
        self.popup.hide()
        self.model = _Answers(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(RowDelegate(theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing: QLabel = label(
            wording, message("Nothing was found for these words."), "quiet", wraps=True
        )
        self.nothing.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout = QVBoxLayout(self.popup)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.view)
        layout.addWidget(self.nothing)
        wording.say(self.view.setAccessibleName, message("What was found"))
        wording.say(self.setPlaceholderText, message("Find documents, meetings, people, decisions"))
        wording.say(self.setAccessibleName, message("Find documents, meetings, people, decisions"))
        wording.say(self.setToolTip, message("Ctrl+K brings you here from anywhere"))
        self._sign = self.addAction(
            theme.icon("magnifying-glass", "muted"), self.ActionPosition.LeadingPosition
        )
        theme.changed.connect(self._paint)
        self.textEdited.connect(self._ask)
        self.view.clicked.connect(lambda index: self._go(index.row()))
        window.installEventFilter(self)

    def _ask(self, words: str) -> None:
        words = words.strip()
        if not words:
            self._jobs.forget((id(self), "search"))
            self.popup.hide()
            return
        texts = self._wording.texts
        self._jobs.ask((id(self), "search"), lambda: (texts, self._find(words, texts)), self._show)

    def _show(self, answer: tuple[Texts, Sequence[Found]]) -> None:
        if not self.text().strip() or not self.hasFocus():
            return
        texts, found = answer
        self.model.fill(found, texts)
        self.view.setVisible(bool(found))
        self.nothing.setVisible(not found)
        if found:
            self.view.setCurrentIndex(self.model.index(0))
        self._place()
        self.popup.show()
        self.popup.raise_()

    def _place(self) -> None:
        window = self._window
        corner = self.mapTo(window, QPoint(0, self.height() + 4))
        width = max(self.width(), 60 * GRID)
        left = min(corner.x(), window.width() - width - GRID)
        delegate = self.view.itemDelegate()
        rows = min(_ROWS_HIGH, self.model.rowCount())
        high = rows * delegate.height if isinstance(delegate, RowDelegate) else 0
        high = min(high + 10, window.height() - corner.y() - GRID) if rows else 6 * GRID
        self.popup.setGeometry(max(GRID, left), corner.y(), min(width, window.width() - 2 * GRID), high)

    def _go(self, number: int) -> None:
        if 0 <= number < len(self.model.found):
            found = self.model.found[number]
            self.popup.hide()
            self.clear()
            self.went.emit(found.area, found.key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shows the key at the right while the field is empty and there is room."""
        super().paintEvent(event)
        needed = self.fontMetrics().horizontalAdvance(self.placeholderText()) + 16 * GRID
        if not self.text() and self.width() >= needed:
            painter = QPainter(self)
            painter.setFont(font(Size.SMALL))
            painter.setPen(self._theme.colour("muted"))
            place = self.rect().adjusted(0, 0, -2 * GRID, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "Ctrl+K")
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.view.currentIndex().row()
        shown = self.popup.isVisible()
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up if shown:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                last = self.model.rowCount() - 1
                self.view.setCurrentIndex(self.model.index(max(0, min(last, row + step))))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if shown:
                    self._go(row)
                else:
                    self._ask(self.text())
            case Qt.Key.Key_Escape:
                self.popup.hide()
                self.clear()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.popup.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ask(self.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.popup.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _paint(self) -> None:
        self._sign.setIcon(self._theme.icon("magnifying-glass", "muted"))
