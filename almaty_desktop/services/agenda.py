"""Use cases over a meeting's agenda: the numbered tree, its times, and the documents on its items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.models.documents import Document
from almaty_desktop.models.meetings import AgendaDocument, AgendaItem, Meeting
from almaty_desktop.rules.agenda import LONGEST_ITEM, AgendaNode, timetable
from almaty_desktop.rules.brackets import Names, bracketed_in_both
from almaty_desktop.services.documents import DocumentLine, document_line, find_document
from almaty_desktop.services.documents import named as document_named
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.meeting_rows import find_meeting, named
from almaty_desktop.services.meeting_templates import add_items
from almaty_desktop.services.office import Office
from almaty_desktop.services.pending import pending_names
from almaty_desktop.services.wanted import move_within, number, seen, wanted, write

DEEPEST_LEVEL = 3


@dataclass(frozen=True)
class AgendaLine:
    """An item with its number ("2.1"; empty for a break), level (1 outermost) and time in Almaty.

    ``minutes`` is what it takes with all that stands below it; ``own_minutes``, ``day`` and ``begins`` are
    what was written for it; ``pending`` the names that stand in brackets on the meeting's first day (S3).
    """

    id: int
    parent: int | None
    position: int
    number: str
    level: int
    title: Bilingual
    presenter: Bilingual
    start: datetime
    minutes: int
    own_minutes: int
    is_break: bool
    day: int | None
    begins: time | None
    documents: tuple[DocumentLine, ...]
    version: int
    pending: Names = ()

    @property
    def printed(self) -> Bilingual:
        """The title as every screen shows it: pending States in brackets (rule S3)."""
        return bracketed_in_both(self.title, self.pending)

    @property
    def printed_presenter(self) -> Bilingual:
        """The presenter as every screen shows it (rule S3)."""
        return bracketed_in_both(self.presenter, self.pending)


class ItemFields(TypedDict, total=False):
    """What of an item can be changed."""

    title_en: str
    title_ru: str
    presenter_en: str
    presenter_ru: str
    minutes: int
    is_break: bool
    day: int | None
    begins: time | None


class Agenda:
    """Use cases over agendas. Every change gives the times anew: nothing that follows is stored."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def show(self, meeting_id: int) -> tuple[AgendaLine, ...]:
        """All items in the agenda's order."""
        with self._office.reading() as session:
            return agenda_lines(session, find_meeting(session, meeting_id))

    def add(
        self,
        meeting_id: int,
        *,
        after: int | None = None,
        below: int | None = None,
        **fields: Unpack[ItemFields],
    ) -> int:
        """Adds an item at the end, right ``after`` another, or as the last one ``below`` another; its id."""
        with self._office.reading() as session:
            title = named(find_meeting(session, meeting_id))
        _check(fields)
        with self._office.acting(
            "agenda.add", message("Item added to the agenda: {title}", title=title)
        ) as session:
            meeting = find_meeting(session, meeting_id)
            before = _item(session, after) if after is not None else None
            parent = before.parent_id if before else below
            _check_meeting(meeting.id, before)
            _check_parent(session, meeting.id, parent)
            _check_depth(session, parent, 1)
            fellows = _fellows(session, meeting.id, parent)
            item = AgendaItem(
                meeting_id=meeting.id, parent_id=parent, position=len(fellows), minutes=0, is_break=False
            )
            write(item, dict(fields))
            session.add(item)
            move_within(fellows, item, fellows.index(before) + 1 if before else len(fellows))
            session.flush()
            return item.id

    def add_all(self, meeting_id: int, items: list[dict[str, Any]]) -> tuple[int, ...]:
        """Adds many items at the end, given as in templates (``level``, ``kind``, titles …); their ids."""
        with self._office.reading() as session:
            title = named(find_meeting(session, meeting_id))
        writing = message("Agenda written: {title}", title=title)
        with self._office.acting("agenda.write", writing) as session:
            meeting = find_meeting(session, meeting_id)
            days = (meeting.end - meeting.start).days + 1
            return tuple(item.id for item in add_items(session, meeting, items, days))

    def change(self, item_id: int, version: int | None = None, **fields: Unpack[ItemFields]) -> None:
        """Changes some fields of an item."""
        _check(fields)
        with self._office.acting("agenda.change", message("Agenda item changed")) as session:
            item = _item(session, item_id)
            seen(item, version)
            if fields.get("is_break") and (item.documents or _fellows(session, item.meeting_id, item.id)):
                raise Refused(
                    "break",
                    message("An item with sub-items or documents can’t be a break. Nothing was changed."),
                )
            write(item, dict(fields))

    def move(self, item_id: int, parent: int | None, position: int) -> None:
        """Puts an item, with all below it, at ``position`` (from 0) under ``parent`` (None: outermost)."""
        with self._office.acting("agenda.move", message("Agenda item moved")) as session:
            item = _item(session, item_id)
            _check_not_below_itself(session, item, parent)
            _check_parent(session, item.meeting_id, parent)
            _check_depth(session, parent, _height(session, item))
            if item.parent_id != parent:
                old = _fellows(session, item.meeting_id, item.parent_id)
                old.remove(item)
                number(old)
                item.parent_id = parent
            others = [fellow for fellow in _fellows(session, item.meeting_id, parent) if fellow.id != item.id]
            move_within(others, item, position)

    def remove(self, item_id: int) -> None:
        """Removes an item with all below it; the documents on it stay in the archive."""
        with self._office.acting("agenda.remove", message("Agenda item removed")) as session:
            item = _item(session, item_id)
            fellows = [one for one in _fellows(session, item.meeting_id, item.parent_id) if one is not item]
            _remove(session, item)
            number(fellows)

    def hang(self, item_id: int, documents: Iterable[int]) -> None:
        """Hangs documents on an item, after those that hang there; one that hangs there already stays."""
        with self._office.acting("agenda.hang", message("Documents attached to an agenda item")) as session:
            item = _item(session, item_id)
            if item.is_break:
                raise Refused(
                    "break", message("No document can be attached to a break. Nothing was changed.")
                )
            hanging = {link.document_id for link in item.documents}
            for document_id in documents:
                document = find_document(session, document_id)
                if document.withdrawn:
                    raise Refused(
                        "withdrawn",
                        message(
                            "“{title}” was withdrawn and can’t be attached to an item.",
                            title=document_named(document),
                        ),
                    )
                if document.id not in hanging:
                    hanging.add(document.id)
                    item.documents.append(
                        AgendaDocument(document_id=document.id, position=len(item.documents))
                    )

    def unhang(self, item_id: int, document_id: int) -> None:
        """Takes a document off an item; it stays in the archive."""
        with self._office.acting("agenda.unhang", message("Document taken off an agenda item")) as session:
            item = _item(session, item_id)
            link = wanted(
                session, AgendaDocument, (item_id, document_id), message("This document on this item")
            )
            others = [one for one in item.documents if one is not link]
            session.delete(link)
            number(others)

    def order_documents(self, item_id: int, document_id: int, position: int) -> None:
        """Puts a document at ``position`` (from 0) among those on its item: the order in which they print."""
        with self._office.acting(
            "agenda.order", message("Documents of an agenda item put in order")
        ) as session:
            item = _item(session, item_id)
            link = wanted(
                session, AgendaDocument, (item_id, document_id), message("This document on this item")
            )
            move_within(list(item.documents), link, position)


