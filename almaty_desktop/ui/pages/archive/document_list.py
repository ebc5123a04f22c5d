"""The left side: what is searched, filters, how many there are, and the documents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStackedWidget, QWidget

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.services.search import Filters
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.archive.filters import FilterBar, offered_by
from almaty_desktop.ui.pages.archive.flow import Flow
from almaty_desktop.ui.pages.archive.results import found, listed
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.widgets.paged_list import PagedList
from almaty_desktop.ui.wording import Wording

_LONGEST = 60  # letters of the words that an empty answer repeats
_NOTHING: Message = message("Nothing found")
_NOTHING_HINT: Message = message("Try fewer words or fewer filters.")


class _SearchField(QLineEdit):
    """Arrow down and Enter lead into the list, Esc empties the field."""

    to_list = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.to_list.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class DocumentList(QWidget):
    """Documents page by page; as soon as words are typed, what was found with its passage."""

    chosen = Signal(str)
    """The key of a row: a document, or a document and the version that was found."""
    opened = Signal(str)
    """The same, by Enter or a double click."""
    failed = Signal(object)
    arrived = Signal()

    def __init__(
        self,
        context: PageContext,
        wording: Wording,
        add_files: Callable[[], Any],
        add_folder: Callable[[], Any],
    ) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self.search = _SearchField()
        self.search.setClearButtonEnabled(True)
        wording.say(self.search.setPlaceholderText, message("Find in all documents"))
        wording.say(self.search.setAccessibleName, message("Find in all documents"))
        wording.say(
            self.search.setToolTip, message("Any form of a word is found, in both languages (Ctrl+F)")
        )
        self.filter_bar = FilterBar(wording)
        self.count = label(wording, None, "muted")
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.add_files = button(wording, message("Add files…"), add_files, "primary")
        self.add_folder = button(wording, message("Add a folder…"), add_folder)
        for made, key in ((self.add_files, message("Ctrl+O")), (self.add_folder, message("Ctrl+Shift+O"))):
            wording.say(made.setToolTip, key)
            if context.read_only:
                made.hide()
        self._make_lists(add_files)
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(12 * GRID)
        self._stack.addWidget(self.all)
        self._stack.addWidget(self.hits)
        adding = Flow(self.add_files, self.add_folder)
        head = column(adding, self.search, self.filter_bar, self.count)
        head.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        layout = column(head, self._stack, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._connect()

    @property
    def words(self) -> str:
        """What is searched; empty where all documents are listed."""
        return self.search.text().strip()

    @property
    def shown(self) -> PagedList:
        """The list on view."""
        return self.hits if self.words else self.all

    def ask(self) -> None:
        """Shows the documents that the words and filters allow, in the language shown."""
        filters, texts, words = self.filter_bar.filters, self._context.texts, self.words
        use_cases = self._context.use_cases
        if words:
            self.hits.ask(found(use_cases, words, filters, texts))
        else:
            self._stack.setCurrentWidget(self.all)
            self.all.ask(listed(use_cases, filters, texts))

    def ask_offered(self) -> None:
        """Asks again which years, languages and meetings can be chosen."""
        use_cases = self._context.use_cases
        self._context.jobs.ask(
            (id(self), "offered"), lambda: offered_by(use_cases), self.filter_bar.offer, self.failed.emit
        )

    def select(self, key: str) -> None:
        """Chooses a document's row as soon as it is there."""
        self.shown.select(key)

    def clear_all(self) -> None:
        """Lists all documents again."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.filter_bar.blockSignals(True)
        self.filter_bar.clear()
        self.filter_bar.blockSignals(False)
        self.ask()

    def _make_lists(self, add_files: Callable[[], Any]) -> None:
        context, wording = self._context, self._wording
        step = None if context.read_only else (message("Add files…"), add_files)
        self.nothing_yet = EmptyState(
            wording,
            context.theme,
            "archive-tray",
            message("Drag documents here"),
            message(
                "The archive keeps every document as it came and finds it by any word in it. Files and "
                "whole folders can be dragged in: PDF, text documents, spreadsheets, web pages, letters."
            ),
            step,
        )
        clear = (message("Clear search and filters"), self.clear_all)
        self.nothing_listed, self.nothing_found = (
            EmptyState(wording, context.theme, "magnifying-glass", _NOTHING, _NOTHING_HINT, clear)
            for _ in range(2)
        )
        self._empty = QStackedWidget()
        self._empty.addWidget(self.nothing_yet)
        self._empty.addWidget(self.nothing_listed)
        self.all = PagedList(wording, context.theme, context.jobs, message("Documents"), self._empty)
        self.hits = PagedList(
            wording, context.theme, context.jobs, message("What was found"), self.nothing_found, lines=3
        )

    def _connect(self) -> None:
        for made in (self.all, self.hits):
            made.chosen.connect(self._choose)
            made.opened.connect(self.opened)
            made.failed.connect(self.failed)
            made.arrived.connect(lambda made=made: self._arrived(made))
        self.search.textChanged.connect(lambda *_: self.ask())
        self.search.to_list.connect(self._to_list)
        self.filter_bar.changed.connect(self.ask)
        self._wording.follow(self._tell)

    def _choose(self, key: str) -> None:
        if key:
            self.chosen.emit(key)

    def _to_list(self) -> None:
        self.shown.view.setFocus()
        self.shown.choose_first()

    def _arrived(self, made: PagedList) -> None:
        if made is not self.shown:
            return
        self._stack.setCurrentWidget(made)
        self._tell(self._wording.texts)
        self.arrived.emit()

    def _tell(self, texts: Texts) -> None:
        total = self.shown.model.total
        if not total:
            self.count.clear()
        elif self.words:
            self.count.setText(
                texts.plural("Found in {count} document version", "Found in {count} document versions", total)
            )
        else:
            self.count.setText(texts.plural("{count} document", "{count} documents", total))
        narrowed = self.filter_bar.spoken(texts)
        self._empty.setCurrentWidget(
            self.nothing_yet if self.filter_bar.filters == Filters() else self.nothing_listed
        )
        words = self.words if len(self.words) <= _LONGEST else f"{self.words[:_LONGEST]}…"
        if words and narrowed:
            self.nothing_found.say(
                _NOTHING, message("No text has “{words}” among: {filters}.", words=words, filters=narrowed)
            )
        elif words:
            self.nothing_found.say(
                _NOTHING, message("No text has “{words}” in any of its forms.", words=words)
            )
        if narrowed:
            self.nothing_listed.say(_NOTHING, message("No documents match: {filters}.", filters=narrowed))
