"""The house style's one door: parts go in, a PDF in the house style comes out.

All pages are put together before the first is drawn; so "page x of y", the outline, links and
footnotes need no second pass, and the same input gives the same bytes.
"""

from __future__ import annotations

from almaty_desktop.reports.composing import Composer
from almaty_desktop.reports.drawing import draw
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.pages import Head, Part, Printed, Tick


def compose(parts: tuple[Part, ...], head: Head, layout: Layout, tick: Tick | None = None) -> Printed:
    """The print: ``parts`` on pages in the house style, as PDF.

    ``tick`` is called for every page and may raise to cancel.
    """
    pages = [page for part in parts for page in Composer(part, tick).compose()]
    return draw(pages, head, layout, tick)
