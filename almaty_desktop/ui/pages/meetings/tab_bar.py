"""The row of tabs of a meeting; in a small window arrows lead to those that have no room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QToolButton

from almaty_desktop.i18n import Message, message
from almaty_desktop.ui.wording import Wording

# Qt's own names of the arrows that a narrow row of tabs gets.
_FURTHER: dict[str, Message] = {
    "ScrollLeftButton": message("Further parts on the left"),
    "ScrollRightButton": message("Further parts on the right"),
}


def make_tabs(wording: Wording, count: int) -> QTabBar:
    """So many tabs, whose words the caller says."""
    made = QTabBar()
    made.setExpanding(False)
    made.setDrawBase(False)
    made.setUsesScrollButtons(True)
    made.setElideMode(Qt.TextElideMode.ElideNone)
    for _ in range(count):
        made.addTab("")
    for name, saying in _FURTHER.items():
        arrow = made.findChild(QToolButton, name)
        if arrow is not None:
            wording.say(arrow.setAccessibleName, saying)
    wording.say(made.setAccessibleName, message("Parts of the meeting"))
    return made
