"""A card with a form that opens below its button: Ctrl+Enter sends it, Esc leaves it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget


class FormCard(QWidget):
    """``opens``, ``form``, ``sends`` and ``leaves`` are set by whoever builds the card."""

    opens: QPushButton
    """The button that opens the form; it is hidden where nothing can be sent."""
    form: QWidget
    sends: Callable[[], None]
    leaves: Callable[[], None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not self.form.isVisible():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.leaves()
            self.opens.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.sends()
        else:
            super().keyPressEvent(event)
