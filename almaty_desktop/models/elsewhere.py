"""What other programs write into the same database while this one has it open."""

from __future__ import annotations

from threading import Lock

from sqlalchemy import Connection, func, select

from almaty_desktop.models.register import Act, Change
from almaty_desktop.models.store import Store


class ActsElsewhere:
    """Tells the acts of others from our own. May be asked from any thread.

    SQLite itself tells one kept connection whether anybody committed since (a few microseconds); only
    then is the register read. What is merely derived is no act, and is not told.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._own: set[int] = set()
        self._connection: Connection | None = None
        self._state = -1
        self._newest = -1

    def own(self, act: int) -> None:
        """An act that was committed here."""
        with self._lock:
            self._own.add(act)

    def tables(self) -> frozenset[str]:
        """The tables that others changed since this was last asked; none at the first time."""
        with self._lock:
            if self._connection is None:
                self._connection = self._store.engine.connect()
            state = self._connection.exec_driver_sql("PRAGMA data_version").scalar_one()
            if state == self._state:
                return frozenset()
            self._state = state
            return self._read()

    def _read(self) -> frozenset[str]:
        with self._store.reading() as session:
            # Bare columns: asked while the mapped classes may still be loading in another thread.
            acts, changes = Act.__table__.c, Change.__table__.c
            if self._newest < 0:
                self._newest = session.scalar(select(func.max(acts.id))) or 0
                return frozenset()
            new = frozenset(session.scalars(select(acts.id).where(acts.id > self._newest)))
            others = new - self._own
            found = session.scalars(select(changes.table).where(changes.act_id.in_(others)).distinct())
            tables = frozenset(found) if others else frozenset()
        self._newest = max(new, default=self._newest)
        self._own = {act for act in self._own if act > self._newest}
        return tables

    def close(self) -> None:
        """Lets go of the kept connection."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
