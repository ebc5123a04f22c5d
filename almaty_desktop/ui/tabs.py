"""Pages that are a row of tabs, each made when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.page import Page
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, frame, row
from almaty_desktop.ui.wording import Wording


class Tab(QWidget):
    """A part of a page, made at its first visit. It shares the page's ``wording``.

    Overrides what it needs: all of these may stay as they are.
    """

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self.context, self.wording = context, wording

    @property
    def texts(self) -> Texts:
        """The language shown now."""
        return self.context.texts

    def retranslate(self, texts: Texts) -> None:
        """The language was switched; what stands in the page's wording was told again already."""

    def refresh(self, areas: Set[str]) -> None:
        """Something in these areas changed: ask again for what is shown."""

    def open_key(self, key: str) -> None:
        """Shows the thing with this key; "" is the tab itself."""

    def leave(self) -> None:
        """The tab is about to be hidden: save what is being edited."""

    def focus_first(self) -> None:
        """Takes the focus where work begins."""
        self.setFocus()


@dataclass(frozen=True)
class TabPlace:
    """A tab as the page lists it; ``key`` leads to it before a slash (``person/12``)."""

    key: str
    title: Message
    factory: Callable[[PageContext, Wording], Tab]


def tab_from(module: str, name: str) -> Callable[[PageContext, Wording], Tab]:
    """The factory of a tab that is imported when it is first visited, so that the start is short."""

    def make(context: PageContext, wording: Wording) -> Tab:
        factory: Callable[[PageContext, Wording], Tab] = getattr(import_module(module), name)
        return factory(context, wording)

    return make


class TabbedPage(Page):
    """A key names a thing of a tab (``person/12``); without a tab's name it is one of the first tab."""

    def __init__(
        self, context: PageContext, places: Sequence[TabPlace], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._places = tuple(places)
        self._made: dict[str, Tab] = {}
        self._shown = ""
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.say(self.tabs.setAccessibleName, message("Parts of the page"))
        for _ in self._places:
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
            place = next(place for place in self._places if place.key == key)
            made = self._made[key] = place.factory(self.context, self.wording)
            self._stack.addWidget(made)
        return made

    def show_tab(self, key: str) -> Tab:
        """Puts a tab on view."""
        self.tabs.setCurrentIndex([place.key for place in self._places].index(key))
        return self.tab(key)

    def retranslate(self, texts: Texts) -> None:
        super().retranslate(texts)
        for tab in self._made.values():
            tab.retranslate(texts)

    def refresh(self, areas: Set[str]) -> None:
        for tab in self._made.values():
            tab.refresh(areas)

    def open_key(self, key: str) -> None:
        name, _, rest = key.partition("/")
        if name in {place.key for place in self._places}:
            self.show_tab(name).open_key(rest)
        else:
            self.show_tab(self._places[0].key).open_key(key)

    def leave(self) -> None:
        for tab in self._made.values():
            tab.leave()

    def focus_first(self) -> None:
        self.tab(self._shown).focus_first()

    def _turn_to(self, number: int) -> None:
        """What is edited in the tab before is saved."""
        if self._shown:
            self.tab(self._shown).leave()
        self._shown = self._places[number].key
        self._stack.setCurrentWidget(self.tab(self._shown))

    def _tell_tabs(self, texts: Texts) -> None:
        for number, place in enumerate(self._places):
            self.tabs.setTabText(number, texts.say(place.title))
