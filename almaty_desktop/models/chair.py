"""Terms of the chair, turns that were declined, and what a Chair did (rules C1 to C5)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from almaty_desktop.models.base import Base, Edited, choice, one_of
from almaty_desktop.models.participants import Participant
from almaty_desktop.models.people import Person
from almaty_desktop.rules.chair_tasks import ChairTask


class ChairTerm(Edited):
    """A term on record: elected by a decision, or taken over in order (``decision_id`` null).

    A trigger refuses a term that overlaps another (rule C3).
    """

    __tablename__ = "chair_terms"
    __table_args__ = (CheckConstraint('"end" > start', name="dates"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participants.id"), index=True)
    start: Mapped[date] = mapped_column(unique=True)
    end: Mapped[date]
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"), unique=True)
    representative_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)

    participant: Mapped[Participant] = relationship()
    representative: Mapped[Person | None] = relationship()


class ChairDecline(Base):
    """A State that declined the turn which begins on ``turn_start`` (rule C2)."""

    __tablename__ = "chair_declines"
    __table_args__ = (UniqueConstraint("participant_id", "turn_start"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participants.id"))
    turn_start: Mapped[date] = mapped_column(index=True)
    declined_on: Mapped[date]
    reason_en: Mapped[str] = mapped_column(default="")
    reason_ru: Mapped[str] = mapped_column(default="")

    participant: Mapped[Participant] = relationship()


class ChairAction(Edited):
    """Something that a Chair did or has to do in a term, by task (rule C5); ``done`` is null while open."""

    __tablename__ = "chair_actions"
    __table_args__ = (
        one_of("task", ChairTask),
        CheckConstraint("title_en <> '' OR title_ru <> ''", name="title"),
        Index("ix_chair_actions_term_id_task", "term_id", "task"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    term_id: Mapped[int] = mapped_column(ForeignKey("chair_terms.id"))
    task: Mapped[str] = choice()
    title_en: Mapped[str] = mapped_column(default="")
    title_ru: Mapped[str] = mapped_column(default="")
    due: Mapped[date | None]
    done: Mapped[date | None]
