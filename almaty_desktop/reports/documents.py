"""The printed list of a meeting's documents, by item of the agenda."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from almaty_desktop.i18n import NO_BREAK_SPACE, Bilingual, Language, Message, Texts, message, said, texts_in
from almaty_desktop.reports.frame import compose
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.pages import Head, Part, Printed, Tick
from almaty_desktop.reports.setting import Run, Text, paragraph
from almaty_desktop.reports.strips import Bookmark, Cell, Strip
from almaty_desktop.reports.style import (
    COLUMN_GAP,
    COLUMN_WIDTH,
    ITEM,
    SMALL,
    SUBHEADING,
    SUBTITLE,
    TABLE_CELL,
    TABLE_HEAD,
    TEXT_WIDTH,
    TITLE,
    Family,
    Style,
)
from almaty_desktop.reports.tables import strips_of_rows
from almaty_desktop.reports.words import Writer, cancelled_line, item_title, joined, place_and_dates

_SUBTITLE = message("List of documents")
_EMPTY = message("No documents have been submitted for this meeting yet.")
_WITHOUT_ITEM = message("Documents not assigned to an agenda item")
_SYMBOL = TABLE_CELL.but(family=Family.SANS, size=8.5, hyphenated=False)
_FACTS = SMALL.but(leading=12.5)
_SYMBOL_WIDTH = 112.0
_DATE_WIDTH = 58.0
_VERSIONS_WIDTH = 128.0
_GAP = 10.0


@dataclass(frozen=True)
class ListedVersion:
    """A language version. ``language`` is its two-letter code; ``state`` is None where it is final.

    ``missing`` where there is none in that language, though there should be (A2).
    """

    language: str
    state: Message | None = None
    pages: int | None = None
    original: bool = False
    missing: bool = False


@dataclass(frozen=True)
class ListedDocument:
    """A document on the list, with its symbol or the reference it came with."""

    symbol: str
    title: Bilingual
    day: date | None = None
    versions: tuple[ListedVersion, ...] = ()


@dataclass(frozen=True)
class ListedItem:
    """An item of the agenda with its documents; an empty ``number`` and title are for those of no item."""

    number: str
    title: Bilingual
    documents: tuple[ListedDocument, ...] = ()


@dataclass(frozen=True)
class DocumentListPrint:
    """What is printed. ``issued`` is the date of the list itself; ``pending`` as in the agenda (S3)."""

    title: Bilingual
    place: Bilingual
    start: date
    end: date
    items: tuple[ListedItem, ...]
    symbol: str = ""
    issued: date | None = None
    pending: tuple[Bilingual, ...] = ()
    cancelled: bool = False


def _version(one: ListedVersion, house: Texts) -> str:
    """English, original, 12 pages"""
    name = str(house.locale.languages.get(one.language, one.language.upper()))
    if one.missing:
        line = house.text("{language}: not there yet", language=name)
        return line[:1].upper() + line[1:]
    facts = [name]
    if one.original:
        facts.append(house.text("original"))
    if one.pages:
        # A number stays with its word in the narrow column.
        pages = house.plural("{count} page", "{count} pages", one.pages)
        facts.append(pages.replace(" ", NO_BREAK_SPACE))
    if one.state:
        facts.append(house.say(one.state))
    line = ", ".join(facts)
    return line[:1].upper() + line[1:]


def _versions(document: ListedDocument, language: Language, style: Style) -> tuple[Text, ...]:
    house = texts_in(language)
    ordered = sorted(document.versions, key=lambda one: not one.original)
    return tuple(paragraph(_version(one, house), style, language) for one in ordered)


def _table_head(language: Language) -> tuple[Cell, ...]:
    house = texts_in(language)
    names = (house.text("Symbol"), house.text("Title"), house.text("Date"), house.text("Languages"))
    return _row(tuple((paragraph(name, TABLE_HEAD, language),) for name in names))


def _row(texts: tuple[tuple[Text, ...], ...]) -> tuple[Cell, ...]:
    title_width = TEXT_WIDTH - _SYMBOL_WIDTH - _DATE_WIDTH - _VERSIONS_WIDTH - 3 * _GAP
    widths = (_SYMBOL_WIDTH, title_width, _DATE_WIDTH, _VERSIONS_WIDTH)
    made, left = [], 0.0
    for one, width in zip(texts, widths, strict=True):
        made.append(Cell(one, left, width))
        left += width + _GAP
    return tuple(made)


def _documents_in_one(item: ListedItem, writer: Writer) -> tuple[Strip, ...]:
    language = writer.languages[0]
    house = texts_in(language)
    rows = [
        _row(
            (
                (paragraph(one.symbol or "—", _SYMBOL, language),),
                (writer.bilingual(one.title, TABLE_CELL, language),),
                (paragraph(house.short_date(one.day) if one.day else "—", _SYMBOL, language),),
                _versions(one, language, _SYMBOL),
            )
        )
        for one in item.documents
    ]
    return strips_of_rows(_table_head(language), rows, before=0, after=6)


def _documents_in_two(item: ListedItem, writer: Writer) -> tuple[Strip, ...]:
    """Both languages side by side: below each title its symbol, date and versions."""

    def texts(one: ListedDocument, language: Language) -> tuple[Text, ...]:
        house = texts_in(language)
        particulars = " · ".join(
            fact for fact in (one.symbol, house.short_date(one.day) if one.day else "") if fact
        )
        made = [writer.bilingual(one.title, TABLE_CELL, language)]
        if particulars:
            made.append(paragraph(particulars, _FACTS, language))
        return (*made, *_versions(one, language, _FACTS))

    rows = []
    for one in item.documents:
        left, right = (texts(one, language) for language in writer.languages)
        rows.append((Cell(left, 0, COLUMN_WIDTH), Cell(right, COLUMN_WIDTH + COLUMN_GAP, COLUMN_WIDTH)))
    return strips_of_rows((), rows, before=0, after=6)


def _item_heading(item: ListedItem, writer: Writer, first: bool) -> Strip:
    title = item_title(item.title) if item.number else item.title
    if not item.number and not title:
        title = said(_WITHOUT_ITEM)

    def texts(language: Language) -> tuple[Text, ...]:
        shown = writer.bilingual(title, SUBHEADING, language)
        number = (Run(item.number + "  "),) if item.number else ()
        return (paragraph(number + shown.runs, SUBHEADING, shown.language),)

    return writer.row(
        texts,
        before=22 if first else 16,
        # In two columns no table head follows; the hairline takes its place.
        after=8 if writer.side_by_side else 5,
        keep_with_next=True,
        splits=False,
        rule_below=writer.side_by_side,
        bookmark=Bookmark(f"{item.number} {writer.outline(title)}".strip(), 1),
    )


def _strips(given: DocumentListPrint, writer: Writer) -> tuple[Strip, ...]:
    where = place_and_dates(given.place, given.start, given.end, given.pending)
    made: list[Strip] = [
        writer.row(
            lambda language: (
                writer.bilingual(given.title, TITLE, language),
                paragraph(texts_in(language).say(_SUBTITLE), SUBTITLE, language),
                *cancelled_line(given.cancelled, language),
                paragraph(where.only(language), ITEM.but(before=8), language),
            ),
            after=6,
            keep_with_next=True,
            splits=False,
            bookmark=Bookmark(writer.outline(given.title)),
        )
    ]
    items = [item for item in given.items if item.documents]
    if not items:
        return (*made, writer.say(_EMPTY, ITEM.but(before=20, italic=True)))
    for index, item in enumerate(items):
        made.append(_item_heading(item, writer, index == 0))
        made += (_documents_in_two if writer.side_by_side else _documents_in_one)(item, writer)
    return tuple(made)


def print_document_list(given: DocumentListPrint, layout: Layout, tick: Tick | None = None) -> Printed:
    """The list in one of the four layouts, as PDF; items without documents are left out."""
    parts = tuple(
        Part(_strips(given, Writer(languages, given.pending)), languages) for languages in layout.parts
    )
    title = joined(given.title, said(_SUBTITLE), given.pending)
    return compose(parts, Head(title, given.symbol, given.issued or given.start), layout, tick)
