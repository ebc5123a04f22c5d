"""Edits beside the window: one after the other, none lost, each against the state that was seen."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject

from almaty_desktop.services.errors import Refused
from almaty_desktop.ui.jobs import Jobs

Done = Callable[[Any], Any]

LONGEST_WAIT = 15.0
"""Seconds to wait for a write that is under way: longer than the database waits for another writer."""


class _Write:
    """One write in another thread, and how it ended."""

    def __init__(self, work: Callable[[], Any], done: Done | None) -> None:
        self._work, self.done = work, done
        self.ended = Event()
        self.result: Any = None
        self.error: Exception | None = None

    def __call__(self) -> Any:
        try:
            self.result = self._work()
        except Exception as error:
            self.error = error
            raise
        finally:
            self.ended.set()
        return self.result


class Edits(QObject):
    """A queue: writing may have to wait for the disk, and the window must not."""

    def __init__(self, jobs: Jobs, refuse: Callable[[Exception], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._refuse = jobs, refuse
        self._waiting: deque[tuple[Callable[[], Any], Done | None]] = deque()
        self._now: _Write | None = None
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
        """Writes what waits, and what ``save`` asks for, before it returns: the page is about to go.

        What is being written comes first: the next edit rests on what it leaves.
        """
        self._at_once = True
        try:
            self._wait()
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

    def _wait(self) -> None:
        """Lets the write that is under way end, and tells its end at once instead of when it arrives."""
        now = self._now
        if now is None or not self._busy or not now.ended.wait(LONGEST_WAIT):
            return
        self._jobs.forget((id(self), "write"))
        if now.error is None:
            self._written(now.result)
        else:
            self._failed(now.error)

    def _next(self) -> None:
        if self._waiting and not self._at_once:
            self._now = _Write(*self._waiting.popleft())
            self._busy = True
            self._jobs.ask((id(self), "write"), self._now, self._written, self._failed)

    def _written(self, result: Any) -> None:
        done = self._now.done if self._now else None
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
