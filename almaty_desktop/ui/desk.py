"""What the program's opening hands to the window: how to open and make offices, where things lie."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from almaty_desktop.i18n import Bilingual, Message, Texts
from almaty_desktop.services.progress import Progress
from almaty_desktop.ui.areas import Area, Found


@dataclass(frozen=True)
class OpenOffice:
    """An open office as the window needs it; ``find``, ``counts``, ``undo`` are called in worker threads."""

    path: Path
    name: Bilingual
    use_cases: Any
    today: Callable[[], date]
    find: Callable[[str, Texts], Sequence[Found]]
    """Answers of the search field for the words typed so far, best first."""
    counts: Callable[[], Mapping[str, int]]
    """For each area how many things wait there; no number is shown for none."""
    undo_title: Callable[[], Message | None]
    """What Undo would take back now."""
    undo: Callable[[], object]
    """Takes the last act back; may refuse."""
    redo_title: Callable[[], Message | None]
    """What Redo would do again now."""
    redo: Callable[[], object]
    """Does again what was taken back last; may refuse."""
    listen: Callable[[Callable[[frozenset[str]], None]], object]
    """``listen(heard)``: ``heard(areas)`` is called after each change, in the thread that made it."""
    close: Callable[[], object]
    changed_elsewhere: Callable[[], frozenset[str]] = frozenset
    """The areas that other programs changed since this was last asked; called in worker threads."""
    read_only: bool = False


@dataclass(frozen=True)
class Desk:
    """What the window stands on."""

    areas: Sequence[Area]
    open_office: Callable[[Path, bool], OpenOffice]
    """``open_office(folder, read_only)``; may refuse (code ``office-in-use``: for reading it would do)."""
    make_office: Callable[[Path, bool, Progress], object]
    """``make_office(folder, sample, progress)``, in a worker thread; may refuse."""
    default_folder: Path
    """Where an office lies unless one says otherwise."""
    settings_file: Path
    log_file: Path
    version: str
