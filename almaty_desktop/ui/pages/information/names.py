"""The words of information sheets: the period one writes next, and the title that goes with it."""

from __future__ import annotations

from datetime import date, timedelta

from almaty_desktop.i18n import Bilingual, Language, Message, Texts, message, texts_in

QUARTERS: tuple[Message, ...] = (
    message("first quarter of {year}"),
    message("second quarter of {year}"),
    message("third quarter of {year}"),
    message("fourth quarter of {year}"),
)
HALVES: tuple[Message, ...] = (message("first half of {year}"), message("second half of {year}"))
_LONGEST = 12  # months of a period that is taken up again


def next_period(newest: tuple[date, date] | None, today: date) -> tuple[date, date]:
    """The period proposed for a new sheet: as many whole months as the last one, after it.

    Without a sheet before, or where its period is no row of whole months, it is a quarter.
    """
    if newest is None:
        return months_from(date(today.year, (today.month - 1) // 3 * 3 + 1, 1), 3)
    first, last = newest
    begins = last + timedelta(days=1)
    months = (begins.year - first.year) * 12 + begins.month - first.month
    whole = first.day == 1 and begins.day == 1 and 0 < months <= _LONGEST
    return months_from(begins, months if whole else 3)


def months_from(first: date, months: int) -> tuple[date, date]:
    """The days of so many months from ``first`` on."""
    after = first.month - 1 + months
    year, month = first.year + after // 12, after % 12 + 1
    ends = date(year, month, 1)
    if first.day > 1:
        ends = min(ends + timedelta(days=first.day - 1), months_from(ends, 1)[1] + timedelta(days=1))
    return first, ends - timedelta(days=1)


def period_message(first: date, last: date) -> Message | None:
    """A quarter, a half or a whole year by its name; None for any other period."""
    year = str(first.year)
    for months, names in ((3, QUARTERS), (6, HALVES)):
        number, beside = divmod(first.month - 1, months)
        if beside == 0 and months_from(date(first.year, first.month, 1), months) == (first, last):
            return Message(names[number].one, {"year": year})
    if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return message("the year {year}", year=year)
    return None


def proposed_title(first: date, last: date) -> Bilingual:
    """The title proposed for a period, in both languages."""
    english, russian = (_title(texts_in(language), first, last) for language in Language)
    return Bilingual(english, russian)


def _title(texts: Texts, first: date, last: date) -> str:
    named = period_message(first, last)
    period = texts.say(named) if named else texts.dates(first, last)
    return texts.text("Joint information sheet: {period}", period=period)
