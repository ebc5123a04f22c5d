"""The menu at the foot of the rail: appearance, another office, the log."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from almaty_desktop.i18n import message
from almaty_desktop.ui.rail_button import RailButton
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import Scheme
from almaty_desktop.ui.wording import Wording

_SCHEMES = {
    Scheme.LIGHT: message("Light"),
    Scheme.DARK: message("Dark"),
    Scheme.SYSTEM: message("Follow the system"),
}


class WindowMenu(RailButton):
    """Looks like the areas above it, but opens a menu."""

    another_office_wanted = Signal()
    log_wanted = Signal()

    def __init__(self, wording: Wording, theme: Theme) -> None:
        super().__init__(theme, "gear-six")
        self.setCheckable(False)
        wording.say(self.setText, message("Window and office"))
        wording.say(self.setAccessibleName, message("Window and office"))
        self.menu = QMenu(self)
        self.schemes: dict[Scheme, QAction] = {}
        group = QActionGroup(self)
        for scheme, title in _SCHEMES.items():
            action = self.menu.addAction("")
            wording.say(action.setText, title)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, scheme=scheme: theme.choose(scheme))
            group.addAction(action)
            self.schemes[scheme] = action
        self.menu.addSeparator()
        other = self.menu.addAction("")
        wording.say(other.setText, message("Open another office…"))
        other.triggered.connect(self.another_office_wanted)
        log = self.menu.addAction("")
        wording.say(log.setText, message("Save the log…"))
        log.triggered.connect(self.log_wanted)
        self._signs = ((other, "folder-open"), (log, "download-simple"))
        self.clicked.connect(self.open_menu)
        theme.changed.connect(self._paint)
        self._paint()

    def open_menu(self) -> None:
        """Opens the menu above the button."""
        above = QPoint(0, -self.menu.sizeHint().height())
        self.menu.popup(self.mapToGlobal(above))

    def _paint(self) -> None:
        for action, sign in self._signs:
            action.setIcon(self._theme.icon(sign))
        self.schemes[self._theme.scheme].setChecked(True)
