"""The two languages: texts, plural forms, dates, numbers and the order of names.

Nothing here is global. Whoever shows something holds a :class:`Texts` of the language it is
shown in; whoever merely reports something (a use case that refuses) returns a
:class:`Message`, which is put into words where it is shown.
"""

from __future__ import annotations

import datetime
import gettext
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time, format_timedelta
from babel.numbers import format_decimal

from almaty_desktop.paths import TRANSLATIONS

ALMATY = ZoneInfo("Asia/Almaty")
NO_BREAK_SPACE = "\u00a0"


class Language(StrEnum):
    """A language of the interface and of printed pages."""

    EN = "en"
    RU = "ru"

    @property
    def other(self) -> Language:
        return Language.RU if self is Language.EN else Language.EN


@dataclass(frozen=True)
class Bilingual:
    """One text in both languages; either may still be missing (empty)."""

    en: str = ""
    ru: str = ""

    def __bool__(self) -> bool:
        return bool(self.en or self.ru)

    def only(self, language: Language) -> str:
        """The text in exactly this language, empty where it is missing."""
        return self.en if language is Language.EN else self.ru

    def shown(self, language: Language) -> str:
        """The text to show: this language's, else the other's."""
        return self.only(language) or self.only(language.other)

    def borrowed(self, language: Language) -> bool:
        """Whether :meth:`shown` had to borrow from the other language (it is then marked)."""
        return not self.only(language) and bool(self.only(language.other))

    def map(self, change: Any) -> Bilingual:
        """Both texts put through ``change`` (a function from text to text)."""
        return Bilingual(change(self.en), change(self.ru))


@dataclass(frozen=True)
class Message:
    """A sentence that has not been put into a language yet.

    ``values`` fill the ``{name}`` places; dates, moments, numbers, bilingual texts and further
    messages among them are written as the language writes them. ``count`` chooses the plural
    form where ``many`` is given.
    """

    one: str
    values: Mapping[str, Any] = field(default_factory=dict)
    many: str | None = None
    count: int = 0

    def __str__(self) -> str:
        return texts_in(Language.EN).say(self)


def message(msgid: str, **values: Any) -> Message:
    """A message of one form; the word by which its text is found for translation."""
    return Message(msgid, values)


def plural_message(one: str, many: str, count: int, **values: Any) -> Message:
    """A message whose form follows ``count`` (also usable as ``{count}``)."""
    return Message(one, values, many, count)


