"""An open office learns what other programs write into it, and takes nothing of its own for theirs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.use_cases import UseCases, open_use_cases
from tests.services.moments import clock

DAY = date(2016, 2, 3)


@pytest.fixture
def watching(fresh_office: UseCases) -> UseCases:
    """An office that has begun to look."""
    assert fresh_office.office.changed_elsewhere() == frozenset()
    return fresh_office


@pytest.fixture
def other(watching: UseCases, fresh_folder: Path) -> Iterator[UseCases]:
    """The same office, open in another program."""
    opened = open_use_cases(fresh_folder, now=clock)
    yield opened
    opened.office.close()


def test_areas_that_others_changed_are_told_once(watching: UseCases, other: UseCases) -> None:
    other.meetings.create(MeetingKind.WORKSHOP, DAY, DAY)
    other.information.create(DAY, DAY)
    assert watching.office.changed_elsewhere() == {"meetings", "information"}
    assert watching.office.changed_elsewhere() == frozenset()


def test_own_acts_are_not_told(watching: UseCases, other: UseCases) -> None:
    meeting = watching.meetings.create(MeetingKind.WORKSHOP, DAY, DAY)
    watching.history.undo()
    watching.history.redo()
    assert watching.office.changed_elsewhere() == frozenset()
    watching.meetings.change(meeting.id, title_en="Border management")
    other.information.create(DAY, DAY)
    watching.meetings.change(meeting.id, title_en="Management of borders")
    assert watching.office.changed_elsewhere() == {"information"}


def test_an_act_elsewhere_that_changed_nothing_is_none(watching: UseCases, other: UseCases) -> None:
    meeting = watching.meetings.create(MeetingKind.WORKSHOP, DAY, DAY)
    other.meetings.change(meeting.id, title_en=meeting.title.en)
    assert watching.office.changed_elsewhere() == frozenset()


def test_each_act_of_two_busy_programs_is_known_for_whose_it_is(watching: UseCases, other: UseCases) -> None:
    """Both write at once; whoever looks meanwhile hears of meetings alone, which only the other one makes."""
    heard: set[str] = set()

    def make_meetings() -> None:
        for _ in range(15):
            other.meetings.create(MeetingKind.WORKSHOP, DAY, DAY, skeleton=False)

    writing = threading.Thread(target=make_meetings)
    writing.start()
    while writing.is_alive():
        watching.information.create(DAY, DAY)
        heard |= watching.office.changed_elsewhere()
    writing.join()
    heard |= watching.office.changed_elsewhere()
    assert heard == {"meetings"}
