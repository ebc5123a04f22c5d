"""A new term of service: as what, for whom, from when, until when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QWidget

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.rules.service_terms import ServiceRole
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.archive.flow import Flow
from almaty_desktop.ui.pages.meetings.quiet_fields import QuietCombo
from almaty_desktop.ui.pages.participants.people.names import fill_participants, fill_roles
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.widgets.date_field import DateField
from almaty_desktop.ui.wording import Wording


class ServiceForm(QFrame):
    """``wanted`` carries what was filled in: code, role, first day, last day or None, whether it succeeds."""

    wanted = Signal(object)
    closed = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context, self._wording = context, wording
        self._participants: Sequence[ParticipantLine] = ()
        self.role, self.participant = QuietCombo(), QuietCombo()
        self.start = DateField(wording, context.theme, message("First day"), can_be_empty=False)
        self.end = DateField(wording, context.theme, message("Last day, if known"))
        self.succeeds = QCheckBox()
        succession = message("The present National Coordinator serves until the day before")
        wording.say(self.succeeds.setAccessibleName, succession)
        self.succession = label(wording, succession, "", wraps=True)
        self.succession.setBuddy(self.succeeds)
        self.make = button(wording, message("Add the role"), self._make, "primary")
        wording.say(self.make.setToolTip, message("Ctrl+Enter"))
        self.cancel = button(wording, message("Cancel"), self.closed.emit)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._named(message("Role"), self.role), 0, 0, top)
        grid.addWidget(self._named(message("Participant"), self.participant), 0, 1, top)
        for place in range(2):
            grid.setColumnStretch(place, 1)
        days = Flow(self.start, self.end, gap=2 * GRID)
        follows = row(self.succeeds, self.succession)
        follows.setStretch(1, 1)
        layout = column(grid, days, follows, row(self.make, self.cancel, None), spacing=2 * GRID)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.setLayout(layout)
        self.setFocusProxy(self.role)
        self.role.activated.connect(lambda _: self._tell_succeeding())
        wording.follow(self._retell)
        self.hide()

    def begin(
        self, participants: Sequence[ParticipantLine], code: str, role: ServiceRole | None = None
    ) -> None:
        """Opens for a participant, from today on."""
        self._participants = participants
        texts = self._wording.texts
        fill_participants(self.participant, participants, texts, code, message("Choose a participant"))
        fill_roles(self.role, texts, (role or ServiceRole.NATIONAL_COORDINATOR).value)
        self.start.set_value(self._context.today())
        self.end.set_value(None)
        self.succeeds.setChecked(False)
        self._tell_succeeding()
        self.show()
        self.role.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self._make()
        else:
            super().keyPressEvent(event)

    def _make(self) -> None:
        for field in (self.start, self.end):
            field.save()
            if field.editor.isModified():
                field.setFocus()
                return
        code = self.participant.currentData()
        if not code or self.start.value is None:
            (self.participant if not code else self.start).setFocus()
            return
        role = ServiceRole(self.role.currentData())
        what: tuple[Any, ...] = (code, role, self.start.value, self.end.value, self.succeeds.isChecked())
        self.wanted.emit(what)

    def _tell_succeeding(self) -> None:
        main = self.role.currentData() == ServiceRole.NATIONAL_COORDINATOR.value
        self.succeeds.setVisible(main)
        self.succession.setVisible(main)
        if not main:
            self.succeeds.setChecked(False)

    def _retell(self, texts: Texts) -> None:
        code, role = self.participant.currentData() or "", self.role.currentData() or ""
        fill_participants(self.participant, self._participants, texts, code, message("Choose a participant"))
        fill_roles(self.role, texts, role)

    def _named(self, name: Message, field: QWidget) -> QWidget:
        name_label = label(self._wording, name, "strong")
        name_label.setBuddy(field)
        self._wording.say(field.setAccessibleName, name)
        made = QWidget()
        made.setLayout(column(name_label, field, spacing=GRID // 2))
        return made
