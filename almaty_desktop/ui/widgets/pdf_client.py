"""The window's end of :mod:`pdf_worker`: asks, and announces what comes, without ever waiting."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal
from PySide6.QtGui import QImage

PATIENCE = 30_000
"""Milliseconds that one answer may take before the process is ended."""


def worker_command() -> list[str]:
    """How the process is started: the frozen program starts itself again with a word of its own."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--show-pages"]
    return [sys.executable, "-m", "almaty_desktop.ui.widgets.pdf_worker"]


@dataclass(frozen=True)
class Strip:
    """A part of a page at one zoom, in device pixels."""

    page: int
    width: int
    height: int
    top: int
    rows: int


class PdfClient(QObject):
    """One process for one view. The process is started at the first document and ended by ``close``."""

    opened = Signal(object)
    """The sizes of the pages in points: a list of ``[width, height]``."""
    drawn = Signal(object, object)
    """A :class:`Strip` and its QImage."""
    found = Signal(object)
    """The places: a list of ``[page, left, top, right, bottom]`` as parts of the page."""
    failed = Signal(str)
    """``password`` or ``broken``; nothing more comes for this document."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._buffer = bytearray()
        self._head: dict[str, Any] | None = None
        self._number = 0
        self._first = 0
        self._asked: dict[int, Strip | None] = {}
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(PATIENCE)
        self._clock.timeout.connect(self._broken)

    @property
    def waiting(self) -> int:
        """How many answers are still to come."""
        return len(self._asked)

    def open(self, source: Path | bytes) -> None:
        """Opens another document; what was asked about the one before is dropped."""
        if self._asked:
            # The process may be in the middle of something long for the old document.
            self.close()
        self._asked.clear()
        self._first = self._number + 1
        if isinstance(source, bytes):
            self._ask({"do": "open", "bytes": len(source)}, source)
        else:
            self._ask({"do": "open", "path": str(source)})

    def draw(self, strip: Strip) -> None:
        """Asks for a strip unless it was asked for already."""
        if strip in self._asked.values():
            return
        self._ask({"do": "draw", **strip.__dict__}, strip=strip)

    def find(self, words: str) -> None:
        """Asks where the words stand."""
        self._ask({"do": "find", "words": words})

    def close(self) -> None:
        """Ends the process."""
        self._clock.stop()
        self._asked.clear()
        self._buffer.clear()
        self._head = None
        process, self._process = self._process, None
        if process is not None:
            process.readyReadStandardOutput.disconnect(self._read)
            process.finished.disconnect(self._broken)
            process.errorOccurred.disconnect(self._broken)
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()

    def _ask(self, question: dict[str, Any], data: bytes = b"", strip: Strip | None = None) -> None:
        self._number += 1
        self._asked[self._number] = strip
        process = self._started()
        process.write(json.dumps({"id": self._number, **question}).encode() + b"\n")
        if data:
            process.write(data)
        if not self._clock.isActive():
            self._clock.start()

    def _started(self) -> QProcess:
        if self._process is None:
            command = worker_command()
            self._process = QProcess(self)
            self._process.readyReadStandardOutput.connect(self._read)
            self._process.finished.connect(self._broken)
            self._process.errorOccurred.connect(self._broken)
            # What the library says about a broken file is of no use to anybody.
            self._process.setStandardErrorFile(QProcess.nullDevice())
            self._process.start(command[0], command[1:])
        return self._process

    def _read(self) -> None:
        if self._process is None:
            return
        self._buffer += self._process.readAllStandardOutput().data()
        while True:
            if self._head is None:
                end = self._buffer.find(b"\n")
                if end < 0:
                    return
                self._head = json.loads(bytes(self._buffer[:end]))
                del self._buffer[: end + 1]
            size = self._head["bytes"]
            if len(self._buffer) < size:
                return
            head, raw = self._head, bytes(self._buffer[:size])
            del self._buffer[:size]
            self._head = None
            self._take(head, raw)

    def _take(self, head: dict[str, Any], raw: bytes) -> None:
        strip = self._asked.pop(head["id"], None)
        self._clock.start() if self._asked else self._clock.stop()
        if head["id"] < self._first:
            return
        if "error" in head:
            self.failed.emit(head["error"])
        elif head["do"] == "open":
            self.opened.emit(head["pages"])
        elif head["do"] == "find":
            self.found.emit(head["found"])
        elif strip is not None:
            image = QImage(raw, strip.width, strip.rows, len(raw) // strip.rows, QImage.Format.Format_RGB32)
            # The picture must outlive the bytes it was read from.
            self.drawn.emit(strip, image.copy())

    def _broken(self, *_: Any) -> None:
        """The process died, could not start, or took too long: the file is at fault, the window goes on."""
        if self._process is not None:
            self.close()
            self.failed.emit("broken")
