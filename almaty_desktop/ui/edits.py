"""Edits beside the window: one after the other, none lost, each against the state that was seen."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from almaty_desktop.services.errors import Refused
from almaty_desktop.ui.jobs import Jobs

Done = Callable[[Any], Any]


class Edits(QObject):
    """A queue: writing may have to wait for the disk, and the window must not."""

    def __init__(self, jobs: Jobs, refuse: Callable[[Exception], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._refuse = jobs, refuse
        self._waiting: deque[tuple[Callable[[], Any], Done | None]] = deque()
        self._now: Done | None = None
        self._busy = False
        self._at_once = False

    @property
    def busy(self) -> bool:
        """Whether something is still to be written."""
        return self._busy or bool(self._waiting)

    def act(self, work: Callable[[], Any], done: Done | None = None) -> None:
        """Writes beside the window after what was asked before; ``done`` gets the result."""
        self._waiting.append((work, done))
        if self._at_once:
            self._write_all()
        elif not self._busy:
            self._next()

    def finish(self, save: Callable[[], Any]) -> None:
        """Writes what waits, and what ``save`` asks for, before it returns: the page is about to go."""
        self._at_once = True
        try:
            save()
            self._write_all()
        finally:
            self._at_once = False

    def _write_all(self) -> None:
        while self._waiting:
            work, done = self._waiting.popleft()
            try:
                result = work()
            except Refused as error:
                self._refuse(error)
            else:
                if done:
                    done(result)

    def _next(self) -> None:
        if self._waiting:
            work, self._now = self._waiting.popleft()
            self._busy = True
            self._jobs.ask((id(self), "write"), work, self._written, self._failed)

    def _written(self, result: Any) -> None:
        done = self._now
        self._busy = False
        if done:
            done(result)
        if not self._busy:
            self._next()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._refuse(error)
        if not self._busy:
            self._next()
