"""Reading documents in a process of their own, which a bad file may break without harm."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from almaty_desktop.archive.conversion import ConversionLimits, convert_to_pdf, find_libreoffice
from almaty_desktop.archive.extraction.reading import TEXT_LIMIT
from almaty_desktop.archive.extraction.result import Extracted
from almaty_desktop.archive.extraction.worker import DEFAULT_MEMORY, MEMORY_VARIABLE, readable
from almaty_desktop.archive.formats import Format
from almaty_desktop.archive.recognition import recognise

_TICK = 0.1
_HEAD_LIMIT = 65_536
_PICTURES = frozenset({Format.PNG, Format.JPEG, Format.TIFF, Format.GIF})
_CONVERTED = frozenset({Format.DOC, Format.XLS, Format.PPT})


@dataclass(frozen=True)
class Limits:
    """What one file may cost: seconds, and bytes of memory."""

    seconds: float = 60.0
    memory: int = DEFAULT_MEMORY


class _StoppedError(Exception):
    """The reading process gave no answer; ``code`` is the problem's."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _never() -> bool:
    return False


class Reader:
    """Takes the text out of files, one after another, in one reading process as long as it lives.

    Use it as a context manager. :meth:`read` is for one thread at a time; :meth:`cancel` may come
    from any. ``cancelled`` is asked ten times a second while a file is being read.
    """

    def __init__(self, limits: Limits | None = None, cancelled: Callable[[], bool] = _never) -> None:
        self._limits = limits or Limits()
        self._asked_to_stop = cancelled
        self._stopped = threading.Event()
        self._worker: _Worker | None = None

    def __enter__(self) -> Reader:
        # Started at once: it loads while whoever reads still looks at the first file.
        self._worker = _Worker(self._limits)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._drop()

    def cancel(self) -> None:
        """Ends the reading at once; :meth:`read` then gives ``cancelled``, now and for every later file."""
        self._stopped.set()
        worker = self._worker
        if worker is not None:
            worker.kill()

    @property
    def process_id(self) -> int | None:
        """The system's number of the reading process, ``None`` where none runs."""
        return self._worker.process.pid if self._worker is not None else None

    def read(self, path: Path, name: str = "") -> Extracted:
        """The text of the file. Never raises for a bad file: what is wrong stands in ``problem_code``.

        ``name`` is the name under which the file came; it is needed only to tell tables from text.
        """
        if self._is_cancelled():
            return Extracted(Format.UNKNOWN, problem_code="cancelled")
        seen = recognise(path, name)
        if readable(seen.format):
            return self._ask(path, seen.format, seen.format)
        if seen.format in _CONVERTED:
            return self._read_converted(path, seen.format)
        if seen.format in _PICTURES:
            return Extracted(seen.format, problem_code="picture")
        code = "unreadable" if seen.refusal and seen.format is Format.UNKNOWN else "unread-format"
        return Extracted(seen.format, problem_code=code)

    def _read_converted(self, path: Path, kind: Format) -> Extracted:
        if find_libreoffice() is None:
            return Extracted(kind, problem_code="no-converter")
        with tempfile.TemporaryDirectory(prefix="almaty-") as folder:
            made = Path(folder) / "converted.pdf"
            problem = convert_to_pdf(
                path,
                made,
                ConversionLimits(2 * self._limits.seconds, self._limits.memory),
                self._is_cancelled,
            )
            if problem is not None:
                return Extracted(kind, problem_code="cancelled" if self._is_cancelled() else "damaged")
            return self._ask(made, Format.PDF, kind)

    def _is_cancelled(self) -> bool:
        return self._stopped.is_set() or self._asked_to_stop()

    def _ask(self, path: Path, read_as: Format, kind: Format) -> Extracted:
        try:
            if self._worker is None:
                self._worker = _Worker(self._limits)
            return self._worker.ask(path, read_as, kind, self._is_cancelled)
        except _StoppedError as stopped:
            self._drop()
            return Extracted(kind, problem_code="cancelled" if self._is_cancelled() else stopped.code)

    def _drop(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.close()


class _Worker:
    """One reading process and the thread that listens to it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._answers: queue.Queue[tuple[dict[str, Any], bytes] | None] = queue.Queue()
        self.process = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(limits),
            start_new_session=True,  # an interrupt from the keyboard is for whoever asks, not for the reader
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._listener = threading.Thread(target=self._listen, name="document reader", daemon=True)
        self._listener.start()

    def ask(self, path: Path, read_as: Format, kind: Format, cancelled: Callable[[], bool]) -> Extracted:
        """One file's answer. Raises :class:`_StoppedError`."""
        request = {"path": str(path.resolve()), "format": read_as.value, "seconds": self._limits.seconds}
        try:
            assert self.process.stdin is not None
            self.process.stdin.write(json.dumps(request).encode("ascii") + b"\n")
            self.process.stdin.flush()
        except OSError:
            raise _StoppedError("crashed") from None
        answer = self._wait(cancelled)
        if answer is None:
            raise _StoppedError("crashed")
        head, text = answer
        return Extracted(
            kind,
            text.decode("utf-8", "replace"),
            head["pages"],
            head["title"],
            date.fromisoformat(head["created"]) if head["created"] else None,
            head["problem"],
        )

    def kill(self) -> None:
        """Ends the process at once."""
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                self.process.kill()
            else:
                os.killpg(self.process.pid, signal.SIGKILL)

    def close(self) -> None:
        """Ends the process and waits until everything of it is gone."""
        self.kill()
        self.process.wait()
        self._listener.join()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _wait(self, cancelled: Callable[[], bool]) -> tuple[dict[str, Any], bytes] | None:
        deadline = time.monotonic() + self._limits.seconds
        while True:
            with contextlib.suppress(queue.Empty):
                return self._answers.get(timeout=_TICK)
            if cancelled():
                raise _StoppedError("cancelled")
            if time.monotonic() > deadline:
                raise _StoppedError("timeout")
            if self._memory() > self._limits.memory:
                raise _StoppedError("memory")

    def _memory(self) -> int:
        import psutil  # lazily: only a file that takes longer needs it

        try:
            return int(psutil.Process(self.process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def _listen(self) -> None:
        """Passes answers on; ``None`` when the process ended or speaks nonsense."""
        stream = self.process.stdout
        assert stream is not None
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            while line := stream.readline(_HEAD_LIMIT):
                head = json.loads(line)
                length = int(head["bytes"])
                if not 0 <= length <= 4 * TEXT_LIMIT:
                    break
                text = stream.read(length)
                if len(text) < length:
                    break
                self._answers.put((head, text))
        self._answers.put(None)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "--read-files"]
    # -P: nothing is loaded from the folder one happens to stand in; -S: a slow search that is not needed,
    # because the paths are handed over.
    return [sys.executable, "-P", "-S", "-m", "almaty_desktop.archive.extraction.worker"]


def _environment(limits: Limits) -> dict[str, str]:
    environment = dict(os.environ)
    environment[MEMORY_VARIABLE] = str(limits.memory)
    if not getattr(sys, "frozen", False):
        package_home = str(Path(__file__).resolve().parents[3])
        environment["PYTHONPATH"] = os.pathsep.join([package_home, *(entry for entry in sys.path if entry)])
    return environment
