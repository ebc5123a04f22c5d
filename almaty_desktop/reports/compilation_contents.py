"""The contents of a compilation: items and documents, dotted leaders, running numbers, links.

In the side-by-side layout the two languages are two columns; the entries of one document begin
at one height in both. The number column is as wide as the largest number needs, so that the
lines break the same way whatever the numbers are: the contents are set before the numbers are
known, which is how many sheets they take.
"""

from __future__ import annotations

from dataclasses import dataclass

from almaty_desktop.i18n import NO_BREAK_SPACE, Language, Texts, texts_in
from almaty_desktop.reports.compilation_data import CompilationDocument, CompilationItem
from almaty_desktop.reports.compilation_plan import Half, Numbering, Plan, language_note
from almaty_desktop.reports.setting import Line, width_of
from almaty_desktop.reports.sheets import NOTE_ROOM, Sheets, height_of, set_lines
from almaty_desktop.reports.style import (
    BODY,
    COLUMN_GAP,
    COLUMN_WIDTH,
    MARGIN_LEFT,
    SMALL,
    TEXT_BOTTOM,
    TEXT_TOP,
    TEXT_WIDTH,
    TITLE,
    Align,
    Family,
)
from almaty_desktop.rules.brackets import unmarked

_NUMBER_COLUMN = 34.0
_ITEM_NUMBER = 26.0
_STEP = 10.0
_DEEPEST = 4
_ITEM_TITLE = BODY.but(align=Align.RAGGED, bold=True, size=10.5, leading=14, hyphenated=False)
_DOCUMENT_TITLE = BODY.but(align=Align.RAGGED, size=10, leading=13, hyphenated=False)
DETAILS = SMALL.but(size=8, leading=10.5)
_PAGE = BODY.but(family=Family.SANS, size=9.5)
_PAGE_OF_ITEM = _PAGE.but(bold=True)
_BEFORE_ITEM = 9.0
_BEFORE_DOCUMENT = 4.0
_AFTER_TITLE = 14.0
_NOTHING = BODY.but(align=Align.RAGGED, italic=True)


@dataclass(frozen=True)
class Entry:
    """One line of the contents in one language. Lengths in points from the column's left edge.

    ``spoken`` is what an assistive reader says of its link; ``document`` is None for an item.
    """

    label: tuple[Line, ...]
    title: tuple[Line, ...]
    details: tuple[Line, ...]
    label_left: float
    text_left: float
    spoken: str
    document: int | None

    @property
    def height(self) -> float:
        return height_of(self.title) + height_of(self.details)


@dataclass(frozen=True)
class Row:
    """Entries of one item or document: one, or one in each column."""

    item: int
    document: int | None
    entries: tuple[Entry, ...]

    @property
    def height(self) -> float:
        return max(entry.height for entry in self.entries)

    @property
    def before(self) -> float:
        return _BEFORE_ITEM if self.document is None else _BEFORE_DOCUMENT


