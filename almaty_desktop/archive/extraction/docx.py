"""Text of DOCX: body with tables and text boxes, then notes, then the distinct page heads and feet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from almaty_desktop.archive.extraction.office_properties import stated
from almaty_desktop.archive.extraction.packages import Package, package
from almaty_desktop.archive.extraction.reading import TEXT_LIMIT, Reading, UnreadableError
from almaty_desktop.archive.extraction.xml_stream import listen

_BODY = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_MARGINS = re.compile(r"word/(header|footer)\d*\.xml")
_TITLE_STYLES = ("title", "heading1")
# The fallback of an alternative repeats its first choice; deleted and moved text is no longer the text.
_LEFT_OUT = frozenset({"Fallback", "del", "moveFrom"})


class _Paragraphs:
    """Gathers paragraphs; text counts only within ``t``."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.title = ""
        self._current: list[str] = []
        self._in_text = False
        self._left_out = 0
        self._length = 0
        self._titled = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _LEFT_OUT:
            self._left_out += 1
        elif name == "t":
            self._in_text = not self._left_out
        elif name in {"tab", "br", "cr", "noBreakHyphen"} and not self._left_out:
            self._current.append({"tab": "\t", "noBreakHyphen": "\u2011"}.get(name, "\n"))
        elif name == "pStyle":
            style = attributes.get("val", "").lower().replace(" ", "")
            self._titled = style in _TITLE_STYLES
        elif name == "p" and self._current:  # a paragraph inside a text box parts the outer one
            self._finish()

    def end(self, name: str) -> None:
        if name in _LEFT_OUT:
            self._left_out -= 1
        elif name == "t":
            self._in_text = False
        elif name == "p":
            self._finish()

    def text(self, letters: str) -> None:
        if self._in_text:
            self._current.append(letters)
            self._length += len(letters)
            if self._length > TEXT_LIMIT:
                raise UnreadableError("cut")

    def _finish(self) -> None:
        line = "".join(self._current).strip("\t")
        self._current.clear()
        if line.strip():
            self.lines.append(line)
            if self._titled and not self.title:
                self.title = line
        self._titled = False


def read(path: Path) -> Reading:
    """The text. Raises :class:`UnreadableError` (``damaged``, ``encrypted``, ``bomb``, ``unsafe``)."""
    with package(path) as opened:
        if _BODY not in opened.names:
            raise UnreadableError("damaged")
        title, created = stated(opened, "docProps/core.xml", "created")
        body = _Paragraphs()
        lines: list[str] = []
        try:
            listen(opened.chunks(_BODY), body)
            for part in _further(opened):
                further = _Paragraphs()
                listen(opened.chunks(part), further)
                lines.extend(line for line in further.lines if part in _NOTES or line not in lines)
            if not opened.whole:
                raise UnreadableError("damaged")
        except UnreadableError as problem:
            so_far = Reading("\n".join(body.lines + lines), title=title or body.title, created=created)
            raise UnreadableError(problem.code, so_far) from None
    return Reading("\n".join(body.lines + lines), title=title or body.title, created=created)


def _further(opened: Package) -> Iterator[str]:
    yield from (part for part in _NOTES if part in opened.names)
    yield from sorted(part for part in opened.names if _MARGINS.fullmatch(part))
