"""Tables on paper: column widths by content, a hairline below each row, the head repeated on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

from almaty_desktop.reports.setting import Text, width_of
from almaty_desktop.reports.strips import Cell, Strip
from almaty_desktop.reports.style import TEXT_WIDTH

CELL_GAP = 8.0  # points between two columns
_ROW_SPACE = 3.5  # points above and below the text of a row
_AIR = 1.0
_LEGIBLE = 70.0  # points; running text in less is hard to read

Row = Sequence[tuple[Text, ...]]
"""One row: for each column the texts of its cell."""


@dataclass(frozen=True)
class Columns:
    """The left edges and widths of a table's columns; ``fits`` is false where they are too narrow to read."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    fits: bool


def _natural(texts: tuple[Text, ...]) -> float:
    """The width of the longest of the texts if it stood on one line."""
    widths = (sum(_run_width(one, run.text, index) for index, run in enumerate(one.runs)) for one in texts)
    return max(widths, default=0.0)


def _run_width(given: Text, content: str, index: int) -> float:
    run = given.runs[index]
    style = run.style or given.style
    font = style.family.font(style.bold or run.bold, style.italic or run.italic)
    return width_of(content, font, style.size)


def _longest_word(texts: tuple[Text, ...]) -> float:
    return max(
        (
            _run_width(one, word, index)
            for one in texts
            for index, run in enumerate(one.runs)
            for word in run.text.split()
        ),
        default=0.0,
    )


def column_widths(rows: Sequence[Row], width: float, left: float = 0.0) -> Columns:
    """Columns for ``rows`` in ``width`` points: as wide as the content asks, none narrower than its words."""
    count = len(rows[0]) if rows else 0
    room = width - CELL_GAP * max(0, count - 1)
    least = [max(_longest_word(row[column]) for row in rows) + _AIR for column in range(count)]
    natural = [max(_natural(row[column]) for row in rows) + _AIR for column in range(count)]
    fits = sum(least) <= room
    if sum(natural) <= room:
        widths = list(natural)
        widths[-1:] = [room - sum(natural[:-1])] if count else []
    elif fits:
        wishes = [sqrt(max(0.0, natural[column] - least[column])) for column in range(count)]
        spare = room - sum(least)
        widths = [least[column] + spare * wishes[column] / (sum(wishes) or 1) for column in range(count)]
    else:
        widths = [room * least[column] / (sum(least) or 1) for column in range(count)]
    fits = fits and all(width >= min(_LEGIBLE, wanted) for width, wanted in zip(widths, natural, strict=True))
    lefts, at = [], left
    for one in widths:
        lefts.append(at)
        at += one + CELL_GAP
    return Columns(tuple(lefts), tuple(widths), fits)


def cells(row: Row, places: Columns) -> tuple[Cell, ...]:
    """The cells of a row at the places of its columns."""
    return tuple(
        Cell(texts, left, width) for texts, left, width in zip(row, places.lefts, places.widths, strict=True)
    )


def table(head: Row, rows: Sequence[Row], before: float = 9, after: float = 14) -> tuple[Strip, ...]:
    """The strips of a table across the page. ``head`` may be empty."""
    places = column_widths([row for row in (head, *rows) if row], TEXT_WIDTH)
    return strips_of_rows(
        cells(head, places) if head else (), [cells(row, places) for row in rows], before, after
    )


def strips_of_rows(
    head: tuple[Cell, ...],
    rows: Sequence[tuple[Cell, ...]],
    before: float = 9,
    after: float = 14,
    above: Strip | None = None,
) -> tuple[Strip, ...]:
    """Rows that are already cells as strips; a row is never split across pages.

    ``above`` is shown again above the repeated head on each further page.
    """
    repeated = above
    made: list[Strip] = []
    if head:
        top = Strip(
            head, before=before, after=2 * _ROW_SPACE, keep_with_next=True, splits=False, rule_below=True
        )
        made.append(top)
        repeated = replace(top, repeat=above)
    for index, row in enumerate(rows):
        last = index == len(rows) - 1
        made.append(
            Strip(
                row,
                before=0 if made else before,
                after=after if last else 2 * _ROW_SPACE,
                splits=False,
                rule_below=True,
                repeat=repeated,
            )
        )
    return tuple(made)
