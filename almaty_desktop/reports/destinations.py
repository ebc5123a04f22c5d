"""Where the links and bookmarks of a file lead, read with care: names may run in circles or lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

_DEEPEST_TREE = 30
_MOST_NAMES = 50_000


@dataclass(frozen=True)
class Destination:
    """A page of the file (from 0), and how it is to be shown: the rest of the array as it stands."""

    page: int
    view: tuple[object, ...]


class Destinations:
    """The destinations of one file. Its pages and its names are read when first asked for."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._pages: dict[tuple[int, int], int] | None = None
        self._named: dict[str, pikepdf.Object] | None = None

    @property
    def any_named(self) -> bool:
        """Whether the file gives names to places at all."""
        root = self._pdf.Root
        names = root.get("/Names")
        return "/Dests" in root or (isinstance(names, pikepdf.Dictionary) and "/Dests" in names)

    def of(self, target: object) -> Destination | None:
        """What a destination (an array, a name, or a dictionary with one) leads to; None where nowhere."""
        for _ in range(3):  # a name may stand for a dictionary that holds the place
            if isinstance(target, pikepdf.String | pikepdf.Name):
                target = self._names().get(_key(target))
            if isinstance(target, pikepdf.Dictionary):
                target = target.get("/D")
        if not isinstance(target, pikepdf.Array) or not len(target):
            return None
        first, *view = target
        if not isinstance(first, pikepdf.Dictionary):
            return None
        page = self._numbers().get(first.objgen)
        return None if page is None else Destination(page, tuple(view))

    def _numbers(self) -> dict[tuple[int, int], int]:
        if self._pages is None:
            self._pages = {page.obj.objgen: number for number, page in enumerate(self._pdf.pages)}
        return self._pages

    def _names(self) -> dict[str, pikepdf.Object]:
        if self._named is None:
            self._named = {}
            old = self._pdf.Root.get("/Dests")
            if isinstance(old, pikepdf.Dictionary):
                self._named.update((name.lstrip("/"), old[name]) for name in list(old.keys()))
            names = self._pdf.Root.get("/Names")
            if isinstance(names, pikepdf.Dictionary):
                for name, place in _tree(names.get("/Dests"), set(), 0):
                    self._named[name] = place
                    if len(self._named) > _MOST_NAMES:
                        break
        return self._named


def _tree(node: object, seen: set[tuple[int, int]], depth: int) -> Iterator[tuple[str, pikepdf.Object]]:
    """The pairs of a tree of names."""
    if not isinstance(node, pikepdf.Dictionary) or depth > _DEEPEST_TREE:
        return
    if node.is_indirect:
        if node.objgen in seen:
            return
        seen.add(node.objgen)
    names = node.get("/Names")
    if isinstance(names, pikepdf.Array):
        pairs = iter(names)
        for name, place in zip(pairs, pairs, strict=False):
            if isinstance(name, pikepdf.String):
                yield _key(name), place
    kids = node.get("/Kids")
    if isinstance(kids, pikepdf.Array):
        for kid in kids:
            yield from _tree(kid, seen, depth + 1)


def _key(name: pikepdf.Object) -> str:
    return str(name).lstrip("/") if isinstance(name, pikepdf.Name) else bytes(name).decode("latin-1")
