"""The shape of a page as a reader sees it: its visible box, its rotation, its unit.

Sizes are in points of the page's own space unless said otherwise. Nothing here raises on a
malformed page: what can't be made sense of is taken as a viewer takes it (a missing or absurd
box is US Letter, a rotation that is no multiple of 90 is none).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import pikepdf

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]

# What every viewer assumes where a page has no usable MediaBox.
_FALLBACK: Box = (0.0, 0.0, 612.0, 792.0)
_LARGEST = 1e6


@dataclass(frozen=True)
class Geometry:
    """What is visible of a page.

    ``width`` and ``height`` are as seen, after rotation. ``matrix`` leads from coordinates as
    seen (origin at the lower left corner as seen, x to the right, y up) to the page's own.
    ``unit`` is the number of points in one unit of the page (UserUnit; 1 nearly always).
    """

    width: float
    height: float
    matrix: Matrix
    unit: float


def geometry(page: pikepdf.Dictionary) -> Geometry:
    """The geometry of a page dictionary whose inherited attributes have been pushed to it."""
    media = _box(page, "/MediaBox") or _FALLBACK
    left, bottom, right, top = _common(media, _box(page, "/CropBox"))
    turn = _turn(page)
    wide, high = right - left, top - bottom
    if turn == 90:
        return Geometry(high, wide, (0, 1, -1, 0, right, bottom), _unit(page))
    if turn == 180:
        return Geometry(wide, high, (-1, 0, 0, -1, right, top), _unit(page))
    if turn == 270:
        return Geometry(high, wide, (0, -1, 1, 0, left, top), _unit(page))
    return Geometry(wide, high, (1, 0, 0, 1, left, bottom), _unit(page))


def number(given: object, otherwise: float) -> float:
    """A finite number out of whatever stands in a file, else ``otherwise``."""
    try:
        found = float(given)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return otherwise
    return found if math.isfinite(found) and abs(found) <= _LARGEST else otherwise


def _box(page: pikepdf.Dictionary, name: str) -> Box | None:
    found = page.get(name)
    if not isinstance(found, pikepdf.Array) or len(found) != 4:
        return None
    corners = [number(one, math.nan) for one in found]
    if any(math.isnan(one) for one in corners):
        return None
    left, right = sorted((corners[0], corners[2]))
    bottom, top = sorted((corners[1], corners[3]))
    return (left, bottom, right, top) if right > left and top > bottom else None


def _common(media: Box, crop: Box | None) -> Box:
    """What both boxes show; the media box alone where there is no crop box or they don't meet."""
    if crop is None:
        return media
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    return (left, bottom, right, top) if right > left and top > bottom else media


def _turn(page: pikepdf.Dictionary) -> int:
    turn = number(page.get("/Rotate"), 0.0)
    return int(turn) % 360 if turn % 90 == 0 else 0


def _unit(page: pikepdf.Dictionary) -> float:
    unit = number(page.get("/UserUnit"), 1.0)
    return unit if unit > 0 else 1.0
