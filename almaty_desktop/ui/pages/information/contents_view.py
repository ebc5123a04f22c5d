"""The list of a sheet's sections and entries: keys and drag put them in order."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.information import SheetPage
from almaty_desktop.ui.pages.information.contents_card import ContentsDelegate
from almaty_desktop.ui.pages.information.contents_model import ROW_FORMAT, ContentsModel
from almaty_desktop.ui.pages.information.rows import Key, Place, SheetRow, dropped, rows_of, stepped
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.wording import Wording


class ContentsView(QListView):
    """Announces what a person wants; whoever holds the use cases does it."""

    chosen = Signal(object)
    """The :class:`SheetRow` under the cursor, None where there is none."""
    edit_wanted = Signal()
    entry_wanted = Signal()
    section_wanted = Signal()
    remove_wanted = Signal()
    move_wanted = Signal(object, object)
    """A row and its new :class:`Place`."""
    menu_wanted = Signal(QPoint)

    def __init__(self, wording: Wording, theme: Theme, read_only: bool) -> None:
        super().__init__()
        self._theme, self._read_only = theme, read_only
        self.contents = ContentsModel(wording.texts, self)
        self.contents.can_move = not read_only
        self.cards = ContentsDelegate(theme, wording.texts, self)
        self._line_at: int | None = None
        self._last: Key | None = None
        self.setModel(self.contents)
        self.setItemDelegate(self.cards)
        self.setStyleSheet("ContentsView { background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.NoDragDrop if read_only else mode.DragDrop)
        self.setDropIndicatorShown(False)
        self.verticalScrollBar().setSingleStep(3 * GRID)
        wording.say(self.setAccessibleName, message("Sections and entries"))
        theme.changed.connect(self.viewport().update)
        self.doubleClicked.connect(lambda _: self.edit_wanted.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self._announce())

    @property
    def row(self) -> SheetRow | None:
        """The row under the cursor."""
        index = self.currentIndex()
        return self.contents.row_at(index.row()) if index.isValid() else None

    def show_page(self, page: SheetPage | None, key: Key | None = None) -> None:
        """Shows a sheet; the cursor goes to ``key``, else stays where it was."""
        here = self.currentIndex().row()
        wanted = key or self._last
        self._measure()
        self.contents.show_rows(rows_of(page) if page else [])
        self.scheduleDelayedItemsLayout()
        number, count = self.contents.number_of(wanted), len(self.contents.rows)
        if number is None and wanted is not None and count:
            number = min(max(0, here), count - 1)
        if number is not None:
            index = self.contents.index(number)
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self._announce()

    def forget(self) -> None:
        """Another sheet is shown: the cursor is nowhere."""
        self._last = None
        self.contents.show_rows([])

    def retranslate(self, texts: Texts) -> None:
        """Says everything in another language."""
        self.cards.texts = texts
        self.contents.retranslate(texts)
        self.scheduleDelayedItemsLayout()

    def step(self, step: int) -> None:
        """Moves the chosen row as the keyboard does: -1 up, 1 down."""
        row = self.row
        place = stepped(self.contents.rows, row, step) if row else None
        if place is not None:
            self.move_wanted.emit(row, place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = self.cards.width
        self._measure()
        if before != self.cards.width:
            self.cards.forget()
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._read_only or not self._handles(event):
            super().keyPressEvent(event)

    def _handles(self, event: QKeyEvent) -> bool:
        """Acts on a key of editing; False leaves it to the list."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt = modifiers == Qt.KeyboardModifier.AltModifier
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down if alt:
                self.step(-1 if event.key() == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                control = modifiers == Qt.KeyboardModifier.ControlModifier
                (self.section_wanted if control else self.entry_wanted).emit()
            case Qt.Key.Key_F2:
                self.edit_wanted.emit()
            case Qt.Key.Key_Delete:
                self.remove_wanted.emit()
            case _:
                return False
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._read_only and self.row:
            at = event.globalPos()
            if event.reason() == QContextMenuEvent.Reason.Keyboard:
                at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            self.menu_wanted.emit(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._line_at is not None:
            place = self.cards.columns()
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawLine(place.left, self._line_at, place.right, self._line_at)
            painter.drawEllipse(QPoint(place.left, self._line_at), 3, 3)
            painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._take(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        # The list itself scrolls when one drags along its edge; what it would accept is decided below.
        super().dragMoveEvent(event)
        self._show_target(event.mimeData(), event.position().toPoint())
        self._take(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_target(None, QPoint())

    def dropEvent(self, event: QDropEvent) -> None:
        moving = self._move_at(event.mimeData(), event.position().toPoint())
        self._show_target(None, QPoint())
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        if moving:
            self.move_wanted.emit(*moving)
        # Never a move in Qt's sense: it would take the row out of the model by itself.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _take(self, event: QDragMoveEvent) -> None:
        ours = event.mimeData().hasFormat(ROW_FORMAT)
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept() if ours else event.ignore()

    def _show_target(self, data: QMimeData | None, at: QPoint) -> None:
        """Shows where the row would go."""
        self._line_at = None
        index = self.indexAt(at)
        if data is not None and index.isValid() and self._move_at(data, at):
            place = self.visualRect(index)
            self._line_at = place.bottom() - GRID // 2 if at.y() > place.center().y() else place.top() + 1
        self.viewport().update()

    def _move_at(self, data: QMimeData, at: QPoint) -> tuple[SheetRow, Place] | None:
        row, index = self.contents.dragged(data), self.indexAt(at)
        target = self.contents.row_at(index.row()) if index.isValid() else None
        if row is None or target is None:
            return None
        place = dropped(self.contents.rows, row, target, at.y() > self.visualRect(index).center().y())
        return (row, place) if place else None

    def _announce(self) -> None:
        row = self.row
        self._last = row.key if row else self._last
        self.chosen.emit(row)

    def _measure(self) -> None:
        self.cards.width = self.viewport().width()
        self.cards.scrollbar = self.width() - self.viewport().width()
