"""The list of an agenda's cards: keys and drag move items, files can be let go on one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, Signal
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
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.agenda import AgendaLine
from almaty_desktop.ui.pages.meetings.agenda_card import CardDelegate
from almaty_desktop.ui.pages.meetings.agenda_model import ITEM_FORMAT, AgendaModel, Card
from almaty_desktop.ui.pages.meetings.moves import Place, Step, dropped, stepped
from almaty_desktop.ui.theme import Theme, font
from almaty_desktop.ui.tokens import GRID, Size
from almaty_desktop.ui.wording import Wording

_HEAD_HEIGHT = 3 * GRID + 4
_STEPS = {
    Qt.Key.Key_Up: Step.UP,
    Qt.Key.Key_Down: Step.DOWN,
    Qt.Key.Key_Left: Step.OUT,
    Qt.Key.Key_Right: Step.IN,
}


class _Head(QWidget):
    """The names of the columns, above the cards."""

    def __init__(self, view: AgendaView) -> None:
        super().__init__(view)
        self._view = view

    def paintEvent(self, _event: QPaintEvent) -> None:
        view = self._view
        place = view.cards.columns()
        texts = view.wording.texts
        painter = QPainter(self)
        painter.setFont(font(Size.SMALL))
        painter.setPen(view.theme.colour("muted"))
        line = self.rect().adjusted(0, 0, 0, -GRID // 2)
        flags = Qt.AlignmentFlag.AlignBottom
        english = texts.text("English · Russian") if place.stacked else "English"
        painter.drawText(line.adjusted(place.english, 0, 0, 0), flags, english)
        if not place.stacked:
            painter.drawText(line.adjusted(place.russian, 0, 0, 0), flags, "Русский")
        right = line.adjusted(0, 0, place.card_right - self.width() - 2 * GRID, 0)
        painter.drawText(right, flags | Qt.AlignmentFlag.AlignRight, texts.text("Time · documents"))
        painter.end()


class AgendaView(QListView):
    """Announces what a person wants; whoever holds the use cases does it."""

    chosen = Signal(object)
    """The :class:`AgendaLine` under the cursor, None where there is none."""
    edit_wanted = Signal()
    item_wanted = Signal()
    sub_item_wanted = Signal()
    break_wanted = Signal()
    remove_wanted = Signal()
    hang_wanted = Signal()
    move_wanted = Signal(int, object)
    """An item's id and its new :class:`Place`."""
    files_dropped = Signal(int, object)
    """An item's id and the paths let go on it."""
    menu_wanted = Signal(QPoint)

    def __init__(self, wording: Wording, theme: Theme, read_only: bool) -> None:
        super().__init__()
        self.wording, self.theme, self._read_only = wording, theme, read_only
        self.agenda = AgendaModel(wording.texts, self)
        self.agenda.can_move = not read_only
        self.cards = CardDelegate(theme, wording.texts, self)
        self._line_at: tuple[int, int] | None = None
        self._last: int | None = None
        self.setModel(self.agenda)
        self.setItemDelegate(self.cards)
        self.setProperty("role", "agenda")
        self.setStyleSheet("AgendaView { background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(not read_only)
        self.setAcceptDrops(not read_only)
        self.setDragDropMode(
            QAbstractItemView.DragDropMode.NoDragDrop
            if read_only
            else QAbstractItemView.DragDropMode.DragDrop
        )
        self.setDropIndicatorShown(False)
        self.verticalScrollBar().setSingleStep(3 * GRID)
        self._head = _Head(self)
        self.setViewportMargins(0, _HEAD_HEIGHT, 0, 0)
        wording.say(self.setAccessibleName, message("Agenda"))
        theme.changed.connect(self.viewport().update)
        self.doubleClicked.connect(lambda _: self.edit_wanted.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self._announce())

    @property
    def line(self) -> AgendaLine | None:
        """The item under the cursor."""
        card = self.agenda.card(self.currentIndex().row()) if self.currentIndex().isValid() else None
        return card.line if card else None

    def show_lines(self, lines: tuple[AgendaLine, ...], item: int | None = None) -> None:
        """Shows an agenda; the cursor goes to ``item``, else stays where it was."""
        here = self.currentIndex().row()
        wanted = item if item is not None else self._last
        self.cards.deepest = max((line.level for line in lines), default=1)
        self._measure()
        self.agenda.show_lines(lines)
        self.scheduleDelayedItemsLayout()
        row = self.agenda.row_of(wanted)
        if row is None and wanted is not None and lines:
            row = min(max(0, here), len(lines) - 1)
        if row is not None:
            self.setCurrentIndex(self.agenda.index(row))
            self.scrollTo(self.agenda.index(row))
        self._announce()

    def forget(self) -> None:
        """Another meeting is shown: the cursor is nowhere."""
        self._last = None
        self.agenda.show_lines(())

    def retranslate(self, texts: Texts) -> None:
        """Says everything in another language."""
        self.cards.texts = texts
        self.agenda.retranslate(texts)
        self.scheduleDelayedItemsLayout()
        self._head.update()

    def _announce(self) -> None:
        line = self.line
        self._last = line.id if line else self._last
        self.chosen.emit(line)

    def _measure(self) -> None:
        self.cards.width = self.viewport().width()
        self.cards.scrollbar = self.width() - self.viewport().width()
        self._head.setGeometry(0, 0, self.viewport().width(), _HEAD_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = self.cards.width
        self._measure()
        if before != self.cards.width:
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.edit_wanted.emit()
        elif self._read_only or not self._handles(event):
            super().keyPressEvent(event)

    def _handles(self, event: QKeyEvent) -> bool:
        """Acts on a key of editing; False leaves it to the list."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt = modifiers == Qt.KeyboardModifier.AltModifier
        if alt and key in _STEPS:
            self.step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            match modifiers:
                case Qt.KeyboardModifier.ShiftModifier:
                    self.break_wanted.emit()
                case Qt.KeyboardModifier.ControlModifier:
                    self.sub_item_wanted.emit()
                case _:
                    self.item_wanted.emit()
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif key == Qt.Key.Key_D and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.hang_wanted.emit()
        else:
            return False
        return True

    def step(self, step: Step) -> None:
        """Moves the chosen item as the keyboard does."""
        line = self.line
        place = stepped(self.agenda.lines, line, step) if line else None
        if line and place:
            self.move_wanted.emit(line.id, place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._read_only and self.line:
            at = event.globalPos()
            if event.reason() == QContextMenuEvent.Reason.Keyboard:
                at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            self.menu_wanted.emit(at)

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
