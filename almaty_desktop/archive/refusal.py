"""How the archive says no to one file, and how it opens files that strangers made."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from almaty_desktop.i18n import Message, message


class FileRefusedError(Exception):
    """One file that can't be taken in: ``code`` for programs, ``message`` for the person."""

    def __init__(self, code: str, saying: Message) -> None:
        super().__init__(code)
        self.code = code
        self.message = saying


def open_regular(path: Path) -> BinaryIO:
    """``path`` opened for reading, only where it is an ordinary file.

    A link is not followed (it may lead anywhere), and a pipe or socket is never waited for.
    Raises :class:`FileRefusedError` with the codes ``not-found``, ``link``, ``folder``,
    ``not-a-file``, ``unreadable``.
    """
    try:
        kind = path.lstat().st_mode
        _refuse_unless_ordinary(kind)
        # Between the two calls somebody may have put a link or a pipe in its place.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
    except FileNotFoundError:
        raise FileRefusedError("not-found", message("There is no file at this place.")) from None
    except (OSError, ValueError):
        raise FileRefusedError("unreadable", message("The file can’t be opened for reading.")) from None
    opened = os.fdopen(descriptor, "rb")
    try:
        _refuse_unless_ordinary(os.fstat(descriptor).st_mode)
    except FileRefusedError:
        opened.close()
        raise
    return opened


def _refuse_unless_ordinary(mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    if stat.S_ISLNK(mode):
        raise FileRefusedError("link", message("This is a link to another place; add the file itself."))
    if stat.S_ISDIR(mode):
        raise FileRefusedError("folder", message("This is a folder, not a file."))
    raise FileRefusedError("not-a-file", message("This is not an ordinary file."))
