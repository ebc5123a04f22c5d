"""Tables of people as an office would be sent them, written with another program's hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook

HEADS = (
    "Family name",
    "First name",
    "Фамилия",
    "Имя Отчество",
    "Ministry",
    "Country",
    "E-mail",
    "Telephone",
    "Languages",
    "Role in the Process",
    "Serves from",
    "Serves until",
)
FAMILIES = (
    "Aliyev",
    "Karimov",
    "Nazarov",
    "Rahmonov",
    "Sharipov",
    "Akhmetov",
    "Yusupov",
    "Tursunov",
    "Sadykov",
)
GIVEN = (
    "Nurlan",
    "Aigul",
    "Sergey",
    "Ilham",
    "Zarina",
    "Rustam",
    "Yury",
    "Leyla",
    "Farid",
    "Gulnara",
    "Timur",
)
STATES = ("Kazakhstan", "Kyrgyz Republic", "TJ", "Афганистан", "Azerbaijan", "Turkey")

Row = list[object]


def good_row(number: int) -> Row:
    """A person who is nobody else of the table: the family name is numbered in letters."""
    tail = "".join(chr(ord("a") + int(digit)) for digit in f"{number:03d}")
    return [
        f"{FAMILIES[number % len(FAMILIES)]}{tail}",
        GIVEN[number % len(GIVEN)],
        "",
        "",
        f"Ministry {number % 7}",
        STATES[number % len(STATES)],
        f"person{number}@example.org",
        f"+7 727 {number:07d}",
        "en, ru",
        "",
        None,
        None,
    ]


def bad_rows() -> dict[int, tuple[Row, str]]:
    """Twenty rows that can't be taken, by their number in the file, each with a word of why."""

    def bad(number: int, **cells: object) -> Row:
        row = good_row(number)
        for head, cell in cells.items():
            row[int(head.removeprefix("c"))] = cell
        return row

    day = date(2014, 1, 1)
    nobody: dict[str, object] = {"c0": "", "c1": ""}
    wrong: list[tuple[dict[str, object], str]] = [
        (nobody, "no name"),
        ({"c5": "Kazahstan"}, "perhaps Kazakhstan"),
        ({"c5": "Atlantis"}, "no participant"),
        ({"c6": "no address"}, "no address"),
        ({"c7": "ask the secretary"}, "ask the secretary"),
        ({"c8": "Klingon"}, "klingon"),
        ({"c9": "Emperor", "c10": day}, "Emperor"),
        ({"c9": "National Coordinator", "c10": "31.02.2014"}, "31.02.2014"),
        ({"c9": "National Coordinator", "c10": date(2015, 1, 1), "c11": day}, "before it begins"),
        ({"c9": "National Coordinator"}, "no first day"),
        ({"c5": "", "c9": "National Coordinator", "c10": day}, "no participant"),
        ({"c5": "UNHCR", "c9": "National Coordinator", "c10": day}, "S4"),
        ({"c5": "Turkey", "c9": "National Coordinator", "c10": day}, "S4"),
        ({"c10": day}, "no role"),
        ({"c0": "A" * 400}, "longer"),
        ({"c4": "M" * 400}, "longer"),
        ({"c0": "Aliyevaaa", "c1": "Nurlan", "c6": "person0@example.org"}, "Row 2"),
        ({"c5": "[Iram]"}, "perhaps [Iran]"),
        ({"c6": "two@@example.org"}, "two@@example.org"),
        (nobody, "no name"),
    ]
    return {20 + 23 * place: (bad(600 + place, **cells), word) for place, (cells, word) in enumerate(wrong)}


def five_hundred() -> tuple[list[Row], dict[int, str]]:
    """500 rows of which 20 are bad, and by number the word that must stand in the reason."""
    bad = bad_rows()
    rows = []
    for number in range(2, 502):
        rows.append(bad[number][0] if number in bad else good_row(number - 2))
    # Somebody coordinates for Turkey before the bad row wants to.
    rows[1] = [*good_row(1)[:5], "Turkey", *good_row(1)[6:9], "National Coordinator", date(2013, 9, 1), None]
    return rows, {number: word for number, (_, word) in bad.items()}


def write_table(path: Path, rows: Sequence[Sequence[object]], heads: Sequence[str] = HEADS) -> Path:
    """Writes the rows as a workbook."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(heads))
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path
