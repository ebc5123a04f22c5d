"""Tables: what a person wrote is read, and no file of a stranger does harm."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as some

from almaty_desktop.exchange.refusal import ExchangeRefusedError
from almaty_desktop.exchange.sheet import Sheet, SheetRow, WrittenSheet
from almaty_desktop.exchange.tables import SIZE_LIMIT, read_sheets
from almaty_desktop.exchange.workbook_in import COLUMNS_LIMIT, ROWS_LIMIT
from almaty_desktop.exchange.workbook_out import TEXT_LIMIT, write_workbook
from almaty_desktop.i18n import Language, texts_in


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def replaced(data: bytes, part: str, content: bytes) -> bytes:
    """A workbook with another ``part``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(stream, "w") as package:
        for name in made.namelist():
            package.writestr(name, content if name == part else made.read(name))
    return stream.getvalue()


def sheet_xml(rows: str, before: str = "") -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'{before}<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'.encode()


SHEET = "xl/worksheets/sheet1.xml"


def refusal(data: bytes) -> ExchangeRefusedError:
    with pytest.raises(ExchangeRefusedError) as refused:
        read_sheets(data)
    said = refused.value.message
    assert texts_in(Language.EN).say(said) != texts_in(Language.RU).say(said)
    return refused.value


def test_rows_are_numbered_as_a_person_sees_them() -> None:
    (sheet,) = read_sheets(
        workbook(
            ("List of coordinators",),
            (),
            ("Name", "From", "Tel.", "Number"),
            ("Ivanov", datetime(2013, 6, 5), 77272501234, 2.5),
            (),
            (None, date(2014, 1, 31), 7.0, True),
        )
    )
    assert sheet == Sheet(
        "Sheet",
        ("Name", "From", "Tel.", "Number"),
        (
            SheetRow(4, ("Ivanov", "2013-06-05", "77272501234", "2.5")),
            SheetRow(6, ("", "2014-01-31", "7", "True")),
        ),
    )


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "koi8-r", "utf-16"])
def test_tables_as_text(separator: str, encoding: str) -> None:
    lines = [
        ["Фамилия", "Министерство", "Телефон"],
        ["Иванов", '"МИД, отдел; два"', "+7 727 250"],
        [],
        ["Саидов", "", ""],
    ]
    data = "\r\n".join(separator.join(line) for line in lines).encode(encoding)
    (sheet,) = read_sheets(data, "people")
    assert sheet.heads == ("Фамилия", "Министерство", "Телефон")
    assert sheet.rows == (
        SheetRow(2, ("Иванов", "МИД, отдел; два", "+7 727 250")),
        SheetRow(4, ("Саидов", "", "")),
    )


def test_formulas_are_never_computed(shared_data: Path) -> None:
    (sheet,) = read_sheets((shared_data / "hostile" / "made-formula.csv").read_bytes())
    assert sheet.rows[0].cells[0].startswith("=HYPERLINK")
    made = replaced(
        workbook(("x",)),
        SHEET,
        sheet_xml('<row r="1"><c r="A1"><f>1+1</f><v>7</v></c><c r="B1"><f>2+2</f></c></row>'),
    )
    assert read_sheets(made)[0].heads == ("7",)


def test_a_bomb_is_refused_at_once(shared_data: Path) -> None:
    data = (shared_data / "hostile" / "made-bomb.xlsx").read_bytes()
    tracemalloc.start()
    started = time.monotonic()
    assert refusal(data).code == "bomb"
    assert time.monotonic() - started < 2
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000


def test_no_hostile_file_is_read_as_harm(shared_data: Path) -> None:
    for path in sorted((shared_data / "hostile").iterdir()):
        started = time.monotonic()
        try:
            read_sheets(path.read_bytes())
        except ExchangeRefusedError as refused:
            assert texts_in(Language.RU).say(refused.message)
        assert time.monotonic() - started < 20, path.name


