"""Every failure as a status and a sentence; the program's own faults are written down in a file."""

from __future__ import annotations

import errno
import traceback
from datetime import UTC, datetime

from almaty_desktop.cli.answer import INTERRUPTED, OFFICE_UNUSABLE, REFUSED
from almaty_desktop.i18n import Message, message
from almaty_desktop.services.errors import OfficeUnusable, Refused
from almaty_desktop.services.progress import Cancelled

_REASONS: dict[int, Message] = {
    errno.EACCES: message("Access to {file} is not allowed."),
    errno.EPERM: message("Access to {file} is not allowed."),
    errno.ENOENT: message("There is no such file or folder: {file}."),
    errno.ENOTDIR: message("Something in the path {file} is not a folder."),
    errno.EISDIR: message("{file} is a folder."),
    errno.EEXIST: message("{file} is there already, and is not a folder."),
    errno.EROFS: message("{file} lies where nothing can be written."),
    errno.ENOSPC: message("The disk is full, so {file} could not be written."),
    errno.ENAMETOOLONG: message("The name {file} is too long."),
}


def failure_of(error: Exception) -> tuple[int, Refused]:
    """The exit status, and the refusal that tells a person what happened."""
    if isinstance(error, OfficeUnusable):
        return OFFICE_UNUSABLE, error
    if isinstance(error, Refused):
        return REFUSED, error
    if isinstance(error, Cancelled):
        return INTERRUPTED, Refused("interrupted", message("Interrupted. Nothing was changed."))
    return REFUSED, _unforeseen(error)


def _unforeseen(error: Exception) -> Refused:
    """What no use case foresaw."""
    if isinstance(error, OSError) and not error.filename:
        saying = message("Not everything could be read or written. Check that the disk has room.")
        return Refused("storage", saying, {"error": str(error)})
    if isinstance(error, OSError):
        saying = _REASONS.get(error.errno or 0, message("{file} could not be read or written."))
        file = str(error.filename)
        return Refused("storage", Message(saying.one, {"file": f"«{file}»"}), {"error": str(error)})
    return Refused(
        "internal",
        message(
            "Something in the program itself went wrong, and the last step was not completed. "
            "What helps to find the fault is in {file}.",
            file=_written_down(error),
        ),
        {"error": f"{type(error).__name__}: {error}"},
    )


def _written_down(error: Exception) -> str:
    """Appends the fault to the user's log; the file's path."""
    # Only needed here, and not before something has gone wrong.
    from platformdirs import user_log_path

    file = user_log_path("Almaty Process", appauthor=False) / "faults.log"
    report = "".join(traceback.format_exception(error))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{datetime.now(UTC).isoformat()}\n{report}\n")
    except OSError:
        return "—"
    return str(file)
