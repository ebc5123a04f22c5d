"""Joint information sheets: a period, sections and entries in the order one chooses (rule U3)."""

from __future__ import annotations

from datetime import date

import pytest

from almaty_desktop.i18n import Bilingual
from almaty_desktop.services.use_cases import UseCases
from tests.services.reading import Refusal

FIRST, LAST = date(2016, 1, 1), date(2016, 6, 30)


@pytest.fixture
def sheet(fresh_office: UseCases) -> int:
    return fresh_office.information.create(FIRST, LAST)


def _outline(office: UseCases, sheet: int) -> list[tuple[str, list[str]]]:
    return [
        (section.title.en, [entry.heading.en for entry in section.entries])
        for section in office.information.show(sheet).sections
    ]


def test_a_sheet_is_called_what_it_is_unless_one_says_otherwise(fresh_office: UseCases, sheet: int) -> None:
    page = fresh_office.information.show(sheet)
    assert page.title == Bilingual("Joint information sheet", "Совместный информационный листок")
    assert (page.period_start, page.period_end, page.sections) == (FIRST, LAST, ())


def test_sections_and_entries_stand_where_they_are_put(fresh_office: UseCases, sheet: int) -> None:
    information = fresh_office.information
    second = information.add_section(sheet, title_en="B", title_ru="Б")
    first = information.add_section(sheet, 0, title_en="A", title_ru="А")
    x = information.add_entry(second, heading_en="x")
    y = information.add_entry(second, heading_en="y")
    information.add_entry(second, 1, heading_en="m")
    assert _outline(fresh_office, sheet) == [("A", []), ("B", ["x", "m", "y"])]
    information.move_entry(y, second, 0)
    information.move_entry(x, first, 5)
    assert _outline(fresh_office, sheet) == [("A", ["x"]), ("B", ["y", "m"])]
    information.move_section(first, 1)
    assert _outline(fresh_office, sheet) == [("B", ["y", "m"]), ("A", ["x"])]
    information.remove_entry(y)
    information.remove_section(first)
    assert _outline(fresh_office, sheet) == [("B", ["m"])]
    for _ in range(3):
        fresh_office.history.undo()
    assert _outline(fresh_office, sheet) == [("A", ["x"]), ("B", ["y", "m"])]
    information.remove(sheet)
    assert information.count() == 0
    fresh_office.history.undo()
    assert _outline(fresh_office, sheet) == [("A", ["x"]), ("B", ["y", "m"])]


def test_everything_of_an_entry_is_kept(fresh_office: UseCases, sheet: int) -> None:
    section = fresh_office.information.add_section(sheet)
    made = fresh_office.information.add_entry(
        section, heading_en="H", text_ru="Т", source_en="S", dated=FIRST
    )
    fresh_office.information.change_entry(made, text_en="T", dated=None)
    (entry,) = fresh_office.information.show(sheet).sections[0].entries
    assert (entry.heading, entry.text, entry.source) == (
        Bilingual("H", ""),
        Bilingual("T", "Т"),
        Bilingual("S", ""),
    )
    assert entry.dated is None


def test_what_contradicts_itself_is_refused(fresh_office: UseCases, sheet: int) -> None:
    information, folder = fresh_office.information, fresh_office.office.folder
    with Refusal("dates", folder):
        information.create(LAST, FIRST)
    with Refusal("dates", folder):
        information.change(sheet, period_end=date(2015, 12, 31))
    other = information.add_section(information.create(FIRST, LAST))
    entry = information.add_entry(information.add_section(sheet))
    with Refusal("other-sheet", folder):
        information.move_entry(entry, other, 0)


def test_old_readings_are_refused(fresh_office: UseCases, sheet: int) -> None:
    information, folder = fresh_office.information, fresh_office.office.folder
    section = information.add_section(sheet)
    entry = information.add_entry(section)
    page = information.show(sheet)
    information.change(sheet, page.version, title_en="x")
    information.change_section(section, page.sections[0].version, title_en="x")
    information.change_entry(entry, page.sections[0].entries[0].version, text_en="x")
    with Refusal("changed-meanwhile", folder):
        information.change(sheet, page.version, title_en="y")
    with Refusal("changed-meanwhile", folder):
        information.change_section(section, page.sections[0].version, title_en="y")
    with Refusal("changed-meanwhile", folder):
        information.change_entry(entry, page.sections[0].entries[0].version, text_en="y")


def test_sheets_are_listed_newest_period_first(fresh_office: UseCases, sheet: int) -> None:
    newer = fresh_office.information.create(date(2016, 7, 1), date(2016, 12, 31))
    assert [line.id for line in fresh_office.information.list()] == [newer, sheet]
    assert [line.id for line in fresh_office.information.list(offset=1, limit=1)] == [sheet]
