"""From bilingual texts to what stands on paper: brackets, borrowed texts marked, columns by language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from almaty_desktop.i18n import Bilingual, Language, Message, message, said, texts_in
from almaty_desktop.reports.setting import Run, Text, paragraph
from almaty_desktop.reports.strips import Cell, Strip, columns, wide
from almaty_desktop.reports.style import SMALL, SUBTITLE, Style
from almaty_desktop.rules.brackets import PENDING_MARK, Names, bracketed, bracketed_in_both

_UNTITLED_ITEM = message("Untitled item")
_CANCELLED = message("Cancelled")
_CANCELLED_STYLE = SUBTITLE.but(bold=True)
_ONLY_IN = {Language.EN: message("(English only)"), Language.RU: message("(Russian only)")}


@dataclass(frozen=True)
class Writer:
    """Writes texts for one part of a print: which languages, and which States are pending (S3)."""

    languages: tuple[Language, ...]
    pending: Names = ()

    @property
    def side_by_side(self) -> bool:
        return len(self.languages) == 2

    def bilingual(self, content: Bilingual, style: Style, language: Language, **shape: Any) -> Text:
        """``content`` for the column of ``language``; borrowed from the other language it is marked so."""
        own = language.other if content.borrowed(language) else language
        runs = [Run(bracketed(content.only(own), own, self.pending, PENDING_MARK), **shape)]
        if own is not language:
            runs.append(only_mark(language))
        return paragraph(tuple(runs), style, own)

    def row(self, make: Callable[[Language], tuple[Text, ...]], **strip: Any) -> Strip:
        """A strip with one cell across the page, or one for each language."""
        return Strip(self.cells(make), **strip)

    def cells(self, make: Callable[[Language], tuple[Text, ...]]) -> tuple[Cell, ...]:
        """The cells of :meth:`row`."""
        made = [make(language) for language in self.languages]
        return columns(made[0], made[1]) if self.side_by_side else (wide(*made[0]),)

    def line(self, content: Bilingual, style: Style, **strip: Any) -> Strip:
        """A strip of one bilingual text, with the style's own white around it."""
        return self.row(
            lambda language: (self.bilingual(content, style, language),),
            **{"before": style.before, "after": style.after, **strip},
        )

    def say(self, saying: Message, style: Style, **strip: Any) -> Strip:
        """A strip of a text of the house, in each language."""
        return self.row(
            lambda language: (paragraph(texts_in(language).say(saying), style, language),),
            **{"before": style.before, "after": style.after, **strip},
        )

    def outline(self, content: Bilingual) -> str:
        """The words of an outline entry, in each language of the part; no mark, for no footnote is there."""
        content = bracketed_in_both(content, self.pending)
        shown = dict.fromkeys(content.shown(language) for language in self.languages)
        return " · ".join(one for one in shown if one)


def item_title(title: Bilingual) -> Bilingual:
    """What an agenda item is called on paper: a number never stands alone."""
    return title or said(_UNTITLED_ITEM)


def cancelled_line(cancelled: bool, language: Language) -> tuple[Text, ...]:
    """The word that tells the reader of a cancelled meeting's papers; nothing for any other meeting."""
    if not cancelled:
        return ()
    return (paragraph(texts_in(language).say(_CANCELLED), _CANCELLED_STYLE, language),)


def only_mark(shown_in: Language) -> Run:
    """The small mark after a text that exists only in the other language, in the reader's language."""
    saying = texts_in(shown_in).say(_ONLY_IN[shown_in.other])
    return Run(" " + saying.replace(" ", "\u00a0"), style=SMALL)


def place_and_dates(place: Bilingual, first: date, last: date, pending: Names) -> Bilingual:
    """Almaty, 20–21 May 2015 · Алматы, 20–21 мая 2015 г.; a place known in one language is borrowed."""
    place = bracketed_in_both(place, pending, PENDING_MARK)

    def of(language: Language) -> str:
        when = texts_in(language).dates(first, last)
        return f"{place.shown(language)}, {when}" if place else when

    return Bilingual(of(Language.EN), of(Language.RU))


def joined(title: Bilingual, subtitle: Bilingual, pending: Names) -> Bilingual:
    """Title — subtitle, as the PDF's own title has it."""
    title = bracketed_in_both(title, pending)

    def of(language: Language) -> str:
        return " — ".join(one for one in (title.shown(language), subtitle.shown(language)) if one)

    return Bilingual(of(Language.EN), of(Language.RU))
