"""The register of decisions as a table."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl

from almaty_desktop.exchange.decision_sheet import DecisionRow, write_decisions
from almaty_desktop.exchange.tables import read_sheets
from almaty_desktop.i18n import Bilingual

ROW = DecisionRow(
    number=1,
    day=date(2013, 8, 31),
    kind=Bilingual("Formalisation of participation", "Оформление участия"),
    title=Bilingual("Islamic Republic of Iran", "Исламская Республика Иран"),
    meeting=Bilingual(),
    symbol="Almaty Process/02/01/2013",
    state=Bilingual("Confirmed", "Подтверждено"),
    outcome=Bilingual("Adopted", "Принято"),
    rounds=1,
    deadline="31 August 2013, 18:00",
    positions=Bilingual(
        "Kazakhstan: agrees\nTajikistan: silent", "Казахстан: согласие\nТаджикистан: не возражает"
    ),
    effects=Bilingual("Member from 31 August 2013", "Участник с 31 августа 2013 г."),
)


def test_a_decision_is_a_row_with_heads_in_both_languages() -> None:
    data = write_decisions([ROW])
    assert data == write_decisions([ROW])
    (sheet,) = read_sheets(data)
    assert sheet.name == "Register of decisions · Реестр решений"[:31]
    assert sheet.heads[1] == "Date of the decision / Дата решения"
    assert all(" / " in head for head in sheet.heads)
    assert len(set(sheet.heads)) == len(sheet.heads) == 19
    assert sheet.rows[0].cells == (
        *("1", "2013-08-31", ROW.kind.en, ROW.kind.ru, ROW.title.en, ROW.title.ru, "", "", ROW.symbol),
        *(ROW.state.en, ROW.state.ru, ROW.outcome.en, ROW.outcome.ru, "1", ROW.deadline),
        *(ROW.positions.en, ROW.positions.ru, ROW.effects.en, ROW.effects.ru),
    )
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert page["B2"].value == datetime(2013, 8, 31)
    assert page["A2"].value == 1


def test_a_register_without_decisions_has_its_heads() -> None:
    (sheet,) = read_sheets(write_decisions([]))
    assert sheet.rows == ()
    assert len(sheet.heads) == 19
