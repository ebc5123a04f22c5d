"""A new meeting's title and agenda by its kind: the skeletons that travel with the program."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from almaty_desktop.i18n import Bilingual
from almaty_desktop.models.meetings import AgendaItem, Meeting
from almaty_desktop.paths import RESOURCES
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.wanted import one_line


@cache
def _templates() -> dict[str, Any]:
    with (RESOURCES / "reference" / "templates.toml").open("rb") as source:
        return tomllib.load(source)


def meeting_title(kind: MeetingKind) -> Bilingual:
    """What a meeting of this kind is called unless somebody says otherwise."""
    template = _templates()[kind.value]
    return Bilingual(template["title_en"], template["title_ru"])


def template_items(session: Session, meeting: Meeting, kind: MeetingKind) -> None:
    """Writes the kind's agenda skeleton into ``meeting``; a day beyond its last one is left out."""
    days = (meeting.end - meeting.start).days + 1
    add_items(session, meeting, _templates()[kind.value]["items"], days)


def add_items(session: Session, meeting: Meeting, items: list[dict[str, Any]], days: int) -> list[AgendaItem]:
    """Adds items as templates give them: ``level`` 1 or 2, ``kind`` item or break, ``day`` if one begins."""
    above: AgendaItem | None = None
    made: list[AgendaItem] = []
    positions: dict[int | None, int] = {}
    for entry in items:
        if entry.get("day", 1) > days:
            break
        parent = above.id if entry.get("level", 1) > 1 and above else None
        item = AgendaItem(
            meeting_id=meeting.id,
            parent_id=parent,
            position=positions.get(parent, 0),
            title_en=one_line(entry["title_en"]),
            title_ru=one_line(entry["title_ru"]),
            presenter_en=one_line(entry.get("presenter_en", "")),
            presenter_ru=one_line(entry.get("presenter_ru", "")),
            minutes=entry.get("minutes", 0),
            is_break=entry.get("kind") == "break",
            day=entry.get("day"),
        )
        positions[parent] = item.position + 1
        session.add(item)
        session.flush()
        made.append(item)
        if parent is None:
            above = item
    return made
