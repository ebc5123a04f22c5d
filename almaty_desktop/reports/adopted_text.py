"""Texts that are printed as they were adopted: nothing in them is taken for a pending State's mark."""

from __future__ import annotations

from dataclasses import replace

from almaty_desktop.reports.setting import Run, Text
from almaty_desktop.reports.strips import Strip
from almaty_desktop.rules.brackets import MARKED, PENDING_MARK


def as_adopted(strips: tuple[Strip, ...]) -> tuple[Strip, ...]:
    """``strips`` whose own brackets and marks call for no footnote of the house (S3).

    A legal text has the notes that were adopted with it; a bracket before its mark ¹ is its own.
    """
    return tuple(
        replace(
            strip,
            cells=tuple(replace(cell, texts=tuple(map(_own_marks, cell.texts))) for cell in strip.cells),
        )
        for strip in strips
    )


def _own_marks(text: Text) -> Text:
    if MARKED not in text.plain:
        return text
    runs: list[Run] = []
    for run in text.runs:
        first, *others = run.text.replace(PENDING_MARK, f"\0{PENDING_MARK}").split("\0")
        runs.append(replace(run, text=first))
        # A style of its own parts the mark from the bracket when the letters are put together.
        runs += [replace(run, text=other, style=(run.style or text.style).but()) for other in others]
    return replace(text, runs=tuple(run for run in runs if run.text))
