"""Writing an action of the Chair: its task, its words in both languages, when due and when done."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Bilingual, Texts, message
from almaty_desktop.rules.chair_tasks import ChairTask
from almaty_desktop.services.chair_lines import ActionLine
from almaty_desktop.services.labels import CHAIR_TASKS
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.meetings.quiet_fields import QuietCombo
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, row
from almaty_desktop.ui.widgets.bilingual_field import BilingualField
from almaty_desktop.ui.widgets.date_field import DateField
from almaty_desktop.ui.wording import Wording


class ActionEditor(QWidget):
    """A new action is noted with a button; one that is there saves each field as one leaves it."""

    noted = Signal(object, object, object, object)
    """Task, title, day due, day done of a new action."""
    changed = Signal(object, object)
    """The :class:`ActionLine` that was changed, and the fields."""
    removed = Signal(object)
    closed = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self.action: ActionLine | None = None
        name = message("Task")
        name_label = label(wording, name, "strong")
        self.task = QuietCombo()
        name_label.setBuddy(self.task)
        wording.say(self.task.setAccessibleName, name)
        self.title = BilingualField(wording, message("Action of the Chair"))
        self.due = DateField(wording, context.theme, message("Due"))
        self.done = DateField(wording, context.theme, message("Done on"))
        for field in (self.due, self.done):
            field.setMaximumWidth(30 * GRID)
        self.note = button(wording, message("Note the action"), self._note, "primary")
        self.remove = button(wording, message("Remove"), self._remove)
        self.close_button = button(wording, message("Close"), self.closed.emit)
        inside = column(
            column(name_label, self.task, spacing=GRID // 2),
            self.title,
            row(self.due, self.done, None, spacing=2 * GRID),
            row(self.note, self.close_button, None, self.remove),
            spacing=GRID + GRID // 2,
            margins=2 * GRID,
        )
        self.setLayout(column(frame("card", inside), spacing=0))
        self.task.activated.connect(lambda *_: self._change(task=self.task.currentData()))
        self.title.saved.connect(lambda value: self._change(title_en=value.en, title_ru=value.ru))
        self.due.saved.connect(lambda day: self._change(due=day))
        self.done.saved.connect(lambda day: self._change(done=day))
        wording.follow(self._tell)

    def begin(self, task: ChairTask) -> None:
        """Empties the editor for a new action of a task."""
        self.action = None
        self._show(task, Bilingual())
        self.due.set_value(None)
        self.done.set_value(None)
        self.title.setFocus()

    def edit(self, action: ActionLine) -> None:
        """Shows an action that is there; what is being typed in it is left alone."""
        again = self.action is not None and self.action.id == action.id
        self.action = action
        if again and self.title.isAncestorOf(self.focusWidget() or self):
            return
        self._show(action.task, action.title)
        self.due.set_value(action.due)
        self.done.set_value(action.done)
        if not again:
            self.title.setFocus()

    def save(self) -> None:
        """Saves what was typed into an action that is there."""
        if self.action is not None and self.isVisible():
            for field in (self.title, self.due, self.done):
                field.save()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, task: ChairTask, title: Bilingual) -> None:
        self.note.setVisible(self.action is None)
        self.remove.setVisible(self.action is not None)
        self.task.setCurrentIndex(list(CHAIR_TASKS).index(task))
        self.title.set_value(title)

    def _tell(self, texts: Texts) -> None:
        chosen = max(0, self.task.currentIndex())
        self.task.clear()
        for task, words in CHAIR_TASKS.items():
            self.task.addItem(texts.say(words), task)
        self.task.setCurrentIndex(chosen)

    def _note(self) -> None:
        for field in (self.due, self.done):
            field.save()
        task = ChairTask(self.task.currentData())
        self.noted.emit(task, self.title.value, self.due.value, self.done.value)

    def _change(self, **fields: Any) -> None:
        if self.action is not None:
            self.changed.emit(self.action, fields)

    def _remove(self) -> None:
        if self.action is not None:
            self.removed.emit(self.action)
