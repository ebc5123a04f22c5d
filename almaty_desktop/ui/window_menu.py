"""The menu at the foot of the rail: appearance, another office, the log."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

from almaty_desktop.i18n import message
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import Scheme
from almaty_desktop.ui.wording import Wording

_SCHEMES = {
    Scheme.LIGHT: (message("Light"), "sun"),
    Scheme.DARK: (message("Dark"), "moon"),
    Scheme.SYSTEM: (message("As the system is"), "circle-half"),
}


class WindowMenu(QPushButton):
    """A quiet button with a menu."""

    another_office_wanted = Signal()
    log_wanted = Signal()

    def __init__(self, wording: Wording, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "link")
        wording.say(self.setText, message("Window and office"))
        wording.say(self.setAccessibleName, message("Window and office"))
        menu = QMenu(self)
        self.schemes: dict[Scheme, QAction] = {}
        group = QActionGroup(self)
        for scheme, (title, _) in _SCHEMES.items():
            action = menu.addAction("")
            wording.say(action.setText, title)
            action.setCheckable(True)
            action.setChecked(scheme is theme.scheme)
            action.triggered.connect(lambda _checked=False, scheme=scheme: theme.choose(scheme))
            group.addAction(action)
            self.schemes[scheme] = action
        menu.addSeparator()
        other = menu.addAction("")
        wording.say(other.setText, message("Open another office…"))
        other.triggered.connect(self.another_office_wanted)
        log = menu.addAction("")
        wording.say(log.setText, message("Save the log…"))
        log.triggered.connect(self.log_wanted)
        self._others = ((other, "folder-open"), (log, "download-simple"))
        self.setMenu(menu)
        theme.changed.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        self.setIcon(self._theme.icon("gear-six", "accent"))
        for action, sign in self._others:
            action.setIcon(self._theme.icon(sign))
        self.schemes[self._theme.scheme].setChecked(True)
