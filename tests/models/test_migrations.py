"""The steps lead to exactly the tables that the mapped classes speak of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, inspect

from almaty_desktop.archive import search_index
from almaty_desktop.models import every_table  # noqa: F401 - all tables are known then
from almaty_desktop.models.base import Base
from almaty_desktop.models.migrations import NEWEST, is_known, revision_of
from almaty_desktop.models.store import Store
from almaty_desktop.rules.mandate import FOUNDED
from almaty_desktop.rules.standing import Standing
from almaty_desktop.services.errors import OfficeUnusable
from almaty_desktop.services.office import BACKUPS, DATABASE, open_office
from almaty_desktop.services.use_cases import UseCases, open_use_cases
from tests.models.older_office import make_older_office
from tests.services.formalising import formalise
from tests.services.moments import clock
from tests.services.reading import tables_of


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


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """The folder of an office as issue 2 left it."""
    make_older_office(tmp_path / "older")
    return tmp_path / "older"


@pytest.fixture
def renewed(older: Path) -> Iterator[UseCases]:
    """That office, brought up to date by opening it."""
    use_cases = open_use_cases(older, now=clock)
    yield use_cases
    use_cases.office.close()


def test_an_office_of_the_first_step_keeps_all_it_had(older: Path) -> None:
    before = tables_of(older)
    assert before.pop("alembic_version") == [{"version_num": "0001"}]
    open_office(older).close()
    after = tables_of(older)
    assert after.pop("alembic_version") == [{"version_num": NEWEST}]
    for table, rows in before.items():
        known = rows[0].keys() if rows else frozenset[str]()
        assert len(after[table]) == len(rows)
        kept = [{name: row[name] for name in known} for row in after[table]]
        assert sorted(kept, key=repr) == rows, table
        added = [value for row in after[table] for name, value in row.items() if name not in known]
        assert set(added) <= {"", None}, table
    (edition,) = after.pop("modalities_editions")
    assert (edition["number"], edition["dated"], edition["decision_id"]) == (1, FOUNDED.isoformat(), None)
    assert "02/01/2013" in edition["text_en"]
    assert "02/01/2013" in edition["text_ru"]
    assert all(after[table] == [] for table in after.keys() - before.keys())
    with closing(sqlite3.connect(older / DATABASE)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    (copy,) = (older / BACKUPS).iterdir()
    assert revision_of(copy) == "0001"


def test_an_office_that_was_brought_up_to_date_has_the_tables_of_a_new_one(
    renewed: UseCases, store: Store
) -> None:
    asked = "SELECT type, name, tbl_name FROM sqlite_master ORDER BY 1, 2"
    found = []
    for database in (renewed.office.folder / DATABASE, store.database):
        with closing(sqlite3.connect(database)) as connection:
            found.append(connection.execute(asked).fetchall())
    assert found[0] == found[1]


def test_what_was_done_before_the_step_is_taken_back_after_it(renewed: UseCases, older: Path) -> None:
    """Every act of the older program, down to the making of the office, and all of them again."""
    assert renewed.health.check() == ()
    assert renewed.meetings.list()[0].title.en == "Third Senior Officials’ Meeting"
    everything = tables_of(older, leaving_out=frozenset({"acts", "changes"}))
    taken = []
    while renewed.history.can_undo():
        taken.append(renewed.history.undo().title.en)
    assert len(taken) == 7
    assert (renewed.meetings.list(), renewed.archive.list(), renewed.information.list()) == ((), (), ())
    assert renewed.health.check() == ()
    while renewed.history.can_redo():
        renewed.history.redo()
    assert tables_of(older, leaving_out=frozenset({"acts", "changes"})) == everything
    assert renewed.health.check() == ()


def test_an_older_office_goes_on_with_what_is_new(renewed: UseCases) -> None:
    assert renewed.search.find("border").total == 1
    formalise(renewed, "IR", date(2014, 1, 1))
    for day, standing in ((FOUNDED, Standing.PENDING), (date(2014, 1, 1), Standing.MEMBER)):
        iran = next(one for one in renewed.participants.standings(day) if one.code == "IR")
        assert iran.standing is standing
    assert renewed.health.check() == ()


def test_an_older_office_is_not_touched_for_a_reader(older: Path) -> None:
    before = (older / DATABASE).read_bytes()
    with pytest.raises(OfficeUnusable) as refused:
        open_office(older, read_only=True)
    assert refused.value.code == "older"
    assert (older / DATABASE).read_bytes() == before
