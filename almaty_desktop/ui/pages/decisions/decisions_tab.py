"""The decisions: the list at the left; at the right the chosen one, a new one; a print in their place."""

from __future__ import annotations

from collections.abc import Callable, Set
from functools import cached_property
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.rules.decisions import DecisionKind
from almaty_desktop.services.decision_views import DecisionView
from almaty_desktop.services.report_names import Wanted
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.decision_list import DecisionList
from almaty_desktop.ui.pages.decisions.decision_panel import DecisionPanel
from almaty_desktop.ui.pages.decisions.new_decision import NewDecision
from almaty_desktop.ui.pages.decisions.register import REPORT, Register
from almaty_desktop.ui.pages.print.place import PrintPlace
from almaty_desktop.ui.tabs import Tab
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, frame
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.wording import Wording

_LEAST_LIST, _MOST_LIST = 34 * GRID, 52 * GRID
_AREAS = {"decisions", "meetings", "participants", "chair"}


class DecisionsTab(Tab):
    """Keys: ``12`` is a decision, ``board/12`` puts it on the board; ``new``, ``new/elect-chair`` and
    ``new/ordinary/8`` (for the meeting 8) open the form."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__(context, wording)
        self.list = DecisionList(context, wording, self.begin_new)
        self.panel = DecisionPanel(context, wording)
        self.nothing = EmptyState(
            wording,
            context.theme,
            "handshake",
            message("No decision is chosen"),
            message("Choose one on the left to see its text, positions and what it brought about."),
        )
        self.register = Register(context, wording, lambda: self.list.filters, self)
        self.list.add_button(self.register.button)
        self._board: Any = None
        self._split_kept = False
        self.right = QStackedWidget()
        for part in (self.nothing, self.panel):
            self.right.addWidget(part)
        self._lay_out()
        self._connect()
        self.list.ask()

    def _lay_out(self) -> None:
        left = frame("side", column(self.list, spacing=0))
        left.setMinimumWidth(_LEAST_LIST)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(left)
        self.split.addWidget(self.right)
        self.split.setStretchFactor(1, 1)
        self.split.setHandleWidth(1)
        self.split.splitterMoved.connect(self._keep_split)
        self.whole = PrintPlace(self.context, self.split)
        self.whole.left.connect(self.focus_first)
        self.setLayout(column(self.whole, spacing=0))

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _: self.panel.focus_first())
        self.list.arrived.connect(self._arrived)
        self.list.failed.connect(self.context.refuse)
        self.panel.board_wanted.connect(self.open_board)
        self.panel.print_wanted.connect(
            lambda report: self.show_print(report, Wanted(decision=self.panel.decision))
        )
        self.register.print_wanted.connect(lambda wanted: self.show_print(REPORT, wanted))
        self.panel.passed.connect(self.list.ask)
        self.panel.acts.lost.connect(self._lost)
        self.panel.make_keys(self.split)
        keys: dict[str, Callable[[], Any]] = {"Ctrl+Shift+P": self.register.button.showMenu}
        if not self.context.read_only:
            keys["Ctrl+N"] = self.begin_new
        for key, act in keys.items():
            # On the list and what stands beside it: a print has keys of its own.
            shortcut = QShortcut(QKeySequence(key), self.split, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @cached_property
    def new(self) -> NewDecision:
        """The form for a new decision, made when it is first asked for."""
        made = NewDecision(self.context, self.wording)
        made.made.connect(self._made)
        made.closed.connect(self._close_new)
        self.right.addWidget(made)
        return made

    @property
    def _making_new(self) -> bool:
        return isinstance(self.right.currentWidget(), NewDecision)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list has a third of the page, within limits, until somebody moves the border."""
        super().resizeEvent(event)
        if not self._split_kept:
            left = max(_LEAST_LIST, min(_MOST_LIST, self.width() // 3))
            self.split.setSizes([left, self.width() - left])

    def _keep_split(self, *_: int) -> None:
        self._split_kept = True

    def begin_new(self, kind: DecisionKind = DecisionKind.ORDINARY, meeting: int | None = None) -> None:
        """Opens the form for a new decision."""
        if self.context.read_only:
            return
        self.panel.save()
        self.right.setCurrentWidget(self.new)
        self.new.begin(kind, meeting)

    def show_print(self, report: str, wanted: Wanted) -> None:
        """Shows a print in the place of the decisions."""
        self.panel.leave()
        self.whole.show_print(report, wanted)

    def open_board(self, decision: int) -> None:
        """Opens the board of the session room; there is one at a time."""
        # Loaded when it is first asked for: few look at a decision in the session room.
        from almaty_desktop.ui.pages.decisions.board import come_forward, open_board

        if self._board is not None:
            if self._board.acts.decision == decision and self._board.isVisible():
                come_forward(self._board)
                return
            self._board.finish()
            self._board.close()
        self._board = board = open_board(self.context, decision, self)
        board.closed.connect(lambda: self._board_closed(board))

    def _board_closed(self, board: object) -> None:
        # One that was written to its end behind the next one goes without a word.
        if self._board is board:
            self._board = None

    def retranslate(self, texts: Texts) -> None:
        super().retranslate(texts)
        self.list.ask()
        if self._board is not None:
            self._board.retranslate(texts)

    def refresh(self, areas: Set[str]) -> None:
        if areas & _AREAS:
            self.panel.refresh()
            self.list.ask()
        if self._board is not None:
            self._board.refresh(areas)

    def open_key(self, key: str) -> None:
        self.whole.close_print()
        what, _, rest = key.partition("/")
        if what == "new":
            kind, _, meeting = rest.partition("/")
            self.begin_new(
                DecisionKind(kind) if kind else DecisionKind.ORDINARY,
                int(meeting) if meeting.isdecimal() else None,
            )
            return
        number = rest if what == "board" else key
        if number.isdecimal():
            self.list.show_all()
            self.list.select(number)
            self._choose(number)
            if what == "board":
                self.open_board(int(number))

    def leave(self) -> None:
        self.panel.leave()
        if self._board is not None:
            self._board.finish()

    def focus_first(self) -> None:
        if self.whole.preview is not None:
            self.whole.preview.setFocus()
        elif self._making_new:
            self.new.kind.setFocus()
        elif self.list.list.model.total:
            self.list.list.view.setFocus()
        elif self.list.nothing_yet.button is not None:
            self.list.nothing_yet.button.setFocus()

    def _choose(self, key: str) -> None:
        decision = int(key) if key.isdecimal() else None
        self.right.setCurrentWidget(self.panel if decision is not None else self.nothing)
        if decision != self.panel.decision:
            self.panel.open(decision)

    def _arrived(self) -> None:
        """With nothing chosen yet the first decision is: the newest."""
        if self.panel.decision is None and not self._making_new:
            self.list.list.choose_first()

    def _made(self, view: DecisionView) -> None:
        self.list.show_all()
        self.list.select(str(view.line.id))
        self.list.ask()
        self.right.setCurrentWidget(self.panel)
        self.panel.open(view.line.id)
        self.panel.acts.shown.connect(self._focus_panel, Qt.ConnectionType.SingleShotConnection)
        self.context.announce(message("The decision was opened: {title}", title=view.line.printed))

    def _focus_panel(self, _shown: object) -> None:
        self.panel.focus_first()

    def _lost(self, error: Exception) -> None:
        """A decision that was on view and is gone (its opening was undone) needs no words; another does."""
        if self.panel.acts.view is None:
            self.context.refuse(error)
        self.panel.close_decision()
        if not self._making_new:
            self.right.setCurrentWidget(self.nothing)

    def _close_new(self) -> None:
        self.right.setCurrentWidget(self.panel if self.panel.decision is not None else self.nothing)
        self.list.list.view.setFocus()
