"""A table as a person sees it, and a table to be written: what the readers give and the writer takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Value = str | int | date | None
"""What a written cell may hold; a text is always written as a text."""


@dataclass(frozen=True)
class SheetRow:
    """A row with anything in it; ``number`` is the row's in the file, from 1, as programs show it."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A table read. Heads and cells are as many as the widest row has; what is empty is an empty text.

    Days are written 2013-06-05, whole numbers without a decimal point. Rows with nothing in them are left
    out.
    """

    name: str
    heads: tuple[str, ...]
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True)
class WrittenSheet:
    """A table to be written: its name, its heads, and a row of values for each line."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


_HEADS_AMONG = 20


def sheet_of(name: str, rows: list[tuple[int, list[str]]]) -> Sheet:
    """A sheet out of numbered rows of texts: the first with two filled cells holds the heads.

    What stands above it is a title. Where no row of the first twenty has two, the first one holds the head.
    """
    filled = [(number, cells) for number, cells in rows if any(cells)]
    if not filled:
        return Sheet(name, (), ())
    head = next((place for place, (_, cells) in enumerate(filled[:_HEADS_AMONG]) if _filled(cells) > 1), 0)
    kept = filled[head:]
    width = max(_width(cells) for _, cells in kept)
    padded = [(number, tuple((cells + [""] * width)[:width])) for number, cells in kept]
    return Sheet(name, padded[0][1], tuple(SheetRow(number, cells) for number, cells in padded[1:]))


def _filled(cells: list[str]) -> int:
    return sum(bool(cell) for cell in cells)


def _width(cells: list[str]) -> int:
    return max((place for place, cell in enumerate(cells, 1) if cell), default=0)
