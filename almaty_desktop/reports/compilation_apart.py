"""Has a compilation made in a process of its own, and watches over it.

The caller's thread only waits; a window stays alive whatever the files do. A process that falls
silent, eats too much memory or dies while it has a document in hand is ended and started again
without that document, in whose place a page says so: everything else becomes complete. A
cancelled job's process is ended at once.
"""

from __future__ import annotations

import pickle
import queue
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

import psutil

from almaty_desktop.i18n import Message, message
from almaty_desktop.reasons import reason_of
from almaty_desktop.reports.compilation import refuse_restricted
from almaty_desktop.reports.compilation_data import (
    Cancelled,
    CompilationCancelled,
    CompilationPrint,
    CompilationRefused,
    CompilationResult,
    Progress,
    never,
    unheard,
)
from almaty_desktop.reports.compilation_process import (
    FLAG,
    Event,
    Finished,
    Job,
    Opening,
    Refused,
    Step,
    Unwritable,
)
from almaty_desktop.reports.layouts import Layout

_LOOK = 0.1  # seconds between two looks at the process and at Cancel
_LOG_TAIL = 4_000


@dataclass(frozen=True)
class Limits:
    """``silence``: seconds without a sign of life; ``memory``: bytes; ``restarts``: documents set aside."""

    silence: float = 60.0
    memory: int = 1_500_000_000
    restarts: int = 25


class CompilationFailed(Exception):  # noqa: N818 (one of three outcomes, named alike)
    """The compilation could not be made. ``message`` is for the person, ``details`` for the log."""

    def __init__(self, reason: Message, details: str = "") -> None:
        super().__init__(str(reason))
        self.message = reason
        self.details = details


@dataclass(frozen=True)
class _Ended:
    """The process ended without an outcome, or was ended; ``path`` is what it had in hand."""

    path: Path | None
    details: str


def make_compilation_apart(
    materials: CompilationPrint,
    layout: Layout,
    target: Path,
    *,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
    limits: Limits | None = None,
) -> CompilationResult:
    """Make the compilation in a process of its own and put it at ``target``.

    Raises :class:`CompilationRefused` (A4), :class:`CompilationCancelled` and
    :class:`CompilationFailed`; none of them changes or leaves anything. May be called from any
    thread, several at once.
    """
    refuse_restricted(materials)
    limits = limits or Limits()
    set_aside: frozenset[Path] = frozenset()
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".compilation-") as folder:
            part = Path(folder) / "compilation.pdf"
            for _ in range(limits.restarts + 1):
                job = Job(materials, layout, part, set_aside)
                outcome = _Run(job, limits, progress, cancelled).outcome()
                if isinstance(outcome, CompilationResult):
                    part.replace(target)
                    return replace(outcome, path=target)
                if outcome.path is None or outcome.path in set_aside:
                    raise CompilationFailed(_too_heavy(), outcome.details)
                set_aside |= {outcome.path}
    except OSError as unwritable:
        raise CompilationFailed(_not_written(target, reason_of(unwritable))) from unwritable
    raise CompilationFailed(_too_heavy())


def command() -> list[str]:
    """How this program starts its compiling process, from source and frozen."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    return [sys.executable, "-m", "almaty_desktop.reports.compilation_process"]


class _Run:
    """One run of the process."""

    def __init__(self, job: Job, limits: Limits, progress: Progress, cancelled: Cancelled) -> None:
        self._job = job
        self._limits = limits
        self._progress = progress
        self._cancelled = cancelled
        self._in_hand: Path | None = None
        self._events: queue.SimpleQueue[Event | None] = queue.SimpleQueue()

    def outcome(self) -> CompilationResult | _Ended:
        """Wait for the outcome; the process is gone when this returns or raises."""
        with tempfile.TemporaryFile() as log:
            process = subprocess.Popen(
                command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            assert process.stdin and process.stdout
            reader = threading.Thread(target=self._read, args=(process.stdout,), daemon=True)
            reader.start()
            try:
                _send(process.stdin, self._job)
                return self._wait(process) or _Ended(self._in_hand, _tail(log))
            finally:
                process.kill()
                process.wait()
                reader.join()
                process.stdout.close()

    def _read(self, stream: IO[bytes]) -> None:
        """Put every event into the queue, and None at the end; runs in a thread of its own."""
        try:
            while True:
                self._events.put(pickle.load(stream))
        except (EOFError, pickle.UnpicklingError):
            # The process ended, perhaps in the middle of a word.
            self._events.put(None)

    def _wait(self, process: subprocess.Popen[bytes]) -> CompilationResult | None:
        """The result, or None where the process ended or had to be given up."""
        heard = time.monotonic()
        watched = psutil.Process(process.pid)
        while True:
            if self._cancelled():
                raise CompilationCancelled
            try:
                event = self._events.get(timeout=_LOOK)
            except queue.Empty:
                if time.monotonic() - heard > self._limits.silence or self._too_large(watched):
                    return None
                continue
            heard = time.monotonic()
            if event is None:
                return None
            result = self._told(event)
            if result:
                return result

    def _told(self, event: Event) -> CompilationResult | None:
        match event:
            case Opening(path):
                self._in_hand = path
            case Step(done, total):
                self._in_hand = None
                self._progress(done, total)
            case Refused(reason, code):
                raise CompilationRefused(reason, code)
            case Unwritable(reason):
                raise CompilationFailed(_not_written(self._job.target.parent.parent, reason))
            case Finished(result):
                return result
        return None

    def _too_large(self, watched: psutil.Process) -> bool:
        try:
            return watched.memory_info().rss > self._limits.memory
        except psutil.Error:
            return False  # it has ended meanwhile; its last events are still to be read


def _send(stream: IO[bytes], job: Job) -> None:
    try:
        pickle.dump(job, stream)
        stream.close()
    except BrokenPipeError:
        pass  # it died at once; the wait that follows finds no outcome and says so


def _tail(log: IO[bytes]) -> str:
    size = log.seek(0, 2)
    log.seek(max(0, size - _LOG_TAIL))
    return log.read().decode("utf-8", "replace")


def _too_heavy() -> Message:
    return message(
        "The compilation could not be made: the files need more time or memory than is allowed. "
        "Nothing was changed."
    )


def _not_written(path: Path, reason: Message) -> Message:
    return message(
        "The compilation could not be written to “{path}”: {reason}. Nothing was changed.",
        path=str(path),
        reason=reason,
    )
