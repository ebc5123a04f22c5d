"""One set of words and dictionaries for all tests of the archive's search."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from almaty_desktop.archive.forms import Forms
from almaty_desktop.archive.query import QueryReader
from almaty_desktop.archive.search_index import SearchIndex, create
from almaty_desktop.archive.words import Words

Finds = Callable[..., list[int]]


@pytest.fixture(scope="session")
def words() -> Words:
    return Words()


@pytest.fixture(scope="session")
def forms(words: Words) -> Forms:
    return Forms(words)


@pytest.fixture(scope="session")
def reader(words: Words, forms: Forms) -> QueryReader:
    return QueryReader(words, forms)


@pytest.fixture
def finds(words: Words, reader: QueryReader) -> Finds:
    """Which of the texts given (numbered from 1) a query finds, best first."""

    def search(typed: str, *texts: str, unfinished: bool = False) -> list[int]:
        connection = sqlite3.connect(":memory:")
        create(connection)
        index = SearchIndex(connection, words)
        index.add_all((number, "", text) for number, text in enumerate(texts, 1))
        found = index.find(reader.read(typed, unfinished=unfinished).expression())
        connection.close()
        return found

    return search
