"""Text of OpenDocument: texts, tables and presentations."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from almaty_desktop.archive.extraction.office_properties import stated
from almaty_desktop.archive.extraction.packages import package
from almaty_desktop.archive.extraction.reading import TEXT_LIMIT, Reading, UnreadableError
from almaty_desktop.archive.extraction.xml_stream import listen

_CONTENT = "content.xml"
# What was struck out, and remarks of whoever revised it, are no part of the text.
_LEFT_OUT = frozenset({"tracked-changes", "annotation", "scripts", "note-citation"})
_PAGE_STARTS = {".ods": "table", ".odp": "page"}
_MARGINS = frozenset({"header", "footer", "header-first", "footer-first", "header-left", "footer-left"})


class _Paragraphs:
    """Gathers paragraphs; those of notes go to the end. ``page`` names the element that starts a page."""

    def __init__(self, page: str = "", only_within: frozenset[str] = frozenset()) -> None:
        self.lines: list[str] = []
        self.notes: list[str] = []
        self.pages = 0
        self.title = ""
        self._page = page
        self._only_within = only_within
        self._open: list[list[str]] = []
        self._within = self._left_out = self._noted = 0
        self._length = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in self._only_within:
            self._within += 1
        if name in _LEFT_OUT:
            self._left_out += 1
        elif name == "note":
            self._noted += 1
        elif name in {"p", "h"}:
            self._open.append([])
        elif name == self._page:
            self.pages += 1
            if self.pages > 1:
                self.lines.append("\f")
        elif name in {"tab", "line-break", "s"}:
            self._blank(name, attributes)

    def end(self, name: str) -> None:
        if name in self._only_within:
            self._within -= 1
        if name in _LEFT_OUT:
            self._left_out -= 1
        elif name == "note":
            self._noted -= 1
        elif name in {"p", "h"} and self._open:
            self._finish(name)

    def text(self, letters: str) -> None:
        if self._open and not self._left_out and (self._within or not self._only_within):
            self._open[-1].append(letters)
            self._length += len(letters)
            if self._length > TEXT_LIMIT:
                raise UnreadableError("cut")

    def _blank(self, name: str, attributes: Mapping[str, str]) -> None:
        many = attributes.get("c", "1")
        spaces = " " * min(int(many), 80) if many.isdigit() else " "
        blank = {"tab": "\t", "line-break": "\n"}.get(name, spaces)
        self.text(blank)

    def _finish(self, name: str) -> None:
        line = "".join(self._open.pop()).strip()
        if line:
            (self.notes if self._noted else self.lines).append(line)
            if name == "h" and not self.title:
                self.title = line

    def all(self) -> str:
        """Everything heard so far."""
        text = "\n".join(self.lines + self.notes)
        return text.replace("\n\f", "\f").replace("\f\n", "\f") if self._page else text


def read(path: Path, ending: str = ".odt") -> Reading:
    """The text; sheets and slides (by ``ending``) are its pages. Raises :class:`UnreadableError`."""
    with package(path) as opened:
        if _CONTENT not in opened.names:
            raise UnreadableError("damaged")
        if b"encryption-data" in opened.bytes_of("META-INF/manifest.xml"):
            raise UnreadableError("encrypted")
        title, created = stated(opened, "meta.xml", "creation-date")
        body = _Paragraphs(_PAGE_STARTS.get(ending, ""))
        margins = _Paragraphs(only_within=_MARGINS)
        code = "" if opened.whole else "damaged"
        try:
            listen(opened.chunks(_CONTENT), body)
            if ending == ".odt" and "styles.xml" in opened.names:
                listen(opened.chunks("styles.xml"), margins)
        except UnreadableError as problem:
            code = problem.code
    text = "\n".join([body.all(), *dict.fromkeys(margins.lines)])
    reading = Reading(text, body.pages or None, title or body.title, created)
    if code:
        raise UnreadableError(code, reading)
    return reading
