"""Two texts compared: paragraph against paragraph, and inside a paragraph word by word (rule D4).

For editions of the Operating Modalities and for the rounds of a decision. The time grows with the
length of the texts and not with what stands in them: no repetition can blow it up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from almaty_desktop.rules.alignment import aligned
from almaty_desktop.rules.word_differences import Piece, PieceKind, word_differences

__all__ = [
    "ParagraphDifference",
    "Piece",
    "PieceKind",
    "changed",
    "count_of_changes",
    "differences",
    "differences_between",
    "paragraphs",
]


@dataclass(frozen=True)
class ParagraphDifference:
    """One paragraph of the earlier text, of the later one, or both, and what differs in it.

    ``before`` and ``after`` are its numbers in the two texts, from 1; None where it is not there.
    """

    pieces: tuple[Piece, ...]
    before: int | None
    after: int | None

    @property
    def before_text(self) -> str:
        """The paragraph of the earlier text, exactly; empty where it is new."""
        return "".join(piece.text for piece in self.pieces if piece.kind is not PieceKind.ADDED)

    @property
    def after_text(self) -> str:
        """The paragraph of the later text, exactly; empty where it was removed."""
        return "".join(piece.text for piece in self.pieces if piece.kind is not PieceKind.REMOVED)

    @property
    def changed(self) -> bool:
        """Whether anything was added or removed here."""
        return any(piece.kind is not PieceKind.SAME for piece in self.pieces)

    @property
    def changes(self) -> int:
        """The number of places that were changed; words that replace others are one change."""
        kinds = [PieceKind.SAME, *(piece.kind for piece in self.pieces)]
        return sum(
            1
            for earlier, later in pairwise(kinds)
            if later is not PieceKind.SAME and earlier is PieceKind.SAME
        )


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of ``text`` that are not empty: what is compared as a paragraph."""
    return tuple(line for line in text.splitlines() if line.strip())


def differences(before: str, after: str) -> tuple[ParagraphDifference, ...]:
    """What differs between two texts, in the order of reading; nothing is left out."""
    return differences_between(paragraphs(before), paragraphs(after))


def differences_between(before: Sequence[str], after: Sequence[str]) -> tuple[ParagraphDifference, ...]:
    """:func:`differences` of texts that are paragraphs already."""
    return tuple(_compared(before, after))


def _compared(before: Sequence[str], after: Sequence[str]) -> Iterator[ParagraphDifference]:
    for one, other in aligned(before, after):
        if other is None and one is not None:
            yield ParagraphDifference((Piece(PieceKind.REMOVED, before[one]),), one + 1, None)
        elif one is None and other is not None:
            yield ParagraphDifference((Piece(PieceKind.ADDED, after[other]),), None, other + 1)
        elif one is not None and other is not None:
            yield ParagraphDifference(word_differences(before[one], after[other]), one + 1, other + 1)


def changed(found: Sequence[ParagraphDifference]) -> bool:
    """Whether the two texts differ at all."""
    return any(one.changed for one in found)


def count_of_changes(found: Sequence[ParagraphDifference]) -> int:
    """The number of changed places in all paragraphs."""
    return sum(one.changes for one in found)
