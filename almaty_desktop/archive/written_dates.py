"""Dates as people write them in English and in Russian, and the one that dates a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

FIRST_YEAR = 1900
LAST_YEAR = 2100

_MONTHS = (
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
    ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
)
_ENGLISH_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_RUSSIAN_MONTH = (
    r"(янв(?:ар[ья])?|фев(?:р(?:ал[ья])?)?|мар(?:та?)?|апр(?:ел[ья])?|ма[йя]|июн[ья]?|июл[ья]?|"
    r"авг(?:уста?)?|"
    r"сен(?:т(?:ябр[ья])?)?|окт(?:ябр[ья])?|ноя(?:б(?:р[ья])?)?|дек(?:абр[ья])?)\.?"
)
_DAY = r"(?<!\d)[«“\"]?(\d{1,2})[»”\"]?"
_MORE_DAYS = r"(?:\s?(?:[-–—]|to|and|и|по)\s?\d{1,2})?"  # 20–21 May: the first day counts
_YEAR = r"(\d{4})(?!\d)"

_FORMS = tuple(
    (order, re.compile(pattern, re.IGNORECASE))
    for order, pattern in (
        ("ymd", r"(?<![\d./-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d./-]?\d)"),
        ("dmy", r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])(?!\.\d)"),
        ("d-mon-y", rf"{_DAY}-{_ENGLISH_MONTH}-{_YEAR}"),
        (
            "d mon y",
            rf"{_DAY}(?:st|nd|rd|th)?{_MORE_DAYS}(?:st|nd|rd|th)?(?:\s+of)?\s+{_ENGLISH_MONTH},?\s+{_YEAR}",
        ),
        ("mon d y", rf"\b{_ENGLISH_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?{_MORE_DAYS},?\s+{_YEAR}"),
        ("d mon y", rf"{_DAY}(?:-?го)?{_MORE_DAYS}(?:-?го)?\s+{_RUSSIAN_MONTH},?\s+{_YEAR}"),
    )
)
_LABEL = re.compile(
    r"(?:\bdated?|\bdate of (?:issue|adoption)|\bissued|\bsent|\bдата(?: \w+)?|\bотправлено|"
    r"№\s*\S+\s+от|\bот)"
    r"\s*[:.—–-]?\s*(?:\w{2,12},\s*)?$",
    re.IGNORECASE,
)
_LABEL_REACH = 40  # characters before a date in which its label stands
_HEAD = 1500  # characters: a date further down is what the text tells of, not when it was written
_LABELLED_HEAD = 5000
_BEGINNING_OF_LINE = 20  # characters that a place may take before a date


@dataclass(frozen=True)
class WrittenDate:
    """A date in a text, the place where it begins, and whether a label such as «Date:» stands before it."""

    day: date
    start: int
    labelled: bool


def dates_in(text: str) -> list[WrittenDate]:
    """Every possible date of the text in order; days before months where figures leave it open."""
    found = dict(_all(text))
    return [
        WrittenDate(found[place], place, bool(_LABEL.search(text[max(0, place - _LABEL_REACH) : place])))
        for place in sorted(found)
    ]


def document_date(text: str) -> date | None:
    """The date that a document gives itself.

    One with a label wins; then one that stands by itself in the head (Almaty, 5 June 2013); then the first
    that the head mentions at all.
    """
    dates = dates_in(text[:_LABELLED_HEAD])
    labelled = [one for one in dates if one.labelled]
    head = [one for one in dates if one.start < _HEAD]
    alone = [one for one in head if one.start - text.rfind("\n", 0, one.start) - 1 <= _BEGINNING_OF_LINE]
    return next((one.day for one in [*labelled, *alone, *head]), None)


def date_in_name(name: str) -> date | None:
    """The date in a file name, also written without any sign between (20130605)."""
    plain = re.sub(r"[_\s]+", " ", name)
    if found := dates_in(plain) or dates_in(re.sub(r"(?<=\d) (?=\d)", "-", plain)):
        return found[0].day
    for packed in re.finditer(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)", name):
        if day := _possible(*(int(part) for part in packed.groups())):
            return day
    return None


def _all(text: str) -> Iterator[tuple[int, date]]:
    for order, form in _FORMS:
        for found in form.finditer(text):
            if day := _read(order, found.groups()):
                yield found.start(), day


def _read(order: str, parts: tuple[str, ...]) -> date | None:
    match order:
        case "ymd":
            return _possible(int(parts[0]), int(parts[2]), int(parts[3]))
        case "dmy":
            year = _full_year(parts[3])
            # Days stand first here; only figures that can't be so are read the American way.
            return _possible(year, int(parts[2]), int(parts[0])) or _possible(
                year, int(parts[0]), int(parts[2])
            )
        case "mon d y":
            return _possible(int(parts[2]), _month(parts[0]), int(parts[1]))
        case _:
            return _possible(int(parts[2]), _month(parts[1]), int(parts[0]))


def _full_year(year: str) -> int:
    """A year of two figures lies between 1970 and 2069."""
    number = int(year)
    return number if len(year) == 4 else number + (2000 if number < 70 else 1900)


def _month(name: str) -> int:
    small = name.lower()
    for months in _MONTHS:
        for number, beginning in enumerate(months, 1):
            if small.startswith(beginning) and (beginning != "ма" or len(small) == 2 or small[2] in "йя"):
                return number
    return 0


def _possible(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:  # 31 June: not a date at all
        return None
