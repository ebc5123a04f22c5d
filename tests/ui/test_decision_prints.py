"""Letters, the record and the register, from the page of decisions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from decision_person import DecisionPerson, at_decisions
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from almaty_desktop.rules.decisions import DecisionState
from almaty_desktop.ui.pages.decisions.decision_list import Filters
from almaty_desktop.ui.theme import Theme


@pytest.fixture
def person(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[DecisionPerson]:
    with at_decisions(tmp_path / "office", theme, qtbot) as made:
        yield made


def words(menu: QMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if action.text()]


def test_what_can_be_printed_follows_the_decision(person: DecisionPerson) -> None:
    menu = person.panel.head.print_menu
    person.open(person.made.chair)
    assert words(menu) == ["Record of a decision"]
    person.open(person.made.running)
    assert words(menu) == ["Record of a decision", "Notice of a silence procedure"]
    person.open(person.made.iran)
    assert words(menu)[-1] == "Result of a silence procedure"


def test_a_letter_is_shown_in_the_place_of_the_decisions(person: DecisionPerson) -> None:
    person.open(person.made.iran)
    words(person.panel.head.print_menu)
    person.panel.head.print_menu.actions()[-1].trigger()
    place = person.tab.whole
    person.until(lambda: place.preview is not None and place.preview.made is not None)
    assert place.preview.made.saved.pages >= 1
    person.press(place.preview, Qt.Key.Key_Escape)
    assert place.preview is None and person.tab.list.isVisible()


def test_the_register_is_saved_as_a_table_with_the_lists_filters(
    person: DecisionPerson, tmp_path: Path
) -> None:
    target = tmp_path / "register.xlsx"
    person.tab.register.choose_file = lambda *_: str(target)
    person.tab.list.narrow(Filters(state=DecisionState.CONFIRMED, silence=True))
    person.until(lambda: len(person.rows) == 2)
    assert words(person.tab.register.menu)[-1] == "Save as a table (XLSX)…"
    person.tab.register.menu.actions()[-1].trigger()
    person.until(target.exists)
    sheet = load_workbook(target).active
    assert sheet is not None and sheet.max_row == 3


def test_the_register_is_printed_as_it_is_arranged(person: DecisionPerson) -> None:
    assert words(person.tab.register.menu)[:3] == ["Print, by year", "Print, by meeting", "Print, by kind"]
    person.tab.register.menu.actions()[1].trigger()
    person.until(lambda: person.tab.whole.preview is not None and person.tab.whole.preview.made is not None)
    person.tab.whole.preview.back()
