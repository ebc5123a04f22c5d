"""The information page: the sheets on the left, the chosen one beside them, its print in their place."""

from __future__ import annotations

from collections.abc import Set
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from almaty_desktop.i18n import Bilingual, Texts, message
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.information import SheetLine
from almaty_desktop.services.report_names import Wanted
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.page import Page
from almaty_desktop.ui.pages.information.acts import SheetActs, Shown
from almaty_desktop.ui.pages.information.names import next_period
from almaty_desktop.ui.pages.information.new_sheet import NewSheet
from almaty_desktop.ui.pages.information.sheet_list import SheetList
from almaty_desktop.ui.pages.information.sheet_panel import SheetPanel
from almaty_desktop.ui.pages.print.place import PrintPlace
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, frame, scrolled
from almaty_desktop.ui.widgets.empty_state import EmptyState

_LIST_WIDTH = 46 * GRID
_REPORT = "information-sheet"


class InformationPage(Page):
    """Shows and asks; what may be done is decided by the use cases."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._anew = False
        self.acts = SheetActs(context, self)
        self.list = SheetList(context, self.wording)
        self.panel = SheetPanel(context, self.wording, self.acts)
        self.new_sheet = NewSheet(context, self.wording)
        self.nothing = EmptyState(
            self.wording,
            context.theme,
            "article",
            message("No sheet chosen"),
            message("Choose a sheet on the left to read it, write in it and print it."),
        )
        self._lay_out()
        self._connect()
        self.list.ask()

    def retranslate(self, texts: Texts) -> None:
        super().retranslate(texts)
        self.panel.retranslate(texts)
        self.list.ask()

    def refresh(self, areas: Set[str]) -> None:
        if "information" in areas:
            self.list.ask()
            self.acts.ask()
        if areas & {"information", "participants"}:
            self.whole.renew()

    def open_key(self, key: str) -> None:
        if key.isdecimal():
            self.whole.close_print()
            self.list.list.select(key)
            self._open(int(key))

    def leave(self) -> None:
        self.acts.edits.finish(self.panel.save)

    def focus_first(self) -> None:
        empty = self.list.list.empty
        if self.whole.preview is not None:
            self.whole.preview.setFocus()
        elif isinstance(empty, EmptyState) and empty.isVisible() and empty.button is not None:
            empty.button.setFocus()
        else:
            self.list.setFocus()

    def _lay_out(self) -> None:
        self._right = QStackedWidget()
        self._new_place = scrolled(self.new_sheet)
        for part in (self.nothing, self.panel, self._new_place):
            self._right.addWidget(part)
        self._desk = splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(frame("side", column(self.list)))
        splitter.addWidget(frame("ground", column(self._right)))
        splitter.setChildrenCollapsible(False)
        # In a small window the list gives way too.
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([_LIST_WIDTH, 2 * _LIST_WIDTH])
        splitter.setHandleWidth(1)
        self.list.setMinimumWidth(34 * GRID)
        self.whole = PrintPlace(self.context, splitter)
        self.whole.left.connect(self.panel.head.print.setFocus)
        self.setLayout(column(self.whole))

    def _connect(self) -> None:
        self.list.list.chosen.connect(self._choose)
        self.list.list.opened.connect(lambda _: self.panel.focus_first())
        self.list.list.arrived.connect(self._list_arrived)
        self.list.list.failed.connect(self.context.refuse)
        self.list.new_wanted.connect(self._begin_new)
        self.new_sheet.wanted.connect(self._create)
        self.new_sheet.given_up.connect(self._end_new)
        self.panel.print_wanted.connect(self.print)
        self.panel.remove_wanted.connect(self._remove)
        self.acts.shown.connect(self._show)
        self.acts.refused.connect(self._refuse)
        self.acts.lost.connect(self._lose)
        keys = {"Ctrl+N": self._begin_new, "Ctrl+P": self.print}
        for key, act in keys.items():
            QShortcut(
                QKeySequence(key), self._desk, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )

    # What is on view

    def _choose(self, key: str) -> None:
        if key and int(key) != self.acts.sheet:
            self._open(int(key))

    def _open(self, sheet: int) -> None:
        self.panel.save()
        self.acts.open(sheet)

    def _list_arrived(self) -> None:
        if self.acts.sheet is None:
            self.list.list.choose_first()

    def _show(self, shown: Shown) -> None:
        anew, self._anew = self._anew, False
        if self._right.currentWidget() is not self._new_place:
            self._right.setCurrentWidget(self.panel)
        self.panel.show_sheet(shown, anew)

    def _refuse(self, error: Exception) -> None:
        self.context.refuse(error)
        self._anew = True
        self.acts.ask()

    def _lose(self, error: Exception) -> None:
        """The sheet is gone, most often because making it was undone."""
        if not isinstance(error, Refused) or error.code != "not-found":
            self.context.refuse(error)
        self.whole.close_print()
        self.acts.open(None)
        self.panel.page = None
        if self._right.currentWidget() is self.panel:
            self._right.setCurrentWidget(self.nothing)
        self.list.list.choose_first()

    # New sheets, removing, printing

    def _begin_new(self) -> None:
        if self.context.read_only:
            return
        self.panel.save()
        information = self.context.use_cases.information
        self.context.jobs.ask((id(self), "newest"), lambda: information.list(limit=1), self._propose)

    def _propose(self, newest: tuple[SheetLine, ...]) -> None:
        last = (newest[0].period_start, newest[0].period_end) if newest else None
        self._right.setCurrentWidget(self._new_place)
        self.new_sheet.begin(*next_period(last, self.context.today()))

    def _end_new(self) -> None:
        self._right.setCurrentWidget(self.panel if self.panel.page else self.nothing)
        self.focus_first()

    def _create(self, first: date, last: date, title: Bilingual) -> None:
        information = self.context.use_cases.information
        self.acts.edits.act(lambda: information.create(first, last, title or None), self._created)

    def _created(self, sheet: int) -> None:
        self._right.setCurrentWidget(self.panel)
        self.list.list.select(str(sheet))
        self.acts.open(sheet)
        self.list.ask()

    def _remove(self) -> None:
        sheet, information = self.acts.sheet, self.context.use_cases.information
        if sheet is not None:
            self.acts.edits.act(lambda: information.remove(sheet), lambda _: self.acts.ask())

    def print(self) -> None:
        """Shows the print of the chosen sheet."""
        if self.acts.sheet is None:
            return
        # What is being typed is on the print.
        self.leave()
        self.whole.show_print(_REPORT, Wanted(sheet=self.acts.sheet))
