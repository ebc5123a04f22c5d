"""What two sequences have in common, in order: the ground on which texts are compared.

The longest common subsequence is found with the bits of whole numbers (a row of the usual table is
one number), so that even sequences of thousands of equal words take milliseconds. Where the table
would be too large, places that occur once in both sequences hold them together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence

LARGEST_TABLE = 150_000_000
"""Bits of one table (19 MB); larger stretches are first held together by what occurs once in both."""

Pairs = list[tuple[int, int]]


def common_order(left: Sequence[Hashable], right: Sequence[Hashable]) -> Pairs:
    """Places (of ``left``, of ``right``) of equal elements, ascending in both; as many as can be."""
    first, last = _ends(left, right)
    pairs = [(place, place) for place in range(first)]
    inner_left, inner_right = left[first : len(left) - last], right[first : len(right) - last]
    pairs += [(one + first, other + first) for one, other in _inner(inner_left, inner_right)]
    pairs += [(len(left) - place, len(right) - place) for place in range(last, 0, -1)]
    return pairs


def once_in_both(left: Sequence[Hashable], right: Sequence[Hashable]) -> Pairs:
    """The longest ascending row of pairs among elements that occur exactly once in each sequence."""
    ours, theirs = Counter(left), Counter(right)
    places = {element: place for place, element in enumerate(right) if theirs[element] == 1}
    candidates = [
        (place, places[element])
        for place, element in enumerate(left)
        if ours[element] == 1 and element in places
    ]
    return _ascending(candidates)


def _ends(left: Sequence[Hashable], right: Sequence[Hashable]) -> tuple[int, int]:
    """How many elements agree at the beginning, and how many of the others at the end."""
    shorter = min(len(left), len(right))
    first = 0
    while first < shorter and left[first] == right[first]:
        first += 1
    last = 0
    while last < shorter - first and left[-1 - last] == right[-1 - last]:
        last += 1
    return first, last


def _inner(left: Sequence[Hashable], right: Sequence[Hashable]) -> Pairs:
    if len(left) * len(right) <= LARGEST_TABLE:
        return _longest(left, right)
    held = once_in_both(left, right)
    pairs: Pairs = []
    start, begin = 0, 0
    for one, other in [*held, (len(left), len(right))]:
        if (one - start) * (other - begin) <= LARGEST_TABLE:
            found = _longest(left[start:one], right[begin:other])
            pairs += [(place + start, match + begin) for place, match in found]
        if one < len(left):
            pairs.append((one, other))
        start, begin = one + 1, other + 1
    return pairs


def _longest(left: Sequence[Hashable], right: Sequence[Hashable]) -> Pairs:
    """The longest common subsequence. In row i, bit j is 0 where ``right[j]`` makes it longer by one."""
    if not left or not right:
        return []
    full = (1 << len(right)) - 1
    masks: dict[Hashable, int] = {}
    for place, element in enumerate(right):
        masks[element] = masks.get(element, 0) | 1 << place
    rows = [full]
    for element in left:
        row = rows[-1]
        hits = row & masks.get(element, 0)
        rows.append(((row + hits) | (row - hits)) & full)
    pairs: Pairs = []
    one, other = len(left), len(right)
    while one and other:
        if rows[one] >> (other - 1) & 1:
            other -= 1
        elif not rows[one - 1] >> (other - 1) & 1:
            one -= 1
        else:
            one, other = one - 1, other - 1
            pairs.append((one, other))
    return pairs[::-1]


def _ascending(candidates: Pairs) -> Pairs:
    """The longest part of ``candidates`` (ascending on the left) that ascends on the right, too."""
    ends: list[int] = []  # the smallest right place with which a row of that length ends
    at: list[int] = []  # the candidate with that place
    previous: list[int] = []
    for index, (_, right) in enumerate(candidates):
        length = bisect_left(ends, right)
        previous.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [right]
        at[length : length + 1] = [index]
    found: Pairs = []
    index = at[-1] if at else -1
    while index >= 0:
        found.append(candidates[index])
        index = previous[index]
    return found[::-1]
