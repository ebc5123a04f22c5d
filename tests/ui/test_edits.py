"""Edits beside the window: in order, none lost, also where the page goes while one is being written."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from almaty_desktop.i18n import message
from almaty_desktop.services.errors import Refused
from almaty_desktop.ui.edits import Edits
from almaty_desktop.ui.jobs import Jobs


class Row:
    """Something with a version, which refuses what rests on an older one, as the use cases do."""

    def __init__(self) -> None:
        self.version = 1
        self.words: list[str] = []
        self.may_write = threading.Event()
        self.writing = threading.Event()

    def change(self, word: str, version: int) -> int:
        self.writing.set()
        assert self.may_write.wait(10)
        if version != self.version:
            raise Refused("changed-meanwhile", message("Cancel"))
        self.version += 1
        self.words.append(word)
        return self.version


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def test_what_waits_rests_on_what_is_being_written(qtbot: QtBot, jobs: Jobs) -> None:
    """The page goes while one edit is being written and another waits: both are written, in their order."""
    row, seen, owner = Row(), {"version": 1}, QObject()
    refused: list[Exception] = []
    edits = Edits(jobs, refused.append, owner)

    def act(word: str) -> None:
        edits.act(lambda: row.change(word, seen["version"]), lambda version: seen.update(version=version))

    act("first")
    act("second")
    assert row.writing.wait(10)
    threading.Timer(0.05, row.may_write.set).start()
    edits.finish(lambda: act("third"))
    assert row.words == ["first", "second", "third"]
    assert refused == []
    assert not edits.busy
    # What arrives later from the write that was waited for is not told a second time.
    qtbot.wait(50)
    assert seen == {"version": 4}


def test_a_refusal_of_what_is_being_written_is_told_and_the_rest_goes_on(qtbot: QtBot, jobs: Jobs) -> None:
    """The first is refused; what waits behind it is written all the same."""
    row, owner = Row(), QObject()
    refused: list[Exception] = []
    edits = Edits(jobs, refused.append, owner)
    edits.act(lambda: row.change("old", 7))
    edits.act(lambda: row.change("new", 1))
    row.may_write.set()
    edits.finish(lambda: None)
    assert row.words == ["new"]
    assert len(refused) == 1
    qtbot.wait(50)
    assert len(refused) == 1
