"""The board worked as in a session: by keys and clicks, against a real office (rules D1, D3, D5, S3)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from board_person import (
    CONTROL,
    REMARK,
    SHIFT,
    TEXT,
    TITLE,
    BoardPerson,
    at_board,
    editor,
    office_of,
    put,
    writing,
)
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from sample_window import write_into
from shiboken6 import isValid

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.rules.consensus import refuse_after_close
from almaty_desktop.rules.decisions import DecisionKind, DecisionState, Outcome, Position
from almaty_desktop.rules.standing import Standing
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.use_cases import UseCases
from almaty_desktop.ui.pages.decisions.board.overlay import Question
from almaty_desktop.ui.pages.decisions.board.position_choice import PositionChoice
from almaty_desktop.ui.theme import Theme


@pytest.fixture
def office(tmp_path: Path) -> Iterator[UseCases]:
    made = office_of(tmp_path / "office")
    yield made
    made.office.close()


@pytest.fixture
def person(office: UseCases, theme: Theme, qtbot: QtBot) -> Iterator[BoardPerson]:
    with at_board(office, put(office, text=TEXT), theme, qtbot) as made:
        yield made


def words(person: BoardPerson) -> str:
    face = person.board.face
    parts = [part.text for part in face.words if part.isVisible()]
    parts += [f"{tile.name} {tile.state} {tile.remark}" for tile in face.tiles]
    return "\n".join(parts)


def close_round(person: BoardPerson) -> None:
    person.press(Qt.Key.Key_Return)
    assert isinstance(person.board.overlay, Question)
    person.press(Qt.Key.Key_Return)
    person.until(person.board.face.outcome.isVisible)


def test_from_an_objection_to_a_second_round_and_to_what_it_brings_about(
    office: UseCases, theme: Theme, qtbot: QtBot
) -> None:
    decision = put(office, TITLE, TEXT, DecisionKind.ADMIT_OBSERVER, "OSCE")
    with at_board(office, decision, theme, qtbot) as person:
        for figure, letter in (("1", "a"), ("2", "s"), ("3", "a"), ("4", "o"), ("5", "n"), ("6", "a")):
            person.type(figure + letter)
        assert [tile.state for tile in person.board.face.tiles] == [
            "agrees",
            "does not object",
            "agrees",
            "objects",
            "not present",
            "agrees",
        ]
        close_round(person)
        assert person.saved().line.outcome is Outcome.NO_CONSENSUS
        assert person.board.face.outcome.text == "No consensus"
        person.press(Qt.Key.Key_Return)
        person.press(Qt.Key.Key_Return)
        assert editor(person).toPlainText() == TEXT.en
        assert editor(person).find("behind")
        person.type("beside")
        person.press(Qt.Key.Key_Return, CONTROL)
        person.until(lambda: person.board.face.state.text == "decision open · round 2")
        assert all(tile.stand.position is None for tile in person.board.face.tiles)
        assert person.saved().text == Bilingual(TEXT.en.replace("behind", "beside"), TEXT.ru)
        sheet = person.board.face.sheet
        person.press(Qt.Key.Key_PageDown)
        assert sheet.isVisible()
        assert sheet.text == (
            "The OSCE may attend all sessions.\nIt is seated behind beside the Member States."
        )
        person.press(Qt.Key.Key_Escape)
        person.type("S", SHIFT)
        assert {tile.state for tile in person.board.face.tiles} == {"does not object"}
        close_round(person)
        assert person.board.face.outcome.text == "Consensus"
        assert person.saved().line.state is DecisionState.CLOSED, "an outcome waits for a person (D3)"
        person.press(Qt.Key.Key_Return)
        question = person.board.overlay
        assert isinstance(question, Question)
        assert "observer from 5 November 2013" in question.rest.text()
        person.press(Qt.Key.Key_Return)
        person.until(lambda: person.board.face.state.text == "decision confirmed · round 2")
        assert "observer from 5 November 2013" in person.board.face.effects.text
        line = next(one for one in office.participants.standings() if one.code == "OSCE")
        assert line.standing is Standing.OBSERVER


def test_two_clicks_enter_a_position(person: BoardPerson) -> None:
    person.click(person.tile("TJ"))
    choice = person.board.overlay
    assert isinstance(choice, PositionChoice)
    assert [button.text() for button in choice.buttons] == [
        "agrees",
        "does not object",
        "reservation",
        "objects",
        "not present",
    ]
    person.click(choice.buttons[3])
    assert person.board.overlay is None
    assert person.tile("TJ").state == "objects", "shown at once"
    assert person.position("TJ") is Position.OBJECTS
    person.click(person.tile("TJ"))
    person.type("a")
    assert person.position("TJ") is Position.AGREES


def test_a_click_beside_the_choice_or_escape_enters_nothing(person: BoardPerson) -> None:
    for leave in (
        lambda: person.press(Qt.Key.Key_Escape),
        lambda: person.qtbot.mouseClick(person.board.overlay, Qt.MouseButton.LeftButton, pos=QPoint(5, 5)),
    ):
        person.click(person.tile("TJ"))
        assert person.board.overlay is not None
        leave()
        assert person.board.overlay is None
    assert person.saved().now.entries == ()
    assert person.board.isVisible()


def test_a_reservation_asks_for_its_text(person: BoardPerson) -> None:
    person.type("3r")
    person.press(Qt.Key.Key_Return, CONTROL)
    assert writing(person).wrong.isVisible()
    assert "A reservation is recorded with its text" in writing(person).wrong.text()
    write_into(editor(person, Language.RU), REMARK.ru)
    person.click(writing(person).record)
    assert person.position("KZ") is Position.RESERVATION
    assert person.tile("KZ").remark == f"{REMARK.ru} (РУ)", "borrowed from the other language"
    assert REMARK.ru in person.tile("KZ").accessibleName()
    assert person.board.face.chosen is person.tile("KZ")
    person.type("r")
    assert editor(person, Language.RU).toPlainText() == REMARK.ru
    write_into(editor(person), REMARK.en)
    person.press(Qt.Key.Key_Return, CONTROL)
    person.until(lambda: person.tile("KZ").remark == REMARK.en)
    person.press(Qt.Key.Key_PageDown)
    assert "Reservations" in person.board.face.sheet.text
    assert f"Kazakhstan: {REMARK.en}" in person.board.face.sheet.text


def test_what_was_closed_elsewhere_takes_no_position(person: BoardPerson) -> None:
    person.type("1a")
    person.saved()
    person.use_cases.decisions.close(person.decision)
    person.type("2o")
    person.until(person.board.face.notice.isVisible)
    assert person.board.face.notice.text == str(refuse_after_close().message)
    person.until(lambda: person.board.face.state.text == "decision closed · round 1")
    assert person.tile("AZ").state == "not present", "what was shown before its time is taken back (D1)"
    assert person.position("AZ") is None
    person.type("2o")
    assert person.board.face.notice.text == str(refuse_after_close().message)
    person.click(person.tile("AZ"))
    assert person.board.overlay is None


def test_what_others_enter_is_shown(person: BoardPerson) -> None:
    person.use_cases.decisions.take(person.decision, "TR", Position.OBJECTS)
    person.board.refresh({"decisions"})
    person.until(lambda: person.tile("TR").state == "objects")
    person.use_cases.decisions.take(person.decision, "TR", Position.AGREES)
    person.until(lambda: person.tile("TR").state == "agrees")


def test_undo_and_redo(person: BoardPerson) -> None:
    person.type("1a")
    person.type("1o")
    person.saved()
    person.press(Qt.Key.Key_Z, CONTROL)
    person.until(lambda: person.tile("AF").state == "agrees")
    person.press(Qt.Key.Key_Y, CONTROL)
    person.until(lambda: person.tile("AF").state == "objects")
    for _ in range(2):
        person.press(Qt.Key.Key_Z, CONTROL)
    person.until(lambda: person.tile("AF").state == "waiting")
    assert person.saved().now.entries == ()
    person.press(Qt.Key.Key_Z, CONTROL)
    assert "Nothing was entered at this board" in person.board.face.notice.text
    assert person.saved().line.id == person.decision, "the decision itself is not undone from its board"


def test_a_round_is_closed_only_after_it_was_asked(person: BoardPerson) -> None:
    person.type("1a")
    person.saved()
    person.press(Qt.Key.Key_Return)
    question = person.board.overlay
    assert isinstance(question, Question)
    assert question.rest.text().startswith(
        "No positions were entered for Azerbaijan, Kazakhstan, Kyrgyz Republic, Tajikistan and Turkey"
    )
    assert question.geometry().bottom() >= person.board.face.brackets.geometry().bottom()
    assert person.board.face.tiles[-1].geometry().bottom() < question.card.geometry().top()
    person.press(Qt.Key.Key_Escape)
    assert person.saved().line.state is DecisionState.OPEN
    person.press(Qt.Key.Key_Return)
    person.press(Qt.Key.Key_Right)
    person.press(Qt.Key.Key_Return)
    assert person.board.overlay is None
    assert person.saved().line.state is DecisionState.OPEN, "not yet"
    close_round(person)
    assert person.tile("TR").state == "not present"


def test_that_there_is_no_consensus_can_be_confirmed(person: BoardPerson) -> None:
    person.type("1o")
    close_round(person)
    person.press(Qt.Key.Key_Return)
    question = person.board.overlay
    assert isinstance(question, Question)
    person.click(question.buttons[1])
    person.until(lambda: person.board.face.state.text == "decision confirmed · round 1")
    assert person.saved().line.outcome is Outcome.NO_CONSENSUS
    person.press(Qt.Key.Key_Return)
    assert person.board.overlay is None


def test_no_totals_no_shares_and_no_winner(person: BoardPerson) -> None:
    for figure, letter in zip("123456", "aaasoo", strict=True):
        person.type(figure + letter)
    close_round(person)
    shown = words(person)
    assert "%" not in shown
    figures = "".join(letter if letter.isdigit() else " " for letter in shown).split()
    assert figures == ["5", "2013", "1"], "the day and the round, and no count of positions (D1)"


def test_the_pending_stand_in_brackets_without_a_position(person: BoardPerson) -> None:
    assert person.board.face.brackets.text == (
        "[Islamic Republic of Iran] and [Islamic Republic of Pakistan]: "
        "participation not yet formalised, no positions"
    )
    assert not {"IR", "PK"} & {tile.stand.code for tile in person.board.face.tiles}
    person.type("l")
    assert person.board.face.brackets.text == (
        "[Исламская Республика Иран] и [Исламская Республика Пакистан]: участие ещё не оформлено, без позиций"
    )


def test_escape_leaves_the_board_and_everything_is_saved(person: BoardPerson) -> None:
    closed: list[bool] = []
    person.board.closed.connect(lambda: closed.append(True))
    person.type("1a")
    person.press(Qt.Key.Key_Escape)
    person.until(lambda: closed and not isValid(person.board))
    view = person.use_cases.decisions.show(person.decision)
    assert view.line.state is DecisionState.OPEN
    assert next(one.position for one in view.now.stands if one.code == "AF") is Position.AGREES


def test_a_refusal_that_comes_after_leaving_is_told_in_the_window(person: BoardPerson) -> None:
    person.use_cases.decisions.close(person.decision)
    person.type("1a")
    person.board.close()
    person.until(lambda: not isValid(person.board))
    assert [error.message for error in person.refused if isinstance(error, Refused)] == [
        refuse_after_close().message
    ]


def test_a_decision_whose_opening_is_undone_leaves_the_board(person: BoardPerson) -> None:
    person.use_cases.history.undo()
    person.until(lambda: person.refused)
    person.until(lambda: not isValid(person.board))
