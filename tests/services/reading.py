"""What tests look at behind the use cases: the tables, and the files of a folder."""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from almaty_desktop.services.errors import Refused
from almaty_desktop.services.office import DATABASE

# What grows with every act, and what was received and stays (rule A3).
NEVER_TAKEN_BACK = frozenset({"acts", "changes", "files", "file_texts"})

Tables = dict[str, list[dict[str, Any]]]


def tables_of(folder: Path, *, leaving_out: frozenset[str] = frozenset()) -> Tables:
    """Every row of every table of an office, without the counters that only say that something changed."""
    connection = sqlite3.connect(f"{(folder / DATABASE).as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        names = [
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'document\\_words%' "
                "ESCAPE '\\' ORDER BY name"
            )
        ]
        return {
            name: sorted(
                (
                    {key: row[key] for key in row.keys() if key != "version"}  # noqa: SIM118 - rows, no dicts
                    for row in connection.execute(f'SELECT * FROM "{name}"')
                ),
                key=repr,
            )
            for name in names
            if name not in leaving_out
        }
    finally:
        connection.close()


def files_of(folder: Path) -> dict[str, str]:
    """Every file below a folder with the hash of its content; the database's own companions are left out."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(DATABASE)
    }


class Refusal:
    """Expects a use case to refuse with ``code``, in a sentence of both languages, and to change nothing."""

    def __init__(self, code: str, folder: Path | None = None) -> None:
        self._code = code
        self._folder = folder
        self._raises = pytest.raises(Refused)
        self._before: tuple[Tables, dict[str, str]] | None = None

    def __enter__(self) -> pytest.ExceptionInfo[Refused]:
        self._before = self._state()
        self._caught = self._raises.__enter__()
        return self._caught

    def __exit__(self, *error: Any) -> bool:
        swallowed = bool(self._raises.__exit__(*error))
        if swallowed:
            assert self._caught.value.code == self._code
            assert str(self._caught.value.message)
            assert self._state() == self._before
        return swallowed

    def _state(self) -> tuple[Tables, dict[str, str]] | None:
        return (tables_of(self._folder), files_of(self._folder)) if self._folder else None
