"""What can still be read of a package whose table of contents is lost, most often because it was cut off."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

_HEADER = re.compile(rb"PK\x03\x04")
_FIXED = struct.Struct("<4x2xHH4x4x4x4xHH")
_DEFLATED = 8
_ENCRYPTED = 1
_SIZE_LIMIT = 100_000_000
_CHUNK = 1 << 16


class Salvaged:
    """The packed parts found by the header that stands before each."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            self._data = stream.read(_SIZE_LIMIT)
        self._starts: dict[str, int] = {}
        for found in _HEADER.finditer(self._data):
            self._note(found.start())

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts whose beginning is there."""
        return tuple(self._starts)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The unpacked bytes of one part as far as they go, in bounded pieces; a break just ends them."""
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        position = self._starts[name]
        waiting = b""
        while not unpacker.eof:
            if not waiting:
                waiting = self._data[position : position + _CHUNK]
                position += _CHUNK
            if not waiting:
                return
            try:
                piece = unpacker.decompress(waiting, _CHUNK)
            except zlib.error:
                return
            waiting = unpacker.unconsumed_tail
            if piece:
                yield piece

    def _note(self, start: int) -> None:
        if start + 30 > len(self._data):
            return
        flags, method, name_length, extra_length = _FIXED.unpack_from(self._data, start)
        if method != _DEFLATED or flags & _ENCRYPTED:
            return
        name = self._data[start + 30 : start + 30 + name_length]
        self._starts.setdefault(name.decode("utf-8", "replace"), start + 30 + name_length + extra_length)
