"""Use cases over joint information sheets: a period, sections, entries in the order one chooses."""

from __future__ import annotations

import builtins
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypedDict, Unpack

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.models.information import InformationSheet, SheetEntry, SheetSection
from almaty_desktop.rules.brackets import Names, PendingNames, bracketed_in_both
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.office import Office
from almaty_desktop.services.pending import pending_names
from almaty_desktop.services.wanted import move_within, number, one_line, seen, wanted, write

_USUAL_TITLE = Bilingual("Joint information sheet", "Совместный информационный листок")


@dataclass(frozen=True)
class EntryLine:
    """An entry: heading, text and source in both languages, and the day it is about.

    ``pending`` here and below are the names that stand in brackets on the last day of the period (S3).
    """

    id: int
    heading: Bilingual
    text: Bilingual
    source: Bilingual
    dated: date | None
    version: int
    pending: Names = ()

    @cached_property
    def printed(self) -> Bilingual:
        """The heading as every screen shows it (rule S3)."""
        return bracketed_in_both(self.heading, self.pending)

    @cached_property
    def printed_text(self) -> Bilingual:
        """The text as every screen shows it (rule S3)."""
        return bracketed_in_both(self.text, self.pending)

    @cached_property
    def printed_source(self) -> Bilingual:
        """The source as every screen shows it (rule S3)."""
        return bracketed_in_both(self.source, self.pending)


@dataclass(frozen=True)
class SectionLine:
    """A section with its entries in order."""

    id: int
    title: Bilingual
    entries: tuple[EntryLine, ...]
    version: int
    pending: Names = ()

    @cached_property
    def printed(self) -> Bilingual:
        """The title as every screen shows it (rule S3)."""
        return bracketed_in_both(self.title, self.pending)


@dataclass(frozen=True)
class SheetLine:
    """A sheet in a list."""

    id: int
    title: Bilingual
    period_start: date
    period_end: date
    version: int
    pending: Names = field(default=(), kw_only=True)

    @cached_property
    def printed(self) -> Bilingual:
        """The title as every screen shows it (rule S3)."""
        return bracketed_in_both(self.title, self.pending)


@dataclass(frozen=True)
class SheetPage(SheetLine):
    """A sheet with everything in it."""

    sections: tuple[SectionLine, ...]


class SheetFields(TypedDict, total=False):
    """What of a sheet can be changed."""

    title_en: str
    title_ru: str
    period_start: date
    period_end: date


class SectionFields(TypedDict, total=False):
    """What of a section can be changed."""

    title_en: str
    title_ru: str


class EntryFields(TypedDict, total=False):
    """What of an entry can be changed."""

    heading_en: str
    heading_ru: str
    text_en: str
    text_ru: str
    source_en: str
    source_ru: str
    dated: date | None


