"""The wheel: built, laid out in an empty folder, and started from there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from almaty_desktop import __version__
from tools.wheel import dependencies


@pytest.fixture(scope="module")
def installed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's files, unpacked as an installation lays them out; built from a copy of the project."""
    place = tmp_path_factory.mktemp("wheel")
    source = place / "source"
    for name in ("almaty_desktop", "i18n", "resources", "tools"):
        ignored = shutil.ignore_patterns("__pycache__", "*.mo")
        shutil.copytree(root / name, source / name, ignore=ignored)
    for name in ("pyproject.toml", "requirements.in", "README.md", "LICENSE", ".gitignore"):
        shutil.copy2(root / name, source / name)
    (wheel,) = WheelBuilder(str(source)).build(directory=str(place), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place / "installed")
    return place / "installed"


def test_texts_and_fonts_travel(installed: Path) -> None:
    """Compiled texts too, though the repository ignores them."""
    data = installed / "almaty_desktop" / "_data"
    assert (data / "i18n" / "ru" / "LC_MESSAGES" / "almaty.mo").is_file()
    assert (data / "resources" / "fonts" / "PTS55F.ttf").is_file()
    assert (data / "resources" / "fonts" / "LICENSE.txt").is_file()


def test_wheel_names_every_dependency(installed: Path, root: Path) -> None:
    """Those of ``requirements.in``, with their markers."""
    (place,) = installed.glob("*.dist-info/METADATA")
    named = Parser().parsestr(place.read_text("utf-8")).get_all("Requires-Dist", [])
    wanted = dependencies((root / "requirements.in").read_text("utf-8"))

    def alike(name: str) -> str:
        return name.replace(" ", "").replace("'", '"').lower()

    assert sorted(map(alike, named)) == sorted(map(alike, wanted))


def test_wheel_starts(installed: Path, tmp_path: Path) -> None:
    """The program and its Russian texts, with nothing of the source near."""
    environment = dict(os.environ, PYTHONPATH=str(installed), PYTHONUTF8="1")

    def say(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout.strip()

    assert say("-m", "almaty_desktop", "--version") == f"almaty {__version__}"
    ask = "from almaty_desktop.i18n import *; from almaty_desktop import paths; "
    ask += "print(paths.__file__, texts_in(Language.RU).text('today'), sep='|')"
    place, today = say("-c", ask).split("|")
    assert Path(place).is_relative_to(installed)
    assert today == "сегодня"
