"""The search index: stems only, in a contentless full-text table keyed by language version (rule A5).

The table keeps no text. A use case joins it with its own tables::

    SELECT … FROM document_words JOIN versions ON versions.id = document_words.rowid
    WHERE document_words MATCH :expression AND … ORDER BY bm25(document_words, 4.0, 1.0), documents.dated DESC

The expression comes from :mod:`almaty_desktop.archive.query`, the passages of the hits from
:mod:`almaty_desktop.archive.passages`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from almaty_desktop.archive.words import Words

TABLE = "document_words"

#: The words were taken apart already: every character beyond ASCII belongs to a word, spaces part them.
CREATE = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE} "
    "USING fts5(title, body, content='', columnsize=1, tokenize='ascii')"
)

#: SQL condition with one named value, the expression of a query.
MATCHES = f"{TABLE} MATCH :expression"

#: SQL value to order by, ascending: best first. A word in the title counts four times.
RANK = f"bm25({TABLE}, 4.0, 1.0)"


def create(connection: sqlite3.Connection) -> None:
    """Makes the index's table where it is missing."""
    connection.execute(CREATE)


class SearchIndex:
    """The index of one database connection. The caller's transaction holds; nothing is committed here."""

    def __init__(self, connection: sqlite3.Connection, words: Words) -> None:
        self._connection = connection
        self._words = words

    def add(self, version_id: int, title: str, body: str) -> None:
        """Takes a version in. One that is in already must be removed first (see :meth:`replace`)."""
        self.add_all([(version_id, title, body)])

    def add_prepared(self, version_id: int, title: str, indexed: str) -> None:
        """As :meth:`add`, with the words of the body prepared by :meth:`.Words.indexed` beforehand."""
        self._connection.execute(
            f"INSERT INTO {TABLE}(rowid, title, body) VALUES (?, ?, ?)",
            (version_id, self._words.indexed(title), indexed),
        )

    def add_all(self, versions: Iterable[tuple[int, str, str]]) -> None:
        """Takes many versions in: (version id, title, body) each."""
        self._connection.executemany(
            f"INSERT INTO {TABLE}(rowid, title, body) VALUES (?, ?, ?)", self._as_indexed(versions)
        )

    def remove(self, version_id: int, title: str, body: str) -> None:
        """Takes a version out. Title and body must be the very texts that it was added with.

        A contentless table can't look them up, and other texts would leave the index damaged.
        """
        self._connection.executemany(
            f"INSERT INTO {TABLE}({TABLE}, rowid, title, body) VALUES ('delete', ?, ?, ?)",
            self._as_indexed([(version_id, title, body)]),
        )

    def replace(self, version_id: int, before: tuple[str, str], after: tuple[str, str]) -> None:
        """Puts the (title, body) ``after`` in the place of ``before``; equal ones are left alone."""
        if before != after:
            self.remove(version_id, *before)
            self.add(version_id, *after)

    def clear(self) -> None:
        """Empties the index, to be made anew from the kept texts."""
        self._connection.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('delete-all')")

    def tidy(self) -> None:
        """Merges the index into one piece; worth it after many versions were taken in at once."""
        self._connection.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('optimize')")

    def find(self, expression: str, limit: int = 100, offset: int = 0) -> list[int]:
        """Ids of the versions that match: best first, then newest. None for an empty expression."""
        if not expression:
            return []
        rows = self._connection.execute(
            f"SELECT rowid FROM {TABLE} WHERE {MATCHES} "
            f"ORDER BY {RANK}, rowid DESC LIMIT :limit OFFSET :offset",
            {"expression": expression, "limit": limit, "offset": offset},
        )
        return [row[0] for row in rows]

    def count(self, expression: str) -> int:
        """How many versions match."""
        if not expression:
            return 0
        row = self._connection.execute(
            f"SELECT count(*) FROM {TABLE} WHERE {MATCHES}", {"expression": expression}
        ).fetchone()
        return int(row[0])

    def _as_indexed(self, versions: Iterable[tuple[int, str, str]]) -> Iterable[tuple[int, str, str]]:
        indexed = self._words.indexed
        return ((version_id, indexed(title), indexed(body)) for version_id, title, body in versions)
