"""Two texts compared on the screen, used by hand."""

# mypy: disable-error-code="no-untyped-call"
# (pytest-qt leaves its keys and clicks untyped)

from __future__ import annotations

import random
import time
from itertools import pairwise
from pathlib import Path

import looks
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from almaty_desktop.i18n import Language, Texts, message, texts_in
from almaty_desktop.paths import RESOURCES
from almaty_desktop.ui.jobs import Jobs
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import Scheme
from almaty_desktop.ui.widgets.difference_view import DifferenceView
from almaty_desktop.ui.wording import Wording

NAMES = (message("Before"), message("After"))
BEFORE = """## 1. Chair

The term is two years.

- [Iran] takes part;

Old paragraph that goes."""
AFTER = """## 1. Chair and term

The term is three years.

- Iran takes part;

Something quite different; all of it came later.

And *one more*."""
LONGEST_HOLD = 0.05  # seconds; what a person feels as a stutter


@pytest.fixture
def view(theme: Theme, jobs: Jobs, qtbot: QtBot) -> DifferenceView:
    made = DifferenceView(Wording(texts_in(Language.EN)), theme, jobs)
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show()
    return made


def compare(view: DifferenceView, qtbot: QtBot, before: str = BEFORE, after: str = AFTER) -> None:
    with qtbot.waitSignal(view.ready):
        view.compare(before, after, NAMES)


def tops(view: DifferenceView, *words: str) -> list[int]:
    """How high the first letters of each of the words stand."""
    found = []
    for word in words:
        place = QTextCursor(view.text.document().find(word))
        place.setPosition(place.selectionStart())
        found.append(view.text.cursorRect(place).top())
    return found


def shape_at(view: DifferenceView, word: str) -> tuple[bool, bool, str, str]:
    """Underlined, struck through, and the colours of letters and ground."""
    look = view.text.document().find(word).charFormat()
    return (
        look.fontUnderline(),
        look.fontStrikeOut(),
        look.foreground().color().name(),
        look.background().color().name(),
    )


def test_differences_are_marked_by_line_and_colour(view: DifferenceView, theme: Theme, qtbot: QtBot) -> None:
    compare(view, qtbot)
    tokens = theme.tokens
    assert shape_at(view, "three") == (True, False, tokens.on_good, tokens.good)
    assert shape_at(view, "two") == (False, True, tokens.on_bad, tokens.bad)
    assert shape_at(view, "takes part")[:3] == (False, False, tokens.text)
    heading = view.text.document().find("Chair").charFormat()
    assert heading.fontWeight() == QFont.Weight.Bold
    assert "##" not in view.text.toPlainText(), "the marks of the plain format are not shown"
    assert "*" not in view.text.toPlainText()
    assert view.count_label.text() == "7 changes"


def test_paragraphs_stand_at_one_height(view: DifferenceView, qtbot: QtBot) -> None:
    compare(view, qtbot, "x " * 200 + "\n\nthe old end", "x " * 40 + "\n\nthe new end")
    old, new = tops(view, "old", "new")
    assert old == new


def test_one_text_has_both_in_it(view: DifferenceView, qtbot: QtBot) -> None:
    compare(view, qtbot)
    with qtbot.waitSignal(view.ready):
        qtbot.mouseClick(view.inline, Qt.MouseButton.LeftButton)
    assert "The term is two three years." in view.text.toPlainText()
    assert "[Iran] takes part" in view.text.toPlainText()
    assert view.text.toPlainText().count("takes part") == 1
    assert tops(view, "two") == tops(view, "three")


