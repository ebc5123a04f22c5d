"""The plain format of documents, and which paragraphs of two languages stand side by side."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.reports.document_pairs import paired
from almaty_desktop.reports.markup import Heading, ListItem, Paragraph, Span, Table, parse, spans


def test_every_kind_of_block() -> None:
    blocks = parse(
        "# Title\n\n## Part\ntext of\ntwo lines\n\n- one\n  goes on\n- two\n\n"
        "2. kept number\n\n| a | b |\n|---|---|\n| 1 |\n| *x* | y |\n### Small"
    )
    assert blocks == (
        Heading(1, (Span("Title"),)),
        Heading(2, (Span("Part"),)),
        Paragraph((Span("text of two lines"),)),
        ListItem("•", (Span("one goes on"),)),
        ListItem("•", (Span("two"),)),
        ListItem("2.", (Span("kept number"),)),
        Table(
            ((Span("a"),), (Span("b"),)),
            (((Span("1"),), ()), ((Span("x", italic=True),), (Span("y"),))),
        ),
        Heading(3, (Span("Small"),)),
    )


def test_shapes_inside_a_line() -> None:
    assert spans("a **b** and *c*, 2 * 3 * 4") == (
        Span("a "),
        Span("b", bold=True),
        Span(" and "),
        Span("c", italic=True),
        Span(", 2 * 3 * 4"),
    )


@pytest.mark.parametrize("piece", ["**a ", "*a ", "**a* ", "***a ", "**a **", "** ", "| ** "])
def test_thousands_of_open_marks_cost_no_time(piece: str) -> None:
    """Looking from each mark to the end of the line would take minutes for these."""
    began = time.monotonic()
    read = spans(piece * 40_000)
    assert time.monotonic() - began < 5
    assert sum(len(span.text) for span in read) >= 40_000


def test_what_is_open_does_not_reach_into_what_is_closed() -> None:
    assert spans("an **open mark and **bold** words") == (
        Span("an **open mark and "),
        Span("bold", bold=True),
        Span(" words"),
    )


@given(st.text(alphabet=st.sampled_from("a1#|-*. \n•)\t\r"), max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for block in parse(text):
        if isinstance(block, Table):
            assert len({len(row) for row in (*block.rows, *([block.head] if block.head else []))}) <= 1


@given(
    st.lists(st.sampled_from(["## H", "text", "- item", "1. one", "### h", "| a |"]), max_size=30), st.data()
)
def test_pairs_lose_nothing_and_keep_the_order(kinds: list[str], data: st.DataObject) -> None:
    left = parse("\n\n".join(kinds))
    right = parse("\n\n".join(data.draw(st.permutations(kinds))))
    pairs = paired(left, right)
    assert [one for one, _ in pairs if one is not None] == list(left)
    assert [other for _, other in pairs if other is not None] == list(right)


def test_a_paragraph_more_in_one_language_moves_nothing_that_follows() -> None:
    left = parse("# T\n\nfirst\n\n## A\n\none\n\ntwo\n\n## B\n\n1. x\n\n2. y")
    right = parse("# Т\n\nпервый\n\nлишний\n\n## А\n\nодин\n\nдва\n\n## Б\n\n2. у")
    pairs = {
        "".join(span.text for span in one.content): other
        for one, other in paired(left, right)
        if one is not None and not isinstance(one, Table)
    }
    assert pairs["A"] == Heading(2, (Span("А"),))
    assert pairs["two"] == Paragraph((Span("два"),))
    assert pairs["x"] is None
    assert pairs["y"] == ListItem("2.", (Span("у"),))
