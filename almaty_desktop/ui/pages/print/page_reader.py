"""Pages of a PDF as pictures for a thread that may wait: the drawing process, asked one strip at a time."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from threading import Timer
from typing import Any

from PySide6.QtGui import QImage

from almaty_desktop.i18n import message
from almaty_desktop.services.errors import Refused
from almaty_desktop.ui.widgets.pdf_client import worker_command

PATIENCE = 60.0
"""Seconds that one strip may take before the process is ended."""


class PageReader:
    """One process for one file; ``close`` ends it. Every question waits, so never ask in the window's thread.

    ``sizes`` are the widths and heights of the pages in points. Raises Refused where the file can't be drawn.
    """

    def __init__(self, file: Path) -> None:
        self._process = subprocess.Popen(
            worker_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._number = 0
        try:
            head, _ = self._ask({"do": "open", "path": str(file)})
        except Refused:
            self.close()
            raise
        self.sizes: list[tuple[float, float]] = [(width, height) for width, height in head["pages"]]

    def strip(self, page: int, width: int, height: int, top: int, rows: int) -> QImage:
        """``rows`` lines from ``top`` on of a page (from 0) drawn ``width`` × ``height`` pixels large."""
        asked = {"do": "draw", "page": page, "width": width, "height": height, "top": top, "rows": rows}
        _, raw = self._ask(asked)
        image = QImage(raw, width, rows, len(raw) // rows, QImage.Format.Format_RGB32)
        # The picture must outlive the bytes it was read from.
        return image.copy()

    def close(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _ask(self, question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        if self._process.stdin is None or self._process.stdout is None:
            raise _undrawable()
        self._number += 1
        clock = Timer(PATIENCE, self._process.kill)
        clock.start()
        try:
            self._process.stdin.write(json.dumps({"id": self._number, **question}).encode() + b"\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
            head: dict[str, Any] = json.loads(line) if line else {"error": "broken"}
            raw = self._process.stdout.read(head.get("bytes", 0))
        except OSError as error:
            raise _undrawable() from error
        finally:
            clock.cancel()
        if "error" in head or len(raw) < head.get("bytes", 0):
            raise _undrawable()
        return head, raw


def _undrawable() -> Refused:
    return Refused(
        "not-drawn",
        message("These pages could not be drawn for the printer. Save them as PDF and print that file."),
    )