@pytest.mark.parametrize("inline", [False, True])
def test_f7_leads_from_change_to_change(view: DifferenceView, qtbot: QtBot, inline: bool) -> None:
    view.inline.setChecked(inline)
    compare(view, qtbot)
    seen = []
    for number in range(view.changes):
        qtbot.keyClick(view.text, Qt.Key.Key_F7)
        assert view.current == number
        seen.append(view.marked)
    assert seen == [
        ["and term"],
        ["two", "three"],
        ["["],
        ["]"],
        ["Old paragraph that goes."],
        ["Something quite different; all of it came later."],
        ["And one more."],
    ]
    assert view.count_label.text() == f"Change {view.changes} of {view.changes}"
    qtbot.keyClick(view.text, Qt.Key.Key_F7)
    assert view.current == 0, "after the last comes the first"
    qtbot.keyClick(view.text, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert view.current == view.changes - 1


def test_a_change_far_below_is_scrolled_to(view: DifferenceView, qtbot: QtBot) -> None:
    same = "\n".join(f"Paragraph {number} of many." for number in range(200))
    compare(view, qtbot, same, same + "\nThe end")
    assert view.text.verticalScrollBar().value() == 0
    qtbot.mouseClick(view.next, Qt.MouseButton.LeftButton)
    assert view.text.verticalScrollBar().value() > 1000
    shown, place = view.text.viewport().rect(), view.text.cursorRect()
    assert shown.contains(place)


def test_a_change_is_shown_with_what_stands_around_it(view: DifferenceView, qtbot: QtBot) -> None:
    same = "\n".join(f"Paragraph {number} of many." for number in range(100))
    compare(view, qtbot, f"{same}\nThe old middle\n{same}", f"{same}\nThe new middle\n{same}")
    view.step(1)
    height = view.text.viewport().height()
    assert 0.2 * height < view.text.cursorRect().top() < 0.5 * height


def test_words_can_be_chosen_and_copied(view: DifferenceView, qtbot: QtBot) -> None:
    compare(view, qtbot)
    view.text.setTextCursor(view.text.document().find("three years"))
    qtbot.keyClick(view.text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "three years"
    qtbot.keyClicks(view.text, "typed")
    assert "typed" not in view.text.toPlainText(), "it is there for reading"


def test_its_name_says_how_many_changes(view: DifferenceView, texts: Texts, qtbot: QtBot) -> None:
    compare(view, qtbot)
    view._wording.retranslate(texts)
    expected = {
        Language.EN: "Comparison of two texts: 7 changes",
        Language.RU: "Сравнение двух текстов: 7 изменений",
    }[texts.language]
    assert view.accessibleName() == view.text.accessibleName() == expected
    looks.assert_good(view, texts.language)


def test_texts_that_do_not_differ_say_so(view: DifferenceView, qtbot: QtBot) -> None:
    compare(view, qtbot, AFTER, AFTER)
    assert view.count_label.text() == "The two texts do not differ."
    assert not view.next.isEnabled()
    qtbot.keyClick(view.text, Qt.Key.Key_F7)
    assert view.current == -1


def test_what_was_asked_last_is_shown(view: DifferenceView, qtbot: QtBot) -> None:
    view.compare("first", "other", NAMES)
    compare(view, qtbot, "last", "last one")
    assert "first" not in view.text.toPlainText()
    view.compare(BEFORE, AFTER, NAMES)
    view.clear()
    qtbot.wait(100)
    assert view.text.toPlainText() == ""
    assert view.changes == 0


def test_dark_is_worn_at_once(view: DifferenceView, theme: Theme, qtbot: QtBot) -> None:
    compare(view, qtbot)
    with qtbot.waitSignal(view.ready):
        theme.choose(Scheme.DARK)
    tokens = theme.tokens
    assert shape_at(view, "three") == (True, False, tokens.on_good, tokens.good)


def test_ten_thousand_words_never_hold_the_window(view: DifferenceView, qtbot: QtBot) -> None:
    """A heartbeat beats on while two texts of 10,000 words are compared and shown, resized and scrolled."""
    chance = random.Random(7)
    words = [f"слово{number}" for number in range(1500)]
    before = "\n\n".join(" ".join(chance.choices(words, k=50)) for _ in range(200))
    after = before.replace("слово7", "дело7").replace("слово11 ", "")
    beats: list[float] = []
    heart = QTimer()
    heart.setInterval(0)
    heart.timeout.connect(lambda: beats.append(time.thread_time()))
    heart.start()
    compare(view, qtbot, before, after)
    view.resize(800, 600)
    qtbot.wait(100)
    view.step(-1)
    qtbot.wait(100)
    heart.stop()
    holds = sorted((later - earlier for earlier, later in pairwise(beats)), reverse=True)
    # The window's own work is measured: how busy the machine is with others says nothing of it.
    assert holds[0] < LONGEST_HOLD, [f"{hold * 1000:.0f} ms" for hold in holds[:5]]


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_its_pictures(
    view: DifferenceView,
    theme: Theme,
    texts: Texts,
    scheme: Scheme,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    """The first edition beside one that changes it: nothing is cut off in either language."""
    theme.choose(scheme)
    view._wording.retranslate(texts)
    before = (RESOURCES / "reference" / f"modalities-2013.{texts.language}.txt").read_text("utf-8")
    compare(view, qtbot, before, before.replace("[", "").replace("2011", "2012").replace(" и ", " или "))
    file = tmp_path / f"differences.{texts.language}.{scheme}.png"
    assert looks.picture(view, file).stat().st_size > 10_000
    looks.assert_good(view, texts.language)
