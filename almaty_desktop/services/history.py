"""What was done, and taking it back: undo and redo over the register of changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Column, Table, and_, delete, exists, func, insert, select, update
from sqlalchemy.orm import Session, aliased

from almaty_desktop.i18n import Bilingual, message

# An undo works on any table, so that all must be known here.
from almaty_desktop.models import every_table  # noqa: F401
from almaty_desktop.models.base import Base
from almaty_desktop.models.register import Act, ActKind, Change, note_change, written_value
from almaty_desktop.services import choices
from almaty_desktop.services.decision_record import last_act_over_a_deadline, refuse_for_running
from almaty_desktop.services.errors import Refused, refused_by
from almaty_desktop.services.office import Office
from almaty_desktop.services.search_upkeep import SearchUpkeep

# An office is made once; what made it, the sample's three years included, can't be taken back from inside.
# What was closed or confirmed by consensus is on record for good (D5), and so is a prolonged deadline (D2).
FINAL_ACTS = (
    "office.make",
    "office.sample",
    "decision.close",
    "decision.confirm",
    "decision.correct",
    "decision.extend",
)


@dataclass(frozen=True)
class Done:
    """An act as the window names it; ``kind`` is ``act``, or ``undo`` or ``redo`` of what the title says."""

    id: int
    at: datetime
    who: str
    title: Bilingual
    kind: str


class History:
    """Use cases over the register. An undo is an act of its own: the register only ever grows."""

    def __init__(self, office: Office, upkeep: SearchUpkeep) -> None:
        self._office = office
        self._upkeep = upkeep

    def recent(self, limit: int = 100) -> tuple[Done, ...]:
        """The newest acts, newest first."""
        with self._office.reading() as session:
            acts = session.scalars(select(Act).order_by(Act.id.desc()).limit(limit))
            return tuple(_done(act) for act in acts)

    def can_undo(self) -> Done | None:
        """What an undo would take back now."""
        with self._office.reading() as session:
            act = _undoable(session, self._office.moment())
            return _done(act) if act else None

    def can_redo(self) -> Done | None:
        """What a redo would bring back now."""
        with self._office.reading() as session:
            act = _redoable(session)
            return _done(act) if act else None

    def undo(self) -> Done:
        """Takes the newest act back that still stands, whole or not at all."""
        with self._office.reading() as session:
            act = _undoable(session, self._office.moment())
        if act is None:
            raise Refused("nothing-to-undo", message("There is nothing to undo."))
        return self._take_back(act, ActKind.UNDO)

    def redo(self) -> Done:
        """Brings back what the newest undo took."""
        with self._office.reading() as session:
            act = _redoable(session)
        if act is None:
            raise Refused("nothing-to-redo", message("There is nothing to redo."))
        return self._take_back(act, ActKind.REDO)

    def _take_back(self, act: Act, kind: ActKind) -> Done:
        taking = Act(
            at=self._office.now(),
            who=self._office.who,
            code=act.code,
            title_en=act.title_en,
            title_ru=act.title_ru,
            kind=kind.value,
            takes_back=act.id,
        )
        with self._office.recording(taking) as session:
            session.flush()
            # Rows may point at each other in any order; that all is well again is checked at the commit.
            session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            chosen = choices.read(session)
            newest_first = select(Change).where(Change.act_id == act.id).order_by(Change.id.desc())
            for change in session.scalars(newest_first).all():
                _invert(session, change)
            # As a choice is made so it is taken back: no running procedure may have ended otherwise (D2).
            refused_by(refuse_for_running(session, self._office.moment(), chosen, choices.read(session)))
            self._upkeep.sync_all(session)
        return _done(act)


def _done(act: Act) -> Done:
    return Done(act.id, act.at, act.who, Bilingual(act.title_en, act.title_ru), act.kind)


def _undoable(session: Session, moment: datetime) -> Act | None:
    """The newest act that stands, unless it, or a later one, is on record for good by this moment."""
    taker = aliased(Act)
    final = session.scalar(select(func.max(Act.id)).where(Act.code.in_(FINAL_ACTS))) or 0
    final = max(final, last_act_over_a_deadline(session, moment, final))
    stands = select(Act).where(
        Act.kind.in_((ActKind.ACT.value, ActKind.REDO.value)),
        Act.id > final,
        ~exists().where(taker.takes_back == Act.id),
    )
    return session.scalars(stands.order_by(Act.id.desc()).limit(1)).first()


def _redoable(session: Session) -> Act | None:
    """The newest undo that stands, unless something new was done after it."""
    taker = aliased(Act)
    later = aliased(Act)
    undone = select(Act).where(
        Act.kind == ActKind.UNDO.value,
        ~exists().where(taker.takes_back == Act.id),
        ~exists().where(and_(later.kind == ActKind.ACT.value, later.id > Act.id)),
    )
    return session.scalars(undone.order_by(Act.id.desc()).limit(1)).first()


def _invert(session: Session, change: Change) -> None:
    """Puts one row back as it was before, if it is still as the change left it."""
    table = Base.metadata.tables[change.table]
    here = and_(*(table.c[name] == _read(table.c[name], value) for name, value in change.row.items()))
    current = session.execute(select(table).where(here)).mappings().first()
    now = {name: written_value(value) for name, value in current.items()} if current else None
    if not _left_as(change.after, now):
        raise Refused(
            "changed-meanwhile",
            message("What this step did was changed since, so it can’t be undone. Nothing was changed."),
        )
    if change.before is None:
        session.execute(delete(table).where(here))
    elif change.after is None:
        session.execute(insert(table).values(_values(table, change.before)))
    else:
        values = _values(table, change.before)
        if "version" in table.c:
            values["version"] = table.c.version + 1
        session.execute(update(table).where(here).values(values))
    note_change(session, change.table, change.row, change.after, change.before)


def _left_as(after: Mapping[str, Any] | None, now: Mapping[str, Any] | None) -> bool:
    """Whether a row is still as a change left it; a version counter says nothing of the content."""
    if after is None or now is None:
        return after is now
    return all(now[name] == value for name, value in after.items() if name != "version")


def _values(table: Table, written: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _read(table.c[name], value) for name, value in written.items()}


def _read(column: Column[Any], written: Any) -> Any:
    """A value out of the register as its column takes it."""
    kind = column.type.python_type
    if written is not None and kind in (date, datetime, time):
        return kind.fromisoformat(written)
    return written
