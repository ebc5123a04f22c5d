"""Document symbols (rule A1): ``Almaty Process/02/01/2013``, series / number / year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_FORM = re.compile(
    r"(?:Almaty\s+Process|Алматинский\s+процесс)\s*/\s*(\d{2})\s*/\s*(\d{2,})\s*/\s*(\d{4})(?!\d)",
    re.IGNORECASE,
)

LARGEST_SERIES = 99
FIRST_YEAR = 2011  # the conference of Almaty that began the Process (§1)


@dataclass(frozen=True, order=True)
class Symbol:
    """A symbol of the Process; ordered by series, year and number as lists of documents are."""

    series: int
    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.series <= LARGEST_SERIES and self.number >= 1 and FIRST_YEAR <= self.year <= 9999):
            raise ValueError(f"no such symbol: {self.series}/{self.number}/{self.year}")

    def __str__(self) -> str:
        return f"Almaty Process/{self.series:02}/{self.number:02}/{self.year}"


def parse(text: str) -> Symbol | None:
    """The first symbol that stands in ``text``; None where there is none (rule A1)."""
    for found in _FORM.finditer(text):
        series, number, year = (int(part) for part in found.groups())
        if 1 <= series <= LARGEST_SERIES and number >= 1 and year >= FIRST_YEAR:
            return Symbol(series, year, number)
    return None


def next_free(used: Iterable[Symbol], series: int, year: int) -> Symbol:
    """The next symbol of a series and year (rule A1).

    Gaps are not filled: a number below the highest may have been given out on paper, and a symbol is
    never used twice.
    """
    taken = [symbol.number for symbol in used if symbol.series == series and symbol.year == year]
    return Symbol(series, year, max(taken, default=0) + 1)
