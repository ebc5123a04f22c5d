"""XML of strangers as a stream of events: no tree, no entities, nothing fetched.

An office document has no document type; one that brings it wants to define entities, and is not
read. Depth and length cost no memory, for nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol
from xml.parsers import expat

from almaty_desktop.archive.extraction.reading import UnreadableError

SEPARATOR = " "


class Listener(Protocol):
    """Whoever follows a part; names are local, without their namespace."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, letters: str) -> None: ...


def listen(chunks: Iterable[bytes], listener: Listener) -> None:
    """Tells ``listener`` everything in document order.

    Raises :class:`UnreadableError`: ``unsafe`` for a document type, ``damaged`` for broken XML
    (the listener then has heard everything before the break).
    """
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        listener.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def refuse(*_declaration: object) -> None:
        raise UnreadableError("unsafe")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: listener.end(_local(name))
    parser.CharacterDataHandler = listener.text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise UnreadableError("damaged") from None


def _local(name: str) -> str:
    return name.rpartition(SEPARATOR)[2]
