"""Title, dates, place, host, symbol and hour of the chosen meeting, edited in place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from almaty_desktop.i18n import Bilingual, Texts, message
from almaty_desktop.rules.meetings import MeetingState
from almaty_desktop.services.meetings import MeetingLine
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.meetings.quiet_fields import ClockField, QuietCombo
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.widgets.bilingual_field import BilingualField
from almaty_desktop.ui.widgets.date_field import DateField
from almaty_desktop.ui.wording import Wording


class SymbolLine(QLineEdit):
    """A symbol; Esc takes back what was typed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.undo()
            self.setModified(False)
        else:
            super().keyPressEvent(event)


def fill_hosts(combo: QuietCombo, participants: Sequence[ParticipantLine], texts: Texts, code: str) -> None:
    """Offers all participants in the language's alphabetical order, nobody first."""
    with QSignalBlocker(combo):
        combo.clear()
        combo.addItem(texts.text("nobody yet"), "")
        for one in sorted(participants, key=lambda one: texts.order(one.short.shown(texts.language))):
            combo.addItem(one.printed_short.shown(texts.language), one.code)
        combo.setCurrentIndex(max(0, combo.findData(code)))


class MeetingDetails(QWidget):
    """Announces the fields that a person left; shows only what changed, so nothing being typed is lost."""

    changed = Signal(object)

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._meeting: MeetingLine | None = None
        self._participants: Sequence[ParticipantLine] = ()
        self._said: dict[str, Any] = {}
        theme = context.theme
        self.title = BilingualField(wording, message("Title"))
        self.place = BilingualField(wording, message("Place"))
        self.start = DateField(wording, theme, message("First day"), can_be_empty=False)
        self.end = DateField(wording, theme, message("Last day"), can_be_empty=False)
        self.begins = ClockField(wording, message("The day begins at"))
        self.symbol = SymbolLine()
        wording.say(self.symbol.setAccessibleName, message("Symbol"))
        self.propose = button(wording, message("Propose the next free one"), self._propose, "small")
        self.host = QuietCombo()
        wording.say(self.host.setAccessibleName, message("Host"))
        self.cancelled = QCheckBox()
        wording.say(self.cancelled.setText, message("This meeting was cancelled"))
        wording.say(self.cancelled.setAccessibleName, message("This meeting was cancelled"))
        self._build()
        self._connect()
        wording.follow(self._retell)

    def _build(self) -> None:
        wording = self._wording
        symbol_label, host_label = (
            label(wording, said, "strong") for said in (message("Symbol"), message("Host"))
        )
        symbol_label.setBuddy(self.symbol)
        host_label.setBuddy(self.host)
        pair_of_days = _equal(self.start, self.end)
        symbol = column(symbol_label, self.symbol, row(self.propose, None), None, spacing=GRID // 2)
        host = column(host_label, self.host, None, spacing=GRID // 2)
        lower = _equal(_held(symbol), _held(host))
        layout = column(
            self.title,
            self.place,
            pair_of_days,
            row(self.begins, None),
            lower,
            self.cancelled,
            None,
            spacing=2 * GRID,
        )
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self.setLayout(layout)
        self.setMaximumWidth(112 * GRID)
        read_only = self._context.read_only
        for field in (self.title, self.place, self.start, self.end, self.begins):
            field.set_read_only(read_only)
        self.symbol.setReadOnly(read_only)
        self.host.setEnabled(not read_only)
        self.cancelled.setEnabled(not read_only)

    def _connect(self) -> None:
        self.title.saved.connect(lambda text: self._save(title_en=text.en, title_ru=text.ru))
        self.place.saved.connect(lambda text: self._save(place_en=text.en, place_ru=text.ru))
        self.start.saved.connect(self._save_start)
        self.end.saved.connect(lambda day: self._save(end=day))
        self.begins.saved.connect(lambda clock: self._save(day_begins=clock))
        self.symbol.editingFinished.connect(self._save_symbol)
        self.host.activated.connect(lambda _: self._save(host=self.host.currentData()))
        self.cancelled.clicked.connect(lambda on: self._save(cancelled=bool(on)))

    def show_meeting(self, meeting: MeetingLine, participants: Sequence[ParticipantLine], anew: bool) -> None:
        """Shows a meeting; ``anew`` shows all of it as it is saved (another meeting, a refusal)."""
        if self._meeting is not None and meeting.id != self._meeting.id:
            anew = True
        if anew:
            self._said.clear()
        self._meeting, self._participants = meeting, participants
        self._retell(self._wording.texts)

    def save(self) -> None:
        """Saves what is being typed."""
        if self._meeting is not None and not self._context.read_only:
            for field in (self.title, self.place, self.start, self.end, self.begins):
                field.save()
            self._save_symbol()

    def focus_first(self) -> None:
        """Where work begins."""
        self.title.editor(self._wording.texts.language).setFocus(Qt.FocusReason.OtherFocusReason)

    def _retell(self, texts: Texts) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        self._fill("title", meeting.title, self.title.set_value)
        self._fill("place", meeting.place, self.place.set_value)
        self._fill("start", meeting.start, self.start.set_value)
        self._fill("end", meeting.end, self.end.set_value)
        self._fill("begins", meeting.day_begins, self.begins.set_value)
        self._fill("symbol", meeting.symbol, self.symbol.setText)
        # A symbol is given once and never changed (A1).
        self.symbol.setReadOnly(self._context.read_only or bool(meeting.symbol))
        self.propose.setVisible(not self.symbol.isReadOnly())
        self.cancelled.setChecked(meeting.state is MeetingState.CANCELLED)
        fill_hosts(self.host, self._participants, texts, meeting.host)

    def _fill(self, name: str, value: Any, setter: Any) -> None:
        if name not in self._said or self._said[name] != value:
            self._said[name] = value
            setter(value)

    def _save_start(self, day: date) -> None:
        """A meeting that begins after its end was moved as a whole: it keeps its length."""
        meeting = self._meeting
        if meeting is not None and day > meeting.end:
            self._save(start=day, end=day + (meeting.end - meeting.start))
        else:
            self._save(start=day)

    def _save_symbol(self) -> None:
        typed = self.symbol.text().strip()
        if self._meeting is not None and typed != self._said.get("symbol"):
            if typed:
                self._save(symbol=typed)
            else:
                # A symbol is never taken back from a meeting without another in its place (A1).
                self.symbol.setText(self._meeting.symbol)

    def _save(self, **fields: Any) -> None:
        if self._meeting is None or self._context.read_only:
            return
        for name in ("title", "place"):
            if f"{name}_en" in fields:
                self._said[name] = Bilingual(fields[f"{name}_en"], fields[f"{name}_ru"])
        for name, shown in (("start", "start"), ("day_begins", "begins"), ("symbol", "symbol")):
            if name in fields:
                self._said[shown] = fields[name]
        if "end" in fields and "start" not in fields:
            self._said["end"] = fields["end"]
        self.changed.emit(fields)

    def _propose(self) -> None:
        meeting, use_cases = self._meeting, self._context.use_cases
        if meeting is not None:
            self._context.jobs.ask(
                (id(self), "symbol"),
                lambda: use_cases.meetings.proposed_symbol(meeting.kind, meeting.start.year),
                self._proposed,
                self._context.refuse,
            )

    def _proposed(self, symbol: str) -> None:
        self.symbol.setText(symbol)
        self._save_symbol()


def _equal(*parts: QWidget) -> QHBoxLayout:
    layout = row(*parts)
    for place in range(len(parts)):
        layout.setStretch(place, 1)
        layout.setAlignment(parts[place], Qt.AlignmentFlag.AlignTop)
    return layout


def _held(layout: Any) -> QWidget:
    made = QWidget()
    made.setLayout(layout)
    return made
