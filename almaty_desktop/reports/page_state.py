"""Whether a page's own content leaves the graphics state as it found it.

What is drawn after a page's content is drawn in the state which that content leaves behind. A
page that saves the state (operator ``q``) and never restores it (``Q``) would move a stamp to
anywhere. The content itself is never changed; so that a stamp can be set right, its ``q`` and
``Q`` are counted here.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

# A stream is unpacked only so far: a page of a few bytes can hold gigabytes.
_UNPACKED_LIMIT = 16_000_000
_PACKED_LIMIT = 1_000_000

_BETWEEN = frozenset(b"\x00\t\n\f\r []()<>{}/%")

# Everything in which a q or Q is no operator: comments, names, strings, inline pictures.
_TOKEN = re.compile(
    rb"%[^\r\n]*"
    rb"|/[^\x00\t\n\f\r \[\]()<>{}/%]*"
    rb"|<[0-9A-Fa-f\s]*>"
    rb"|(?P<string>\()"
    rb"|(?P<picture>(?<![^\s\]>])ID\s)"
    rb"|(?P<operator>(?<![^\x00\t\n\f\r \[\]()<>{}/%])[qQ](?![^\x00\t\n\f\r \[\]()<>{}/%]))"
)
_BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)
_PICTURE_END = re.compile(rb"\sEI(?=\s|$)")


@dataclass(frozen=True)
class Balance:
    """How deep the content ends (``open`` states never restored), and whether it ever restored
    more than it had saved (``below``): then nothing may be put around it without changing its look."""

    open: int = 0
    below: bool = False


def balance(streams: list[pikepdf.Object]) -> Balance:
    """The balance of a page's content streams, read as one (a token may not cross streams)."""
    content = b"\n".join(_unpacked(stream) for stream in streams)
    # Nearly all pages are balanced at the first, rough look; only the rest is read token by token.
    # A page could lie to the rough look with letters in its texts; all it wins is a misplaced stamp.
    rough = _count(iter(_letters(content)))
    if rough == Balance():
        return rough
    return _count(_operators(content))


def _count(saves: Iterator[bool]) -> Balance:
    depth, below = 0, False
    for save in saves:
        if save:
            depth += 1
        elif depth:
            depth -= 1
        else:
            below = True
    return Balance(depth, below)


def _letters(content: bytes) -> list[bool]:
    """True for each ``q``, False for each ``Q`` that stands by itself, in order, wherever it stands.

    Looking for single letters is some forty times faster than any pattern, and there are few.
    """
    places: list[tuple[int, bool]] = []
    last = len(content) - 1
    for letter, save in ((b"q", True), (b"Q", False)):
        at = content.find(letter)
        while at >= 0:
            if (not at or content[at - 1] in _BETWEEN) and (at == last or content[at + 1] in _BETWEEN):
                places.append((at, save))
            at = content.find(letter, at + 1)
    return [save for _, save in sorted(places)]


def _operators(content: bytes) -> Iterator[bool]:
    """True for each ``q``, False for each ``Q``, in order."""
    position = 0
    while found := _TOKEN.search(content, position):
        position = found.end()
        if found.lastgroup == "operator":
            yield found.group() == b"q"
        elif found.lastgroup == "string":
            position = _after_string(content, position)
        elif found.lastgroup == "picture":
            end = _PICTURE_END.search(content, position)
            position = end.end() if end else len(content)


def _after_string(content: bytes, position: int) -> int:
    depth = 1
    for found in _BRACKET.finditer(content, position):
        mark = found.group()
        if mark == b"(":
            depth += 1
        elif mark == b")":
            depth -= 1
            if not depth:
                return found.end()
    return len(content)


def _unpacked(stream: pikepdf.Object) -> bytes:
    """The content in the clear, as far as the limits allow; empty where it can't be unpacked."""
    try:
        packed = stream.read_raw_bytes()
        kind = stream.get("/Filter")
        if isinstance(kind, pikepdf.Array) and len(kind) == 1:
            kind = kind[0]
        if kind is None:
            return packed[:_UNPACKED_LIMIT]
        if kind == pikepdf.Name.FlateDecode and stream.get("/DecodeParms") is None:
            return zlib.decompressobj().decompress(packed, _UNPACKED_LIMIT)
        return stream.read_bytes() if len(packed) <= _PACKED_LIMIT // 100 else b""
    except (pikepdf.PikepdfError, zlib.error):
        return b""
