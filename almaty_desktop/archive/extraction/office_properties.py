"""What an office package states of itself: title and day of creation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from almaty_desktop.archive.extraction.packages import Package
from almaty_desktop.archive.extraction.reading import TITLE_LIMIT, UnreadableError, day_of
from almaty_desktop.archive.extraction.xml_stream import listen


class _Properties:
    """Keeps the text of the elements called ``wanted``."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self.found: dict[str, str] = {}
        self._wanted = wanted
        self._inside = ""

    def start(self, name: str, _attributes: Mapping[str, str]) -> None:
        self._inside = name if name in self._wanted and name not in self.found else ""

    def end(self, _name: str) -> None:
        self._inside = ""

    def text(self, letters: str) -> None:
        if self._inside:
            self.found[self._inside] = (self.found.get(self._inside, "") + letters)[:TITLE_LIMIT]


def stated(opened: Package, part: str, created: str) -> tuple[str, date | None]:
    """Title and day from ``part``; ``created`` names the day's element. Broken properties state nothing."""
    if part not in opened.names:
        return "", None
    properties = _Properties(frozenset({"title", created}))
    try:
        listen(opened.chunks(part), properties)
    except UnreadableError as problem:
        if problem.code == "bomb":
            raise
    return properties.found.get("title", "").strip(), day_of(properties.found.get(created, ""))
