"""What a page is stacked from: strips across the page, each with cells that begin at one height.

A paragraph is a strip of one cell; a pair of paragraphs in two languages a strip of two; a row
of a table or an item of an agenda a strip of several. When a page ends inside a strip, all its
cells are cut and go on together at the top of the next page: the columns never drift apart.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from almaty_desktop.reports.setting import Line, Text, set_text
from almaty_desktop.reports.style import COLUMN_GAP, COLUMN_WIDTH, TEXT_WIDTH
from almaty_desktop.rules.brackets import MARKED


@dataclass(frozen=True)
class Cell:
    """Texts, one below the other, at ``left`` points from the text's left edge, ``width`` points wide."""

    texts: tuple[Text, ...]
    left: float = 0
    width: float = TEXT_WIDTH


@dataclass(frozen=True)
class Bookmark:
    """An entry of the PDF's outline. ``level`` counts from 0."""

    title: str
    level: int = 0


@dataclass(frozen=True)
class Strip:
    """One band of the page.

    ``before`` and ``after`` are points of white (``before`` is left out at the top of a page).
    ``keep_with_next`` holds a heading to what follows; ``splits`` tells whether a page may end
    inside. ``rule_above`` and ``rule_below`` draw a hairline. ``repeat`` is the strip shown again
    where a page begins with this one (the head of a table, the day of an agenda), below its own ``repeat``.
    ``anchor`` names this place; ``link`` makes the strip lead to the anchor of that name.
    ``new_page`` begins a page. ``bar`` draws a bar in the margin: something was changed here.
    """

    cells: tuple[Cell, ...]
    before: float = 0
    after: float = 0
    keep_with_next: bool = False
    splits: bool = True
    rule_above: bool = False
    rule_below: bool = False
    bookmark: Bookmark | None = None
    repeat: Strip | None = None
    anchor: str = ""
    link: str = ""
    new_page: bool = False
    bar: bool = False


def wide(*texts: Text) -> Cell:
    """A cell across the whole text width."""
    return Cell(texts)


def columns(left: tuple[Text, ...], right: tuple[Text, ...]) -> tuple[Cell, Cell]:
    """The two columns of a side-by-side print."""
    return (Cell(left, 0, COLUMN_WIDTH), Cell(right, COLUMN_WIDTH + COLUMN_GAP, COLUMN_WIDTH))


@dataclass(frozen=True)
class SetCell:
    """A cell whose texts are set into lines."""

    left: float
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        """Points from the top of the first line to the bottom of the last."""
        return sum(line.above + line.height for line in self.lines)

    @property
    def ascent(self) -> float:
        return self.lines[0].ascent if self.lines else 0.0

    def cut(self, room: float, least: int = 1) -> int:
        """How many lines go into ``room`` points such that no line is left lonely; 0 where none can."""
        used, best = 0.0, 0
        for count, line in enumerate(self.lines, 1):
            used += line.above + line.height
            if used > room + 0.01 and count > least:
                break
            if used <= room + 0.01 and self.may_end_after(count):
                best = count
        return best

    def may_end_after(self, count: int) -> bool:
        """Whether a page may end after ``count`` lines of this cell."""
        if count >= len(self.lines):
            return True
        line = self.lines[count - 1]
        if line.number == line.total:
            return not line.keep_with_next
        return line.number >= 2 and line.total - line.number >= 2

    @property
    def smallest_start(self) -> float:
        """Points that the fewest lines need which may stand alone at the end of a page."""
        used = 0.0
        for count, line in enumerate(self.lines, 1):
            used += line.above + line.height
            if self.may_end_after(count):
                break
        return used

    def parts(self, count: int) -> tuple[SetCell, SetCell]:
        """The first ``count`` lines, and the others without the white above them."""
        rest = self.lines[count:]
        if rest:
            rest = (replace(rest[0], above=0), *rest[1:])
        return replace(self, lines=self.lines[:count]), replace(self, lines=rest)


@dataclass(frozen=True)
class SetStrip:
    """A strip (or what is left of it) whose cells are set, the first baselines on one height."""

    strip: Strip
    cells: tuple[SetCell, ...]
    continued: bool = False

    @property
    def drops(self) -> tuple[float, ...]:
        """How far each cell is lowered so that all first baselines agree."""
        lowest = max((cell.ascent for cell in self.cells), default=0.0)
        return tuple(lowest - cell.ascent if cell.lines else 0.0 for cell in self.cells)

    @property
    def height(self) -> float:
        return max(
            (cell.height + drop for cell, drop in zip(self.cells, self.drops, strict=True)), default=0.0
        )

    @property
    def smallest_start(self) -> float:
        """Points needed at the end of a page before this strip may begin there."""
        if not self.strip.splits:
            return self.height
        starts = (cell.smallest_start + drop for cell, drop in zip(self.cells, self.drops, strict=True))
        return max(starts, default=0.0)

    @property
    def marked(self) -> bool:
        """Whether a bracketed name with its footnote mark stands here (rule S3)."""
        return any(
            MARKED in piece.text for cell in self.cells for line in cell.lines for piece in line.pieces
        )

    def cut(self, room: float, force: bool) -> tuple[SetStrip, SetStrip] | None:
        """This strip parted so that the first part fits into ``room``; None where it must not begin here.

        ``force`` parts even what should stay together: for a strip taller than a whole page.
        """
        counts = []
        for cell, drop in zip(self.cells, self.drops, strict=True):
            count = cell.cut(room - drop)
            if cell.lines and not count:
                if not force:
                    return None
                count = 1
            counts.append(count)
        if all(count == len(cell.lines) for count, cell in zip(counts, self.cells, strict=True)):
            return None
        parts = [cell.parts(count) for cell, count in zip(self.cells, counts, strict=True)]
        return (
            replace(self, cells=tuple(part[0] for part in parts)),
            replace(self, cells=tuple(part[1] for part in parts), continued=True),
        )


def set_cell(cell: Cell) -> SetCell:
    """The lines of a cell, with the white between its texts."""
    lines: list[Line] = []
    gap = 0.0
    for given in cell.texts:
        own = set_text(given, cell.width)
        if not own:
            continue
        above = max(gap, given.style.before) if lines else 0.0
        lines.append(replace(own[0], above=above) if above else own[0])
        lines += own[1:]
        gap = given.style.after
    return SetCell(cell.left, tuple(lines))


def set_strip(strip: Strip) -> SetStrip:
    """The strip with all its cells set."""
    return SetStrip(strip, tuple(set_cell(cell) for cell in strip.cells))
