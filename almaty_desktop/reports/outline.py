"""A file's bookmarks: the documents' own ones read with care, the compilation's written.

An outline from outside may run in circles, be endless, or lead nowhere. It is read up to a
depth and a number, no entry twice; what leads to no page of its own document is left out, its
sound descendants move up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pikepdf

from almaty_desktop.reports.destinations import Destinations

DEEPEST = 4
MOST = 300
_LONGEST_TITLE = 200


@dataclass(frozen=True)
class Bookmark:
    """An entry: its title, the page it leads to (from 0), the entries below it."""

    title: str
    page: int
    below: tuple[Bookmark, ...] = ()

    def moved(self, pages: int) -> Bookmark:
        """The same, leading ``pages`` further on."""
        return replace(self, page=self.page + pages, below=tuple(one.moved(pages) for one in self.below))


def read_outline(pdf: pikepdf.Pdf, destinations: Destinations) -> tuple[Bookmark, ...]:
    """The sound part of a file's bookmarks; none where there is no outline or it can't be made sense of."""
    outlines = pdf.Root.get("/Outlines")
    if not isinstance(outlines, pikepdf.Dictionary) or "/First" not in outlines:
        return ()
    return _Reader(destinations).entries(outlines, 1)


class _Reader:
    def __init__(self, destinations: Destinations) -> None:
        self._destinations = destinations
        self._seen: set[tuple[int, int]] = set()
        self._left = MOST

    def entries(self, parent: pikepdf.Dictionary, depth: int) -> tuple[Bookmark, ...]:
        found: list[Bookmark] = []
        entry = parent.get("/First")
        while isinstance(entry, pikepdf.Dictionary) and self._left > 0:
            # A direct object can't be part of a circle of more than itself, but has no place here.
            if not entry.is_indirect or entry.objgen in self._seen:
                break
            self._seen.add(entry.objgen)
            self._left -= 1
            below = self.entries(entry, depth + 1) if depth < DEEPEST else ()
            page, title = self._page(entry), _title(entry)
            if page is not None and title:
                found.append(Bookmark(title, page, below))
            else:
                found += below
            entry = entry.get("/Next")
        return tuple(found)

    def _page(self, entry: pikepdf.Dictionary) -> int | None:
        target = entry.get("/Dest")
        action = entry.get("/A")
        if target is None and isinstance(action, pikepdf.Dictionary) and action.get("/S") == "/GoTo":
            target = action.get("/D")
        found = self._destinations.of(target)
        return found.page if found else None


def _title(entry: pikepdf.Dictionary) -> str:
    title = entry.get("/Title")
    if not isinstance(title, pikepdf.String):
        return ""
    shown = "".join(letter if letter.isprintable() else " " for letter in str(title))
    return " ".join(shown.split())[:_LONGEST_TITLE]


def write_outline(
    pdf: pikepdf.Pdf, pages: list[pikepdf.Dictionary], bookmarks: tuple[Bookmark, ...], open_levels: int
) -> None:
    """Make ``bookmarks`` the outline of ``pdf``, whose ``pages`` they lead to.

    The first ``open_levels`` levels are shown unfolded.
    """
    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Outlines))
    root.Count = _write(pdf, root, bookmarks, pages, open_levels)
    pdf.Root.Outlines = root


def _write(
    pdf: pikepdf.Pdf,
    parent: pikepdf.Object,
    bookmarks: tuple[Bookmark, ...],
    pages: list[pikepdf.Dictionary],
    open_levels: int,
) -> int:
    """Hang the entries below ``parent``; gives how many are to be seen when it is unfolded."""
    entries = [
        pdf.make_indirect(
            pikepdf.Dictionary(
                Title=pikepdf.String(one.title),
                Parent=parent,
                Dest=pikepdf.Array([pages[one.page], pikepdf.Name.XYZ, None, None, None]),
            )
        )
        for one in bookmarks
    ]
    seen = len(entries)
    for index, (entry, one) in enumerate(zip(entries, bookmarks, strict=True)):
        if index:
            entry.Prev = entries[index - 1]
            entries[index - 1].Next = entry
        if one.below:
            count = _write(pdf, entry, one.below, pages, open_levels - 1)
            entry.Count = count if open_levels > 1 else -count
            seen += count if open_levels > 1 else 0
    if entries:
        parent.First, parent.Last = entries[0], entries[-1]
    return seen
