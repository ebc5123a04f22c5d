"""Hears what changes in the office, here or elsewhere, and asks what the frame of the window shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Message
from almaty_desktop.ui.desk import OpenOffice
from almaty_desktop.ui.jobs import Jobs

GATHER = 100
"""Milliseconds in which changes are gathered: a job of a hundred small acts is one piece of news."""
LOOK_EVERY = 2_000
"""Milliseconds after which the active window asks what other programs changed."""


class OfficeWatch(QObject):
    """Announces ``news``, ``elsewhere`` and ``counted`` in the window's thread.

    While its window is active, and whenever it becomes so, it asks what the command line or another window
    changed.
    """

    news = Signal(object)
    """The areas that changed: a set of their keys."""
    elsewhere = Signal(object)
    """The areas that another program changed: a set of their keys."""
    counted = Signal(object, object, object)
    """For each area how many things wait; what Undo would take back and Redo do again (Message or None)."""
    _heard = Signal(object)

    def __init__(self, office: OpenOffice, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._office, self._jobs = office, jobs
        self._gathered: set[str] = set()
        # Queued: the change is announced in the thread of whoever made it.
        self._heard.connect(self._gather, Qt.ConnectionType.QueuedConnection)
        office.listen(self._heard.emit)
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_EVERY)
        self._clock.timeout.connect(self._look)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self._look()
            self._clock.start()
        elif event.type() == QEvent.Type.WindowDeactivate:
            self._clock.stop()
        return super().eventFilter(watched, event)

    def ask(self) -> None:
        """Asks for the counts and the titles of Undo and Redo."""
        office = self._office

        def read() -> tuple[Mapping[str, int], Message | None, Message | None]:
            return office.counts(), office.undo_title(), office.redo_title()

        self._jobs.ask((id(self), "counts"), read, lambda answer: self.counted.emit(*answer))

    def undo(self, refused: Callable[[Exception], object]) -> None:
        """Takes the last act back, beside the window."""
        if not self._office.read_only:
            self._jobs.ask((id(self), "undo"), self._office.undo, lambda _: self.ask(), refused)

    def redo(self, refused: Callable[[Exception], object]) -> None:
        """Does again what was taken back last."""
        if not self._office.read_only:
            self._jobs.ask((id(self), "undo"), self._office.redo, lambda _: self.ask(), refused)

    def _look(self) -> None:
        self._jobs.ask((id(self), "look"), self._office.changed_elsewhere, self._looked, self._not_looked)

    def _looked(self, areas: frozenset[str]) -> None:
        if areas:
            self.elsewhere.emit(set(areas))
            self.ask()

    def _not_looked(self, error: Exception) -> None:
        # What can't be read now is told once, not every two seconds.
        self._clock.stop()
        self._jobs.failed.emit(None, error)

    def _gather(self, areas: frozenset[str]) -> None:
        if not self._gathered:
            QTimer.singleShot(GATHER, self._spread)
        self._gathered |= areas

    def _spread(self) -> None:
        news, self._gathered = self._gathered, set()
        self.news.emit(news)
        self.ask()
