"""One window writes in an office at a time: a lock that the system lets go even when the program dies."""

from __future__ import annotations

import getpass
import json
import platform
from pathlib import Path

from filelock import FileLock, Timeout

from almaty_desktop.i18n import message
from almaty_desktop.services.errors import OfficeUnusable

LOCK = "office.lock"
HOLDER = "office.lock.holder"


class OfficeLock:
    """The lock of one office's folder; who holds it stands beside it for the sentence that refuses."""

    def __init__(self, folder: Path) -> None:
        # A window opens an office in one thread and closes it in another.
        self._lock = FileLock(folder / LOCK, thread_local=False)
        self._holder = folder / HOLDER

    def acquire(self) -> None:
        """Takes the lock, or raises OfficeUnusable (``office-in-use``) naming who has it."""
        if self._lock.is_locked:
            return
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            who, where = self._held_by()
            raise OfficeUnusable(
                "office-in-use",
                message(
                    "This office is open in another window ({who}, {where}). "
                    "You can open it for reading only.",
                    who=who,
                    where=where,
                ),
                {"who": who, "where": where},
            ) from error
        self._holder.write_text(json.dumps([getpass.getuser(), platform.node()]), encoding="utf-8")

    def _held_by(self) -> tuple[str, str]:
        try:
            who, where = json.loads(self._holder.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return "?", "?"
        return str(who), str(where)

    def release(self) -> None:
        """Lets go; harmless where it is not held."""
        if self._lock.is_locked:
            self._holder.unlink(missing_ok=True)
            self._lock.release()
