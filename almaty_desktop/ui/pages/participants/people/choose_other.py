"""Choosing the person that another one is merged with."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.people_order import PeopleFilter
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.participants.people.people_list import SearchField, listed
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.widgets.paged_list import PagedList
from almaty_desktop.ui.wording import Wording


class ChooseOther(QWidget):
    """``wanted`` carries the number of the person who was chosen."""

    wanted = Signal(int)
    closed = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._person = context, 0
        self.search = SearchField()
        self.search.setClearButtonEnabled(True)
        for setter in (self.search.setPlaceholderText, self.search.setAccessibleName):
            wording.say(setter, message("Find the other person"))
        empty = EmptyState(
            wording,
            context.theme,
            "magnifying-glass",
            message("Nobody found"),
            message("Try fewer letters or fewer filters."),
        )
        self.list = PagedList(wording, context.theme, context.jobs, message("People to merge with"), empty)
        self.choose = button(wording, message("Compare"), self._choose, "primary")
        self.cancel = button(wording, message("Cancel"), self.closed.emit)
        layout = column(
            label(wording, message("Choose the person to merge with"), "heading", wraps=True),
            self.search,
            self.list,
            row(self.choose, self.cancel, None),
            spacing=2 * GRID,
            margins=3 * GRID,
        )
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(lambda *_: self._ask())
        self.search.to_list.connect(self._to_list)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(lambda _: self._choose())
        wording.follow(self._tell)

    def begin(self, person: int) -> None:
        """Offers the others to be merged with this person."""
        self._person = person
        self.search.clear()
        self._ask()
        self.search.setFocus()

    def _ask(self) -> None:
        self._tell(self._context.texts)

    def _tell(self, texts: Texts) -> None:
        if self._person:  # before that, nobody is looked for
            filters = PeopleFilter(words=self.search.text().strip())
            self.list.ask(listed(self._context.use_cases, filters, texts))

    def _to_list(self) -> None:
        self.list.view.setFocus()
        self.list.choose_first()

    def _chosen(self, key: str) -> None:
        self.choose.setEnabled(bool(key) and key != str(self._person))

    def _choose(self) -> None:
        if self.list.key and self.list.key != str(self._person):
            self.wanted.emit(int(self.list.key))
