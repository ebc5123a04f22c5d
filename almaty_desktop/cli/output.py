"""Writing on a terminal or into a pipe: one JSON document, or plain text and tables that align."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from collections.abc import Sequence
from typing import Any, TextIO

_GAP = "  "
_SURROGATES = re.compile("[\ud800-\udfff]")
# Signs that turn the direction of writing: a file's name could show itself backwards with them.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def prepare(stream: TextIO, *, as_json: bool) -> None:
    """Readies a stream so that no text can fail on it; JSON is always UTF-8 with bare line feeds."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    if as_json:
        reconfigure(encoding="utf-8", newline="\n")
    else:
        reconfigure(errors="backslashreplace")


def written_json(data: Any) -> str:
    """One JSON document; bytes of a file's name that are no text are escaped as Python reads them."""
    text = json.dumps(data, ensure_ascii=False, indent=2, default=str)
    return _SURROGATES.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def clean(text: str) -> str:
    """A text of strangers in one line, without signs that would steer the terminal."""
    return "".join(_harmless(sign) for sign in text)


def _harmless(sign: str) -> str:
    if sign in "\n\r\t\f\v":
        return " "
    return "\ufffd" if unicodedata.category(sign) == "Cc" or sign in _TURNING else sign


def width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(_columns(sign) for sign in text)


def _columns(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def shortened(text: str, columns: int) -> str:
    """The text, ended with «…» where it takes more than ``columns``."""
    if width(text) <= columns:
        return text
    kept = ""
    for sign in text:
        if width(kept + sign) >= columns:
            break
        kept += sign
    return f"{kept.rstrip()}…"


def terminal_columns(stream: TextIO) -> int | None:
    """The width of the terminal; None where the stream is a pipe or a file, which has none."""
    return shutil.get_terminal_size().columns if stream.isatty() else None


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], columns: int | None = None) -> list[str]:
    """Rows under their heads, each column as wide as its widest cell.

    Where ``columns`` is given and too few, the widest column is shortened.
    """
    lines = [tuple(heads), *(tuple(clean(cell) for cell in row) for row in rows)]
    widths = [max(width(line[place]) for line in lines) for place in range(len(heads))]
    excess = sum(widths) + len(_GAP) * (len(widths) - 1) - (columns or 0)
    if columns is not None and excess > 0:
        widest = widths.index(max(widths))
        widths[widest] = max(widths[widest] - excess, 8)
        lines = [_with(line, widest, shortened(line[widest], widths[widest])) for line in lines]
    return [
        _GAP.join(_padded(cell, room) for cell, room in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]


def _with(line: tuple[str, ...], place: int, cell: str) -> tuple[str, ...]:
    return (*line[:place], cell, *line[place + 1 :])


def _padded(cell: str, room: int) -> str:
    return cell + " " * (room - width(cell))
