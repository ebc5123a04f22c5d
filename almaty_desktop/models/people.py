"""People: who they are, how they are reached, and as what they serve a participant (rule S4)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from almaty_desktop.models.base import Base, Edited, choice, one_of
from almaty_desktop.models.participants import Participant
from almaty_desktop.rules.service_terms import ServiceRole


class ContactKind(StrEnum):
    """How a person is reached."""

    EMAIL = "email"
    TELEPHONE = "telephone"


class Person(Edited):
    """A person. ``given`` holds the patronymic too; ``languages`` are two-letter codes between spaces."""

    __tablename__ = "people"
    __table_args__ = (
        CheckConstraint("family_en || family_ru || given_en || given_ru <> ''", name="name"),
        Index("ix_people_family_en_id", "family_en", "id"),
        Index("ix_people_family_ru_id", "family_ru", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    family_en: Mapped[str] = mapped_column(default="")
    family_ru: Mapped[str] = mapped_column(default="")
    given_en: Mapped[str] = mapped_column(default="")
    given_ru: Mapped[str] = mapped_column(default="")
    honorific_en: Mapped[str] = mapped_column(default="")
    honorific_ru: Mapped[str] = mapped_column(default="")
    ministry_en: Mapped[str] = mapped_column(default="")
    ministry_ru: Mapped[str] = mapped_column(default="")
    post_en: Mapped[str] = mapped_column(default="")
    post_ru: Mapped[str] = mapped_column(default="")
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participants.id"), index=True)
    languages: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")

    participant: Mapped[Participant | None] = relationship()
    contacts: Mapped[list[PersonContact]] = relationship(
        order_by="PersonContact.position", cascade="all, delete-orphan"
    )
    service_terms: Mapped[list[ServiceTermRecord]] = relationship(
        back_populates="person", order_by="ServiceTermRecord.start", passive_deletes="all"
    )


class PersonContact(Base):
    """An e-mail address or a telephone of a person; ``position`` orders them, from 0."""

    __tablename__ = "person_contacts"
    __table_args__ = (
        one_of("kind", ContactKind),
        UniqueConstraint("person_id", "kind", "content"),
        CheckConstraint("content <> ''", name="content"),
        Index("ix_person_contacts_content", "content"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[str] = choice()
    content: Mapped[str]
    position: Mapped[int]


class ServiceTermRecord(Edited):
    """The days on which a person serves a participant; ``end`` is null while it lasts (rule S4).

    A trigger refuses a second National Coordinator of one participant at the same time.
    """

    __tablename__ = "service_terms"
    __table_args__ = (
        one_of("role", ServiceRole),
        CheckConstraint('"end" IS NULL OR "end" >= start', name="dates"),
        Index("ix_service_terms_participant_id_role_start", "participant_id", "role", "start"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participants.id"))
    role: Mapped[str] = choice()
    start: Mapped[date]
    end: Mapped[date | None]

    person: Mapped[Person] = relationship(back_populates="service_terms")
    participant: Mapped[Participant] = relationship()
