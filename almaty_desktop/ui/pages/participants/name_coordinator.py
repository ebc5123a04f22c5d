"""Naming a National Coordinator or an alternate: one of the State's people, from a day on."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.rules.service_terms import ServiceRole
from almaty_desktop.services.coordinators import CoordinatorsOf
from almaty_desktop.services.labels import SERVICE_ROLES
from almaty_desktop.services.people_order import PeopleFilter
from almaty_desktop.services.people_reading import PersonLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.archive.flow import Flow
from almaty_desktop.ui.pages.meetings.quiet_fields import QuietCombo
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label
from almaty_desktop.ui.widgets.date_field import DateField
from almaty_desktop.ui.widgets.notice import Notice
from almaty_desktop.ui.wording import Wording

_MOST = 1000  # people of one State that a menu offers
_ROLES = (ServiceRole.NATIONAL_COORDINATOR, ServiceRole.ALTERNATE)


class NameCoordinator(QFrame):
    """``named`` when it is done; whoever coordinates until then serves until the day before."""

    named = Signal()
    closed = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context, self._wording = context, wording
        self._of: CoordinatorsOf | None = None
        self._people: tuple[PersonLine, ...] = ()
        self.notice = Notice(wording, context.theme)
        self.person, self.role = QuietCombo(), QuietCombo()
        self.start = DateField(wording, context.theme, message("First day"), can_be_empty=False)
        self.before = label(wording, None, "muted", wraps=True)
        self.nobody = label(
            wording,
            message("No people of this State have been added yet. Add one first."),
            "quiet",
            wraps=True,
        )
        self.make = button(wording, message("Designate"), self._make, "primary")
        wording.say(self.make.setToolTip, message("Ctrl+Enter"))
        self.add = button(wording, message("Add a person"), self._add)
        self.cancel = button(wording, message("Cancel"), self.closed.emit)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._field(message("Person"), self.person), 0, 0, 1, 2, top)
        grid.addWidget(self._field(message("Role"), self.role), 1, 0, top)
        grid.addWidget(self.start, 1, 1, top)
        for place in range(2):
            grid.setColumnStretch(place, 1)
        actions = Flow(self.make, self.add, self.cancel)
        layout = column(self.notice, self.nobody, grid, self.before, actions, spacing=GRID)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.setLayout(layout)
        self.setFocusProxy(self.person)
        self.role.activated.connect(lambda _: self._tell(self._wording.texts))
        wording.follow(self._tell)
        self.hide()

    def begin(self, of: CoordinatorsOf) -> None:
        """Opens for a State, from today on."""
        self._of, self._people = of, ()
        self.notice.hide()
        self.start.set_value(self._context.today())
        self._tell(self._wording.texts)
        self.show()
        people, language = self._context.use_cases.people, self._wording.texts.language
        self._context.jobs.ask(
            (id(self), "people"),
            lambda: people.list(PeopleFilter(participant=of.code), language=language, limit=_MOST),
            self._offer,
            self._context.refuse,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control and self.make.isEnabled():
            self._make()
        else:
            super().keyPressEvent(event)

    def _offer(self, people: tuple[PersonLine, ...]) -> None:
        self._people = people
        self._tell(self._wording.texts)
        (self.person if people else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> None:
        self.start.save()
        day, person, of = self.start.value, self.person.currentData(), self._of
        if day is None or person is None or of is None or self.start.editor.isModified():
            return
        role, coordinators = ServiceRole(self.role.currentData()), self._context.use_cases.coordinators
        self.make.setEnabled(False)
        self._context.jobs.ask(
            (id(self), "name"),
            lambda: coordinators.start_service(person, of.code, role, day, succeeds=True),
            lambda _: self.named.emit(),
            self._refused,
        )

    def _refused(self, error: Exception) -> None:
        self.make.setEnabled(True)
        self.notice.refuse(error)

    def _add(self) -> None:
        if self._of is not None:
            self._context.navigate("participants", f"person/new/{self._of.code}")

    def _tell(self, texts: Texts) -> None:
        chosen, role = self.person.currentData(), self.role.currentData()
        with QSignalBlocker(self.person), QSignalBlocker(self.role):
            self.person.clear()
            for line in self._people:
                self.person.addItem(line.listed.shown(texts.language), line.id)
            self.person.setCurrentIndex(max(0, self.person.findData(chosen)))
            self.role.clear()
            for one in _ROLES:
                self.role.addItem(texts.say(SERVICE_ROLES[one]), one.value)
            self.role.setCurrentIndex(max(0, self.role.findData(role)))
        self.nobody.setVisible(not self._people)
        self.make.setEnabled(bool(self._people))
        current = self._of.current if self._of is not None else None
        main = self.role.currentData() == ServiceRole.NATIONAL_COORDINATOR.value
        self.before.setVisible(current is not None and main)
        if current is not None:
            self.before.setText(texts.text("{name} serves until the day before.", name=current.name))

    def _field(self, name: Message, field: QWidget) -> QWidget:
        name_label = label(self._wording, name, "strong")
        name_label.setBuddy(field)
        self._wording.say(field.setAccessibleName, name)
        made = QWidget()
        made.setLayout(column(name_label, field, spacing=GRID // 2))
        return made
