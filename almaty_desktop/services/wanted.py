"""What every use case over rows does alike: finding the row, and refusing an old reading."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy.orm import Session

from almaty_desktop.i18n import Message, message
from almaty_desktop.models.base import Base, Edited
from almaty_desktop.services.errors import Refused, not_found

Row = TypeVar("Row", bound=Base)

LARGEST_KEY = 2**63 - 1  # of SQLite; a person may type a longer number on the command line


def wanted(session: Session, kind: type[Row], key: Any, what: Message) -> Row:
    """The row with this key, or the refusal that ``what`` is not there."""
    row = session.get(kind, key) if not isinstance(key, int) or abs(key) <= LARGEST_KEY else None
    if row is None:
        raise not_found(what)
    return row


def seen(row: Edited, version: int | None) -> None:
    """Refuses where the person who asks looked at an older ``version`` (None: did not look)."""
    if version is not None and row.version != version:
        raise Refused(
            "changed-meanwhile",
            message("This was changed elsewhere meanwhile. Nothing was overwritten; look at it again."),
        )


def write(row: Base, fields: dict[str, Any]) -> None:
    """Sets the named columns."""
    for name, value in fields.items():
        setattr(row, name, value)


def move_within(rows: list[Any], row: Any, position: int) -> None:
    """Puts ``row`` at ``position`` among its fellows and numbers them from 0; only those that move change."""
    others = [other for other in rows if other is not row]
    others.insert(max(0, min(position, len(others))), row)
    number(others)


def number(rows: list[Any]) -> None:
    """Numbers ``position`` from 0, touching only what is not so already."""
    for position, row in enumerate(rows):
        if row.position != position:
            row.position = position
