"""Judging a file before it is taken in: what it is, whether its name lies, whether it is refused."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePath

from almaty_desktop.archive.formats import SCRIPTS, Format, format_of, named_format
from almaty_desktop.archive.refusal import FileRefusedError, open_regular
from almaty_desktop.i18n import Message, message

__all__ = ["Format", "Recognition", "Refusal", "display_name", "recognise"]

_READABLE_ALIKE = frozenset({Format.TEXT, Format.CSV, Format.HTML, Format.EML})
_LONGEST_NAME = 200
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True)
class Refusal:
    """Why a file is not taken in: ``code`` for programs, ``message`` for the person."""

    code: str
    message: Message


@dataclass(frozen=True)
class Recognition:
    """The format by content; the refusal where there is one; a remark where the name says something else."""

    format: Format
    refusal: Refusal | None = None
    remark: Message | None = None


_REFUSALS = {
    Format.EXECUTABLE: Refusal(
        "executable", message("This is a program, not a document; programs are not kept in the archive.")
    ),
    Format.EMPTY: Refusal("empty", message("The file is empty.")),
    Format.ZIP: Refusal(
        "packed", message("These are packed files, not a document. Unpack them and add what is inside.")
    ),
    Format.UNKNOWN: Refusal(
        "not-a-document", message("This is not a document of a kind that is known here.")
    ),
}


def recognise(path: Path, name: str = "") -> Recognition:
    """Looks at the file's content. ``name`` is the name it came under (default: the path's own).

    Never raises for a bad file: what can't be opened comes back refused.
    """
    name = name or path.name
    try:
        with open_regular(path) as stream:
            found = format_of(stream, name)
    except FileRefusedError as refused:
        return Recognition(Format.UNKNOWN, Refusal(refused.code, refused.message))
    except OSError:
        saying = message("The file can’t be read to its end.")
        return Recognition(Format.UNKNOWN, Refusal("unreadable", saying))
    return Recognition(found, _refusal(found, name), _remark(found, name))


def _refusal(found: Format, name: str) -> Refusal | None:
    ending = PurePath(name).suffix.lower().lstrip(".")
    if found in _READABLE_ALIKE and ending in SCRIPTS:
        found = Format.EXECUTABLE
    return _REFUSALS.get(found)


def _remark(found: Format, name: str) -> Message | None:
    claimed = named_format(name)
    if claimed is None or claimed is found or {claimed, found} <= _READABLE_ALIKE or found is Format.EMPTY:
        return None
    return message(
        "The name says {claimed}, but the content is {found}; the content counts.",
        claimed=claimed.value.upper(),
        found=found.value.upper(),
    )


def display_name(name: str) -> str:
    """``name`` as it may safely be shown: no folders, nothing unseen, nothing that turns writing round."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    # Undecodable bytes of a file's name come as lone surrogates, which no other program would take.
    decoded = last.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    kept = "".join(
        letter if unicodedata.category(letter) not in _UNSEEN else " " if letter.isspace() else ""
        for letter in unicodedata.normalize("NFC", decoded)
    )
    shown = " ".join(kept.split())
    if len(shown) <= _LONGEST_NAME:
        return shown or "—"
    ending = PurePath(shown).suffix[:12]
    return f"{shown[: _LONGEST_NAME - len(ending) - 1]}…{ending}"
