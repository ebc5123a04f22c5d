"""The steps lead to exactly the tables that the mapped classes speak of."""

from __future__ import annotations

import sqlite3
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, inspect

from almaty_desktop.archive import search_index
from almaty_desktop.models import every_table  # noqa: F401 - all tables are known then
from almaty_desktop.models.base import Base
from almaty_desktop.models.migrations import NEWEST, is_known, revision_of
from almaty_desktop.models.store import Store


def _of_the_classes(_thing: Any, name: str | None, kind: str, _reflected: bool, _other: Any) -> bool:
    """The search index is a table of SQLite's own making; no class stands for it."""
    return not (kind == "table" and name is not None and name.startswith(search_index.TABLE))


def test_tables_columns_and_indices_are_those_of_the_classes(store: Store) -> None:
    options = {"compare_type": True, "include_object": _of_the_classes}
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata) == []


def test_checks_are_those_of_the_classes(store: Store) -> None:
    inspector = inspect(store.engine)
    for table in Base.metadata.tables.values():
        wanted = {
            (str(one.name), str(one.sqltext)) for one in table.constraints if isinstance(one, CheckConstraint)
        }
        found = {(str(one["name"]), one["sqltext"]) for one in inspector.get_check_constraints(table.name)}
        assert found == wanted


def test_the_search_index_is_made_as_the_archive_makes_it(store: Store) -> None:
    connection = sqlite3.connect(":memory:")
    search_index.create(connection)
    asked = "SELECT sql FROM sqlite_master WHERE name = 'document_words'"
    (wanted,) = connection.execute(asked).fetchone()
    connection.close()
    with store.engine.connect() as engine:
        found = str(engine.exec_driver_sql(asked).scalar())
    assert found.split() == wanted.split()


def test_an_office_knows_its_step_and_the_program_knows_the_newest(store: Store) -> None:
    assert revision_of(store.database) == NEWEST
    assert is_known(NEWEST)
    assert not is_known("9999")
    assert not is_known("000")
