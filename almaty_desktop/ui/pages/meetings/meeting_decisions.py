"""The decisions that are taken in the chosen meeting; from here one is opened, or put on the board."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.labels import DECISION_KINDS
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.names import decision_title, state_chip
from almaty_desktop.ui.pages.meetings.names import dotted
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, row
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.widgets.paged_list import Fetch, PagedList, Piece, Row
from almaty_desktop.ui.wording import Wording


class MeetingDecisions(QWidget):
    """Enter or a double click leads to the decision; ``counted`` when their number is known."""

    counted = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._meeting: int | None = None
        self.open_one = button(wording, message("Open a decision…"), self._new, "primary")
        wording.say(self.open_one.setToolTip, message("Put something to a decision of this meeting (Ctrl+D)"))
        self.show_one = button(wording, message("Show the decision"), self._show_chosen)
        wording.say(self.show_one.setToolTip, message("Enter"))
        self.board = button(wording, message("Board"), self._open_board)
        wording.say(self.board.setToolTip, message("Shows the decision on the board, full screen (B)"))
        step = None if context.read_only else (message("Open a decision…"), self._new)
        empty = EmptyState(
            wording,
            context.theme,
            "handshake",
            message("No decisions of this meeting yet"),
            message(
                "What the members are to agree on in this meeting is put here to a decision by consensus, "
                "and shown on the board of the session room."
            ),
            step,
        )
        self.list = PagedList(
            wording, context.theme, context.jobs, message("Decisions of this meeting"), empty
        )
        self.list.opened.connect(self._go)
        self.list.chosen.connect(lambda _: self._offer())
        self.list.arrived.connect(self._arrived)
        self.list.failed.connect(context.refuse)
        inside = column(self.list, spacing=0)
        inside.setContentsMargins(1, GRID, 1, GRID)
        layout = column(
            row(self.open_one, self.show_one, self.board, None), frame("card", inside), spacing=GRID + 4
        )
        layout.setStretch(1, 1)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self.setLayout(layout)
        self.setFocusProxy(self.list)
        for keys, act in (("Ctrl+D", self._new), ("B", self._open_board)):
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._offer()

    def show_meeting(self, meeting: int) -> None:
        """Shows the decisions of a meeting, asked anew."""
        self._meeting = meeting
        self.ask()

    def ask(self) -> None:
        """Asks again, in the language shown."""
        if self._meeting is not None:
            self.list.ask(_listed(self._context.use_cases, self._meeting, self._context.texts))

    def named(self, texts: Texts) -> str:
        """What the tab is called: with how many there are."""
        count = self.list.model.total
        return texts.text("Decisions {count}", count=count) if count else texts.text("Decisions")

    def focus_first(self) -> None:
        """Where work begins."""
        empty = self.list.empty
        if not self.list.model.total and isinstance(empty, EmptyState) and empty.button is not None:
            empty.button.setFocus()
            return
        self.list.choose_first()
        self.list.view.setFocus()

    def _arrived(self) -> None:
        self.list.choose_first()
        self._offer()
        self.counted.emit()

    def _offer(self) -> None:
        there = bool(self.list.model.total)
        # The empty list offers the first step itself.
        self.open_one.setVisible(there and not self._context.read_only)
        for made in (self.show_one, self.board):
            made.setVisible(there)
            made.setEnabled(bool(self.list.key))

    def _new(self) -> None:
        if self._meeting is not None and not self._context.read_only:
            self._context.navigate("decisions", f"new/ordinary/{self._meeting}")

    def _go(self, key: str) -> None:
        self._context.navigate("decisions", key)

    def _show_chosen(self) -> None:
        if self.list.key:
            self._go(self.list.key)

    def _open_board(self) -> None:
        if self.list.key:
            self._context.navigate("decisions", f"board/{self.list.key}")


def _listed(use_cases: Any, meeting: int, texts: Texts) -> Fetch:
    def fetch(offset: int, limit: int) -> Piece:
        lines = use_cases.decisions.list(meeting=meeting, offset=offset, limit=limit)
        rows = [
            Row(
                str(line.id),
                decision_title(texts, line),
                dotted(texts.say(DECISION_KINDS[line.kind]), texts.date(line.day)),
                state_chip(texts, line),
            )
            for line in lines
        ]
        return Piece(rows, use_cases.decisions.count(meeting=meeting))

    return fetch
