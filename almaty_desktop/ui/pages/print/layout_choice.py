"""The choice of the layout: four words, one of them on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from almaty_desktop.i18n import message
from almaty_desktop.ui.pages.print.names import LAYOUTS
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, row
from almaty_desktop.ui.wording import Wording


class LayoutChoice(QWidget):
    """Arrow keys go from one to the next, as among radio buttons."""

    chosen = Signal(str)

    def __init__(self, wording: Wording, layout: str) -> None:
        super().__init__()
        self._buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for value, title in LAYOUTS.items():
            made = button(wording, title, role="filter")
            made.setCheckable(True)
            made.setChecked(value == layout)
            made.toggled.connect(lambda on, value=value: self.chosen.emit(value) if on else None)
            group.addButton(made)
            self._buttons[value] = made
        self.setLayout(row(*self._buttons.values(), spacing=GRID // 2))
        wording.say(self.setAccessibleName, message("Layout"))

    def button(self, layout: str) -> QPushButton:
        """The button of one layout."""
        return self._buttons[layout]
