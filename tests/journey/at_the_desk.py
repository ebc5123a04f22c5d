"""What a person does at the window: press, type, drag, wait, look. Nothing here asks the office itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.ui.application import Desktop
from almaty_desktop.ui.page import Page
from almaty_desktop.ui.shell import Shell
from almaty_desktop.ui.start import Start
from almaty_desktop.ui.widgets.bilingual_field import BilingualField
from almaty_desktop.ui.widgets.row_delegate import ROW_ROLE, Row

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton

PageKind = TypeVar("PageKind", bound=Page)


@dataclass
class Person:
    """Someone at the window that ``desktop`` shows."""

    desktop: Desktop
    qtbot: QtBot

    @property
    def start(self) -> Start:
        assert isinstance(self.desktop.window, Start)
        return self.desktop.window

    @property
    def shell(self) -> Shell:
        assert isinstance(self.desktop.window, Shell)
        return self.desktop.window

    def page(self, kind: type[PageKind]) -> PageKind:
        """The page on view, which is of this kind."""
        page = self.shell.page
        assert isinstance(page, kind)
        return page

    def until(self, seen: Callable[[], object], seconds: float = 30) -> None:
        self.qtbot.waitUntil(lambda: bool(seen()), timeout=round(seconds * 1000))

    def click(self, button: QAbstractButton) -> None:
        assert button.isEnabled() and button.isVisible(), button.text()
        self.qtbot.mouseClick(button, LEFT)

    def press(self, widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.front()
        self.qtbot.keyClick(widget, key, modifiers)

    def go(self, area: str) -> None:
        """Opens an area by its button in the rail."""
        self.front()
        self.click(self.shell.rail.button(area))
        self.until(lambda: self.shell.area == area)

    def speak(self, language: Language) -> None:
        """Presses EN or РУ at the head."""
        self.click(self.shell.switch.button(language))
        self.until(lambda: self.desktop.language is language)

    def front(self) -> None:
        """Brings the window to the front, where keys and the leaving of a field are told to it."""
        if isinstance(self.desktop.window, Shell) and not self.shell.isActiveWindow():
            self.shell.activateWindow()
            self.until(self.shell.isActiveWindow)

    def write(self, editor: QWidget, words: str) -> None:
        """Types into a field in place of what stands there, and leaves it."""
        assert isinstance(editor, (QLineEdit, QPlainTextEdit))
        self.front()
        editor.setFocus()
        editor.selectAll()
        self.type(editor, words)
        self.press(editor, Qt.Key.Key_Tab)

    def write_both(self, field: BilingualField, words: Bilingual) -> None:
        """Types both languages."""
        for language in Language:
            self.write(field.editor(language), words.only(language))

    def type(self, widget: QWidget, words: str) -> None:
        """Letter by letter; Qt's own test keyboard has no Cyrillic letters."""
        for letter in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_unknown, NONE, letter))

    def drop(self, target: QWidget, *paths: Path) -> None:
        """Drags files over a widget and lets go."""
        dragged = QMimeData()
        dragged.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        enter = QDragEnterEvent(QPoint(90, 300), Qt.DropAction.CopyAction, dragged, LEFT, NONE)
        QApplication.sendEvent(target, enter)
        assert enter.isAccepted()
        let_go = QDropEvent(QPointF(90, 300), Qt.DropAction.CopyAction, dragged, LEFT, NONE)
        QApplication.sendEvent(target, let_go)


def rows_of(model: object) -> list[Row]:
    """The rows that a list has fetched."""
    count = model.rowCount()  # type: ignore[attr-defined] # any model of rows
    found = [model.index(number).data(ROW_ROLE) for number in range(count)]  # type: ignore[attr-defined]
    return [row for row in found if row is not None]
