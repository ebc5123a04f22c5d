"""Symbols: written and read alike, in both languages; a number is never proposed twice (rule A1)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.rules.symbols import Symbol, next_free, parse

SYMBOLS = st.builds(Symbol, st.integers(1, 99), st.integers(2011, 9999), st.integers(1, 100_000))


@given(SYMBOLS)
def test_what_is_written_is_read_back(symbol: Symbol) -> None:
    assert parse(str(symbol)) == symbol


@given(SYMBOLS)
def test_the_russian_form_is_the_same_symbol(symbol: Symbol) -> None:
    russian = str(symbol).replace("Almaty Process", "Алматинский процесс")
    assert parse(f"Документ: {russian}, утверждён") == symbol


def test_it_is_written_as_on_the_operating_modalities() -> None:
    assert str(Symbol(2, 2013, 1)) == "Almaty Process/02/01/2013"


def test_it_is_found_in_running_text_however_it_is_spaced() -> None:
    assert parse("Ref: ALMATY  PROCESS / 02 / 01 / 2013.") == Symbol(2, 2013, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Almaty Process",
        "Almaty Process/2/01/2013",
        "Almaty Process/02/1/2013",
        "Almaty Process/02/01/13",
        "Almaty Process/02/01/20133",
        "Almaty Process/00/01/2013",
        "Almaty Process/02/00/2013",
        "Almaty Process/02/01/2010",
        "Bali Process/02/01/2013",
    ],
)
def test_what_is_none_is_not_taken_for_one(text: str) -> None:
    assert parse(text) is None


def test_what_only_looks_like_one_does_not_hide_the_real_one() -> None:
    assert parse("Almaty Process/00/00/2013, see Almaty Process/03/02/2014") == Symbol(3, 2014, 2)


@given(st.lists(SYMBOLS, max_size=30), st.integers(1, 99), st.integers(2011, 2100))
def test_the_next_free_one_was_never_used_and_leaves_no_hope_for_gaps(
    used: list[Symbol], series: int, year: int
) -> None:
    free = next_free(used, series, year)
    assert free not in used
    assert (free.series, free.year) == (series, year)
    assert all(one.number < free.number for one in used if (one.series, one.year) == (series, year))


def test_gaps_stay_gaps() -> None:
    assert next_free([Symbol(2, 2013, 1), Symbol(2, 2013, 5)], 2, 2013) == Symbol(2, 2013, 6)


def test_a_symbol_that_can_not_be_is_refused() -> None:
    for series, year, number in ((0, 2013, 1), (100, 2013, 1), (2, 2010, 1), (2, 2013, 0)):
        with pytest.raises(ValueError, match="no such symbol"):
            Symbol(series, year, number)


def test_lists_go_by_series_year_and_number() -> None:
    ordered = [Symbol(2, 2013, 9), Symbol(2, 2013, 10), Symbol(2, 2014, 1), Symbol(10, 2013, 1)]
    assert sorted([ordered[3], *ordered[:3]]) == ordered
