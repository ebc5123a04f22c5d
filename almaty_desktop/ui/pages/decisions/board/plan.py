"""Where everything on the board stands, and how large: worked out anew for each window and each content.

Names, states and title are as large as the room allows, and at least as large as twelve metres ask for
(:mod:`.lettering`). A long title gives way first; only a very long one, or more members than a session
of the Process has ever had, makes the tiles' letters smaller than that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from PySide6.QtCore import QRect

from almaty_desktop.ui.pages.decisions.board.lettering import (
    advance,
    broken,
    document_line_height,
    fits,
    height,
    line_height,
)

# All measures are pixels in a picture of 1280 × 720.
_PICTURE = (1280, 720)
_READABLE = 44  # the size of type that twelve metres ask for
_MARGIN, _EDGE, _GAP = 32, 16, 10
_HEAD, _NOTE, _FOOT = 22, 24, 32
_TEXT = 34  # the text under decision above the tiles
_STRIPE, _PADDING = 8, 14  # of a tile
_FEWEST_LINES = 2  # of the text above the tiles; with less room it is shown on its own only
_MOST_COLUMNS, _MOST_LINES = 6, 2  # of tiles; of a name in its tile
_TALLEST = 1.9  # how far a tile may grow beyond what its words need

# Tiles' scale and title's scale, what is liked best first.
_GENEROUS = tuple((scale, scale) for scale in (1.2, 1.1))
_READABLE_STILL = tuple((1.0, scale) for scale in (1.1, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5))
_CROWDED = tuple((hundredths / 100, title) for hundredths in range(96, 16, -4) for title in (0.9, 0.7, 0.5))


@dataclass(frozen=True)
class Contents:
    """The words that are to find room, in the language shown; ``state_words`` are all that a tile may say."""

    head: str
    state: str
    title: str
    other_title: str
    names: tuple[str, ...]
    state_words: tuple[str, ...]
    outcome: str = ""
    effects: str = ""
    notice: str = ""
    brackets: str = ""
    has_text: bool = False
    has_reservations: bool = False
    asked: int = 0
    """The height in pixels of what is asked at the foot at the moment."""


@dataclass(frozen=True)
class Sizes:
    """The sizes of type, in pixels. ``name`` is that of the states too."""

    unit: float
    head: int
    title: int
    other: int
    name: int
    outcome: int
    note: int
    text: int

    def of(self, measure: float) -> int:
        """A measure of the picture of 1280 × 720 in this window."""
        return round(measure * self.unit)


@dataclass(frozen=True)
class Plan:
    """The sizes, and the place of each part; ``text`` is None where it finds no room above the tiles."""

    sizes: Sizes
    columns: int
    head: QRect
    state: QRect
    title: QRect
    other: QRect
    text: QRect | None
    tiles: tuple[QRect, ...]
    outcome: QRect
    effects: QRect
    notice: QRect
    brackets: QRect
    foot: QRect
    middle: QRect
    """Between the titles and what is told at the foot: where the text is read on its own."""


def sizes_of(unit: float, tiles: float = 1.0, title: float = 1.0) -> Sizes:
    """The sizes of type at a scale; ``unit`` is the window against the picture of 1280 × 720."""
    heading = ceil(_READABLE * unit * title)
    return Sizes(
        unit=unit,
        head=max(1, round(_HEAD * unit)),
        title=heading,
        other=max(round(heading * 0.6), round(_HEAD * unit)),
        name=ceil(_READABLE * unit * tiles),
        outcome=ceil(_READABLE * unit),
        note=max(1, round(_NOTE * unit)),
        text=max(1, round(_TEXT * unit)),
    )


def unit_of(width: int, tall: int) -> float:
    """How large a window is against the picture of 1280 × 720."""
    return min(width / _PICTURE[0], tall / _PICTURE[1])


def inner(tile: QRect, sizes: Sizes) -> QRect:
    """Where the words of a tile stand: beside its stripe."""
    side, above = sizes.of(_PADDING), sizes.of(_PADDING / 2)
    return tile.adjusted(sizes.of(_STRIPE) + side, above, -side, -above)


def shape_room(sizes: Sizes) -> int:
    """The width that a state's shape takes before its word; behind it a figure takes ``sizes.head``."""
    return round(sizes.name * 0.9)


def planned(contents: Contents, width: int, tall: int) -> Plan:
    """The best plan that finds room for all of ``contents`` in a window of this size."""
    unit = unit_of(width, tall)
    generous = () if contents.has_text or contents.has_reservations else _GENEROUS
    chances = [(contents, scales) for scales in (*generous, *_READABLE_STILL)]
    if contents.asked:
        # While something is asked, the title's second language gives way before the positions do.
        chances += [(replace(contents, other_title=""), scales) for scales in _READABLE_STILL]
    chances += [(contents, scales) for scales in _CROWDED]
    for words, scales in chances:
        attempt = _Attempt(words, width, tall, sizes_of(unit, *scales))
        if attempt.left >= 0:
            break
    return attempt.plan()


