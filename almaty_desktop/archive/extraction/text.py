"""Plain text and tables as text."""

from __future__ import annotations

from pathlib import Path

from almaty_desktop.archive.extraction.decoding import decoded
from almaty_desktop.archive.extraction.reading import TEXT_LIMIT, Reading


def read(path: Path) -> Reading:
    """The text in whatever encoding. A form feed, where old programs put it, parts pages."""
    with path.open("rb") as stream:
        data = stream.read(4 * TEXT_LIMIT)
        cut = bool(stream.read(1))
    text = decoded(data)
    pages = text.strip("\f").count("\f") + 1
    return Reading(text.strip("\f"), pages if pages > 1 else None, problem_code="cut" if cut else "")
