"""Labels, buttons and frames with a look from the style sheet, said through a :class:`Wording`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

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


class ElidedLabel(QLabel):
    """A line that ends in … where there is no room for all of it; the tooltip then has the whole."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("elides", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(6 * GRID, super().sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.style().drawItemText(
            painter,
            room,
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
        painter.end()
        self.setToolTip(self.text() if shown != self.text() else "")


def elided(wording: Wording, saying: Message | None, role: str = "") -> ElidedLabel:
    """A label that gives way where room is short."""
    made = ElidedLabel(role)
    if saying is not None:
        wording.say(made.setText, saying)
    return made


def shortened(words: str, most: int) -> str:
    """``words`` in at most so many letters, cut between two of them, with … where something is left out."""
    if len(words) <= most:
        return words
    kept, _, _ = words[:most].rpartition(" ")
    return f"{kept or words[: most - 1]}…"


def scrolled(content: QWidget, role: str = "ground") -> QScrollArea:
    """Puts content where it can scroll when the window is small; it fills the width."""
    made = QScrollArea()
    made.setProperty("role", role)
    made.setWidgetResizable(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    made.setWidget(content)
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