def agenda_lines(session: Session, meeting: Meeting) -> tuple[AgendaLine, ...]:
    """The whole agenda, numbered and timed, read in few queries however long it is."""
    chosen = (
        select(AgendaItem)
        .where(AgendaItem.meeting_id == meeting.id)
        .options(
            selectinload(AgendaItem.documents)
            .selectinload(AgendaDocument.document)
            .options(selectinload(Document.versions), selectinload(Document.symbol_record))
        )
        .order_by(AgendaItem.position)
    )
    items = {item.id: item for item in session.scalars(chosen)}
    below: dict[int | None, list[AgendaItem]] = defaultdict(list)
    for item in items.values():
        below[item.parent_id].append(item)

    def node(item: AgendaItem) -> AgendaNode:
        children = tuple(node(child) for child in below[item.id])
        return AgendaNode(item.id, item.minutes, item.is_break, item.day, item.begins, children)

    names = pending_names(session)
    placed = timetable([node(item) for item in below[None]], meeting.start, meeting.day_begins)
    return tuple(
        AgendaLine(
            id=place.key,
            parent=items[place.key].parent_id,
            position=items[place.key].position,
            number=place.number,
            level=place.level,
            title=Bilingual(items[place.key].title_en, items[place.key].title_ru),
            presenter=Bilingual(items[place.key].presenter_en, items[place.key].presenter_ru),
            start=place.start,
            minutes=place.minutes,
            own_minutes=items[place.key].minutes,
            is_break=place.is_break,
            day=items[place.key].day,
            begins=items[place.key].begins,
            documents=tuple(document_line(link.document, names) for link in items[place.key].documents),
            version=items[place.key].version,
            pending=names.on(meeting.start),
        )
        for place in placed
    )


