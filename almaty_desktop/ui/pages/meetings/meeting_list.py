"""The left side: filters by year and kind, and the meetings, newest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QStackedWidget, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.labels import MEETING_KINDS
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.meetings.names import meeting_chip, meeting_facts, meeting_title
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, menu_button, row
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.widgets.paged_list import Fetch, PagedList, Piece, Row
from almaty_desktop.ui.wording import Wording


class MeetingList(QWidget):
    """``chosen`` carries the key of the meeting under the cursor."""

    chosen = Signal(str)
    opened = Signal(str)
    arrived = Signal()
    failed = Signal(object)

    def __init__(self, context: PageContext, wording: Wording, new: Callable[[], Any]) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._kind: MeetingKind | None = None
        self._year: int | None = None
        self._years: tuple[int, ...] = ()
        self.year_menu, self.kind_menu = QMenu(self), QMenu(self)
        self.year_menu.aboutToShow.connect(self._fill_years)
        self.kind_menu.aboutToShow.connect(self._fill_kinds)
        self.year_button = menu_button(wording, message("All years"), self.year_menu, "filter")
        self.kind_button = menu_button(wording, message("All kinds"), self.kind_menu, "filter")
        self.new = button(wording, message("+ New meeting"), new, "primary")
        wording.say(self.new.setToolTip, message("Create a meeting from its kind’s template (Ctrl+N)"))
        if context.read_only:
            self.new.hide()
        step = None if context.read_only else (message("+ New meeting"), new)
        self.nothing_yet = EmptyState(
            wording,
            context.theme,
            "calendar-blank",
            message("No meetings yet"),
            message(
                "A meeting brings its agenda, its documents and everything printed for it together. "
                "A new one begins with the usual agenda of its kind."
            ),
            step,
        )
        self.nothing_listed = EmptyState(
            wording,
            context.theme,
            "funnel",
            message("No matching meetings"),
            message("There are meetings of other years or kinds."),
            (message("Show all meetings"), self.show_all),
        )
        self._empty = QStackedWidget()
        self._empty.addWidget(self.nothing_yet)
        self._empty.addWidget(self.nothing_listed)
        self.list = PagedList(wording, context.theme, context.jobs, message("Meetings"), self._empty)
        self._head = row(row(self.year_button, self.kind_button, None), self.new)
        self._head.setStretch(0, 1)
        self._head.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID + 4)
        layout = column(self._head, self.list, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.list)
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self.opened)
        self.list.arrived.connect(self._arrived)
        self.list.failed.connect(self.failed)
        wording.follow(self._retell)

    def ask(self) -> None:
        """Shows the meetings that the filters allow, in the language shown."""
        context = self._context
        self.list.ask(_listed(context.use_cases, self._kind, self._year, context.texts, context.today()))
        context.jobs.ask(
            (id(self), "years"), context.use_cases.meetings.years, self._take_years, self.failed.emit
        )

    def narrow(self, *, kind: MeetingKind | None, year: int | None) -> None:
        """Filters, as the menus do."""
        if (kind, year) != (self._kind, self._year):
            self._kind, self._year = kind, year
            self._retell(self._wording.texts)
            self.ask()

    def show_all(self) -> None:
        """Takes the filters away."""
        self.narrow(kind=None, year=None)

    def select(self, key: str) -> None:
        """Chooses a meeting; filters that would hide it are the caller's care."""
        self.list.select(key)

    @property
    def narrowed(self) -> bool:
        """Whether a filter is on."""
        return self._kind is not None or self._year is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the list is narrow, the filters stand below the button."""
        super().resizeEvent(event)
        parts = (self.year_button, self.kind_button, self.new)
        needed = sum(part.sizeHint().width() for part in parts) + 7 * GRID
        one_line = QBoxLayout.Direction.LeftToRight
        self._head.setDirection(one_line if self.width() >= needed else QBoxLayout.Direction.BottomToTop)

    def _arrived(self) -> None:
        self._empty.setCurrentWidget(self.nothing_listed if self.narrowed else self.nothing_yet)
        self.arrived.emit()

    def _take_years(self, years: tuple[int, ...]) -> None:
        self._years = years

    def _retell(self, texts: Texts) -> None:
        year = str(self._year) if self._year else texts.text("All years")
        kind = texts.say(MEETING_KINDS[self._kind]) if self._kind else texts.text("All kinds")
        for made, field, word, on in (
            (self.year_button, message("Year"), year, self._year is not None),
            (self.kind_button, message("Kind"), kind, self._kind is not None),
        ):
            made.setText(word if len(word) <= 18 else f"{word[:17].rstrip()}…")
            made.setToolTip(word)
            made.setAccessibleName(texts.text("{field}: {value}", field=field, value=word))
            made.setCheckable(True)
            made.setChecked(on)

    def _fill_years(self) -> None:
        choices: list[tuple[str, int | None]] = [(self._wording.texts.text("All years"), None)]
        choices += [(str(year), year) for year in self._years]
        _fill(self.year_menu, choices, self._year, lambda year: self.narrow(kind=self._kind, year=year))

    def _fill_kinds(self) -> None:
        texts = self._wording.texts
        choices: list[tuple[str, MeetingKind | None]] = [(texts.text("All kinds"), None)]
        choices += [(texts.say(word), kind) for kind, word in MEETING_KINDS.items()]
        _fill(self.kind_menu, choices, self._kind, lambda kind: self.narrow(kind=kind, year=self._year))


def _fill(menu: QMenu, choices: list[tuple[str, Any]], now: Any, choose: Callable[[Any], Any]) -> None:
    menu.clear()
    group = QActionGroup(menu)
    for word, value in choices:
        action = menu.addAction(word)
        action.setCheckable(True)
        action.setChecked(value == now)
        group.addAction(action)
        action.triggered.connect(lambda *_, value=value: choose(value))


def _listed(use_cases: Any, kind: MeetingKind | None, year: int | None, texts: Texts, today: date) -> Fetch:
    def fetch(offset: int, limit: int) -> Piece:
        lines = use_cases.meetings.list(kind=kind, year=year, offset=offset, limit=limit)
        rows = [
            Row(
                str(line.id),
                meeting_title(texts, line),
                meeting_facts(texts, line),
                meeting_chip(texts, line, today),
            )
            for line in lines
        ]
        return Piece(rows, use_cases.meetings.count(kind=kind, year=year))

    return fetch
