"""The chosen meeting: what it is at the head, then its agenda, its documents and its details."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QStackedWidget, QWidget

from almaty_desktop.i18n import Bilingual, Message, Texts, message
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.meetings.acts import MeetingActs, Shown
from almaty_desktop.ui.pages.meetings.agenda_tab import AgendaTab, documents_in
from almaty_desktop.ui.pages.meetings.delegations_tab import DelegationsTab
from almaty_desktop.ui.pages.meetings.details import MeetingDetails
from almaty_desktop.ui.pages.meetings.meeting_decisions import MeetingDecisions
from almaty_desktop.ui.pages.meetings.meeting_documents import MeetingDocuments
from almaty_desktop.ui.pages.meetings.names import dotted, meeting_chip, meeting_facts, meeting_title
from almaty_desktop.ui.pages.meetings.tab_bar import make_tabs
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, elided, label, menu_button, row, scrolled
from almaty_desktop.ui.widgets.chips import ChipLabel
from almaty_desktop.ui.wording import Wording

AGENDA, DOCUMENTS, DETAILS, DECISIONS, DELEGATIONS = range(5)

_NARROW = 84 * GRID
"""Below this width the symbol stands with the other facts, so that the title keeps its room."""

REPORTS: dict[str, Message] = {
    "agenda": message("Agenda"),
    "documents": message("List of documents"),
    "compilation": message("Compilation of materials"),
}
LAYOUTS: dict[str, Message] = {
    "en": message("In English"),
    "ru": message("In Russian"),
    "side-by-side": message("Side by side"),
    "one-after-the-other": message("One after the other"),
}


class MeetingPanel(QFrame):
    """``print_wanted`` carries the name of a report and of a layout, "" for the one last chosen."""

    print_wanted = Signal(str, str)

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self._context, self._wording = context, wording
        self._shown: Shown | None = None
        self._anew = True
        self.acts = MeetingActs(context, self)
        self.agenda = AgendaTab(context, wording, self.acts)
        self.documents = MeetingDocuments(context, wording)
        self.details = MeetingDetails(context, wording)
        self.decisions = MeetingDecisions(context, wording)
        self.delegations = DelegationsTab(context, wording)
        self._make_head()
        self.parts = (self.agenda, self.documents, self.details, self.decisions, self.delegations)
        self.tabs = make_tabs(wording, len(self.parts))
        self.stack = QStackedWidget()
        for part in self.parts:
            self.stack.addWidget(scrolled(part) if part is self.details else part)
        head = column(self.head, self.other_title, self.facts_row, spacing=GRID // 2)
        head.setContentsMargins(3 * GRID, 2 * GRID + 4, 3 * GRID, 0)
        tabs = row(self.tabs)
        tabs.setContentsMargins(3 * GRID, GRID, 3 * GRID, 0)
        line = QFrame()
        line.setProperty("role", "line")
        under = row(line)
        under.setContentsMargins(3 * GRID, 0, 3 * GRID, 0)
        layout = column(head, tabs, under, self.stack, spacing=0)
        layout.setStretch(3, 1)
        self.setLayout(layout)
        self._connect()
        wording.follow(self._retell)

    def _make_head(self) -> None:
        wording = self._wording
        self.title = elided(wording, None, "title")
        self.symbol = label(wording, None, "quiet")
        self.symbol.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.other_title = elided(wording, None, "quiet")
        self.facts = elided(wording, None, "quiet")
        self.chip = ChipLabel(self._context.theme)
        self.preview = button(wording, message("Preview"), lambda: self.print_wanted.emit("agenda", ""))
        wording.say(self.preview.setToolTip, message("Shows the agenda as it is printed"))
        self.print_menu = QMenu(self)
        self.print_menu.aboutToShow.connect(self._fill_print_menu)
        self.print_button = menu_button(wording, message("Print"), self.print_menu, "primary")
        wording.say(self.print_button.setToolTip, message("Print or save as PDF (Ctrl+P)"))
        self.head = row(self.title, self.symbol, None, self.preview, self.print_button)
        self.head.setStretch(0, 100)
        self.head.setStretch(2, 1)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.facts.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.facts_row = row(self.facts, self.chip, None)
        self.facts_row.setStretch(0, 100)
        self.facts_row.setStretch(2, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn)
        self.acts.shown.connect(self._show)
        self.acts.refused.connect(self._refused)
        self.details.changed.connect(self.acts.change)
        for part in (self.decisions, self.delegations):
            part.counted.connect(lambda: self._retell(self._wording.texts))

    def make_keys(self, page: QWidget) -> None:
        """Ctrl+P and Ctrl+1 to Ctrl+5 hold in the whole page, also while one goes through the list."""
        acts: dict[str, Callable[[], Any]] = {"Ctrl+P": self.print_button.showMenu}
        for number in range(len(self.parts)):
            acts[f"Ctrl+{number + 1}"] = lambda number=number: self.turn_to(number)
        for keys, act in acts.items():
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act() if self.isVisible() else None)

    def turn_to(self, number: int) -> None:
        """Opens a part and puts the cursor where work in it begins."""
        self.tabs.setCurrentIndex(number)
        self.focus_first()

    @property
    def meeting(self) -> int | None:
        """The meeting that was chosen; its state may still be on the way."""
        return self.acts.meeting

    @property
    def on_view(self) -> int | None:
        """The meeting whose state is on view."""
        return self._shown.meeting.id if self._shown else None

    def open(self, meeting: int | None) -> None:
        """Turns to another meeting; what is being typed for the one before is saved first."""
        if meeting != self.meeting:
            self.save()
            self._anew = True
        self.acts.open(meeting)

    def close_meeting(self) -> None:
        """Shows no meeting any more; nothing is saved for one that is gone."""
        self._shown = None
        self.acts.open(None)

    def refresh(self) -> None:
        """Asks again for what is shown."""
        self.acts.ask()

    def leave(self) -> None:
        """Everything typed is written before this returns."""
        self.acts.edits.finish(self.save)
        self.delegations.edits.finish(lambda: None)

    def save(self) -> None:
        """Saves what is being typed."""
        if self._shown is not None and self._shown.meeting.id == self.meeting:
            self.agenda.save()
            self.details.save()

    def focus_first(self) -> None:
        """Where work in the open part begins."""
        self.parts[self.tabs.currentIndex()].focus_first()

    def retranslate(self, texts: Texts) -> None:
        """Says everything in another language."""
        self.agenda.retranslate(texts)
        self.decisions.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.oldSize().width() < _NARROW) != (event.size().width() < _NARROW):
            self._retell(self._wording.texts)

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        anew, self._anew = self._anew, False
        self.agenda.show_meeting(shown, anew)
        self.documents.show_lines(shown.lines)
        self.details.show_meeting(shown.meeting, shown.participants, anew)
        self.decisions.show_meeting(shown.meeting.id)
        self.delegations.show_meeting(shown.meeting.id)
        self._retell(self._wording.texts)

    def _refused(self, error: Exception) -> None:
        """Says why, and shows everything as it is saved."""
        self._context.refuse(error)
        self._anew = True
        self.acts.ask()

    def _turn(self, number: int) -> None:
        self.save()
        self.stack.setCurrentIndex(number)

    def _retell(self, texts: Texts) -> None:
        shown = self._shown
        count = documents_in(shown.lines) if shown else 0
        self.tabs.setTabText(AGENDA, texts.text("Agenda"))
        counted = texts.text("Documents {count}", count=count) if count else texts.text("Documents")
        self.tabs.setTabText(DOCUMENTS, counted)
        self.tabs.setTabText(DETAILS, texts.text("Details"))
        self.tabs.setTabText(DECISIONS, self.decisions.named(texts))
        self.tabs.setTabText(DELEGATIONS, self.delegations.named(texts))
        if shown is None:
            return
        meeting = shown.meeting
        self.title.setText(meeting_title(texts, meeting))
        other = meeting.printed.only(texts.language.other) if meeting.title.only(texts.language) else ""
        self.other_title.setText(other)
        self.other_title.setVisible(bool(other))
        self.symbol.setText(meeting.symbol)
        host = next(
            (one.printed_short for one in shown.participants if one.code == meeting.host), Bilingual()
        )
        narrow = self.width() < _NARROW
        self.symbol.setVisible(bool(meeting.symbol) and not narrow)
        facts = meeting_facts(texts, meeting, host)
        self.facts.setText(dotted(meeting.symbol, facts) if narrow else facts)
        self.chip.show_chip(meeting_chip(texts, meeting, self._context.today()))

    def _fill_print_menu(self) -> None:
        texts, menu = self._wording.texts, self.print_menu
        menu.clear()
        for report, title in REPORTS.items():
            inner = menu.addMenu(texts.say(title))
            for layout, word in LAYOUTS.items():
                action = inner.addAction(texts.say(word))
                action.triggered.connect(
                    lambda *_, report=report, layout=layout: self.print_wanted.emit(report, layout)
                )
