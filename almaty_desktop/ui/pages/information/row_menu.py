"""The menu of a row: all that can be done with it, with its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from almaty_desktop.i18n import Texts
from almaty_desktop.services.information import SectionLine
from almaty_desktop.ui.widgets.bilingual_field import marked


def row_menu(parent: QWidget, acts: Iterable[tuple[str, str, Callable[[], Any]]]) -> QMenu:
    """A menu of acts, each with its word in the language shown and its key; gone once it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for word, key, act in acts:
        menu.addAction(f"{word}\t{key}").triggered.connect(lambda *_, act=act: act())
    return menu


def add_sections(
    menu: QMenu, texts: Texts, sections: Sequence[SectionLine], own: int, move: Callable[[int], Any]
) -> None:
    """Adds the other sections, to which an entry of the section ``own`` can be moved."""
    further = menu.addMenu(texts.text("Move to section"))
    for section in sections:
        title = marked(section.printed, texts.language) or texts.text("Untitled section")
        action = further.addAction(title.replace("&", "&&"))
        action.setEnabled(section.id != own)
        action.triggered.connect(lambda *_, number=section.id: move(number))
