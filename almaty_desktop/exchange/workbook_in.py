"""Workbooks (XLSX) of strangers into sheets: sizes are looked at first, and only stored values are read."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from datetime import date, datetime, time
from itertools import islice
from typing import Any
from xml.etree.ElementTree import ParseError

from almaty_desktop.exchange.refusal import ExchangeRefusedError
from almaty_desktop.exchange.sheet import Sheet, sheet_of
from almaty_desktop.i18n import message

ROWS_LIMIT = 20_000
"""Rows of all sheets together."""
COLUMNS_LIMIT = 200
UNPACKED_LIMIT = 60_000_000
"""Bytes to which the parts that are read may unpack."""
PARTS_LIMIT = 2_000

_LAST_ROW = 1_048_576  # a row that claims to stand further down would be waited for row by row
_DOCTYPE_SEARCH = 4096
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # a sign by its number: _x000D_
_DECLARATIONS = tuple(
    sign.encode(encoding)
    for sign in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
_BROKEN_PACKAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError)
_BROKEN_CONTENT = (ParseError, SyntaxError, ValueError, LookupError, TypeError, AttributeError, OverflowError)
_BROKEN = (*_BROKEN_PACKAGE, *_BROKEN_CONTENT)
"""What the libraries raise for a broken workbook."""


def read_workbook(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook in their order. Raises :class:`ExchangeRefusedError`: ``bomb``, ``encrypted``,
    ``unsafe``, ``not-a-table``, ``damaged``, ``too-many``."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check(package)
        return _sheets(data)
    except ExchangeRefusedError:
        raise
    except _BROKEN:
        raise ExchangeRefusedError(
            "damaged",
            message("The table is damaged and can’t be read. Open it in its own program and save it anew."),
        ) from None


def too_large() -> ExchangeRefusedError:
    """The refusal of a table beyond the limits."""
    return ExchangeRefusedError(
        "too-many",
        message(
            "The table is too large. Up to {rows} rows and {columns} columns can be read.",
            rows=ROWS_LIMIT,
            columns=COLUMNS_LIMIT,
        ),
    )


def _check(package: zipfile.ZipFile) -> None:
    """Nothing is unpacked before its size is known; the library never reads beyond the stated one."""
    parts = package.infolist()
    read = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
    if len(parts) > PARTS_LIMIT or sum(part.file_size for part in read) > UNPACKED_LIMIT:
        raise ExchangeRefusedError(
            "bomb", message("The table unpacks to more than any list of people needs. It was not opened.")
        )
    if any(part.flag_bits & 1 for part in parts):
        raise ExchangeRefusedError(
            "encrypted",
            message("The table is protected with a password. Save it without one and read it again."),
        )
    if "xl/workbook.xml" not in package.namelist():
        raise ExchangeRefusedError("not-a-table", message("This is not a table: neither XLSX nor CSV."))
    for part in read:
        with package.open(part) as stream:
            start = stream.read(_DOCTYPE_SEARCH)
        if any(declaration in start for declaration in _DECLARATIONS):
            raise _unsafe()


def _unsafe() -> ExchangeRefusedError:
    return ExchangeRefusedError(
        "unsafe", message("The table asks for things that no table needs. It was not opened.")
    )


def _sheets(data: bytes) -> tuple[Sheet, ...]:
    import openpyxl  # lazily, both: a quarter of a second that start-up need not wait for
    from defusedxml.common import DefusedXmlException

    sheets: list[Sheet] = []
    left = ROWS_LIMIT
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the library speaks of styles it does not know
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            for sheet in book.worksheets:
                rows = _rows(sheet, left)
                left -= len(rows)
                sheets.append(sheet_of(sheet.title, rows))
    except DefusedXmlException:
        raise _unsafe() from None
    return tuple(sheets)


def _rows(sheet: Any, limit: int) -> list[tuple[int, list[str]]]:
    """The rows with anything in them, numbered as in the file."""
    sheet.reset_dimensions()  # what a sheet claims of its size may be 17 thousand million cells
    found: list[tuple[int, list[str]]] = []
    rows = sheet.iter_rows(max_row=_LAST_ROW, max_col=COLUMNS_LIMIT + 1, values_only=True)
    for number, values in enumerate(islice(rows, _LAST_ROW), 1):
        if all(value is None for value in values):
            continue
        cells = [_written(value) for value in values]
        if len(found) >= limit or cells[-1]:
            raise too_large()
        found.append((number, cells))
    return found


def _written(value: Any) -> str:
    """A value as a text that is understood again: days as 2013-06-05, whole numbers whole."""
    match value:
        case None:
            return ""
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
    text = _ESCAPED.sub(_meant, str(value))
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _meant(escaped: re.Match[str]) -> str:
    """The sign that the format writes as its number; what no text may hold is left out."""
    sign = chr(int(escaped[1], 16))
    return sign if sign.isprintable() or sign in "\r\n\t" else ""
