"""The board looked at from the last row: how large its letters are, that nothing is cut off or overlaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import looks
import pytest
from board_looks import problems
from board_person import (
    LONG_TITLE,
    REMARK,
    TEXT,
    TITLE,
    at_board,
    crowd,
    long_text,
    office_of,
    put,
)
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from almaty_desktop.i18n import Bilingual, Language, texts_in
from almaty_desktop.rules.decisions import Position
from almaty_desktop.services.use_cases import UseCases
from almaty_desktop.ui.pages.decisions.board.lettering import (
    SMALLEST_SHARE,
    capital_height,
    lines_shown,
    readable_metres,
)
from almaty_desktop.ui.pages.decisions.board.states import COLOURS, GROUND, TILE, draw_shape
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import DARK, contrast

SIZES = [(1024, 768), (1280, 720), (1920, 1080), (3840, 2160)]
EIGHT = [
    Bilingual("Afghanistan", "Афганистан"),
    Bilingual("Azerbaijan", "Азербайджан"),
    Bilingual("[Iran]", "[Иран]"),
    Bilingual("Kazakhstan", "Казахстан"),
    Bilingual("Kyrgyz Republic", "Кыргызская Республика"),
    Bilingual("Pakistan", "Пакистан"),
    Bilingual("Tajikistan", "Таджикистан"),
    Bilingual("Turkey", "Турция"),
]
MANY = [
    *EIGHT,
    *(Bilingual(f"Other State {number}", f"Другое государство {number}") for number in range(9, 25)),
]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[UseCases]:
    made = office_of(tmp_path / "office")
    yield made
    made.office.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("names", [[], EIGHT], ids=["six", "eight"])
@pytest.mark.parametrize("text", [None, long_text()], ids=["title-only", "with-text"])
def test_names_states_title_and_outcome_are_read_at_twelve_metres(
    office: UseCases,
    theme: Theme,
    qtbot: QtBot,
    size: tuple[int, int],
    language: Language,
    names: list[Bilingual],
    text: Bilingual | None,
) -> None:
    decision = put(office, text=text)
    with at_board(office, decision, theme, qtbot, language=language, size=size) as person:
        view = person.saved()
        # Where all eight take positions, nobody is left in brackets below them.
        shown = replace(crowd(view, names), bracketed=()) if names else view
        face = person.board.face
        face.show_decision(shown, shown.now.stands, texts_in(language), "")
        assert problems(person.board) == []
        assert face.plan is not None
        sizes = face.plan.sizes
        smallest = SMALLEST_SHARE * size[0]
        for pixels in (sizes.name, sizes.title, sizes.outcome):
            assert capital_height(pixels) >= smallest
            assert readable_metres(pixels, size[0]) >= 12
        if size[0] * 9 == size[1] * 16:
            assert capital_height(sizes.name) >= 0.0426 * size[1], "4.3 % of the picture's height"
        # What is only for whoever works the board is read from the first rows.
        assert readable_metres(sizes.head, size[0]) >= 5
        assert readable_metres(sizes.note, size[0]) >= 6


def test_the_rule_of_thumb(theme: Theme) -> None:
    """60 mm at 12 m, on a picture 2.5 m wide: 30.7 of 1280 pixels."""
    assert pytest.approx(0.024) == SMALLEST_SHARE
    assert readable_metres(44, 1280) == pytest.approx(12, abs=0.1)
    assert readable_metres(28, 1280) < 8


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("title", [TITLE, LONG_TITLE], ids=["short", "long"])
def test_nothing_is_cut_off_at_any_step(
    office: UseCases,
    theme: Theme,
    qtbot: QtBot,
    size: tuple[int, int],
    language: Language,
    title: Bilingual,
) -> None:
    decision = put(office, title=title, text=long_text(6))
    decisions = office.decisions
    with at_board(office, decision, theme, qtbot, language=language, size=size) as person:
        acts, face = person.board.acts, person.board.face
        assert problems(person.board) == []
        acts.take("KZ", Position.RESERVATION, REMARK)
        acts.take("TR", Position.OBJECTS)
        person.saved()
        assert problems(person.board) == []
        person.board.turn(1)
        assert problems(person.board) == []
        person.board.leave()
        person.board.go_on()
        person.until(lambda: person.board.overlay is not None)
        assert problems(person.board) == []
        assert looks.clipped(person.board.overlay) == []
        person.board.asking.end()
        decisions.close(decision)
        acts.take("AF", Position.OBJECTS)
        person.until(lambda: face.notice.isVisible() and face.outcome.isVisible())
        assert problems(person.board) == []
        person.board.go_on()
        person.until(lambda: person.board.overlay is not None)
        assert problems(person.board) == []
        assert looks.clipped(person.board.overlay) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", list(Language))
def test_a_crowd_of_twenty_four_finds_room(
    office: UseCases, theme: Theme, qtbot: QtBot, size: tuple[int, int], language: Language
) -> None:
    with at_board(office, put(office, LONG_TITLE), theme, qtbot, language=language, size=size) as person:
        view = crowd(person.saved(), MANY)
        person.board.face.show_decision(view, view.now.stands, texts_in(language), "")
        assert len(person.board.face.tiles) == 24
        assert problems(person.board) == []
        assert [tile.sign for tile in person.board.face.tiles[9:11]] == ["0", ""]
        assert person.board.face.plan is not None
        assert readable_metres(person.board.face.plan.sizes.name, size[0]) >= 5.5


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
def test_what_is_asked_stands_whole_and_in_the_language_of_the_board(
    office: UseCases, theme: Theme, qtbot: QtBot, language: Language, size: tuple[int, int]
) -> None:
    texts = texts_in(language)
    allowed = frozenset({"PgDn PgUp", "English", "Русский", "Ctrl+Z, Ctrl+Y", *TEXT.en.split("\n")})
    with at_board(office, put(office, text=TEXT), theme, qtbot, language=language, size=size) as person:
        asking, stand = person.board.asking, person.board.face.tiles[0].stand
        office.decisions.take(person.decision, stand.code, Position.OBJECTS)
        for ask in (
            lambda: asking.position(stand, texts),
            lambda: asking.take(stand, Position.RESERVATION, texts),
            lambda: asking.put_again(texts),
            lambda: asking.keys(texts),
            lambda: asking.go_on(texts),
        ):
            ask()
            overlay = person.board.overlay
            assert overlay is not None
            looks.assert_good(overlay, language.value, allowed)


def test_states_have_contrast_and_differ_without_colour() -> None:
    for token in COLOURS.values():
        assert contrast(getattr(DARK, token), getattr(DARK, TILE)) >= 4.5
        assert contrast(getattr(DARK, token), DARK.sunken) >= 4.5
    for token in ("text", "muted", "on_good", "on_bad"):
        assert contrast(getattr(DARK, token), getattr(DARK, GROUND)) >= 4.5


def test_shapes_differ(theme: Theme) -> None:
    drawn = []
    for position in (*Position, None):
        image = QImage(40, 40, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        draw_shape(painter, position, QRectF(4, 4, 32, 32))
        painter.end()
        drawn.append(tuple(image.pixelColor(x, y).alpha() > 127 for x in range(40) for y in range(40)))
    for one, other in combinations(drawn, 2):
        differing = sum(a != b for a, b in zip(one, other, strict=True))
        assert differing > 60, "seen as another shape, not only as another colour"


def test_words_that_find_no_room_say_that_there_is_more(theme: Theme) -> None:
    shown = lines_shown("one two three four five six seven", 20, False, QRectF(0, 0, 90, 50))
    assert len(shown) == 2
    assert shown[-1].endswith("…")
