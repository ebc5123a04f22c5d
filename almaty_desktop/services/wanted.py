"""What every use case over rows does alike: finding the row, refusing an old reading, writing texts."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from almaty_desktop.i18n import Message, message
from almaty_desktop.models.base import Base, Edited
from almaty_desktop.services.errors import Refused, not_found

Row = TypeVar("Row", bound=Base)

LONGEST_LINE = 300  # letters of a title or another short text: three lines of a printed agenda
# What parts words, and signs that no text has; a space that holds its words together is left.
_GAP = re.compile(r"(?:[^\S\u00a0\u202f]|[\x00-\x1f\x7f-\x9f])+")
# The columns whose texts stand on one line; the others are read in paragraphs.
_ONE_LINE = frozenset(
    f"{name}_{language}"
    for name in ("title", "place", "presenter", "heading", "source")
    for language in ("en", "ru")
) | {"reference"}

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
    """Sets the named columns; titles and other short texts as :func:`one_line` has them."""
    for name, value in fields.items():
        setattr(row, name, one_line(value) if name in _ONE_LINE else value)


def one_line(text: str) -> str:
    """A short text with its breaks and tabs, as pasting brings them, made single spaces.

    Refused (``too-long``): one of more than LONGEST_LINE letters.
    """
    line = _GAP.sub(" ", text).strip()
    if len(line) > LONGEST_LINE:
        raise Refused(
            "too-long",
            message(
                "A title or another short text has at most {most} letters; this one has {count}. "
                "Nothing was changed.",
                most=LONGEST_LINE,
                count=len(line),
            ),
        )
    return line


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
