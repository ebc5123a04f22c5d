"""Outlines from outside: loops, dead ends and endless ones neither hurt nor come along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from almaty_desktop.reports.destinations import Destinations
from almaty_desktop.reports.outline import DEEPEST, MOST, Bookmark, read_outline, write_outline
from tests.reports.compilation_samples import drawn

Make = Callable[[pikepdf.Pdf], pikepdf.Object]


def read(pdf: pikepdf.Pdf) -> tuple[Bookmark, ...]:
    return read_outline(pdf, Destinations(pdf))


def blank(pages: int = 3) -> pikepdf.Pdf:
    pdf = pikepdf.Pdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    return pdf


def entry(pdf: pikepdf.Pdf, title: str, **more: Any) -> pikepdf.Object:
    return pdf.make_indirect(Dictionary(Title=String(title), **more))


def outline(pdf: pikepdf.Pdf, first: pikepdf.Object) -> None:
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=first))


def to(pdf: pikepdf.Pdf, page: int) -> pikepdf.Array:
    return Array([pdf.pages[page].obj, Name.Fit])


def count(bookmarks: tuple[Bookmark, ...]) -> int:
    return sum(1 + count(one.below) for one in bookmarks)


def depth(bookmarks: tuple[Bookmark, ...]) -> int:
    return max((1 + depth(one.below) for one in bookmarks), default=0)


def test_entries_that_run_in_a_circle_are_read_once() -> None:
    pdf = blank()
    first = entry(pdf, "one", Dest=to(pdf, 0))
    second = entry(pdf, "two", Dest=to(pdf, 1), Next=first, First=first)
    first.Next, first.First = second, first
    outline(pdf, first)
    assert read(pdf) == (Bookmark("one", 0), Bookmark("two", 1))


def test_dead_ends_are_left_out_and_their_sound_descendants_kept() -> None:
    pdf, other = blank(), blank()
    sound = entry(pdf, "sound", Dest=to(pdf, 2))
    foreign = pdf.copy_foreign(other.make_indirect(Dictionary(Type=Name.Page)))
    targets: list[object] = [
        None, Array([]), Array([foreign, Name.Fit]), Array([7, Name.Fit]), String("nowhere"), Name.Nowhere, 5
    ]  # fmt: skip
    previous = None
    first = None
    for number, target in enumerate(targets):
        one = entry(pdf, f"dead {number}")
        if target is not None:
            one.Dest = target
        if previous is None:
            first, one.First = one, sound
        else:
            previous.Next = one
        previous = one
    assert first is not None
    outline(pdf, first)
    assert read(pdf) == (Bookmark("sound", 2),)


def test_names_are_followed_in_old_and_new_form_and_not_in_circles() -> None:
    pdf = blank()
    pdf.Root.Dests = Dictionary({"/old": to(pdf, 1), "/loop": Name.loop})
    node = pdf.make_indirect(Dictionary(Names=Array([String("new"), Dictionary(D=to(pdf, 2))])))
    node.Kids = Array([node])
    pdf.Root.Names = Dictionary(Dests=node)
    third = entry(pdf, "loop", Dest=Name.loop)
    second = entry(pdf, "new", A=Dictionary(S=Name.GoTo, D=String("new")), Next=third)
    outline(pdf, entry(pdf, "old", Dest=Name.old, Next=second))
    assert read(pdf) == (Bookmark("old", 1), Bookmark("new", 2))


def test_endless_and_bottomless_outlines_are_cut() -> None:
    pdf = blank()
    previous = None
    for number in range(MOST * 3):
        one = entry(pdf, f"{number}", Dest=to(pdf, 0))
        if previous is not None:
            one.Next = previous
        previous = one
    assert previous is not None
    outline(pdf, previous)
    assert count(read(pdf)) == MOST
    below = None
    for number in range(DEEPEST * 3):
        one = entry(pdf, f"{number}", Dest=to(pdf, 0))
        if below is not None:
            one.First = below
        below = one
    assert below is not None
    outline(pdf, below)
    assert depth(read(pdf)) == DEEPEST


@pytest.mark.parametrize("title", ["", "\x00\x01", "  "])
def test_an_entry_without_words_is_left_out(title: str) -> None:
    pdf = blank()
    outline(pdf, entry(pdf, title, Dest=to(pdf, 0)))
    assert read(pdf) == ()


@pytest.mark.parametrize("broken", [5, Dictionary(), Dictionary(First=5), Array([])])
def test_an_outline_that_is_none_is_none(broken: object) -> None:
    pdf = blank()
    pdf.Root.Outlines = broken
    assert read(pdf) == ()


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    drawn(tmp_path / "own.pdf", "a", 4)
    made = (
        Bookmark("Первый", 0, (Bookmark("below", 1, (Bookmark("deeper", 2),)), Bookmark("beside", 3))),
        Bookmark("last", 3),
    )
    with pikepdf.open(tmp_path / "own.pdf") as pdf:
        write_outline(pdf, [page.obj for page in pdf.pages], made, open_levels=1)
        pdf.save(tmp_path / "out.pdf")
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert read(pdf) == made
        assert pdf.Root.Outlines.Count == 2  # what is seen: the second level is folded
        assert pdf.Root.Outlines.First.Count == -2