HOSTILE_SHEETS = {
    "far-row": (sheet_xml('<row r="99999999999"><c r="A1"><v>1</v></c></row>'), "empty"),
    "far-column": (sheet_xml('<row r="1"><c r="XFD1"><v>1</v></c><c r="A1"><v>1</v></c></row>'), ""),
    "no-number": (sheet_xml('<row r="x"><c r="A1"><v>1</v></c></row>'), "damaged"),
    "no-string": (sheet_xml('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'), "damaged"),
    "not-xml": (b"<worksheet", "damaged"),
    "laughs": (
        sheet_xml('<row r="1"><c r="A1" t="str"><v>&a;</v></c></row>', '<!DOCTYPE x [<!ENTITY a "b">]>'),
        "unsafe",
    ),
}


@pytest.mark.parametrize("name", HOSTILE_SHEETS)
def test_hostile_sheets(name: str) -> None:
    content, code = HOSTILE_SHEETS[name]
    data = replaced(workbook(("x",)), SHEET, content)
    if code:
        assert refusal(data).code == code
    else:
        assert read_sheets(data)[0].heads == ("1",)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\r\n \r\n", "empty"),
        (b";;;\n;;;", "empty"),
        (b"PK\x03\x04 nothing more", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old-format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"%PDF-1.7", "not-a-table"),
        (b"\x00\x01\x02\x03", "not-a-table"),
        (b"a" * (SIZE_LIMIT + 1), "too-big"),
        (b"a;b\n" * (ROWS_LIMIT + 1), "too-many"),
        (b";".join([b"a"] * (COLUMNS_LIMIT + 1)), "too-many"),
        (b'a;"' + b"b" * 200_000, "damaged"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(data: bytes, code: str) -> None:
    assert refusal(data).code == code


def test_a_workbook_of_too_many_columns_is_refused() -> None:
    assert refusal(workbook(tuple(range(COLUMNS_LIMIT + 1)))).code == "too-many"
    assert len(read_sheets(workbook(tuple(range(COLUMNS_LIMIT))))[0].heads) == COLUMNS_LIMIT


WRITTEN = WrittenSheet(
    "A/B: [x]",
    ("Name", "From", "Count"),
    (("=cmd|' /C calc'!A0", date(2013, 6, 5), 3), ("+7 727", date(1815, 6, 9), 0), ("#N/A\x07", None, None)),
)


def test_texts_stay_texts_and_days_are_days() -> None:
    data = write_workbook([WRITTEN])
    assert data == write_workbook([WRITTEN])
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book.worksheets[0]
    assert [page["A2"].value, page["A2"].data_type, page["A2"].number_format] == [
        WRITTEN.rows[0][0],
        "s",
        "@",
    ]
    assert [page["A4"].value, page["A4"].data_type] == ["#N/A", "s"]
    assert page["B2"].is_date and page["B2"].value == datetime(2013, 6, 5)
    assert page["B3"].value == "1815-06-09"
    assert page["C3"].value == 0
    assert (page.freeze_panes, page.auto_filter.ref, page["A1"].font.bold) == ("A2", "A1:C4", True)
    assert 8 <= page.column_dimensions["A"].width <= 48
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms" not in package.read("docProps/core.xml").replace(b"xmlns:dcterms", b"")


def test_a_text_too_long_for_a_cell_is_cut_visibly() -> None:
    data = write_workbook([WrittenSheet("x", ("a",), (("y" * (TEXT_LIMIT + 5),),))])
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert len(page["A2"].value) == TEXT_LIMIT
    assert page["A2"].value.endswith("…")


_texts = some.text(
    some.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=20
).map(str.strip)


def test_signs_by_their_number() -> None:
    (sheet,) = read_sheets(workbook(("one_x000D_\ntwo_x0007_", "b")))
    assert sheet.heads == ("one\ntwo", "b")
    literal = ("_x000D_", "_x005F_x000D_")
    assert read_sheets(write_workbook([WrittenSheet("x", literal, ())]))[0].heads == literal


@given(rows=some.lists(some.tuples(_texts, _texts), max_size=4))
def test_texts_come_back(rows: list[tuple[str, str]]) -> None:
    (sheet,) = read_sheets(write_workbook([WrittenSheet("x", ("a", "b"), tuple(rows))]))
    assert [row.cells for row in sheet.rows] == [row for row in rows if any(row)]
