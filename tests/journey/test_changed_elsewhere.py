"""What the command line writes into the office appears in the open window without being asked for."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import desks
import every_page
import pytest
from at_the_desk import Person, rows_of
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from almaty_desktop.i18n import Language
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.use_cases import UseCases
from almaty_desktop.ui.pages.meetings.page import MeetingsPage

TITLE = "Meeting made at the command line"
WAIT = 4
"""Seconds after which it must be there."""


@pytest.fixture
def office(sample_office: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_office, tmp_path / "office"))


@pytest.fixture
def person(office: Path, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Person]:
    with desks.desktop_of(qapp, desks.desk_in(tmp_path), Language.EN) as desktop:
        desktop.open_office(office)
        someone = Person(desktop, qtbot)
        someone.go("meetings")
        every_page.settle(desktop)
        yield someone


def make_at_the_command_line(office: Path, root: Path) -> None:
    program = [sys.executable, "-m", "almaty_desktop", "--office", str(office), "--yes"]
    asked = ["meeting", "create", "--kind", "workshop", "--start", "2016-02-03", "--end", "2016-02-03"]
    done = subprocess.run(
        [*program, *asked, "--title-en", TITLE], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def titles(person: Person) -> list[str]:
    return [row.title for row in rows_of(person.page(MeetingsPage).list.list.model)]


def test_a_meeting_made_elsewhere_appears(person: Person, office: Path, root: Path) -> None:
    make_at_the_command_line(office, root)
    begun = time.monotonic()
    person.until(lambda: TITLE in titles(person), WAIT)
    assert time.monotonic() - begun < WAIT
    person.until(lambda: "another program" in person.shell.foot.saying.text())


def test_it_is_seen_on_coming_back_to_the_window(person: Person, office: Path, root: Path) -> None:
    person.shell._watch._clock.stop()
    make_at_the_command_line(office, root)
    every_page.settle(person.desktop)
    assert TITLE not in titles(person)
    other = QDialog()
    person.qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    person.until(lambda: not person.shell.isActiveWindow())
    other.close()
    person.front()
    person.until(lambda: TITLE in titles(person), 1)


def test_what_the_window_does_itself_is_told_once(person: Person) -> None:
    use_cases: UseCases = person.shell.context.use_cases
    told: list[str] = []
    person.shell._watch.news.connect(lambda _: told.append("here"))
    person.shell._watch.elsewhere.connect(lambda _: told.append("elsewhere"))
    day = date(2016, 2, 3)
    use_cases.meetings.create(MeetingKind.WORKSHOP, day, day)
    person.until(lambda: told)
    person.shell._watch._look()
    person.qtbot.wait(2_500)
    assert told == ["here"]
