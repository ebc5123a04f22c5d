"""Fields with their names above them, as forms have them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Message
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, label
from almaty_desktop.ui.wording import Wording


def named(wording: Wording, name: Message, field: QWidget, hint: Message | None = None) -> QWidget:
    """A field with its name above it and, where given, a hint below."""
    name_label = label(wording, name, "strong")
    name_label.setBuddy(field)
    wording.say(field.setAccessibleName, name)
    made = QWidget()
    parts: list[QWidget] = [name_label, field]
    if hint is not None:
        parts.append(label(wording, hint, "muted", wraps=True))
    made.setLayout(column(*parts, spacing=GRID // 2))
    return made
