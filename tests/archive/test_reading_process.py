"""The reading process may die, hang or eat memory; the next file is read all the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from almaty_desktop.archive.extraction.process import Limits, Reader


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text("Текст", encoding="utf-8")
    return path


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """A page of HTML that takes the parser many seconds."""
    path = tmp_path / "slow.html"
    path.write_text("<html>" + "<p>слово</p>" * 3_000_000, encoding="utf-8")
    return path


def kill_when_busy(reader: Reader) -> threading.Thread:
    def kill() -> None:
        time.sleep(0.5)
        assert reader.process_id is not None
        os.kill(reader.process_id, signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    return thread


def test_one_process_reads_many_files(good: Path) -> None:
    with Reader() as reader:
        first = reader.process_id
        assert [reader.read(good).text for _ in range(20)] == ["Текст"] * 20
        assert reader.process_id == first
    assert first is not None and not psutil.pid_exists(first)


def test_killed_in_the_middle(good: Path, slow: Path) -> None:
    with Reader() as reader:
        thread = kill_when_busy(reader)
        read = reader.read(slow)
        thread.join()
        assert read.problem_code == "crashed"
        assert reader.read(good).text == "Текст"


def test_killed_between_files(good: Path) -> None:
    with Reader() as reader:
        assert reader.process_id is not None
        os.kill(reader.process_id, signal.SIGKILL)
        time.sleep(0.2)
        codes = {reader.read(good).problem_code, reader.read(good).problem_code}
        assert "" in codes
        assert reader.read(good).text == "Текст"


def test_too_slow(good: Path, slow: Path) -> None:
    with Reader(Limits(seconds=0.5)) as reader:
        started = time.monotonic()
        assert reader.read(slow).problem_code == "timeout"
        assert time.monotonic() - started < 5
        assert reader.read(good).problem_code == ""


def test_too_much_memory(good: Path, tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    big.write_bytes("я".encode() * 30_000_000)
    with Reader(Limits(memory=250_000_000)) as reader:
        assert reader.read(big).problem_code in {"memory", "crashed"}
        assert reader.read(good).text == "Текст"


def test_cancel_from_another_thread(good: Path, slow: Path) -> None:
    with Reader() as reader:
        timer = threading.Timer(0.4, reader.cancel)
        timer.start()
        started = time.monotonic()
        assert reader.read(slow).problem_code == "cancelled"
        assert time.monotonic() - started < 5
        timer.join()
        assert reader.read(good).problem_code == "cancelled"


def test_cancel_by_asking(slow: Path) -> None:
    started = time.monotonic()
    with Reader(cancelled=lambda: time.monotonic() > started + 0.5) as reader:
        assert reader.read(slow).problem_code == "cancelled"
    assert time.monotonic() - started < 5


def test_works_from_any_folder(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A file here that is called like a module of the standard library must not be loaded.
    (good.parent / "zipfile.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(good.parent)
    with Reader() as reader:
        assert reader.read(Path("good.txt")).text == "Текст"


def test_no_answer_for_what_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (tmp_path / "empty.pdf").write_bytes(b"")
    with Reader() as reader:
        assert reader.read(tmp_path / "picture.png").problem_code == "picture"
        assert reader.read(tmp_path / "empty.pdf").problem_code == "unread-format"
        assert reader.read(tmp_path / "absent.pdf").problem_code == "unreadable"


CONFINED = """
import socket, subprocess, sys
from pathlib import Path
from almaty_desktop.archive.extraction import worker

worker._confine(1_000_000_000)
Path(sys.argv[1]).read_bytes()
for forbidden in (
    lambda: Path(sys.argv[1]).write_bytes(b"overwritten"),
    lambda: Path(sys.argv[1] + ".new").open("xb"),
    lambda: Path(sys.argv[1]).unlink(),
    lambda: subprocess.run(["true"]),
    lambda: socket.create_connection(("127.0.0.1", 9)),
):
    try:
        forbidden()
    except PermissionError:
        print("refused")
"""


def test_the_reading_process_can_neither_write_nor_connect(good: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", CONFINED, str(good)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    assert told.stdout.split() == ["refused"] * 5
    assert good.read_text(encoding="utf-8") == "Текст"
    assert [each.name for each in good.parent.iterdir()] == ["good.txt"]
