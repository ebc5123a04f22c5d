"""A document's text as a word-processor file (DOCX), for papers that go out to be worked on."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document

from almaty_desktop.reports.markup import Heading, ListItem, Spans, Table, parse


def word_file(text: str, symbol: str) -> bytes:
    """``text`` in the plain format of :mod:`markup` as a DOCX file, its symbol in the first line."""
    document = Document()
    document.add_paragraph(symbol)
    for block in parse(text):
        match block:
            case Heading():
                _write(document.add_heading(level=min(block.level, 3)), block.content)
            case ListItem(label="•"):
                _write(document.add_paragraph(style="List Bullet"), block.content)
            case ListItem():
                paragraph = document.add_paragraph(f"{block.label} ")
                _write(paragraph, block.content)
            case Table():
                _write_table(document, block)
            case _:
                _write(document.add_paragraph(), block.content)
    made = BytesIO()
    document.save(made)
    return _undated(made)


def _undated(package: BytesIO) -> bytes:
    """The package without the hour at which it was made: the same text gives the same bytes."""
    made = BytesIO()
    with ZipFile(package) as source, ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return made.getvalue()


def _write(paragraph: Any, content: Spans) -> None:
    for span in content:
        run = paragraph.add_run(span.text)
        run.bold = span.bold or None
        run.italic = span.italic or None


def _write_table(document: Any, table: Table) -> None:
    rows = [table.head, *table.rows] if table.head else list(table.rows)
    grid = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for number, row in enumerate(rows):
        for cell, content in zip(grid.rows[number].cells, row, strict=True):
            _write(cell.paragraphs[0], content)
