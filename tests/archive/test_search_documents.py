"""The search on real documents: every word of them is found and shown (rule A5)."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from almaty_desktop.archive.passages import PassageFinder
from almaty_desktop.archive.query import QueryReader
from almaty_desktop.archive.search_index import SearchIndex, create
from almaty_desktop.archive.words import Words

LANGUAGES = ("en", "ru", "kk")


@pytest.fixture(scope="module")
def declarations(shared_data: Path) -> dict[str, str]:
    folder = shared_data / "documents" / "udhr"
    return {
        language: (folder / f"udhr.{language}.txt").read_text(encoding="utf-8-sig") for language in LANGUAGES
    }


@pytest.fixture(scope="module")
def index(declarations: dict[str, str], words: Words) -> SearchIndex:
    connection = sqlite3.connect(":memory:")
    create(connection)
    made = SearchIndex(connection, words)
    made.add_all((number, language, text) for number, (language, text) in enumerate(declarations.items(), 1))
    return made


def test_a_form_that_stands_nowhere_finds_the_russian_document(
    declarations: dict[str, str], index: SearchIndex, reader: QueryReader, words: Words
) -> None:
    assert "человеческих" not in declarations["ru"].casefold()
    query = reader.read("человеческих")
    assert index.find(query.expression()) == [2]
    assert "[[человеческой]]" in PassageFinder(words).best(declarations["ru"], query).marked()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_document_finds_it_and_is_marked(
    language: str, declarations: dict[str, str], index: SearchIndex, reader: QueryReader, words: Words
) -> None:
    text = declarations[language]
    finder = PassageFinder(words)
    number = LANGUAGES.index(language) + 1
    for word in sorted(set(re.findall(r"[^\W_]+(?:[-‐'’][^\W_]+)*", text))):
        query = reader.read(word, unfinished=False)
        assert number in index.find(query.expression()), word
        assert finder.best(text, query).marks, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_found_as_a_phrase(
    language: str, declarations: dict[str, str], index: SearchIndex, reader: QueryReader
) -> None:
    number = LANGUAGES.index(language) + 1
    for line in declarations[language].splitlines():
        phrase = " ".join(re.sub(r'["“”„«»]', " ", line).split()[:8])
        if re.search(r"\w", phrase):
            assert number in index.find(reader.read(f'"{phrase}"').expression()), phrase
