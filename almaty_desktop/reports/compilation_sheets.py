"""The other sheets of a compilation: covers, dividers, and the pages that stand in for a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from almaty_desktop.i18n import Language, Message, message, texts_in
from almaty_desktop.reports.compilation_contents import details_of, set_details
from almaty_desktop.reports.compilation_plan import Numbering, Plan, Printing, Section
from almaty_desktop.reports.setting import Line
from almaty_desktop.reports.sheets import NOTE_ROOM, Sheets, height_of, set_lines
from almaty_desktop.reports.style import (
    BODY,
    COLUMN_GAP,
    COLUMN_WIDTH,
    INK,
    MARGIN_LEFT,
    PAGE_HEIGHT,
    SMALL,
    SUBTITLE,
    TEXT_BOTTOM,
    TEXT_TOP,
    TEXT_WIDTH,
    TITLE,
    Align,
    Family,
    Style,
)
from almaty_desktop.rules.brackets import MARKED, unmarked

_COVER_TITLE = TITLE.but(size=26, leading=32)
_COVER_COLUMN_TITLE = TITLE.but(size=21, leading=26)
_COVER_NAME = Style(family=Family.SANS, size=13, leading=18, hyphenated=False)
_COVER_TEXT = SUBTITLE.but(size=14, leading=20)
_COVER_FOOT = SMALL.but(size=10, leading=14)
_NOTE_ON_COVER = 48.0
_DIVIDER_NUMBER = Style(family=Family.SANS, size=40, leading=46, hyphenated=False)
_DIVIDER_TITLE = TITLE.but(size=22, leading=28)
_DIVIDER_COLUMN_TITLE = TITLE.but(size=17, leading=22)
_DIVIDER_TOP = PAGE_HEIGHT * 0.70
_LISTED = BODY.but(align=Align.RAGGED, size=11, leading=14.5, hyphenated=False)
_LISTED_PAGE = BODY.but(family=Family.SANS, size=10)
_NUMBER_COLUMN = 34.0
_NOTICE = BODY.but(align=Align.RAGGED, size=12, leading=17, hyphenated=False)
_NOTICE_TITLE = TITLE.but(size=16, leading=20)
_MOST_TITLE_LINES = 8
_VERSIONS = {"en": message("text in English"), "ru": message("text in Russian")}


@dataclass(frozen=True)
class Column:
    """A column of a sheet: its language, left edge and width."""

    language: Language
    left: float
    width: float


def columns_of(languages: tuple[Language, ...]) -> tuple[Column, ...]:
    """One column across the page, or one for each of two languages."""
    if len(languages) == 1:
        return (Column(languages[0], MARGIN_LEFT, TEXT_WIDTH),)
    second = MARGIN_LEFT + COLUMN_WIDTH + COLUMN_GAP
    return (Column(languages[0], MARGIN_LEFT, COLUMN_WIDTH), Column(languages[1], second, COLUMN_WIDTH))


def draw_cover(sheets: Sheets, planned: Plan, languages: tuple[Language, ...]) -> None:
    """The cover: whose, what, where and when; no number is shown on it, though it has one."""
    materials = planned.materials
    columns = columns_of(languages)
    sheets.begin(languages, head=False)
    _in_step(
        sheets,
        columns,
        PAGE_HEIGHT - 120,
        [((texts_in(one.language).text("The Almaty Process"), _COVER_NAME),) for one in columns],
    )
    sheets.rule(PAGE_HEIGHT - 150, weight=1.2)
    title = _COVER_TITLE if len(columns) == 1 else _COVER_COLUMN_TITLE
    rows = []
    for one in columns:
        texts = texts_in(one.language)
        rows.append(
            (
                (texts.text("Compilation of materials"), _COVER_TEXT),
                (materials.title.shown(one.language) or "—", title),
                (materials.place.shown(one.language), _COVER_TEXT),
                (texts.dates(materials.first, materials.last), _COVER_TEXT),
                (texts.text("Cancelled") if materials.cancelled else "", _COVER_TEXT.but(bold=True)),
            )
        )
    _in_step(sheets, columns, PAGE_HEIGHT * 0.68, rows, white=(0, 10, 22, 0))
    # A footnote takes the place at the lower edge.
    marked = any(MARKED in shown for paragraphs in rows for shown, _ in paragraphs)
    foot = TEXT_BOTTOM + (_NOTE_ON_COVER if marked else 0)
    sheets.rule(foot + 44)
    feet = [
        (
            (texts_in(one.language).text("Almaty Process Support Unit"), _COVER_FOOT.but(colour=INK)),
            (materials.symbol, _COVER_FOOT),
        )
        for one in columns
    ]
    _in_step(sheets, columns, foot + 34, feet)


def draw_divider(sheets: Sheets, planned: Plan, section: Section, numbering: Numbering) -> None:
    """The sheet in front of an item's documents: number, title, and what follows with its pages."""
    item = planned.materials.items[section.item]
    languages = planned.halves[section.half].languages
    columns = columns_of(languages)
    begin_numbered(sheets, languages, numbering.dividers[section.half, section.item], numbering.last)
    number = set_lines(item.number, _DIVIDER_NUMBER, languages[0], TEXT_WIDTH)
    sheets.lines(number, MARGIN_LEFT, _DIVIDER_TOP + height_of(number) + 8)
    sheets.rule(_DIVIDER_TOP + 4, weight=1.2)
    style = _DIVIDER_TITLE if len(columns) == 1 else _DIVIDER_COLUMN_TITLE
    titles = [((item.title.shown(one.language) or "—", style),) for one in columns]
    top = _in_step(sheets, columns, _DIVIDER_TOP - 8, titles) - 26
    if not item.documents and not _has_items_below(planned, section.item):
        empty = [((texts_in(one.language).text("No documents under this item"), _LISTED),) for one in columns]
        _in_step(sheets, columns, top, empty)
    _draw_list(sheets, planned, section, numbering, columns, top)


