"""The page of meetings: the list at the left; at the right the chosen one, a new one, or a print."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cached_property
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from almaty_desktop.i18n import Texts, message, plural_message
from almaty_desktop.services.agenda import AgendaLine
from almaty_desktop.services.meetings import MeetingLine
from almaty_desktop.services.report_names import Wanted
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.page import Page
from almaty_desktop.ui.pages.meetings.meeting_list import MeetingList
from almaty_desktop.ui.pages.meetings.meeting_panel import AGENDA, DECISIONS, DELEGATIONS, MeetingPanel
from almaty_desktop.ui.pages.meetings.new_meeting import NewMeeting
from almaty_desktop.ui.pages.print.place import PrintPlace
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, frame
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.widgets.notice import Kind, Notice, NoticePlace

_PARTS = {"decisions": DECISIONS, "delegations": DELEGATIONS}
_LEAST_LIST, _MOST_LIST = 34 * GRID, 52 * GRID


class MeetingsPage(Page):
    """Shows what the use cases say, and asks again when they say that something changed.

    Key ``8`` is a meeting, ``8/decisions`` and ``8/delegations`` parts of it.
    """

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.notice = Notice(self.wording, context.theme)
        self.list = MeetingList(context, self.wording, self.begin_new)
        self.panel = MeetingPanel(context, self.wording)
        self.nothing = EmptyState(
            self.wording,
            context.theme,
            "calendar-blank",
            message("No meeting is chosen"),
            message("Choose one on the left to see its agenda and documents."),
        )
        self._split_kept = False
        self.right = QStackedWidget()
        for part in (self.nothing, self.panel):
            self.right.addWidget(part)
        self._build()
        self._connect()
        self.list.ask()

    def _build(self) -> None:
        left = frame("side", column(self.list, spacing=0))
        left.setMinimumWidth(_LEAST_LIST)
        right = QWidget()
        right_layout = column(NoticePlace(self.notice), self.right, spacing=0)
        right_layout.setStretch(1, 1)
        right.setLayout(right_layout)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(left)
        self.split.addWidget(right)
        self.split.setStretchFactor(1, 1)
        self.split.splitterMoved.connect(self._keep_split)
        self.whole = PrintPlace(self.context, self.split)
        self.whole.left.connect(self.panel.preview.setFocus)
        self.setLayout(column(self.whole, spacing=0))

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _: self.panel.focus_first())
        self.list.arrived.connect(self._arrived)
        self.list.failed.connect(self.context.refuse)
        self.panel.print_wanted.connect(self.show_print)
        self.panel.acts.lost.connect(self._lost)
        self.panel.acts.taken_in.connect(self._tell_taken_in)
        self.panel.make_keys(self)
        if not self.context.read_only:
            shortcut = QShortcut(QKeySequence.StandardKey.New, self, self.begin_new)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @cached_property
    def new(self) -> NewMeeting:
        """The panel for a new meeting, made when it is first asked for: opening the page needs none of it."""
        made = NewMeeting(self.context, self.wording)
        made.made.connect(self._made)
        made.closed.connect(self._close_new)
        self.right.addWidget(made)
        return made

    @property
    def _making_new(self) -> bool:
        return isinstance(self.right.currentWidget(), NewMeeting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list has a third of the page, within limits, until somebody moves the border."""
        super().resizeEvent(event)
        if not self._split_kept:
            left = max(_LEAST_LIST, min(_MOST_LIST, self.width() // 3))
            self.split.setSizes([left, self.width() - left])

    def _keep_split(self, *_: int) -> None:
        self._split_kept = True

    def begin_new(self) -> None:
        """Opens the panel for a new meeting."""
        self.panel.save()
        self.whole.close_print()
        self.right.setCurrentWidget(self.new)
        self.new.begin()

    def show_print(self, report: str, layout: str) -> None:
        """Shows a print of the chosen meeting in the place of its panel; layout "": the one last chosen."""
        meeting = self.panel.meeting
        if meeting is None:
            return
        self.panel.leave()
        self.right.setCurrentWidget(self.panel)
        self.whole.show_print(report, Wanted(meeting=meeting), layout)

    def retranslate(self, texts: Texts) -> None:
        super().retranslate(texts)
        self.panel.retranslate(texts)
        self.list.ask()

    def refresh(self, areas: Set[str]) -> None:
        if areas & {"meetings", "archive", "participants", "decisions"}:
            self.panel.refresh()
        if areas & {"meetings", "participants"}:
            self.list.ask()

    def open_key(self, key: str) -> None:
        self.whole.close_print()
        self.list.show_all()
        meeting, _, part = key.partition("/")
        self.list.select(meeting)
        if meeting.isdecimal():
            self._choose(meeting)
            if part in _PARTS:
                self.panel.tabs.setCurrentIndex(_PARTS[part])

    def leave(self) -> None:
        self.panel.leave()

    def focus_first(self) -> None:
        if self._making_new:
            self.new.kind.setFocus()
        elif self.whole.preview is not None:
            self.whole.preview.setFocus()
        elif self.list.list.model.total:
            self.list.list.view.setFocus()
        elif self.list.nothing_yet.button is not None:
            self.list.nothing_yet.button.setFocus()

    def _choose(self, key: str) -> None:
        self.whole.close_print()
        meeting = int(key) if key.isdecimal() else None
        self.right.setCurrentWidget(self.panel if meeting is not None else self.nothing)
        if meeting != self.panel.meeting:
            self.panel.open(meeting)

    def _arrived(self) -> None:
        """With nothing chosen yet the first meeting is: the newest."""
        if self.panel.meeting is None and not self._making_new:
            self.list.list.choose_first()

    def _made(self, meeting: MeetingLine) -> None:
        self.list.show_all()
        self.list.select(str(meeting.id))
        self.list.ask()
        self.right.setCurrentWidget(self.panel)
        self.panel.tabs.setCurrentIndex(AGENDA)
        self.panel.open(meeting.id)
        self.panel.acts.shown.connect(self._focus_agenda, Qt.ConnectionType.SingleShotConnection)
        self.context.announce(message("The meeting was created: {title}", title=meeting.printed))

    def _focus_agenda(self, _shown: object) -> None:
        self.panel.focus_first()

    def _lost(self, error: Exception) -> None:
        """A meeting that was on view and is gone (its making was undone) needs no words; another does."""
        if self.panel.meeting != self.panel.on_view:
            self.context.refuse(error)
        self.whole.close_print()
        self.panel.close_meeting()
        self.right.setCurrentWidget(self.nothing)

    def _close_new(self) -> None:
        self.right.setCurrentWidget(self.panel if self.panel.meeting is not None else self.nothing)
        self.list.list.view.setFocus()

    def _tell_taken_in(self, item: AgendaLine, taken: Sequence[Any]) -> None:
        """What became of files that were let go on an item: the refused ones each with the reason."""
        refused = [one for one in taken if one.result == "refused"]
        hung = len({one.document for one in taken if one.document is not None})
        what = plural_message(
            "{count} document is now attached to item {number}.",
            "{count} documents are now attached to item {number}.",
            hung,
            number=item.number,
        )
        if not refused:
            self.context.announce(what)
            return
        reason = message("{file}: {reason}", file=refused[0].path.name, reason=refused[0].message)
        more = plural_message("{count} file was refused.", "{count} files were refused.", len(refused))
        self.notice.tell(Kind.BAD, more, reason, what)
