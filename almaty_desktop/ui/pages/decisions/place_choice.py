"""Where a decision is taken: in a meeting, or in a silence procedure with its deadline (rules D1, D2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from almaty_desktop.i18n import ALMATY, Message, Texts, message
from almaty_desktop.rules.meetings import MeetingKind, MeetingState
from almaty_desktop.services.meetings import MeetingLine
from almaty_desktop.ui.pages.decisions.decision_list import PLACES
from almaty_desktop.ui.pages.decisions.fields import named
from almaty_desktop.ui.pages.decisions.moment_field import MomentField
from almaty_desktop.ui.pages.meetings.names import meeting_title
from almaty_desktop.ui.pages.meetings.quiet_fields import QuietCombo
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.wording import Wording

_USUAL_DAYS = 30
_USUAL_HOUR = time(18)


def fill_meetings(
    combo: QuietCombo, meetings: Sequence[MeetingLine], texts: Texts, chosen: int | None
) -> None:
    """Offers meetings by title and days; ``chosen`` stays."""
    with QSignalBlocker(combo):
        combo.clear()
        for one in meetings:
            combo.addItem(f"{meeting_title(texts, one)} · {texts.dates(one.start, one.end)}", one.id)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))


def nearest(meetings: Sequence[MeetingLine], today: date, *, ministerial: bool) -> int | None:
    """The meeting that most likely is meant: under way, else the next one, else the last one."""
    wanted = [one for one in meetings if not ministerial or one.kind is MeetingKind.MINISTERIAL] or meetings
    ahead = [one for one in wanted if one.end >= today]
    if ahead:
        return min(ahead, key=lambda one: one.start).id
    return max(wanted, key=lambda one: one.start).id if wanted else None


class PlaceChoice(QWidget):
    """``changed`` when another place is chosen."""

    changed = Signal()

    def __init__(self, wording: Wording, theme: Theme) -> None:
        super().__init__()
        self._wording = wording
        self._meetings: Sequence[MeetingLine] = ()
        self._wanted: int | None = None
        self.in_meeting = self._segment(PLACES[False], "first")
        self.in_silence = self._segment(PLACES[True], "last")
        self._group = QButtonGroup(self)
        for one in (self.in_meeting, self.in_silence):
            self._group.addButton(one)
        self.in_meeting.setChecked(True)
        self.meeting = QuietCombo()
        self.deadline = MomentField(
            wording, theme, message("Deadline"), message("Hour"), message("In Almaty’s time.")
        )
        self.start = MomentField(
            wording,
            theme,
            message("Start"),
            message("Hour"),
            message("Left empty: now. For a procedure that began earlier, the moment of its notice."),
        )
        self._meeting_place = named(wording, message("Meeting"), self.meeting)
        self._silence_place = QWidget()
        self._silence_place.setLayout(column(self.deadline, self.start, spacing=2 * GRID))
        heading = label(wording, message("Where it is taken"), "strong")
        self.setLayout(
            column(
                column(heading, row(self.in_meeting, self.in_silence, None, spacing=0), spacing=GRID // 2),
                self._meeting_place,
                self._silence_place,
                spacing=2 * GRID,
            )
        )
        self._group.buttonToggled.connect(lambda _one, on: self._turned() if on else None)
        self.meeting.activated.connect(lambda _: self.changed.emit())
        wording.follow(self._retell)
        self._show_place()

    @property
    def chosen_meeting(self) -> int | None:
        """The meeting that is chosen; None for a silence procedure."""
        return None if self.in_silence.isChecked() else self.meeting.currentData()

    @property
    def chosen_deadline(self) -> datetime | None:
        """The deadline of a silence procedure; None for a meeting."""
        return self.deadline.value if self.in_silence.isChecked() else None

    @property
    def chosen_start(self) -> datetime | None:
        """The start of a silence procedure where it is not now."""
        return self.start.value if self.in_silence.isChecked() else None

    def begin(self, today: date, meeting: int | None) -> None:
        """Opens for a meeting; a silence procedure would have the usual time."""
        self._wanted = meeting
        self.in_meeting.setChecked(True)
        usual = datetime.combine(today + timedelta(days=_USUAL_DAYS), _USUAL_HOUR, ALMATY)
        self.deadline.set_value(usual)
        self.start.set_value(None)
        self._retell(self._wording.texts)

    def offer(self, meetings: Sequence[MeetingLine], today: date, *, ministerial: bool) -> None:
        """Offers the meetings that can decide, the likely one chosen unless one was asked for."""
        self._meetings = [one for one in meetings if one.state is not MeetingState.CANCELLED]
        known = {one.id for one in self._meetings}
        chosen = (
            self._wanted if self._wanted in known else nearest(self._meetings, today, ministerial=ministerial)
        )
        fill_meetings(self.meeting, self._meetings, self._wording.texts, chosen)

    def take(self) -> bool:
        """Reads what was typed last; whether it is whole."""
        if not self.in_silence.isChecked():
            return True
        if not self.deadline.take() or not self.start.take():
            return False
        if self.deadline.empty:
            self.deadline.setFocus()
            return False
        return True

    def _segment(self, saying: Message, part: str) -> QPushButton:
        made = button(self._wording, saying, None, "segment")
        made.setProperty("part", part)
        made.setCheckable(True)
        return made

    def _turned(self) -> None:
        self._show_place()
        self.changed.emit()

    def _show_place(self) -> None:
        silence = self.in_silence.isChecked()
        self._meeting_place.setVisible(not silence)
        self._silence_place.setVisible(silence)

    def _retell(self, texts: Texts) -> None:
        fill_meetings(self.meeting, self._meetings, texts, self.meeting.currentData())
