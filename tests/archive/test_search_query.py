"""What can be typed, and that nothing that can be typed is an error."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from almaty_desktop.archive.forms import Forms
from almaty_desktop.archive.query import Query, QueryReader
from almaty_desktop.archive.search_index import SearchIndex, create
from almaty_desktop.archive.words import Words

Finds = Callable[..., list[int]]

WORDS = Words()
READER = QueryReader(WORDS, Forms(WORDS))
TYPED = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="abАБё12 \"'«»“”„()-−*:^+{}/\\;,.%AND OR NOT NEAR\x00\n", max_size=80),
    st.lists(
        st.sampled_from(["AND", "NOT", "NEAR(", '"', "-", "*", "право", "child", "(", ")", ":", "title:x"])
    ).map(" ".join),
)


@pytest.fixture(scope="module")
def connection() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    create(connection)
    SearchIndex(connection, WORDS).add(1, "право", "a child and 12 ab АБё")
    return connection


@settings(max_examples=400)
@given(typed=TYPED, unfinished=st.booleans())
@example(typed='"', unfinished=True)
@example(typed="-" * 50, unfinished=False)
@example(typed="слово " * 500, unfinished=True)
@example(typed='"' + "принимать решение человек " * 30 + '"', unfinished=True)
@example(typed="a-" * 200, unfinished=False)
@example(typed="\ud800 \x00 \ufffe", unfinished=True)
def test_nothing_typed_is_an_error(typed: str, unfinished: bool, connection: sqlite3.Connection) -> None:
    expression = READER.read(typed, unfinished=unfinished).expression()
    SearchIndex(connection, WORDS).find(expression)
    SearchIndex(connection, WORDS).count(expression)


@given(
    st.lists(
        st.sampled_from(["право", "детей", "refugees", "2013", "адамның", "ещё", "went"]),
        min_size=1,
        max_size=5,
    )
)
def test_a_text_is_found_by_its_own_words_and_as_a_phrase(parts: list[str]) -> None:
    connection = sqlite3.connect(":memory:")
    create(connection)
    index = SearchIndex(connection, WORDS)
    index.add(7, "", f"Before, {' '.join(parts)} and after.")
    assert index.find(READER.read(" ".join(reversed(parts))).expression()) == [7]
    assert index.find(READER.read(f"«{' '.join(parts)}»").expression()) == [7]
    assert index.find(READER.read(f"after -«{' '.join(parts)}»").expression()) == []
    connection.close()


def test_several_words_must_all_be_there(finds: Finds) -> None:
    assert finds("права ребёнка", "право человека", "ребёнок имеет право") == [2]


@pytest.mark.parametrize("quotes", ['""', "«»", "“”", "„“"])
def test_a_phrase_keeps_the_order_in_any_form(quotes: str, finds: Finds) -> None:
    typed = f"{quotes[0]}права ребёнка{quotes[1]}"
    assert finds(typed, "ребёнок имеет право", "о правах детей", "право и ребёнок") == [2]


def test_minus_excludes_and_alone_asks_nothing(finds: Finds) -> None:
    assert finds("право -дети", "право ребёнка", "право человека") == [2]
    assert finds('refugees -"host country"', "refugees in a host country", "refugees host a country") == [2]
    assert not READER.read("-дети")
    assert READER.read("-дети").expression() == ""
    assert READER.read(" ,.!? ") == Query()


def test_the_last_word_may_be_unfinished_only_while_one_types(finds: Finds) -> None:
    assert finds("бежен", "беженцы", unfinished=True) == [1]
    assert finds("бежен", "беженцы", unfinished=False) == []
    assert finds("бежен ", "беженцы", unfinished=True) == []
    assert finds("бе", "беженцы", unfinished=True) == []
    assert finds('"права бежен', "права беженцев", unfinished=True) == [1]


def test_symbols_and_numbers_are_found(finds: Finds) -> None:
    texts = ("Ref: Almaty Process/02/01/2013", "Ref: Almaty Process/01/02/2013")
    assert finds("02/01/2013", *texts) == [1]
    assert finds("Almaty Process/01/02/2013", *texts) == [2]
    assert finds("Almaty Process/02/0", *texts, unfinished=True) == [1]
    assert finds("A/RES/217", "see A/RES/217(III)") == [1]


def test_the_title_counts_more_and_then_the_newest() -> None:
    connection = sqlite3.connect(":memory:")
    create(connection)
    index = SearchIndex(connection, WORDS)
    body = "many other words stand here and one of them is refugees, as it happens"
    index.add_all([(1, "Refugees", "many other words stand here"), (2, "Note", body), (3, "Note", body)])
    assert index.find(READER.read("refugees ").expression()) == [1, 3, 2]
    assert index.find(READER.read("refugees ").expression(), limit=1, offset=1) == [3]
    assert index.count(READER.read("refugees ").expression()) == 3


def test_what_was_taken_out_is_not_found_and_the_index_stays_whole() -> None:
    connection = sqlite3.connect(":memory:")
    create(connection)
    index = SearchIndex(connection, WORDS)
    texts = {1: ("Права", "co-operation, O'Brien, дети"), 2: ("Права", "люди")}
    for version, (title, body) in texts.items():
        index.add(version, title, body)
    index.remove(1, *texts[1])
    assert index.find(READER.read("права ").expression()) == [2]
    assert index.find(READER.read("cooperation ").expression()) == []
    index.replace(2, texts[2], ("Обязанности", "люди"))
    assert index.find(READER.read("права ").expression()) == []
    assert index.find(READER.read("обязанность человека ").expression()) == [2]
    index.clear()
    assert index.find(READER.read("люди ").expression()) == []
    index.tidy()
    connection.close()


def test_an_index_belongs_to_an_edition_of_the_stems() -> None:
    assert ":" in WORDS.edition
