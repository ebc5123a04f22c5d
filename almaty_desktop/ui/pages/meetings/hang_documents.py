"""Finding documents of the archive as one types, and hanging them on an item; several one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from almaty_desktop.i18n import Bilingual, Texts, message
from almaty_desktop.services.agenda import AgendaLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.meetings.document_rows import DocumentRows
from almaty_desktop.ui.pages.meetings.names import document_chip, document_facts, document_title, dotted
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, elided, label, row
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.chips import Chip, State
from almaty_desktop.ui.widgets.row_delegate import Row, RowDelegate
from almaty_desktop.ui.wording import Wording

_MOST = 50


@dataclass(frozen=True)
class _Answer:
    """What was found, with the words it was found by."""

    words: str
    rows: Sequence[Row]


class HangDocuments(QFrame):
    """Lies over the agenda. Enter hangs the chosen document or takes it off again; Esc is done."""

    toggled = Signal(int, bool)
    """A document, and whether it is to hang on the item from now on."""
    closed = Signal()

    def __init__(self, context: PageContext, wording: Wording, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("role", "popup")
        self._context, self._wording, self._over = context, wording, over
        self._line: AgendaLine | None = None
        self._found: Sequence[Row] = ()
        self._words = ""
        self._enter_waits = False
        self.heading = elided(wording, None, "heading")
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        for setter in (self.search.setPlaceholderText, self.search.setAccessibleName):
            wording.say(setter, message("Find in all documents"))
        self.list = DocumentRows(wording, context.theme, message("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._two, self._three = (RowDelegate(context.theme, self.list, lines) for lines in (2, 3))
        self.nothing = label(wording, message("Nothing was found for these words."), "quiet", wraps=True)
        hint = message("Enter attaches the chosen document, Enter once more takes it off.")
        self.hint = label(wording, hint, "muted", wraps=True)
        self.done = button(wording, message("Done"), self.finish, "primary")
        foot = row(self.hint, self.done)
        foot.setStretch(0, 1)
        self.setLayout(column(self.heading, self.search, self.list, self.nothing, foot, margins=2 * GRID))
        self.nothing.hide()
        self.search.installEventFilter(self)
        self.search.textChanged.connect(lambda *_: self._ask())
        self.list.opened.connect(self.toggle)
        over.installEventFilter(self)
        wording.follow(self._retell)
        self.hide()

    def begin(self, line: AgendaLine) -> None:
        """Opens for an item."""
        self._line = line
        self.search.clear()
        self._retell(self._wording.texts)
        self._place()
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_line(self, line: AgendaLine) -> None:
        """The item as it is now: what hangs on it is marked."""
        if self._line is not None and line.id == self._line.id:
            self._line = line
            self._show_rows()

    def toggle(self, key: str) -> None:
        """Hangs the document with this key, or takes it off."""
        if self._line is not None and key:
            self.toggled.emit(int(key), int(key) not in self._hanging())

    def finish(self) -> None:
        """Closes."""
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._search_key(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        else:
            super().keyPressEvent(event)

    def _search_key(self, event: QKeyEvent) -> bool:
        """The focus stays in the field while the arrows go through the list."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                last = self.list.rows.rowCount() - 1
                number = max(0, min(last, self.list.currentIndex().row() + step))
                self.list.setCurrentIndex(self.list.rows.index(number))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._enter()
            case Qt.Key.Key_Escape:
                self.finish()
            case _:
                return False
        return True

    def _enter(self) -> None:
        """Enter means what the words in the field find, also when their answer is still on the way."""
        self._enter_waits = self.search.text().strip() != self._words
        if not self._enter_waits:
            self.toggle(self.list.key)

    def _hanging(self) -> set[int]:
        return {document.id for document in self._line.documents} if self._line else set()

    def _ask(self) -> None:
        """Asks beside the window; only the answer to the latest words arrives."""
        words, texts, use_cases = self.search.text().strip(), self._wording.texts, self._context.use_cases
        self._context.jobs.ask(
            (id(self), "find"), lambda: _find(use_cases, words, texts), self._arrived, self._context.refuse
        )

    def _arrived(self, answer: _Answer) -> None:
        other = answer.words != self._words
        self._words, self._found = answer.words, answer.rows
        self.list.setItemDelegate(self._three if answer.words else self._two)
        self._show_rows()
        if self._found and (other or not self.list.currentIndex().isValid()):
            self.list.setCurrentIndex(self.list.rows.index(0))
        if self._enter_waits and answer.words == self.search.text().strip():
            self._enter_waits = False
            self.toggle(self.list.key)

    def _show_rows(self) -> None:
        hanging = self._hanging()
        here = Chip(self._wording.texts.text("attached"), State.GOOD)
        self.list.show_rows(
            [
                Row(one.key, one.title, one.subtitle, here, one.passage) if int(one.key) in hanging else one
                for one in self._found
            ]
        )
        self.nothing.setVisible(not self._found)
        self.list.setVisible(bool(self._found))

    def _retell(self, _texts: Texts) -> None:
        line = self._line
        if line is not None:
            saying = message(
                "Attach documents to item {number}: {title}", number=line.number, title=line.printed
            )
            self._wording.say(self.heading.setText, saying)
            self._wording.say(self.setAccessibleName, saying)
            self._ask()

    def _place(self) -> None:
        room = self._over.rect()
        width = min(84 * GRID, room.width() - 4 * GRID)
        height = min(64 * GRID, room.height() - 2 * GRID)
        self.setGeometry(QRect((room.width() - width) // 2, GRID, width, height))


def _find(use_cases: Any, words: str, texts: Texts) -> _Answer:
    """The newest documents while nothing is typed, else what is found, each document once."""
    if not words:
        lines = use_cases.archive.list(limit=_MOST)
        rows = [
            Row(
                str(line.id),
                document_title(texts, line),
                document_facts(texts, line),
                document_chip(texts, line),
            )
            for line in lines
        ]
        return _Answer(words, rows)
    found: dict[int, Row] = {}
    for hit in use_cases.search.find(words, limit=_MOST, unfinished=True).hits:
        if hit.document not in found:
            found[hit.document] = Row(
                str(hit.document),
                _hit_title(texts, hit.printed, hit.document),
                dotted(hit.symbol, texts.date(hit.dated) if hit.dated else ""),
                None,
                hit.marked,
            )
    return _Answer(words, list(found.values()))


def _hit_title(texts: Texts, title: Bilingual, document: int) -> str:
    if title:
        return marked(title, texts.language)
    return texts.text("Untitled document {id}", id=str(document))
