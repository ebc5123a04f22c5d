"""A moment in Almaty's time: a day and a time of day, typed or picked."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import ALMATY, Message, message
from almaty_desktop.ui.pages.meetings.quiet_fields import ClockField
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, label, row
from almaty_desktop.ui.widgets.date_field import DateField
from almaty_desktop.ui.wording import Wording


class MomentField(QWidget):
    """``value`` is a moment with Almaty's zone, or None while the field is empty.

    ``hint`` says what counts where it stays empty. A day without a time of day is not whole.
    """

    changed = Signal()

    def __init__(self, wording: Wording, theme: Theme, day: Message, clock: Message, hint: Message) -> None:
        super().__init__()
        self.day = DateField(wording, theme, day)
        self.clock = ClockField(wording, clock, can_be_empty=True)
        self._hint = label(wording, hint, "muted", wraps=True)
        self._wrong = label(wording, message("Enter both the day and the time."), "bad", wraps=True)
        self._wrong.hide()
        fields = row(self.day, self.clock, None, spacing=2 * GRID)
        for part in (self.day, self.clock):
            fields.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(fields, self._hint, self._wrong, spacing=GRID // 2))
        self.setFocusProxy(self.day)
        for field in (self.day, self.clock):
            field.saved.connect(self._changed)

    @property
    def value(self) -> datetime | None:
        """The moment that was entered."""
        day, clock = self.day.value, self.clock.value
        return None if day is None or clock is None else datetime.combine(day, clock, ALMATY)

    @property
    def empty(self) -> bool:
        """Whether nothing was entered."""
        return self.day.value is None and self.clock.value is None

    def set_value(self, moment: datetime | None) -> None:
        """Shows a moment."""
        there = moment.astimezone(ALMATY) if moment else None
        self.day.set_value(there.date() if there else None)
        self.clock.set_value(time(there.hour, there.minute) if there else None)
        self._wrong.hide()

    def take(self) -> bool:
        """Reads what was typed last; whether it is a moment, or empty. Else a sentence says what is amiss."""
        self.day.save()
        self.clock.save()
        typed_wrong = self.day.editor.isModified() or self.clock.editor.isModified()
        half = (self.day.value is None) != (self.clock.value is None)
        self._wrong.setVisible(half and not typed_wrong)
        if typed_wrong or half:
            wrong = self.day if self.day.editor.isModified() or self.day.value is None else self.clock
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        return True

    def _changed(self, _given: object) -> None:
        self._wrong.hide()
        self.changed.emit()
