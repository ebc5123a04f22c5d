"""Text of mail: its head, its body, and the names (only the names) of what is attached."""

from __future__ import annotations

import email.policy
from collections.abc import Iterator
from datetime import date
from email.errors import HeaderParseError
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path, PurePosixPath

from almaty_desktop.archive.extraction.decoding import decoded
from almaty_desktop.archive.extraction.html import plain
from almaty_desktop.archive.extraction.reading import TEXT_LIMIT, Reading

_HEAD = ("Subject", "From", "To", "Cc", "Date")
_BROKEN_FIELD = (HeaderParseError, ValueError, IndexError, KeyError, TypeError, AttributeError, LookupError)
"""What the standard library's mail parser raises for fields written against the standard."""


def read(path: Path) -> Reading:
    """The text. What is broken in one part leaves the others readable."""
    with path.open("rb") as stream:
        mail = BytesParser(EmailMessage, policy=email.policy.default).parsebytes(stream.read(4 * TEXT_LIMIT))
    head = [f"{field}: {value}" for field in _HEAD if (value := _field(mail, field))]
    bodies: list[str] = []
    attached: list[str] = []
    for part in _parts(mail):
        name = _name(part)
        if name:
            attached.append(name)
        elif text := _body(part):
            bodies.append(text)
    return Reading("\n".join([*head, *bodies, *attached]), title=_field(mail, "Subject"), created=_day(mail))


def _parts(mail: Message) -> Iterator[Message]:
    """The parts that are not made of parts; of several forms of one text only the plainest that is there."""
    waiting: list[Message] = [mail]
    while waiting:
        part = waiting.pop()
        inside = part.get_payload()
        if not isinstance(inside, list):
            yield part
            continue
        parts = [each for each in inside if isinstance(each, Message)]
        if part.get_content_type() == "multipart/alternative":
            parts = sorted(parts, key=lambda each: each.get_content_type() != "text/plain")[:1]
        waiting.extend(reversed(parts))


def _field(mail: Message, name: str) -> str:
    try:
        return " ".join(str(mail.get(name, "")).split())
    except _BROKEN_FIELD:
        return ""


def _name(part: Message) -> str:
    """The name of an attachment without any folder, empty for a text of the mail itself."""
    try:
        name = part.get_filename() or ""
        attached = part.get_content_disposition() == "attachment"
    except _BROKEN_FIELD:
        return ""
    last = PurePosixPath(str(name).replace("\\", "/")).name
    return last or ("attachment" if attached else "")


def _body(part: Message) -> str:
    kind = part.get_content_type()
    if part.get_content_maintype() != "text":
        return ""
    try:
        data = part.get_payload(decode=True)
        stated = part.get_content_charset() or ""
    except _BROKEN_FIELD:
        return ""
    if not isinstance(data, bytes):
        return ""
    text = decoded(data, stated)
    return plain(text).text if kind == "text/html" else text.strip()


def _day(mail: Message) -> date | None:
    try:
        return parsedate_to_datetime(_field(mail, "Date")).date()
    except _BROKEN_FIELD:
        return None