class _Attempt:
    """What one choice of sizes comes to."""

    def __init__(self, contents: Contents, width: int, tall: int, sizes: Sizes) -> None:
        self._contents, self._tall, self._sizes = contents, tall, sizes
        self._side = sizes.of(_MARGIN)
        self._width = width - 2 * self._side
        self._gap = sizes.of(_GAP)
        words, needed = contents, self._needed
        self._state_width = ceil(advance(words.state, sizes.head)) + 2
        beside = self._width - self._state_width - 2 * self._gap
        self._head = max(line_height(sizes.head), needed(words.head, sizes.head, width=beside))
        self._title = needed(words.title, sizes.title, bold=True)
        self._other = needed(words.other_title, sizes.other)
        self._apart = sizes.of(_GAP / 2) if self._other else 0
        self._outcome = needed(words.outcome, sizes.outcome, bold=True)
        self._effects = needed(words.effects, sizes.note)
        self._notice = needed(words.notice, sizes.note)
        self._brackets = needed(words.brackets, sizes.note)
        self._foot = max(sizes.of(_FOOT), contents.asked)
        self.columns, self._rows = self._grid()
        self.left = self._left()

    def plan(self) -> Plan:
        """The places, the room that is left given to the text and to the tiles."""
        left = max(0, self.left)
        rows, text = list(self._rows), 0
        if self._contents.has_text:
            if self._contents.has_reservations:
                left -= self._heighten(rows, left, line_height(self._sizes.note))
            text = self._text_height(left)
            left -= text + self._gap if text else 0
        self._heighten(rows, left, ceil(max(rows, default=0) * (_TALLEST - 1)))
        return self._placed(rows, text)

    def _needed(self, words: str, pixels: int, bold: bool = False, width: int = 0) -> int:
        return height(words, pixels, bold, width or self._width)

    def _grid(self) -> tuple[int, list[int]]:
        """How many columns give the lowest grid in which every word has room, and its rows' heights."""
        found: tuple[int, list[int]] | None = None
        for columns in range(1, min(_MOST_COLUMNS, max(1, len(self._contents.names))) + 1):
            rows = self._rows_with(columns)
            if rows is not None and (found is None or sum(rows) < sum(found[1])):
                found = columns, rows
        # In one column any word has room but in a window narrower than a word.
        return found or (1, [3 * self._sizes.name] * len(self._contents.names))

    def _rows_with(self, columns: int) -> list[int] | None:
        sizes = self._sizes
        tile = QRect(0, 0, (self._width - (columns - 1) * self._gap) // columns, 10 * sizes.name)
        room = inner(tile, sizes).width()
        beside = room - shape_room(sizes) - sizes.head
        if any(advance(word, sizes.name) > beside for word in self._contents.state_words):
            return None
        if not all(fits(name, sizes.name, True, room) for name in self._contents.names):
            return None
        lines = [len(broken(name, sizes.name, True, room)) for name in self._contents.names]
        if max(lines, default=1) > _MOST_LINES:
            return None
        above_and_below = tile.height() - inner(tile, sizes).height()
        return [
            (max(lines[first : first + columns]) + 1) * line_height(sizes.name) + above_and_below
            for first in range(0, len(lines), columns)
        ]

    def _left(self) -> int:
        """The height that nothing needs; below 0 where there is too little."""
        edge = self._sizes.of(_EDGE)
        parts = [self._head, self._title + self._apart + self._other, self._outcome + self._effects]
        parts += [self._notice, self._brackets, self._foot, *self._rows]
        shown = [part for part in parts if part]
        return self._tall - 2 * edge - sum(shown) - self._gap * (len(shown) - 1)

    def _heighten(self, rows: list[int], left: int, most: int) -> int:
        """Makes all rows higher by the same, at most by ``most`` each; what it took."""
        if not rows:
            return 0
        by = min(left // len(rows), most)
        for number in range(len(rows)):
            rows[number] += by
        return by * len(rows)

    def _text_height(self, left: int) -> int:
        line = document_line_height(self._sizes.text)
        lines = (left - self._gap) // line
        return lines * line if lines >= _FEWEST_LINES else 0

    def _placed(self, rows: Sequence[int], text: int) -> Plan:
        sizes, side, width, gap = self._sizes, self._side, self._width, self._gap
        edge = sizes.of(_EDGE)
        state_left = side + width - self._state_width
        head = QRect(side, edge, width - self._state_width - 2 * gap, self._head)
        title = QRect(side, head.bottom() + 1 + gap, width, self._title)
        other = QRect(side, title.bottom() + 1 + self._apart, width, self._other)
        top = other.bottom() + 1 + gap
        below = _Upwards(side, width, gap, self._tall - edge)
        foot = below.place(self._foot)
        brackets = below.place(self._brackets)
        notice = below.place(self._notice)
        told = notice if self._notice else brackets if self._brackets else foot
        effects = below.place(self._effects, apart=False)
        outcome = below.place(self._outcome)
        shown = QRect(side, top, width, text) if text else None
        tiles = self._tiles(rows, top + (text + gap if text else 0))
        return Plan(
            sizes=sizes,
            columns=self.columns,
            head=head,
            state=QRect(state_left, edge, self._state_width, line_height(sizes.head)),
            title=title,
            other=other,
            text=shown,
            tiles=tuple(tiles),
            outcome=outcome,
            effects=effects,
            notice=notice,
            brackets=brackets,
            foot=foot,
            middle=QRect(side, top, width, max(0, told.top() - gap - top)),
        )

    def _tiles(self, rows: Sequence[int], top: int) -> Iterator[QRect]:
        wide = (self._width - (self.columns - 1) * self._gap) // self.columns
        for number in range(len(self._contents.names)):
            row, column = divmod(number, self.columns)
            above = top + sum(rows[:row]) + row * self._gap
            yield QRect(self._side + column * (wide + self._gap), above, wide, rows[row])


class _Upwards:
    """Places parts above each other from the lower edge on."""

    def __init__(self, left: int, width: int, gap: int, bottom: int) -> None:
        self._left, self._width, self._gap, self._bottom = left, width, gap, bottom

    def place(self, tall: int, apart: bool = True) -> QRect:
        """The next part's place above those placed; ``apart`` says whether a gap follows above it."""
        made = QRect(self._left, self._bottom - tall, self._width, tall)
        if tall:
            self._bottom -= tall + (self._gap if apart else 0)
        return made
