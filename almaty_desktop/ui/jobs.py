"""Work that runs beside the window: long jobs with progress and Cancel, and short questions.

Everything a caller hands in as ``done`` or ``failed`` is called in the window's thread.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from almaty_desktop.i18n import Message
from almaty_desktop.services.progress import Cancelled, Progress

T = TypeVar("T")

LONG_AT_ONCE = 3
SHORT_AT_ONCE = 2
REPORT_EVERY = 0.05
"""Seconds between two reports of one job: a job of a thousand quick steps must not flood the window."""


class Job(QObject):
    """One piece of long work, as the bar at the foot of the window shows it."""

    progressed = Signal()
    finished = Signal()

    def __init__(self, title: Message, progress: JobProgress, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.done = 0
        self.total = 0
        self.note: Message | None = None
        self.running = True
        self._progress = progress
        self._began = time.monotonic()

    @property
    def cancelling(self) -> bool:
        """Whether it was asked to stop and has not stopped yet."""
        return self.running and self._progress.cancelled

    @property
    def fraction(self) -> float | None:
        """Between 0 and 1; None while the whole is not known."""
        return min(1.0, self.done / self.total) if self.total > 0 else None

    @property
    def seconds_left(self) -> float | None:
        """A rough estimate from the pace so far; None while there is too little to judge by."""
        elapsed = time.monotonic() - self._began
        if not self.fraction or elapsed < 1.0:
            return None
        return elapsed / self.fraction * (1 - self.fraction)

    def cancel(self) -> None:
        """Asks the work to stop at its next step."""
        self._progress.cancel()
        self.progressed.emit()

    def _take(self, report: tuple[int, int, Message | None]) -> None:
        self.done, self.total, self.note = report
        self.progressed.emit()

    def _finish(self) -> None:
        self.running = False
        self.finished.emit()


class JobProgress(Progress):
    """Carries the steps of a worker thread to the window, at most twenty times a second."""

    def __init__(self, send: Callable[[tuple[int, int, Message | None]], None]) -> None:
        super().__init__()
        self._send = send
        self._last = 0.0

    def report(self, done: int, total: int, note: Message | None) -> None:
        now = time.monotonic()
        if now - self._last >= REPORT_EVERY or done >= total > 0:
            self._last = now
            self._send((done, total, note))


class _Asking:
    """One channel of questions: what is running now, and the newest question that waits."""

    def __init__(self) -> None:
        self.number = 0
        self.busy = False
        self.waiting: Callable[[], None] | None = None


class Jobs(QObject):
    """Runs work in threads of its own. Owned by the window; ``close`` before the window goes."""

    started = Signal(object)
    """A :class:`Job` began."""
    failed = Signal(object, object)
    """A :class:`Job` (None for a question) and the exception that nobody took."""
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._long = ThreadPoolExecutor(LONG_AT_ONCE, "job")
        self._short = ThreadPoolExecutor(SHORT_AT_ONCE, "question")
        self._running: list[Job] = []
        self._channels: dict[Hashable, _Asking] = {}
        self._lock = Lock()
        self._closed = False
        # Queued even when the sender's thread should be the window's own: a result never
        # arrives in the middle of the call that asked for it.
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> tuple[Job, ...]:
        """The jobs that have not finished."""
        return tuple(self._running)

    def run(
        self,
        title: Message,
        work: Callable[[Progress], T],
        done: Callable[[T], Any] | None = None,
        failed: Callable[[Exception], Any] | None = None,
        cancelled: Callable[[], Any] | None = None,
    ) -> Job:
        """Runs ``work`` beside the window and shows it at the foot with progress and Cancel.

        ``work`` runs in another thread and may raise; an exception goes to ``failed``, else to the
        signal of that name. Stopping at :class:`Cancelled` goes to ``cancelled``.
        """
        progress = JobProgress(lambda report: self._send(lambda: job._take(report)))
        job = Job(title, progress, self)
        self._running.append(job)
        self.started.emit(job)
        self._long.submit(self._work, job, progress, work, done, failed, cancelled)
        return job

    def ask(
        self,
        channel: Hashable,
        work: Callable[[], T],
        done: Callable[[T], Any],
        failed: Callable[[Exception], Any] | None = None,
    ) -> None:
        """Asks a short question beside the window; on one ``channel`` only the latest answer arrives.

        While one question of the channel runs, later ones wait, and of those only the newest is
        asked at all. ``channel`` may be any hashable thing, ``(self, "search")`` for instance.
        """
        if self._closed:
            return
        with self._lock:
            asking = self._channels.setdefault(channel, _Asking())
            asking.number += 1
            number = asking.number

            def task() -> None:
                self._answer(asking, number, work, done, failed)

            if asking.busy:
                asking.waiting = task
                return
            asking.busy = True
        self._short.submit(task)

    def forget(self, channel: Hashable) -> None:
        """Nothing asked on this channel so far will arrive."""
        with self._lock:
            asking = self._channels.get(channel)
            if asking:
                asking.number += 1
                asking.waiting = None

    def close(self) -> None:
        """Cancels everything, waits for it to stop, and lets no further answer through."""
        self._closed = True
        for job in self._running:
            job.cancel()
        self._short.shutdown(wait=True, cancel_futures=True)
        self._long.shutdown(wait=True, cancel_futures=True)

    def _work(
        self,
        job: Job,
        progress: Progress,
        work: Callable[[Progress], T],
        done: Callable[[T], Any] | None,
        failed: Callable[[Exception], Any] | None,
        cancelled: Callable[[], Any] | None,
    ) -> None:
        try:
            result = work(progress)
        except Cancelled:
            self._send(lambda: self._end(job, cancelled))
        except Exception as error:  # noqa: BLE001 - a thread's border: handed to the window's thread whole
            caught = error
            self._send(lambda: self._end(job, lambda: self._fail(job, caught, failed)))
        else:
            self._send(lambda: self._end(job, (lambda: _reach(done, result)) if done else None))

    def _answer(
        self,
        asking: _Asking,
        number: int,
        work: Callable[[], T],
        done: Callable[[T], Any],
        failed: Callable[[Exception], Any] | None,
    ) -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - a thread's border: handed to the window's thread whole
            caught = error
            self._send(lambda: self._fail(None, caught, failed) if asking.number == number else None)
        else:
            self._send(lambda: _reach(done, result) if asking.number == number else None)
        with self._lock:
            following, asking.waiting = asking.waiting, None
            asking.busy = following is not None
        if following and not self._closed:
            self._short.submit(following)

    def _send(self, call: Callable[[], Any]) -> None:
        if not self._closed:
            self._arrived.emit(call)

    def _call(self, call: Callable[[], Any]) -> None:
        if not self._closed:
            call()

    def _end(self, job: Job, then: Callable[[], Any] | None) -> None:
        self._running.remove(job)
        job._finish()
        if then:
            then()
        job.deleteLater()

    def _fail(self, job: Job | None, error: Exception, failed: Callable[[Exception], Any] | None) -> None:
        if failed:
            _reach(failed, error)
        else:
            self.failed.emit(job, error)


def _reach(receiver: Callable[[T], Any], result: T) -> None:
    """Calls a receiver unless the widget it belongs to is gone by now."""
    owner = getattr(receiver, "__self__", None)
    if not isinstance(owner, QObject) or isValid(owner):
        receiver(result)
