"""Every page, in both languages, light and dark, at 100 and 200 %, on offices of every sort."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import every_board
import every_decision
import every_page
import offices_to_look_at
import pytest
from PySide6.QtWidgets import QApplication

from almaty_desktop.ui.tokens import Scheme

WINDOW = (1440, 868)
SMALL = (940, 520)
"""What is left of a full-HD screen at 200 %."""
SCREENS = ((1024, 768), (1280, 720), (1920, 1080))
"""What the board of the session room is shown on."""

OFFICES: dict[str, Callable[[Path], None]] = {
    "empty": offices_to_look_at.make_empty,
    "one-of-each": offices_to_look_at.make_one_of_each,
    "long": offices_to_look_at.make_long,
}


@pytest.fixture(scope="module", params=["sample", *OFFICES])
def office(
    request: pytest.FixtureRequest, sample_office: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = tmp_path_factory.mktemp("looks") / request.param
    if request.param == "sample":
        shutil.copytree(sample_office, folder)
    else:
        OFFICES[request.param](folder)
    return folder


def test_at_100_percent(office: Path, qapp: QApplication, tmp_path: Path) -> None:
    # Colours move nothing: the sample is looked at in both schemes, the others each in one of them.
    schemes = (Scheme.LIGHT, Scheme.DARK) if office.name == "sample" else (Scheme.LIGHT,)
    found = every_page.walk(qapp, office, tmp_path, *WINDOW, schemes)
    assert not found, "\n" + "\n".join(found)


def test_people_and_decisions_at_100_percent(office: Path, qapp: QApplication, tmp_path: Path) -> None:
    schemes = (Scheme.DARK,) if office.name == "sample" else (Scheme.LIGHT,)
    found = every_page.walk(qapp, office, tmp_path, *WINDOW, schemes, every_decision.steps)
    assert not found, "\n" + "\n".join(found)


def test_at_200_percent(office: Path, root: Path, tmp_path: Path) -> None:
    assert_good_at_200_percent(office, root, tmp_path)


def test_people_and_decisions_at_200_percent(office: Path, root: Path, tmp_path: Path) -> None:
    if office.name != "long":
        pytest.skip("where the long titles have room, the others have")
    assert_good_at_200_percent(office, root, tmp_path, "decisions")


def assert_good_at_200_percent(office: Path, root: Path, tmp_path: Path, *scene: str) -> None:
    """In a start of its own: Qt asks for the scale once, at the beginning."""
    program = Path(every_page.__file__)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": "2",
        "PYTHONPATH": os.pathsep.join([str(root), str(root / "tests" / "ui")]),
    }
    done = subprocess.run(
        [sys.executable, str(program), str(office), str(tmp_path), *map(str, SMALL), *scene],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    scale, *found = done.stdout.splitlines()
    assert scale == "at 2"
    assert not found, "\n" + "\n".join(found)


def test_the_board(office: Path, qapp: QApplication, tmp_path: Path) -> None:
    """Always dark; at three sizes, in both languages, the positions and then the text."""
    found = every_board.boards(qapp, office, tmp_path, SCREENS)
    assert not found, "\n" + "\n".join(found)
