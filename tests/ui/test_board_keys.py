"""The keys of the board, its two languages, and the text that is read on it page by page (rule D1)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from board_person import (
    SHIFT,
    TEXT,
    TITLE,
    BoardPerson,
    at_board,
    editor,
    long_text,
    office_of,
    put,
)
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from almaty_desktop.i18n import Bilingual, Language, texts_in
from almaty_desktop.rules.decisions import Position
from almaty_desktop.services.use_cases import UseCases
from almaty_desktop.ui.pages.decisions.board.keys import (
    FOR_THE_REST,
    LANGUAGE_LETTERS,
    LETTERS,
    changes_language,
    position_of,
)
from almaty_desktop.ui.pages.decisions.board.overlay import Question
from almaty_desktop.ui.pages.decisions.board.window import screen_for_the_room
from almaty_desktop.ui.theme import Theme

MEMBERS = ["AF", "AZ", "KZ", "KG", "TJ", "TR"]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[UseCases]:
    made = office_of(tmp_path / "office")
    yield made
    made.office.close()


@pytest.fixture
def person(office: UseCases, theme: Theme, qtbot: QtBot) -> Iterator[BoardPerson]:
    with at_board(office, put(office, text=TEXT), theme, qtbot) as made:
        yield made


def test_members_stand_in_the_order_of_the_language_shown(person: BoardPerson) -> None:
    face = person.board.face
    assert [tile.stand.code for tile in face.tiles] == MEMBERS
    person.type("3")
    person.type("l")
    names = [tile.name for tile in face.tiles]
    assert names == ["Азербайджан", "Афганистан", "Казахстан", "Кыргызстан", "Таджикистан", "Турция"]
    assert {tile.state for tile in face.tiles} == {"ждём"}
    assert face.title.text == TITLE.ru
    assert face.other.text == TITLE.en
    assert face.state.text == "решение открыто · раунд 1"
    assert face.chosen is person.tile("KZ"), "the same member stays chosen"
    person.board.retranslate(texts_in(Language.EN))
    assert face.title.text == TITLE.ru, "the board keeps the language that was chosen for it"
    person.type("я")
    assert face.title.text == TITLE.en


def test_the_board_follows_the_language_of_the_window(person: BoardPerson) -> None:
    person.board.retranslate(texts_in(Language.RU))
    assert person.board.face.title.text == TITLE.ru


@pytest.mark.parametrize("language", list(Language))
def test_each_key_means_one_thing_on_either_layout(language: Language) -> None:
    keyboard = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
    keyboard += "йцукенгшщзхъфывапролджэячсмитьбю"
    for letter in keyboard:
        meanings = [position for position in Position if position_of(letter, language) is position]
        assert len(meanings) + changes_language(letter, language) <= 1
    for position, letter in LETTERS[language].items():
        assert position_of(letter.lower(), language) is position
        assert sum(position_of(one, language) is position for one in keyboard) == 2
    assert changes_language(LANGUAGE_LETTERS[language], language)
    assert position_of("", language) is None


@pytest.mark.parametrize(("typed", "position"), [("в", Position.OBJECTS), ("d", Position.OBJECTS)])
def test_russian_letters_work_on_the_other_layout_too(
    office: UseCases, theme: Theme, qtbot: QtBot, typed: str, position: Position
) -> None:
    with at_board(office, put(office), theme, qtbot, language=Language.RU) as person:
        person.type("1" + typed)
        assert person.position("AZ") is position


def test_a_wrong_key_does_nothing_and_a_slip_is_mended_by_choosing_again(person: BoardPerson) -> None:
    person.type("a")
    assert all(stand.position is None for stand in person.saved().now.stands), "no tile was chosen"
    person.type("1xzvй7")
    assert person.saved().now.entries == ()
    person.type("oa")
    assert person.position("AF") is Position.AGREES
    assert len(person.saved().now.entries) == 2, "both stay on record"


def test_arrows_and_the_space_bar_go_from_tile_to_tile(person: BoardPerson) -> None:
    face = person.board.face
    person.press(Qt.Key.Key_Right)
    assert face.chosen is person.tile("AF")
    person.press(Qt.Key.Key_Down)
    assert face.chosen is person.tile("KG")
    person.press(Qt.Key.Key_Left)
    assert face.chosen is person.tile("KZ")
    person.press(Qt.Key.Key_Up)
    assert face.chosen is person.tile("KZ"), "there is nothing above"
    person.type("s")
    person.press(Qt.Key.Key_Left)
    person.press(Qt.Key.Key_Space)
    assert face.chosen is person.tile("KG"), "Kazakhstan is waited for no more"


def test_keys_typed_into_a_text_are_not_entered_on_the_board(person: BoardPerson) -> None:
    person.type("2r")
    person.type("oal12")
    assert editor(person).toPlainText() == "oal12"
    person.press(Qt.Key.Key_Escape)
    assert person.saved().now.entries == ()
    assert person.board.face.title.text == TITLE.en


@pytest.mark.parametrize("position", list(Position))
def test_all_that_are_waiting_can_be_entered_at_once_but_never_against_the_text(
    person: BoardPerson, position: Position
) -> None:
    person.type("4o")
    person.type(LETTERS[Language.EN][position], SHIFT)
    others = {person.position(code) for code in MEMBERS if code != "KG"}
    assert others == ({position} if position in FOR_THE_REST else {None})
    assert person.position("KG") is Position.OBJECTS
    assert person.board.overlay is None


def test_a_long_text_is_read_page_by_page(office: UseCases, theme: Theme, qtbot: QtBot) -> None:
    with at_board(office, put(office, text=long_text()), theme, qtbot) as person:
        face = person.board.face
        person.type("3")
        person.press(Qt.Key.Key_PageDown)
        assert face.sheet.isVisible()
        assert person.target is person.board, "no button has the keys by chance"
        assert not any(tile.isVisible() for tile in face.tiles)
        person.type("1a")
        seen = [face.sheet.shown_part()]
        while face.sheet.page + 1 < face.sheet.pages:
            person.press(Qt.Key.Key_PageDown)
            seen.append(face.sheet.shown_part())
        assert len(seen) > 2
        assert face.foot.hint.text == f"page {len(seen)} of {len(seen)}"
        for top, bottom in face.sheet.lines():
            whole = [page for page in seen if page[0] <= top and bottom <= page[1]]
            assert len(whole) == 1, "each line stands on one page, entirely"
        assert all(bottom - top <= face.sheet.height() for top, bottom in seen)
        for _ in seen:
            person.press(Qt.Key.Key_PageUp)
        assert not face.sheet.isVisible()
        assert all(tile.isVisible() for tile in face.tiles)
        assert face.chosen is person.tile("KZ")
        assert person.saved().now.entries == (), "nothing is entered while no tile is seen"


def test_the_glimpse_of_a_second_round_begins_at_the_first_change(
    office: UseCases, theme: Theme, qtbot: QtBot
) -> None:
    decision = put(office, text=long_text())
    office.decisions.close(decision)
    office.decisions.put_again(decision, long_text().map(lambda text: text.replace("8. ", "8. (new) ")))
    with at_board(office, decision, theme, qtbot) as person:
        assert person.board.face.glimpse.isVisible()
        assert person.board.face.glimpse.text.startswith("8. (new)")
        person.click(person.board.face.glimpse)
        sheet = person.board.face.sheet
        assert sheet.text.startswith("1. ")
        assert sheet.page == 0
        (changed,) = sheet.changed_pages()
        person.press(Qt.Key.Key_F7)
        assert sheet.page == changed > 0
        assert person.board.face.foot.hint.text == f"page {changed + 1} of {sheet.pages}"
        person.press(Qt.Key.Key_F7)
        assert sheet.page == changed, "there is no further one"
        person.press(Qt.Key.Key_Escape)
        person.press(Qt.Key.Key_F7)
        assert sheet.isVisible()
        assert sheet.page == changed


def test_the_glimpse_shows_the_change_itself_also_late_in_a_paragraph(
    office: UseCases, theme: Theme, qtbot: QtBot
) -> None:
    paragraph = " ".join(long_text().en.split())
    decision = put(office, text=Bilingual(paragraph))
    office.decisions.close(decision)
    office.decisions.put_again(decision, Bilingual(paragraph.replace("11. The", "11. Tomorrow the")))
    with at_board(office, decision, theme, qtbot) as person:
        glimpse = person.board.face.glimpse
        assert glimpse.isVisible()
        assert glimpse.page == glimpse.changed_pages()[0] > 0


def test_a_board_that_can_only_read_enters_nothing(office: UseCases, theme: Theme, qtbot: QtBot) -> None:
    with at_board(office, put(office), theme, qtbot, read_only=True) as person:
        person.type("1a")
        person.press(Qt.Key.Key_Return)
        person.click(person.tile("AF"))
        assert person.board.overlay is None
        assert person.saved().now.entries == ()
        assert "close the round" not in [button.key.words for button in person.board.face.foot.buttons]


def test_keys_for_help_full_screen_and_the_foot(person: BoardPerson) -> None:
    board = person.board
    person.press(Qt.Key.Key_F1)
    assert board.overlay is not None
    person.press(Qt.Key.Key_Return)
    assert board.overlay is None
    person.type("?")
    assert board.overlay is not None
    person.press(Qt.Key.Key_Escape)
    assert board.isVisible()
    person.press(Qt.Key.Key_F11)
    assert board.isFullScreen()
    person.press(Qt.Key.Key_F11)
    assert not board.isFullScreen()
    enter = next(button for button in board.face.foot.buttons if button.key.sign == "Enter")
    person.click(enter)
    assert isinstance(board.overlay, Question)


def test_what_can_have_the_focus_says_what_it_is(person: BoardPerson) -> None:
    person.type("1o")
    assert person.tile("AF").accessibleName() == "Afghanistan: objects"
    assert all(tile.accessibleName() for tile in person.board.face.tiles)
    assert all(button.accessibleName() for button in person.board.face.foot.buttons)
    before = person.tile("AZ").grab().toImage()
    person.type("2")
    assert person.tile("AZ").grab().toImage() != before, "the focus is seen"


def test_the_other_screen_is_the_rooms() -> None:
    desk, room = object(), object()
    assert screen_for_the_room([desk, room], desk) is room  # type: ignore[list-item,arg-type]
    assert screen_for_the_room([room, desk], desk) is room  # type: ignore[list-item,arg-type]
    assert screen_for_the_room([desk], desk) is desk  # type: ignore[list-item,arg-type]


def test_a_text_in_one_language_is_compared_with_itself_only(
    office: UseCases, theme: Theme, qtbot: QtBot
) -> None:
    decision = put(office, text=Bilingual(en="One text.", ru="Один текст."))
    office.decisions.close(decision)
    office.decisions.put_again(decision, Bilingual(en="One new text."))
    with at_board(office, decision, theme, qtbot, language=Language.RU) as person:
        assert person.board.face.sheet.text == "One new text."
