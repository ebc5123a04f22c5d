"""The line below an agenda: what can be added, and how items are moved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from almaty_desktop.i18n import Message, message
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, elided, row
from almaty_desktop.ui.wording import Wording

Act = Callable[[], Any]


class AgendaFoot(QWidget):
    """Three buttons that do what Enter, Ctrl+Enter and Shift+Enter do in the list."""

    def __init__(self, wording: Wording, add: Act, add_below: Act, add_break: Act) -> None:
        super().__init__()
        self._wording = wording
        self.add_item = self._link(
            message("+ Item"), message("Adds an item after the chosen one (Enter)"), add
        )
        self.add_sub = self._link(
            message("+ Sub-item"), message("Adds an item below the chosen one (Ctrl+Enter)"), add_below
        )
        self.add_break = self._link(
            message("+ Break"), message("Adds a break after the chosen item (Shift+Enter)"), add_break
        )
        moving = message("Alt+↑ ↓ moves an item, the times follow · F2 edits it")
        layout = row(
            self.add_item, self.add_sub, self.add_break, elided(wording, moving, "muted"), spacing=GRID // 2
        )
        layout.setContentsMargins(2 * GRID, GRID // 2, 3 * GRID, GRID // 2)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _link(self, saying: Message, tip: Message, act: Act) -> QPushButton:
        made = button(self._wording, saying, act, "link")
        self._wording.say(made.setToolTip, tip)
        return made
