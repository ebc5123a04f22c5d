"""Work beside the window: results come home, Cancel stops, the latest question wins."""

from __future__ import annotations

import threading
import time

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from almaty_desktop.i18n import message
from almaty_desktop.services.progress import Cancelled, Progress
from almaty_desktop.ui.jobs import Job, Jobs

TITLE = message("Cancel")


def test_result_arrives_in_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[tuple[int, bool, bool]] = []
    window = threading.current_thread()

    def work(progress: Progress) -> bool:
        return threading.current_thread() is window

    jobs.run(TITLE, work, lambda inside: seen.append((1, inside, threading.current_thread() is window)))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(1, False, True)]
    assert jobs.running == ()


def test_progress_and_time_left_are_told(jobs: Jobs, qtbot: QtBot) -> None:
    note = message("Save")
    stop = threading.Event()

    def work(progress: Progress) -> None:
        for number in range(1, 4):
            progress.step(number, 4, note)
            time.sleep(0.4)
        stop.wait(5)
        progress.step(4, 4)

    job = jobs.run(TITLE, work)
    qtbot.waitUntil(lambda: job.done == 3, timeout=3000)
    assert job.fraction == 0.75
    assert job.note == note
    qtbot.waitUntil(lambda: job.seconds_left is not None, timeout=3000)
    assert 0 < (job.seconds_left or 0) < 5
    stop.set()
    qtbot.waitUntil(lambda: not job.running)


def test_many_quick_steps_do_not_flood_the_window(jobs: Jobs, qtbot: QtBot) -> None:
    reports = []

    def work(progress: Progress) -> int:
        for number in range(20_000):
            progress.step(number + 1, 20_000)
        return 1

    finished: list[int] = []
    job = jobs.run(TITLE, work, finished.append)
    job.progressed.connect(lambda: reports.append(job.done))
    qtbot.waitUntil(lambda: bool(finished), timeout=5000)
    assert reports[-1] == 20_000
    assert len(reports) < 200


def test_cancel_stops_at_the_next_step(jobs: Jobs, qtbot: QtBot) -> None:
    steps: list[int] = []
    told: list[str] = []

    def work(progress: Progress) -> None:
        try:
            for number in range(1000):
                progress.step(number, 1000)
                steps.append(number)
                time.sleep(0.01)
        except Cancelled:
            steps.append(-1)
            raise

    job = jobs.run(TITLE, work, lambda _: told.append("done"), None, lambda: told.append("cancelled"))
    qtbot.waitUntil(lambda: len(steps) > 2)
    job.cancel()
    assert job.cancelling
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["cancelled"]
    assert steps[-1] == -1
    assert len(steps) < 900


def test_failure_goes_to_whoever_takes_it_else_to_the_signal(jobs: Jobs, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        raise ValueError("broken")

    taken: list[Exception] = []
    jobs.run(TITLE, work, None, taken.append)
    qtbot.waitUntil(lambda: bool(taken))
    assert str(taken[0]) == "broken"
    with qtbot.waitSignal(jobs.failed) as caught:
        jobs.run(TITLE, work)
    assert isinstance(caught.args[0], Job)
    assert isinstance(caught.args[1], ValueError)


def test_several_jobs_run_at_once(jobs: Jobs, qtbot: QtBot) -> None:
    meeting = threading.Barrier(2, timeout=5)
    done: list[int] = []
    for _ in range(2):
        jobs.run(TITLE, lambda _: meeting.wait(), done.append)
    assert len(jobs.running) == 2
    qtbot.waitUntil(lambda: len(done) == 2)


def test_latest_question_wins(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    asked: list[str] = []
    answers: list[str] = []

    def question(words: str) -> str:
        asked.append(words)
        gate.wait(5)
        return words

    for words in ("a", "al", "alm", "alma"):
        jobs.ask("search", lambda words=words: question(words), answers.append)  # type: ignore[misc]
    gate.set()
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.wait(50)
    assert answers == ["alma"]
    assert asked == ["a", "alma"], "what was typed over in the meantime is not even asked"


def test_channels_do_not_disturb_each_other(jobs: Jobs, qtbot: QtBot) -> None:
    answers: list[int] = []
    jobs.ask("one", lambda: 1, answers.append)
    jobs.ask("two", lambda: 2, answers.append)
    qtbot.waitUntil(lambda: sorted(answers) == [1, 2])


def test_a_forgotten_question_is_not_answered(jobs: Jobs, qtbot: QtBot) -> None:
    answers: list[int] = []
    jobs.ask("one", lambda: 1, answers.append)
    jobs.forget("one")
    qtbot.wait(100)
    assert answers == []


def test_answers_for_a_widget_that_is_gone_are_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    class Asker(QObject):
        def take(self, answer: int) -> None:
            self.setObjectName(str(answer))

    asker = Asker()
    gate = threading.Event()
    jobs.ask("one", lambda: 1 if gate.wait(5) else 0, asker.take)
    asker.deleteLater()
    qtbot.wait(20)
    gate.set()
    qtbot.wait(100)


def test_close_cancels_and_waits(qapp: QApplication, qtbot: QtBot) -> None:
    jobs = Jobs()
    ended: list[bool] = []

    def work(progress: Progress) -> None:
        try:
            while True:
                progress.step(0, 0)
                time.sleep(0.01)
        finally:
            ended.append(True)

    jobs.run(TITLE, work)
    qtbot.wait(50)
    jobs.close()
    assert ended == [True]
