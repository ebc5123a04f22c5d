"""The bundle: built as for a release, and started where nothing of the project is near."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
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


@pytest.fixture(scope="module")
def home(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A person's folder with the sample office, made by the bundle."""
    place = tmp_path_factory.mktemp("дом")
    made = start(bundle, "almaty", "init", "--sample", "--yes", home=place)
    assert made.returncode == 0, made.stdout + made.stderr
    return place


def test_bundle_makes_the_sample_office(bundle: Path, home: Path) -> None:
    """``init --sample``, then the office is whole and its participants stand in it."""
    checked = start(bundle, "almaty", "check", "--json", home=home)
    assert json.loads(checked.stdout) == {"ok": True, "findings": []}
    states = json.loads(start(bundle, "almaty", "states", "--on", "2013-06-05", "--json", home=home).stdout)
    pending = {state["code"]: state["printed_en"] for state in states if state["standing"] == "pending"}
    assert pending == {"IR": "[Islamic Republic of Iran]", "PK": "[Islamic Republic of Pakistan]"}


@pytest.mark.parametrize("name", ["agenda", "documents", "compilation"])
def test_bundle_prints(bundle: Path, home: Path, name: str) -> None:
    """A print of a real meeting: the compilation runs in a process of its own, the bundle started again."""
    meetings = json.loads(start(bundle, "almaty", "meeting", "list", "--json", home=home).stdout)
    meeting = next(each["id"] for each in meetings if each["kind"] == "som")
    target = home / f"{name}.pdf"
    words = (
        "report",
        name,
        "--meeting",
        str(meeting),
        "--out",
        str(target),
        "--layout",
        "side-by-side",
        "--json",
    )
    printed = start(bundle, "almaty", *words, home=home)
    assert printed.returncode == 0, printed.stdout + printed.stderr
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) == json.loads(printed.stdout)["pages"] > 0


def test_bundle_reads_files_in_a_process_of_its_own(bundle: Path, home: Path, shared_data: Path) -> None:
    """``archive add`` starts the bundle's own program again; the word is then found in another form."""
    source = shared_data / "documents" / "udhr" / "udhr.ru.docx"
    added = start(bundle, "almaty", "archive", "add", str(source), "--json", home=home)
    assert json.loads(added.stdout)["files"][0]["result"] in ("added", "duplicate"), (
        added.stdout + added.stderr
    )
    found = start(bundle, "almaty", "archive", "search", "человеческих", "--lang", "ru", "--json", home=home)
    assert json.loads(found.stdout)["total"] > 0


def test_bundle_opens_its_window(bundle: Path, home: Path) -> None:
    """The window stays open on the office until it is asked to end, and says nothing bad meanwhile."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "ALMATY_OFFICE": str(home / "office")}
    program = str(bundle / f"almaty-desktop{SUFFIX}")
    with subprocess.Popen([program], cwd=home, env=environment, stderr=subprocess.PIPE, text=True) as window:
        try:
            with pytest.raises(subprocess.TimeoutExpired):
                window.wait(timeout=5)
        finally:
            window.terminate()
        assert window.stderr is not None
        assert "Traceback" not in window.stderr.read()


def test_bundle_draws_every_page_of_its_window(bundle: Path, home: Path) -> None:
    """``tour``: the pictures and prints that ``dev.py run`` makes where there is no display."""
    toured = start(bundle, "almaty", "tour", str(home / "out"), home=home)
    assert toured.returncode == 0, toured.stdout + toured.stderr
    assert len(list((home / "out").rglob("*.png"))) >= 4
    assert len(list((home / "out").rglob("*.pdf"))) >= 16
