"""What stands in the preview's place while the print is made: how far it is, and Cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from almaty_desktop.i18n import Message, message
from almaty_desktop.ui.jobs import Job
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.wording import Wording

_STEPS = 1000
_UNSAID = message("The pages are being set.")


class Waiting(QWidget):
    """Follows one job at a time."""

    cancelled = Signal()

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._job: Job | None = None
        self.heading = label(wording, message("Preparing the print"), "heading")
        self.note = label(wording, _UNSAID, "quiet", wraps=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(40 * GRID)
        wording.say(self.bar.setAccessibleName, message("Preparing the print"))
        self.cancel = button(wording, message("Cancel"), self._cancel)
        for text in (self.heading, self.note):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(
            column(
                None,
                self.heading,
                row(None, self.bar, None),
                self.note,
                row(None, self.cancel, None),
                None,
                None,
                spacing=2 * GRID,
                margins=3 * GRID,
            )
        )

    def follow(self, job: Job | None) -> None:
        """Shows this job's progress from now on."""
        self._job = job
        self.cancel.setEnabled(True)
        if job is not None:
            job.progressed.connect(self._show)
        self._show()

    def _show(self) -> None:
        job = self._job
        fraction = job.fraction if job is not None and job.running else None
        self.bar.setRange(0, 0 if fraction is None else _STEPS)
        if fraction is not None:
            self.bar.setValue(round(fraction * _STEPS))
        note: Message = (job.note if job is not None else None) or _UNSAID
        self._wording.say(self.note.setText, note)

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        if self._job is not None:
            self._job.cancel()
        self.cancelled.emit()
