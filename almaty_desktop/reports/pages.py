"""The shapes that composing and drawing hand to one another: parts, pages, and the finished print."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.reports.strips import SetStrip, Strip
from almaty_desktop.reports.style import COLUMN_GAP, COLUMN_WIDTH, TEXT_TOP

NOTE_RULE_SPACE = 12.0  # points between the last line above and the first line of the footnotes

Tick = Callable[[], None]
"""Called once a page or so; it may raise to cancel the print. Nothing is left half done."""


@dataclass(frozen=True)
class Link:
    """A rectangle (points, left bottom right top) on a page (from 0) that leads to a named place."""

    page: int
    box: tuple[float, float, float, float]
    target: str


@dataclass(frozen=True)
class Printed:
    """A finished print: PDF bytes, the number of its pages, and where its anchors and links stand.

    ``anchors`` gives the page (from 0) of each named strip. ``links`` are those strips that lead
    to an anchor which is not in this print, for whoever binds it together with others.
    """

    data: bytes
    pages: int
    anchors: Mapping[str, int] = field(default_factory=dict)
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Head:
    """What stands at the top of every page, and the document's own particulars.

    ``title`` is the PDF's title; ``day`` the date of the document, which may be unknown.
    """

    title: Bilingual
    symbol: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Part:
    """Strips in one or two languages; every part begins on a new page.

    ``second_column`` is the left edge of the second language's footnote: where its column stands.
    """

    strips: tuple[Strip, ...]
    languages: tuple[Language, ...]
    second_column: float = COLUMN_WIDTH + COLUMN_GAP


@dataclass(frozen=True)
class Placed:
    """A set strip and the height (points from the bottom of the page) of its upper edge."""

    strip: SetStrip
    top: float


@dataclass
class Page:
    """One page while it is filled."""

    languages: tuple[Language, ...]
    placed: list[Placed] = field(default_factory=list)
    bottom: float = TEXT_TOP
    gap: float = 0.0
    note: SetStrip | None = None
