"""A menu at a place of the page, each entry with the key that does the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

Entry = tuple[str, str, Callable[[], Any], bool]
"""What it is called, its key, what it does, and whether that is possible now."""


def open_menu(parent: QWidget, at: QPoint, *entries: Entry | None) -> QMenu:
    """Opens the menu at a place of the screen; None is a line between entries."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        word, key, act, possible = entry
        action = menu.addAction(f"{word}\t{key}")
        action.setEnabled(possible)
        action.triggered.connect(lambda *_, act=act: act())
    menu.popup(at)
    return menu
