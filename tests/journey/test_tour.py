"""The tour that is made where there is no display: every print, and a picture of every page."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QImage

from almaty_desktop.i18n import Language
from almaty_desktop.opening import AREAS
from almaty_desktop.services.report_names import REPORTS
from almaty_desktop.ui.pictures import HEIGHT, WIDTH

LAYOUTS = ("en", "ru", "side-by-side", "one-after-the-other")
SIGHTS = (
    "people",
    "chair",
    "chair-term",
    "meeting-decisions",
    "meeting-delegations",
    "decision",
    "silence",
    "modalities",
)
PICTURES = (
    *(
        f"{name}.{language}.{scheme}.png"
        for name in ("start", *(area.key for area in AREAS), *SIGHTS)
        for language in Language
        for scheme in ("light", "dark")
    ),
    *(f"board.{language}.dark.png" for language in Language),
)


@pytest.fixture(scope="module")
def made(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """What a tour makes, and what it says; there is no display."""
    folder = tmp_path_factory.mktemp("tour") / "out"
    environment = {**os.environ, "LANG": "ru_RU.UTF-8"}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        environment.pop(name, None)
    done = subprocess.run(
        [sys.executable, "-m", "almaty_desktop", "tour", str(folder)],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return folder, done.stdout


def test_every_print_is_made_in_every_layout(made: tuple[Path, str]) -> None:
    folder, said = made
    left_out = {one.name for one in REPORTS if f"{one.name}.pdf: в учебном офисе печатать нечего" in said}
    names = {f"{one.name}.{layout}.pdf" for one in REPORTS if one.name not in left_out for layout in LAYOUTS}
    assert {path.name for path in (folder / "prints").iterdir()} == names
    # Whatever needs nothing, or a meeting, a sheet or an edition, is in every sample.
    assert all(set(one.needs) - {"meeting", "sheet", "edition"} for one in REPORTS if one.name in left_out)
    for name in names:
        document = pypdfium2.PdfDocument(folder / "prints" / name)
        pages = len(document)
        document.close()
        assert pages
        assert f"{name}: {pages} стр" in said.replace("\u00a0", " ")


def test_every_page_of_the_window_is_drawn_in_both_languages_light_and_dark(made: tuple[Path, str]) -> None:
    folder, _ = made
    assert sorted(path.name for path in (folder / "pictures").iterdir()) == sorted(PICTURES)
    seen = {}
    for name in PICTURES:
        image = QImage(str(folder / "pictures" / name))
        assert (image.width(), image.height()) == (WIDTH, HEIGHT)
        seen[name] = image
        bright = image.smoothScaled(1, 1).pixelColor(0, 0).lightness()
        assert bright > 180 if ".light." in name else bright < 80
    # No page shows what another one, or the other language, shows.
    assert len({bytes(image.constBits()) for image in seen.values()}) == len(PICTURES)


def test_a_tour_without_a_folder_says_what_it_needs(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "almaty_desktop", "tour"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "tour" in done.stderr
