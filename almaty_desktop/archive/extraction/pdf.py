"""Text of PDF pages, by pdfium."""

from __future__ import annotations

import ctypes
import re
from pathlib import Path

import pypdfium2.raw as pdfium

from almaty_desktop.archive.extraction.reading import TEXT_LIMIT, Reading, UnreadableError, day_of

PAGE_LIMIT = 50_000
_PASSWORD_NEEDED = 4
_HEADER_SEARCH = 1 << 20
_PDFIUM_SEARCH = 1000
_BROKEN_WORD = re.compile("[\x02\ufffe]\r?\n?")


def read(path: Path) -> Reading:
    """The text of every page. Without any text (scanned pages) the problem is ``no-text``.

    Raises :class:`UnreadableError` with ``encrypted`` or ``damaged``.
    """
    document, _held = _opened(path)
    if not document:
        raise UnreadableError("encrypted" if pdfium.FPDF_GetLastError() == _PASSWORD_NEEDED else "damaged")
    try:
        return _read(document)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _opened(path: Path) -> tuple[pdfium.FPDF_DOCUMENT, bytes]:
    """The document, and the bytes that must be held as long as it is open.

    pdfium seeks the header in the first kilobyte only: what stands before it is cut off.
    """
    with path.open("rb") as stream:
        start = stream.read(_HEADER_SEARCH).find(b"%PDF-")
        if start <= _PDFIUM_SEARCH:
            return pdfium.FPDF_LoadDocument(str(path).encode("utf-8") + b"\x00", None), b""
        stream.seek(start)
        data = stream.read()
    return pdfium.FPDF_LoadMemDocument64(data, len(data), None), data


def _read(document: pdfium.FPDF_DOCUMENT) -> Reading:
    count = pdfium.FPDF_GetPageCount(document)
    if count < 1:
        raise UnreadableError("damaged")
    texts: list[str] = []
    length = 0
    for number in range(min(count, PAGE_LIMIT)):
        texts.append(_page(document, number) if length < TEXT_LIMIT else "")
        length += len(texts[-1])
    text = "\f".join(texts)
    problem = "" if text.strip() else "no-text"
    if count > PAGE_LIMIT or length >= TEXT_LIMIT:
        problem = "cut"
    return Reading(
        text, len(texts), _stated(document, b"Title"), day_of(_stated(document, b"CreationDate")), problem
    )


def _page(document: pdfium.FPDF_DOCUMENT, number: int) -> str:
    """One page's text; empty where the page is broken, so that the others still count."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return ""
    try:
        words = pdfium.FPDFText_LoadPage(page)
        if not words:
            return ""
        try:
            return _characters(words)
        finally:
            pdfium.FPDFText_ClosePage(words)
    finally:
        pdfium.FPDF_ClosePage(page)


def _characters(words: pdfium.FPDF_TEXTPAGE) -> str:
    count = pdfium.FPDFText_CountChars(words)
    if count < 1:
        return ""
    room = (ctypes.c_ushort * (2 * count + 2))()
    written = pdfium.FPDFText_GetText(words, 0, count, room)
    text = bytes(memoryview(room).cast("B")[: 2 * max(0, written - 1)]).decode("utf-16-le", "replace")
    return _BROKEN_WORD.sub("", text).replace("\r\n", "\n").replace("\f", "\n")


def _stated(document: pdfium.FPDF_DOCUMENT, tag: bytes) -> str:
    length = pdfium.FPDF_GetMetaText(document, tag, None, 0)
    if not 2 < length <= 65_536:
        return ""
    room = ctypes.create_string_buffer(length)
    pdfium.FPDF_GetMetaText(document, tag, room, length)
    return room.raw[: length - 2].decode("utf-16-le", "replace")


pdfium.FPDF_InitLibrary()
