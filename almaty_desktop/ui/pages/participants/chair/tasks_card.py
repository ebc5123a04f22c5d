"""The tasks of the Chair in a term, each with what was noted for it (rule C5)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.rules.chair_tasks import ChairTask
from almaty_desktop.services.chair_lines import ActionLine, TaskView
from almaty_desktop.services.labels import CHAIR_TASKS
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.participants.chair.action_editor import ActionEditor
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, row
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.chips import Chip, ChipLabel, State
from almaty_desktop.ui.wording import Wording


class TasksCard(QWidget):
    """``show_tasks`` fills it; ``done`` carries an action and whether it is done."""

    done = Signal(object, bool)

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._tasks: Sequence[TaskView] = ()
        self.editor = ActionEditor(context, wording)
        self.editor.hide()
        self.add = button(wording, message("Note an action…"), lambda: self.begin(ChairTask.CHAIR_MEETINGS))
        wording.say(self.add.setToolTip, message("What the Chair did or has to do (Ctrl+N)"))
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID)
        self._list.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        head = row(label(wording, message("Tasks of the Chair"), "heading"), None, self.add)
        self.setLayout(column(head, self.editor, frame("card", self._list), spacing=GRID))
        self.add.setHidden(context.read_only)
        self.editor.closed.connect(self.close_editor)
        wording.follow(self._tell)

    def show_tasks(self, tasks: Sequence[TaskView]) -> None:
        """Shows the tasks with their actions; an action that is being written in stays open."""
        self._tasks = tasks
        editing = self.editor.action
        if editing is not None:
            now = next((one for task in tasks for one in task.actions if one.id == editing.id), None)
            if now is None:
                self.close_editor()
            else:
                self.editor.edit(now)
        self._tell(self._wording.texts)

    def begin(self, task: ChairTask) -> None:
        """Opens the editor for a new action."""
        if not self._context.read_only:
            self.editor.show()
            self.editor.begin(task)

    def edit(self, action: ActionLine) -> None:
        """Opens the editor on an action that is there."""
        self.editor.save()
        self.editor.show()
        self.editor.edit(action)

    def close_editor(self) -> None:
        """Puts the editor away; what was typed into an action that is there was saved."""
        self.editor.save()
        self.editor.action = None
        self.editor.hide()
        self.add.setFocus()

    def _tell(self, texts: Texts) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for view in self._tasks:
            self._list.addWidget(self._task(texts, view))

    def _task(self, texts: Texts, view: TaskView) -> QWidget:
        words = texts.say(CHAIR_TASKS[view.task])
        made = QWidget()
        head = row(_text(words, "strong"), spacing=GRID)
        head.setStretch(0, 1)
        if not self._context.read_only:
            add = button(self._wording, message("Add"), lambda: self.begin(view.task), "small")
            self._wording.say(add.setAccessibleName, message("Add an action: {task}", task=words))
            head.addWidget(add)
        rows = [self._action(texts, action) for action in view.actions]
        made.setLayout(
            column(head, *(rows or [_text(texts.text("nothing noted yet"), "muted")]), spacing=GRID // 2)
        )
        return made

    def _action(self, texts: Texts, action: ActionLine) -> QWidget:
        made = QWidget()
        title = marked(action.printed, texts.language)
        box = QCheckBox()
        box.setAccessibleName(texts.text("Done: {title}", title=title))
        box.setToolTip(texts.text("Mark as done, or open it again"))
        with QSignalBlocker(box):
            box.setChecked(action.done is not None)
        box.setEnabled(not self._context.read_only)
        box.toggled.connect(lambda done: self.done.emit(action, done))
        line = row(box, _text(title, ""), spacing=GRID)
        line.setStretch(1, 1)
        chip = ChipLabel(self._context.theme)
        line.addWidget(chip)
        if not self._context.read_only:
            change = button(self._wording, message("Change"), lambda: self.edit(action), "small")
            self._wording.say(change.setAccessibleName, message("Change the action: {title}", title=title))
            line.addWidget(change)
        made.setLayout(line)
        # Only now: shown before it lies in the row, it would be a window of its own for a moment.
        chip.show_chip(_state(texts, action, self._context))
        return made


def _state(texts: Texts, action: ActionLine, context: PageContext) -> Chip | None:
    if action.done:
        return Chip(texts.text("done {day}", day=texts.short_date(action.done)), State.GOOD)
    if action.due is None:
        return None
    due = texts.text("due {day}", day=texts.short_date(action.due))
    return Chip(due, State.BAD if action.late(context.today()) else State.WAIT)


def _text(words: str, role: str) -> QLabel:
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(True)
    return made
