"""Two texts compared on paper, marked to the word so that it reads in black and white, too.

What was added is bold and underlined, what was removed grey and struck through. In one language
the two texts stand side by side; in two, the marked-up text of each language does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from almaty_desktop.i18n import Bilingual, Language, message, said, texts_in
from almaty_desktop.reports.adopted_text import as_adopted
from almaty_desktop.reports.compared_paragraphs import Comparison, Side, legend, paired, side_of, style_of
from almaty_desktop.reports.document import MISSING
from almaty_desktop.reports.frame import compose
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.pages import Head, Part, Printed, Tick
from almaty_desktop.reports.setting import Text, paragraph
from almaty_desktop.reports.strips import Bookmark, Strip, columns
from almaty_desktop.reports.style import SMALL, SUBTITLE, TABLE_HEAD, TITLE
from almaty_desktop.reports.words import Writer, joined
from almaty_desktop.rules.compared_texts import ComparedParagraph, compared

_SUBTITLE = message("Comparison of two texts")
_ROW_SPACE = 4.0  # points below a row of paragraphs


@dataclass(frozen=True)
class ComparedText:
    """One of the two texts (in the plain format): what it is called, its day and its symbol."""

    name: Bilingual
    text: Bilingual
    day: date | None = None
    symbol: str = ""


@dataclass(frozen=True)
class ComparisonPrint:
    """What is printed. The texts stay as they were adopted; their brackets are their own."""

    title: Bilingual
    before: ComparedText
    after: ComparedText


def _lacks(given: ComparisonPrint, language: Language) -> bool:
    """Whether one of the texts exists in the other language only."""
    return any(one.text.borrowed(language) for one in (given.before, given.after))


def _compared(given: ComparisonPrint, language: Language) -> Comparison:
    return compared(given.before.text.only(language), given.after.text.only(language))


def _named(one: ComparedText, language: Language) -> str:
    day = texts_in(language).date(one.day) if one.day else ""
    return " · ".join(fact for fact in (one.name.shown(language), day, one.symbol) if fact)


def _result(changes: int, language: Language) -> str:
    house = texts_in(language)
    if not changes:
        return house.text("The two texts do not differ.")
    return house.plural("{count} change", "{count} changes", changes)


def _head(given: ComparisonPrint, writer: Writer, found: dict[Language, Comparison], named: bool) -> Strip:
    """Title, what is compared (where no column says so), the number of changes, and the legend."""

    def texts(language: Language) -> tuple[Text, ...]:
        house = texts_in(language)
        own = found.get(language) or found.get(language.other, ())
        changes = sum(one.difference.changes for one in own)
        names = (
            house.text("Before: {name}", name=_named(given.before, language)),
            house.text("After: {name}", name=_named(given.after, language)),
        )
        lines = [*names, _result(changes, language)] if named else [_result(changes, language)]
        explained = (paragraph(legend(language), SMALL.but(before=5), language),) if changes else ()
        return (
            writer.bilingual(given.title, TITLE, language),
            paragraph(house.say(_SUBTITLE), SUBTITLE, language),
            *(paragraph(line, SMALL, language) for line in lines),
            *explained,
        )

    return writer.row(
        texts, after=14, keep_with_next=True, splits=False, bookmark=Bookmark(writer.outline(given.title))
    )


def _strip(
    left: tuple[Text, ...],
    right: tuple[Text, ...],
    shape: ComparedParagraph,
    changed: bool,
    top: Strip | None,
) -> Strip:
    """A row of two columns: a paragraph of the one against its counterpart in the other.

    A bar in the margin leads the eye to a row in which something changed, be it a bracket.
    """
    style = style_of(shape)
    titles = dict.fromkeys(one.plain for one in (*left, *right))
    bookmark = Bookmark(" · ".join(titles), max(0, shape.heading - 1)) if shape.heading else None
    return Strip(
        columns(left, right),
        style.before,
        max(style.after, _ROW_SPACE),
        keep_with_next=bool(shape.heading),
        splits=not shape.heading,
        bookmark=bookmark,
        repeat=top,
        bar=changed,
    )


def _beside(
    given: ComparisonPrint, found: Comparison, language: Language, shown: Language
) -> tuple[Strip, ...]:
    """Before and after in two columns; their names are repeated on each page, in the reader's language."""

    def name(one: ComparedText) -> tuple[Text, ...]:
        return (paragraph(_named(one, shown), TABLE_HEAD, shown),)

    top = Strip(
        columns(name(given.before), name(given.after)),
        after=12,
        keep_with_next=True,
        splits=False,
        rule_below=True,
    )
    rows = (
        _strip(
            side_of(one, Side.BEFORE, language),
            side_of(one, Side.AFTER, language),
            one,
            one.difference.changed,
            top,
        )
        for one in found
    )
    return (top, *rows)


def _inline(english: Comparison, russian: Comparison) -> tuple[Strip, ...]:
    """The marked-up English text beside the marked-up Russian one."""
    strips = []
    for one, other in paired(english, russian):
        shape = one or other
        if shape:
            left = side_of(one, Side.BOTH, Language.EN) if one else ()
            right = side_of(other, Side.BOTH, Language.RU) if other else ()
            changed = any(each.difference.changed for each in (one, other) if each)
            strips.append(_strip(left, right, shape, changed, None))
    return tuple(strips)


def _part(given: ComparisonPrint, languages: tuple[Language, ...]) -> Part:
    writer = Writer(languages)
    missing = [language for language in languages if _lacks(given, language)]
    if writer.side_by_side and not missing:
        found = {language: _compared(given, language) for language in Language}
        strips = _inline(found[Language.EN], found[Language.RU])
        return Part((_head(given, writer, found, named=True), *as_adopted(strips)), languages)
    shown = missing[0].other if missing else languages[0]
    compared_here = _compared(given, shown)
    head = _head(given, writer, {shown: compared_here}, named=False)
    notice = (writer.say(MISSING[missing[0]], SMALL.but(italic=True, after=8)),) if missing else ()
    strips = _beside(given, compared_here, shown, languages[0])
    return Part((head, *notice, *as_adopted(strips)), languages)


def print_comparison(given: ComparisonPrint, layout: Layout, tick: Tick | None = None) -> Printed:
    """The comparison in one of the four layouts, as PDF. ``tick`` may raise to cancel."""
    parts = tuple(_part(given, languages) for languages in layout.parts)
    title = joined(given.title, said(_SUBTITLE), ())
    return compose(parts, Head(title, given.after.symbol, given.after.day), layout, tick)
