"""Putting something to a decision, in the page: its kind, where it is taken, whom it is about, its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from almaty_desktop.i18n import Bilingual, Message, Texts, message
from almaty_desktop.rules.decisions import ABOUT_A_PARTICIPANT, DecisionKind
from almaty_desktop.services.decision_views import DecisionView
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.labels import DECISION_KINDS
from almaty_desktop.services.meetings import MeetingLine
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.fields import named
from almaty_desktop.ui.pages.decisions.modalities.against_edition import AgainstEdition
from almaty_desktop.ui.pages.decisions.place_choice import PlaceChoice, fill_meetings, nearest
from almaty_desktop.ui.pages.decisions.refusals import tell_refusal
from almaty_desktop.ui.pages.decisions.subject_choice import SubjectChoice
from almaty_desktop.ui.pages.meetings.quiet_fields import QuietCombo, QuietSpin
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row, scrolled
from almaty_desktop.ui.widgets.bilingual_field import BilingualField
from almaty_desktop.ui.widgets.notice import Notice
from almaty_desktop.ui.wording import Wording

_WIDTH = 100 * GRID
_MEETINGS = 200
_LINES = 8

_HINTS: dict[DecisionKind, Message] = {
    DecisionKind.ORDINARY: message("Anything on which the members agree. It brings nothing else about."),
    DecisionKind.ELECT_CHAIR: message(
        "The first Chair, or a Chair where every member declined the turn. A term is two years."
    ),
    DecisionKind.ADMIT_OBSERVER: message(
        "States and international and regional organisations become observers in all sessions."
    ),
    DecisionKind.INVITE_CIVIL_SOCIETY: message(
        "Civil society is invited case by case: one consensus, one meeting."
    ),
    DecisionKind.FORMALISE_PARTICIPATION: message(
        "A State that is shown in brackets becomes a member. In a silence procedure it may break silence "
        "itself."
    ),
    DecisionKind.AMEND_MODALITIES: message(
        "Only a ministerial meeting amends the Operating Modalities. The text is the whole new edition in "
        "both languages; it begins with the one in force."
    ),
    DecisionKind.AGREE_WORK_PLAN: message("The members agree on the work plan of a year."),
}


@dataclass(frozen=True)
class _Offered:
    participants: Sequence[ParticipantLine]
    meetings: Sequence[MeetingLine]


class NewDecision(QFrame):
    """``made`` carries the new :class:`DecisionView`; ``closed`` is Cancel or Esc."""

    made = Signal(object)
    closed = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self._context, self._wording = context, wording
        self._offered = _Offered((), ())
        self._proposed_title, self._proposed_text = Bilingual(), Bilingual()
        self._for_meeting: int | None = None
        self.notice = Notice(wording, context.theme)
        self.kind = QuietCombo()
        self.hint = label(wording, None, "muted", wraps=True)
        self.place = PlaceChoice(wording, context.theme)
        self.subject = SubjectChoice(wording)
        self.invited_to = QuietCombo()
        self.year = QuietSpin()
        self.year.setRange(2013, 2199)
        self.title = BilingualField(wording, message("Title"))
        self.text = BilingualField(wording, message("Text under decision"), lines=_LINES)
        self.against = AgainstEdition(context, wording, lambda: self.text.value)
        self.make = button(wording, message("Open the decision"), self._make, "primary")
        wording.say(self.make.setToolTip, message("Ctrl+Enter"))
        self.cancel = button(wording, message("Cancel"), self.closed.emit)
        self._build()
        self.kind.activated.connect(lambda _: self._kind_chosen())
        self.place.changed.connect(self._propose)
        self.subject.changed.connect(self._propose)
        self.invited_to.activated.connect(lambda _: self._propose())
        self.year.valueChanged.connect(lambda _: self._propose())
        self.text.saved.connect(lambda _: self.against.renew())
        wording.follow(self._retell)

    def _build(self) -> None:
        wording = self._wording
        kind = column(named(wording, message("Kind"), self.kind), self.hint, spacing=GRID // 2)
        self._invited_place = named(wording, message("Invited to the meeting"), self.invited_to)
        self._year_place = named(wording, message("Year of the work plan"), self.year)
        self.year.setMaximumWidth(16 * GRID)
        # The line inside it holds the focus, and needs a name of its own.
        wording.say(self.year.lineEdit().setAccessibleName, message("Year of the work plan"))
        form = QWidget()
        inner = column(
            label(wording, message("New decision"), "title"),
            kind,
            self.place,
            self.subject,
            self._invited_place,
            self._year_place,
            self.title,
            self.text,
            self.against,
            # A refusal stands where it arises: at the button that was pressed.
            self.notice,
            row(self.make, self.cancel, None),
            None,
            spacing=2 * GRID,
        )
        inner.setContentsMargins(3 * GRID, 2 * GRID + 4, 3 * GRID, 3 * GRID)
        form.setLayout(inner)
        form.setMaximumWidth(_WIDTH)
        self._scroll = scrolled(form)
        self.setLayout(column(self._scroll, spacing=0))

    def begin(self, kind: DecisionKind = DecisionKind.ORDINARY, meeting: int | None = None) -> None:
        """Opens for a kind of decision and, where given, a meeting."""
        self.notice.hide()
        self._proposed_title, self._proposed_text = Bilingual(), Bilingual()
        self.title.set_value(Bilingual())
        self.text.set_value(Bilingual())
        self.against.close_changes()
        with QSignalBlocker(self.year):
            self.year.setValue(self._context.today().year + 1)
        self.place.begin(self._context.today(), meeting)
        self.subject.begin()
        self.kind.setCurrentIndex(self.kind.findData(kind.value))
        self._tell_fields()
        use_cases = self._context.use_cases
        self._context.jobs.ask(
            (id(self), "offered"),
            lambda: _Offered(use_cases.participants.standings(), use_cases.meetings.list(limit=_MEETINGS)),
            self._take_offered,
            self._context.refuse,
        )
        self._scroll.verticalScrollBar().setValue(0)
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self._make()
        else:
            super().keyPressEvent(event)

    @property
    def chosen_kind(self) -> DecisionKind:
        """The kind that is chosen."""
        return DecisionKind(self.kind.currentData() or DecisionKind.ORDINARY)

    def _take_offered(self, offered: _Offered) -> None:
        self._offered = offered
        self._offer()
        self._propose()

    def _offer(self) -> None:
        kind, today = self.chosen_kind, self._context.today()
        meetings = self._offered.meetings
        self.subject.offer(kind, self._offered.participants)
        self.place.offer(meetings, today, ministerial=kind is DecisionKind.AMEND_MODALITIES)
        likely = self.invited_to.currentData() or self.place.chosen_meeting
        likely = likely or nearest(meetings, today, ministerial=False)
        fill_meetings(self.invited_to, meetings, self._wording.texts, likely)

    def _kind_chosen(self) -> None:
        self.notice.hide()
        self._tell_fields()
        self._offer()
        self._propose()

    def _tell_fields(self) -> None:
        kind = self.chosen_kind
        self._wording.say(self.hint.setText, _HINTS[kind])
        self.subject.setVisible(kind in ABOUT_A_PARTICIPANT)
        self._invited_place.setVisible(kind is DecisionKind.INVITE_CIVIL_SOCIETY)
        self._year_place.setVisible(kind is DecisionKind.AGREE_WORK_PLAN)
        self.against.setVisible(kind is DecisionKind.AMEND_MODALITIES)

    def _propose(self) -> None:
        """What is proposed for the kind before gives way; what a person wrote stays."""
        decisions, kind = self._context.use_cases.decisions, self.chosen_kind
        subject, year = self.subject.subject, self.year.value()
        for_meeting = self._chosen_for_meeting()

        def proposed() -> tuple[Bilingual, Bilingual]:
            title = decisions.proposed_title(kind, subject=subject, for_meeting=for_meeting, year=year)
            return title, decisions.proposed_text(kind)

        self._context.jobs.ask((id(self), "proposed"), proposed, self._take_proposed, self._context.refuse)

    def _chosen_for_meeting(self) -> int | None:
        invites = self.chosen_kind is DecisionKind.INVITE_CIVIL_SOCIETY
        chosen: int | None = self.invited_to.currentData() if invites else None
        return chosen

    def _take_proposed(self, proposed: tuple[Bilingual, Bilingual]) -> None:
        title, text = proposed
        if self.title.value in (Bilingual(), self._proposed_title):
            self.title.set_value(title)
        if self.text.value in (Bilingual(), self._proposed_text):
            self.text.set_value(text)
        self._proposed_title, self._proposed_text = title, text

    def _retell(self, texts: Texts) -> None:
        _fill_kinds(self.kind, texts, self.chosen_kind)
        fill_meetings(self.invited_to, self._offered.meetings, texts, self.invited_to.currentData())
        self._tell_fields()

    def _make(self) -> None:
        if not self.place.take() or not self.make.isEnabled():
            return
        kind = self.chosen_kind
        about = kind in ABOUT_A_PARTICIPANT
        fields: dict[str, Any] = {
            "meeting": self.place.chosen_meeting,
            "deadline": self.place.chosen_deadline,
            "at": self.place.chosen_start,
            "subject": self.subject.subject if about else "",
            "new_subject": self.subject.new_subject if about else None,
            "for_meeting": self._chosen_for_meeting(),
            "text": self.text.value,
            "year": self.year.value() if kind is DecisionKind.AGREE_WORK_PLAN else None,
        }
        title, decisions = self.title.value or None, self._context.use_cases.decisions
        self.make.setEnabled(False)
        self.notice.hide()
        self._context.jobs.ask(
            (id(self), "make"), lambda: decisions.open(kind, title, **fields), self._done, self._refused
        )

    def _done(self, view: DecisionView) -> None:
        self.make.setEnabled(True)
        self.made.emit(view)

    def _refused(self, error: Exception) -> None:
        self.make.setEnabled(True)
        if isinstance(error, Refused):
            tell_refusal(self.notice, error)
            self._scroll.ensureWidgetVisible(self.cancel)
        else:
            self._context.refuse(error)


def _fill_kinds(combo: QuietCombo, texts: Texts, chosen: DecisionKind) -> None:
    with QSignalBlocker(combo):
        combo.clear()
        for kind, word in DECISION_KINDS.items():
            # The plain word: Qt would not find an enum's member again among the data.
            combo.addItem(texts.say(word), kind.value)
        combo.setCurrentIndex(combo.findData(chosen.value))
