"""Fields that change by typing and choosing only: a turn of the wheel in passing changes nothing."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QSpinBox, QWidget

from almaty_desktop.i18n import Message, message
from almaty_desktop.ui.theme import restyle
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, label
from almaty_desktop.ui.wording import Wording


class QuietCombo(QComboBox):
    """A choice that the wheel leaves alone and that need not be as wide as its longest word."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class QuietSpin(QSpinBox):
    """A number that the wheel leaves alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A styled spin box gives its inner line no padding of its own.
        self.lineEdit().setTextMargins(6, 0, 0, 0)
        self.setFixedHeight(4 * GRID)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def read_clock(typed: str) -> time | None:
    """9:30, 09.30, 930 or 9 as a time of day; None for what is none."""
    parts = typed.strip().replace(".", ":").replace("-", ":").split(":")
    if len(parts) == 1 and parts[0].isdecimal() and len(parts[0]) in (3, 4):
        parts = [parts[0][:-2], parts[0][-2:]]
    if len(parts) > 2 or not all(part.isdecimal() and len(part) <= 2 for part in parts):
        return None
    hour, minute = int(parts[0]), int(parts[1]) if len(parts) == 2 else 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


class _Editor(QLineEdit):
    taken_back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)


class ClockField(QWidget):
    """A time of day. What is none stays as typed, with a sentence below."""

    saved = Signal(object)
    """The new ``time``, or None where the field was emptied."""

    def __init__(self, wording: Wording, name: Message, can_be_empty: bool = False) -> None:
        super().__init__()
        self._wording, self._can_be_empty = wording, can_be_empty
        self._value: time | None = None
        self.editor = _Editor()
        self.editor.setMinimumWidth(8 * GRID)
        self.editor.setMaximumWidth(12 * GRID)
        self._wrong = label(wording, None, "bad", wraps=True)
        self._wrong.hide()
        name_label = label(wording, name, "strong")
        name_label.setBuddy(self.editor)
        wording.say(self.editor.setAccessibleName, name)
        self.setLayout(column(name_label, self.editor, self._wrong, spacing=GRID // 2))
        self.setFocusProxy(self.editor)
        self.editor.editingFinished.connect(self.save)
        self.editor.taken_back.connect(self._show)

    @property
    def value(self) -> time | None:
        """The time that is saved."""
        return self._value

    def set_value(self, value: time | None) -> None:
        """Shows a time that is saved."""
        self._value = value
        self._show()

    def set_read_only(self, read_only: bool) -> None:
        """Whether the time can only be read."""
        self.editor.setReadOnly(read_only)

    def save(self) -> None:
        """Reads what was typed; announces it if it is another time than the saved one."""
        if not self.editor.isModified():
            return
        typed = self.editor.text().strip()
        value = read_clock(typed) if typed else None
        if value is None and (typed or not self._can_be_empty):
            self._complain(message("This is not a time. Type it like this: {example}.", example="09:30"))
            return
        changed = value != self._value
        self.set_value(value)
        if changed:
            self.saved.emit(value)

    def _show(self) -> None:
        self.editor.setText(self._value.strftime("%H:%M") if self._value else "")
        self.editor.setModified(False)
        self._complain(None)

    def _complain(self, saying: Message | None) -> None:
        self._wrong.setVisible(saying is not None)
        if saying is not None:
            self._wording.say(self._wrong.setText, saying)
        self.editor.setProperty("wrong", saying is not None)
        restyle(self.editor)
