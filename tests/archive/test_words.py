"""What the index holds of a text: stems of its words, whatever way they are written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.archive.words import WORD, Words, fold

WORDS = Words()
LETTERS = "abczéüßабвёйқҷіиەپی۵7' -‐\u00ad\u0301\n_\x00\ufb01İı"


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("Refugees' rights", ["refuge", "right"]),
        ("children's", ["children"]),
        ("Ещё её", WORDS.stems("еще ее")),
        ("02/01/2013", ["02", "01", "2013"]),
        ("2013г.", ["2013", "г"]),
        ("сотруд-\nничество", ["сотрудничеств"]),
        ("сотруд\u00adничество", ["сотрудничеств"]),
        ("coop\ufffe\neration", ["cooper"]),
        ("й и\u0306", ["й", "й"]),
        ("Türkiye", WORDS.stems("turkiye")),
        ("ﬁnance", ["financ"]),
        ("адамның", ["адамның"]),
        ("ҷумҳурӣ", ["ҷумҳурӣ"]),
        ("كتاب", ["کتاب"]),
        ("۱۳۹۲", ["1392"]),
        ("snake_case", ["snake", "case"]),
        ("  — … !", []),
    ],
)
def test_words_are_folded_and_stemmed(text: str, stems: list[str]) -> None:
    assert WORDS.stems(text) == stems


def test_tied_words_are_indexed_in_parts_and_as_one_without_breaking_phrases() -> None:
    assert WORDS.indexed("co-operation between O'Brien and us") == (
        "co oper between o brien and us cooper obrien"
    )
    assert WORDS.indexed("северо-запад") == "север запад"


@given(st.text(alphabet=LETTERS, max_size=60))
def test_the_quick_way_finds_the_same_stems_as_the_careful_way(text: str) -> None:
    careful = [word.stem for word in WORDS.words(text)]
    assert WORDS.stems(text) == careful


@given(st.text(max_size=200))
def test_stems_are_single_tokens_for_the_index(text: str) -> None:
    for stem in WORDS.indexed(text).split(" "):
        assert stem == "" or not re.search(r"[\s\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]", stem)


@given(st.text(max_size=200))
def test_places_of_words_are_those_of_the_text(text: str) -> None:
    reached = 0
    for word in WORDS.words(text):
        assert reached <= word.start < word.end <= len(text)
        assert WORDS.stem(text[word.start : word.end]) == word.stem
        reached = word.end


@given(st.from_regex(WORD, fullmatch=True))
def test_case_does_not_tell_words_apart(word: str) -> None:
    assert fold(fold(word)) == fold(word)
