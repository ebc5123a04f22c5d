"""The paragraphs of a text in the plain format as a reader sees them: without the marks of their shape.

Comparing texts and showing what differs asks for words, not for ``##`` and ``*``. What a mark said
(a heading, an item of a list) is kept beside the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEADING = re.compile(r"(#{1,3})\s+(\S.*)")
_BULLET = re.compile(r"(\s*)[-•*–]\s+(\S.*)")
_NUMBERED = re.compile(r"(\s*)((?:(?:\d{1,3}\.)+\d{0,3}|\d{1,3}\)|\([a-zа-я\d]{1,3}\)|[a-zа-я]\))\s+\S.*)")
_SHAPED = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|\*(?=[^\s*])([^*]+?)(?<=\S)\*")


@dataclass(frozen=True)
class MarkedParagraph:
    """One paragraph. ``heading`` is its level (1 to 3), 0 for other text; ``item`` an item of a list.

    The bullet or number of an item stands at the beginning of ``text``, as a reader sees it.
    """

    text: str
    heading: int = 0
    item: bool = False


def marked_paragraphs(text: str) -> tuple[MarkedParagraph, ...]:
    """The paragraphs of ``text``, one for each line that is not empty. Any text can be read."""
    return tuple(_read(line) for line in text.splitlines() if line.strip())


def _read(line: str) -> MarkedParagraph:
    if heading := _HEADING.fullmatch(line.strip()):
        return MarkedParagraph(_unshaped(heading.group(2)), heading=len(heading.group(1)))
    if bullet := _BULLET.fullmatch(line):
        return MarkedParagraph(f"• {_unshaped(bullet.group(2).strip())}", item=True)
    if numbered := _NUMBERED.fullmatch(line):
        return MarkedParagraph(_unshaped(numbered.group(2).strip()), item=True)
    return MarkedParagraph(_unshaped(line.strip()))


def _unshaped(words: str) -> str:
    return _SHAPED.sub(lambda found: found.group(1) or found.group(2), words)
