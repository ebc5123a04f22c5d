"""Joint information sheets: a period, sections, entries in the order that one chose."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from almaty_desktop.models.base import Edited


class InformationSheet(Edited):
    """A joint information sheet over a period (rule U3)."""

    __tablename__ = "information_sheets"
    __table_args__ = (CheckConstraint("period_end >= period_start", name="period"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    title_en: Mapped[str] = mapped_column(default="")
    title_ru: Mapped[str] = mapped_column(default="")
    period_start: Mapped[date] = mapped_column(index=True)
    period_end: Mapped[date]

    sections: Mapped[list[SheetSection]] = relationship(
        order_by="SheetSection.position", passive_deletes="all"
    )


class SheetSection(Edited):
    """A section of a sheet; ``position`` counts from 0."""

    __tablename__ = "sheet_sections"
    __table_args__ = (Index("ix_sheet_sections_sheet_id_position", "sheet_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey("information_sheets.id"))
    position: Mapped[int]
    title_en: Mapped[str] = mapped_column(default="")
    title_ru: Mapped[str] = mapped_column(default="")

    entries: Mapped[list[SheetEntry]] = relationship(order_by="SheetEntry.position", passive_deletes="all")


class SheetEntry(Edited):
    """An entry of a section; ``position`` counts from 0."""

    __tablename__ = "sheet_entries"
    __table_args__ = (Index("ix_sheet_entries_section_id_position", "section_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    section_id: Mapped[int] = mapped_column(ForeignKey("sheet_sections.id"))
    position: Mapped[int]
    heading_en: Mapped[str] = mapped_column(default="")
    heading_ru: Mapped[str] = mapped_column(default="")
    text_en: Mapped[str] = mapped_column(default="")
    text_ru: Mapped[str] = mapped_column(default="")
    source_en: Mapped[str] = mapped_column(default="")
    source_ru: Mapped[str] = mapped_column(default="")
    dated: Mapped[date | None]
