"""Making a meeting, in the page: kind, days, place, host, symbol, and where its agenda comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QWidget

from almaty_desktop.i18n import Bilingual, Message, Texts, message
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.labels import MEETING_KINDS
from almaty_desktop.services.meeting_templates import meeting_title as template_title
from almaty_desktop.services.meetings import MeetingLine
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.meetings.details import fill_hosts
from almaty_desktop.ui.pages.meetings.names import dotted, meeting_title
from almaty_desktop.ui.pages.meetings.quiet_fields import QuietCombo
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row, scrolled
from almaty_desktop.ui.widgets.bilingual_field import BilingualField
from almaty_desktop.ui.widgets.date_field import DateField
from almaty_desktop.ui.widgets.notice import Notice
from almaty_desktop.ui.wording import Wording

_WEEKS_AHEAD = 8
_TEMPLATE, _EMPTY = "template", "empty"


@dataclass(frozen=True)
class _Offered:
    participants: Sequence[ParticipantLine]
    earlier: Sequence[MeetingLine]


class NewMeeting(QFrame):
    """``made`` carries the new meeting; ``closed`` is Cancel or Esc."""

    made = Signal(object)
    closed = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self._context, self._wording = context, wording
        self._offered = _Offered((), ())
        self._proposed_title = Bilingual()
        self._proposed_symbol = ""
        theme = context.theme
        self.notice = Notice(wording, theme)
        self.kind = self._combo(message("Kind"))
        self.start = DateField(wording, theme, message("First day"), can_be_empty=False)
        self.end = DateField(wording, theme, message("Last day"), can_be_empty=False)
        self.title = BilingualField(wording, message("Title"))
        self.place = BilingualField(wording, message("Place"))
        self.host = self._combo(message("Host"))
        self.agenda = self._combo(message("Agenda"))
        self.symbol = QLineEdit()
        wording.say(self.symbol.setAccessibleName, message("Symbol"))
        self.make = button(wording, message("Create the meeting"), self._make, "primary")
        wording.say(self.make.setToolTip, message("Ctrl+Enter"))
        self.cancel = button(wording, message("Cancel"), self.closed.emit)
        self._build()
        self.kind.activated.connect(lambda _: self._kind_chosen())
        self.start.saved.connect(self._start_chosen)
        wording.follow(self._retell)

    def _build(self) -> None:
        wording = self._wording
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(2 * GRID)
        for column_number in range(2):
            grid.setColumnStretch(column_number, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._named(message("Kind"), self.kind), 0, 0, 1, 2)
        grid.addWidget(self.start, 1, 0, top)
        grid.addWidget(self.end, 1, 1, top)
        grid.addWidget(self.title, 2, 0, 1, 2)
        grid.addWidget(self.place, 3, 0, 1, 2)
        grid.addWidget(self._named(message("Host"), self.host), 4, 0, top)
        hint = label(
            wording, message("Proposed: the next free one. It may stay empty for now."), "muted", wraps=True
        )
        grid.addWidget(self._named(message("Symbol"), self.symbol, hint), 4, 1, top)
        grid.addWidget(self._named(message("Agenda"), self.agenda), 5, 0, 1, 2)
        heading = label(wording, message("New meeting"), "title")
        form = QWidget()
        inner = column(heading, self.notice, grid, row(self.make, self.cancel, None), None, spacing=2 * GRID)
        inner.setContentsMargins(3 * GRID, 2 * GRID + 4, 3 * GRID, 3 * GRID)
        form.setLayout(inner)
        form.setMaximumWidth(100 * GRID)
        self.setLayout(column(scrolled(form), spacing=0))

    def begin(self) -> None:
        """Opens for a Senior Officials’ Meeting on a Monday some weeks ahead; all of it can be changed."""
        self.notice.hide()
        day = self._context.today() + timedelta(weeks=_WEEKS_AHEAD)
        day += timedelta(days=(7 - day.weekday()) % 7)
        self.start.set_value(day)
        self.end.set_value(day)
        self.place.set_value(Bilingual())
        self._proposed_title, self._proposed_symbol = Bilingual(), ""
        self.title.set_value(Bilingual())
        self.symbol.clear()
        self.kind.setCurrentIndex(self.kind.findData(MeetingKind.SOM))
        use_cases = self._context.use_cases
        self._context.jobs.ask(
            (id(self), "offered"),
            lambda: _Offered(use_cases.participants.standings(), use_cases.meetings.list(limit=60)),
            self._take_offered,
            self._context.refuse,
        )
        self._kind_chosen()
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
    def _chosen_kind(self) -> MeetingKind:
        return MeetingKind(self.kind.currentData() or MeetingKind.SOM)

    def _kind_chosen(self) -> None:
        """What was proposed for the kind before gives way; what a person wrote stays."""
        proposed = template_title(self._chosen_kind)
        if self.title.value in (Bilingual(), self._proposed_title):
            self.title.set_value(proposed)
        self._proposed_title = proposed
        self._tell_agendas(self._wording.texts)
        self._ask_symbol()

    def _start_chosen(self, day: date) -> None:
        if self.end.value is None or self.end.value < day:
            self.end.set_value(day)
        self._ask_symbol()

    def _ask_symbol(self) -> None:
        kind, day, use_cases = self._chosen_kind, self.start.value, self._context.use_cases
        if day is not None:
            self._context.jobs.ask(
                (id(self), "symbol"),
                lambda: use_cases.meetings.proposed_symbol(kind, day.year),
                self._propose,
                self._context.refuse,
            )

    def _propose(self, symbol: str) -> None:
        if self.symbol.text().strip() in ("", self._proposed_symbol):
            self.symbol.setText(symbol)
            self.symbol.setCursorPosition(0)
        self._proposed_symbol = symbol

    def _take_offered(self, offered: _Offered) -> None:
        self._offered = offered
        self._retell(self._wording.texts)

    def _retell(self, texts: Texts) -> None:
        chosen = self._chosen_kind
        with QSignalBlocker(self.kind):
            self.kind.clear()
            for kind, word in MEETING_KINDS.items():
                # The plain word: Qt would not find an enum's member again among the data.
                self.kind.addItem(texts.say(word), kind.value)
            self.kind.setCurrentIndex(self.kind.findData(chosen.value))
        fill_hosts(self.host, self._offered.participants, texts, self.host.currentData() or "")
        self._tell_agendas(texts)

    def _tell_agendas(self, texts: Texts) -> None:
        """The template, an earlier agenda (of the same kind first), or none."""
        chosen, kind = self.agenda.currentData(), self._chosen_kind
        earlier = sorted(self._offered.earlier, key=lambda line: line.kind is not kind)
        with QSignalBlocker(self.agenda):
            self.agenda.clear()
            self.agenda.addItem(texts.text("As usual for this kind (template)"), _TEMPLATE)
            for line in earlier:
                when = texts.dates(line.start, line.end)
                title = dotted(meeting_title(texts, line), when)
                self.agenda.addItem(texts.text("Like: {meeting}", meeting=title), line.id)
            self.agenda.addItem(texts.text("Empty"), _EMPTY)
            self.agenda.setCurrentIndex(max(0, self.agenda.findData(chosen)))

    def _make(self) -> None:
        for field in (self.start, self.end):
            field.save()
        start, end = self.start.value, self.end.value
        if start is None or end is None or self.start.editor.isModified() or self.end.editor.isModified():
            (self.start if self.start.editor.isModified() else self.end).setFocus()
            return
        agenda, kind = self.agenda.currentData(), self._chosen_kind
        fields: dict[str, Any] = {
            "title": self.title.value or None,
            "place": self.place.value,
            "host": self.host.currentData() or "",
            "symbol": self.symbol.text().strip(),
            "skeleton": agenda != _EMPTY,
            "like": agenda if isinstance(agenda, int) else None,
        }
        use_cases = self._context.use_cases
        self.make.setEnabled(False)
        self._context.jobs.ask(
            (id(self), "make"),
            lambda: use_cases.meetings.create(kind, start, end, **fields),
            self._done,
            self._refused,
        )

    def _done(self, meeting: MeetingLine) -> None:
        self.make.setEnabled(True)
        self.made.emit(meeting)

    def _refused(self, error: Exception) -> None:
        self.make.setEnabled(True)
        self.notice.refuse(error)

    def _combo(self, name: Message) -> QuietCombo:
        made = QuietCombo()
        self._wording.say(made.setAccessibleName, name)
        return made

    def _named(self, name: Message, field: QWidget, hint: QLabel | None = None) -> QWidget:
        name_label = label(self._wording, name, "strong")
        name_label.setBuddy(field)
        made = QWidget()
        parts = [name_label, field] + ([hint] if hint else [])
        made.setLayout(column(*parts, spacing=GRID // 2))
        return made
