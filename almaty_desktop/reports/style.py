"""The house style of paper: fonts, sizes, colours and the few kinds of text that every print uses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from almaty_desktop.paths import FONTS

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN_LEFT = MARGIN_RIGHT = 20 * mm
TEXT_WIDTH: float = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
TEXT_TOP: float = PAGE_HEIGHT - 29 * mm
TEXT_BOTTOM: float = 25 * mm
HEAD_LINE = PAGE_HEIGHT - 21 * mm
FOOT_LINE = 15 * mm
COLUMN_GAP: float = 8 * mm
COLUMN_WIDTH: float = (TEXT_WIDTH - COLUMN_GAP) / 2

INK = HexColor(0x1A1A1A)
GREY = HexColor(0x555555)
HAIRLINE_COLOUR = HexColor(0x8A8A8A)
HAIRLINE = 0.5


class Family(Enum):
    """A family of letters: the four font names, regular, italic, bold and bold italic."""

    SERIF = ("PTF55F", "PTF56F", "PTF75F", "PTF76F")
    SANS = ("PTS55F", "PTS56F", "PTS75F", "PTS76F")

    def font(self, bold: bool = False, italic: bool = False) -> str:
        """The name of the font of this weight and slope."""
        name: str = self.value[(2 if bold else 0) + (1 if italic else 0)]
        return name


class Align(Enum):
    """How the lines of a text fill their width."""

    RAGGED = "ragged"
    JUSTIFIED = "justified"
    RIGHT = "right"
    CENTRED = "centred"


@dataclass(frozen=True)
class Style:
    """One kind of text. Lengths are points; ``before`` is left out at the top of a page.

    ``balanced`` makes the lines of a heading about
    equally long. ``indent`` moves the whole text in (a label such as a bullet stands in that space).
    ``rise`` lifts letters above the line (the mark of a note).
    """

    family: Family = Family.SERIF
    size: float = 10.5
    leading: float = 14.5
    bold: bool = False
    italic: bool = False
    colour: Color = INK
    align: Align = Align.RAGGED
    hyphenated: bool = True
    balanced: bool = False
    before: float = 0
    after: float = 0
    indent: float = 0
    rise: float = 0

    def but(self, **changes: object) -> Style:
        """This style with some of its fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    @property
    def font(self) -> str:
        return self.family.font(self.bold, self.italic)


# Headings are never hyphenated or justified.
TITLE = Style(size=18, leading=22, bold=True, hyphenated=False, balanced=True, after=3)
SUBTITLE = Style(size=12.5, leading=17, hyphenated=False, balanced=True, after=4)
HEADING = Style(size=13, leading=17, bold=True, hyphenated=False, balanced=True, before=14, after=4)
SUBHEADING = Style(size=11, leading=14.5, bold=True, hyphenated=False, balanced=True, before=10, after=3)
MINOR_HEADING = Style(size=10.5, leading=14.5, italic=True, hyphenated=False, before=8, after=2)
BODY = Style(align=Align.JUSTIFIED, after=6)  # across the whole width
NARROW = Style(after=6)  # in a column
ITEM = Style()  # in a list of items: agenda, table
SMALL = Style(family=Family.SANS, size=8.5, leading=11.5, colour=GREY, hyphenated=False)
TIME = Style(family=Family.SANS, size=9.5, leading=14.5, hyphenated=False)
TABLE_HEAD = Style(family=Family.SANS, size=8.5, leading=12, bold=True, hyphenated=False)
TABLE_CELL = Style(size=9.5, leading=12.5)
NOTE = Style(size=8.5, leading=11, hyphenated=False)
PAGE_MARK = Style(family=Family.SANS, size=8.5, leading=11, colour=GREY, hyphenated=False)


@cache
def register_fonts() -> None:
    """Makes the fonts of the house known to ReportLab, once a process. OSError where a file is missing."""
    for family in Family:
        for name in family.value:
            pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
