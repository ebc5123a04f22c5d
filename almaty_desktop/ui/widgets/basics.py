"""Labels, buttons and frames with a look from the style sheet, said through a :class:`Wording`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from almaty_desktop.i18n import Message
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.wording import Wording


def label(wording: Wording, saying: Message | None, role: str = "", wraps: bool = False) -> QLabel:
    """A label; without ``saying`` it is empty and for text that is no message (never read as HTML)."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    if saying is not None:
        wording.say(made.setText, saying)
    return made


def button(
    wording: Wording, saying: Message, clicked: Callable[[], Any] | None = None, role: str = ""
) -> QPushButton:
    """A button with its word; reachable by Tab."""
    made = QPushButton()
    made.setProperty("role", role)
    made.setAutoDefault(False)
    wording.say(made.setText, saying)
    wording.say(made.setAccessibleName, saying)
    if clicked is not None:
        made.clicked.connect(lambda *_: clicked())
    return made


def menu_button(wording: Wording, saying: Message, menu: QMenu, role: str = "") -> QPushButton:
    """A button that opens a menu; the small arrow says so."""
    made = button(wording, saying, None, role)
    made.setProperty("has_menu", True)
    made.setMenu(menu)
    return made


def frame(role: str, layout: QLayout | None = None) -> QFrame:
    """A frame with a look."""
    made = QFrame()
    made.setProperty("role", role)
    if layout is not None:
        made.setLayout(layout)
    return made


def row(*parts: QWidget | QLayout | None, spacing: int = GRID, margins: int = 0) -> QHBoxLayout:
    """Parts from left to right; None is the space that stretches."""
    made = QHBoxLayout()
    _fill(made, parts, spacing, margins)
    return made


def column(*parts: QWidget | QLayout | None, spacing: int = GRID, margins: int = 0) -> QVBoxLayout:
    """Parts from top to bottom; None is the space that stretches."""
    made = QVBoxLayout()
    _fill(made, parts, spacing, margins)
    return made


def _fill(
    layout: QHBoxLayout | QVBoxLayout, parts: tuple[QWidget | QLayout | None, ...], spacing: int, margins: int
) -> None:
    layout.setSpacing(spacing)
    layout.setContentsMargins(margins, margins, margins, margins)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
