"""Decisions by consensus and silence procedures, with everything that was entered (rules D1 to D5).

What is entered is only ever added to: triggers refuse an update of a position or a deadline, an entry into a
closed round, and any change of a confirmed decision.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from almaty_desktop.models.base import Base, Edited, choice, one_of
from almaty_desktop.models.meetings import Meeting
from almaty_desktop.models.participants import Participant
from almaty_desktop.rules.decisions import DecisionKind, Position


class Decision(Edited):
    """A decision, put to a meeting, or to a silence procedure where ``meeting_id`` is null.

    ``day`` is the day whose members decide, and from which its effects count where it is taken in a meeting;
    ``for_meeting_id`` is the meeting to which civil society is invited (S5), ``year`` that of a work plan.
    """

    __tablename__ = "decisions"
    __table_args__ = (
        one_of("kind", DecisionKind),
        CheckConstraint("confirmed_at IS NULL OR closed_at IS NOT NULL", name="confirmed"),
        CheckConstraint("(closed_at IS NULL) = (outcome IS NULL)", name="closed"),
        CheckConstraint(
            "outcome IS NULL OR outcome IN ('consensus', 'no-consensus', 'adopted', 'broken')", name="outcome"
        ),
        CheckConstraint(
            "(kind IN ('elect-chair', 'admit-observer', 'invite-civil-society', 'formalise-participation')) "
            "= (subject_id IS NOT NULL)",
            name="subject",
        ),
        CheckConstraint("(kind = 'invite-civil-society') = (for_meeting_id IS NOT NULL)", name="for_meeting"),
        CheckConstraint("(kind = 'agree-work-plan') = (year IS NOT NULL)", name="year"),
        CheckConstraint("kind <> 'amend-modalities' OR meeting_id IS NOT NULL", name="amendment"),
        Index("ix_decisions_day_id", "day", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = choice()
    title_en: Mapped[str] = mapped_column(default="")
    title_ru: Mapped[str] = mapped_column(default="")
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"), index=True)
    subject_id: Mapped[int | None] = mapped_column(ForeignKey("participants.id"), index=True)
    for_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"))
    year: Mapped[int | None]
    day: Mapped[date]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    confirmed_at: Mapped[datetime | None]

    meeting: Mapped[Meeting | None] = relationship(foreign_keys=[meeting_id])
    for_meeting: Mapped[Meeting | None] = relationship(foreign_keys=[for_meeting_id])
    subject: Mapped[Participant | None] = relationship()
    members: Mapped[list[DecisionMember]] = relationship(passive_deletes="all")
    rounds: Mapped[list[DecisionRound]] = relationship(order_by="DecisionRound.number", passive_deletes="all")
    deadlines: Mapped[list[SilenceDeadline]] = relationship(
        order_by="SilenceDeadline.id", passive_deletes="all"
    )


class DecisionMember(Base):
    """Who has a position in a decision, as of its day; fixed when it is opened (rule D1)."""

    __tablename__ = "decision_members"

    decision_id: Mapped[int] = mapped_column(ForeignKey("decisions.id"), primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participants.id"), primary_key=True)

    # A member is never read but to be named.
    participant: Mapped[Participant] = relationship(lazy="joined", innerjoin=True)


class DecisionRound(Base):
    """A text that was put, in a round of its own: after an objection a revised text is put again (D1)."""

    __tablename__ = "decision_rounds"
    __table_args__ = (
        UniqueConstraint("decision_id", "number"),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("(closed_at IS NULL) = (outcome IS NULL)", name="closed"),
        CheckConstraint(
            "outcome IS NULL OR outcome IN ('consensus', 'no-consensus', 'adopted', 'broken')", name="outcome"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decisions.id"))
    number: Mapped[int]
    text_en: Mapped[str] = mapped_column(default="")
    text_ru: Mapped[str] = mapped_column(default="")
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    outcome: Mapped[str | None]

    entries: Mapped[list[PositionEntry]] = relationship(order_by="PositionEntry.id", passive_deletes="all")


class PositionEntry(Base):
    """A position as entered; the last one of a member counts. Never changed, only added to (rule D5).

    ``why`` is given in a correction only: an entry into a closed round, which changes no outcome.
    """

    __tablename__ = "positions"
    __table_args__ = (
        one_of("position", Position),
        CheckConstraint(
            "position <> 'reservation' OR text_en <> '' OR text_ru <> ''", name="reservation_text"
        ),
        Index("ix_positions_round_id_participant_id", "round_id", "participant_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("decision_rounds.id"))
    participant_id: Mapped[int] = mapped_column(ForeignKey("participants.id"), index=True)
    position: Mapped[str] = choice()
    text_en: Mapped[str] = mapped_column(default="")
    text_ru: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    author: Mapped[str] = mapped_column(default="")
    why_en: Mapped[str] = mapped_column(default="")
    why_ru: Mapped[str] = mapped_column(default="")

    participant: Mapped[Participant] = relationship(lazy="joined", innerjoin=True)


class SilenceDeadline(Base):
    """A deadline of a silence procedure: the first one, and each extension with when it was made (D2)."""

    __tablename__ = "silence_deadlines"
    __table_args__ = (CheckConstraint("deadline > set_at", name="deadline"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decisions.id"), index=True)
    deadline: Mapped[datetime]
    set_at: Mapped[datetime]


class Invitation(Base):
    """Civil society invited to one meeting by one decision (rule S5)."""

    __tablename__ = "invitations"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participants.id"), primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), primary_key=True, index=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decisions.id"), unique=True)
    since: Mapped[date]

    participant: Mapped[Participant] = relationship()
    meeting: Mapped[Meeting] = relationship()


class WorkPlan(Base):
    """A work plan of a year, agreed by a decision (rules D3, M3)."""

    __tablename__ = "work_plans"

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(index=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decisions.id"), unique=True)
    agreed: Mapped[date]
    text_en: Mapped[str] = mapped_column(default="")
    text_ru: Mapped[str] = mapped_column(default="")


class Delegation(Base):
    """A participant on a meeting's list of delegations.

    A trigger refuses one whose standing for this meeting no decision gave (rule S5).
    """

    __tablename__ = "delegations"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participants.id"), primary_key=True, index=True)

    participant: Mapped[Participant] = relationship()
    meeting: Mapped[Meeting] = relationship()
