"""Prints a document that is kept as text: its title, symbol and date, then its text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from almaty_desktop.i18n import Bilingual, Language, message, texts_in
from almaty_desktop.reports.blocks import BlockWriter, starts_with_title, title_of
from almaty_desktop.reports.frame import compose
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.markup import Block, parse
from almaty_desktop.reports.pages import Head, Part, Printed, Tick
from almaty_desktop.reports.setting import Text, paragraph
from almaty_desktop.reports.strips import Bookmark, Strip
from almaty_desktop.reports.style import NARROW, SMALL, TITLE
from almaty_desktop.reports.words import Writer
from almaty_desktop.rules.brackets import bracketed_in_both

MISSING = {
    Language.EN: message("The English text is not available; the Russian text follows."),
    Language.RU: message("The Russian text is not available; the English text follows."),
}
_EMPTY = message("This document has no text yet.")


@dataclass(frozen=True)
class DocumentPrint:
    """What is printed. ``text`` is in the plain format of :mod:`markup`; a leading title is taken out of it.

    ``title`` wins over a title in the text. ``pending`` are the names of the pending States (S3).
    """

    title: Bilingual
    text: Bilingual
    symbol: str = ""
    day: date | None = None
    pending: tuple[Bilingual, ...] = ()


@dataclass(frozen=True)
class _Read:
    """The document with its text read into blocks, by language."""

    title: Bilingual
    english: tuple[Block, ...]
    russian: tuple[Block, ...]


def _read(given: DocumentPrint) -> _Read:
    english, russian = parse(given.text.en), parse(given.text.ru)
    title = Bilingual(given.title.en or title_of(english), given.title.ru or title_of(russian))
    return _Read(
        title,
        english[1:] if starts_with_title(english) else english,
        russian[1:] if starts_with_title(russian) else russian,
    )


def title_strip(writer: Writer, title: Bilingual, symbol: str, day: date | None) -> Strip:
    """The head of a document: its title, and below it symbol and date."""

    def texts(language: Language) -> tuple[Text, ...]:
        particulars = " · ".join(one for one in (symbol, texts_in(language).date(day) if day else "") if one)
        return (
            writer.bilingual(title, TITLE, language),
            paragraph(particulars, SMALL.but(before=2), language),
        )

    return writer.row(
        texts, after=16, keep_with_next=True, splits=False, bookmark=Bookmark(writer.outline(title))
    )


def text_strips(english: tuple[Block, ...], russian: tuple[Block, ...], writer: Writer) -> tuple[Strip, ...]:
    """A text in the languages of a part; what one of them lacks stands in the other, and says so."""
    blocks = BlockWriter(writer)
    by_language = {Language.EN: english, Language.RU: russian}
    if not (english or russian):
        return (writer.say(_EMPTY, NARROW),)
    missing = [language for language in writer.languages if not by_language[language]]
    if missing:
        # The one text there is stands across the page; its lack in the other language is said in both.
        notice = writer.row(
            lambda language: (
                paragraph(texts_in(language).say(MISSING[missing[0]]), SMALL.but(italic=True), language),
            ),
            after=8,
        )
        present = missing[0].other
        return (notice, *blocks.one(by_language[present], present))
    if writer.side_by_side:
        return blocks.two(english, russian)
    return blocks.one(by_language[writer.languages[0]], writer.languages[0])


def _part(read: _Read, given: DocumentPrint, languages: tuple[Language, ...]) -> Part:
    writer = Writer(languages, given.pending)
    title = title_strip(writer, read.title, given.symbol, given.day)
    return Part((title, *text_strips(read.english, read.russian, writer)), languages)


def print_document(given: DocumentPrint, layout: Layout, tick: Tick | None = None) -> Printed:
    """The document in one of the four layouts, as PDF. ``tick`` may raise to cancel."""
    read = _read(given)
    parts = tuple(_part(read, given, languages) for languages in layout.parts)
    title = bracketed_in_both(read.title, given.pending)
    return compose(parts, Head(title, given.symbol, given.day), layout, tick)
