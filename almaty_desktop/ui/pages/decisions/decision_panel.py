"""The chosen decision: what it is at the head, then where it stands, its text, positions and record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.rules.decisions import DecisionState
from almaty_desktop.services.decision_views import DecisionView
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.labels import DECISION_KINDS
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.acts import DecisionActs
from almaty_desktop.ui.pages.decisions.closing_card import ClosingCard
from almaty_desktop.ui.pages.decisions.effects_card import EffectsCard
from almaty_desktop.ui.pages.decisions.entries_card import EntriesCard
from almaty_desktop.ui.pages.decisions.names import decision_title, state_chip
from almaty_desktop.ui.pages.decisions.positions_card import PositionsCard
from almaty_desktop.ui.pages.decisions.rounds_card import RoundsCard
from almaty_desktop.ui.pages.decisions.silence_card import SilenceCard
from almaty_desktop.ui.pages.decisions.text_card import TextCard
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, menu_button, row, scrolled
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.chips import ChipLabel
from almaty_desktop.ui.wording import Wording

_WIDTH = 120 * GRID


class DecisionPanel(QFrame):
    """``board_wanted`` carries the decision; ``print_wanted`` the name of a report."""

    board_wanted = Signal(int)
    print_wanted = Signal(str)
    passed = Signal()
    """A deadline came while the decision was on view."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self._context, self._wording = context, wording
        self._shown: int | None = None
        self.acts = DecisionActs(context, self)
        self.closing = ClosingCard(context, wording, self.acts)
        self.silence = SilenceCard(context, wording, self.acts)
        self.text = TextCard(context, wording, self.acts)
        self.positions = PositionsCard(context, wording, self.acts)
        self.entries = EntriesCard(context, wording)
        self.rounds = RoundsCard(context, wording)
        self.effects = EffectsCard(context, wording)
        self._make_head()
        self._lay_out()
        self.acts.shown.connect(self._show)
        self.acts.refused.connect(self._refused)
        self.silence.passed.connect(self._passed)
        wording.follow(self._retell)

    def _make_head(self) -> None:
        wording = self._wording
        self.title = label(wording, None, "title", wraps=True)
        self.other_title = label(wording, None, "quiet", wraps=True)
        for one in (self.title, self.other_title):
            one.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = label(wording, None, "quiet", wraps=True)
        self.chip = ChipLabel(self._context.theme)
        self.meeting = button(wording, message("To the meeting"), self._to_meeting, "link")
        self.invited_to = button(wording, message("To the meeting it is about"), self._to_invited, "link")
        self.subject = button(wording, message("To the participant"), self._to_subject, "link")
        self.board = button(wording, message("Board"), self.open_board)
        wording.say(self.board.setToolTip, message("Shows the decision on the board, full screen (B)"))
        self.print_menu = QMenu(self)
        self.print_menu.aboutToShow.connect(self._fill_print_menu)
        self.print_button = menu_button(wording, message("Print"), self.print_menu, "primary")
        wording.say(self.print_button.setToolTip, message("Print or save as PDF (Ctrl+P)"))

    def _lay_out(self) -> None:
        head = row(self.title, self.board, self.print_button)
        head.setStretch(0, 1)
        for part in (self.board, self.print_button):
            head.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        links = row(self.meeting, self.invited_to, self.subject, None, spacing=0)
        # The links' words begin where the other lines do.
        links.setContentsMargins(-GRID, 0, 0, 0)
        top = column(head, self.other_title, row(self.chip, self.facts), links, spacing=GRID // 2)
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH)
        inside.setLayout(
            column(
                top,
                self.closing,
                self.silence,
                self.text,
                self.positions,
                self.entries,
                self.effects,
                self.rounds,
                None,
                spacing=2 * GRID + 4,
            )
        )
        outer = row(inside, None)
        outer.setStretch(0, 100)
        outer.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        content = QWidget()
        content.setLayout(outer)
        self._scroll = scrolled(content)
        self.setLayout(column(self._scroll, spacing=0))

    def make_keys(self, page: QWidget) -> None:
        """The panel's keys hold in the whole page, also while one goes through the list."""
        acts: dict[str, Callable[[], Any]] = {
            "B": self.open_board,
            "Ctrl+B": self.open_board,
            "Ctrl+P": self.print_button.showMenu,
            "Ctrl+E": self.closing.begin_close,
            "Ctrl+Shift+E": self.closing.begin_confirm,
            "Ctrl+R": self.text.begin,
            "Ctrl+Shift+D": self.silence.begin,
            "Ctrl+Shift+2": self.positions.take_rest,
            "Ctrl+1": self.positions.focus_first,
        }
        for keys, act in acts.items():
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act() if self.isVisible() else None)

    @property
    def decision(self) -> int | None:
        """The decision that was chosen; its state may still be on the way."""
        return self.acts.decision

    def open(self, decision: int | None) -> None:
        """Turns to another decision; what is being typed for the one before is saved first."""
        if decision != self.decision:
            self.save()
        self.acts.open(decision)

    def close_decision(self) -> None:
        """Shows no decision any more."""
        self._shown = None
        self.acts.open(None)

    def refresh(self) -> None:
        """Asks again for what is shown."""
        self.acts.ask()

    def leave(self) -> None:
        """Everything typed into fields that save themselves is written before this returns."""
        self.acts.edits.finish(self.save)

    def save(self) -> None:
        """Saves what is being typed."""
        if self._shown == self.decision:
            self.text.save()

    def focus_first(self) -> None:
        """Where work begins: the positions."""
        self.positions.focus_first()

    def open_board(self) -> None:
        """Asks for the board of a decision that is taken in a meeting."""
        if self.decision is not None and not self.board.isHidden():
            self.board_wanted.emit(self.decision)

    def _show(self, view: DecisionView) -> None:
        anew = self._shown != view.line.id
        self._shown = view.line.id
        self.closing.show_decision(view, anew)
        self.silence.setVisible(view.line.silence)
        if view.line.silence:
            self.silence.show_decision(view, anew)
        else:
            self.silence.countdown.count_to(None)
        self.text.show_decision(view, anew)
        self.positions.show_decision(view, anew)
        self.entries.show_decision(view)
        self.rounds.show_decision(view)
        self.effects.setVisible(view.line.state is DecisionState.CONFIRMED)
        self.effects.show_effects(view.effects)
        if anew:
            self._scroll.verticalScrollBar().setValue(0)
        self._retell(self._wording.texts)

    def _refused(self, error: Refused) -> None:
        self._context.refuse(error)
        self.acts.ask()

    def _passed(self) -> None:
        self.passed.emit()
        self.acts.ask()

    def _retell(self, texts: Texts) -> None:
        view = self.acts.view
        if view is None:
            return
        line = view.line
        self.title.setText(decision_title(texts, line))
        other = line.printed.only(texts.language.other) if line.printed.only(texts.language) else ""
        self.other_title.setText(other)
        self.other_title.setVisible(bool(other))
        self.chip.show_chip(state_chip(texts, line))
        parts = [texts.say(DECISION_KINDS[line.kind]), texts.date(line.day)]
        if line.round > 1:
            parts.append(texts.text("round {number}", number=line.round))
        if view.year is not None:
            parts.append(texts.text("for {year}", year=str(view.year)))
        self.facts.setText(" · ".join(parts))
        self.meeting.setVisible(line.meeting is not None)
        self._name_link(self.meeting, marked(line.meeting_title, texts.language))
        apart = view.for_meeting is not None and view.for_meeting != line.meeting
        self.invited_to.setVisible(apart)
        invited = marked(view.for_meeting_title, texts.language)
        self._name_link(self.invited_to, texts.text("Invited to: {meeting}", meeting=invited))
        self.subject.setVisible(view.subject is not None)
        if view.subject is not None:
            self._name_link(self.subject, marked(view.subject.printed_short, texts.language))
        self.board.setVisible(not line.silence)

    def _name_link(self, link: Any, name: str) -> None:
        """A link bears the name of the thing that it leads to."""
        for setter in (link.setText, link.setAccessibleName):
            self._wording.forget(setter)
            setter(name)

    def _to_meeting(self) -> None:
        view = self.acts.view
        if view is not None and view.line.meeting is not None:
            self._context.navigate("meetings", str(view.line.meeting))

    def _to_invited(self) -> None:
        view = self.acts.view
        if view is not None and view.for_meeting is not None:
            self._context.navigate("meetings", str(view.for_meeting))

    def _to_subject(self) -> None:
        view = self.acts.view
        if view is not None and view.subject is not None:
            self._context.navigate("participants", view.subject.code)

    def _fill_print_menu(self) -> None:
        texts, menu, view = self._wording.texts, self.print_menu, self.acts.view
        menu.clear()
        if view is None:
            return
        reports = {"decision": texts.text("Record of the decision")}
        if view.line.silence:
            reports["silence-notice"] = texts.text("Notice letter of the silence procedure")
            if view.line.state is not DecisionState.OPEN:
                reports["silence-result"] = texts.text("Result letter of the silence procedure")
        for report, word in reports.items():
            action = menu.addAction(word)
            action.triggered.connect(lambda *_, report=report: self.print_wanted.emit(report))
