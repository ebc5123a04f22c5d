"""Ctrl+C, pipes that close, terminals and pipes: how the program behaves among others."""

from __future__ import annotations

import json
import os
import pty
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest


def wait_until(true: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not true():
        assert time.monotonic() < until
        time.sleep(0.01)


def kept_files(office: Path) -> list[str]:
    return sorted(path.name for path in (office / "files").rglob("*") if path.is_file())


def test_interrupted_taking_in_leaves_nothing(start, run, office: Path, shared_data: Path) -> None:
    """The interrupt comes when the first files lie in the store already."""
    before = kept_files(office)
    history = run("history", "--json", "--office", office).json
    adding = start("archive", "add", shared_data / "documents", "--office", office, "--json")
    wait_until(lambda: len(kept_files(office)) > len(before) + 3)
    assert adding.poll() is None, "it was done before it could be interrupted"
    adding.send_signal(signal.SIGINT)
    out, err = adding.communicate(timeout=60)
    assert adding.returncode == 130
    assert json.loads(out)["error"]["code"] == "interrupted"
    assert err == ""
    assert kept_files(office) == before
    assert run("archive", "verify", "--office", office).status == 0
    assert run("history", "--json", "--office", office).json == history


def test_interrupted_sample_leaves_no_office(start, tmp_path: Path) -> None:
    making = start("init", "--sample", "--office", tmp_path / "office", "--lang", "ru")
    wait_until(lambda: any(tmp_path.rglob("office.db")))
    making.send_signal(signal.SIGINT)
    _, err = making.communicate(timeout=60)
    assert making.returncode == 130
    assert err == "Прервано. Ничего не изменено.\n"
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_has_seen_enough_is_no_error(start, model_office: Path) -> None:
    telling = start("states", "--office", model_office)
    telling.stdout.close()
    assert telling.stderr.read() == ""
    assert telling.wait(timeout=60) == 0
    # So that nobody reads from what is closed.
    telling.stdout = None


def test_a_bar_on_a_terminal_only(start, office: Path, shared_data: Path) -> None:
    ours, theirs = pty.openpty()
    paper = shared_data / "documents" / "udhr" / "udhr.kk.pdf"
    adding = start("archive", "add", paper, "--office", office, stderr=theirs)
    out, _ = adding.communicate(timeout=120)
    os.close(theirs)
    drawn = os.read(ours, 65536).decode()
    os.close(ours)
    assert adding.returncode == 0
    assert "udhr.kk.pdf" in drawn and "0 of 1" in drawn
    assert drawn.endswith("\r\x1b[K"), "the bar is taken off again"
    assert "\x1b" not in out


def test_output_in_a_terminal_of_another_encoding(run, model_office: Path) -> None:
    """What the encoding can't write is escaped; JSON is UTF-8 all the same."""
    other = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    plain = run("states", "--lang", "ru", "--office", model_office, **other)
    assert plain.status == 0
    assert "\\u041a" in plain.out
    data = run("states", "--json", "--office", model_office, **other)
    assert "Республика Казахстан" in data.out


@pytest.mark.skipif(shutil.which("mkfifo") is None, reason="needs named pipes")
def test_a_name_that_steers_the_terminal_is_shown_harmlessly(run, office: Path, tmp_path: Path) -> None:
    evil = tmp_path / "a\x1b[31m\u202efdp.txt"
    evil.write_bytes(b"")
    undecodable = os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.txt")
    Path(undecodable).write_bytes(b"")
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    ended = run("archive", "add", evil, undecodable, pipe, "--office", office)
    assert ended.status == 1
    assert "\x1b" not in ended.out and "\u202e" not in ended.out
    data = run("archive", "add", evil, undecodable, pipe, "--office", office, "--json").json["files"]
    assert [file["code"] for file in data] == ["empty", "empty", "not-a-file"]
    assert data[1]["path"] == undecodable
