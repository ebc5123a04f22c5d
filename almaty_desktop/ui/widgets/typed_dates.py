"""Reads a day as people type it, in either language's way."""

from __future__ import annotations

import re
from datetime import date

from almaty_desktop.i18n import Language, texts_in

_NUMBERS = re.compile(r"^(\d{1,2})\s*[./\- ]\s*(\d{1,2})\s*[./\- ]\s*(\d{4}|\d{2})\s*(?:г\.?)?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_WORDS = re.compile(r"^(\d{1,2})\s+([a-zа-яё]{3,})\.?,?\s+(\d{4}|\d{2})\s*(?:г\.?|года)?$")


def read_date(typed: str) -> date | None:
    """The day meant by ``typed``, None where it is no day.

    Understood: 5 June 2013 · 5 Jun 13 · 05/06/2013 · 05.06.2013 · 2013-06-05 · 5 июня 2013 г. (day before
    month in both languages).
    """
    text = " ".join(typed.replace("\u00a0", " ").casefold().split())
    if found := _ISO.match(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.match(text):
        return _day(_year(found[3]), int(found[2]), int(found[1]))
    if found := _WORDS.match(text):
        month = _month(found[2])
        return _day(_year(found[3]), month, int(found[1])) if month else None
    return None


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    """1 to 12 for the beginning of a month's name in either language, else 0."""
    for language in Language:
        locale = texts_in(language).locale
        for context, width in (("format", "wide"), ("stand-alone", "wide"), ("format", "abbreviated")):
            names: dict[int, str] = locale.months[context][width]
            meant = [number for number, name in names.items() if name.casefold().startswith(word)]
            if len(meant) == 1:
                return meant[0]
    return 0
