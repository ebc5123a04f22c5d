"""The stamp in a page's margin: the document's symbol and the running page number.

All stamps of a file share one embedded font. A page's own content streams stay as
they are, byte for byte: a stream is put before them that saves the graphics state, and one
behind them that restores it and draws the stamp.
"""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf

from almaty_desktop.reports.embedded_fonts import EmbeddedFonts
from almaty_desktop.reports.page_geometry import Geometry, geometry
from almaty_desktop.reports.page_state import balance
from almaty_desktop.reports.setting import width_of
from almaty_desktop.reports.style import Family

# In points. The stamp stands 6 mm above the lower edge, where documents seldom print, and 12 mm
# from the edge beside it; on small pages everything shrinks in proportion, on posters it grows.
SIZE = 8.0
_BELOW = 17.0
_BESIDE = 34.0
_SMALL_SIDE = 300.0
_LARGE_SIDE = 850.0
_LONGEST_SYMBOL = 60
# A white edge around the letters keeps them legible on a dark scan and hides nothing else.
_HALO = 1.6
FONT = Family.SANS.font()


@dataclass(frozen=True)
class Stamp:
    """What is written on one page."""

    symbol: str
    number: int

    @property
    def text(self) -> str:
        symbol = self.symbol.strip()
        if len(symbol) > _LONGEST_SYMBOL:
            symbol = symbol[: _LONGEST_SYMBOL - 1] + "…"
        return f"{symbol} · {self.number}" if symbol else str(self.number)


class Stamper:
    """Puts stamps on the pages of one file; the streams that all pages share are made once."""

    def __init__(self, pdf: pikepdf.Pdf, fonts: EmbeddedFonts) -> None:
        self._pdf = pdf
        self._fonts = fonts
        self._own = {name: one for name, one in fonts.objects.items() if name.startswith(FONT)}
        self._before = pdf.make_stream(b"q\n")

    def put(self, page: pikepdf.Dictionary, stamp: Stamp) -> None:
        """Stamp ``page``. Its size, its boxes and its content streams are not changed."""
        names = self._names(page)
        drawing = drawn(stamp.text, geometry(page), self._fonts, names)
        own = content_streams(page)
        state = balance(own)
        if state.below:
            # The page restores more than it saved: put under it, the stamp can't disturb its look.
            streams = [self._pdf.make_stream(drawing), *own]
        else:
            ending = b"\n" + b"Q " * (state.open + 1) + b"\n"
            streams = [self._before, *own, self._pdf.make_stream(ending + drawing)]
        page.Contents = pikepdf.Array(streams)

    def _names(self, page: pikepdf.Dictionary) -> dict[str, str]:
        """The names of the stamp's fonts in the page's resources, where they are entered if need be."""
        resources = _dictionary(page, "/Resources")
        fonts = _dictionary(resources, "/Font")
        names = {}
        for own, font in self._own.items():
            attempt = 0
            # A page that was stamped by an earlier compilation has our name for another font.
            while (there := fonts.get(name := f"/Almaty{own}.{attempt}")) is not None:
                if isinstance(there, pikepdf.Object) and there.objgen == font.objgen:
                    break
                attempt += 1
            else:
                fonts[name] = font
            names[own] = name
        return names


def drawn(text: str, shape: Geometry, fonts: EmbeddedFonts, names: dict[str, str]) -> bytes:
    """The operators that draw ``text`` in the lower right margin of a page as it is seen."""
    side = min(shape.width, shape.height) * shape.unit
    scale = min(side / _SMALL_SIDE, 1.0) * max(side / _LARGE_SIDE, 1.0) / shape.unit
    size, beside, below = SIZE * scale, _BESIDE * scale, _BELOW * scale
    room = shape.width - 2 * beside
    natural = width_of(text, FONT, size)
    if natural > room:
        size, natural = size * room / natural, room
    stretches = fonts.stretches(FONT, text)
    shown = " ".join(f"{names[name]} {size:.4f} Tf <{codes}> Tj" for name, codes in stretches)
    placed = f"{shape.width - beside - natural:.3f} {below:.3f} Td"
    matrix = " ".join(f"{value:.10g}" for value in shape.matrix)
    return (
        f"/Artifact <</Type /Pagination>> BDC q {matrix} cm 0 Tc 0 Tw 100 Tz 0 Ts\n"
        f"1 G {_HALO * scale:.4f} w 1 j 1 J [] 0 d BT 1 Tr {placed} {shown} ET\n"
        f"0.2 g BT 0 Tr {placed} {shown} ET Q EMC\n"
    ).encode("ascii")


def content_streams(page: pikepdf.Dictionary) -> list[pikepdf.Object]:
    """The content streams of a page in order; what is no stream is left out, as viewers do."""
    content = page.get("/Contents")
    if isinstance(content, pikepdf.Stream):
        return [content]
    if isinstance(content, pikepdf.Array):
        return [one for one in content if isinstance(one, pikepdf.Stream)]
    return []


def _dictionary(owner: pikepdf.Object, name: str) -> pikepdf.Dictionary:
    found = owner.get(name)
    if not isinstance(found, pikepdf.Dictionary):
        owner[name] = pikepdf.Dictionary()
        found = owner[name]
    return found  # type: ignore[return-value]
