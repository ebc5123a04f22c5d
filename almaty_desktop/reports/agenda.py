"""The printed agenda: days, times, items with their documents, breaks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, time

from almaty_desktop.i18n import Bilingual, Language, Message, message, texts_in
from almaty_desktop.reports.frame import compose
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.pages import Head, Part, Printed, Tick
from almaty_desktop.reports.setting import Run, Text, paragraph, width_of
from almaty_desktop.reports.strips import Bookmark, Cell, Strip
from almaty_desktop.reports.style import (
    COLUMN_GAP,
    ITEM,
    SMALL,
    SUBHEADING,
    SUBTITLE,
    TEXT_WIDTH,
    TIME,
    TITLE,
)
from almaty_desktop.reports.words import (
    Writer,
    cancelled_line,
    item_title,
    joined,
    only_mark,
    place_and_dates,
)
from almaty_desktop.rules.brackets import PENDING_MARK, bracketed

_TIME_WIDTH = 46.0
_NUMBER_GAP = 7.0
_LEAST_NUMBER_WIDTH = 12.0
_ITEM_SPACE = 6.0
_NUMBER = ITEM.but(bold=True)
_PRESENTER = ITEM.but(size=9.5, leading=12.5, italic=True)
_DAY = SUBHEADING.but(before=18, after=9)

_EMPTY = message("No items have been put on the agenda yet.")
_EMPTY_DAY = message("Nothing is scheduled for this day yet.")


@dataclass(frozen=True)
class AgendaDocument:
    """A document of an item. ``reference`` is its symbol, or the reference it came with; may be empty.

    ``note`` says what state it is in ("translation in revision"), None where there is nothing to say.
    """

    reference: str
    title: Bilingual
    note: Message | None = None


@dataclass(frozen=True)
class AgendaItem:
    """An item. ``number`` is "1.2" (empty for a break), ``level`` counts from 1; ``minutes`` 0 = not set."""

    number: str
    title: Bilingual
    level: int = 1
    presenter: Bilingual = field(default_factory=Bilingual)
    start: time | None = None
    minutes: int = 0
    is_break: bool = False
    documents: tuple[AgendaDocument, ...] = ()


@dataclass(frozen=True)
class AgendaDay:
    """One day of the meeting; None is for items that have no day yet."""

    day: date | None
    items: tuple[AgendaItem, ...] = ()


@dataclass(frozen=True)
class AgendaPrint:
    """What is printed. ``issued`` is the date of the document (the meeting's first day where None).

    ``pending`` are the names of the States that are pending on that day: they stand in brackets,
    with the footnote (S3).
    """

    title: Bilingual
    subtitle: Bilingual
    place: Bilingual
    start: date
    end: date
    days: tuple[AgendaDay, ...]
    symbol: str = ""
    issued: date | None = None
    pending: tuple[Bilingual, ...] = ()
    cancelled: bool = False


@dataclass(frozen=True)
class _Page:
    """How the agenda's columns stand in one part of the print."""

    writer: Writer
    number_width: float

    @property
    def lefts(self) -> tuple[float, ...]:
        """The left edges of the columns of text, one a language."""
        gap = COLUMN_GAP * (len(self.writer.languages) - 1)
        width = (TEXT_WIDTH - _TIME_WIDTH - gap) / len(self.writer.languages)
        return tuple(
            _TIME_WIDTH + index * (width + COLUMN_GAP) for index in range(len(self.writer.languages))
        )

    def cells(self, clock: Text | None, make: Callable[[Language], tuple[Text, ...]]) -> tuple[Cell, ...]:
        """The time, then a column for each language."""
        width = TEXT_WIDTH - self.lefts[-1]
        made = [Cell((clock,) if clock else (), 0, _TIME_WIDTH)]
        for left, language in zip(self.lefts, self.writer.languages, strict=True):
            made.append(Cell(make(language), left, width))
        return tuple(made)

    def heads(self, make: Callable[[Language], tuple[Text, ...]]) -> tuple[Cell, ...]:
        """Headings: the first begins at the edge of the page's text, over the times."""
        lefts = (0.0, *self.lefts[1:])
        ends = (*(left - COLUMN_GAP for left in lefts[1:]), TEXT_WIDTH)
        return tuple(
            Cell(make(language), left, end - left)
            for language, left, end in zip(self.writer.languages, lefts, ends, strict=True)
        )

    def day(self, day: date | None, continued: bool = False) -> Strip:
        """The heading of a day, and the same again where a page begins in the middle of it."""

        def texts(language: Language) -> tuple[Text, ...]:
            house = texts_in(language)
            named = house.day_of_week(day) if day else house.text("Day still to be set")
            runs = [Run(named)]
            if continued:
                runs.append(Run(" " + house.text("(continued)"), style=SMALL.but(bold=False)))
            return (paragraph(tuple(runs), _DAY, language),)

        title = Bilingual(*(texts_in(one).day_of_week(day) if day else "" for one in Language))
        made = self.heads(texts)
        return Strip(
            made,
            before=_DAY.before,
            after=_DAY.after,
            keep_with_next=True,
            splits=False,
            rule_below=True,
            bookmark=Bookmark(self.writer.outline(title), 1) if day else None,
        )

    def item(self, item: AgendaItem, head: Strip, holds_next: bool) -> Strip:
        """One item; never split across pages, and held to its first sub-item."""
        title = f"{item.number} {self.writer.outline(item_title(item.title))}".strip()
        return Strip(
            self.cells(self._clock(item), lambda language: self._texts(item, language)),
            after=_ITEM_SPACE,
            keep_with_next=holds_next,
            splits=False,
            repeat=head,
            bookmark=None if item.is_break else Bookmark(title, 1 + item.level),
        )

    def _clock(self, item: AgendaItem) -> Text | None:
        house = texts_in(self.writer.languages[0])
        if item.start:
            return paragraph(house.time(item.start), TIME, house.language)
        return None

    def _texts(self, item: AgendaItem, language: Language) -> tuple[Text, ...]:
        indent = self.number_width
        style = ITEM.but(indent=indent, italic=item.is_break)
        shown = item_title(item.title) if item.number else item.title
        title = self.writer.bilingual(shown, style, language)
        if item.number:
            title = replace(title, label=item.number, numbered=True)
        made = [title]
        if item.presenter:
            made.append(self.writer.bilingual(item.presenter, _PRESENTER.but(indent=indent), language))
        made += [self._document(one, language, indent) for one in item.documents]
        return tuple(made)

    def _document(self, one: AgendaDocument, language: Language, indent: float) -> Text:
        style = SMALL.but(indent=indent)
        runs = [Run(one.reference)]
        own = language
        if not one.reference:
            own = language.other if one.title.borrowed(language) else language
            runs = [Run(bracketed(one.title.only(own), own, self.writer.pending, PENDING_MARK))]
            if own is not language:
                runs.append(only_mark(language))
        if one.note:
            runs.append(Run(" (" + texts_in(language).say(one.note) + ")"))
        return paragraph(tuple(runs), style, own)


def _number_width(given: AgendaPrint) -> float:
    widths = (width_of(item.number, _NUMBER.font, _NUMBER.size) for day in given.days for item in day.items)
    return max(_LEAST_NUMBER_WIDTH, max(widths, default=0.0)) + _NUMBER_GAP


def _empty_day(language: Language) -> tuple[Text, ...]:
    return (paragraph(texts_in(language).say(_EMPTY_DAY), ITEM.but(italic=True), language),)


def _part(given: AgendaPrint, writer: Writer) -> Part:
    page = _Page(writer, _number_width(given))
    strips = (_title(given, page), *_days(given, page))
    return Part(strips, writer.languages, second_column=page.lefts[-1])


def _title(given: AgendaPrint, page: _Page) -> Strip:
    writer = page.writer
    where = place_and_dates(given.place, given.start, given.end, given.pending)
    return Strip(
        page.heads(
            lambda language: (
                writer.bilingual(given.title, TITLE, language),
                writer.bilingual(given.subtitle, SUBTITLE, language),
                *cancelled_line(given.cancelled, language),
                paragraph(where.only(language), ITEM.but(before=8), language),
            )
        ),
        after=6,
        keep_with_next=True,
        splits=False,
        bookmark=Bookmark(writer.outline(given.title)),
    )


def _days(given: AgendaPrint, page: _Page) -> tuple[Strip, ...]:
    if not any(day.items for day in given.days):
        return (page.writer.say(_EMPTY, ITEM.but(before=20, italic=True)),)
    made: list[Strip] = []
    for day in given.days:
        head = page.day(day.day)
        again = page.day(day.day, continued=True)
        made.append(head)
        for at, item in enumerate(day.items):
            following = day.items[at + 1 : at + 2]
            made.append(page.item(item, again, any(one.level > item.level for one in following)))
        if not day.items:
            made.append(Strip(page.cells(None, _empty_day)))
    return tuple(made)


def print_agenda(given: AgendaPrint, layout: Layout, tick: Tick | None = None) -> Printed:
    """The agenda in one of the four layouts, as PDF. ``tick`` may raise to cancel."""
    parts = tuple(_part(given, Writer(languages, given.pending)) for languages in layout.parts)
    title = joined(given.title, given.subtitle, given.pending)
    return compose(parts, Head(title, given.symbol, given.issued or given.start), layout, tick)