class Information:
    """Use cases over joint information sheets (rule U3)."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def list(self, *, offset: int = 0, limit: int = 100) -> tuple[SheetLine, ...]:
        """A page of the sheets, newest period first."""
        chosen = select(InformationSheet).order_by(
            InformationSheet.period_start.desc(), InformationSheet.id.desc()
        )
        with self._office.reading() as session:
            names = pending_names(session)
            return tuple(
                _sheet_line(sheet, names) for sheet in session.scalars(chosen.offset(offset).limit(limit))
            )

    def count(self) -> int:
        """How many sheets there are."""
        with self._office.reading() as session:
            return session.scalar(select(func.count(InformationSheet.id))) or 0

    def show(self, sheet_id: int) -> SheetPage:
        """A sheet with its sections and entries."""
        with self._office.reading() as session:
            chosen = (
                select(InformationSheet)
                .where(InformationSheet.id == sheet_id)
                .options(selectinload(InformationSheet.sections).selectinload(SheetSection.entries))
            )
            sheet = _sheet(session, sheet_id)
            session.scalar(chosen)
            return _page(sheet, pending_names(session).on(sheet.period_end))

    def create(self, period_start: date, period_end: date, title: Bilingual | None = None) -> int:
        """Makes an empty sheet for a period; its id."""
        _check_period(period_start, period_end)
        title = (title or Bilingual()).map(one_line) or _USUAL_TITLE
        with self._office.acting(
            "sheet.create", message("Information sheet created: {title}", title=title)
        ) as session:
            sheet = InformationSheet(
                title_en=title.en, title_ru=title.ru, period_start=period_start, period_end=period_end
            )
            session.add(sheet)
            session.flush()
            return sheet.id

    def change(self, sheet_id: int, version: int | None = None, **fields: Unpack[SheetFields]) -> None:
        """Changes a sheet's title or period."""
        with self._office.acting("sheet.change", message("Information sheet changed")) as session:
            sheet = _sheet(session, sheet_id)
            seen(sheet, version)
            write(sheet, dict(fields))
            if not (sheet.title_en or sheet.title_ru):
                sheet.title_en, sheet.title_ru = _USUAL_TITLE.en, _USUAL_TITLE.ru
            _check_period(sheet.period_start, sheet.period_end)

    def remove(self, sheet_id: int) -> None:
        """Removes a sheet with everything in it."""
        with self._office.acting("sheet.remove", message("Information sheet removed")) as session:
            sheet = _sheet(session, sheet_id)
            for section in list(sheet.sections):
                _remove_section(session, section)
            session.delete(sheet)

    def add_section(self, sheet_id: int, position: int | None = None, **fields: Unpack[SectionFields]) -> int:
        """Adds a section, at the end unless a position (from 0) is given; its id."""
        with self._office.acting(
            "sheet.section", message("Section added to an information sheet")
        ) as session:
            sheet = _sheet(session, sheet_id)
            section = SheetSection(sheet_id=sheet.id, position=len(sheet.sections))
            write(section, dict(fields))
            fellows = list(sheet.sections)
            session.add(section)
            move_within(fellows, section, len(fellows) if position is None else position)
            session.flush()
            return section.id

    def change_section(
        self, section_id: int, version: int | None = None, **fields: Unpack[SectionFields]
    ) -> None:
        """Changes a section's title."""
        with self._office.acting(
            "sheet.section", message("Section of an information sheet changed")
        ) as session:
            section = _section(session, section_id)
            seen(section, version)
            write(section, dict(fields))

    def move_section(self, section_id: int, position: int) -> None:
        """Puts a section at ``position`` (from 0) of its sheet."""
        with self._office.acting(
            "sheet.order", message("Sections of an information sheet put in order")
        ) as session:
            section = _section(session, section_id)
            move_within(_fellow_sections(session, section), section, position)

    def remove_section(self, section_id: int) -> None:
        """Removes a section with its entries."""
        with self._office.acting(
            "sheet.section", message("Section of an information sheet removed")
        ) as session:
            section = _section(session, section_id)
            fellows = [one for one in _fellow_sections(session, section) if one is not section]
            _remove_section(session, section)
            number(fellows)

    def add_entry(self, section_id: int, position: int | None = None, **fields: Unpack[EntryFields]) -> int:
        """Adds an entry, at the end unless a position (from 0) is given; its id."""
        with self._office.acting("sheet.entry", message("Entry added to an information sheet")) as session:
            section = _section(session, section_id)
            fellows = list(section.entries)
            entry = SheetEntry(section_id=section.id, position=len(fellows))
            write(entry, dict(fields))
            session.add(entry)
            move_within(fellows, entry, len(fellows) if position is None else position)
            session.flush()
            return entry.id

    def change_entry(self, entry_id: int, version: int | None = None, **fields: Unpack[EntryFields]) -> None:
        """Changes some fields of an entry."""
        with self._office.acting("sheet.entry", message("Entry of an information sheet changed")) as session:
            entry = _entry(session, entry_id)
            seen(entry, version)
            write(entry, dict(fields))

    def move_entry(self, entry_id: int, section_id: int, position: int) -> None:
        """Puts an entry at ``position`` (from 0) of a section, its own or another of the same sheet."""
        with self._office.acting(
            "sheet.order", message("Entries of an information sheet put in order")
        ) as session:
            entry = _entry(session, entry_id)
            old = _section(session, entry.section_id)
            new = _section(session, section_id)
            if old.sheet_id != new.sheet_id:
                raise Refused(
                    "other-sheet",
                    message("An entry can only move within its own sheet. Nothing was changed."),
                )
            if old is not new:
                number([one for one in old.entries if one is not entry])
                entry.section_id = new.id
            move_within([one for one in new.entries if one is not entry], entry, position)

    def remove_entry(self, entry_id: int) -> None:
        """Removes an entry."""
        with self._office.acting("sheet.entry", message("Entry of an information sheet removed")) as session:
            entry = _entry(session, entry_id)
            fellows = [one for one in _section(session, entry.section_id).entries if one is not entry]
            session.delete(entry)
            number(fellows)


def _sheet(session: Session, sheet_id: int) -> InformationSheet:
    what = message("The information sheet {number}", number=str(sheet_id))
    return wanted(session, InformationSheet, sheet_id, what)


def _section(session: Session, section_id: int) -> SheetSection:
    return wanted(session, SheetSection, section_id, message("This section"))


def _entry(session: Session, entry_id: int) -> SheetEntry:
    return wanted(session, SheetEntry, entry_id, message("This entry"))


def _fellow_sections(session: Session, section: SheetSection) -> builtins.list[SheetSection]:
    return builtins.list(_sheet(session, section.sheet_id).sections)


def _remove_section(session: Session, section: SheetSection) -> None:
    for entry in builtins.list(section.entries):
        session.delete(entry)
    session.flush()
    session.delete(section)
    session.flush()


def _sheet_line(sheet: InformationSheet, names: PendingNames) -> SheetLine:
    title = Bilingual(sheet.title_en, sheet.title_ru)
    pending = names.on(sheet.period_end)
    return SheetLine(sheet.id, title, sheet.period_start, sheet.period_end, sheet.version, pending=pending)


def _page(sheet: InformationSheet, pending: Names) -> SheetPage:
    sections = tuple(
        SectionLine(
            section.id,
            Bilingual(section.title_en, section.title_ru),
            tuple(_entry_line(entry, pending) for entry in section.entries),
            section.version,
            pending,
        )
        for section in sheet.sections
    )
    title = Bilingual(sheet.title_en, sheet.title_ru)
    days = sheet.period_start, sheet.period_end
    return SheetPage(sheet.id, title, *days, sheet.version, sections, pending=pending)


def _entry_line(entry: SheetEntry, pending: Names) -> EntryLine:
    return EntryLine(
        id=entry.id,
        heading=Bilingual(entry.heading_en, entry.heading_ru),
        text=Bilingual(entry.text_en, entry.text_ru),
        source=Bilingual(entry.source_en, entry.source_ru),
        dated=entry.dated,
        version=entry.version,
        pending=pending,
    )


def _check_period(start: date, end: date) -> None:
    if end < start:
        raise Refused("dates", message("A period can’t end before it begins. Nothing was changed."))
