"""A note of a few lines in whatever language; saved as one leaves it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from almaty_desktop.i18n import Message
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, label
from almaty_desktop.ui.wording import Wording


class NoteField(QWidget):
    """Esc takes back what was typed, Ctrl+S saves at once."""

    saved = Signal(str)

    def __init__(self, wording: Wording, name: Message) -> None:
        super().__init__()
        self._value = ""
        self.editor = QPlainTextEdit()
        self.editor.setTabChangesFocus(True)
        self.editor.setFixedHeight(3 * self.editor.fontMetrics().lineSpacing() + 3 * GRID)
        self.editor.installEventFilter(self)
        wording.say(self.editor.setAccessibleName, name)
        name_label = label(wording, name, "strong")
        name_label.setBuddy(self.editor)
        self.setLayout(column(name_label, self.editor, spacing=GRID // 2))
        self.setFocusProxy(self.editor)

    def set_value(self, text: str) -> None:
        """Shows a note that is saved."""
        self._value = text
        if self.editor.toPlainText() != text:
            self.editor.setPlainText(text)

    def set_read_only(self, read_only: bool) -> None:
        """Whether it can only be read."""
        self.editor.setReadOnly(read_only)

    def save(self) -> None:
        """Announces the note if it differs from what was saved."""
        text = self.editor.toPlainText()
        if text != self._value and not self.editor.isReadOnly():
            self._value = text
            self.saved.emit(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.save()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.matches(QKeySequence.StandardKey.Save):
                self.save()
                return True
            if event.key() == Qt.Key.Key_Escape and self.editor.toPlainText() != self._value:
                self.set_value(self._value)
                return True
        return super().eventFilter(watched, event)
