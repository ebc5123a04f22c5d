"""The tokens can be read, and the application wears them."""

from __future__ import annotations

import json

import pytest
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from almaty_desktop.ui import icons
from almaty_desktop.ui.theme import Theme, font
from almaty_desktop.ui.tokens import DARK, LIGHT, TEXT_PAIRS, Scheme, Tokens, contrast


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "behind"), TEXT_PAIRS)
def test_text_can_be_read(tokens: Tokens, text: str, behind: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, behind)) >= 4.5


def test_contrast_is_wcags() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_state_colour_has_its_text_pair() -> None:
    written_on = {behind for _, behind in TEXT_PAIRS}
    for name in Tokens.__dataclass_fields__:
        if name.startswith("on_") and name != "on_accent":
            assert name.removeprefix("on_") in written_on


def test_choosing_dark_is_worn_at_once(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    theme.choose(Scheme.LIGHT)
    with qtbot.waitSignal(theme.changed):
        theme.choose(Scheme.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.ground
    assert DARK.accent_fill in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()
    theme.choose(Scheme.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == LIGHT.ground


def test_the_font_is_ours(theme: Theme, qtbot: QtBot) -> None:
    label = QLabel("Қазақстан Тоҷикистон")
    qtbot.addWidget(label)
    assert QFontInfo(label.font()).family() == "PT Sans"
    assert QFontInfo(font()).pixelSize() == 14


def test_signs_stand_where_the_family_says(theme: Theme) -> None:
    table = json.loads(icons.font_path().with_name("phosphor-charmap-1.3.0.json").read_text("utf-8"))
    assert {name: int(table[name], 16) for name in icons.SIGNS} == icons.SIGNS


def test_a_sign_is_drawn_in_its_colour(theme: Theme) -> None:
    picture = icons.pixmap("calendar-blank", "#1d5aa6", 32, 2.0).toImage()
    assert picture.width() == 64
    inked = [
        picture.pixelColor(x, y)
        for x in range(64)
        for y in range(64)
        if picture.pixelColor(x, y).alpha() == 255
    ]
    assert len(inked) > 100
    assert all(colour.name() == "#1d5aa6" for colour in inked)
