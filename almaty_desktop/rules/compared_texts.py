"""Two texts in the plain format compared as their reader sees them: words without marks, with their shape."""

from __future__ import annotations

from dataclasses import dataclass

from almaty_desktop.rules.differences import ParagraphDifference, differences_between
from almaty_desktop.rules.marked_paragraphs import marked_paragraphs


@dataclass(frozen=True)
class ComparedParagraph:
    """What differs in a paragraph, and its shape: the level of a heading (else 0), whether it is an item.

    The shape is that of the later text; of the earlier one where the paragraph was removed.
    """

    difference: ParagraphDifference
    heading: int = 0
    item: bool = False


def compared(before: str, after: str) -> tuple[ComparedParagraph, ...]:
    """All paragraphs of both texts in the order of reading."""
    ours, theirs = marked_paragraphs(before), marked_paragraphs(after)
    made = []
    for one in differences_between([each.text for each in ours], [each.text for each in theirs]):
        shape = theirs[one.after - 1] if one.after else ours[(one.before or 1) - 1]
        made.append(ComparedParagraph(one, shape.heading, shape.item))
    return tuple(made)
