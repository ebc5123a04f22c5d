"""Meetings and their agendas (rules M1, M2)."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from almaty_desktop.models.base import Base, Edited, choice, one_of
from almaty_desktop.models.documents import Document
from almaty_desktop.models.participants import Participant
from almaty_desktop.models.symbols import SymbolRecord
from almaty_desktop.rules.meetings import MeetingKind


class Meeting(Edited):
    """A meeting held within the Process, or an external event at which the Chair represents it (rule M1)."""

    __tablename__ = "meetings"
    __table_args__ = (
        one_of("kind", MeetingKind),
        CheckConstraint('"end" >= start', name="dates"),
        Index("ix_meetings_start_id", "start", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = choice()
    title_en: Mapped[str] = mapped_column(default="")
    title_ru: Mapped[str] = mapped_column(default="")
    start: Mapped[date]
    end: Mapped[date]
    day_begins: Mapped[time]
    place_en: Mapped[str] = mapped_column(default="")
    place_ru: Mapped[str] = mapped_column(default="")
    host_id: Mapped[int | None] = mapped_column(ForeignKey("participants.id"))
    cancelled: Mapped[bool] = mapped_column(default=False)

    host: Mapped[Participant | None] = relationship()
    items: Mapped[list[AgendaItem]] = relationship(order_by="AgendaItem.position", passive_deletes="all")
    symbol_record: Mapped[SymbolRecord | None] = relationship()


class AgendaItem(Edited):
    """An item of an agenda, or a break. ``position`` orders the items under one parent, from 0."""

    __tablename__ = "agenda_items"
    __table_args__ = (
        CheckConstraint("minutes BETWEEN 0 AND 1440", name="minutes"),
        CheckConstraint("day IS NULL OR day >= 1", name="day"),
        CheckConstraint("parent_id IS NULL OR parent_id <> id", name="parent"),
        Index("ix_agenda_items_meeting_id_parent_id_position", "meeting_id", "parent_id", "position"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_items.id"), index=True)
    position: Mapped[int]
    title_en: Mapped[str] = mapped_column(default="")
    title_ru: Mapped[str] = mapped_column(default="")
    presenter_en: Mapped[str] = mapped_column(default="")
    presenter_ru: Mapped[str] = mapped_column(default="")
    minutes: Mapped[int] = mapped_column(default=0)
    is_break: Mapped[bool] = mapped_column(default=False)
    day: Mapped[int | None]
    begins: Mapped[time | None]

    documents: Mapped[list[AgendaDocument]] = relationship(
        order_by="AgendaDocument.position", passive_deletes="all"
    )


class AgendaDocument(Base):
    """A document that hangs on an agenda item, in the order in which it is printed."""

    __tablename__ = "agenda_documents"

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_items.id"), primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True, index=True)
    position: Mapped[int]

    document: Mapped[Document] = relationship()
