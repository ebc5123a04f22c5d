"""The chair: a list of what can be looked at, and the overview or one term beside it."""

from __future__ import annotations

from collections.abc import Callable, Set
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QWidget

from almaty_desktop.i18n import Bilingual, Texts, message
from almaty_desktop.rules.chair_tasks import ChairTask
from almaty_desktop.services.chair_lines import ActionLine
from almaty_desktop.services.report_names import Wanted
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.participants.chair.acts import ChairActs, Overview, TermShown
from almaty_desktop.ui.pages.participants.chair.names import OVERVIEW, rows_of
from almaty_desktop.ui.pages.participants.chair.overview import OverviewPanel
from almaty_desktop.ui.pages.participants.chair.term_panel import TermPanel
from almaty_desktop.ui.pages.participants.tab import Tab
from almaty_desktop.ui.pages.print.place import PrintPlace
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, frame, row, scrolled
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.widgets.paged_list import PagedList, Piece
from almaty_desktop.ui.wording import Wording

_REPORT = "chair-handover"
_LIST_WIDTH = 40 * GRID
_TEACHING_WIDTH = 80 * GRID
_AREAS = frozenset({"chair", "participants", "people", "decisions", "meetings"})


class ChairTab(Tab):
    """A key is the first day of a term (``2013-06-05``)."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__(context, wording)
        self.acts = ChairActs(context, self)
        self.overview = OverviewPanel(context, wording)
        self.term = TermPanel(context, wording)
        self.nobody = EmptyState(
            wording,
            context.theme,
            "star",
            message("No Chair has been elected yet"),
            message(
                "The members elect the first Chair by consensus at a ministerial conference. After that the "
                "chair passes in English alphabetical order, two years at a time."
            ),
            None if context.read_only else (message("Open the election"), self._elect),
        )
        nothing = EmptyState(
            wording, context.theme, "star", message("No term"), message("Terms of the chair stand here.")
        )
        self.list = PagedList(wording, context.theme, context.jobs, message("Terms of the chair"), nothing)
        self._wanted = OVERVIEW
        self._lay_out()
        self._connect()
        self._make_keys()
        self.acts.ask()

    def retranslate(self, texts: Texts) -> None:
        super().retranslate(texts)
        if self.overview.shown is not None:
            self._fill_list(self.overview.shown)

    def refresh(self, areas: Set[str]) -> None:
        if areas & _AREAS:
            self.acts.ask()
            self.whole.renew()

    def open_key(self, key: str) -> None:
        self.whole.close_print()
        self._wanted = key or OVERVIEW
        self.list.select(self._wanted)

    def leave(self) -> None:
        self.acts.edits.finish(self.term.tasks.editor.save)

    def focus_first(self) -> None:
        if self.whole.preview is not None:
            self.whole.preview.setFocus()
        elif self._stack.currentWidget() is self._work:
            self.list.setFocus()
        elif self.nobody.button is not None:
            self.nobody.button.setFocus()

    def _lay_out(self) -> None:
        self._beside = QStackedWidget()
        self._pages = {panel: _in_margins(panel) for panel in (self.overview, self.term)}
        for page in self._pages.values():
            self._beside.addWidget(page)
        self._work = QSplitter(Qt.Orientation.Horizontal)
        side = frame("side", column(self.list, spacing=0))
        side.setMinimumWidth(28 * GRID)
        self._work.addWidget(side)
        self._work.addWidget(frame("ground", column(self._beside, spacing=0)))
        self._work.setChildrenCollapsible(False)
        # In a small window the list gives way too.
        self._work.setStretchFactor(0, 1)
        self._work.setStretchFactor(1, 3)
        self._work.setSizes([_LIST_WIDTH, 3 * _LIST_WIDTH])
        self._work.setHandleWidth(1)
        self.nobody.setMaximumWidth(_TEACHING_WIDTH)
        teaching = QWidget()
        around = row(None, self.nobody, None)
        around.setStretch(1, 100)
        teaching.setLayout(around)
        self._empty = scrolled(teaching)
        self._stack = QStackedWidget()
        for part in (self._work, self._empty):
            self._stack.addWidget(part)
        self.whole = PrintPlace(self.context, self._stack)
        self.whole.left.connect(self.list.setFocus)
        self.setLayout(column(self.whole, spacing=0))

    def _connect(self) -> None:
        acts, overview, term = self.acts, self.overview, self.term
        acts.overview.connect(self._show_overview)
        acts.shown.connect(self._show_term)
        acts.lost.connect(lambda: self.list.select(OVERVIEW))
        overview.decline_wanted.connect(acts.decline)
        overview.withdraw_wanted.connect(acts.withdraw)
        overview.election_wanted.connect(self._elect)
        for field in (overview.representative, term.representative):
            field.designated.connect(acts.designate)
        overview.print_wanted.connect(self.print)
        term.print_wanted.connect(self.print)
        term.record_wanted.connect(acts.record)
        editor = term.tasks.editor
        editor.noted.connect(self._note)
        editor.changed.connect(lambda action, fields: acts.change_action(action.id, fields))
        editor.removed.connect(self._remove)
        term.tasks.done.connect(self._mark)
        self.list.chosen.connect(self._choose)
        self.list.failed.connect(self.context.refuse)

    def _make_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+D": self._begin_decline,
            "Ctrl+N": self._begin_action,
            "Ctrl+P": self._print_shown,
        }
        for key, act in keys.items():
            QShortcut(
                QKeySequence(key), self._work, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )

    # What is shown

    def _show_overview(self, shown: Overview) -> None:
        self.overview.show_overview(shown)
        self._stack.setCurrentWidget(self._work if shown.view.elected else self._empty)
        self._fill_list(shown)

    def _fill_list(self, shown: Overview) -> None:
        rows = rows_of(self.texts, shown.view, shown.terms)
        self.list.ask(lambda offset, limit: Piece(rows[offset : offset + limit], len(rows)))
        if not self.list.key:
            self.list.select(self._wanted)

    def _choose(self, key: str) -> None:
        self.leave()
        start = _day(key)
        self.acts.open(start)
        if start is None:
            self._beside.setCurrentWidget(self._pages[self.overview])

    def _show_term(self, shown: TermShown) -> None:
        if shown.term.line.start == self.acts.start:
            self.term.show_term(shown)
            self._beside.setCurrentWidget(self._pages[self.term])

    # What a person does

    def _elect(self) -> None:
        self.context.navigate("decisions", "new/elect-chair")

    def _begin_decline(self) -> None:
        self.list.select(OVERVIEW)
        self.overview.begin_decline()

    def _begin_action(self) -> None:
        if self.acts.start is not None:
            self.term.tasks.begin(ChairTask.CHAIR_MEETINGS)

    def _note(self, task: ChairTask, title: Bilingual, due: date | None, done: date | None) -> None:
        self.acts.add_action(task, title, due, done)
        if title:
            self.term.tasks.close_editor()

    def _remove(self, action: ActionLine) -> None:
        self.term.tasks.editor.action = None
        self.term.tasks.close_editor()
        self.acts.remove_action(action.id)

    def _mark(self, action: ActionLine, done: bool) -> None:
        day = self.context.today() if done else None
        self.acts.change_action(action.id, {"done": day})

    def _print_shown(self) -> None:
        current = self.overview.shown.view.current if self.overview.shown else None
        start = self.acts.start or (current.start if current else None)
        if start is not None:
            self.print(start)

    def print(self, start: date) -> None:
        """Shows the handover report of a term."""
        # What is being typed is on the print.
        self.leave()
        self.whole.show_print(_REPORT, Wanted(term=start))


def _in_margins(panel: QWidget) -> QScrollArea:
    """A panel that scrolls where the window is small, at the left of a wide one."""
    outer = row(panel, None)
    outer.setStretch(0, 100)
    outer.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
    content = QWidget()
    content.setLayout(outer)
    return scrolled(content)


def _day(key: str) -> date | None:
    """The first day of a term that a row's key names; None for the overview and for gaps."""
    try:
        return date.fromisoformat(key)
    except ValueError:
        return None
