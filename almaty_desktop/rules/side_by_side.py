"""Which paragraph of a text in one language stands beside which of it in the other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import zip_longest
from typing import TypeVar

from almaty_desktop.rules.common_order import common_order
from almaty_desktop.rules.marked_paragraphs import MarkedParagraph, marked_paragraphs

T = TypeVar("T")
Pairs = list[tuple[T | None, T | None]]


def side_by_side(
    left: Sequence[T], right: Sequence[T], kind: Callable[[T], Hashable], is_heading: Callable[[T], bool]
) -> Pairs[T]:
    """Everything of both, in order, in pairs; what has no counterpart stands alone.

    Sections pair by the kind of their headings, and what stands in them by its own ``kind``: a paragraph
    more in one language moves nothing that follows.
    """
    made: Pairs[T] = []
    sections = _in_pairs(
        _sections(left, is_heading), _sections(right, is_heading), lambda section: kind(section[0])
    )
    for ours, theirs in sections:
        beside: Pairs[T] = _in_pairs(ours or [], theirs or [], kind)
        made += beside
    return made


def paragraphs_side_by_side(english: str, russian: str) -> Pairs[MarkedParagraph]:
    """The paragraphs of a text in the plain format, in both languages."""
    return side_by_side(
        marked_paragraphs(english),
        marked_paragraphs(russian),
        lambda one: (one.heading, one.item),
        lambda one: bool(one.heading),
    )


def _in_pairs(left: Sequence[T], right: Sequence[T], kind: Callable[[T], Hashable]) -> Pairs[T]:
    made: Pairs[T] = []
    start, begin = 0, 0
    kept = common_order([*map(kind, left)], [*map(kind, right)])
    for one, other in [*kept, (len(left), len(right))]:
        made += zip_longest(left[start:one], right[begin:other])
        made += zip_longest(left[one : one + 1], right[other : other + 1])
        start, begin = one + 1, other + 1
    return made


def _sections(found: Sequence[T], is_heading: Callable[[T], bool]) -> list[list[T]]:
    """All of it, cut before each heading."""
    made: list[list[T]] = []
    for one in found:
        if is_heading(one) or not made:
            made.append([])
        made[-1].append(one)
    return made
