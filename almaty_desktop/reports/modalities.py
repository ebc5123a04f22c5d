"""The printed Operating Modalities: one edition as it was adopted, and the record of its amendments (D4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from almaty_desktop.i18n import Bilingual, Language, message, texts_in
from almaty_desktop.reports.adopted_text import as_adopted
from almaty_desktop.reports.document import text_strips
from almaty_desktop.reports.frame import compose
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.markup import Block, Heading, parse
from almaty_desktop.reports.pages import Head, Part, Printed, Tick
from almaty_desktop.reports.setting import Text, paragraph
from almaty_desktop.reports.strips import Bookmark, Strip
from almaty_desktop.reports.style import HEADING, NARROW, SMALL, TABLE_CELL, TABLE_HEAD, TITLE, Family
from almaty_desktop.reports.tables import strips_of_rows, table
from almaty_desktop.reports.words import Writer
from almaty_desktop.rules.brackets import bracketed_in_both

_RECORD = message("Record of amendments")
_NO_RECORD = message("No amendments are on record.")
_WHERE_FROM = SMALL.but(leading=13)
_NUMBER = TABLE_CELL.but(family=Family.SANS, size=8.5, hyphenated=False)


@dataclass(frozen=True)
class EditionRecord:
    """A line of the record: an edition, the day it was adopted, the meeting and the decision that did so."""

    number: int
    day: date
    meeting: Bilingual = Bilingual()  # noqa: RUF009 - frozen, and so may be shared
    decision: Bilingual = Bilingual()  # noqa: RUF009 - frozen, and so may be shared


@dataclass(frozen=True)
class ModalitiesPrint:
    """What is printed. ``text`` is in the plain format and stays as adopted; its brackets are its own.

    ``record`` has all editions, the oldest first. ``pending`` are the States whose names stand in
    brackets in the titles of meetings and decisions (S3).
    """

    title: Bilingual
    number: int
    day: date
    text: Bilingual
    adopted_by: Bilingual = Bilingual()  # noqa: RUF009 - frozen, and so may be shared
    symbol: str = ""
    record: tuple[EditionRecord, ...] = ()
    pending: tuple[Bilingual, ...] = ()


def _has_title(blocks: tuple[Block, ...]) -> bool:
    return any(isinstance(block, Heading) and block.level == 1 for block in blocks)


def _head(given: ModalitiesPrint, writer: Writer, titled: bool) -> Strip:
    """Which edition this is; its title stands here only where the text has none of its own."""

    def texts(language: Language) -> tuple[Text, ...]:
        house = texts_in(language)
        facts = (house.text("Edition {number}", number=given.number), house.date(given.day), given.symbol)
        made = [] if titled else [writer.bilingual(given.title, TITLE, language)]
        made.append(paragraph(" · ".join(fact for fact in facts if fact), _WHERE_FROM, language))
        if given.adopted_by:
            made.append(
                writer.bilingual(
                    Bilingual(*(_adopted(given.adopted_by, given.pending, one) for one in Language)),
                    _WHERE_FROM,
                    language,
                )
            )
        return tuple(made)

    bookmark = None if titled else Bookmark(writer.outline(given.title))
    return writer.row(
        texts, after=20, keep_with_next=True, splits=False, rule_below=titled, bookmark=bookmark
    )


def _adopted(meeting: Bilingual, pending: tuple[Bilingual, ...], language: Language) -> str:
    shown = bracketed_in_both(meeting, pending).only(language)
    return texts_in(language).text("Adopted at: {meeting}", meeting=shown) if shown else ""


def _record(given: ModalitiesPrint, writer: Writer) -> tuple[Strip, ...]:
    heading = writer.say(
        _RECORD,
        HEADING,
        before=26,
        keep_with_next=True,
        splits=False,
        bookmark=Bookmark(
            writer.outline(Bilingual(*(texts_in(language).say(_RECORD) for language in Language)))
        ),
    )
    if not given.record:
        return (heading, writer.say(_NO_RECORD, NARROW))
    rows = _rows_in_two if writer.side_by_side else _rows_in_one
    return (heading, *rows(given.record, writer))


def _rows_in_one(record: tuple[EditionRecord, ...], writer: Writer) -> tuple[Strip, ...]:
    language = writer.languages[0]
    house = texts_in(language)
    names = (house.text("Edition"), house.text("Date"), house.text("Meeting"), house.text("Decision"))
    rows = [
        (
            (paragraph(str(one.number), _NUMBER, language),),
            (paragraph(house.date(one.day), _NUMBER, language),),
            _or_dash(one.meeting, writer, language),
            _or_dash(one.decision, writer, language),
        )
        for one in record
    ]
    return table([(paragraph(name, TABLE_HEAD, language),) for name in names], rows)


def _or_dash(title: Bilingual, writer: Writer, language: Language) -> tuple[Text, ...]:
    if not title:
        return (paragraph("—", TABLE_CELL, language),)
    return (writer.bilingual(title, TABLE_CELL, language),)


def _rows_in_two(record: tuple[EditionRecord, ...], writer: Writer) -> tuple[Strip, ...]:
    """Both languages side by side: below each edition's number and day, its meeting and decision."""

    def texts(one: EditionRecord, language: Language) -> tuple[Text, ...]:
        house = texts_in(language)
        name = house.text("Edition {number}", number=one.number)
        titles = [title for title in (one.meeting, one.decision) if title]
        return (
            paragraph(f"{name} · {house.date(one.day)}", _NUMBER.but(bold=True), language),
            *(writer.bilingual(title, TABLE_CELL, language) for title in titles),
        )

    rows = [writer.cells(lambda language, one=one: texts(one, language)) for one in record]  # type: ignore[misc]
    return strips_of_rows((), rows)


def _part(given: ModalitiesPrint, languages: tuple[Language, ...]) -> Part:
    english, russian = parse(given.text.en), parse(given.text.ru)
    titled = _has_title(english if Language.EN in languages else russian)
    adopted = as_adopted(text_strips(english, russian, Writer(languages)))
    writer = Writer(languages, given.pending)
    return Part((_head(given, writer, titled), *adopted, *_record(given, writer)), languages)


def print_modalities(given: ModalitiesPrint, layout: Layout, tick: Tick | None = None) -> Printed:
    """One edition in one of the four layouts, as PDF. ``tick`` may raise to cancel."""
    parts = tuple(_part(given, languages) for languages in layout.parts)
    return compose(parts, Head(given.title, given.symbol, given.day), layout, tick)
