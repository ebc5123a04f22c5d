"""The mark of a take-in under way, by which the next opening learns that one was interrupted."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from almaty_desktop.models.documents import StoredFile
from almaty_desktop.services.office import Office

MARKER = ".taking-in-"


def interrupted(office: Office) -> tuple[Path, ...]:
    """The markers of take-ins whose program is gone; none while one is still under way anywhere."""
    markers = list(office.folder.glob(f"{MARKER}*"))
    if not markers:
        return ()
    # Only needed after a take-in was cut short.
    import psutil

    if any(psutil.pid_exists(int(marker.name.removeprefix(MARKER))) for marker in markers):
        return ()
    return tuple(markers)


def clear_interrupted(office: Office, marker: Path) -> int:
    """Takes out of the store what an interrupted take-in put there; the sources are where they were.

    Only files that no row of the database knows, and that came after the take-in began. How many.
    """
    with office.reading() as session:
        known = set(session.scalars(select(StoredFile.sha256)))
    removed = office.files.remove_since(marker.stat().st_mtime, known)
    marker.unlink(missing_ok=True)
    return removed
