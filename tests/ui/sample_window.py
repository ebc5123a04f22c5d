"""A window on a copy of the sample office, and what a person does at it with keyboard and mouse."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from almaty_desktop.i18n import Language, texts_in
from almaty_desktop.opening import AREAS, open_office
from almaty_desktop.services.use_cases import UseCases, make_use_cases
from almaty_desktop.ui.jobs import Jobs
from almaty_desktop.ui.shell import Shell
from almaty_desktop.ui.theme import Theme

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@dataclass
class Person:
    """Someone at the window of an office."""

    shell: Shell
    use_cases: UseCases
    qtbot: QtBot

    def until(self, seen: Callable[[], object], milliseconds: int = 30_000) -> None:
        self.qtbot.waitUntil(lambda: bool(seen()), timeout=milliseconds)

    def press(self, widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.keyClick(widget, key, modifiers)

    def speak(self, language: Language) -> None:
        self.shell.retranslate(texts_in(language))

    def undo(self) -> None:
        self.shell.undo()


def write_into(widget: QWidget, words: str) -> None:
    """Replaces what stands in a field, letter by letter; Qt's own test keyboard has no Cyrillic letters."""
    widget.setFocus()
    widget.selectAll()  # type: ignore[attr-defined] # both kinds of editors have it
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            pressed = QKeyEvent(kind, Qt.Key.Key_unknown, NONE, letter)
            QApplication.sendEvent(widget, pressed)


def drag(view: QListView, index: QModelIndex, target: QModelIndex, below: bool) -> QMimeData:
    """Drags a row over another one and lets go on its upper or lower half."""
    data = view.model().mimeData([index])
    place = view.visualRect(target)
    height = place.top() + place.height() * (0.8 if below else 0.2)
    at = QPointF(place.center().x(), height)
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    viewport = view.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(at.toPoint(), actions, data, LEFT, NONE))
    QApplication.sendEvent(viewport, QDragMoveEvent(at.toPoint(), actions, data, LEFT, NONE))
    QApplication.sendEvent(viewport, QDropEvent(at, actions, data, LEFT, NONE))
    return data


@contextmanager
def window(
    folder: Path,
    theme: Theme,
    qtbot: QtBot,
    *,
    sample: Path | None = None,
    read_only: bool = False,
    language: Language = Language.EN,
    size: tuple[int, int] = (1389, 868),
) -> Iterator[Person]:
    """Opens the window on a copy of the sample office, or on a new one."""
    if sample is not None:
        shutil.copytree(sample, folder)
    elif not (folder / "office.db").exists():
        make_use_cases(folder).office.close()
    office = open_office(folder, read_only)
    jobs = Jobs()
    shell = Shell(office, AREAS, theme, jobs, texts_in(language))
    qtbot.addWidget(shell)
    shell.resize(*size)
    shell.show()
    shell.activateWindow()
    # Only in the active window does a field hear that it was left.
    qtbot.waitUntil(shell.isActiveWindow, timeout=5_000)
    try:
        yield Person(shell, office.use_cases, qtbot)
    finally:
        if shell.page is not None:
            shell.page.leave()
        jobs.close()
        shell.close()
        office.close()
