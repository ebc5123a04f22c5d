"""The mark of a take-in under way, by which the next opening learns that one was interrupted."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from sqlalchemy import select

from almaty_desktop.services.office import Office, not_writable

MARKER = ".taking-in-"


def put_marker(office: Office) -> Path:
    """Marks that a take-in of this process is under way. Raises Refused where nothing can be written."""
    marker = office.folder / f"{MARKER}{os.getpid()}-{secrets.token_hex(4)}"
    try:
        marker.write_text("", encoding="utf-8")
    except OSError as error:
        raise not_writable(error) from error
    return marker


def interrupted(office: Office) -> tuple[Path, ...]:
    """The markers of take-ins whose program is gone; none while one is still under way anywhere."""
    markers = tuple(office.folder.glob(f"{MARKER}*"))
    return () if any(_under_way(marker) for marker in markers) else markers


def clear_cut_short(office: Office, marker: Path) -> None:
    """As :func:`clear_interrupted` for a take-in of this process that was cancelled or failed.

    Where another one is under way the files may be that one's too: the next opening sees to them.
    """
    others = (one for one in office.folder.glob(f"{MARKER}*") if one != marker)
    if not any(_under_way(one) for one in others):
        clear_interrupted(office, marker)


def clear_interrupted(office: Office, marker: Path) -> int:
    """Takes out of the store what an interrupted take-in put there; the sources are where they were.

    Only files that no row of the database knows, and that came after the take-in began. How many.
    """
    # Only needed after a take-in was cut short.
    from almaty_desktop.models.documents import StoredFile

    with office.reading() as session:
        known = set(session.scalars(select(StoredFile.sha256)))
    removed = office.files.remove_since(marker.stat().st_mtime, known)
    marker.unlink(missing_ok=True)
    return removed


def _under_way(marker: Path) -> bool:
    """Whether the process that set the marker still runs; numbers of processes are used again."""
    # Only needed after a take-in was cut short.
    import psutil

    number = marker.name.removeprefix(MARKER).partition("-")[0]
    if not number.isdigit():
        return False
    try:
        return bool(psutil.Process(int(number)).create_time() <= marker.stat().st_mtime + 1)
    except (psutil.NoSuchProcess, FileNotFoundError):
        return False
    except psutil.Error:
        return True  # it is there but hides itself
