"""People and decisions as files of other programs, in and out, on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

TABLE = """Family name;Given name;Фамилия;Имя;Country;E-mail;Role;From
Sample;Aigul;Образцова;Айгуль;KZ;aigul@example.org;National Coordinator;2014-01-15
Model;Timur;Модель;Тимур;Kyrgyz Republic;timur@example.org;;
Broken;Row;;;Atlantis;not an address;;
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    made = tmp_path / "people.csv"
    made.write_text(TABLE, encoding="utf-8")
    return made


def test_a_table_comes_in_and_goes_out_as_cards(run: Any, tmp_path: Path, table: Path) -> None:
    """Two rows in, one named by its row and reasons; cards written from one office are read by another."""
    first, second, cards = tmp_path / "first", tmp_path / "second", tmp_path / "people.vcf"
    for folder in (first, second):
        assert run("--office", folder, "init").status == 0
    tried = run("--office", first, "--json", "exchange", "xlsx", "import", table, "--dry-run")
    assert tried.status == 1
    assert (tried.json["added"], tried.json["refused"]) == (2, 1)
    taken = run("--office", first, "--json", "exchange", "xlsx", "import", table)
    assert taken.status == 1
    (refused,) = [row for row in taken.json["rows"] if row["result"] == "refused"]
    assert refused["row"] == 4
    assert refused["messages"]
    assert (taken.json["added"], taken.json["refused"]) == (2, 1)
    told = run("--office", first, "--lang", "ru", "exchange", "xlsx", "import", table)
    assert "Traceback" not in told.err
    assert "not an address" in told.out
    going = run("--office", first, "--json", "exchange", "vcard", "export", cards, "--card-version", "3.0")
    assert going.json == {"file": str(cards), "count": 2}
    coming = run("--office", second, "--json", "exchange", "vcard", "import", cards)
    assert (coming.status, coming.json["added"]) == (0, 2)
    again = run("--office", second, "--json", "exchange", "vcard", "import", cards)
    assert (again.status, again.json["same"]) == (0, 2)


def test_what_an_update_changes_is_named(run: Any, tmp_path: Path, table: Path) -> None:
    """In words for a reader, by the fields' names for a program; a new role counts among them."""
    folder, further = tmp_path / "office", tmp_path / "further.csv"
    further.write_text(
        "Family name;Given name;Ministry;Country;E-mail;Role;From\n"
        "Model;Timur;Ministry of Labour;Kyrgyz Republic;timur@example.org;National Coordinator;2014-02-01\n",
        encoding="utf-8",
    )
    assert run("--office", folder, "init").status == 0
    run("--office", folder, "exchange", "xlsx", "import", table)
    (row,) = run("--office", folder, "--json", "exchange", "xlsx", "import", further, "--dry-run").json[
        "rows"
    ]
    assert (row["result"], row["changed"]) == ("updated", ["ministry_en", "role"])
    told = run("--office", folder, "exchange", "xlsx", "import", further)
    assert told.status == 0
    assert "ministry (English), role in the Process" in " ".join(told.out.split())
    same = run("--office", folder, "exchange", "xlsx", "import", further)
    assert "ministry" not in same.out


def test_columns_can_be_told_and_what_is_no_table_is_refused(run: Any, tmp_path: Path) -> None:
    """A head that says nothing is told its field; a file that is no table is refused with a sentence."""
    folder, odd, broken = tmp_path / "office", tmp_path / "odd.csv", tmp_path / "broken.xlsx"
    odd.write_text("A;B\nSample;Aigul\n", encoding="utf-8")
    broken.write_bytes(b"PK\x03\x04 no workbook")
    assert run("--office", folder, "init").status == 0
    asked = ("--office", folder, "--json", "exchange", "xlsx", "import", odd)
    taken = run(*asked, "--column", "A=family_en", "--column", "B=given_en")
    assert (taken.status, taken.json["added"]) == (0, 1)
    assert run(*asked, "--column", "C=family_en").status == 2
    refused = run("--office", folder, "--json", "exchange", "xlsx", "import", broken)
    assert refused.status == 1
    assert refused.error["message"]


def test_the_register_of_decisions_goes_out_as_a_table(run: Any, tmp_path: Path) -> None:
    """One row a decision, opened again by the library that reads workbooks."""
    folder, target = tmp_path / "office", tmp_path / "decisions.xlsx"
    assert run("--office", folder, "init").status == 0
    opening = ("decision", "open", "--kind", "ordinary", "--title-en", "A", "--title-ru", "А")
    silent = (*opening, "--silence", "--deadline", "2014-03-31T18:00", "--on", "2014-03-01")
    assert run("--office", folder, *silent).status == 0
    written = run("--office", folder, "--json", "exchange", "xlsx", "decisions", target)
    assert written.json == {"file": str(target), "count": 1}
    rows = list(openpyxl.load_workbook(target).active.iter_rows(values_only=True))
    assert len(rows) == 2
    assert "А" in map(str, rows[1])
    for chosen, count in (("ordinary", 1), ("elect-chair", 0)):
        some = tmp_path / f"{chosen}.xlsx"
        asked = ("exchange", "xlsx", "decisions", some, "--kind", chosen, "--year", "2014")
        assert run("--office", folder, "--json", *asked).json == {"file": str(some), "count": count}
