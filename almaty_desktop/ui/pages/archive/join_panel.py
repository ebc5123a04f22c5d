"""Choosing the document that another one is joined with (rule A2): by searching, beside the document."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.services.search import Filters
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.archive.results import document_row, hit_row, read_key
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.widgets.paged_list import Fetch, PagedList, Piece
from almaty_desktop.ui.wording import Wording


def others(use_cases: Any, words: str, texts: Texts) -> Fetch:
    """Documents to join with: the newest, or those in which the words stand, a row each version."""

    def fetch(offset: int, limit: int) -> Piece:
        if words:
            found = use_cases.search.find(words, offset=offset, limit=limit, unfinished=True)
            return Piece([hit_row(texts, hit) for hit in found.hits], found.total)
        lines = use_cases.archive.list(offset=offset, limit=limit)
        return Piece([document_row(texts, line) for line in lines], use_cases.archive.count(Filters()))

    return fetch


class JoinPanel(QWidget):
    """``begin`` for a document; ``wanted`` announces the document chosen."""

    wanted = Signal(int)
    given_up = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self.heading = label(wording, None, "heading", wraps=True)
        meaning = label(
            wording,
            message(
                "The versions of the document chosen below become versions of this one. That document stays "
                "in the archive as withdrawn. Undo parts them again."
            ),
            "quiet",
            wraps=True,
        )
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        for setter in (self.search.setPlaceholderText, self.search.setAccessibleName):
            wording.say(setter, message("Find the other document"))
        empty = EmptyState(
            wording,
            context.theme,
            "magnifying-glass",
            message("Nothing found"),
            message("Try other words, or the document’s symbol."),
        )
        self.list = PagedList(
            wording, context.theme, context.jobs, message("Documents to join with"), empty, lines=3
        )
        self.join = button(wording, message("Join"), self._join, "primary")
        self.cancel = button(wording, message("Cancel"), self.given_up.emit)
        self.join.setEnabled(False)
        layout = column(
            self.heading,
            meaning,
            self.search,
            self.list,
            row(None, self.cancel, self.join),
            spacing=2 * GRID,
            margins=3 * GRID,
        )
        layout.setStretch(3, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(lambda *_: self._ask())
        self.search.returnPressed.connect(self._to_list)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(lambda *_: self._join())
        self._document = 0
        wording.follow(self._tell)

    def begin(self, document_id: int, title: Message) -> None:
        """Offers other documents to join with this one."""
        self._document = document_id
        self._wording.say(self.heading.setText, message("Join “{title}” with another document", title=title))
        self.search.clear()
        self._ask()
        self.search.setFocus()

    def _ask(self) -> None:
        words = self.search.text().strip()
        self.list.ask(others(self._context.use_cases, words, self._wording.texts))

    def _tell(self, _texts: Texts) -> None:
        if self._document and self.isVisible():
            self._ask()

    def _to_list(self) -> None:
        self.list.view.setFocus()
        self.list.choose_first()

    def _chosen(self, key: str) -> None:
        read = read_key(key)
        self.join.setEnabled(read is not None and read[0] != self._document)

    def _join(self) -> None:
        read = read_key(self.list.key)
        if read is not None and read[0] != self._document:
            self.wanted.emit(read[0])
