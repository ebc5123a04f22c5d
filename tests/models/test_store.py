"""What the database itself sees to: safe writing, and the refusal of what must never be."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError

from almaty_desktop.models.documents import Document, StoredFile, Version, VersionFile
from almaty_desktop.models.information import InformationSheet
from almaty_desktop.models.meetings import AgendaItem, Meeting
from almaty_desktop.models.participants import Participant, Setting, StandingRecord
from almaty_desktop.models.register import Act
from almaty_desktop.models.store import Store, copy_database
from almaty_desktop.models.symbols import SymbolRecord

MOMENT = datetime(2015, 5, 20, 9, 30, tzinfo=UTC)
HASH = "a" * 64


def _document(**fields: Any) -> Document:
    return Document(**{"id": 1, "kind": "note", "access": "public", **fields})


def _meeting(**fields: Any) -> Meeting:
    usual = {"id": 1, "kind": "som", "start": date(2015, 5, 20), "end": date(2015, 5, 21)}
    return Meeting(**{**usual, "day_begins": time(9, 30), **fields})


def _version(**fields: Any) -> Version:
    return Version(**{"document_id": 1, "language": "en", "edition": 1, "state": "final", **fields})


def _item(**fields: Any) -> AgendaItem:
    return AgendaItem(**{"meeting_id": 1, "position": 0, **fields})


def _participant(**fields: Any) -> Participant:
    names = {"name_en": "x", "name_ru": "x", "short_en": "x", "short_ru": "x"}
    return Participant(**{"id": 1, "code": "KZ", "kind": "state", "key": "Kazakhstan", **names, **fields})


def _standing(**fields: Any) -> StandingRecord:
    return StandingRecord(**{"participant_id": 1, "since": date(2013, 6, 5), "standing": "member", **fields})


def _symbol(**fields: Any) -> SymbolRecord:
    return SymbolRecord(**{"series": 2, "year": 2013, "number": 1, "document_id": 1, **fields})


def _file(**fields: Any) -> StoredFile:
    return StoredFile(**{"sha256": HASH, "size": 1, "format": "pdf", "received": MOMENT, **fields})


def _kept(**fields: Any) -> VersionFile:
    return VersionFile(**{"version_id": 1, "position": 0, "sha256": HASH, "name": "x.pdf", **fields})


def _act(**fields: Any) -> Act:
    usual = {"at": MOMENT, "who": "x", "code": "x", "title_en": "x", "title_ru": "x", "kind": "act"}
    return Act(**{**usual, **fields})


@pytest.mark.parametrize(
    ("there", "refused"),
    [
        pytest.param([_document()], _symbol(document_id=None), id="a symbol of nothing"),
        pytest.param([_document(), _meeting()], _symbol(meeting_id=1), id="a symbol of two"),
        pytest.param(
            [_document(), _document(id=2), _symbol()], _symbol(document_id=2), id="a symbol given twice"
        ),
        pytest.param([_document(), _symbol()], _symbol(number=2), id="a second symbol"),
        pytest.param([_document()], _symbol(series=0), id="a series of 0"),
        pytest.param([_document()], _symbol(number=0), id="a number of 0"),
        pytest.param([_document()], _symbol(year=2010), id="a year before the Process"),
        pytest.param([], _symbol(), id="a symbol of a document that is not there"),
        pytest.param([_document(), _version(id=1)], _version(id=2), id="an edition twice"),
        pytest.param([_document()], _version(edition=0), id="edition 0"),
        pytest.param([_document()], _version(state="done"), id="a state that is none"),
        pytest.param([], _document(kind="letter"), id="a kind that is none"),
        pytest.param([], _document(access="secret"), id="an access that is none"),
        pytest.param([], _document(withdrawn=MOMENT), id="withdrawn without a reason"),
        pytest.param([], _file(sha256="a"), id="a hash that is none"),
        pytest.param([], _file(size=-1), id="a size below 0"),
        pytest.param(
            [_document(), _version(id=1), _file(), _kept(id=1)],
            _kept(id=2, position=1),
            id="a file twice in a version",
        ),
        pytest.param([_document(), _version(id=1)], _kept(), id="a file that was not received"),
        pytest.param([_participant()], _participant(id=2, key="K"), id="a code twice"),
        pytest.param([_participant()], _participant(id=2, code="K"), id="a key twice"),
        pytest.param([_participant(), _standing(id=1)], _standing(id=2), id="two standings a day"),
        pytest.param([_participant()], _standing(standing="guest"), id="a standing that is none"),
        pytest.param([], _meeting(end=date(2015, 5, 19)), id="a meeting that ends before it begins"),
        pytest.param([], _meeting(kind="party"), id="a kind of meeting that is none"),
        pytest.param([], _meeting(host_id=9), id="a host that is not there"),
        pytest.param([_meeting()], _item(minutes=1441), id="more than a day"),
        pytest.param([_meeting()], _item(minutes=-1), id="less than no time"),
        pytest.param([_meeting()], _item(day=0), id="day 0"),
        pytest.param([_meeting()], _item(id=5, parent_id=5), id="an item below itself"),
        pytest.param([_meeting()], _item(parent_id=9), id="an item below nothing"),
        pytest.param(
            [],
            InformationSheet(period_start=date(2015, 2, 1), period_end=date(2015, 1, 1)),
            id="a period that ends before it begins",
        ),
        pytest.param([], Setting(name="", content="x"), id="a setting without a name"),
        pytest.param([], _act(kind="undo"), id="an undo of nothing"),
        pytest.param([_act(id=1)], _act(takes_back=1), id="an act that takes back"),
        pytest.param(
            [_act(id=1), _act(id=2, kind="undo", takes_back=1)],
            _act(kind="undo", takes_back=1),
            id="an act taken back twice",
        ),
    ],
)
def test_the_database_refuses(store: Store, there: list[Any], refused: Any) -> None:
    with store.writing() as session:
        for one in there:
            session.add(one)
            session.flush()
    with pytest.raises(IntegrityError), store.writing() as session:
        session.add(refused)


def test_writing_is_safe_against_a_power_cut(store: Store) -> None:
    with store.engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout", "trusted_schema")
        }
    assert pragmas == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 2,
        "busy_timeout": 10_000,
        "trusted_schema": 0,
    }


def test_every_further_connection_is_as_safe(store: Store) -> None:
    connections = [store.engine.connect() for _ in range(6)]
    found = {
        tuple(one.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("foreign_keys", "synchronous"))
        for one in connections
    }
    for one in connections:
        one.close()
    assert found == {(1, 2)}


@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id + 1", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["acts", "changes"])
def test_the_register_can_neither_be_changed_nor_shortened(store: Store, table: str, statement: str) -> None:
    with store.writing() as session:
        session.add(_act(id=1))
        session.flush()
        session.connection().exec_driver_sql(
            "INSERT INTO changes (act_id, \"table\", row) VALUES (1, 'documents', '{}')"
        )
    with pytest.raises(DatabaseError, match="the register of changes is final"), store.writing() as session:
        session.connection().exec_driver_sql(statement.format(table))


def test_a_file_that_was_received_stays(store: Store) -> None:
    with store.writing() as session:
        session.add(_file())
    with pytest.raises(DatabaseError, match="a file that was received stays"), store.writing() as session:
        session.connection().exec_driver_sql("DELETE FROM files")
    with pytest.raises(DatabaseError, match="a file that was received stays"), store.writing() as session:
        session.delete(session.get_one(StoredFile, HASH))


def test_moments_come_back_in_utc_whatever_zone_they_came_in(store: Store) -> None:
    there = MOMENT.astimezone(ZoneInfo("Asia/Almaty"))
    with store.writing() as session:
        session.add(_file(received=there))
    with store.reading() as session:
        found = session.get_one(StoredFile, HASH).received
    assert (found, found.utcoffset()) == (MOMENT, MOMENT.utcoffset())


def test_a_reader_sees_one_state_while_somebody_writes(store: Store) -> None:
    with store.reading() as reader:
        assert reader.query(Document).count() == 0
        with store.writing() as writer:
            writer.add(_document())
        assert reader.query(Document).count() == 0
    with store.reading() as reader:
        assert reader.query(Document).count() == 1


def test_an_error_on_the_way_leaves_nothing_and_lets_the_next_one_write(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing() as session:
        session.add(_document())
        session.flush()
        raise ZeroDivisionError
    with store.writing() as session:
        assert session.query(Document).count() == 0
        session.add(_document())


def test_writers_take_turns(store: Store) -> None:
    held, others = threading.Event(), []

    def second() -> None:
        held.wait()
        with store.writing() as session:
            others.append(session.query(Document).count())
            session.add(_document(id=2))

    thread = threading.Thread(target=second)
    thread.start()
    with store.writing() as session:
        held.set()
        session.add(_document(id=1))
        session.flush()
    thread.join()
    assert others == [1]


def test_a_store_for_reading_refuses_to_be_written(store: Store) -> None:
    reading = Store(store.database, read_only=True)
    with pytest.raises(OperationalError, match="readonly"), reading.writing() as session:
        session.add(_document())
    reading.close()


def test_a_store_is_not_made_by_opening_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "nothing.db")
    with pytest.raises(OperationalError), store.reading():
        pass
    assert not (tmp_path / "nothing.db").exists()


def test_a_copy_holds_what_was_committed_and_not_what_is_under_way(store: Store, tmp_path: Path) -> None:
    with store.writing() as session:
        session.add(_document(id=1))
    with store.writing() as session:
        session.add(_document(id=2))
        session.flush()
        copy_database(store.database, tmp_path / "copy.db")
    copy = sqlite3.connect(tmp_path / "copy.db")
    assert copy.execute("SELECT id FROM documents").fetchall() == [(1,)]
    copy.close()
    assert [path.name for path in tmp_path.glob("*.unfinished")] == []


def test_a_copy_that_can_not_be_written_leaves_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(sqlite3.Error):
        copy_database(store.database, tmp_path / "no" / "such" / "copy.db")
    assert not (tmp_path / "no").exists()
