"""Tables of strangers, XLSX or CSV: told apart by what is in them, limited in every direction."""

from __future__ import annotations

import csv
import io
import zipfile

from almaty_desktop.exchange.encodings import decoded
from almaty_desktop.exchange.refusal import ExchangeRefusedError
from almaty_desktop.exchange.sheet import Sheet, sheet_of
from almaty_desktop.exchange.workbook_in import COLUMNS_LIMIT, ROWS_LIMIT, read_workbook
from almaty_desktop.exchange.workbook_in import too_large as _too_large
from almaty_desktop.i18n import message

SIZE_LIMIT = 20_000_000
"""Bytes of a file."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
_SEPARATORS = ";\t,"
_SNIFFED = 50  # lines that show what parts the cells
_CELL_LIMIT = 131_072  # characters after which a quotation mark was surely left open


def read_sheets(data: bytes, name: str = "") -> tuple[Sheet, ...]:
    """The sheets of a workbook that hold anything, or the one table of a CSV, called ``name``.

    Raises :class:`ExchangeRefusedError` for what is no table, can't be opened or is too large. Formulas give
    the value that was stored with them and are never computed.
    """
    if not data.strip():
        raise ExchangeRefusedError("empty", message("The file is empty."))
    if len(data) > SIZE_LIMIT:
        raise ExchangeRefusedError(
            "too-big",
            message(
                "The file is too big: {size} MB. Tables of up to {limit} MB can be read.",
                size=round(len(data) / 1_000_000, 1),
                limit=SIZE_LIMIT // 1_000_000,
            ),
        )
    if data.startswith(_OLD_OFFICE):
        raise _old_or_encrypted(data)
    if data.startswith(b"PK") or zipfile.is_zipfile(io.BytesIO(data)):
        sheets = read_workbook(data)
    else:
        sheets = (_read_csv(data, name),)
    found = tuple(sheet for sheet in sheets if sheet.heads)
    if not found:
        raise ExchangeRefusedError("empty", message("There is nothing in this table."))
    return found


def _old_or_encrypted(data: bytes) -> ExchangeRefusedError:
    if _ENCRYPTED_PART in data:
        return ExchangeRefusedError(
            "encrypted",
            message("The table is protected with a password. Save it without one and read it again."),
        )
    return ExchangeRefusedError(
        "old-format", message("This is a table in an old format (XLS). Save it as XLSX and read it again.")
    )


def _read_csv(data: bytes, name: str) -> Sheet:
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    if "\x00" in text or text.startswith(("%PDF", "{\\rtf", "<")):
        raise ExchangeRefusedError("not-a-table", message("This is not a table: neither XLSX nor CSV."))
    separator = _separator(text)
    if text.startswith("sep="):  # how spreadsheets are told the separator
        separator = text[4:5].strip() or separator
    rows: list[tuple[int, list[str]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, cells in enumerate(reader, 1):
            if number > ROWS_LIMIT or len(cells) > COLUMNS_LIMIT:
                raise _too_large()
            if number > 1 or not text.startswith("sep="):
                rows.append((number, [cell.strip()[:_CELL_LIMIT] for cell in cells]))
    except csv.Error:
        raise ExchangeRefusedError(
            "damaged",
            message("Row {number} of the table can’t be read; the rest hangs on it.", number=len(rows) + 1),
        ) from None
    return sheet_of(name, rows)


def _separator(text: str) -> str:
    """The sign that parts the first lines into the most cells, the same in the most of them."""
    lines = text.split("\n", _SNIFFED)[:_SNIFFED]

    def evenness(separator: str) -> tuple[int, int]:
        counts = [len(cells) for cells in csv.reader(lines, delimiter=separator) if len(cells) > 1]
        usual = max(set(counts), key=counts.count, default=0)
        return counts.count(usual), usual

    try:
        return max(_SEPARATORS, key=evenness)
    except csv.Error:
        return max(_SEPARATORS, key=lines[0].count)
