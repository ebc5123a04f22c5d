"""Text of PPTX: a page for each slide, in the order they are shown, each with its speaker's notes."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path

from almaty_desktop.archive.extraction.office_properties import stated
from almaty_desktop.archive.extraction.packages import Package, package
from almaty_desktop.archive.extraction.reading import TEXT_LIMIT, Reading, UnreadableError
from almaty_desktop.archive.extraction.xml_stream import listen

_SHOW = "ppt/presentation.xml"


class _Slide:
    """Gathers the paragraphs of one slide; numbers and dates that the program fills in count as text too."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._current: list[str] = []
        self._in_text = False
        self._left_out = 0
        self._length = 0

    def start(self, name: str, _attributes: Mapping[str, str]) -> None:
        if name == "Fallback":
            self._left_out += 1
        elif name == "t":
            self._in_text = not self._left_out
        elif name == "br" and not self._left_out:
            self._current.append("\n")

    def end(self, name: str) -> None:
        if name == "Fallback":
            self._left_out -= 1
        elif name == "t":
            self._in_text = False
        elif name == "p":
            line = "".join(self._current).strip()
            self._current.clear()
            if line:
                self.lines.append(line)

    def text(self, letters: str) -> None:
        if self._in_text:
            self._current.append(letters)
            self._length += len(letters)
            if self._length > TEXT_LIMIT:
                raise UnreadableError("cut")


class _Relations:
    """Where the identifiers of a part lead, and in which order slides are named."""

    def __init__(self) -> None:
        self.targets: dict[str, tuple[str, str]] = {}
        self.slides: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.targets[attributes.get("Id", "")] = (kind, attributes.get("Target", ""))

    def end(self, _name: str) -> None:
        return

    def text(self, _letters: str) -> None:
        return


class _Order(_Relations):
    """The slides' relation identifiers in the order of the show."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        # Both the slide's own number and its relation are called «id» but for the namespace.
        if name == "sldId":
            self.slides.extend(value for value in attributes.values() if not value.isdigit())


def read(path: Path) -> Reading:
    """The text of all slides. Raises :class:`UnreadableError` as every package does."""
    with package(path) as opened:
        if _SHOW not in opened.names:
            raise UnreadableError("damaged")
        title, created = stated(opened, "docProps/core.xml", "created")
        pages: list[str] = []
        code = "" if opened.whole else "damaged"
        try:
            for slide in _slides(opened):
                pages.append(_slide(opened, slide))
        except UnreadableError as problem:
            code = problem.code
    reading = Reading("\f".join(pages), len(pages) or None, title, created)
    if code:
        raise UnreadableError(code, reading)
    return reading


def _slides(opened: Package) -> list[str]:
    order = _Order()
    listen(opened.chunks(_SHOW), order)
    targets = _related(opened, _SHOW)
    found = [_joined(_SHOW, targets[identifier][1]) for identifier in order.slides if identifier in targets]
    return [part for part in found if part in opened.names]


def _slide(opened: Package, part: str) -> str:
    slide = _Slide()
    listen(opened.chunks(part), slide)
    for kind, target in _related(opened, part).values():
        notes = _joined(part, target)
        if kind == "notesSlide" and notes in opened.names:
            listen(opened.chunks(notes), slide)
    return "\n".join(slide.lines)


def _related(opened: Package, part: str) -> dict[str, tuple[str, str]]:
    folder, name = posixpath.split(part)
    relations = _Relations()
    table = f"{folder}/_rels/{name}.rels"
    if table in opened.names:
        listen(opened.chunks(table), relations)
    return relations.targets


def _joined(part: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
