"""The register of changes: who, when, what, before and after.

Every row that a session inserts, changes or deletes is written down by the session itself, in the
same transaction, so that no use case can forget to. What is only derived (the search index, the text
read out of a file) and the files themselves are left out: an undo never takes a file away.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, event, insert, inspect
from sqlalchemy.orm import Mapped, Session, mapped_column, object_session

from almaty_desktop.models.base import Base, choice, one_of


class ActKind(StrEnum):
    """Whether something was done, taken back, or brought back."""

    ACT = "act"
    UNDO = "undo"
    REDO = "redo"


class Act(Base):
    """One thing that a person did: everything it changed is taken back together.

    ``title`` names what was done; an undo or redo bears the title of what it takes or brings back.
    """

    written_down = False

    __tablename__ = "acts"
    __table_args__ = (
        one_of("kind", ActKind),
        CheckConstraint("(kind = 'act') = (takes_back IS NULL)", name="takes_back"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    who: Mapped[str]
    code: Mapped[str]
    title_en: Mapped[str]
    title_ru: Mapped[str]
    kind: Mapped[str] = choice()
    takes_back: Mapped[int | None] = mapped_column(ForeignKey("acts.id"), unique=True)


class Change(Base):
    """One row that an act changed: ``before`` is null for a new row, ``after`` for one that went."""

    written_down = False

    __tablename__ = "changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    act_id: Mapped[int] = mapped_column(ForeignKey("acts.id"), index=True)
    table: Mapped[str]
    row: Mapped[dict[str, Any]] = mapped_column(JSON)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


_ACT = "act"
_ROWS = "rows"
_TABLES = "tables"


def begin_act(session: Session, act: Act) -> None:
    """From here on, the session writes its changes down as those of ``act``."""
    session.add(act)
    session.info[_ACT] = act
    session.info[_ROWS] = []
    session.info[_TABLES] = set()
    event.listen(session, "after_flush", _write_down)


def changed_tables(session: Session) -> frozenset[str]:
    """The tables in which the session's act has changed rows so far."""
    return frozenset(session.info[_TABLES])


def note_change(
    session: Session,
    table: str,
    row: Mapping[str, Any],
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
) -> None:
    """Writes a change down that was made beside the mapped classes (an undo works on bare rows)."""
    act: Act = session.info[_ACT]
    written = {"act_id": act.id, "table": table, "row": row, "before": before, "after": after}
    session.info[_TABLES].add(table)
    session.execute(insert(Change), [written])


def written_value(value: Any) -> Any:
    """A column's value as the register holds it (JSON); a moment as the database keeps it, in UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date | time) else value


# Heard row by row, in the order in which they reach the database: a row that went because nothing holds it
# any more is among them, which the session's own list of deleted rows leaves out.


@event.listens_for(Base, "after_insert", propagate=True)
def _inserted(_mapper: Any, _connection: Any, thing: Any) -> None:
    _gather(thing, None, _columns(thing))


@event.listens_for(Base, "after_update", propagate=True)
def _updated(_mapper: Any, _connection: Any, thing: Any) -> None:
    # A new object that takes over the row of a deleted one knows nothing of what stood there before.
    assert not inspect(thing).pending, "change the row that is there; put no new one in its place"
    before, after = _differences(thing)
    if before != after:
        _gather(thing, before, after)


@event.listens_for(Base, "before_delete", propagate=True)
def _deleted(_mapper: Any, _connection: Any, thing: Any) -> None:
    changed_too, _ = _differences(thing)
    _gather(thing, {**_columns(thing), **changed_too}, None)


def _gather(thing: Any, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> None:
    session = object_session(thing)
    if session is None or _ACT not in session.info or not thing.written_down:
        return
    mapper = inspect(thing).mapper
    keys = [column.key for column in mapper.primary_key]
    session.info[_ROWS].append(
        {
            "table": mapper.local_table.name,
            "row": {key: written_value(getattr(thing, key)) for key in keys},
            "before": before,
            "after": after,
        }
    )


def _write_down(session: Session, _context: Any) -> None:
    act: Act = session.info[_ACT]
    gathered, session.info[_ROWS] = session.info[_ROWS], []
    if gathered:
        session.info[_TABLES].update(row["table"] for row in gathered)
        session.execute(insert(Change), [{"act_id": act.id, **row} for row in gathered])


def _columns(thing: Any) -> dict[str, Any]:
    return {
        attribute.key: written_value(getattr(thing, attribute.key))
        for attribute in inspect(thing).mapper.column_attrs
    }


def _differences(thing: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The columns that a flush changed, before and after; the version counter is no news."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    state = inspect(thing)
    for attribute in state.mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if history.has_changes() and attribute.key != "version":
            before[attribute.key] = written_value(history.deleted[0]) if history.deleted else None
            after[attribute.key] = written_value(history.added[0]) if history.added else None
    return before, after