def _has_items_below(planned: Plan, number: int) -> bool:
    """Whether sub-items follow, each with a divider of its own: then the item itself needs no documents."""
    items = planned.materials.items
    return number + 1 < len(items) and items[number + 1].level > items[number].level


def _draw_list(
    sheets: Sheets,
    planned: Plan,
    section: Section,
    numbering: Numbering,
    columns: tuple[Column, ...],
    top: float,
) -> None:
    documents = planned.materials.items[section.item].documents
    for number, document in enumerate(documents):
        entries = []
        for one in columns:
            printing = planned.shown_for(one.language, section.item, number)
            spoken = document.title.shown(one.language) or document.symbol or "—"
            room = one.width - _NUMBER_COLUMN
            printed = planned.language_of(printing)
            entries.append(
                (
                    one,
                    spoken,
                    numbering.printings[printing],
                    set_lines(spoken, _LISTED, one.language, room),
                    set_details(document, printed, texts_in(one.language), room),
                )
            )
        height = max(height_of(title) + height_of(details) for *_, title, details in entries)
        if top - height < TEXT_BOTTOM + NOTE_ROOM and number < len(documents) - 1:
            left_out = [
                (
                    (
                        texts_in(one.language).plural(
                            "and {count} more document (see the contents)",
                            "and {count} more documents (see the contents)",
                            len(documents) - number,
                        ),
                        _LISTED,
                    ),
                )
                for one in columns
            ]
            _in_step(sheets, columns, top, left_out)
            return
        for one, spoken, page, title, particulars in entries:
            below = sheets.lines(title, one.left, top)
            baseline = below + title[-1].height - title[-1].ascent
            right = one.left + one.width
            begin = sheets.right(str(page), right, baseline, _LISTED_PAGE)
            sheets.dots(one.left + title[-1].width + 5, begin - 5, right, baseline)
            end = sheets.lines(particulars, one.left, below)
            sheets.link(one.left, end - 1, right, top + 1, page, unmarked(spoken))
        top -= height + 7


def draw_notice(
    sheets: Sheets, planned: Plan, half: int, printing: Printing, reason: Message, numbering: Numbering
) -> None:
    """The page that stands in for a document whose own pages can't be shown, and says why."""
    document = planned.document(printing)
    languages = planned.halves[half].languages
    columns = columns_of(languages)
    begin_numbered(sheets, languages, numbering.printings[printing], numbering.last)
    rows = []
    for one in columns:
        texts = texts_in(one.language)
        version = _VERSIONS.get(planned.language_of(printing))
        parts = (details_of(document, texts), texts.say(version) if version else "")
        rows.append(
            (
                (
                    document.title.shown(one.language) or document.symbol or "—",
                    _NOTICE_TITLE,
                ),
                (" · ".join(part for part in parts if part), SMALL),
                (texts.text("The pages of this document can’t be shown here."), _NOTICE.but(bold=True)),
                (texts.say(reason), _NOTICE),
                (
                    texts.text(
                        "The rest of this compilation is complete. "
                        "Please ask the Support Unit for this document."
                    ),
                    _NOTICE,
                ),
            )
        )
    _in_step(sheets, columns, TEXT_TOP, rows, white=(0, 4, 30, 6, 6))


def begin_numbered(sheets: Sheets, languages: tuple[Language, ...], number: int, last: int) -> None:
    """Begin a sheet whose foot says which page it is of how many."""
    foot = " · ".join(
        texts_in(language).text("page {page} of {pages}", page=str(number), pages=str(last))
        for language in languages
    )
    sheets.begin(languages, foot)


def _in_step(
    sheets: Sheets,
    columns: tuple[Column, ...],
    top: float,
    rows: Sequence[Sequence[tuple[str, Style]]],
    white: tuple[float, ...] = (),
) -> float:
    """Draw the paragraphs of all columns so that each pair begins at one height; gives where they end."""
    for index in range(len(rows[0])):
        set_rows: list[tuple[Line, ...]] = []
        for column, paragraphs in zip(columns, rows, strict=True):
            shown, style = paragraphs[index]
            set_rows.append(set_lines(shown, style, column.language, column.width)[:_MOST_TITLE_LINES])
        top -= white[index] if index < len(white) else 0.0
        for column, lines in zip(columns, set_rows, strict=True):
            sheets.lines(lines, column.left, top)
        top -= max(map(height_of, set_rows))
    return top
