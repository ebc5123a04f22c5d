"""ZIP packages of strangers: sizes are checked before and while unpacking, and nothing touches the disk."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from almaty_desktop.archive.extraction.reading import UnreadableError
from almaty_desktop.archive.extraction.salvage import Salvaged

UNPACKED_LIMIT = 100_000_000
"""How many bytes all parts of a package may unpack to."""
PARTS_LIMIT = 20_000
_CHUNK = 1 << 16

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, KeyError)
"""What the standard library raises for a broken package."""


class Package:
    """An opened package, whose parts are read as streams of bounded length.

    ``whole`` is false where the table of contents is lost: what is left is read, and is damaged.
    """

    def __init__(self, source: zipfile.ZipFile | Salvaged) -> None:
        self._source = source
        self._left = UNPACKED_LIMIT
        self.whole = isinstance(source, zipfile.ZipFile)
        if isinstance(source, Salvaged):
            self.names = source.names
            return
        parts = source.infolist()
        if len(parts) > PARTS_LIMIT or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
            raise UnreadableError("bomb")
        if any(part.flag_bits & 1 for part in parts):
            raise UnreadableError("encrypted")
        self.names = tuple(part.filename for part in parts)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The unpacked bytes of one part. Raises :class:`UnreadableError` (``bomb``, ``damaged``)."""
        for chunk in self._unchecked(name):
            self._left -= len(chunk)
            if self._left < 0:  # the table of sizes lied
                raise UnreadableError("bomb")
            yield chunk

    def bytes_of(self, name: str) -> bytes:
        """One part as a whole, empty where it is missing."""
        return b"".join(self.chunks(name)) if name in self.names else b""

    def _unchecked(self, name: str) -> Iterator[bytes]:
        if isinstance(self._source, Salvaged):
            yield from self._source.chunks(name)
            return
        try:
            with self._source.open(name) as stream:
                while chunk := stream.read(_CHUNK):
                    yield chunk
        except BROKEN:
            raise UnreadableError("damaged") from None


@contextmanager
def package(path: Path) -> Iterator[Package]:
    """Opens a package, or what is left of it. Raises :class:`UnreadableError` (``bomb``, ``encrypted``)."""
    try:
        opened = zipfile.ZipFile(path)
    except BROKEN:
        yield Package(Salvaged(path))
        return
    with opened:
        yield Package(opened)
