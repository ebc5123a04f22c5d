"""Who takes part, with what standing on any day."""

from __future__ import annotations

from collections.abc import Set
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSplitter

from almaty_desktop.i18n import Texts, message
from almaty_desktop.rules.standing import Standing
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.participants.names import PENDING_MARK, PENDING_NOTE, in_order, row_of
from almaty_desktop.ui.pages.participants.participant_panel import ParticipantPanel
from almaty_desktop.ui.pages.participants.tab import Tab
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, row, scrolled
from almaty_desktop.ui.widgets.date_field import DateField
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.widgets.paged_list import PagedList, Piece
from almaty_desktop.ui.wording import Wording

_LIST_WIDTH = 52 * GRID


class StandingsTab(Tab):
    """The list of participants and the chosen one; a standing changes only by a decision of the members."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__(context, wording)
        self._day = context.today()
        self._lines: tuple[ParticipantLine, ...] = ()
        self._wanted = ""
        self.day = DateField(wording, context.theme, message("As of"), can_be_empty=False)
        self.day.setMaximumWidth(28 * GRID)
        self.today: QPushButton = button(wording, message("Back to today"), self._to_today, "small")
        self._make_list()
        self.panel = ParticipantPanel(context, wording)
        self._lay_out()
        self.day.saved.connect(self._turn_to)
        self.list.chosen.connect(self._choose)
        self.list.failed.connect(context.refuse)
        self._turn_to(self._day)

    def retranslate(self, texts: Texts) -> None:
        super().retranslate(texts)
        self._show_lines(self._lines)

    def refresh(self, areas: Set[str]) -> None:
        if "participants" in areas:
            self._ask()
        if areas & {"participants", "people"}:
            self.panel.refresh()
        if areas & {"participants", "decisions", "meetings"}:
            self.panel.refresh_record()

    def leave(self) -> None:
        self.panel.leave()

    def open_key(self, key: str) -> None:
        self._wanted = key
        self._select_wanted()

    def focus_first(self) -> None:
        self.list.setFocus()

    def _make_list(self) -> None:
        empty = EmptyState(
            self.wording,
            self.context.theme,
            "users-three",
            message("No participants"),
            message("States and organisations that take part in the Process are listed here."),
        )
        self.list = PagedList(
            self.wording, self.context.theme, self.context.jobs, message("Participants"), empty
        )
        self.note = label(self.wording, None, "muted", wraps=True)
        self.wording.say(self.note.setText, message("{mark} {note}", mark=PENDING_MARK, note=PENDING_NOTE))

    def _lay_out(self) -> None:
        bar = row(self.day, self.today, None, spacing=2 * GRID)
        bar.setAlignment(self.today, Qt.AlignmentFlag.AlignBottom)
        bar.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        note = column(self.note)
        note.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self._note_place = frame("foot", note)
        left = column(frame("bar", bar), self.list, self._note_place, spacing=0)
        left.setStretch(1, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        side = frame("side", left)
        side.setMinimumWidth(34 * GRID)
        splitter.addWidget(side)
        splitter.addWidget(frame("ground", column(scrolled(self.panel))))
        splitter.setChildrenCollapsible(False)
        # In a small window the list gives way too.
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([_LIST_WIDTH, 2 * _LIST_WIDTH])
        splitter.setHandleWidth(1)
        self.setLayout(column(splitter, spacing=0))

    def _to_today(self) -> None:
        self._turn_to(self.context.today())

    def _turn_to(self, day: date) -> None:
        """Shows the standings of another day."""
        self._day = day
        self.day.set_value(day)
        self.today.setVisible(day != self.context.today())
        self._ask()

    def _ask(self) -> None:
        participants, day = self.context.use_cases.participants, self._day
        self.context.jobs.ask(
            (id(self), "standings"),
            lambda: participants.standings(day),
            self._show_lines,
            self.context.refuse,
        )

    def _show_lines(self, lines: tuple[ParticipantLine, ...]) -> None:
        self._lines = lines
        rows = [row_of(self.texts, line) for line in in_order(lines, self.texts)]
        self.list.ask(lambda offset, limit: Piece(rows[offset : offset + limit], len(rows)))
        self._note_place.setVisible(any(line.standing is Standing.PENDING for line in lines))
        self._choose(self.list.key or (rows[0].key if rows else ""))
        if rows and not self.list.key:
            self.list.select(rows[0].key)
        self._select_wanted()

    def _select_wanted(self) -> None:
        """Chooses the participant that was asked for, by its code or number, as soon as it is known."""
        for line in self._lines:
            if self._wanted in (line.code, str(line.id)):
                self.list.select(line.code)
                self._wanted = ""
                return

    def _choose(self, code: str) -> None:
        line = next((one for one in self._lines if one.code == code), None)
        self.panel.setVisible(line is not None)
        if line is not None:
            self.panel.show_line(line, self._day)