class Texts:
    """Everything that one language writes in its own way. Stateless and safe in any thread."""

    def __init__(self, language: Language, translations: gettext.NullTranslations) -> None:
        self.language = language
        self.locale = Locale.parse("en_GB" if language is Language.EN else "ru_RU")
        self._translations = translations

    def text(self, msgid: str, **values: Any) -> str:
        """``msgid`` (English) in this language, its ``{name}`` places filled from ``values``."""
        return self._fill(self._translations.gettext(msgid), values)

    def plural(self, one: str, many: str, count: int, **values: Any) -> str:
        """The form that ``count`` asks for (1 документ, 2 документа, 5 документов)."""
        return self._fill(self._translations.ngettext(one, many, count), {"count": count, **values})

    def say(self, saying: Message) -> str:
        """A message put into this language."""
        if saying.many is None:
            return self.text(saying.one, **saying.values)
        return self.plural(saying.one, saying.many, saying.count, **saying.values)

    def _fill(self, pattern: str, values: Mapping[str, Any]) -> str:
        return (
            pattern.format(**{name: self.value(given) for name, given in values.items()})
            if values
            else pattern
        )

    def value(self, given: Any) -> Any:
        """A value as this language writes it; what has no own way of being written is left alone."""
        ways: tuple[tuple[type | tuple[type, ...], Any], ...] = (
            (Message, self.say),
            (Bilingual, lambda text: text.shown(self.language)),
            (bool, lambda truth: truth),
            (datetime.datetime, self.moment),
            (datetime.date, self.date),
            ((int, float), self.number),
        )
        return next((write(given) for kind, write in ways if isinstance(given, kind)), given)

    def date(self, day: datetime.date) -> str:
        """5 June 2013 · 5 июня 2013 г."""
        pattern = f"d MMMM y'{NO_BREAK_SPACE}г.'" if self.language is Language.RU else "d MMMM y"
        return format_date(day, pattern, self.locale)

    def short_date(self, day: datetime.date) -> str:
        """05/06/2013 · 05.06.2013, for narrow columns."""
        return f"{day:%d/%m}/{day.year}" if self.language is Language.EN else f"{day:%d.%m}.{day.year}"

    def day_of_week(self, day: datetime.date) -> str:
        """Wednesday, 5 June · Среда, 5 июня: the head of a day in an agenda."""
        shown = format_date(day, "EEEE, d MMMM", self.locale)
        return shown[:1].upper() + shown[1:]

    def month(self, day: datetime.date) -> str:
        """June 2013 · июнь 2013 г."""
        pattern = f"LLLL y'{NO_BREAK_SPACE}г.'" if self.language is Language.RU else "LLLL y"
        return format_date(day, pattern, self.locale)

    def dates(self, first: datetime.date, last: datetime.date) -> str:
        """20–21 May 2015 · 20–21 мая 2015 г.; months and years are repeated only where they differ."""
        if first == last:
            return self.date(first)
        if first.year != last.year:
            return f"{self.date(first)} – {self.date(last)}"
        if first.month != last.month:
            return f"{format_date(first, 'd MMMM', self.locale)} – {self.date(last)}"
        return f"{first.day}–{self.date(last)}"

    def time(self, clock: datetime.time) -> str:
        """09:30 in both languages."""
        return format_time(clock, "HH:mm", locale=self.locale)

    def moment(self, when: datetime.datetime) -> str:
        """A moment in Almaty's time: 5 June 2013, 18:00 · 5 июня 2013 г., 18:00."""
        there = when.astimezone(ALMATY) if when.tzinfo else when
        return f"{self.date(there.date())}, {self.time(there.time())}"

    def distance(self, day: datetime.date, today: datetime.date) -> str:
        """in 3 days · через 3 дня; the day itself is «today». Up to four weeks the days are exact."""
        if day == today:
            return self.text("today")
        return format_timedelta(
            day - today, granularity="day", threshold=4, add_direction=True, locale=self.locale
        )

    def duration(self, minutes: int) -> str:
        """30 min · 1 h 15 min."""
        hours, rest = divmod(minutes, 60)
        parts = [self.text("{hours} h", hours=hours)] if hours else []
        if rest or not hours:
            parts.append(self.text("{minutes} min", minutes=rest))
        return " ".join(parts).replace(" ", NO_BREAK_SPACE)

    def remaining(self, seconds: float) -> str:
        """A rough time still needed: 20 seconds · 20 секунд."""
        return format_timedelta(
            datetime.timedelta(seconds=max(1, round(seconds))), locale=self.locale, threshold=1.5
        )

    def number(self, count: float) -> str:
        """12,500 · 12 500."""
        if isinstance(count, int) and 0 <= count < 1000:
            return str(count)  # alike in both; most numbers shown, and the language's data need not be loaded
        return format_decimal(count, locale=self.locale)

    def size(self, count: int) -> str:
        """A number of bytes: 12.5 kB · 12,5 кБ (1 kB = 1,000 bytes)."""
        if count < 1000:
            return self.plural("{count} byte", "{count} bytes", count)
        if count < 1_000_000:
            return self.text("{amount} kB", amount=round(count / 1000, 1))
        return self.text("{amount} MB", amount=round(count / 1_000_000, 1))

    def order(self, name: str) -> tuple[str, str]:
        """The key that puts names into this language's alphabetical order (ё stands after е)."""
        folded = name.casefold().replace("ё", "е\uffff")
        return ("".join(letter for letter in folded if letter.isalnum() or letter in " \uffff"), name)


@cache
def texts_in(language: Language) -> Texts:
    """The texts of a language. English needs no catalogue: it is what the code says."""
    if language is Language.EN:
        return Texts(language, gettext.NullTranslations())
    return Texts(language, gettext.translation("almaty", TRANSLATIONS, [language.value]))


def said(saying: Message) -> Bilingual:
    """A message put into both languages."""
    return Bilingual(*(texts_in(language).say(saying) for language in Language))
