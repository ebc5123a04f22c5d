"""What may not stand in the repository, and what must lie beside what."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

# Made by running things here; none of it is kept (see .gitignore).
MADE = {".git", ".venv", "__pycache__", "out", "build", "dist", ".benchmarks", ".hypothesis"}
PICTURES = {".png", ".ttf", ".pdf", ".ico", ".icns", ".jpg"}

PACKAGE_HOSTS = re.compile(
    r"\b(?:[\w-]+\.)*(?:pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|anaconda\.org)\b", re.IGNORECASE
)
MACHINE_PATHS = re.compile(r"(?<![\w.:/*])/(?:root|work|home/\w+|Users/\w+|private/tmp)/[\w.]")


def kept_files(root: Path) -> Iterator[Path]:
    """Every file of the project that is kept: caches, environments and output left out."""
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name not in MADE and not name.endswith("_cache")]
        for name in files:
            if not name.endswith((".mo", ".pyc")):
                yield Path(folder, name)


def kept_texts(root: Path) -> Iterator[tuple[str, str]]:
    """The project's text files with their text; this file names what it looks for and is left out."""
    for path in kept_files(root):
        if path.suffix not in PICTURES and path != Path(__file__):
            yield path.relative_to(root).as_posix(), path.read_bytes().decode("utf-8", "replace")


def test_no_package_host_is_named(root: Path) -> None:
    """Whoever installs decides where from."""
    assert [name for name, text in kept_texts(root) if PACKAGE_HOSTS.search(text)] == []


def test_no_path_of_one_machine(root: Path) -> None:
    """The project works wherever it lies."""
    found = {name: MACHINE_PATHS.findall(text) for name, text in kept_texts(root)}
    assert {name: paths for name, paths in found.items() if paths} == {}


def test_fonts_carry_their_licence(root: Path) -> None:
    """The licence of the fonts asks for it: the text beside them, whole and with its copyright line."""
    for folder in {path.parent for path in kept_files(root) if path.suffix == ".ttf"}:
        licence = (folder / "LICENSE.txt").read_text("utf-8")
        assert "Copyright (c) 2009, ParaType Ltd. All Rights Reserved." in licence
        assert licence.index("GRANT OF LICENSE") < licence.index("TERMINATION") < licence.index("DISCLAIMER")


def test_program_carries_its_licence(root: Path) -> None:
    """Apache-2.0, as the wheel's metadata says."""
    assert "Apache License" in (root / "LICENSE").read_text("utf-8")
