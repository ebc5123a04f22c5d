"""The register: every row that a session changes is written down with it, or neither is."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from almaty_desktop.models.documents import Document, DocumentTopic, StoredFile
from almaty_desktop.models.participants import Topic
from almaty_desktop.models.register import Act, Change, begin_act, changed_tables
from almaty_desktop.models.store import Store

MOMENT = datetime(2015, 5, 20, 9, 30, tzinfo=UTC)


def _begin(session: Session, code: str = "x") -> Act:
    act = Act(at=MOMENT, who="aigul", code=code, title_en="Done", title_ru="Сделано", kind="act")
    begin_act(session, act)
    return act


def _changes(store: Store) -> list[Any]:
    with store.reading() as session:
        rows = session.scalars(select(Change).order_by(Change.id))
        return [(row.act_id, row.table, row.row, row.before, row.after) for row in rows]


def _topic(number: int) -> Topic:
    return Topic(id=number, number=number, title_en=f"Topic {number}", title_ru=f"Тема {number}")


def _document() -> Document:
    return Document(id=1, kind="note", access="public", title_en="Old", dated=date(2015, 5, 20))


def test_who_when_what_before_and_after(store: Store) -> None:
    with store.writing() as session:
        _begin(session, "make")
        session.add(_document())
    with store.writing() as session:
        _begin(session, "change")
        session.get_one(Document, 1).title_en = "New"
    with store.writing() as session:
        _begin(session, "remove")
        session.delete(session.get_one(Document, 1))
    with store.reading() as session:
        acts = session.scalars(select(Act).order_by(Act.id)).all()
        assert [(act.who, act.at, act.code) for act in acts] == [
            ("aigul", MOMENT, "make"),
            ("aigul", MOMENT, "change"),
            ("aigul", MOMENT, "remove"),
        ]
    made, changed, removed = _changes(store)
    assert made[:4] == (1, "documents", {"id": 1}, None)
    assert made[4]["title_en"] == "Old"
    assert made[4]["dated"] == "2015-05-20"
    assert changed == (2, "documents", {"id": 1}, {"title_en": "Old"}, {"title_en": "New"})
    assert removed[:3] == (3, "documents", {"id": 1})
    assert removed[3]["title_en"] == "New"
    assert removed[4] is None


def test_what_goes_with_its_owner_is_written_down_too(store: Store) -> None:
    with store.writing() as session:
        document = _document()
        session.add_all([document, _topic(1), _topic(2)])
        session.flush()
        document.topics.extend([DocumentTopic(topic_id=1), DocumentTopic(topic_id=2)])
    with store.writing() as session:
        _begin(session)
        document = session.get_one(Document, 1)
        document.topics.remove(document.topics[0])
    assert _changes(store) == [
        (1, "document_topics", {"document_id": 1, "topic_id": 1}, {"document_id": 1, "topic_id": 1}, None)
    ]


def test_a_row_that_was_changed_and_removed_at_once_is_kept_as_it_was(store: Store) -> None:
    with store.writing() as session:
        session.add(_document())
    with store.writing() as session:
        _begin(session)
        document = session.get_one(Document, 1)
        with session.no_autoflush:
            document.title_en = "New"
            session.delete(document)
    ((_, _, _, before, after),) = _changes(store)
    assert (before["title_en"], after) == ("Old", None)


def test_putting_a_new_object_into_a_removed_ones_place_is_noticed(store: Store) -> None:
    with store.writing() as session:
        document = _document()
        session.add_all([document, _topic(1)])
        session.flush()
        document.topics.append(DocumentTopic(topic_id=1))
    with pytest.raises(AssertionError), store.writing() as session:
        _begin(session)
        document = session.get_one(Document, 1)
        document.topics[:] = [DocumentTopic(topic_id=1)]


def test_what_changes_nothing_is_not_written_down(store: Store) -> None:
    with store.writing() as session:
        session.add(_document())
    with store.writing() as session:
        _begin(session)
        session.get_one(Document, 1).title_en = "Old"
        session.flush()
        assert changed_tables(session) == frozenset()
    assert _changes(store) == []


def test_received_files_are_no_change_that_an_undo_could_take(store: Store) -> None:
    with store.writing() as session:
        _begin(session)
        session.add(StoredFile(sha256="a" * 64, size=1, format="pdf", received=MOMENT))
    assert _changes(store) == []


def test_moments_are_written_down_as_the_database_keeps_them(store: Store) -> None:
    with store.writing() as session:
        _begin(session)
        document = _document()
        document.withdrawn, document.withdrawal_reason = MOMENT.astimezone(ZoneInfo("Asia/Almaty")), "x"
        session.add(document)
    ((*_, after),) = _changes(store)
    assert after["withdrawn"] == "2015-05-20T09:30:00+00:00"


def test_an_old_reading_can_not_be_written(store: Store) -> None:
    with store.writing() as session:
        session.add(_document())
    with store.reading() as session:
        old = session.get_one(Document, 1)
    with store.writing() as session:
        session.get_one(Document, 1).title_en = "New"
    with pytest.raises(StaleDataError), store.writing() as session:
        session.add(old)
        old.title_en = "Overwritten"
    with store.reading() as session:
        assert session.get_one(Document, 1).title_en == "New"


KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from almaty_desktop.models.documents import Document
from almaty_desktop.models.register import Act, begin_act
from almaty_desktop.models.store import Store

store = Store(Path(sys.argv[1]))
with store.writing() as session:
    begin_act(session, Act(at=datetime.now(UTC), who="x", code="x", title_en="x", title_ru="x", kind="act"))
    session.add(Document(kind="note", access="public"))
    session.flush()
    if sys.argv[2] == "before":
        print("flushed", flush=True)
        sys.stdin.read()
print("committed", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by a signal of POSIX")
@pytest.mark.parametrize(("killed", "rows"), [("before", 0), ("after", 1)])
def test_a_process_killed_about_its_commit_leaves_change_and_register_or_neither(
    store: Store, root: Path, killed: str, rows: int
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(store.database), killed],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline().strip() == (b"flushed" if killed == "before" else b"committed")
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdin.close()
    process.stdout.close()
    connection = sqlite3.connect(store.database)
    counts = [
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("documents", "acts", "changes")
    ]
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    assert counts == [rows, rows, rows]
