"""Which paragraph of one text stands against which paragraph of another one.

Paragraphs that are the same and occur once hold the texts together; between them, paragraphs are
paired by the words that they share, so that one that was inserted, removed or split moves no other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from almaty_desktop.rules.common_order import once_in_both

_ALIKE = 0.4  # of their longer words; with fewer in common two paragraphs are not the same one changed
_SHORT_WORD = 3  # letters; such words say little of what a paragraph is about
_MOST_COMPARISONS = 60_000
_NARROWEST_BAND = 3  # paragraphs to each side of the diagonal
_WORD = re.compile(r"\w+")

Place = tuple[int | None, int | None]


@dataclass(frozen=True)
class _Paragraph:
    text: str
    words: frozenset[str]


def aligned(before: Sequence[str], after: Sequence[str]) -> tuple[Place, ...]:
    """Every place of both sequences, in order, in pairs; None stands against what has no counterpart."""
    ours, theirs = [_told(text) for text in before], [_told(text) for text in after]
    places: list[Place] = []
    start, begin = 0, 0
    for one, other in [*_held(before, after), (len(before), len(after))]:
        for left, right in _between(ours[start:one], theirs[begin:other]):
            places.append((None if left is None else left + start, None if right is None else right + begin))
        if one < len(before):
            places.append((one, other))
        start, begin = one + 1, other + 1
    return tuple(places)


def _told(text: str) -> _Paragraph:
    words = _WORD.findall(text.casefold())
    long = frozenset(word for word in words if len(word) > _SHORT_WORD)
    return _Paragraph(text, long or frozenset(words) or frozenset((text.strip(),)))


def _held(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """The same paragraphs of both texts that hold them together: at both ends, and what occurs once."""
    shorter = min(len(before), len(after))
    first = 0
    while first < shorter and before[first] == after[first]:
        first += 1
    last = 0
    while last < shorter - first and before[-1 - last] == after[-1 - last]:
        last += 1
    inner = once_in_both(before[first : len(before) - last], after[first : len(after) - last])
    return [
        *((place, place) for place in range(first)),
        *((one + first, other + first) for one, other in inner),
        *((len(before) - place, len(after) - place) for place in range(last, 0, -1)),
    ]


def _alike(one: _Paragraph, other: _Paragraph) -> float:
    """Between 0 and 1: how much two paragraphs share; 0 where that is too little to be the same one."""
    if one.text == other.text:
        return 1.0
    shared = 2 * len(one.words & other.words) / (len(one.words) + len(other.words))
    # Squared, because one good pair is worth more than two poor ones.
    return 0.0 if shared < _ALIKE else shared * shared


def _between(left: Sequence[_Paragraph], right: Sequence[_Paragraph]) -> list[Place]:
    """The paragraphs of a stretch: the best pairs, else first what was removed, then what was added."""
    if len(left) == len(right) == 1:
        return [(0, 0)]  # one stands in the place of the other
    places: list[Place] = []
    start, begin = 0, 0
    for one, other in [*_best_pairs(left, right), (len(left), len(right))]:
        places += [(place, None) for place in range(start, one)]
        places += [(None, place) for place in range(begin, other)]
        if one < len(left):
            places.append((one, other))
        start, begin = one + 1, other + 1
    return places


def _best_pairs(left: Sequence[_Paragraph], right: Sequence[_Paragraph]) -> list[tuple[int, int]]:
    """The ascending pairs that share the most, looked for in a band along the diagonal."""
    if not left or not right:
        return []
    slope = len(right) / len(left)
    band = max(_NARROWEST_BAND, slope, _MOST_COMPARISONS / (2 * len(left)))
    # By row: where the band begins, and the best sum up to each of its places and the way to it.
    rows: list[tuple[int, list[float], list[str]]] = []
    for index, paragraph in enumerate(left):
        middle = index * slope
        low, high = max(0, int(middle - band)), min(len(right), int(middle + band) + 1)
        rows.append(_row(paragraph, right, low, high, rows[-1] if rows else None))
    pairs: list[tuple[int, int]] = []
    index, place = len(left) - 1, len(right) - 1
    while index >= 0 and place >= 0:
        low, sums, ways = rows[index]
        place = min(place, low + len(sums) - 1)
        if place < low:
            index -= 1
            continue
        way = ways[place - low]
        if way == "pair":
            pairs.append((index, place))
            index, place = index - 1, place - 1
        elif way == "left":
            place -= 1
        else:
            index -= 1
    return pairs[::-1]


def _row(
    paragraph: _Paragraph,
    right: Sequence[_Paragraph],
    low: int,
    high: int,
    above: tuple[int, list[float], list[str]] | None,
) -> tuple[int, list[float], list[str]]:
    """One row of the table of best sums, for the places ``low`` to ``high`` of the band."""
    above_low, above_sums = (above[0], above[1]) if above else (0, [])

    def sum_above(place: int) -> float:
        if not above_sums or place < above_low:
            return 0.0
        return above_sums[min(place - above_low, len(above_sums) - 1)]

    sums: list[float] = []
    ways: list[str] = []
    for place in range(low, high):
        best, way = sum_above(place), "up"
        if sums and sums[-1] > best:
            best, way = sums[-1], "left"
        alike = _alike(paragraph, right[place])
        if alike and sum_above(place - 1) + alike > best:
            best, way = sum_above(place - 1) + alike, "pair"
        sums.append(best)
        ways.append(way)
    return low, sums, ways
