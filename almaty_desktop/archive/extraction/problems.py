"""Why a document could not be read, in words. The document itself is kept in every one of these cases."""

from __future__ import annotations

from almaty_desktop.i18n import Message, message

_SENTENCES = {
    "encrypted": message(
        "The document is locked with a password. It is kept as it is; its text can’t be read."
    ),
    "damaged": message(
        "The document is damaged. It is kept as it is; its text was read in part or not at all."
    ),
    "bomb": message("The document unpacks to far more than a document should. It is kept as it is, unread."),
    "unsafe": message(
        "The document holds instructions that could harm this computer. It is kept as it is, unread."
    ),
    "no-text": message(
        "The pages hold no text, probably only pictures. The document can be seen but not searched."
    ),
    "cut": message("The document is extremely long; only its first part can be searched."),
    "picture": message("This is a picture; it is kept as it is, and can’t be searched."),
    "no-converter": message(
        "The document has an old format that only LibreOffice can read here. It is kept as it is, unread."
    ),
    "unread-format": message("The text of this format can’t be read. The document is kept as it is."),
    "timeout": message("Reading the document took too long and was stopped. It is kept as it is, unread."),
    "memory": message(
        "Reading the document needed too much memory and was stopped. It is kept as it is, unread."
    ),
    "crashed": message("The document broke the program that reads it. It is kept as it is, unread."),
    "cancelled": message("Reading was cancelled."),
    "unreadable": message("The file can’t be opened for reading."),
}


_PASSING = frozenset({"timeout", "memory", "no-converter", "crashed"})


def may_pass(code: str) -> bool:
    """Whether the reason lay not in the document alone: on another day or machine it may be read."""
    return code in _PASSING


def problem_of(code: str) -> Message | None:
    """The sentence of a problem's code, ``None`` for no problem."""
    return _SENTENCES.get(code, _SENTENCES["damaged"]) if code else None
