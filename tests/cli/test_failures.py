"""Exit statuses, and errors as sentences in the chosen language."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path

import pytest

from almaty_desktop.cli.main import main

RUSSIAN = re.compile(r"[а-яё]{3}")

WRONG = [
    [],
    ["march"],
    ["decisions", "list"],
    ["meeting"],
    ["meeting", "shoe"],
    ["meeting", "show"],
    ["meeting", "show", "x"],
    ["meeting", "show", "0"],
    ["meeting", "show", "99999999999999999999"],
    ["meeting", "create", "--kind", "som"],
    ["meeting", "create", "--kind", "party", "--start", "2015-01-01", "--end", "2015-01-01"],
    ["meeting", "create", "--kind", "som", "--start", "01.02.2015", "--end", "2015-01-01"],
    ["meeting", "create", "--kind", "som", "--start", "20150101", "--end", "2015-01-01"],
    ["states", "--on", "2015-02-30"],
    ["states", "--lang", "de"],
    ["states", "--office", ""],
    ["states", "--jso"],
    ["states", "extra"],
    ["states", "--json=yes"],
    ["states", "--on"],
    ["archive", "add"],
    ["archive", "search"],
    ["archive", "search", "\udcff"],
    ["report"],
    ["report", "menu", "--out", "x.pdf"],
    ["report", "agenda", "--out", "x.pdf"],
    ["report", "agenda", "--meeting", "1"],
    ["report", "agenda", "--meeting", "1", "--out", "x.pdf", "--layout", "upside-down"],
]


@pytest.mark.parametrize("typed", WRONG, ids=" ".join)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_wrongly_typed(
    typed: list[str], language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In this very process, for there are many; every sentence is in one language, Python's none."""
    monkeypatch.setenv("LC_ALL", f"{language}_XX.UTF-8")
    assert main(typed) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.strip()
    assert bool(RUSSIAN.search(told.err)) == (language == "ru")
    assert "error:" not in told.err and "expected" not in told.err and "required" not in told.err


@pytest.mark.parametrize("typed", [["--json", "states", "extra"], ["meeting", "show", "--json"], ["--json"]])
def test_wrongly_typed_with_json(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(typed) == 2
    error = json.loads(capsys.readouterr().out)["error"]
    assert error["code"] == "usage"
    assert error["message"]


def test_help_is_in_the_language_and_leaves_no_english_of_python(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ([], ["meeting", "create"], ["archive", "search"], ["report"], ["init"]):
        assert main([*command, "--lang", "ru", "--help"]) == 0
        told = capsys.readouterr().out
        assert told.startswith("Использование: almaty")
        for english in ("usage", "options:", "positional", "show this", "arguments"):
            assert english not in told


def test_statuses_through_the_program(run, office: Path, tmp_path: Path) -> None:
    """The real program: 0 with the version, 1 refused, 2 typed wrongly."""
    version = run("--version")
    assert version.status == 0
    assert re.fullmatch(r"almaty \d+\.\d+\.\d+\n", version.out)
    missing = run("--lang", "ru", "meeting", "show", "77", "--office", office)
    assert (missing.status, missing.out) == (1, "")
    assert RUSSIAN.search(missing.err)
    error = run("meeting", "show", "77", "--office", office, "--json").error
    assert (error["code"], error["message"]) == ("not-found", "The meeting 77 is not in this office.")
    assert run("cadence").status == 2
    days = ("--start", "2015-02-03", "--end", "2015-02-01")
    refused = run("meeting", "create", "--kind", "som", *days, "--json", "--office", office)
    assert (refused.status, refused.error["code"]) == (1, "dates")
    lost = run("report", "agenda", "--meeting", "1", "--out", tmp_path / "no" / "x.pdf", "--office", office)
    assert (lost.status, lost.out) == (1, "")


def newer(office: Path) -> None:
    with sqlite3.connect(office / "office.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")


def no_database(office: Path) -> None:
    (office / "office.db").write_bytes(b"this is no database at all, but it is long enough" * 99)


def missing(office: Path) -> None:
    (office / "office.db").unlink()


def broken_inside(office: Path) -> None:
    """The head of the file is good, so it opens; the pages behind it are not."""
    database = office / "office.db"
    content = database.read_bytes()
    database.write_bytes(content[: 4096 * 3] + b"\xa5" * (len(content) - 4096 * 3))


@pytest.mark.parametrize(
    ("harm", "code"),
    [(missing, "no-office"), (newer, "newer"), (no_database, "damaged"), (broken_inside, "damaged")],
)
def test_an_office_that_can_not_be_opened(run, office: Path, harm, code: str) -> None:
    harm(office)
    ended = run("states", "--office", office, "--json", "--lang", "ru")
    assert (ended.status, ended.error["code"]) == (3, code)
    assert RUSSIAN.search(ended.error["message"])
    told = run("states", "--office", office)
    assert (told.status, told.out) == (3, "")
    assert str(office) in told.err


def test_an_address_is_no_folder(run, tmp_path: Path) -> None:
    ended = run("init", "--office", "https://example.org/office", "--json", cwd=tmp_path)
    assert (ended.status, ended.error["code"]) == (3, "not-a-folder")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_else_in_it_is_left_alone(run, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    ended = run("init", "--office", tmp_path, "--json")
    assert (ended.status, ended.error["code"]) == (1, "not-empty")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
