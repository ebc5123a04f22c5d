"""The locks: every file by its digest, from no particular place; every dependency explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.wheel import dependencies

SETS = ("requirements", "requirements-dev")


def names(requirements: str) -> list[str]:
    """The names of an ``.in`` file's dependencies, without their markers."""
    return [re.split(r"[\s;<>=\[]", line)[0] for line in dependencies(requirements)]


def pinned(lock: str) -> dict[str, str]:
    """Each pinned package of a lock, lower case and with hyphens, with its block of lines."""
    blocks = re.split(r"^(?=[A-Za-z0-9][A-Za-z0-9._-]*==)", lock, flags=re.MULTILINE)[1:]
    return {re.sub(r"[-_.]+", "-", block.partition("==")[0]).lower(): block for block in blocks}


@pytest.mark.parametrize("which", SETS)
def test_every_pin_has_digests(which: str, root: Path) -> None:
    """So that what is installed is what was tested."""
    blocks = pinned((root / f"{which}.lock").read_text("utf-8"))
    assert blocks
    assert [
        name for name, block in blocks.items() if not re.search(r"--hash=sha256:[0-9a-f]{64}", block)
    ] == []


@pytest.mark.parametrize("which", SETS)
def test_no_lock_names_a_place(which: str, root: Path) -> None:
    """Whoever installs decides where from."""
    lock = (root / f"{which}.lock").read_text("utf-8")
    assert not re.search(
        r"://|^\s*-{1,2}(?:i|f|index-url|extra-index-url|find-links|trusted-host)\b", lock, re.M
    )


@pytest.mark.parametrize("which", SETS)
def test_every_dependency_is_locked(which: str, root: Path) -> None:
    """Except those that only another system needs: the lock was made on one of them."""
    blocks = pinned((root / f"{which}.lock").read_text("utf-8"))
    for line in dependencies((root / f"{which}.in").read_text("utf-8")):
        if ";" not in line:
            name = re.split(r"[\s<>=\[]", line)[0]
            assert re.sub(r"[-_.]+", "-", name).lower() in blocks


def test_both_locks_agree(root: Path) -> None:
    """A package in both has the same version, or they could not be installed together."""
    program, tests = (pinned((root / f"{which}.lock").read_text("utf-8")) for which in SETS)
    version = re.compile(r"==(\S+)")
    for name in program.keys() & tests.keys():
        assert version.findall(program[name])[0] == version.findall(tests[name])[0], name


@pytest.mark.parametrize("which", SETS)
def test_every_dependency_is_explained(which: str, root: Path) -> None:
    """In ``docs/dependencies.md``, a line each, and nothing stands there that is gone."""
    explained = re.findall(r"^\| `([^`]+)` \|", (root / "docs" / "dependencies.md").read_text("utf-8"), re.M)
    wanted = names((root / f"{which}.in").read_text("utf-8"))
    assert [name for name in wanted if name not in explained] == []
    everything = {name for each in SETS for name in names((root / f"{each}.in").read_text("utf-8"))}
    assert set(explained) - everything == set()


def test_wheel_takes_the_dependencies_with_their_markers(root: Path) -> None:
    """Comments and options stay behind."""
    assert dependencies('# why\n-c other.lock\nlxml\ncolorama ; sys_platform == "win32"  # Windows\n') == [
        "lxml",
        'colorama ; sys_platform == "win32"',
    ]
