"""The foot of the window: what was saved, what can be undone, and the jobs that run."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from almaty_desktop.i18n import Message, Texts, message, plural_message
from almaty_desktop.ui.jobs import Job, Jobs
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, elided, label
from almaty_desktop.ui.wording import Wording

UNDO_WIDTH = 22 * GRID
"""The least that the words of Undo get, in pixels; in a wide window it is a third of the foot."""

MOST_ROWS = 3
"""More jobs than this are counted rather than shown one by one."""


class JobRow(QWidget):
    """One job: its title and note, a bar, per cent and time left, Cancel."""

    def __init__(self, wording: Wording, job: Job) -> None:
        super().__init__()
        self._wording, self.job = wording, job
        self.title = elided(wording, None, "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(5 * GRID)
        self.bar.setMaximumWidth(22 * GRID)
        self.state = label(wording, None, "muted")
        self.cancel = button(wording, message("Cancel"), job.cancel, "small")
        wording.say(self.cancel.setAccessibleName, message("Cancel: {job}", job=job.title))
        wording.say(self.bar.setAccessibleName, job.title)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        for part in (self.title, self.bar, self.state, self.cancel):
            layout.addWidget(part)
        job.progressed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        job = self.job
        title: Message = job.title
        if job.note is not None:
            title = message("{job}: {note}", job=job.title, note=job.note)
        self._wording.say(self.title.setText, title)
        fraction = job.fraction
        # A range of 0 to 0 is Qt's way to show that the whole is not known yet.
        self.bar.setRange(0, 1000 if fraction is not None else 0)
        if fraction is not None:
            self.bar.setValue(round(fraction * 1000))
        self._wording.follow(self._tell_state)
        self.cancel.setEnabled(not job.cancelling)

    def _tell_state(self, texts: Texts) -> None:
        job = self.job
        if job.cancelling:
            self.state.setText(texts.text("stopping…"))
        elif job.fraction is None:
            self.state.setText("")
        elif job.seconds_left is None:
            self.state.setText(texts.text("{percent} %", percent=int(job.fraction * 100)))
        else:
            self.state.setText(
                texts.text(
                    "{percent} % · {time} left",
                    percent=int(job.fraction * 100),
                    time=texts.remaining(job.seconds_left),
                )
            )


class Foot(QFrame):
    """Follows the jobs by itself; the window tells it what was saved and what can be undone."""

    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, wording: Wording, theme: Theme, jobs: Jobs) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self._wording, self._theme = wording, theme
        self.saying = elided(wording, None, "muted")
        self.saying.setMinimumWidth(13 * GRID)
        self.saying.hide()
        self._undo_text = ""
        self.undo = button(wording, message("Undo"), self.undo_wanted.emit, "small")
        self.undo.hide()
        # A sign alone: what is redone is seldom looked for, and the foot is short of room.
        self.redo = QPushButton()
        self.redo.setProperty("role", "small")
        self.redo.clicked.connect(self.redo_wanted)
        self.redo.hide()
        self.more = label(wording, None, "muted")
        self.more.hide()
        self._rows: list[JobRow] = []
        self._jobs_side = QVBoxLayout()
        self._jobs_side.setSpacing(2)
        self._jobs_side.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignRight)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        layout.setSpacing(GRID)
        layout.addWidget(self.saying)
        layout.addWidget(self.undo)
        layout.addWidget(self.redo)
        layout.addStretch(1)
        layout.addLayout(self._jobs_side)
        self.setMinimumHeight(5 * GRID)
        wording.say(self.setAccessibleName, message("What was saved, and work under way"))
        theme.changed.connect(self._paint)
        jobs.started.connect(self._add)
        self._paint()

    @property
    def rows(self) -> tuple[JobRow, ...]:
        """The jobs on view."""
        return tuple(self._rows)

    def tell(self, saying: Message) -> None:
        """Shows a sentence; it stays until the next one."""
        self._wording.say(self.saying.setText, saying)
        self.saying.show()

    def show_undo(self, title: Message | None, again: Message | None = None) -> None:
        """Shows what Undo would take back, and that Redo would do ``again``."""
        self.redo.setVisible(again is not None)
        if again is not None:
            saying = message("Redo: {act}", act=again)
            self._wording.say(self.redo.setAccessibleName, saying)
            self._wording.say(self.redo.setToolTip, message("{act} (Ctrl+Y)", act=saying))
        self.undo.setVisible(title is not None)
        if title is not None:
            saying = message("Undo: {act}", act=title)
            self._wording.say(self._shorten_undo, saying)
            self._wording.say(self.undo.setAccessibleName, saying)
            self._wording.say(self.undo.setToolTip, message("{act} (Ctrl+Z)", act=saying))

    def _shorten_undo(self, saying: str) -> None:
        """An act can have a long title; the tooltip has the whole."""
        self._undo_text = saying
        room = max(UNDO_WIDTH, self.width() // 3)
        self.undo.setText(self.undo.fontMetrics().elidedText(saying, Qt.TextElideMode.ElideRight, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten_undo(self._undo_text)

    def _add(self, job: Job) -> None:
        row = JobRow(self._wording, job)
        self._rows.append(row)
        self._jobs_side.insertWidget(self._jobs_side.count() - 1, row, alignment=Qt.AlignmentFlag.AlignRight)
        job.finished.connect(lambda: self._take_away(row))
        self._count()

    def _take_away(self, row: JobRow) -> None:
        self._rows.remove(row)
        self._jobs_side.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._count()

    def _count(self) -> None:
        for number, row in enumerate(self._rows):
            row.setVisible(number < MOST_ROWS)
        hidden = len(self._rows) - MOST_ROWS
        self.more.setVisible(hidden > 0)
        if hidden > 0:
            self._wording.say(
                self.more.setText, plural_message("and {count} more", "and {count} more", hidden)
            )

    def _paint(self) -> None:
        self.undo.setIcon(self._theme.icon("arrow-counter-clockwise", "accent", 14))
        self.redo.setIcon(self._theme.icon("arrow-clockwise", "accent", 14))
