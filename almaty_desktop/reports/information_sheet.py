"""The printed joint information sheet: a period, sections, and entries in both languages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from almaty_desktop.i18n import Bilingual, Language, message, texts_in
from almaty_desktop.reports.blocks import BlockWriter
from almaty_desktop.reports.frame import compose
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.markup import parse
from almaty_desktop.reports.pages import Head, Part, Printed, Tick
from almaty_desktop.reports.setting import Text, paragraph
from almaty_desktop.reports.strips import Bookmark, Strip
from almaty_desktop.reports.style import HEADING, ITEM, NARROW, SMALL, SUBHEADING, SUBTITLE, TITLE
from almaty_desktop.reports.words import Writer
from almaty_desktop.rules.brackets import PENDING_MARK, bracketed_in_both

_SUBTITLE = message("Joint information sheet")
_EMPTY = message("This information sheet has no entries yet.")
_ONLY = {
    Language.EN: message("This entry is available in English only."),
    Language.RU: message("This entry is available in Russian only."),
}


@dataclass(frozen=True)
class SheetEntry:
    """An entry: its heading, its text (paragraphs in the plain format), where it is from and of what day."""

    heading: Bilingual
    text: Bilingual
    source: Bilingual = field(default_factory=Bilingual)
    day: date | None = None


@dataclass(frozen=True)
class SheetSection:
    """A section with its entries, in the order in which they are printed."""

    title: Bilingual
    entries: tuple[SheetEntry, ...] = ()


@dataclass(frozen=True)
class InformationSheetPrint:
    """What is printed. ``start`` and ``end`` are the period's first and last day."""

    title: Bilingual
    start: date
    end: date
    sections: tuple[SheetSection, ...]
    symbol: str = ""
    issued: date | None = None
    pending: tuple[Bilingual, ...] = ()


def _text(entry: SheetEntry, writer: Writer) -> tuple[Strip, ...]:
    """The paragraphs of an entry; a text that one language lacks stands in the other, and says so."""
    blocks = BlockWriter(writer, level=4)
    english, russian = parse(entry.text.en), parse(entry.text.ru)
    if writer.side_by_side and english and russian:
        return blocks.two(english, russian)
    language = writer.languages[0]
    own = language.other if entry.text.borrowed(language) else language
    strips = blocks.one(english if own is Language.EN else russian, own)
    if not strips or (own is language and not writer.side_by_side):
        return strips
    return (
        writer.say(_ONLY[own], SMALL.but(italic=True, after=3), keep_with_next=True),
        *strips,
    )


def _source(entry: SheetEntry, writer: Writer) -> tuple[Strip, ...]:
    """The line below an entry that says where it is from; it is never parted from the entry's end."""
    if not (entry.source or entry.day):
        return ()

    source = bracketed_in_both(entry.source, writer.pending, PENDING_MARK)

    def texts(language: Language) -> tuple[Text, ...]:
        house = texts_in(language)
        day = house.date(entry.day) if entry.day else ""
        if not source:
            return (paragraph(day, SMALL, language),)
        shown = source.shown(language)
        line = house.text("Source: {source}", source=", ".join(one for one in (shown, day) if one))
        return (paragraph(line, SMALL, language),)

    return (writer.row(texts, after=6, splits=False),)


def _entry(entry: SheetEntry, writer: Writer) -> list[Strip]:
    made: list[Strip] = []
    if entry.heading:
        made.append(
            writer.line(
                entry.heading,
                SUBHEADING,
                keep_with_next=True,
                splits=False,
                bookmark=Bookmark(writer.outline(entry.heading), 2),
            )
        )
    content, source = _text(entry, writer), _source(entry, writer)
    if content and source:
        content = (*content[:-1], replace(content[-1], keep_with_next=True))
    return [*made, *content, *source]


def _subtitle(title: Bilingual, language: Language) -> tuple[Text, ...]:
    """What the paper is, unless its title says so itself."""
    saying = texts_in(language).say(_SUBTITLE)
    if saying.casefold() in title.shown(language).casefold():
        return ()
    return (paragraph(saying, SUBTITLE, language),)


def _strips(given: InformationSheetPrint, writer: Writer) -> tuple[Strip, ...]:
    made: list[Strip] = [
        writer.row(
            lambda language: (
                writer.bilingual(given.title, TITLE, language),
                *_subtitle(given.title, language),
                paragraph(texts_in(language).dates(given.start, given.end), ITEM.but(before=6), language),
            ),
            after=8,
            keep_with_next=True,
            splits=False,
            bookmark=Bookmark(writer.outline(given.title)),
        )
    ]
    sections = [section for section in given.sections if section.entries]
    if not sections:
        return (*made, writer.say(_EMPTY, NARROW.but(before=20, italic=True)))
    for section in sections:
        if section.title:
            made.append(
                writer.line(
                    section.title,
                    HEADING.but(before=18, after=6),
                    keep_with_next=True,
                    splits=False,
                    rule_below=True,
                    bookmark=Bookmark(writer.outline(section.title), 1),
                )
            )
        for entry in section.entries:
            made += _entry(entry, writer)
    return tuple(made)


def print_information_sheet(
    given: InformationSheetPrint, layout: Layout, tick: Tick | None = None
) -> Printed:
    """The sheet in one of the four layouts, as PDF; sections without entries are left out."""
    parts = tuple(
        Part(_strips(given, Writer(languages, given.pending)), languages) for languages in layout.parts
    )
    title = bracketed_in_both(given.title, given.pending)
    return compose(parts, Head(title, given.symbol, given.issued or given.end), layout, tick)
