"""How long texts stand on the cards of an agenda."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from almaty_desktop.ui.pages.meetings.agenda_card import fitted
from almaty_desktop.ui.theme import Theme, font

PLAIN = "Regional consultation on the protection of refugees and international migration"


@pytest.mark.parametrize("width", [60, 180, 400])
@pytest.mark.parametrize("text", ["x" * 200, f"{PLAIN} {'ж' * 200} {PLAIN}", PLAIN * 3])
def test_no_letter_stands_outside_the_card(theme: Theme, text: str, width: int) -> None:
    used = font()
    shown, height = fitted(text, width, used)
    place = QFontMetrics(used).boundingRect(QRect(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap), shown)
    assert place.width() <= width
    assert place.height() <= height
    assert shown.replace("\u200b", "") == text


def test_words_that_fit_are_left_whole(theme: Theme) -> None:
    shown, _ = fitted(PLAIN, 400, font())
    assert shown == PLAIN
