"""A sheet as one column of rows: each section, and below it its entries. Plain reckoning, no window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from almaty_desktop.services.information import EntryLine, SectionLine, SheetPage

Key = tuple[str, int]
"""``("section", id)`` or ``("entry", id)``: what a row is."""
SECTION, ENTRY = "section", "entry"


@dataclass(frozen=True)
class SheetRow:
    """A row. ``place`` is the section's among the sections, or the entry's within its section (from 0)."""

    section: SectionLine
    entry: EntryLine | None
    place: int

    @property
    def key(self) -> Key:
        return (ENTRY, self.entry.id) if self.entry else (SECTION, self.section.id)


@dataclass(frozen=True)
class Place:
    """Where a thing goes: an entry to ``position`` of ``section``; a section (None) to ``position``."""

    section: int | None
    position: int


def rows_of(page: SheetPage) -> list[SheetRow]:
    """The rows of a sheet in their order."""
    rows = []
    for place, section in enumerate(page.sections):
        rows.append(SheetRow(section, None, place))
        rows += [SheetRow(section, entry, number) for number, entry in enumerate(section.entries)]
    return rows


def read_key(written: str) -> Key | None:
    """A key from its written form ``entry:12``; None for anything else."""
    kind, _, number = written.partition(":")
    return (kind, int(number)) if kind in (SECTION, ENTRY) and number.isdecimal() else None


def stepped(rows: Sequence[SheetRow], row: SheetRow, step: int) -> Place | None:
    """Where Alt and an arrow bring a row (``step`` -1 or 1); None where it is at the end already.

    An entry leaves its section at the edge and enters the one before or after.
    """
    sections = _sections(rows)
    here = sections.index(row.section)
    if row.entry is None:
        return Place(None, here + step) if 0 <= here + step < len(sections) else None
    if 0 <= row.place + step < len(row.section.entries):
        return Place(row.section.id, row.place + step)
    if not 0 <= here + step < len(sections):
        return None
    other = sections[here + step]
    return Place(other.id, len(other.entries) if step < 0 else 0)


def dropped(rows: Sequence[SheetRow], row: SheetRow, target: SheetRow, below: bool) -> Place | None:
    """Where ``row`` comes to stand when it is let go on the upper or lower half of ``target``.

    None where nothing would change.
    """
    if row.entry is None:
        return _dropped_section(rows, row, target, below)
    if target.entry is not None:
        section, position = target.section, target.place + (1 if below else 0)
    elif below or target.place == 0:
        section, position = target.section, 0
    else:
        # On the upper half of a section's heading is the end of the section above it.
        section = _sections(rows)[target.place - 1]
        position = len(section.entries)
    if section.id == row.section.id:
        position -= 1 if row.place < position else 0
        if position == row.place:
            return None
    return Place(section.id, position)


def _dropped_section(rows: Sequence[SheetRow], row: SheetRow, target: SheetRow, below: bool) -> Place | None:
    sections = _sections(rows)
    here, there = sections.index(row.section), sections.index(target.section)
    before = target.entry is None and not below
    position = there if before else there + 1
    position -= 1 if here < position else 0
    return None if position == here else Place(None, position)


def _sections(rows: Sequence[SheetRow]) -> list[SectionLine]:
    return [row.section for row in rows if row.entry is None]
