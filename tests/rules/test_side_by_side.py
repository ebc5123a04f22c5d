"""Which paragraphs of two languages stand side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.paths import RESOURCES
from almaty_desktop.rules.marked_paragraphs import marked_paragraphs
from almaty_desktop.rules.side_by_side import paragraphs_side_by_side

_LINES = st.lists(st.sampled_from(["## H", "text", "- item", "1. one", "### h", "| a |", ""]), max_size=30)


@given(_LINES, _LINES)
def test_nothing_is_lost_and_the_order_stays(left: list[str], right: list[str]) -> None:
    english, russian = "\n\n".join(left), "\n\n".join(right)
    pairs = paragraphs_side_by_side(english, russian)
    assert tuple(one for one, _ in pairs if one) == marked_paragraphs(english)
    assert tuple(other for _, other in pairs if other) == marked_paragraphs(russian)


def test_the_founding_text_stands_paragraph_against_paragraph() -> None:
    english, russian = (
        (RESOURCES / "reference" / f"modalities-2013.{one}.txt").read_text("utf-8") for one in ("en", "ru")
    )
    pairs = paragraphs_side_by_side(english, russian)
    assert len(pairs) > 50
    for one, other in pairs:
        assert one and other and (one.heading, one.item) == (other.heading, other.item)


def test_a_paragraph_more_in_one_language_moves_nothing_that_follows() -> None:
    pairs = paragraphs_side_by_side(
        "## A\n\none\n\nmore\n\n## B\n\n- item", "## А\n\nодин\n\n## Б\n\n- пункт"
    )
    texts = [(one.text if one else "", other.text if other else "") for one, other in pairs]
    assert texts == [("A", "А"), ("one", "один"), ("more", ""), ("B", "Б"), ("• item", "• пункт")]
