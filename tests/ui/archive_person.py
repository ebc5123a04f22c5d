"""Someone at the window of a real office, who works in its archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from almaty_desktop.i18n import Language, texts_in
from almaty_desktop.opening import AREAS, open_office
from almaty_desktop.services.use_cases import UseCases, make_use_cases
from almaty_desktop.ui.jobs import Jobs
from almaty_desktop.ui.pages.archive.page import ArchivePage
from almaty_desktop.ui.shell import Shell
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.widgets.row_delegate import ROW_ROLE, Row

ENGLISH = """Report of the Support Unit on border management

The Support Unit prepared this report on border management for the senior officials. It describes
what the participating States have told about their crossing points, and what they asked for.
"""
RUSSIAN = """Доклад Группы поддержки об управлении границами

Группа поддержки подготовила этот доклад об управлении границами для старших должностных лиц. В нём
описано, что государства-участники сообщили о своих пунктах пропуска и о чём они просили.
"""


LIST = QPoint(90, 300)
"""A place of the page where the list is."""


def type_into(widget: QWidget, words: str) -> None:
    """Types letter by letter; Qt's own test keyboard has no Cyrillic letters."""
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            pressed = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, pressed)


class Person:
    """Someone at the window."""

    def __init__(self, shell: Shell, use_cases: UseCases, qtbot: QtBot) -> None:
        self.shell, self.use_cases, self.qtbot = shell, use_cases, qtbot

    @property
    def page(self) -> ArchivePage:
        page = self.shell.page
        assert isinstance(page, ArchivePage)
        return page

    def until(self, seen: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(seen()), timeout=30_000)

    def drop(self, *paths: Path, on: QPoint = LIST) -> None:
        """Drags files over the page and lets go, over the list unless another place is said."""
        dragged = QMimeData()
        dragged.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(on, Qt.DropAction.CopyAction, dragged, left, none)
        QApplication.sendEvent(self.page, enter)
        assert enter.isAccepted() and self.page.drop_hint.isVisible()
        let_go = QDropEvent(QPointF(on), Qt.DropAction.CopyAction, dragged, left, none)
        QApplication.sendEvent(self.page, let_go)
        assert not self.page.drop_hint.isVisible()

    def take_in(self, *paths: Path) -> None:
        """Drops files and waits for what became of them."""
        before = self.page.taken.answers
        self.drop(*paths)
        self.until(lambda: self.page.taken.isVisible() and self.page.taken.answers is not before)
        self.until(lambda: self.page.list.all.model.total == self.use_cases.archive.count())

    def rows(self) -> list[Row]:
        model = self.page.list.shown.model
        found = [model.index(number).data(ROW_ROLE) for number in range(model.total)]
        return [row for row in found if row is not None]

    def titles(self) -> list[str]:
        return [row.title for row in self.rows()]

    def search(self, words: str) -> None:
        field = self.page.list.search
        field.setFocus()
        field.selectAll()
        type_into(field, words)

    def open(self, document_id: int) -> None:
        self.shell.visit("archive", str(document_id))
        self.until(lambda: self.shown() == document_id and self.page.document.isVisible())

    def shown(self) -> int | None:
        page = self.page.document.page
        return page.line.id if page else None

    def write(self, editor: QLineEdit, words: str) -> None:
        """Types into a field and leaves it."""
        editor.setFocus()
        editor.selectAll()
        type_into(editor, words)
        self.qtbot.keyClick(editor, Qt.Key.Key_Tab)

    def in_russian(self) -> None:
        self.shell.retranslate(texts_in(Language.RU))

    def settled(self) -> None:
        self.until(lambda: not self.page.edits.queue.busy)
        self.qtbot.wait(250)  # the window gathers what changed for a tenth of a second


@contextmanager
def at_the_window(
    folder: Path, theme: Theme, jobs: Jobs, qtbot: QtBot, read_only: bool = False
) -> Iterator[Person]:
    """The window on the office in ``folder``, which is made where there is none."""
    if not folder.exists():
        make_use_cases(folder).office.close()
    office = open_office(folder, read_only)
    areas = [area for area in AREAS if area.key == "archive"]
    window = Shell(office, areas, theme, jobs, texts_in(Language.EN))
    qtbot.addWidget(window)
    window.resize(1360, 860)
    window.visit("archive")
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield Person(window, office.use_cases, qtbot)
    jobs.close()
    office.close()


def write_two_files(folder: Path) -> tuple[Path, Path]:
    """Two documents whose names do not say that they belong together."""
    english, russian = folder / "border-report.txt", folder / "doklad-granicy.txt"
    english.write_text(ENGLISH, "utf-8")
    russian.write_text(RUSSIAN, "utf-8")
    return english, russian
