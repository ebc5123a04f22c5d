"""The real program as a process of its own, and offices made by the real use cases."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.use_cases import make_use_cases

ENGLISH = """Guide to the registration of asylum seekers

This guide explains how asylum seekers are registered at the border crossing points.
"""
RUSSIAN = """Руководство по регистрации лиц, ищущих убежище

Это руководство объясняет, как регистрируют лиц, ищущих убежище, в пунктах пропуска через границу.
"""


def environment(**more: str) -> dict[str, str]:
    """An environment in which nothing of the person's own settings speaks."""
    own = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("LC_") and name not in ("LANG", "LANGUAGE", "ALMATY_OFFICE")
    }
    return {**own, "LANG": "C.UTF-8", "PYTHONUTF8": "1", **more}


@dataclass(frozen=True)
class Ended:
    """How a run of the program ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, Any]:
        """The error of ``--json``, its shape checked."""
        assert set(self.json) == {"error"}
        error: dict[str, Any] = self.json["error"]
        assert set(error) == {"code", "message", "details"}
        return error


Run = Callable[..., Ended]


@pytest.fixture(scope="session")
def command() -> list[str]:
    """How the program is started."""
    return [sys.executable, "-m", "almaty_desktop"]


@pytest.fixture(scope="session")
def run(command: list[str], root: Path) -> Run:
    """Runs the program to its end; ``more`` are further variables of its environment."""

    def run(*arguments: str | Path, cwd: Path = root, **more: str) -> Ended:
        path = {"PYTHONPATH": str(root)}
        done = subprocess.run(
            [*command, *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            env=environment(**path, **more),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            timeout=600,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Ended(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def start(command: list[str], root: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts the program and leaves it to the test; what still runs at the end is ended."""
    started: list[subprocess.Popen[str]] = []

    def start(
        *arguments: str | Path,
        stdin: int = subprocess.DEVNULL,
        stdout: int = subprocess.PIPE,
        stderr: int = subprocess.PIPE,
    ) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [*command, *map(str, arguments)],
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            cwd=root,
            env=environment(COLUMNS="60"),
            encoding="utf-8",
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one document in English and in Russian."""
    folder = tmp_path_factory.mktemp("papers")
    (folder / "guide.en.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "guide.ru.txt").write_text(RUSSIAN, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def model_office(tmp_path_factory: pytest.TempPathFactory, papers: Path) -> Path:
    """An office with a document, a meeting that it hangs on, and an information sheet; never written to."""
    folder = tmp_path_factory.mktemp("model") / "office"
    made = make_use_cases(folder, now=lambda: datetime(2014, 3, 1, 9, tzinfo=UTC))
    taken = made.taking_in.add([papers])
    meeting = made.meetings.create(
        MeetingKind.SOM, date(2014, 5, 6), date(2014, 5, 7), place=Bilingual("Almaty", "Алматы"), host="KZ"
    )
    item = next(line for line in made.agenda.show(meeting.id) if line.number == "2")
    made.agenda.hang(item.id, [taken[0].document or 0])
    made.information.create(date(2014, 1, 1), date(2014, 3, 31))
    made.office.close()
    return folder


@pytest.fixture
def office(model_office: Path, tmp_path: Path) -> Path:
    """A copy of the model office, to do with as one likes."""
    return Path(shutil.copytree(model_office, tmp_path / "office"))
