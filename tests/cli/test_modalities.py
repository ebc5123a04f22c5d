"""The editions of the Operating Modalities on the command line (rule D4)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from almaty_desktop.services.use_cases import make_use_cases
from tests.services.modalities_history import CONFERENCE, TERM, lengthen_the_term
from tests.services.moments import clock

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def amended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with two editions; only read."""
    folder = tmp_path_factory.mktemp("amended") / "office"
    office = make_use_cases(folder, now=clock)
    lengthen_the_term(office)
    office.office.close()
    return folder


def test_editions_are_listed_and_read(run: Run, amended: Path) -> None:
    newest, first = run("--office", amended, "--json", "modalities", "list").json
    assert (newest["number"], newest["date"]) == (2, "2015-11-04")
    assert (newest["decision_title_en"], newest["meeting_title_ru"]) == (TERM.en, CONFERENCE.ru)
    assert (first["number"], first["date"], first["decision"]) == (1, "2013-06-05", None)
    shown = run("--office", amended, "--lang", "en", "modalities", "show")
    assert shown.status == 0 and shown.out.startswith("Edition 2 · 4 November 2015\n")
    assert "office will be three years" in shown.out
    first_text = run("--office", amended, "--json", "modalities", "show", "1").json["text_en"]
    assert "office will be two years" in first_text


def test_two_editions_are_compared_to_the_word(run: Run, amended: Path) -> None:
    found = run("--office", amended, "--json", "modalities", "compare", "2", "1").json
    assert (found["before"]["number"], found["after"]["number"]) == (1, 2)
    assert (found["changes_en"], found["changes_ru"]) == (1, 1)
    (changed,) = found["paragraphs_en"]
    assert "office will be [-two-][+three+] years" in changed["text"]
    told = run("--office", amended, "--lang", "ru", "modalities", "compare", "1", "2").out
    assert "составляет [-два-][+три+] года" in told


def test_what_can_t_be_compared_is_refused_with_its_code(run: Run, amended: Path) -> None:
    same = run("--office", amended, "--json", "modalities", "compare", "1", "1")
    assert (same.status, same.error["code"]) == (1, "same-edition")
    missing = run("--office", amended, "--json", "modalities", "show", "7")
    assert (missing.status, missing.error["code"]) == (1, "not-found")


def test_editions_are_printed(run: Run, amended: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(amended, tmp_path / "office"))
    edition = tmp_path / "edition.pdf"
    done = run("--office", folder, "--json", "report", "modalities", "--edition", "1", "--out", edition)
    assert done.status == 0 and edition.read_bytes().startswith(b"%PDF") and done.json["pages"] >= 3
    both = tmp_path / "both.pdf"
    arguments = ("report", "modalities-comparison", "--edition", "1", "--with", "2", "--out", both)
    done = run("--office", folder, "--json", *arguments, "--layout", "side-by-side")
    assert done.status == 0 and both.read_bytes().startswith(b"%PDF")
