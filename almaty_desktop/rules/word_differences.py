"""What differs between two paragraphs, word by word, in marks that read well.

A word is letters and figures with the hyphens and apostrophes inside it; each sign of punctuation
stands for itself. A changed ending (Стороны, Сторонами) is a changed word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from almaty_desktop.rules.common_order import common_order

_NOTE_MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # they count as letters elsewhere, but stand for themselves here
_LETTER = rf"(?:[^\W{_NOTE_MARKS}]|[\u0300-\u036f])"
_WORD = re.compile(rf"{_LETTER}+(?:[-‑'’]{_LETTER}+)*")
_TOKEN = re.compile(rf"{_WORD.pattern}|\S")
_SMALL = 3  # letters of a small word (and, of, the, или)
_SMALL_BETWEEN_LONG = 8  # letters that stay together with two long changes around them
_LONG = 3  # words of a long change
_REWRITTEN = 0.25  # of the shorter one's letters; where fewer stayed, the whole paragraph was written anew


class PieceKind(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Piece:
    """A stretch of text, with the spaces in and around it that belong to it."""

    kind: PieceKind
    text: str


@dataclass(frozen=True)
class _Stretch:
    """Text that stayed (``same``), or what was removed and what came in its place; never both."""

    same: str = ""
    removed: str = ""
    added: str = ""

    @property
    def one_sided(self) -> tuple[bool, bool]:
        """Whether nothing was removed, and whether nothing was added."""
        return not self.removed, not self.added

    @property
    def words(self) -> int:
        return max(len(_WORD.findall(self.removed)), len(_WORD.findall(self.added)))


def word_differences(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of two paragraphs in the order of reading.

    The same and the removed pieces together are exactly ``before``, the same and the added ones
    exactly ``after``.
    """
    return tuple(_pieces(_tidied(list(_stretches(before, after)), before, after)))


def _stretches(before: str, after: str) -> Iterator[_Stretch]:
    """What stayed and what changed, in turn, as found word by word."""
    if before == after:
        yield _Stretch(same=before)
        return
    ours, theirs = [*_TOKEN.finditer(before)], [*_TOKEN.finditer(after)]
    pairs = common_order([one.group() for one in ours], [one.group() for one in theirs])
    at, by = 0, 0
    for one, other in pairs:
        yield from _gap(before[at : ours[one].start()], after[by : theirs[other].start()])
        yield _Stretch(same=ours[one].group())
        at, by = ours[one].end(), theirs[other].end()
    yield from _gap(before[at:], after[by:])


def _gap(removed: str, added: str) -> Iterator[_Stretch]:
    """What stands between two words that stayed; spaces that both texts have there stay."""
    if removed == added:
        yield _Stretch(same=removed)
        return
    start = 0
    shorter = min(len(removed), len(added))
    while start < shorter and removed[start] == added[start] and removed[start].isspace():
        start += 1
    end = 0
    while end < shorter - start and removed[-1 - end] == added[-1 - end] and removed[-1 - end].isspace():
        end += 1
    yield _Stretch(same=removed[:start])
    yield _Stretch(removed=removed[start : len(removed) - end], added=added[start : len(added) - end])
    yield _Stretch(same=removed[len(removed) - end :])


def _tidied(found: list[_Stretch], before: str, after: str) -> list[_Stretch]:
    """Stretches in turn: small ones that stayed between two changes become part of one change."""
    made: list[_Stretch] = []
    for run in _runs(found):
        if len(made) > 1 and not run.same and _belongs_together(made[-2], made[-1].same, run):
            earlier, between = made[-2], made[-1].same
            made[-2:] = [
                _Stretch(
                    removed=earlier.removed + between + run.removed,
                    added=earlier.added + between + run.added,
                )
            ]
        else:
            made.append(run)
    kept = sum(_letters(run.same) for run in made)
    if len(made) > 2 and kept < _REWRITTEN * min(_letters(before), _letters(after)):
        return [_Stretch(removed=before, added=after)]
    return made


def _letters(text: str) -> int:
    return sum(map(len, _WORD.findall(text)))


def _runs(found: list[_Stretch]) -> list[_Stretch]:
    """The stretches without empty ones, neighbours of one kind put together."""
    kinds: list[tuple[bool, list[_Stretch]]] = []
    for one in found:
        if one == _Stretch():
            continue
        if not kinds or kinds[-1][0] != bool(one.same):
            kinds.append((bool(one.same), []))
        kinds[-1][1].append(one)
    return [
        _Stretch(
            "".join(one.same for one in together),
            "".join(one.removed for one in together),
            "".join(one.added for one in together),
        )
        for _, together in kinds
    ]


def _belongs_together(earlier: _Stretch, between: str, later: _Stretch) -> bool:
    """Whether what stayed between two changes is so little that one change reads better."""
    if any(one and other for one, other in zip(earlier.one_sided, later.one_sided, strict=True)):
        return False  # two insertions, or two removals: nothing is gained by striking the word between
    if not (earlier.words and later.words):
        return False  # a bracket or a comma
    words = _WORD.findall(between)
    letters = sum(map(len, words))
    if letters <= _SMALL and len(words) <= 1:
        return True
    return letters <= _SMALL_BETWEEN_LONG and earlier.words >= _LONG and later.words >= _LONG


def _pieces(stretches: list[_Stretch]) -> Iterator[Piece]:
    for one in stretches:
        for kind, text in (
            (PieceKind.SAME, one.same),
            (PieceKind.REMOVED, one.removed),
            (PieceKind.ADDED, one.added),
        ):
            if text:
                yield Piece(kind, text)
