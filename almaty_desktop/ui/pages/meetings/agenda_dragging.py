"""The dragging in an agenda: items to another place, files onto an item."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

from almaty_desktop.i18n import Texts
from almaty_desktop.ui.pages.meetings.agenda_card import CardDelegate
from almaty_desktop.ui.pages.meetings.agenda_model import ITEM_FORMAT, AgendaModel, Card
from almaty_desktop.ui.pages.meetings.moves import Place, dropped
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import GRID


class AgendaDragging(QListView):
    """A list of cards on which one can let go. Where an item would go is shown as a line."""

    move_wanted = Signal(int, object)
    """An item's id and its new :class:`Place`."""
    files_dropped = Signal(int, object)
    """An item's id and the paths let go on it."""

    def __init__(self, theme: Theme, texts: Texts, can_drag: bool) -> None:
        super().__init__()
        self.theme = theme
        self.agenda = AgendaModel(texts, self)
        self.agenda.can_move = can_drag
        self.cards = CardDelegate(theme, texts, self)
        self._line_at: tuple[int, int] | None = None
        self.setModel(self.agenda)
        self.setItemDelegate(self.cards)
        modes = QAbstractItemView.DragDropMode
        self.setDragDropMode(modes.DragDrop if can_drag else modes.NoDragDrop)
        self.setDragEnabled(can_drag)
        self.setAcceptDrops(can_drag)
        self.setDropIndicatorShown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._line_at is not None:
            level, height = self._line_at
            place = self.cards.columns(level)
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.theme.colour("accent"), 2))
            painter.drawLine(place.card_left, height, place.card_right, height)
            painter.drawEllipse(QPoint(place.card_left, height), 3, 3)
            painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._take(event, event.mimeData())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        # The list itself scrolls when one drags along its edge; what it would accept is decided below.
        super().dragMoveEvent(event)
        self._show_target(event.mimeData(), event.position().toPoint())
        self._take(event, event.mimeData())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_target(None, QPoint())

    def dropEvent(self, event: QDropEvent) -> None:
        at = event.position().toPoint()
        moving = self._move_at(event.mimeData(), at)
        target = self._file_target(event.mimeData(), at)
        self._show_target(None, QPoint())
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        if moving:
            self.move_wanted.emit(*moving)
        elif target:
            paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
            self.files_dropped.emit(target.line.id, paths)
        # Never a move in Qt's sense: it would take the row out of the model by itself.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _take(self, event: QDragMoveEvent, data: QMimeData) -> None:
        if data.hasFormat(ITEM_FORMAT):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        elif data.hasUrls() and (event.type() == event.Type.DragEnter or self.cards.target_row >= 0):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def _show_target(self, data: QMimeData | None, at: QPoint) -> None:
        """Shows where the item would go, or on which item the files would be hung."""
        self._line_at, self.cards.target_row = None, -1
        index = self.indexAt(at)
        card = self.agenda.card(index.row()) if index.isValid() else None
        if data is not None and card is not None:
            if self._move_at(data, at):
                inside = self.cards.card_rect(self.visualRect(index), card)
                below = at.y() > inside.center().y()
                height = inside.bottom() + GRID / 2 if below else inside.top() - GRID / 2
                self._line_at = (card.line.level, round(height))
            elif self._file_target(data, at):
                self.cards.target_row = index.row()
        self.viewport().update()

    def _move_at(self, data: QMimeData, at: QPoint) -> tuple[int, Place] | None:
        if not data.hasFormat(ITEM_FORMAT):
            return None
        lines = self.agenda.lines
        row = self.agenda.row_of(int(bytes(data.data(ITEM_FORMAT).data()) or b"0"))
        index: QModelIndex = self.indexAt(at)
        if row is None or not index.isValid():
            return None
        target = self.agenda.card(index.row())
        if target is None:
            return None
        inside = self.cards.card_rect(self.visualRect(index), target)
        place = dropped(lines, lines[row], target.line, at.y() > inside.center().y())
        return (lines[row].id, place) if place else None

    def _file_target(self, data: QMimeData, at: QPoint) -> Card | None:
        index = self.indexAt(at)
        card = self.agenda.card(index.row()) if index.isValid() else None
        if card is None or card.line.is_break or not any(url.isLocalFile() for url in data.urls()):
            return None
        return card
