"""The head of the chosen decision: its title in both languages, what it is, where its links lead."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.rules.decisions import DecisionState
from almaty_desktop.services.decision_views import DecisionView
from almaty_desktop.services.labels import DECISION_KINDS, OUTCOMES
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.names import decision_title, state_chip
from almaty_desktop.ui.pages.print.names import title_of
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, menu_button, row, shortened
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.chips import ChipLabel
from almaty_desktop.ui.wording import Wording

_LONGEST_NAME = 70  # letters; the panel of a small window has room for them


class DecisionHead(QWidget):
    """``print_wanted`` carries the name of a report; ``board_wanted`` asks for the board."""

    board_wanted = Signal()
    print_wanted = Signal(str)

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._view: DecisionView | None = None
        self.title = label(wording, None, "title", wraps=True)
        self.other_title = label(wording, None, "quiet", wraps=True)
        for one in (self.title, self.other_title):
            one.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = label(wording, None, "quiet", wraps=True)
        self.chip = ChipLabel(context.theme)
        self.meeting = button(wording, message("To the meeting"), self._to_meeting, "text-link")
        self.invited_to = button(
            wording, message("To the meeting it is about"), self._to_invited, "text-link"
        )
        self.subject = button(wording, message("To the participant"), self._to_subject, "text-link")
        self.board = button(wording, message("Board"), self.board_wanted.emit)
        wording.say(self.board.setToolTip, message("Shows the decision on the board, full screen (B)"))
        self.print_menu = QMenu(self)
        self.print_menu.aboutToShow.connect(self._fill_print_menu)
        self.print_button = menu_button(wording, message("Print"), self.print_menu, "primary")
        wording.say(self.print_button.setToolTip, message("Print or save as PDF (Ctrl+P)"))
        self._lay_out()
        wording.follow(self._retell)

    def _lay_out(self) -> None:
        first = row(self.title, self.board, self.print_button)
        first.setStretch(0, 1)
        for part in (self.board, self.print_button):
            first.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        facts = row(self.chip, self.facts)
        facts.setStretch(1, 1)
        links = column(*(row(one, None) for one in (self.meeting, self.invited_to, self.subject)), spacing=0)
        self.setLayout(column(first, self.other_title, facts, links, spacing=GRID // 2))

    def show_decision(self, view: DecisionView) -> None:
        """Shows another decision, or another state of it."""
        self._view = view
        self._retell(self._wording.texts)

    def _retell(self, texts: Texts) -> None:
        view = self._view
        if view is None:
            return
        line = view.line
        self.title.setText(decision_title(texts, line))
        other = line.printed.only(texts.language.other) if line.printed.only(texts.language) else ""
        self.other_title.setText(other)
        self.other_title.setVisible(bool(other))
        self.chip.show_chip(state_chip(texts, line))
        waits = line.state is DecisionState.CLOSED and line.outcome is not None
        parts = [texts.say(OUTCOMES[line.outcome])] if waits and line.outcome else []
        parts += [texts.say(DECISION_KINDS[line.kind]), texts.date(line.day)]
        if line.round > 1:
            parts.append(texts.text("round {number}", number=line.round))
        if view.year is not None:
            parts.append(texts.text("for {year}", year=str(view.year)))
        self.facts.setText(" · ".join(parts))
        self.board.setVisible(not line.silence)
        self._tell_links(texts, view)

    def _tell_links(self, texts: Texts, view: DecisionView) -> None:
        """A link bears the name of the thing that it leads to."""
        line = view.line
        self.meeting.setVisible(line.meeting is not None)
        self._name(self.meeting, marked(line.meeting_title, texts.language))
        self.invited_to.setVisible(view.for_meeting is not None and view.for_meeting != line.meeting)
        invited = marked(view.for_meeting_title, texts.language)
        self._name(self.invited_to, texts.text("Invited to: {meeting}", meeting=invited))
        self.subject.setVisible(view.subject is not None)
        if view.subject is not None:
            self._name(self.subject, marked(view.subject.printed, texts.language))

    def _name(self, link: QPushButton, name: str) -> None:
        """A button does not wrap: a very long name gives way, and is told whole beside the pointer."""
        for setter, said in (
            (link.setText, shortened(name, _LONGEST_NAME)),
            (link.setAccessibleName, name),
            (link.setToolTip, name),
        ):
            self._wording.forget(setter)
            setter(said)

    def _to_meeting(self) -> None:
        if self._view is not None and self._view.line.meeting is not None:
            self._context.navigate("meetings", str(self._view.line.meeting))

    def _to_invited(self) -> None:
        if self._view is not None and self._view.for_meeting is not None:
            self._context.navigate("meetings", str(self._view.for_meeting))

    def _to_subject(self) -> None:
        if self._view is not None and self._view.subject is not None:
            self._context.navigate("participants", self._view.subject.code)

    def _fill_print_menu(self) -> None:
        texts, menu, view = self._wording.texts, self.print_menu, self._view
        menu.clear()
        if view is None:
            return
        reports = ["decision-record"]
        if view.line.silence:
            reports.append("silence-notice")
            if view.line.state is not DecisionState.OPEN:
                reports.append("silence-result")
        for report in reports:
            action = menu.addAction(texts.say(title_of(report)))
            action.triggered.connect(lambda *_, report=report: self.print_wanted.emit(report))
