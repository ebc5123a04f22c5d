"""The bundle: built as for a release, and started where nothing of the project is near."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from almaty_desktop import __version__

SUFFIX = ".exe" if os.name == "nt" else ""


@pytest.fixture(scope="module")
def bundle(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that ``build.spec`` makes, under a name with a space and Cyrillic letters."""
    place = tmp_path_factory.mktemp("сборка 1")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(place), "--workpath", str(place / "work"), str(root / "build.spec")]
    # Its cache stays with the rest, so that two runs on one machine can't meet.
    environment = dict(os.environ, PYINSTALLER_CONFIG_DIR=str(place / "cache"))
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return place / "almaty-desktop"


def start(bundle: Path, program: str, *arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Starts a program of the bundle with none of this environment's settings."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL"))
    }
    environment |= {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "ALMATY_OFFICE": str(home / "office")}
    return subprocess.run(
        [str(bundle / f"{program}{SUFFIX}"), *arguments],
        cwd=home,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def test_bundle_starts(bundle: Path, tmp_path: Path) -> None:
    """``almaty --version`` says the version and nothing else."""
    done = start(bundle, "almaty", "--version", home=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"almaty {__version__}\n", "")


def test_bundle_carries_what_the_program_reads(bundle: Path) -> None:
    """Texts, fonts with their licence, migrations, the dictionary; of Babel only what is shown."""
    inside = bundle / "_internal"
    for wanted in (
        "almaty_desktop/_data/i18n/ru/LC_MESSAGES/almaty.mo",
        "almaty_desktop/_data/resources/fonts/PTF55F.ttf",
        "almaty_desktop/_data/resources/fonts/LICENSE.txt",
        "almaty_desktop/models/migrations/env.py",
        "pymorphy3_dicts_ru/data/meta.json",
        "babel/locale-data/ru_RU.dat",
        "babel/locale-data/en_GB.dat",
    ):
        assert (inside / wanted).is_file(), wanted
    assert not (inside / "babel/locale-data/de.dat").exists()


@pytest.mark.parametrize("word", ["--read-files", "--compile", "--show-pages"])
@pytest.mark.parametrize("program", ["almaty", "almaty-desktop"])
def test_bundle_starts_itself_again(bundle: Path, program: str, word: str, tmp_path: Path) -> None:
    """Work in a process of its own: both programs know the word and load what it needs."""
    done = start(bundle, program, word, home=tmp_path)
    assert "ModuleNotFoundError" not in done.stderr
    assert "not known" not in done.stderr
