"""Text of RTF."""

from __future__ import annotations

import codecs
import re
from datetime import date
from pathlib import Path

from striprtf.striprtf import rtf_to_text

from almaty_desktop.archive.extraction.reading import Reading, UnreadableError

_SIZE_LIMIT = 100_000_000
_CODE_PAGE = re.compile(rb"\\ansicpg(\d+)")
_TITLE = re.compile(r"\{\\title\s((?:[^{}]|\{[^{}]*\}){0,4000})\}")
_CREATED = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")


def read(path: Path) -> Reading:
    """The text; where no code page is stated, that of Russian Windows. Raises :class:`UnreadableError`."""
    if path.stat().st_size > _SIZE_LIMIT:
        raise UnreadableError("bomb")
    data = path.read_bytes()
    found = _CODE_PAGE.search(data[:4096])
    encoding = _codec(f"cp{int(found.group(1))}" if found and int(found.group(1)) else "cp1251")
    source = data.decode(encoding, "replace")
    title = _TITLE.search(source[:100_000])
    heading = _plain(f"{{\\rtf1\\ansi {title.group(1)}}}", encoding) if title else ""
    return Reading(_plain(source, encoding), title=heading.strip(), created=_created(source))


def _plain(source: str, encoding: str) -> str:
    return str(rtf_to_text(source, encoding, "replace"))  # type: ignore[no-untyped-call]


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1251"


def _created(source: str) -> date | None:
    found = _CREATED.search(source[:100_000])
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None
