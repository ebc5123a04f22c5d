"""The editions of the Operating Modalities (rule D4)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from almaty_desktop.models.base import Base


class ModalitiesEdition(Base):
    """An edition in both languages; the first came with the Process itself, each later one by a decision.

    Triggers refuse any change of an edition, and one that no ministerial meeting decided.
    """

    __tablename__ = "modalities_editions"
    __table_args__ = (
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("(number = 1) = (decision_id IS NULL)", name="decision"),
        CheckConstraint("text_en <> '' AND text_ru <> ''", name="texts"),
    )

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    dated: Mapped[date]
    text_en: Mapped[str]
    text_ru: Mapped[str]
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"), unique=True)
