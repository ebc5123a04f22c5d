"""What reading a document gives inside the reading process, and the limits that every format keeps.

Nothing here may import texts of the interface: this is loaded by a process that must start at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

TEXT_LIMIT = 20_000_000
"""The longest text kept of one document, in characters."""
LINE_LIMIT = 100_000
"""The longest paragraph, in characters; a longer one is broken at this length."""
TITLE_LIMIT = 500

_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_EMPTY_LINES = re.compile("\n{3,}")


class UnreadableError(Exception):
    """The document can't be read, or not to its end; ``code`` says why, ``so_far`` is what was read."""

    def __init__(self, code: str, so_far: Reading | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.so_far = so_far


@dataclass(frozen=True)
class Reading:
    """The text of one document: paragraphs parted by ``\\n``, pages by ``\\f``.

    ``pages`` is ``None`` where the format has none until it is printed; else the text holds
    ``pages - 1`` form feeds. ``title`` and ``created`` are what the document states of itself.
    """

    text: str
    pages: int | None = None
    title: str = ""
    created: date | None = None
    problem_code: str = ""


def tidied(reading: Reading) -> Reading:
    """The same without control characters, stray spaces and unbounded lengths."""
    text = reading.text
    problem = reading.problem_code
    if len(text) > TEXT_LIMIT:
        text = text[:TEXT_LIMIT] + "\f" * text.count("\f", TEXT_LIMIT)
        problem = problem or "cut"
    text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
    text = "\f".join("\n".join(_lines(page)) for page in text.split("\f"))
    text = _EMPTY_LINES.sub("\n\n", text).strip("\n")
    if reading.pages is None:
        text = text.replace("\f", "\n").strip("\n")
    title = " ".join(_UNWANTED.sub("", reading.title[: 4 * TITLE_LIMIT]).split())[:TITLE_LIMIT]
    return Reading(text, reading.pages, title, reading.created, problem)


def _lines(page: str) -> Iterator[str]:
    for line in page.split("\n"):
        bare = line.rstrip(" \t\u00a0")
        if len(bare) <= LINE_LIMIT:
            yield bare
        else:
            yield from (bare[start : start + LINE_LIMIT] for start in range(0, len(bare), LINE_LIMIT))


def day_of(stated: str) -> date | None:
    """The day of an ISO 8601 or PDF date («2013-06-05T…», «D:20130605…»); ``None`` for what is none."""
    found = re.match(r"\s*(?:D:)?(\d{4})-?(\d{2})-?(\d{2})", stated)
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None
