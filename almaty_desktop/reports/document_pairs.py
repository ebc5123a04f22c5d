"""Which block of a document in one language stands beside which block of it in the other."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from almaty_desktop.reports.markup import Block, Heading, ListItem

Pair = tuple[Block | None, Block | None]

_LARGEST_COMPARISON = 200_000  # blocks of the one times blocks of the other


def _kind(block: Block) -> str:
    """What two blocks must have in common to be taken for the same place of the document."""
    match block:
        case Heading(level=level):
            return f"heading {level}"
        case ListItem(label=label, depth=depth):
            return f"item {label} {depth}"
    return type(block).__name__


def _matched(left: Sequence[str], right: Sequence[str]) -> list[tuple[slice, slice, bool]]:
    """Stretches of both sequences in order, with whether they agree element by element."""
    if left == right:
        return [(slice(0, len(left)), slice(0, len(right)), True)]
    if len(left) * len(right) > _LARGEST_COMPARISON:
        return [(slice(0, len(left)), slice(0, len(right)), False)]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [(slice(a, b), slice(c, d), tag == "equal") for tag, a, b, c, d in matcher.get_opcodes()]


def _in_section(left: Sequence[Block], right: Sequence[Block]) -> list[Pair]:
    pairs: list[Pair] = []
    kinds = [_kind(block) for block in left], [_kind(block) for block in right]
    for first, second, _ in _matched(*kinds):
        pairs += zip_longest(left[first], right[second])
    return pairs


def _sections(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks cut before each heading; the first section has none where the text begins without."""
    made: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading):
            made.append([])
        made[-1].append(block)
    return made


def paired(left: Sequence[Block], right: Sequence[Block]) -> tuple[Pair, ...]:
    """Every block of both, in order, in pairs; what has no counterpart stands alone.

    Headings of one level pair with each other first, then what stands between them by kind and
    number, so that a paragraph more in one language does not move all that follows.
    """
    ours, theirs = _sections(left), _sections(right)
    pairs: list[Pair] = []
    heads = [_kind(section[0]) if section else "" for section in ours[1:]]
    other = [_kind(section[0]) if section else "" for section in theirs[1:]]
    pairs += _in_section(ours[0], theirs[0])
    for first, second, _ in _matched(heads, other):
        for mine, yours in zip_longest(ours[1:][first], theirs[1:][second]):
            pairs += _in_section(mine or [], yours or [])
    return tuple(pairs)
