"""Writing a new person down: the name and whom they represent; all the rest follows in the panel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from almaty_desktop.i18n import Bilingual, Texts, message
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.services.people_reading import PersonView
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.meetings.quiet_fields import QuietCombo
from almaty_desktop.ui.pages.participants.people.name_field import NameField
from almaty_desktop.ui.pages.participants.people.names import FIELD_WORDS, fill_participants
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row, scrolled
from almaty_desktop.ui.widgets.notice import Notice
from almaty_desktop.ui.wording import Wording


class NewPerson(QFrame):
    """``made`` carries the new person's view; ``closed`` is Cancel or Esc."""

    made = Signal(object)
    closed = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self._context, self._wording = context, wording
        self._participants: Sequence[ParticipantLine] = ()
        self.notice = Notice(wording, context.theme)
        self.family = NameField(wording, FIELD_WORDS["family"])
        self.given = NameField(wording, FIELD_WORDS["given"])
        self.participant = QuietCombo()
        wording.say(self.participant.setAccessibleName, FIELD_WORDS["participant"])
        name = label(wording, FIELD_WORDS["participant"], "strong")
        name.setBuddy(self.participant)
        self.make = button(wording, message("Add the person"), self._make, "primary")
        wording.say(self.make.setToolTip, message("Ctrl+Enter"))
        self.cancel = button(wording, message("Cancel"), self.closed.emit)
        form = QWidget()
        inner = column(
            label(wording, message("New person"), "title"),
            self.notice,
            self.family,
            self.given,
            column(name, self.participant, spacing=GRID // 2),
            row(self.make, self.cancel, None),
            None,
            spacing=2 * GRID,
        )
        inner.setContentsMargins(3 * GRID, 2 * GRID + 4, 3 * GRID, 3 * GRID)
        form.setLayout(inner)
        form.setMaximumWidth(100 * GRID)
        self.setLayout(column(scrolled(form), spacing=0))
        wording.follow(self._retell)

    def begin(self, participants: Sequence[ParticipantLine], code: str = "") -> None:
        """Opens empty, for a participant where one is at hand."""
        self._participants = participants
        self.notice.hide()
        for field in (self.family, self.given):
            field.set_value(Bilingual(), code)
        nobody = message("no participant")
        fill_participants(self.participant, participants, self._wording.texts, code, nobody)
        self.family.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, participants: Sequence[ParticipantLine]) -> None:
        """Gives other participants to choose from; what was chosen stays."""
        self._participants = participants
        self._retell(self._wording.texts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self._make()
        else:
            super().keyPressEvent(event)

    def _make(self) -> None:
        family, given = self.family.field.value, self.given.field.value
        people, code = self._context.use_cases.people, self.participant.currentData() or ""
        self.make.setEnabled(False)
        self._context.jobs.ask(
            (id(self), "make"),
            lambda: people.create(
                family_en=family.en,
                family_ru=family.ru,
                given_en=given.en,
                given_ru=given.ru,
                participant=code,
            ),
            self._done,
            self._refused,
        )

    def _done(self, view: PersonView) -> None:
        self.make.setEnabled(True)
        self.made.emit(view)

    def _refused(self, error: Exception) -> None:
        self.make.setEnabled(True)
        self.notice.refuse(error)

    def _retell(self, texts: Texts) -> None:
        code, nobody = self.participant.currentData() or "", message("no participant")
        fill_participants(self.participant, self._participants, texts, code, nobody)
