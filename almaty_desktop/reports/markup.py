"""A small plain format for documents: headings, paragraphs, lists, tables, and words in bold or italic.

``# `` a title, ``## `` and ``### `` headings, ``- `` a bullet, ``1. `` a numbered paragraph (kept
as typed), ``| a | b |`` a row of a table with ``|---|`` below its head, ``*italic*`` and
``**bold**`` inside a line. An empty line ends a paragraph. Anything else is a paragraph: reading
never fails.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from almaty_desktop.rules.plain_format import BULLET, HEADING, NUMBERED, SHAPED, TABLE_ROW, TABLE_RULE


@dataclass(frozen=True)
class Span:
    """Words in one shape."""

    text: str
    bold: bool = False
    italic: bool = False


Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the title of the document."""

    level: int
    content: Spans


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    content: Spans


@dataclass(frozen=True)
class ListItem:
    """An item of a list. ``label`` is • or the number as typed, with its stop; ``depth`` counts from 0."""

    label: str
    content: Spans
    depth: int = 0


@dataclass(frozen=True)
class Table:
    """Rows of cells, all rows equally long; ``head`` (empty where there is none) repeats on each page."""

    head: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]


Block = Heading | Paragraph | ListItem | Table

_SPACES = re.compile(r"\s+")


def spans(line: str) -> Spans:
    """The words of ``line`` by their shape; stars that shape nothing stay as they are."""
    found: list[Span] = []
    at = 0
    for match in SHAPED.finditer(line):
        if match.start() > at:
            found.append(Span(line[at : match.start()]))
        bold, italic = match.groups()
        found.append(Span(bold, bold=True) if bold is not None else Span(italic, italic=True))
        at = match.end()
    if at < len(line):
        found.append(Span(line[at:]))
    return tuple(found)


def _joined(lines: list[str]) -> Spans:
    return spans(_SPACES.sub(" ", " ".join(line.strip() for line in lines)))


def _cells(line: str) -> tuple[Spans, ...]:
    return tuple(spans(cell.strip()) for cell in line.strip().strip("|").split("|"))


def _table(lines: list[str]) -> Table:
    head: tuple[Spans, ...] = ()
    if len(lines) > 1 and TABLE_RULE.fullmatch(lines[1]):
        head, lines = _cells(lines[0]), lines[2:]
    rows = [_cells(line) for line in lines if not TABLE_RULE.fullmatch(line)]
    wide = max((len(row) for row in (head, *rows)), default=0)

    def full(row: tuple[Spans, ...]) -> tuple[Spans, ...]:
        return row + ((),) * (wide - len(row))

    return Table(full(head) if head else (), tuple(full(row) for row in rows))


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of ``text``, in order. Any text can be read; an empty one has no blocks."""
    blocks: list[Block] = []
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    at = 0
    while at < len(lines):
        line = lines[at]
        end = at + 1
        if not line.strip():
            at = end
            continue
        heading = HEADING.fullmatch(line.strip())
        if heading:
            blocks.append(Heading(len(heading.group(1)), spans(heading.group(2).strip())))
        elif TABLE_ROW.fullmatch(line):
            while end < len(lines) and TABLE_ROW.fullmatch(lines[end]):
                end += 1
            blocks.append(_table(lines[at:end]))
        else:
            while end < len(lines) and not _begins_a_block(lines[end]):
                end += 1
            blocks.append(_running(lines[at:end]))
        at = end
    return tuple(blocks)


def _begins_a_block(line: str) -> bool:
    patterns = (BULLET, NUMBERED, TABLE_ROW)
    return (
        not line.strip()
        or bool(HEADING.fullmatch(line.strip()))
        or any(pattern.fullmatch(line) for pattern in patterns)
    )


def _running(lines: list[str]) -> Block:
    """A paragraph or an item of a list, from its lines."""
    bullet = BULLET.fullmatch(lines[0])
    if bullet:
        return ListItem("•", _joined([bullet.group(2), *lines[1:]]), min(len(bullet.group(1)) // 2, 2))
    numbered = NUMBERED.fullmatch(lines[0])
    if numbered:
        indent, label, rest = numbered.groups()
        return ListItem(label, _joined([rest, *lines[1:]]), min(len(indent) // 2, 2))
    return Paragraph(_joined(lines))