def _item(session: Session, item_id: int) -> AgendaItem:
    return wanted(session, AgendaItem, item_id, message("This agenda item"))


def _fellows(session: Session, meeting_id: int, parent: int | None) -> list[AgendaItem]:
    """The items under one parent, in order."""
    chosen = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id, AgendaItem.parent_id == parent)
    return list(session.scalars(chosen.order_by(AgendaItem.position)))


def _remove(session: Session, item: AgendaItem) -> None:
    for child in _fellows(session, item.meeting_id, item.id):
        _remove(session, child)
    for link in list(item.documents):
        session.delete(link)
    session.flush()
    session.delete(item)
    session.flush()


def _height(session: Session, item: AgendaItem) -> int:
    """How many levels an item and what stands below it take."""
    children = _fellows(session, item.meeting_id, item.id)
    return 1 + max((_height(session, child) for child in children), default=0)


def _check_depth(session: Session, parent: int | None, height: int) -> None:
    level = height
    while parent is not None:
        level += 1
        parent = _item(session, parent).parent_id
    if level > DEEPEST_LEVEL:
        raise Refused(
            "depth",
            message("An agenda has at most {count} levels. Nothing was changed.", count=DEEPEST_LEVEL),
        )


def _check_parent(session: Session, meeting_id: int, parent: int | None) -> None:
    if parent is None:
        return
    above = _item(session, parent)
    _check_meeting(meeting_id, above)
    if above.is_break:
        raise Refused("break", message("Nothing can stand below a break. Nothing was changed."))


def _check_meeting(meeting_id: int, item: AgendaItem | None) -> None:
    if item is not None and item.meeting_id != meeting_id:
        raise Refused(
            "other-meeting", message("This item stands in another meeting’s agenda. Nothing was changed.")
        )


def _check_not_below_itself(session: Session, item: AgendaItem, parent: int | None) -> None:
    while parent is not None:
        if parent == item.id:
            raise Refused("circle", message("An item can’t stand below itself. Nothing was changed."))
        parent = _item(session, parent).parent_id


def _check(fields: ItemFields) -> None:
    if not 0 <= fields.get("minutes", 0) <= LONGEST_ITEM:
        raise Refused(
            "minutes",
            message("An item takes between 0 and {most} minutes. Nothing was changed.", most=LONGEST_ITEM),
        )
    day = fields.get("day")
    if day is not None and day < 1:
        raise Refused("day", message("The days of a meeting are counted from 1. Nothing was changed."))