class Contents:
    """The contents of one half, set into sheets; :attr:`sheets` is their number."""

    def __init__(self, planned: Plan, half: int) -> None:
        self._plan = planned
        self._half: Half = planned.halves[half]
        self._number = half
        two = len(self._half.languages) == 2
        self._width = COLUMN_WIDTH if two else TEXT_WIDTH
        self._lefts = (MARGIN_LEFT, MARGIN_LEFT + COLUMN_WIDTH + COLUMN_GAP)[: 2 if two else 1]
        self._heads = tuple(
            set_lines(texts_in(language).text("Contents"), TITLE, language, self._width)
            for language in self._half.languages
        )
        self._pages = self._broken(self._rows())

    @property
    def sheets(self) -> int:
        """How many sheets the contents take."""
        return len(self._pages)

    def draw(self, sheets: Sheets, numbering: Numbering, labels: list[str]) -> None:
        """Draw all sheets; ``labels`` are their own (roman) numbers."""
        for number, (rows, label) in enumerate(zip(self._pages, labels, strict=True)):
            sheets.begin(self._half.languages, label)
            top = TEXT_TOP
            if not number:
                for left, head in zip(self._lefts, self._heads, strict=True):
                    sheets.lines(head, left, top)
                top -= max(map(height_of, self._heads)) + _AFTER_TITLE
                if not rows:
                    self._say_nothing(sheets, top)
            for index, row in enumerate(rows):
                top -= row.before if index else 0.0
                for column, entry in enumerate(row.entries):
                    self._draw(sheets, row, entry, column, top, numbering)
                top -= row.height

    def _say_nothing(self, sheets: Sheets, top: float) -> None:
        """Contents of nothing say so."""
        for left, language in zip(self._lefts, self._half.languages, strict=True):
            saying = texts_in(language).text("No items have been put on the agenda yet.")
            sheets.lines(set_lines(saying, _NOTHING, language, self._width), left, top)

    def _draw(
        self, sheets: Sheets, row: Row, entry: Entry, column: int, top: float, numbering: Numbering
    ) -> None:
        left = self._lefts[column]
        right = left + self._width
        language = self._half.languages[column]
        if row.document is None:
            page, style = numbering.dividers[self._number, row.item], _PAGE_OF_ITEM
        else:
            shown = self._plan.shown_for(language, row.item, row.document)
            page, style = numbering.printings[shown], _PAGE
        sheets.lines(entry.label, left + entry.label_left, top)
        below = sheets.lines(entry.title, left + entry.text_left, top)
        last = entry.title[-1]
        baseline = below + last.height - last.ascent
        number_left = sheets.right(str(page), right, baseline, style)
        sheets.dots(left + entry.text_left + last.width + 5, number_left - 5, right, baseline)
        # After the number: so it is read out, and found again in the text of the page.
        sheets.lines(entry.details, left + entry.text_left, below)
        sheets.link(left, top - entry.height - 1, right, top + 1, page, entry.spoken)

    def _broken(self, rows: list[Row]) -> list[list[Row]]:
        """The rows of each sheet; an item is never parted from its first document."""
        pages: list[list[Row]] = [[]]
        whole = TEXT_TOP - TEXT_BOTTOM - (NOTE_ROOM if self._plan.materials.pending else 0.0)
        room = whole - max(map(height_of, self._heads)) - _AFTER_TITLE
        for index, row in enumerate(rows):
            needed = row.height + (row.before if pages[-1] else 0.0)
            together = needed
            following = index
            while following + 1 < len(rows) and self._heads_next(rows[following], rows[following + 1]):
                following += 1
                together += rows[following].before + rows[following].height
            if together > room and pages[-1]:
                pages.append([])
                room, needed = whole, row.height
            pages[-1].append(row)
            room -= needed
        return pages

    def _heads_next(self, row: Row, following: Row) -> bool:
        """Whether a row is the heading of the next one: an item of its first document or sub-item."""
        if row.document is not None:
            return False
        items = self._plan.materials.items
        return following.document is not None or items[following.item].level > items[row.item].level

    def _rows(self) -> list[Row]:
        rows = []
        for number, item in enumerate(self._plan.materials.items):
            entries = tuple(self._item(number, language) for language in self._half.languages)
            rows.append(Row(number, None, entries))
            for document in range(len(item.documents)):
                entries = tuple(self._document(number, document, one) for one in self._half.languages)
                rows.append(Row(number, document, entries))
        return rows

    def _item(self, number: int, language: Language) -> Entry:
        item = self._plan.materials.items[number]
        indent, text_left = _lefts(item)
        spoken = item.title.shown(language) or "—"
        room = self._width - text_left - _NUMBER_COLUMN
        return Entry(
            set_lines(item.number, _ITEM_TITLE, language, text_left - indent),
            set_lines(spoken, _ITEM_TITLE, language, room),
            (),
            indent,
            text_left,
            unmarked(f"{item.number} {spoken}".strip()),
            None,
        )

    def _document(self, number: int, index: int, language: Language) -> Entry:
        item = self._plan.materials.items[number]
        document = item.documents[index]
        _, left = _lefts(item)
        room = self._width - left - _NUMBER_COLUMN
        printed = self._plan.language_of(self._plan.shown_for(language, number, index))
        spoken = document.title.shown(language) or document.symbol or "—"
        return Entry(
            (),
            set_lines(spoken, _DOCUMENT_TITLE, language, room),
            set_details(document, printed, texts_in(language), room),
            left,
            left,
            unmarked(spoken),
            index,
        )


def _lefts(item: CompilationItem) -> tuple[float, float]:
    """Where an item's number and its text begin: deeper items further in, as far as there is room."""
    indent = min(max(item.level, 0), _DEEPEST) * _STEP
    number = width_of(item.number, _ITEM_TITLE.font, _ITEM_TITLE.size)
    return indent, indent + max(_ITEM_NUMBER, number + 8)


def set_details(document: CompilationDocument, printed: str, texts: Texts, width: float) -> tuple[Line, ...]:
    """Symbol, date, and the note that it is there in another language only: on one line where it fits."""
    note = language_note(texts, printed)
    details = details_of(document, texts)
    together = " · ".join(part for part in (details, note) if part)
    whole = set_lines(together, DETAILS, texts.language, width)
    if len(whole) <= 1 or not note:
        return whole
    return (
        *set_lines(details, DETAILS, texts.language, width),
        *set_lines(note, DETAILS, texts.language, width),
    )


def details_of(document: CompilationDocument, texts: Texts) -> str:
    """Symbol and date of a document, the symbol only where it doesn't stand for the title already."""
    # In a column a year must not stand alone on a second line.
    day = texts.date(document.day).replace(" ", NO_BREAK_SPACE) if document.day else ""
    parts = (document.symbol if document.title else "", day)
    return " · ".join(part for part in parts if part)
