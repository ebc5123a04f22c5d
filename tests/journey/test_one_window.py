"""The program is one window: nothing in it opens as a window of its own, and the focus never gets lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import desks
import every_page
import offices_to_look_at
import pytest
import top_levels
from at_the_desk import ALT, Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from almaty_desktop.i18n import Language
from almaty_desktop.opening import AREAS
from almaty_desktop.ui.pages.archive.page import ArchivePage
from almaty_desktop.ui.shell import Shell
from almaty_desktop.ui.widgets.date_field import DateField

KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)
OFFICES: dict[str, Callable[[Path], None]] = {
    "empty": offices_to_look_at.make_empty,
    "one-of-each": offices_to_look_at.make_one_of_each,
}


@pytest.fixture(params=["sample", *OFFICES])
def office(request: pytest.FixtureRequest, sample_office: Path, tmp_path: Path) -> Path:
    folder = tmp_path / request.param
    if request.param == "sample":
        shutil.copytree(sample_office, folder)
    else:
        OFFICES[request.param](folder)
    return folder


@pytest.fixture
def watcher(qapp: QApplication) -> Iterator[top_levels.TopLevels]:
    with top_levels.watched(qapp) as watching:
        yield watching


@pytest.fixture
def person(office: Path, watcher: top_levels.TopLevels, qtbot: QtBot, tmp_path: Path) -> Iterator[Person]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    with desks.desktop_of(application, desks.desk_in(tmp_path), Language.EN) as desktop:
        desktop.open_office(office)
        someone = Person(desktop, qtbot)
        someone.front()
        yield someone


def at_work(person: Person) -> bool:
    """Whether the window is in front and something in it has the focus."""
    focus = QApplication.focusWidget()
    return person.shell.isActiveWindow() and focus is not None and focus.window() is person.shell


def test_nothing_opens_as_a_window_of_its_own(person: Person, watcher: top_levels.TopLevels) -> None:
    lost: list[str] = []
    for name, act in every_page.steps(person.shell):
        act()
        every_page.settle(person.desktop)
        assert not watcher.strays, f"{name}: {watcher.strays}"
        if not person.shell.isActiveWindow():
            lost.append(name)
    assert not lost


def test_each_first_visit_leaves_the_keys_working(person: Person) -> None:
    for area, key in zip(AREAS, KEYS, strict=True):
        # Where the keys go is wherever the focus is: the person does not aim at a widget.
        focus = QApplication.focusWidget()
        assert focus is not None
        person.qtbot.keyClick(focus, key, ALT)
        assert person.shell.area == area.key
        every_page.settle(person.desktop)
        assert at_work(person), area.key
        before = QApplication.focusWidget()
        assert before is not None
        person.qtbot.keyClick(before, Qt.Key.Key_Tab)
        assert at_work(person) and QApplication.focusWidget() is not before, area.key


def test_menus_and_calendars_give_the_focus_back(person: Person, watcher: top_levels.TopLevels) -> None:
    for area in AREAS:
        person.shell.visit(area.key)
        every_page.settle(person.desktop)
        page = person.shell.page
        assert page is not None
        for menu in [one for one in page.findChildren(QMenu) if one.parentWidget().isVisible()]:
            menu.popup(person.shell.mapToGlobal(person.shell.rect().center()))
            every_page.settle(person.desktop)
            menu.close()
        for field in [one for one in page.findChildren(DateField) if one.button.isVisible()]:
            person.click(field.button)
            popup = QApplication.activePopupWidget()
            assert popup is not None
            popup.close()
        every_page.settle(person.desktop)
        assert not watcher.strays, area.key
        # Without a screen a popup takes the front and nobody gives it back; a window system does.
        person.front()
        assert at_work(person), area.key


def test_taking_in_stays_inside(person: Person, watcher: top_levels.TopLevels, tmp_path: Path) -> None:
    paper = tmp_path / "report.txt"
    paper.write_text("Report on the exchange of information\n\nThe delegations met.\n", "utf-8")
    person.go("archive")
    every_page.settle(person.desktop)
    person.page(ArchivePage).taking.take([paper])
    every_page.settle(person.desktop, 60)
    assert not watcher.strays
    assert at_work(person)


def test_search_language_and_notices_stay_inside(person: Person, watcher: top_levels.TopLevels) -> None:
    shell = person.shell
    assert isinstance(shell, Shell)
    person.shell.search.setFocus()
    person.type(shell.search, "consult")
    every_page.settle(person.desktop)
    for language in (Language.RU, Language.EN):
        person.speak(language)
    shell.tell_unexpected()
    shell.tell_next_steps()
    shell.notice.hide()
    shell.undo()
    every_page.settle(person.desktop)
    assert not watcher.strays
    assert at_work(person)
