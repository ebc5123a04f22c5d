"""Tables that align in both languages, and JSON that always is JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.cli.output import clean, shortened, table, width, written_json
from almaty_desktop.cli.system_language import system_language
from almaty_desktop.i18n import Language


@given(st.lists(st.tuples(st.text(), st.text(), st.text()), min_size=1))
def test_columns_stand_below_each_other(rows: list[tuple[str, str, str]]) -> None:
    lines = table(("A", "Вид", "end"), [(*row[:2], "end") for row in rows])
    starts = {width(line[: -len("end")]) for line in lines}
    assert len(starts) == 1
    assert all("\n" not in line for line in lines)


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1), st.integers(24, 200))
def test_a_table_fits_the_terminal_where_one_column_can_give_way(
    rows: list[tuple[str, str]], columns: int
) -> None:
    lines = table(("Code", "Name"), [(code[:3], name) for code, name in rows], columns)
    assert all(width(line) <= columns for line in lines)


@given(st.text(), st.integers(1, 80))
def test_shortened_never_takes_more_room(text: str, columns: int) -> None:
    assert width(shortened(text, columns)) <= columns


@given(st.recursive(st.text() | st.none() | st.integers(), st.lists))
def test_json_can_be_written_and_read_again(data: object) -> None:
    written = written_json(data)
    assert json.loads(written.encode("utf-8")) == data


def test_a_name_of_bytes_survives_json() -> None:
    name = "a\udcff.txt"
    assert json.loads(written_json([name]).encode("utf-8")) == [name]


@given(st.text())
def test_clean_text_is_one_harmless_line(text: str) -> None:
    made = clean(text)
    assert len(made) == len(text)
    assert not any(sign in made for sign in "\n\r\x1b\x07\x9b\u202e\u2066")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "ru_RU.UTF-8"}, Language.RU),
        ({"LANG": "ru_RU.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, Language.EN),
        ({"LC_ALL": "ru", "LC_MESSAGES": "en_GB", "LANG": "en_GB"}, Language.RU),
        ({"LC_ALL": "", "LANG": "ru_KZ"}, Language.RU),
        ({"LANG": "kk_KZ.UTF-8"}, Language.EN),
        ({}, Language.EN),
    ],
)
def test_the_language_of_the_system(environment: dict[str, str], language: Language) -> None:
    assert system_language(environment) is language
