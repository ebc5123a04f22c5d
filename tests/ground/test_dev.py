"""``dev.py`` on real folders: what it leaves alone, what it makes anew, what it says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import dev

Start = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """A project that is installed in a second: no library, and a program that tells its words."""
    place = tmp_path / "мой проект"
    (place / "tools").mkdir(parents=True)
    (place / "almaty_desktop").mkdir()
    shutil.copy2(root / "dev.py", place)
    (place / "tools" / "catalogue.py").write_text("", "utf-8")
    (place / "requirements.lock").write_text("# nothing\n", "utf-8")
    (place / "requirements-dev.lock").write_text("# nothing either\n", "utf-8")
    (place / "almaty_desktop" / "__main__.py").write_text(
        "import sys; print('program:', *sys.argv[1:])\n", "utf-8"
    )
    return place


@pytest.fixture
def start(project: Path, tmp_path: Path) -> Start:
    """Types a command of the small project, from another folder and with no display."""

    def typed(*words: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
        command = [sys.executable, str(project / "dev.py"), *words]
        return subprocess.run(
            command,
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return typed


def test_second_start_makes_nothing(start: Start, project: Path) -> None:
    """The first one makes the environment; the second says nothing but what it does."""
    first, second = start("run", "--no-window"), start("run", "--no-window")
    assert first.returncode == second.returncode == 0, first.stdout + first.stderr
    assert "Making the environment" in first.stdout
    assert "Making the environment" not in second.stdout
    assert "Installing the libraries" not in second.stdout
    assert f"program: tour {project / 'out'}" in second.stdout


def test_half_made_environment_is_made_anew(start: Start, project: Path) -> None:
    """After a stop in the midst of installing, and after its interpreter was lost."""
    start("run", "--no-window")
    stamp = project / ".venv" / dev.STAMP.name
    stamp.write_text(dev.UNFINISHED, "ascii")
    assert "Making the environment" in start("run", "--no-window").stdout
    for interpreter in (project / ".venv").glob("[bS]*/python*"):
        interpreter.unlink()
    again = start("run", "--no-window")
    assert "Making the environment" in again.stdout
    assert "program: tour" in again.stdout


def test_changed_lock_is_installed(start: Start, project: Path) -> None:
    """Into the environment that is there."""
    start("run", "--no-window")
    (project / "requirements.lock").write_text("# changed\n", "utf-8")
    again = start("run", "--no-window")
    assert "Installing the libraries" in again.stdout
    assert "Making the environment" not in again.stdout


def test_unhashed_library_is_refused(start: Start, project: Path) -> None:
    """What the lock does not fix byte by byte is not installed, and the status says so."""
    (project / "requirements.lock").write_text("lxml==5.0.0\n", "utf-8")
    refused = start("run", "--no-window")
    assert refused.returncode == 1
    assert "could not be installed" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert "program:" not in refused.stdout


def test_bench_tells_which_limit_was_missed(start: Start, project: Path) -> None:
    """Every benchmark runs; the status is that of the worst. Nothing measured is not success."""
    assert "nothing to measure" in start("bench").stderr
    (project / "benchmarks").mkdir()
    (project / "benchmarks" / "a_slow.py").write_text(
        "import sys; print('ratio 3.2'); sys.exit(1)\n", "utf-8"
    )
    (project / "benchmarks" / "b_quick.py").write_text("print('ratio 1.1')\n", "utf-8")
    measured = start("bench")
    assert measured.returncode == 1
    assert "ratio 3.2" in measured.stdout
    assert "ratio 1.1" in measured.stdout
    assert "Missed: a_slow" in measured.stdout


@pytest.mark.parametrize("words", [(), ("walk",), ("run", "--fast"), ("bench", "x")])
def test_wrong_words_are_refused(start: Start, words: tuple[str, ...]) -> None:
    """With the status of a command that was typed wrongly, before anything is made."""
    refused = start(*words)
    assert refused.returncode == 2
    assert "usage:" in refused.stderr


def test_old_python_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """By a sentence that names what to type."""
    monkeypatch.setattr(sys, "version_info", (3, 9, 18, "final", 0))
    monkeypatch.setattr(sys, "argv", ["dev.py", "run"])
    with pytest.raises(dev.StopError, match=r"This is Python 3\.9; .*python3\.11 dev\.py run"):
        dev.check_python()


def test_missing_libraries_give_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """For each family of systems its own."""
    libraries = ["libxcb-cursor.so.0", "libEGL.so.1"]
    monkeypatch.setattr(dev, "is_debian", lambda: True)
    command = dev.install_command(libraries, ["binutils"])
    assert command == "sudo apt-get install -y binutils libegl1 libxcb-cursor0"
    monkeypatch.setattr(dev, "is_debian", lambda: False)
    for manager, expected in {
        "dnf": "sudo dnf install 'libxcb-cursor.so.0()(64bit)' 'libEGL.so.1()(64bit)' binutils",
        "pacman": "sudo pacman -S --needed libglvnd xcb-util-cursor binutils",
        "none": "install the packages that bring: libxcb-cursor.so.0 libEGL.so.1 binutils",
    }.items():
        monkeypatch.setattr(shutil, "which", lambda name, found=manager: name if name == found else None)
        assert dev.install_command(libraries, ["binutils"]) == expected


def test_loader_is_really_asked() -> None:
    """A library that no system has is missing."""
    assert not dev.loads("libalmaty-that-nobody-has.so.7")
