"""A silence procedure: its start, its deadline and what is left of it, extensions, how it ended (rule D2)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.rules.decisions import DecisionState, Outcome
from almaty_desktop.services.decision_views import DecisionView
from almaty_desktop.services.errors import Refused
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.acts import DecisionActs
from almaty_desktop.ui.pages.decisions.countdown import Countdown
from almaty_desktop.ui.pages.decisions.form_card import FormCard
from almaty_desktop.ui.pages.decisions.moment_field import MomentField
from almaty_desktop.ui.pages.decisions.names import almaty_moment
from almaty_desktop.ui.pages.decisions.parts import card, clear, plain
from almaty_desktop.ui.pages.decisions.refusals import tell_refusal
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.widgets.notice import Notice
from almaty_desktop.ui.wording import Wording


def ending_of(view: DecisionView) -> Message | None:
    """How the procedure ended, as of the moment of its end; None while it runs."""
    line = view.line
    if line.state is DecisionState.OPEN or line.closed_at is None:
        return None
    if line.outcome is Outcome.BROKEN:
        return message("Silence was broken on {moment}.", moment=line.closed_at)
    if line.deadline is not None and line.closed_at < line.deadline:
        return message(
            "All members confirmed; the procedure ended early, on {moment}.", moment=line.closed_at
        )
    return message(
        "The deadline passed on {moment} and nobody had broken silence: adopted as of the deadline.",
        moment=line.closed_at,
    )


class SilenceCard(FormCard):
    """``passed``: the deadline came while the card was on view."""

    passed = Signal()

    def __init__(self, context: PageContext, wording: Wording, acts: DecisionActs) -> None:
        super().__init__()
        self._context, self._wording, self._acts = context, wording, acts
        self._view: DecisionView | None = None
        self.countdown = Countdown(wording, context.use_cases.office.moment)
        self.countdown.passed.connect(self.passed)
        self.ending = label(wording, None, "strong", wraps=True)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(2 * GRID)
        self._facts.setVerticalSpacing(GRID // 2)
        self._facts.setColumnStretch(1, 1)
        self.extend_button = button(wording, message("Extend the deadline…"), self._begin)
        wording.say(self.extend_button.setToolTip, message("Set a later deadline (Ctrl+Shift+D)"))
        self._make_form()
        self.opens, self.sends, self.leaves = self.extend_button, self._extend, self._end
        inside = column(
            self.countdown, self.ending, self._facts, row(self.extend_button, None), self.form, spacing=GRID
        )
        self.setLayout(column(card(wording, message("Silence procedure"), inside), spacing=0))
        wording.follow(self._retell)

    def _make_form(self) -> None:
        wording = self._wording
        self.notice = Notice(wording, self._context.theme)
        self.deadline = MomentField(
            wording,
            self._context.theme,
            message("New deadline"),
            message("Hour"),
            message("In Almaty’s time, later than the deadline that stands. An extension can’t be undone."),
        )
        self.extend = button(wording, message("Extend"), self._extend, "primary")
        wording.say(self.extend.setToolTip, message("Ctrl+Enter"))
        self.cancel = button(wording, message("Cancel"), self._end)
        self.form = QWidget()
        self.form.setLayout(
            column(self.notice, self.deadline, row(self.extend, self.cancel, None), spacing=GRID)
        )
        self.form.hide()

    def show_decision(self, view: DecisionView, anew: bool) -> None:
        """Shows a procedure; ``anew``: another one than before, nothing of which is being typed."""
        if anew:
            self._end()
        self._view = view
        self._retell(self._wording.texts)

    def begin(self) -> None:
        """Opens the form for a later deadline, where one is possible."""
        if not self.extend_button.isHidden():
            self._begin()

    def _retell(self, texts: Texts) -> None:
        view = self._view
        if view is None or view.line.deadline is None:
            return
        running = view.line.state is DecisionState.OPEN
        self.countdown.count_to(view.line.deadline if running else None)
        ending = ending_of(view)
        self.ending.setVisible(ending is not None)
        self.ending.setText(texts.say(ending) if ending else "")
        clear(self._facts)
        lines = [(texts.text("Start"), almaty_moment(texts, view.line.opened_at))]
        lines.append((texts.text("Deadline"), almaty_moment(texts, view.line.deadline)))
        for number, extension in enumerate(view.deadlines[1:]):
            told = texts.text(
                "on {day}: from {before} to {after}",
                day=extension.set_at,
                before=view.deadlines[number].deadline,
                after=extension.deadline,
            )
            lines.append((texts.text("Extended"), told))
        for number, (name, value) in enumerate(lines):
            self._facts.addWidget(plain(name, "quiet", wraps=False), number, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(plain(value), number, 1)
        can_extend = running and not self._context.read_only
        self.extend_button.setVisible(can_extend and self.form.isHidden())
        if not can_extend:
            self.form.hide()

    def _begin(self) -> None:
        view = self._view
        if view is None:
            return
        self.notice.hide()
        self.deadline.set_value(view.line.deadline)
        self.form.show()
        self.extend_button.hide()
        self.deadline.setFocus()

    def _end(self) -> None:
        self.form.hide()
        self._retell(self._wording.texts)

    def _extend(self) -> None:
        if not self.deadline.take():
            return
        later = self.deadline.value
        if later is None:
            self.deadline.setFocus()
            return
        self._acts.do(lambda decisions, one: decisions.extend(one, later), self._refuse, self._end)

    def _refuse(self, error: Refused) -> None:
        tell_refusal(self.notice, error)
