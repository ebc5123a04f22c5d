"""Where a decision stands, and the two steps that can't be undone: its close and its confirmation (D1–D3)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.rules.decisions import DecisionState, Outcome
from almaty_desktop.services.decision_views import DecisionView
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.labels import OUTCOMES
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.acts import DecisionActs
from almaty_desktop.ui.pages.decisions.effects_card import EffectLines
from almaty_desktop.ui.pages.decisions.parts import card
from almaty_desktop.ui.pages.decisions.refusals import tell_refusal
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, row
from almaty_desktop.ui.widgets.notice import Notice
from almaty_desktop.ui.wording import Wording


def standing_of(view: DecisionView) -> Message:
    """Where a decision stands, in a sentence."""
    line = view.line
    if line.state is DecisionState.CONFIRMED and line.outcome and line.confirmed_at:
        return message(
            "Outcome: {outcome}. Closed on {closed}, confirmed on {confirmed}.",
            outcome=OUTCOMES[line.outcome],
            closed=line.closed_at,
            confirmed=line.confirmed_at,
        )
    if line.state is DecisionState.CLOSED and line.outcome:
        return message(
            "Outcome: {outcome}. Closed on {closed}; it takes effect when the outcome is confirmed.",
            outcome=OUTCOMES[line.outcome],
            closed=line.closed_at,
        )
    if line.silence:
        return message("Any member can break silence until the deadline.")
    return message("Positions are being taken. A member without a position counts as not present.")


class ClosingCard(QWidget):
    """Each step is asked about in its place, which says exactly what it brings about."""

    def __init__(self, context: PageContext, wording: Wording, acts: DecisionActs) -> None:
        super().__init__()
        self._context, self._wording, self._acts = context, wording, acts
        self._view: DecisionView | None = None
        self.notice = Notice(wording, context.theme)
        self.standing = label(wording, None, "", wraps=True)
        self.close_button = button(wording, message("Close the round…"), self.begin_close)
        wording.say(self.close_button.setToolTip, message("No position is entered after that (Ctrl+E)"))
        self.confirm_button = button(wording, message("Confirm the outcome…"), self.begin_confirm, "primary")
        wording.say(
            self.confirm_button.setToolTip, message("Shows first what it brings about (Ctrl+Shift+E)")
        )
        self._make_question()
        inside = column(
            self.standing,
            self.notice,
            row(self.close_button, self.confirm_button, None),
            self.question,
            spacing=GRID,
        )
        self.setLayout(column(card(wording, message("Outcome"), inside), spacing=0))
        wording.follow(self._retell)

    def _make_question(self) -> None:
        wording = self._wording
        self.asked = label(wording, None, "strong", wraps=True)
        self._brings = label(wording, message("With it, in one step:"), "quiet")
        self.effects = EffectLines(self._context, wording, links=False)
        self._for_good = label(wording, message("This can’t be undone."), "quiet", wraps=True)
        self.yes = button(wording, message("Confirm"), self._confirm, "primary")
        wording.say(self.yes.setToolTip, message("Ctrl+Enter"))
        self.close_now = button(wording, message("Close"), self._close, "primary")
        wording.say(self.close_now.setToolTip, message("Ctrl+Enter"))
        self.no = button(wording, message("Not yet"), self._end)
        wording.say(self.no.setToolTip, message("Esc"))
        inside = column(
            self.asked,
            self._brings,
            self.effects,
            self._for_good,
            row(self.yes, self.close_now, self.no, None),
            spacing=GRID,
        )
        inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self.question = frame("popup", inside)
        self.question.hide()

    def show_decision(self, view: DecisionView, anew: bool) -> None:
        """Shows where a decision stands."""
        changed = self._view is not None and self._view.line.state is not view.line.state
        self._view = view
        if anew or changed:
            self.notice.hide()
            self.question.hide()
        self._retell(self._wording.texts)

    def begin_close(self) -> None:
        """Asks whether to close."""
        if not self.close_button.isHidden():
            self._begin(closing=True)

    def begin_confirm(self) -> None:
        """Asks whether to confirm, and says what that brings about."""
        if not self.confirm_button.isHidden():
            self._begin(closing=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not self.question.isVisible():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self._close() if self.close_now.isVisible() else self._confirm()
        else:
            super().keyPressEvent(event)

    def _begin(self, *, closing: bool) -> None:
        self.notice.hide()
        self.yes.setVisible(not closing)
        self.close_now.setVisible(closing)
        self.question.show()
        self._retell(self._wording.texts)
        (self.close_now if closing else self.yes).setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        self.question.hide()
        self._retell(self._wording.texts)
        for one in (self.confirm_button, self.close_button):
            if one.isVisible():
                one.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _retell(self, texts: Texts) -> None:
        view = self._view
        if view is None:
            return
        self.standing.setText(texts.say(standing_of(view)))
        asking = not self.question.isHidden()
        line, writes = view.line, not self._context.read_only
        can_close = writes and line.state is DecisionState.OPEN and not line.silence
        self.close_button.setVisible(can_close and not asking)
        self.confirm_button.setVisible(writes and line.state is DecisionState.CLOSED and not asking)
        self._tell_question(texts, view)

    def _tell_question(self, texts: Texts, view: DecisionView) -> None:
        closing = not self.close_now.isHidden()
        effects = () if closing else view.proposed
        self.effects.show_effects(effects)
        for part in (self._brings, self.effects):
            part.setVisible(bool(effects))
        self.asked.setText(texts.say(_question(view, closing=closing)))

    def _close(self) -> None:
        self._acts.do(lambda decisions, one: decisions.close(one), self._refuse, self.question.hide)

    def _confirm(self) -> None:
        self._acts.do(lambda decisions, one: decisions.confirm(one), self._refuse, self.question.hide)

    def _refuse(self, error: Refused) -> None:
        tell_refusal(self.notice, error)
        self._end()


def _question(view: DecisionView, *, closing: bool) -> Message:
    if closing:
        return message(
            "Close the round? After that no position is entered any more; a member without one counts as "
            "not present."
        )
    outcome = view.line.outcome or Outcome.NO_CONSENSUS
    if not outcome.favourable:
        return message(
            "Confirm the outcome “{outcome}”? The decision is then over and brings nothing about.",
            outcome=OUTCOMES[outcome],
        )
    if not view.proposed:
        return message(
            "Confirm the outcome “{outcome}”? The decision then stands on record and brings nothing else "
            "about.",
            outcome=OUTCOMES[outcome],
        )
    return message("Confirm the outcome “{outcome}”?", outcome=OUTCOMES[outcome])
