"""What kind of file something is, told by its content and not by its name.

Only the standard library and no texts: the process that reads documents imports this too.
"""

from __future__ import annotations

import re
import struct
import zipfile
from enum import StrEnum
from io import BytesIO
from pathlib import PurePath
from typing import BinaryIO

HEAD = 64 * 1024
"""How many bytes of the beginning are looked at."""
_DIRECTORY_LIMIT = 4 * 1024 * 1024
_OLE_SCAN = 4 * 1024 * 1024


class Format(StrEnum):
    """A kind of file; the value is the ending that such a file's name usually has."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    HTML = "html"
    TEXT = "txt"
    EML = "eml"
    XLSX = "xlsx"
    PPTX = "pptx"
    DOC = "doc"
    XLS = "xls"
    PPT = "ppt"
    ODS = "ods"
    ODP = "odp"
    CSV = "csv"
    MSG = "msg"
    PNG = "png"
    JPEG = "jpg"
    TIFF = "tif"
    GIF = "gif"
    ZIP = "zip"
    EXECUTABLE = "exe"
    EMPTY = ""
    UNKNOWN = "bin"


_ALIKE = {
    "docm": Format.DOCX, "dotx": Format.DOCX, "dot": Format.DOC, "ott": Format.ODT, "htm": Format.HTML,
    "xhtml": Format.HTML, "text": Format.TEXT, "md": Format.TEXT, "log": Format.TEXT, "xlsm": Format.XLSX,
    "xltx": Format.XLSX, "pptm": Format.PPTX, "ppsx": Format.PPTX, "pps": Format.PPT, "jpeg": Format.JPEG,
    "jpe": Format.JPEG, "tiff": Format.TIFF, "tsv": Format.CSV, "com": Format.EXECUTABLE,
    "scr": Format.EXECUTABLE, "dll": Format.EXECUTABLE, "msi": Format.EXECUTABLE, "7z": Format.ZIP,
    "rar": Format.ZIP, "gz": Format.ZIP, "tar": Format.ZIP,
}  # fmt: skip

SCRIPTS = frozenset({
    "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "wsf", "wsh", "hta", "sh", "bash", "command", "lnk",
    "pif", "scf", "reg", "jar", "app", "desktop",
})  # fmt: skip
"""Endings by which a system runs a text as a program."""

_PACKED = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00",
           b"\x28\xb5\x2f\xfd", b"MSCF")  # fmt: skip
_PROGRAMS = (b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe",
             b"\xcf\xfa\xed\xfe", b"dex\n", b"\x00asm", b"L\x00\x00\x00\x01\x14\x02\x00", b"#!")  # fmt: skip
_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.DOC),
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"\xff\xd8\xff", Format.JPEG),
    (b"II*\x00", Format.TIFF),
    (b"MM\x00*", Format.TIFF),
    (b"GIF8", Format.GIF),
)
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": Format.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": Format.ODS,
    b"application/vnd.oasis.opendocument.presentation": Format.ODP,
}
_OFFICE_FOLDERS = (("word/", Format.DOCX), ("xl/", Format.XLSX), ("ppt/", Format.PPTX))
_OLE_STREAMS = (
    ("__properties_version1.0", Format.MSG),
    ("EncryptedPackage", Format.DOCX),
    ("WordDocument", Format.DOC),
    ("Workbook", Format.XLS),
    ("Book", Format.XLS),
    ("PowerPoint Document", Format.PPT),
)
_MAIL_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:[ \t\r\n]")
_MAIL_TELLING = re.compile(
    rb"^(from|to|cc|subject|date|received|mime-version|content-type|message-id|return-path|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)
_HTML = re.compile(
    rb"<(!doctype\s+html|html|head|body|title|meta|div|p|h[1-6]|table|span|ul|ol|"
    rb"a|b|i|br|center|font|section|article|main|script|style)\b",
    re.IGNORECASE,
)
_PDF = re.compile(rb"%PDF-\d\.\d")
_NOT_TEXT = bytes(range(9)) + bytes(range(14, 27)) + b"\x1c\x1d\x1e\x1f"


def named_format(name: str) -> Format | None:
    """The format that a file's name claims, ``None`` where it claims none that is known here."""
    ending = PurePath(name).suffix.lower().lstrip(".")
    if not ending:
        return None
    return _ALIKE.get(ending) or next((kind for kind in Format if kind.value == ending), None)


def format_of(stream: BinaryIO, name: str = "") -> Format:
    """The format of what ``stream`` (seekable) holds; ``name`` only tells a table from other plain text."""
    head = stream.read(HEAD)
    if not head:
        return Format.EMPTY
    binary = _by_signature(head)
    if binary is Format.ZIP and head.startswith(b"PK"):
        return _package(stream, head)
    if binary is Format.DOC:
        return _compound(stream)
    if binary is not None:
        return binary
    return _by_looks(head, name)


