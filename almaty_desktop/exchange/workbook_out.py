"""Well-kept workbooks (XLSX): texts that stay texts, days that are days, and no clock in them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import date
from typing import Any

from almaty_desktop.exchange.sheet import Value, WrittenSheet

TEXT_LIMIT = 32_767
"""Characters that a cell can hold; a longer text is cut and ends with an ellipsis."""

_FIRST_DAY = date(1900, 3, 1)  # before it spreadsheets count the days of 1900 differently
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can state: a file made of data states no moment
_NOT_ALLOWED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # would be read as a sign by its number
_NOT_IN_NAMES = re.compile(r"[\\/*?:\[\]]")
_STATED_MOMENTS = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_NARROWEST, _WIDEST = 8, 48


def write_workbook(sheets: Iterable[WrittenSheet]) -> bytes:
    """A workbook of these sheets. The same sheets give the same bytes."""
    import openpyxl  # lazily: a quarter of a second that start-up need not wait for

    book = openpyxl.Workbook()
    for unwanted in book.worksheets:
        book.remove(unwanted)
    book.properties.creator = "Almaty Desktop"
    for sheet in sheets:
        _write(book.create_sheet(_NOT_IN_NAMES.sub(" ", sheet.name)[:31]), sheet)
    stream = io.BytesIO()
    book.save(stream)
    return _without_moments(stream)


def _write(page: Any, sheet: WrittenSheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # lazily, all three, as above
    from openpyxl.utils import get_column_letter

    heading, shade = Font(bold=True), PatternFill("solid", fgColor="E8EDF2")
    wrapped = Alignment(vertical="top", wrap_text=True)
    for number, values in enumerate((sheet.heads, *sheet.rows), 1):
        for column, value in enumerate(values, 1):
            cell = page.cell(number, column)
            _fill(cell, value)
            cell.alignment = wrapped
            if number == 1:
                cell.font, cell.fill = heading, shade
    for column, _ in enumerate(sheet.heads):
        page.column_dimensions[get_column_letter(column + 1)].width = _width(
            [sheet.heads[column], *(row[column] for row in sheet.rows)]
        )
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.heads))}{len(sheet.rows) + 1}"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _fill(cell: Any, value: Value) -> None:
    if value is None or value == "":
        return
    if isinstance(value, date) and value >= _FIRST_DAY:
        cell.value, cell.number_format = value, "yyyy-mm-dd"
    elif isinstance(value, int):
        cell.value = value
    else:
        text = _NOT_ALLOWED.sub("", str(value)).replace("\r\n", "\n").replace("\r", "\n")
        text = _LIKE_AN_ESCAPE.sub("_x005F_", text)
        cell.value = text if len(text) <= TEXT_LIMIT else f"{text[: TEXT_LIMIT - 1]}…"
        # Whatever it begins with (=, +, @): a text, also after a person has edited it.
        cell.data_type, cell.number_format = "s", "@"


def _width(values: list[Value]) -> int:
    """Characters: the longest line of the column, within bounds."""
    longest = max(len(line) for value in values for line in (str(value or "").split("\n")))
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _without_moments(stream: io.BytesIO) -> bytes:
    """The package once more, with no moment of its making anywhere."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(stream) as made, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as package:
        for name in made.namelist():
            part = zipfile.ZipInfo(name, _MOMENT)
            part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, 0
            content = made.read(name)
            package.writestr(
                part, _STATED_MOMENTS.sub(b"", content) if name.startswith("docProps/") else content
            )
    return fixed.getvalue()
