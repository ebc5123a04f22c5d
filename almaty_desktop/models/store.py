"""Opening the office's database: one file of SQLite, safe against a power cut."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, QueuePool, create_engine, event
from sqlalchemy.orm import Session, sessionmaker

# How long a writer waits for another program (the command line beside the window) to finish.
WAIT_FOR_WRITER_MS = 10_000


def reading_address(database: Path) -> str:
    """The address for reading only.

    On a medium that can't be written to, SQLite can't make the file by which readers and writers agree; as
    nobody writes there, it may read without. Where a log is left to be read, that would miss it.
    """
    log = database.with_name(f"{database.name}-wal")
    settled = not log.exists() or log.stat().st_size == 0
    immutable = settled and not os.access(database.parent, os.W_OK)
    return f"{database.resolve().as_uri()}?mode=ro{'&immutable=1' if immutable else ''}"


def open_engine(database: Path, *, read_only: bool = False) -> Engine:
    """The engine over ``database``; every connection has foreign keys on and syncs fully.

    Transactions are begun by us, as writing ones: two writers then wait for each other in turn,
    where a read that becomes a write half-way would be refused.
    """
    address = reading_address(database) if read_only else f"{database.resolve().as_uri()}?mode=rw"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            address,
            uri=True,
            timeout=WAIT_FOR_WRITER_MS / 1000,
            check_same_thread=False,
            isolation_level=None,
        )

    engine = create_engine("sqlite://", creator=connect, pool_size=4, max_overflow=8, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA busy_timeout = {WAIT_FOR_WRITER_MS}")
        connection.execute("PRAGMA trusted_schema = OFF")

    return engine


class Store:
    """Sessions on one office: reading ones, and writing ones that are one transaction each."""

    def __init__(self, database: Path, *, read_only: bool = False) -> None:
        self.database = database
        self.read_only = read_only
        self.engine = open_engine(database, read_only=read_only)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session on one state of the data: what others write meanwhile is not seen in it."""
        with self._sessions(autoflush=False) as session:
            session.connection().exec_driver_sql("BEGIN")
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that is one transaction: committed at the end, or, on any error, not at all."""
        # Not needed for reading, and so not for the window's first page.
        import_module("almaty_desktop.models.every_table")
        with self._sessions() as session:
            session.connection().exec_driver_sql("BEGIN IMMEDIATE")
            yield session
            session.commit()

    def close(self) -> None:
        self.engine.dispose()


def sqlite_connection(session: Session) -> sqlite3.Connection:
    """The bare connection under a session, in the session's transaction."""
    bare = session.connection().connection.driver_connection
    assert isinstance(bare, sqlite3.Connection)
    return bare


def copy_database(source: Path, target: Path) -> None:
    """A whole, consistent copy of a database that may be in use."""
    unfinished = target.with_suffix(".unfinished")
    address = reading_address(source)
    try:
        with (
            closing(sqlite3.connect(address, uri=True)) as here,
            closing(sqlite3.connect(unfinished)) as there,
        ):
            here.backup(there)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
