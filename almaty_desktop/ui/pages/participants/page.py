"""The participants' page: its tabs, each made when it is first looked at."""

from __future__ import annotations

from collections.abc import Set

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.page import Page
from almaty_desktop.ui.pages.participants.standings_tab import StandingsTab
from almaty_desktop.ui.pages.participants.tab import Tab, TabPlace, tab_of
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, frame, row

TABS: tuple[TabPlace, ...] = (
    TabPlace("participant", message("Participants"), StandingsTab),
    TabPlace("subject", message("Objectives and topics"), tab_of("subjects_tab", "SubjectsTab")),
)


class ParticipantsPage(Page):
    """A key names a thing of a tab (``person/12``); without a tab's name it is a participant's."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._made: dict[str, Tab] = {}
        self._shown = ""
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.say(self.tabs.setAccessibleName, message("Parts of the page"))
        for _ in TABS:
            self.tabs.addTab("")
        self._stack = QStackedWidget()
        bar = row(self.tabs)
        bar.setContentsMargins(3 * GRID, GRID // 2, 3 * GRID, 0)
        layout = column(frame("bar", bar), self._stack, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.wording.follow(self._tell_tabs)
        self.tabs.currentChanged.connect(self._turn_to)
        self._turn_to(0)

    def tab(self, key: str) -> Tab:
        """A tab by its name; made now if nobody looked at it yet."""
        made = self._made.get(key)
        if made is None:
            place = next(place for place in TABS if place.key == key)
            made = self._made[key] = place.factory(self.context, self.wording)
            self._stack.addWidget(made)
        return made

    def show_tab(self, key: str) -> Tab:
        """Puts a tab on view."""
        self.tabs.setCurrentIndex([place.key for place in TABS].index(key))
        return self.tab(key)

    def retranslate(self, texts: Texts) -> None:
        super().retranslate(texts)
        for tab in self._made.values():
            tab.retranslate(texts)

    def refresh(self, areas: Set[str]) -> None:
        for tab in self._made.values():
            tab.refresh(areas)

    def open_key(self, key: str) -> None:
        name, slash, rest = key.partition("/")
        if slash and name in {place.key for place in TABS}:
            self.show_tab(name).open_key(rest)
        else:
            self.show_tab(TABS[0].key).open_key(key)

    def leave(self) -> None:
        for tab in self._made.values():
            tab.leave()

    def focus_first(self) -> None:
        self.tab(self._shown).focus_first()

    def _turn_to(self, number: int) -> None:
        """What is edited in the tab before is saved."""
        if self._shown:
            self.tab(self._shown).leave()
        self._shown = TABS[number].key
        self._stack.setCurrentWidget(self.tab(self._shown))

    def _tell_tabs(self, texts: Texts) -> None:
        for place, tab in enumerate(TABS):
            self.tabs.setTabText(place, texts.say(tab.title))
