"""Ctrl+C, pipes that close, terminals and pipes: how the program behaves among others."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from almaty_desktop.services.use_cases import open_use_cases

# Terminals of this kind are there on every system but Windows.
pty = pytest.importorskip("pty")


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


def test_interrupted_compilation_leaves_no_file(
    start, office: Path, shared_data: Path, tmp_path: Path
) -> None:
    use_cases = open_use_cases(office)
    taken = use_cases.taking_in.add([shared_data / "documents" / "guides"])
    item = next(line for line in use_cases.agenda.show(1) if line.number == "1")
    use_cases.agenda.hang(item.id, list(dict.fromkeys(one.document for one in taken if one.document)))
    use_cases.office.close()
    target = tmp_path / "compilation.pdf"
    ours, theirs = pty.openpty()
    printing = start(
        "report", "compilation", "--meeting", "1", "--out", target, "--office", office, stderr=theirs
    )
    # The bar appears once the work has begun.
    assert os.read(ours, 1)
    printing.send_signal(signal.SIGINT)
    printing.communicate(timeout=60)
    os.close(theirs)
    os.close(ours)
    assert printing.returncode == 130
    assert list(tmp_path.iterdir()) == [office]


def test_a_file_is_replaced_only_where_the_person_agrees(start, run, office: Path, tmp_path: Path) -> None:
    target = tmp_path / "agenda.pdf"
    target.write_bytes(b"mine")
    typed = ("report", "agenda", "--meeting", "1", "--out", target, "--office", office, "--lang", "ru")
    ours, theirs = pty.openpty()
    asking = start(*typed, stdin=theirs, stderr=theirs)
    os.write(ours, "н\n".encode())
    asking.communicate(timeout=60)
    os.close(theirs)
    told = os.read(ours, 65536).decode()
    os.close(ours)
    assert "Заменить его? [д/Н]" in told
    assert (asking.returncode, target.read_bytes()) == (1, b"mine")
    assert run(*typed, "--yes").status == 0
    assert target.read_bytes().startswith(b"%PDF-")


def test_another_writer_is_waited_for_and_then_told(run, office: Path) -> None:
    """The window may be saving in the same office: nothing is lost, and nothing waits for ever."""
    days = ("--start", "2015-02-03", "--end", "2015-02-03")
    with sqlite3.connect(office / "office.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        ended = run("meeting", "create", "--kind", "briefing", *days, "--json", "--office", office)
        other.execute("ROLLBACK")
    assert (ended.status, ended.error["code"]) == (1, "busy")


def test_a_reader_that_has_seen_enough_is_no_error(start, model_office: Path) -> None:
    telling = start("states", "--office", model_office)
    telling.stdout.close()
    assert telling.stderr.read() == ""
    assert telling.wait(timeout=60) == 0
    # So that nobody reads from what is closed.
    telling.stdout = None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_gives_a_sentence(start, model_office: Path) -> None:
    with Path("/dev/full").open("w") as full:
        telling = start("states", "--office", model_office, "--lang", "ru", stdout=full.fileno())
        _, err = telling.communicate(timeout=60)
    assert (telling.returncode, err) == (
        1,
        "Не всё удалось прочитать или записать. Проверьте, есть ли место на диске.\n",
    )


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
