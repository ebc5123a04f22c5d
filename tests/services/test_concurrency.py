"""Several programs on one office, and the power cut: nothing is lost, nothing is half written."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from almaty_desktop.models import store as store_module
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.office import DATABASE
from almaty_desktop.services.use_cases import UseCases, open_use_cases
from tests.services.moments import clock
from tests.services.reading import tables_of

DAY = date(2016, 5, 18)


@pytest.fixture
def two(fresh_folder: Path) -> tuple[UseCases, UseCases]:
    """Two programs on one office."""
    return open_use_cases(fresh_folder, now=clock), open_use_cases(fresh_folder, now=clock)


def _at_once(*works: Callable[[], object]) -> None:
    """All works in threads of their own, begun together; what one raises is raised here."""
    gate = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> None:
        gate.wait()
        work()

    with ThreadPoolExecutor(len(works)) as pool:
        for done in [pool.submit(run, work) for work in works]:
            done.result()


def test_what_two_programs_write_at_once_is_all_there(two: tuple[UseCases, UseCases]) -> None:
    meeting = two[0].meetings.create(MeetingKind.SOM, DAY, DAY, skeleton=False).id

    def write(office: UseCases, name: str) -> None:
        for number in range(15):
            office.agenda.add(meeting, title_en=f"{name}{number}")

    _at_once(
        *(
            lambda office=office, name=name: write(office, name)
            for office, name in zip(two, "ab", strict=True)
        )
    )
    lines = two[0].agenda.show(meeting)
    assert {line.title.en for line in lines} == {f"{name}{number}" for name in "ab" for number in range(15)}
    assert [line.position for line in lines] == list(range(30))
    assert two[1].agenda.show(meeting) == lines
    for office in two:
        assert office.health.check() == ()
        office.office.close()


def test_of_two_that_looked_at_the_same_reading_one_is_told(two: tuple[UseCases, UseCases]) -> None:
    meeting = two[0].meetings.create(MeetingKind.SOM, DAY, DAY)
    for round_number in range(8):
        version = two[0].meetings.show(meeting.id).version
        won: list[str] = []
        told: list[str] = []

        def write(office: UseCases, name: str, version: int = version) -> None:
            try:
                office.meetings.change(meeting.id, version, title_en=f"{name}{round_number}")  # noqa: B023
                won.append(f"{name}{round_number}")  # noqa: B023
            except Refused as refused:
                told.append(refused.code)  # noqa: B023

        _at_once(lambda: write(two[0], "a"), lambda: write(two[1], "b"))
        assert told == ["changed-meanwhile"]
        assert [two[0].meetings.show(meeting.id).title.en] == won
    for office in two:
        office.office.close()


def test_a_symbol_that_two_ask_for_at_once_goes_to_one(two: tuple[UseCases, UseCases]) -> None:
    symbol = two[0].meetings.next_symbol(3, 2016)
    told: list[str] = []

    def ask(office: UseCases) -> None:
        try:
            office.meetings.create(MeetingKind.SOM, DAY, DAY, symbol=symbol)
        except Refused as refused:
            told.append(refused.code)

    _at_once(lambda: ask(two[0]), lambda: ask(two[1]))
    assert told == ["A1"]
    assert [line.symbol for line in two[0].meetings.list()] == [symbol]
    for office in two:
        office.office.close()


def test_an_undo_that_two_ask_for_at_once_is_done_once_each(two: tuple[UseCases, UseCases]) -> None:
    for number in range(2):
        two[0].meetings.create(MeetingKind.SOM, DAY, DAY, skeleton=bool(number))
    told: list[str] = []

    def undo(office: UseCases) -> None:
        try:
            office.history.undo()
        except Refused as refused:
            told.append(refused.code)

    _at_once(lambda: undo(two[0]), lambda: undo(two[1]))
    # Either both were undone, one after the other, or one was told; never half of one.
    assert len(two[0].meetings.list()) == len(told)
    assert two[0].health.check() == ()
    for office in two:
        office.office.close()


def test_readers_are_not_held_up_by_a_writer(two: tuple[UseCases, UseCases]) -> None:
    two[0].meetings.create(MeetingKind.SOM, DAY, DAY)
    with two[0].office.store.writing() as session:
        session.connection().exec_driver_sql("UPDATE meetings SET title_en = 'under way'")
        begun = time.monotonic()
        assert [line.title.en for line in two[1].meetings.list()] == ["Senior Officials’ Meeting"]
        assert time.monotonic() - begun < 5
    for office in two:
        office.office.close()


def test_a_writer_that_waits_too_long_is_told_so(fresh_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "WAIT_FOR_WRITER_MS", 100)
    office = open_use_cases(fresh_folder, now=clock)
    before = tables_of(fresh_folder)
    holder = sqlite3.connect(fresh_folder / DATABASE, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(Refused) as refused:
        office.meetings.create(MeetingKind.SOM, DAY, DAY)
    assert refused.value.code == "busy"
    holder.execute("ROLLBACK")
    holder.close()
    assert tables_of(fresh_folder) == before
    office.meetings.create(MeetingKind.SOM, DAY, DAY)
    office.office.close()


WRITE = """
import sys
from datetime import date
from pathlib import Path
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.use_cases import open_use_cases

office = open_use_cases(Path(sys.argv[1]))
for number in range(50):
    office.meetings.create(MeetingKind.SOM, date(2016, 5, 18), date(2016, 5, 19))
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by a signal of POSIX")
@pytest.mark.parametrize("seed", range(4))
def test_after_a_power_cut_the_office_opens_with_all_that_was_said_to_be_written(
    fresh_folder: Path, root: Path, seed: int
) -> None:
    chance = random.Random(seed)
    process = subprocess.Popen(
        [sys.executable, "-c", WRITE, str(fresh_folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert process.stdout is not None
    wanted = chance.randrange(1, 45)
    said = 0
    while said < wanted:
        said = int(process.stdout.readline()) + 1
    time.sleep(chance.random() / 100)
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    said = max([said, *(int(line) + 1 for line in rest.split())])
    if seed % 2:
        # The companion that a computer without power would not have kept either.
        (fresh_folder / f"{DATABASE}-shm").unlink(missing_ok=True)
    office = open_use_cases(fresh_folder, alone=True, now=clock)
    assert office.health.check() == ()
    meetings = office.meetings.list()
    assert said <= len(meetings) <= said + 1
    items = {len(office.agenda.show(meeting.id)) for meeting in meetings}
    assert len(items) == 1
    assert len(office.history.recent(1000)) == len(meetings) + 1
    office.office.close()
