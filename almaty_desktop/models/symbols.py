"""Symbols given out (rule A1): each once, to a document or to a meeting."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from almaty_desktop.models.base import Base
from almaty_desktop.rules.symbols import Symbol


class SymbolRecord(Base):
    """A symbol and what bears it. The primary key refuses a symbol that is given out twice."""

    __tablename__ = "symbols"
    __table_args__ = (
        CheckConstraint("(document_id IS NULL) <> (meeting_id IS NULL)", name="one_bearer"),
        CheckConstraint(
            "series BETWEEN 1 AND 99 AND number >= 1 AND year BETWEEN 2011 AND 9999", name="form"
        ),
    )

    series: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"), unique=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"), unique=True)

    @property
    def symbol(self) -> Symbol:
        return Symbol(self.series, self.year, self.number)
