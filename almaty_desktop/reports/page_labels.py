"""Where every page of a compilation stands, how it is labelled, and what the file says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import pikepdf

from almaty_desktop.i18n import Language
from almaty_desktop.reports.compilation_plan import Numbering, Plan

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LANGUAGE_TAG = {Language.EN: "en-GB", Language.RU: "ru-RU"}
_PRODUCER = "almaty-desktop"


@dataclass(frozen=True)
class Stretch:
    """Pages in a row: the index of the first in the file, how many, and the first one's number."""

    start: int
    length: int
    number: int


@dataclass(frozen=True)
class Order:
    """The order of a file: front matter and body of each half."""

    fronts: tuple[Stretch, ...]
    bodies: tuple[Stretch, ...]

    @classmethod
    def of(cls, planned: Plan, numbering: Numbering, fronts: Sequence[int]) -> Order:
        """The order, given how many pages of front matter each half has."""
        firsts = [_first_number(planned, half, numbering) for half in range(len(planned.halves))]
        front_stretches, body_stretches = [], []
        index, roman_number = 0, 1
        for half, length in enumerate(fronts):
            following = firsts[half + 1] if half + 1 < len(firsts) else numbering.last + 1
            front_stretches.append(Stretch(index, length, roman_number))
            body_stretches.append(Stretch(index + length, following - firsts[half], firsts[half]))
            index += length + following - firsts[half]
            roman_number += length
        return cls(tuple(front_stretches), tuple(body_stretches))

    @property
    def pages(self) -> int:
        """The number of pages of the file."""
        return sum(one.length for one in (*self.fronts, *self.bodies))

    def place(self, number: int) -> int:
        """The index in the file of the page with a running number."""
        for body in reversed(self.bodies):
            if number >= body.number:
                return body.start + number - body.number
        raise ValueError(number)


def _first_number(planned: Plan, half: int, numbering: Numbering) -> int:
    numbers = [numbering.dividers[one.half, one.item] for one in planned.halves[half].sections]
    return numbers[0] if numbers else numbering.last + 1


def roman(number: int) -> str:
    """A number from 1 as front matter shows it: i, ii, iii, iv."""
    shown = ""
    for value, letters in _ROMAN:
        while number >= value:
            shown += letters
            number -= value
    return shown


def write_labels(pdf: pikepdf.Pdf, order: Order) -> None:
    """Label the pages: what a reader's page field shows is what stands on the paper."""
    numbers = pikepdf.Array()
    for front, body in zip(order.fronts, order.bodies, strict=True):
        for stretch, style in ((front, pikepdf.Name.r), (body, pikepdf.Name.D)):
            if stretch.length:
                numbers.append(stretch.start)
                numbers.append(pikepdf.Dictionary(S=style, St=stretch.number))
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=numbers)


def describe(pdf: pikepdf.Pdf, title: str, language: Language) -> None:
    """Title and language, where readers and assistive software look for them. No clock: no dates."""
    root = pdf.Root
    root.Lang = pikepdf.String(_LANGUAGE_TAG[language])
    root.PageMode = pikepdf.Name.UseOutlines
    root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    root.Metadata = pdf.make_stream(
        _xmp(title, language).encode("utf-8"), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
    )
    pdf.trailer.Info = pdf.make_indirect(
        pikepdf.Dictionary(Title=pikepdf.String(title), Producer=pikepdf.String(_PRODUCER))
    )


def _xmp(title: str, language: Language) -> str:
    tag = _LANGUAGE_TAG[language]
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:language><rdf:Bag><rdf:li>{tag}</rdf:li></rdf:Bag></dc:language>"
        f"<pdf:Producer>{_PRODUCER}</pdf:Producer>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    )
