"""The left side: what is searched, filters, what can be done with the list, and the people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QStackedWidget, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.rules.service_terms import ServiceRole
from almaty_desktop.services.labels import SERVICE_ROLES, language_name
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.services.people_order import PeopleFilter
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.archive.flow import Flow
from almaty_desktop.ui.pages.meetings.quiet_fields import QuietCombo
from almaty_desktop.ui.pages.participants.people.names import fill_participants, person_row
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, menu_button
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.widgets.paged_list import Fetch, PagedList, Piece
from almaty_desktop.ui.wording import Wording


class SearchField(QLineEdit):
    """Arrow down and Enter lead into the list, Esc empties the field."""

    to_list = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.to_list.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def listed(use_cases: Any, filters: PeopleFilter, texts: Texts) -> Fetch:
    """The people whom a filter leaves, by family name in the language shown."""

    def fetch(offset: int, limit: int) -> Piece:
        lines = use_cases.people.list(filters, language=texts.language, offset=offset, limit=limit)
        return Piece([person_row(texts, line) for line in lines], use_cases.people.count(filters))

    return fetch


class PeopleList(QWidget):
    """``chosen`` carries a person's number; the buttons are wired by the tab."""

    chosen = Signal(str)
    opened = Signal(str)
    arrived = Signal()
    failed = Signal(object)

    def __init__(self, context: PageContext, wording: Wording, begin_new: Callable[[], Any]) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._participants: Sequence[ParticipantLine] = ()
        self._languages: Sequence[str] = ()
        self.search = SearchField()
        self.search.setClearButtonEnabled(True)
        for setter in (self.search.setPlaceholderText, self.search.setAccessibleName):
            wording.say(setter, message("Find a person"))
        wording.say(
            self.search.setToolTip,
            message("Names are found in either alphabet; ministry, post and address too (Ctrl+F)"),
        )
        self.participant, self.role, self.speaks = QuietCombo(), QuietCombo(), QuietCombo()
        for combo, name in (
            (self.participant, message("Participant")),
            (self.role, message("Role")),
            (self.speaks, message("Language")),
        ):
            wording.say(combo.setAccessibleName, name)
            combo.activated.connect(lambda _: self.ask())
        self.add = button(wording, message("Add a person"), begin_new, "primary")
        wording.say(self.add.setToolTip, message("Ctrl+N"))
        self.menu = QMenu(self)
        self.more = menu_button(wording, message("More"), self.menu)
        wording.say(self.more.setToolTip, message("Import, export, print, find duplicates"))
        if context.read_only:
            self.add.hide()
        self.count = label(wording, None, "muted")
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._make_list(begin_new)
        head = column(
            Flow(self.add, self.more),
            self.search,
            Flow(self.participant, self.role, self.speaks),
            self.count,
        )
        head.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        layout = column(head, self.list, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.search.textChanged.connect(lambda *_: self.ask())
        self.search.to_list.connect(self._to_list)
        wording.follow(self._retell)

    @property
    def filters(self) -> PeopleFilter:
        """What the list is narrowed to."""
        role = self.role.currentData()
        return PeopleFilter(
            participant=self.participant.currentData() or "",
            role=ServiceRole(role) if role else None,
            words=self.search.text().strip(),
            speaks=self.speaks.currentData() or "",
        )

    def ask(self) -> None:
        """Shows the people whom the filter leaves, in the language shown."""
        self.list.ask(listed(self._context.use_cases, self.filters, self._context.texts))

    def offer(self, participants: Sequence[ParticipantLine], languages: Sequence[str]) -> None:
        """Gives other participants and languages to choose from."""
        self._participants, self._languages = participants, languages
        self._retell(self._wording.texts)

    def select(self, key: str) -> None:
        """Chooses a person as soon as the row is there."""
        self.list.select(key)

    def show_all(self) -> None:
        """Takes the filter away."""
        if self.filters != PeopleFilter():
            self.search.blockSignals(True)
            self.search.clear()
            self.search.blockSignals(False)
            for combo in (self.participant, self.role, self.speaks):
                combo.setCurrentIndex(0)
            self.ask()

    def _make_list(self, begin_new: Callable[[], Any]) -> None:
        context, wording = self._context, self._wording
        self.nothing_yet = EmptyState(
            wording,
            context.theme,
            "user",
            message("No people yet"),
            message(
                "Keep National Coordinators, their alternates and everyone else you write to or invite here, "
                "with ministry, contacts and languages. Whole lists come in from Excel files or vCards "
                "(under More)."
            ),
            None if context.read_only else (message("Add a person"), begin_new),
        )
        self.nothing_found = EmptyState(
            wording,
            context.theme,
            "magnifying-glass",
            message("Nobody found"),
            message("Try fewer letters or fewer filters."),
            (message("Clear search and filters"), self.show_all),
        )
        self._empty = QStackedWidget()
        self._empty.addWidget(self.nothing_yet)
        self._empty.addWidget(self.nothing_found)
        self.list = PagedList(wording, context.theme, context.jobs, message("People"), self._empty)
        self.setFocusProxy(self.list)
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self.opened)
        self.list.failed.connect(self.failed)
        self.list.arrived.connect(self._arrived)

    def _arrived(self) -> None:
        narrowed = self.filters != PeopleFilter()
        self._empty.setCurrentWidget(self.nothing_found if narrowed else self.nothing_yet)
        self._tell_count(self._wording.texts)
        self.arrived.emit()

    def _tell_count(self, texts: Texts) -> None:
        total = self.list.model.total
        self.count.setText(texts.plural("{count} person", "{count} people", total) if total else "")

    def _to_list(self) -> None:
        self.list.view.setFocus()
        self.list.choose_first()

    def _retell(self, texts: Texts) -> None:
        chosen = self.participant.currentData() or ""
        fill_participants(self.participant, self._participants, texts, chosen, message("All participants"))
        roles = [(role.value, texts.say(word)) for role, word in SERVICE_ROLES.items()]
        languages = sorted(((code, language_name(texts, code)) for code in self._languages), key=_by_word)
        for combo, everyone, choices in (
            (self.role, texts.text("All roles"), roles),
            (self.speaks, texts.text("All languages"), languages),
        ):
            before = combo.currentData()
            combo.blockSignals(True)
            combo.clear()
            combo.addItem(everyone, "")
            for value, word in choices:
                combo.addItem(word, value)
            combo.setCurrentIndex(max(0, combo.findData(before)))
            combo.blockSignals(False)
        self._tell_count(texts)


def _by_word(choice: tuple[str, str]) -> str:
    return choice[1]
