"""Text of XLSX: a page a sheet, a line a row. Values as last computed; formulas are never run."""

from __future__ import annotations

import warnings
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.utils.exceptions import InvalidFileException

from almaty_desktop.archive.extraction.office_properties import stated
from almaty_desktop.archive.extraction.packages import BROKEN, package
from almaty_desktop.archive.extraction.reading import TEXT_LIMIT, Reading, UnreadableError

_DOCTYPE_SEARCH = 4096


def read(path: Path) -> Reading:
    """The text of all cells. Raises :class:`UnreadableError` as every package does."""
    with package(path) as opened:
        if not opened.whole:  # the library needs the table of contents
            raise UnreadableError("damaged")
        title, created = stated(opened, "docProps/core.xml", "created")
        for name in opened.names:
            if name.endswith((".xml", ".rels")):
                start = next(iter(opened.chunks(name)), b"")[:_DOCTYPE_SEARCH]
                if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
                    raise UnreadableError("unsafe")
    pages: list[str] = []
    code = ""
    try:
        code = _sheets(path, pages)
    except DefusedXmlException:
        code = "unsafe"
    except (*BROKEN, InvalidFileException, ParseError, TypeError, AttributeError, IndexError):
        code = "damaged"
    reading = Reading("\f".join(pages), len(pages) or None, title, created, "cut" if code == "cut" else "")
    if code and code != "cut":
        raise UnreadableError(code, reading)
    return reading


def _sheets(path: Path, pages: list[str]) -> str:
    """Adds each sheet to ``pages``; gives ``cut`` where there was too much of it."""
    length = 0
    # Of a path the library wants to see an ending, and the files of the store have none.
    with path.open("rb") as stream, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library speaks of styles it does not know
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what a sheet claims of its size may be 17 thousand million cells
            lines = [sheet.title]
            pages.append("")
            for row in sheet.iter_rows(values_only=True):
                line = "\t".join(_written(value) for value in row if value is not None).strip()
                if line:
                    lines.append(line)
                    length += len(line)
                if length > TEXT_LIMIT:
                    break
            pages[-1] = "\n".join(lines)
            if length > TEXT_LIMIT:
                return "cut"
    return ""


def _written(value: Any) -> str:
    match value:
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
    return str(value).replace("\f", " ")
