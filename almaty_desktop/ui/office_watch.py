"""Hears what changes in the office, from whichever thread, and asks what the frame of the window shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from almaty_desktop.i18n import Message
from almaty_desktop.ui.desk import OpenOffice
from almaty_desktop.ui.jobs import Jobs

GATHER = 100
"""Milliseconds in which changes are gathered: a job of a hundred small acts is one piece of news."""


class OfficeWatch(QObject):
    """Announces ``news`` and ``counted`` in the window's thread."""

    news = Signal(object)
    """The areas that changed: a set of their keys."""
    counted = Signal(object, object, object)
    """For each area how many things wait; what Undo would take back and Redo do again (Message or None)."""
    _heard = Signal(object)

    def __init__(self, office: OpenOffice, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._office, self._jobs = office, jobs
        self._gathered: set[str] = set()
        # Queued: the change is announced in the thread of whoever made it.
        self._heard.connect(self._gather, Qt.ConnectionType.QueuedConnection)
        office.listen(self._heard.emit)

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

    def _gather(self, areas: frozenset[str]) -> None:
        if not self._gathered:
            QTimer.singleShot(GATHER, self._spread)
        self._gathered |= areas

    def _spread(self) -> None:
        news, self._gathered = self._gathered, set()
        self.news.emit(news)
        self.ask()