def _by_signature(head: bytes) -> Format | None:
    text_start = head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if _PDF.match(text_start):
        return Format.PDF
    if text_start.startswith(b"{\\rt"):
        return Format.RTF
    packed = (
        head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", *_PACKED)) or head[257:262] == b"ustar"
    )
    if packed:
        return Format.ZIP
    if head.startswith(_PROGRAMS) or (head.startswith(b"MZ") and b"\x00" in head[:512]):
        return Format.EXECUTABLE
    return next((kind for signature, kind in _SIGNATURES if head.startswith(signature)), None)


def _by_looks(head: bytes, name: str) -> Format:
    if not looks_like_text(head):
        return Format.PDF if _PDF.search(head) else Format.UNKNOWN
    if _is_mail(head):
        return Format.EML
    if _HTML.match(_after_preamble(head)) or b"<html" in head[:2048].lower():
        return Format.HTML
    if (found := _PDF.search(head[:1024])) and b" obj" in head[found.start() :]:
        return Format.PDF
    return Format.CSV if named_format(name) is Format.CSV else Format.TEXT


def _after_preamble(head: bytes) -> bytes:
    """What follows the XML declaration and the comments that may stand before the first tag."""
    rest = head[:8192].removeprefix(b"\xef\xbb\xbf").lstrip()
    for start, end in ((b"<?xml", b">"), (b"<!--", b"-->")):
        while rest.startswith(start) and end in rest:
            rest = rest.partition(end)[2].lstrip()
    return rest


def looks_like_text(head: bytes) -> bool:
    """Whether these bytes are a text in some encoding, UTF-16 included."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if wide_encoding(head):
        return True
    return not head.translate(None, delete=bytes(set(range(256)) - set(_NOT_TEXT)))


def wide_encoding(head: bytes) -> str:
    """``utf-16-le`` or ``utf-16-be`` where a text without a byte-order mark is so written, else empty."""
    sample = head[: min(len(head), 4096) & ~1]
    if len(sample) < 8:
        return ""
    for encoding, highs in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        # Latin, Cyrillic and general punctuation have one of these in their high byte.
        letters = highs.count(0) + highs.count(4)
        if not letters or letters + highs.count(0x20) < 0.9 * len(highs):
            continue
        text = sample.decode(encoding, "replace")
        if sum(letter.isprintable() or letter in "\r\n\t" for letter in text) > 0.97 * len(text):
            return encoding
    return ""


def _is_mail(head: bytes) -> bool:
    fields = re.split(rb"\r?\n\r?\n", head.lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
    if fields.startswith(b"From "):
        fields = fields.partition(b"\n")[2]
    return bool(_MAIL_FIELD.match(fields)) and len({m.lower() for m in _MAIL_TELLING.findall(fields)}) >= 2


def _package(stream: BinaryIO, head: bytes) -> Format:
    """A ZIP: an office document where it holds the parts of one, else just packed files."""
    for kind, found in _OPEN_DOCUMENT.items():
        if head[30:38] == b"mimetype" and kind in head[38 : 38 + 80]:
            return found
    names = _listed_names(stream) or _local_names(stream)
    if not any(name in names for name in ("[Content_Types].xml", "_rels/.rels")):
        return Format.ZIP
    for folder, found in _OFFICE_FOLDERS:
        if any(name.startswith(folder) for name in names):
            return found
    return Format.ZIP


def _listed_names(stream: BinaryIO) -> list[str]:
    """The names in the package's own table; empty where the table is broken or beyond all measure."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 65_557))
    tail = stream.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 22:
        return []
    (length,) = struct.unpack_from("<I", tail, end + 12)
    if length > _DIRECTORY_LIMIT:
        return []
    try:
        stream.seek(0)
        with zipfile.ZipFile(stream) as package:
            return package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error, UnicodeDecodeError):
        return []


def _local_names(stream: BinaryIO) -> list[str]:
    """The names before each packed file in the first megabytes: what is left of a truncated package."""
    stream.seek(0)
    data = stream.read(_OLE_SCAN)
    names: list[str] = []
    for found in re.finditer(rb"PK\x03\x04", data):
        header = data[found.start() + 26 : found.start() + 30]
        if len(header) == 4:
            (length,) = struct.unpack("<H", header[:2])
            start = found.start() + 30
            names.append(data[start : start + length].decode("utf-8", "replace"))
    return names


def _compound(stream: BinaryIO) -> Format:
    """An older office document, told by the names of its streams (UTF-16)."""
    size = stream.seek(0, 2)
    stream.seek(0)
    data = BytesIO()
    data.write(stream.read(_OLE_SCAN))
    if size > _OLE_SCAN:
        stream.seek(max(_OLE_SCAN, size - _OLE_SCAN))
        data.write(stream.read())
    inside = data.getvalue()
    for name, found in _OLE_STREAMS:
        if (name + "\x00").encode("utf-16-le") in inside:
            return found
    return Format.UNKNOWN
