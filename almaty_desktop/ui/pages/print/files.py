"""A finished print is copied to where a person wants it."""

from __future__ import annotations

import os
from pathlib import Path

from almaty_desktop.i18n import message
from almaty_desktop.reasons import reason_of
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.progress import Progress

_PIECE = 4 * 1024 * 1024  # bytes between two looks at Cancel


def copy_print(source: Path, target: Path, progress: Progress) -> Path:
    """Copies beside ``target`` and renames, so that a reader never sees half a file.

    Raises Refused where it can't be written, and Cancelled; then what was there before is unchanged.
    """
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        total = source.stat().st_size
        with source.open("rb") as read, unfinished.open("wb") as written:
            while piece := read.read(_PIECE):
                progress.step(read.tell() - len(piece), total)
                written.write(piece)
        unfinished.replace(target)
    except OSError as error:
        raise Refused(
            "not-written",
            message(
                "{file} could not be written: {reason}. What was there before is unchanged.",
                file=str(target),
                reason=reason_of(error),
            ),
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return target
