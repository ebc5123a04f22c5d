"""Writing a file whole or not at all, so that a reader never sees half of it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from almaty_desktop.i18n import message
from almaty_desktop.reasons import reason_of
from almaty_desktop.services.errors import Refused


def beside(target: Path) -> Path:
    """Where a file is made before it takes its place."""
    return target.with_name(f".{target.name}.{os.getpid()}-{secrets.token_hex(4)}")


@contextmanager
def writing(unfinished: Path, target: Path) -> Iterator[None]:
    """Refuses in a sentence where ``target`` can't be written, and leaves nothing beside it."""
    try:
        yield
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise Refused(
            "not-written",
            message(
                "{file} could not be written: {reason}. What was there before is unchanged.",
                file=str(target),
                reason=reason_of(error),
            ),
        ) from error


def put(unfinished: Path, target: Path) -> None:
    """Puts what was made beside it in the place of ``target``."""
    with writing(unfinished, target):
        unfinished.replace(target)


def write_whole(target: Path, data: bytes) -> None:
    """Writes ``data``; ``target`` is replaced whole or not touched. Refused where it can't be written."""
    unfinished = beside(target)
    with writing(unfinished, target):
        unfinished.write_bytes(data)
        unfinished.replace(target)
