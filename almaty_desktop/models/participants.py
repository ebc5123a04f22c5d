"""Participants, their standing through time, topics and objectives (rules S1, S2, M4)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from almaty_desktop.models.base import Base, Edited, choice, one_of
from almaty_desktop.rules.mandate import FOUNDED
from almaty_desktop.rules.standing import ParticipantKind, Standing


class Participant(Edited):
    """A State or organisation (rule S1). ``key`` is the short English name of rule C4."""

    __tablename__ = "participants"
    __table_args__ = (one_of("kind", ParticipantKind),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str] = choice()
    key: Mapped[str] = mapped_column(unique=True)
    name_en: Mapped[str]
    name_ru: Mapped[str]
    short_en: Mapped[str]
    short_ru: Mapped[str]
    central_asian: Mapped[bool] = mapped_column(default=False)
    support_unit: Mapped[bool] = mapped_column(default=False)
    address_en: Mapped[str] = mapped_column(default="")
    address_ru: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    telephone: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")

    standings: Mapped[list[StandingRecord]] = relationship(
        back_populates="participant", order_by="StandingRecord.since"
    )


class StandingRecord(Base):
    """A standing and the day from which it counts; one a day at the most (rule S1).

    What did not come with the Operating Modalities themselves was given by a decision (rule S5); triggers
    refuse one that no confirmed decision gave, and any change of what was given.
    """

    __tablename__ = "standings"
    __table_args__ = (
        one_of("standing", Standing),
        UniqueConstraint("participant_id", "since"),
        CheckConstraint(f"decision_id IS NOT NULL OR since <= '{FOUNDED}'", name="given_by"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participants.id"), index=True)
    since: Mapped[date]
    standing: Mapped[str] = choice()
    reason_en: Mapped[str] = mapped_column(default="")
    reason_ru: Mapped[str] = mapped_column(default="")
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"), index=True)

    participant: Mapped[Participant] = relationship(back_populates="standings")


class Topic(Edited):
    """A topic of the Process (rule M4, footnote 3); the list can grow."""

    __tablename__ = "topics"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    title_en: Mapped[str]
    title_ru: Mapped[str]


class Objective(Edited):
    """One of the objectives of §2 of the Operating Modalities."""

    __tablename__ = "objectives"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    title_en: Mapped[str]
    title_ru: Mapped[str]


class Setting(Edited):
    """A choice that the office can change, by its name."""

    __tablename__ = "settings"
    __table_args__ = (CheckConstraint("length(name) > 0", name="name"),)

    name: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[str]
