"""E-mail addresses or telephones: a line each, and an empty one for the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from almaty_desktop.i18n import Message, message
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import label
from almaty_desktop.ui.wording import Wording


class _Line(QLineEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.undo()
            self.setModified(False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ContactRows(QWidget):
    """``saved`` carries all contacts in their order as a changed line is left; an emptied one goes."""

    saved = Signal(object)

    def __init__(self, wording: Wording, name: Message, hint: str) -> None:
        super().__init__()
        self._wording, self._name, self._hint = wording, name, hint
        self._value: tuple[str, ...] = ()
        self._read_only = False
        self._lines: list[_Line] = []
        self.name_label = label(wording, name, "strong")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GRID // 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.name_label)
        layout.addLayout(self._rows)
        layout.addStretch(1)
        self._fit(1)

    @property
    def lines(self) -> tuple[QLineEdit, ...]:
        """The lines, the empty one last."""
        return tuple(self._lines)

    def set_value(self, value: tuple[str, ...]) -> None:
        """Shows contacts that are saved; a line in which something else is being typed is left alone."""
        self._value = value
        self._fit(len(value) + (not self._read_only))
        for line, content in zip(self._lines, (*value, ""), strict=False):
            if not (line.isModified() and line.hasFocus()) and line.text() != content:
                line.setText(content)
                line.setCursorPosition(0)

    def set_read_only(self, read_only: bool) -> None:
        """Whether the contacts can only be read."""
        self._read_only = read_only
        self.set_value(self._value)
        for line in self._lines:
            line.setReadOnly(read_only)

    def save(self) -> None:
        """Announces the contacts if they differ from what is saved."""
        value = tuple(line.text().strip() for line in self._lines if line.text().strip())
        for line in self._lines:
            line.setModified(False)
        if value != self._value and not self._read_only:
            self._value = value
            self.saved.emit(value)

    def _fit(self, count: int) -> None:
        while len(self._lines) > max(1, count):
            gone = self._lines.pop()
            self._rows.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._lines) < max(1, count):
            line = _Line()
            line.setReadOnly(self._read_only)
            line.left.connect(self.save)
            line.setPlaceholderText(self._hint)
            name = message("{field} {number}", field=self._name, number=len(self._lines) + 1)
            self._wording.say(line.setAccessibleName, name)
            self._rows.addWidget(line)
            self._lines.append(line)
