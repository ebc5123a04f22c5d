"""The list of an agenda's cards and its keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.agenda import AgendaLine
from almaty_desktop.ui.pages.meetings.agenda_dragging import AgendaDragging
from almaty_desktop.ui.pages.meetings.moves import Step, stepped
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


class AgendaView(AgendaDragging):
    """Announces what a person wants; whoever holds the use cases does it."""

    chosen = Signal(object)
    """The :class:`AgendaLine` under the cursor, None where there is none."""
    edit_wanted = Signal()
    item_wanted = Signal()
    sub_item_wanted = Signal()
    break_wanted = Signal()
    remove_wanted = Signal()
    hang_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, wording: Wording, theme: Theme, read_only: bool) -> None:
        super().__init__(theme, wording.texts, can_drag=not read_only)
        self.wording, self._read_only = wording, read_only
        self._last: int | None = None
        self.setProperty("role", "agenda")
        self.setStyleSheet("AgendaView { background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
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
