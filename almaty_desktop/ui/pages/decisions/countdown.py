"""The time that is left until a deadline, told anew as it passes (rule D2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel

from almaty_desktop.i18n import ALMATY, NO_BREAK_SPACE, Texts
from almaty_desktop.ui.wording import Wording

_HOUR, _DAY = 3600, 86400
_EVERY_SECOND, _EVERY_MINUTE = 1_000, 60_000


def time_left(texts: Texts, deadline: datetime, now: datetime) -> str:
    """in 3 days · in 5 h 20 min · in 12 min 07 s; empty when the deadline has passed."""
    seconds = int((deadline - now).total_seconds())
    if seconds < 0:
        return ""
    if seconds >= 2 * _DAY:
        return texts.distance(deadline.astimezone(ALMATY).date(), now.astimezone(ALMATY).date())
    if seconds >= _HOUR:
        return texts.text("in {time}", time=texts.duration(seconds // 60))
    minutes, rest = divmod(seconds, 60)
    shown = texts.text("{minutes} min {seconds} s", minutes=minutes, seconds=f"{rest:02}")
    return texts.text("in {time}", time=shown.replace(" ", NO_BREAK_SPACE))


class Countdown(QLabel):
    """Counts by the second in the last hour and by the minute before; ``passed`` comes once, at the end."""

    passed = Signal()

    def __init__(self, wording: Wording, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._wording, self._now = wording, now
        self._deadline: datetime | None = None
        self.setProperty("role", "heading")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)
        wording.follow(self._retell)

    def count_to(self, deadline: datetime | None) -> None:
        """Counts down to another deadline; None shows nothing."""
        self._deadline = deadline
        self._timer.stop()
        self._retell(self._wording.texts)
        self._wait()

    def _tick(self) -> None:
        self._retell(self._wording.texts)
        self._wait()

    def _wait(self) -> None:
        if self._deadline is None:
            return
        left = (self._deadline - self._now()).total_seconds()
        if left < -1:
            # The very second of the deadline is still in time: only now is it over.
            self._deadline = None
            self.passed.emit()
        else:
            # A minute before the last hour begins, the minutes must not run past it.
            self._timer.start(_EVERY_SECOND if left <= _HOUR + 60 else _EVERY_MINUTE)

    def _retell(self, texts: Texts) -> None:
        shown = time_left(texts, self._deadline, self._now()) if self._deadline else ""
        self.setText(shown)
        self.setVisible(bool(shown) and self.parentWidget() is not None)
        self.setAccessibleName(texts.text("Time left: {time}", time=shown) if shown else "")
