"""Opens a print again and reads what stands on its pages."""

from __future__ import annotations

import ctypes
import io
from dataclasses import dataclass

import pikepdf
import pypdfium2


@dataclass(frozen=True)
class Spot:
    """A run of letters on one baseline; ``left`` and ``baseline`` are points from the lower left corner."""

    text: str
    left: float
    baseline: float


def pages_of(data: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [
            page.get_textpage().get_text_range().replace("\r\n", "\n").replace("\ufffe", "-")
            for page in document
        ]
    finally:
        document.close()


def spots_of(data: bytes, page: int) -> list[Spot]:
    """The runs of letters of a page in the order in which they are written; a wide gap ends a run."""
    document = pypdfium2.PdfDocument(data)
    try:
        text = document[page].get_textpage()
        x, y = ctypes.c_double(), ctypes.c_double()
        spots: list[Spot] = []
        last_x = 0.0
        for index in range(text.count_chars()):
            letter = text.get_text_range(index, 1)
            if letter in "\r\n" or not pypdfium2.raw.FPDFText_GetCharOrigin(text, index, x, y):
                continue
            if spots and abs(spots[-1].baseline - y.value) < 0.01 and 0 <= x.value - last_x < 20:
                spots[-1] = Spot(spots[-1].text + letter, spots[-1].left, spots[-1].baseline)
            else:
                spots.append(Spot(letter, x.value, y.value))
            last_x = x.value
        return spots
    finally:
        document.close()


def fonts_of(data: bytes) -> dict[str, bool]:
    """Every font of the file by name, with whether it is embedded."""
    found: dict[str, bool] = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font":
                descriptor = thing.get("/FontDescriptor")
                embedded = descriptor is not None and any(
                    key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")
                )
                found[str(thing.get("/BaseFont"))] = embedded
    return found


def catalogue(data: bytes) -> tuple[str, dict[str, str]]:
    """The document's language and its particulars (title, author …)."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return str(pdf.Root.get("/Lang")), {key: str(value) for key, value in pdf.docinfo.items()}


def outline_of(data: bytes) -> list[tuple[int, str]]:
    """The outline: level and title of each entry, in order."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [(entry.level, entry.get_title()) for entry in document.get_toc()]
    finally:
        document.close()
