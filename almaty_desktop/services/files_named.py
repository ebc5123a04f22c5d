"""Which files a person means who names files and folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path


def files_named(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named (hidden ones left out), in a stable order."""
    given: set[Path] = set()
    for path in paths:
        inside = _inside(path) if path.is_dir() and not path.is_symlink() else [path]
        for file in inside:
            if file not in given:
                given.add(file)
                yield file


def _inside(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _inside(entry)
        else:
            yield entry
