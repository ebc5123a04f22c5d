"""What the rest of the program learns about a document's content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from almaty_desktop.archive.extraction.problems import problem_of
from almaty_desktop.archive.formats import Format
from almaty_desktop.i18n import Message


@dataclass(frozen=True)
class Extracted:
    """Text and properties of one document.

    ``text``: paragraphs parted by ``\\n``, pages by ``\\f`` (``pages - 1`` of them; none where
    ``pages`` is ``None``). ``title`` and ``created`` are what the document states of itself and may
    be empty. ``problem_code`` is empty where everything was read; else one of ``encrypted``,
    ``damaged``, ``bomb``, ``unsafe``, ``no-text``, ``cut``, ``picture``, ``no-converter``,
    ``unread-format``, ``timeout``, ``memory``, ``crashed``, ``cancelled``, ``unreadable``, and the
    text is what could be read in spite of it.
    """

    format: Format
    text: str = ""
    pages: int | None = None
    title: str = ""
    created: date | None = None
    problem_code: str = ""

    @property
    def problem(self) -> Message | None:
        """The same as a sentence for the person."""
        return problem_of(self.problem_code)
