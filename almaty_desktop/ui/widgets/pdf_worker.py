"""Draws pages of one PDF in a process of its own, so that no file can hold or bring down the window.

Reads one JSON object a line from standard input, answers each with one JSON line on standard
output, followed by ``bytes`` raw bytes where it says so. Knows no Qt.

- ``{"do": "open", "path": …}`` or ``{"do": "open", "bytes": N}`` and N bytes → ``{"pages": [[w, h], …]}``
  in points
- ``{"do": "draw", "page", "width", "height", "top", "rows"}`` (pixels) → ``{"bytes": …}`` and the rows, BGRX
- ``{"do": "find", "words"}`` → ``{"found": [[page, left, top, right, bottom], …]}``, parts of the page

Every answer repeats ``id`` and ``do``; what can't be done has ``error``: ``password`` or ``broken``.
"""

from __future__ import annotations

import ctypes
import json
import sys
from typing import Any, BinaryIO

import pypdfium2
import pypdfium2.raw as pdfium

MOST_FOUND = 2000
"""More places than this are not marked."""


class PageServer:
    """One document and what is asked of it."""

    def __init__(self) -> None:
        self._document: pypdfium2.PdfDocument | None = None
        self._page: tuple[int, Any] | None = None

    def answer(self, asked: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
        """The answer to one question and the raw bytes that follow it."""
        try:
            match asked["do"]:
                case "open":
                    return {"pages": self._open(data or asked["path"])}, b""
                case "draw":
                    return {}, self._draw(asked)
                case "find":
                    return {"found": self._find(asked["words"])}, b""
        except pypdfium2.PdfiumError as error:
            kind = "password" if getattr(error, "err_code", 0) == pdfium.FPDF_ERR_PASSWORD else "broken"
            return {"error": kind}, b""
        except (OSError, ValueError, MemoryError):
            return {"error": "broken"}, b""
        return {"error": "broken"}, b""

    def _open(self, source: bytes | str) -> list[tuple[float, float]]:
        self._page = None
        self._document = pypdfium2.PdfDocument(source)
        sizes = [self._document.get_page_size(number) for number in range(len(self._document))]
        if not sizes:
            raise ValueError("no pages")
        return sizes

    def _load(self, number: int) -> Any:
        """The page, kept open since its strips are asked for one after the other."""
        if self._document is None:
            raise ValueError("nothing is open")
        if self._page is None or self._page[0] != number:
            if self._page is not None:
                self._page[1].close()
            self._page = (number, self._document[number])
        return self._page[1]

    def _draw(self, asked: dict[str, Any]) -> bytes:
        page = self._load(asked["page"])
        width, rows = asked["width"], asked["rows"]
        bitmap = pypdfium2.PdfBitmap.new_native(width, rows, pdfium.FPDFBitmap_BGRx)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, rows)
        pdfium.FPDF_RenderPageBitmap(
            bitmap, page, 0, -asked["top"], width, asked["height"], 0, pdfium.FPDF_ANNOT
        )
        return ctypes.string_at(ctypes.addressof(bitmap.buffer), bitmap.stride * rows)

    def _find(self, words: str) -> list[tuple[int, float, float, float, float]]:
        found: list[tuple[int, float, float, float, float]] = []
        for number in range(len(self._document or ())):
            page = self._load(number)
            text = page.get_textpage()
            searcher = text.search(words)
            while (hit := searcher.get_next()) is not None:
                for place in range(text.count_rects(*hit)):
                    x0, y0, x1, y1 = text.get_rect(place)
                    left, bottom = _on_page(page, x0, y0)
                    right, top = _on_page(page, x1, y1)
                    found.append(
                        (number, min(left, right), min(top, bottom), max(left, right), max(top, bottom))
                    )
            searcher.close()
            text.close()
            if len(found) >= MOST_FOUND:
                break
        return found


def _on_page(page: Any, x: float, y: float) -> tuple[float, float]:
    """A point of the page's own plane as parts of the page as it is shown (its rotation and crop applied)."""
    side = 100_000
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, side, side, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value / side, down.value / side


def main(source: BinaryIO | None = None, target: BinaryIO | None = None) -> int:
    """Serves until standard input ends."""
    questions, answers = source or sys.stdin.buffer, target or sys.stdout.buffer
    server = PageServer()
    while line := questions.readline():
        asked = json.loads(line)
        data = questions.read(asked.get("bytes", 0))
        said, raw = server.answer(asked, data)
        head = {"id": asked["id"], "do": asked["do"], "bytes": len(raw), **said}
        answers.write(json.dumps(head).encode() + b"\n")
        answers.write(raw)
        answers.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
