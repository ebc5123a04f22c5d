"""The left side: filters by year, kind, state and place, and the decisions, newest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QWidget

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.rules.decisions import DecisionKind, DecisionState
from almaty_desktop.services.labels import DECISION_KINDS, DECISION_STATES
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.archive.flow import Flow
from almaty_desktop.ui.pages.decisions.names import decision_facts, decision_title, state_chip
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, menu_button, shortened
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.widgets.paged_list import Fetch, PagedList, Piece, Row
from almaty_desktop.ui.wording import Wording

_LONGEST_WORD = 22

PLACES: dict[bool, Message] = {
    False: message("In a meeting"),
    True: message("Silence procedure"),
}
"""Where a decision is taken, by whether that is a silence procedure."""


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; None is everything."""

    year: int | None = None
    kind: DecisionKind | None = None
    state: DecisionState | None = None
    silence: bool | None = None


@dataclass(frozen=True)
class _Choice:
    """One filter: its name in :class:`Filters`, what it is called, the word for everything, the values."""

    name: str
    field: Message
    everything: Message
    words: Callable[[], dict[Any, Message]]


class DecisionList(QWidget):
    """``chosen`` carries the key of the decision under the cursor."""

    chosen = Signal(str)
    opened = Signal(str)
    arrived = Signal()
    failed = Signal(object)

    def __init__(self, context: PageContext, wording: Wording, new: Callable[[], Any]) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._head = Flow()
        self.filters = Filters()
        self._years: tuple[int, ...] = ()
        self._choices = (
            _Choice("year", message("Year"), message("All years"), self._year_words),
            _Choice("kind", message("Kind"), message("All kinds"), lambda: dict(DECISION_KINDS)),
            _Choice("state", message("State of the decision"), message("All states"), _state_words),
            _Choice("silence", message("Where it is taken"), message("Everywhere"), lambda: dict(PLACES)),
        )
        self.buttons: dict[str, QPushButton] = {}
        for choice in self._choices:
            menu = QMenu(self)
            menu.aboutToShow.connect(lambda menu=menu, choice=choice: self._fill(menu, choice))
            # Qt ticks the button as it opens the menu; it is ticked where the filter is on.
            menu.aboutToHide.connect(lambda: self._retell(self._wording.texts))
            self.buttons[choice.name] = menu_button(wording, choice.everything, menu, "filter")
            wording.forget(self.buttons[choice.name].setText)
            wording.forget(self.buttons[choice.name].setAccessibleName)
        self.new = button(wording, message("+ New decision"), new, "primary")
        wording.say(self.new.setToolTip, message("Put something to a decision (Ctrl+N)"))
        self.new.setVisible(False)
        self._make_list(new)
        self._lay_out()
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self.opened)
        self.list.arrived.connect(self._arrived)
        self.list.failed.connect(self.failed)
        wording.follow(self._retell)

    def _make_list(self, new: Callable[[], Any]) -> None:
        context, wording = self._context, self._wording
        step = None if context.read_only else (message("+ New decision"), new)
        self.nothing_yet = EmptyState(
            wording,
            context.theme,
            "handshake",
            message("No decisions yet"),
            message(
                "All decisions of the Process are taken by consensus: in a meeting, or in a silence "
                "procedure with a deadline. Here each is put, recorded and confirmed."
            ),
            step,
        )
        self.nothing_listed = EmptyState(
            wording,
            context.theme,
            "funnel",
            message("No matching decisions"),
            message("There are decisions of other years, kinds or states."),
            (message("Show all decisions"), self.show_all),
        )
        self._empty = QStackedWidget()
        self._empty.addWidget(self.nothing_yet)
        self._empty.addWidget(self.nothing_listed)
        self.list = PagedList(wording, context.theme, context.jobs, message("Decisions"), self._empty)
        self.setFocusProxy(self.list)

    def _lay_out(self) -> None:
        filters = QWidget()
        filters.setLayout(Flow(*self.buttons.values()))
        buttons = QWidget()
        buttons.setLayout(self._head)
        self._head.addWidget(self.new)
        head = column(buttons, filters, spacing=GRID)
        head.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID + 4)
        layout = column(head, self.list, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.new.setVisible(not self._context.read_only)

    def add_button(self, made: QPushButton) -> None:
        """Puts a further button beside the one for a new decision."""
        self._head.addWidget(made)

    def ask(self) -> None:
        """Shows the decisions that the filters allow, in the language shown."""
        context = self._context
        self.list.ask(_listed(context.use_cases, self.filters, context.texts))
        context.jobs.ask(
            (id(self), "years"), context.use_cases.decisions.years, self._take_years, self.failed.emit
        )

    def narrow(self, filters: Filters) -> None:
        """Filters, as the menus do."""
        if filters != self.filters:
            self.filters = filters
            self._retell(self._wording.texts)
            self.ask()

    def show_all(self) -> None:
        """Takes the filters away."""
        self.narrow(Filters())

    def select(self, key: str) -> None:
        """Chooses a decision; filters that would hide it are the caller's care."""
        self.list.select(key)

    @property
    def narrowed(self) -> bool:
        """Whether a filter is on."""
        return self.filters != Filters()

    def _arrived(self) -> None:
        self._empty.setCurrentWidget(self.nothing_listed if self.narrowed else self.nothing_yet)
        self.arrived.emit()

    def _take_years(self, years: tuple[int, ...]) -> None:
        self._years = years

    def _year_words(self) -> dict[Any, Message]:
        return {year: Message("{year}", {"year": str(year)}) for year in self._years}

    def _retell(self, texts: Texts) -> None:
        for choice in self._choices:
            value = getattr(self.filters, choice.name)
            # A year that was chosen may not be among those asked for yet.
            known = choice.words().get(value, Message("{value}", {"value": str(value)}))
            word = texts.say(choice.everything if value is None else known)
            made = self.buttons[choice.name]
            made.setText(shortened(word, _LONGEST_WORD))
            made.setToolTip(word)
            made.setAccessibleName(texts.text("{field}: {value}", field=texts.say(choice.field), value=word))
            made.setCheckable(True)
            made.setChecked(value is not None)
            made.updateGeometry()

    def _fill(self, menu: QMenu, choice: _Choice) -> None:
        menu.clear()
        group = QActionGroup(menu)
        now, texts = getattr(self.filters, choice.name), self._wording.texts
        words = {None: choice.everything, **choice.words()}
        for value, word in words.items():
            action = menu.addAction(texts.say(word))
            action.setCheckable(True)
            action.setChecked(value == now)
            group.addAction(action)
            action.triggered.connect(
                lambda *_, value=value: self.narrow(replace(self.filters, **{choice.name: value}))
            )


def _state_words() -> dict[Any, Message]:
    return dict(DECISION_STATES)


def _listed(use_cases: Any, filters: Filters, texts: Texts) -> Fetch:
    narrowed = {
        "year": filters.year,
        "kind": filters.kind,
        "state": filters.state,
        "silence": filters.silence,
    }

    def fetch(offset: int, limit: int) -> Piece:
        lines = use_cases.decisions.list(**narrowed, offset=offset, limit=limit)
        rows = [
            Row(
                str(line.id),
                decision_title(texts, line),
                decision_facts(texts, line),
                state_chip(texts, line),
            )
            for line in lines
        ]
        return Piece(rows, use_cases.decisions.count(**narrowed))

    return fetch
