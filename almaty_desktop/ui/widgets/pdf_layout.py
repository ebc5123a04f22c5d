"""Where the pages of a document stand, and the strips of them that are drawn already."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.pdf_client import Strip

CACHE_PIXELS = 24_000_000
"""Pixels kept: about a hundred megabytes."""

Place = tuple[int, float, float, float, float]
"""Page, then left, top, right and bottom as parts of the page."""


@dataclass(frozen=True)
class Layout:
    """The pages under one another, in pixels at 100 %."""

    places: tuple[QRect, ...] = ()
    width: int = 0
    height: int = 0


def lay_out(sizes: Sequence[tuple[float, float]], scale: float, across: int) -> Layout:
    """Pages of ``sizes`` (points) at ``scale`` pixels a point, in the middle of ``across`` pixels."""
    width = round(max((one for one, _ in sizes), default=0) * scale) + 4 * GRID
    top = 2 * GRID
    places = []
    for one, other in sizes:
        size = (round(one * scale), round(other * scale))
        places.append(QRect((max(width, across) - size[0]) // 2, top, *size))
        top += size[1] + 2 * GRID
    return Layout(tuple(places), width, top)


class StripCache:
    """The strips drawn lately; the ones looked at longest ago go first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Strip, QPixmap] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, strip: Strip) -> QPixmap | None:
        """A strip if it is kept; it counts as looked at now."""
        kept = self._kept.get(strip)
        if kept is not None:
            self._kept.move_to_end(strip)
        return kept

    def put(self, strip: Strip, picture: QPixmap) -> None:
        """Keeps a strip."""
        self._kept[strip] = picture
        while sum(kept.width * kept.rows for kept in self._kept) > CACHE_PIXELS:
            self._kept.popitem(last=False)

    def clear(self) -> None:
        """Keeps nothing."""
        self._kept.clear()


def paint_marks(painter: QPainter, found: Sequence[Place], current: int, page: int, shown: QRect) -> None:
    """Marks what was found on a page that is ``shown`` there, as a highlighter would.

    The current place has an edge besides, for eyes that see no colours.
    """
    for index, (number, left, top, right, bottom) in enumerate(found):
        if number != page:
            continue
        mark = QRectF(
            shown.left() + left * shown.width() - 1,
            shown.top() + top * shown.height() - 1,
            (right - left) * shown.width() + 2,
            (bottom - top) * shown.height() + 2,
        )
        painter.fillRect(mark, QColor(255, 214, 0, 110))
        if index == current:
            painter.setPen(QColor("#1d5aa6"))
            painter.drawRect(mark)
