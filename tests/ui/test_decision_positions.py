"""Positions entered, rounds closed and put again, outcomes confirmed and corrected (D1, D3, D5)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import looks
import pytest
from decision_office import RESERVATION, REVISED
from decision_person import DecisionPerson, at_decisions, shown
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sample_window import CONTROL, write_into
from shiboken6 import isValid

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.rules.decisions import DecisionKind, DecisionState, Outcome, Position
from almaty_desktop.ui.pages.decisions.position_entry import PositionEntry, Way
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.widgets.difference_view import DifferenceView

SHIFT_CONTROL = CONTROL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def person(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[DecisionPerson]:
    with at_decisions(tmp_path / "office", theme, qtbot) as made:
        made.open(made.made.ordinary)
        yield made


def entry(person: DecisionPerson) -> PositionEntry:
    return person.panel.positions.entry


def key(person: DecisionPerson, number: Qt.Key) -> None:
    person.press(person.panel.positions.list, number)


def test_a_key_enters_a_position_and_leads_to_the_next_member(person: DecisionPerson) -> None:
    person.choose("KZ")
    key(person, Qt.Key.Key_1)
    person.until(lambda: person.positions["Kazakhstan"] == "agrees")
    person.until(lambda: person.panel.positions.list.key == "KG")
    key(person, Qt.Key.Key_5)
    person.until(lambda: person.positions["Kyrgyz Republic"] == "not present")
    person.until(lambda: person.panel.positions.list.key == "TJ")
    assert person.panel.positions.list.hasFocus()


def test_a_click_enters_a_position_too(person: DecisionPerson) -> None:
    person.choose("TR")
    looks.find_button(entry(person), "does not object").click()
    person.until(lambda: person.positions["Turkey"] == "does not object")


def test_a_reservation_is_recorded_with_its_text_in_both_languages(person: DecisionPerson) -> None:
    person.choose("KZ")
    key(person, Qt.Key.Key_3)
    fields = entry(person)
    assert fields.text.editor(Language.EN).hasFocus()
    person.press(fields.text.editor(Language.EN), Qt.Key.Key_Return, CONTROL)
    person.until(fields.notice.isVisible)
    assert (
        "A reservation is recorded with its text" in fields.notice.text and "Rule D1." in fields.notice.text
    )
    write_into(fields.text.editor(Language.EN), "Except on funding.")
    write_into(fields.text.editor(Language.RU), "Кроме финансирования.")
    looks.find_button(fields, "Record").click()
    person.until(lambda: person.positions["Kazakhstan"] == "reservation")
    person.choose("KZ")
    person.until(lambda: "Кроме финансирования." in shown(person.panel.positions))


def test_what_is_being_typed_outlives_a_change_elsewhere(person: DecisionPerson) -> None:
    person.choose("KZ")
    key(person, Qt.Key.Key_3)
    write_into(entry(person).text.editor(Language.EN), "Half a sentence")
    person.use_cases.decisions.take(person.made.ordinary, "TR", Position.AGREES)
    person.until(lambda: person.positions["Turkey"] == "agrees")
    assert entry(person).text.value.en == "Half a sentence"
    person.press(entry(person).text.editor(Language.EN), Qt.Key.Key_Escape)  # takes back what was typed
    person.press(entry(person).text.editor(Language.EN), Qt.Key.Key_Escape)
    assert not entry(person).typing


def test_the_remaining_members_are_entered_at_once(person: DecisionPerson) -> None:
    assert looks.find_button(person.panel.positions, "The remaining members do not object")
    person.press(person.panel.positions.list, Qt.Key.Key_2, SHIFT_CONTROL)
    person.until(lambda: "waiting" not in person.positions.values())
    assert person.positions["Afghanistan"] == "reservation"  # what was entered stays
    assert not person.panel.positions.rest.isVisible()


def test_a_pending_state_can_not_be_chosen(person: DecisionPerson) -> None:
    view = person.panel.positions.list
    number = next(n for n, row in enumerate(view.rows.rows) if "Pakistan" in row.title)
    place = view.visualRect(view.rows.index(number)).center()
    person.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert view.key == ""


def test_closing_is_asked_about_and_fixes_the_outcome(person: DecisionPerson) -> None:
    panel = person.panel
    person.press(panel, Qt.Key.Key_E, CONTROL)
    assert "a member without one counts as not present" in shown(panel.closing.question)
    assert "This can’t be undone." in shown(panel.closing.question)
    person.press(panel.closing.close_now, Qt.Key.Key_Escape)
    assert not panel.closing.question.isVisible()
    person.press(panel, Qt.Key.Key_E, CONTROL)
    person.press(panel.closing.close_now, Qt.Key.Key_Return, CONTROL)
    person.until(lambda: panel.acts.view and panel.acts.view.line.state is DecisionState.CLOSED)
    person.until(lambda: person.rows[0].chip and person.rows[0].chip.word == "to be confirmed")
    assert person.rows[0].subtitle.startswith("consensus · General decision")
    person.choose("KZ")
    key(person, Qt.Key.Key_1)
    assert person.use_cases.decisions.show(person.made.ordinary).line.outcome is Outcome.CONSENSUS
    assert not entry(person).isVisible()


def test_an_objection_leads_to_a_new_round_with_the_changes_marked(person: DecisionPerson) -> None:
    panel = person.panel
    person.choose("TR")
    key(person, Qt.Key.Key_4)
    looks.find_button(entry(person), "Record").click()
    person.until(lambda: person.positions["Turkey"] == "objects")
    person.press(panel, Qt.Key.Key_E, CONTROL)
    looks.find_button(panel.closing.question, "Close").click()
    person.until(panel.text.again_button.isVisible)
    person.press(panel, Qt.Key.Key_R, CONTROL)
    assert panel.text.revised.value == REVISED
    write_into(panel.text.revised.editor(Language.EN), "One workshop, in May.")
    person.press(panel.text.revised.editor(Language.EN), Qt.Key.Key_Return, CONTROL)
    person.until(lambda: panel.acts.view and panel.acts.view.line.round == 3)
    assert "One workshop, in May." in panel.acts.view.text.en  # type: ignore[union-attr] # just waited for
    person.until(lambda: len(shows(panel.rounds)) == 2)
    shows(panel.rounds)[0].click()
    differences = panel.rounds.findChildren(DifferenceView)
    person.until(lambda: differences and differences[0].changes)
    assert "no consensus" in accessible(panel.rounds)


def shows(root: QWidget) -> list[QPushButton]:
    return [one for one in root.findChildren(QPushButton) if one.isVisible() and one.text() == "Show"]


def accessible(root: QWidget) -> str:
    return "\n".join(one.accessibleName() for one in root.findChildren(QWidget))


def test_the_text_is_changed_in_place_until_a_position_is_taken(person: DecisionPerson) -> None:
    decisions = person.use_cases.decisions
    title = Bilingual("Venue of the workshop", "Место семинара")
    fresh = decisions.open(DecisionKind.ORDINARY, title, meeting=person.made.som).line.id
    person.until(lambda: len(person.rows) == 7)
    person.open(fresh)
    text = person.panel.text
    assert text.title.isVisible() and text.text.isVisible()
    write_into(text.text.editor(Language.EN), "In Almaty.")
    person.press(text.text.editor(Language.EN), Qt.Key.Key_Tab)
    write_into(text.title.editor(Language.RU), "Место проведения")
    person.press(text.title.editor(Language.RU), Qt.Key.Key_Tab)
    person.until(lambda: decisions.show(fresh).text.en == "In Almaty.")
    person.until(lambda: decisions.show(fresh).line.title.ru == "Место проведения")
    person.choose("KZ")
    key(person, Qt.Key.Key_1)
    person.until(lambda: not text.text.isVisible())
    assert "In Almaty." in shown(text)


def test_a_title_that_was_emptied_is_refused_where_it_stands(person: DecisionPerson) -> None:
    decisions = person.use_cases.decisions
    fresh = decisions.open(DecisionKind.ORDINARY, Bilingual("Venue"), meeting=person.made.som).line.id
    person.until(lambda: len(person.rows) == 7)
    person.open(fresh)
    text = person.panel.text
    text.title.editor(Language.EN).setFocus()
    text.title.editor(Language.EN).clear()
    person.press(text.title.editor(Language.EN), Qt.Key.Key_Tab)
    person.until(text.notice.isVisible)
    person.until(lambda: text.title.value.en == "Venue")


def test_confirming_says_first_what_it_brings_about(person: DecisionPerson) -> None:
    decisions = person.use_cases.decisions
    admit = decisions.open(DecisionKind.ADMIT_OBSERVER, meeting=person.made.conference, subject="EU").line.id
    decisions.take_rest(admit, Position.AGREES)
    decisions.close(admit)
    person.until(lambda: len(person.rows) == 7)
    person.open(admit)
    panel = person.panel
    person.press(panel, Qt.Key.Key_E, SHIFT_CONTROL)
    question = shown(panel.closing.question)
    assert "European Union: observer from 6 November 2013" in question
    assert "This can’t be undone." in question and "Confirm the outcome “consensus”?" in question
    looks.find_button(panel.closing.question, "Confirm").click()
    person.until(panel.effects.isVisible)
    assert "European Union: observer from 6 November 2013" in shown(panel.effects)
    standing = next(one for one in person.use_cases.participants.standings() if one.code == "EU").standing
    assert standing == "observer"


def test_a_confirmation_that_a_rule_forbids_is_refused_with_the_rule(person: DecisionPerson) -> None:
    """Two elections were opened; the second can't bring a Chair about any more."""
    decisions = person.use_cases.decisions
    first = decisions.open(DecisionKind.ADMIT_OBSERVER, meeting=person.made.conference, subject="EU").line.id
    second = decisions.open(DecisionKind.ADMIT_OBSERVER, meeting=person.made.conference, subject="EU").line.id
    for one in (first, second):
        decisions.take_rest(one, Position.AGREES)
        decisions.close(one)
    decisions.confirm(first)
    person.until(lambda: len(person.rows) == 8)
    person.open(second)
    person.press(person.panel, Qt.Key.Key_E, SHIFT_CONTROL)
    looks.find_button(person.panel.closing.question, "Confirm").click()
    person.until(person.panel.closing.notice.isVisible)
    assert "Rule S5." in person.panel.closing.notice.text
    assert decisions.show(second).line.state is DecisionState.CLOSED


def test_a_correction_says_why_and_what_stood_there_stays(person: DecisionPerson) -> None:
    person.open(person.made.chair)
    person.choose("TR")
    looks.find_button(person.panel.positions, "Correct this position…").click()
    fields = entry(person)
    assert fields.way is Way.CORRECTION
    looks.find_button(fields, "not present").click()
    looks.find_button(fields, "Record").click()
    person.until(fields.notice.isVisible)
    assert "Rule D5." in fields.notice.text
    write_into(fields.why.editor(Language.EN), "Had left the room.")
    write_into(fields.why.editor(Language.RU), "Вышел из зала.")
    person.press(fields.why.editor(Language.RU), Qt.Key.Key_Return, CONTROL)
    person.until(lambda: person.positions["Turkey"] == "not present")
    row = next(row for row in person.panel.positions.list.rows.rows if row.key == "TR")
    assert "corrected; before: agrees" in row.subtitle
    assert person.panel.entries.isVisible()
    # The lines are on view once the layout has taken them in.
    person.until(lambda: "Correction: Had left the room." in shown(person.panel.entries))
    view = person.use_cases.decisions.show(person.made.chair)
    assert view.line.outcome is Outcome.CONSENSUS


def test_the_recorded_reservation_is_read_in_both_languages(person: DecisionPerson) -> None:
    person.choose("AF")
    person.until(lambda: RESERVATION.ru in shown(person.panel.positions.said))
    assert RESERVATION.en in shown(person.panel.positions.said)


def test_the_board_opens_by_its_key(person: DecisionPerson) -> None:
    person.press(person.panel, Qt.Key.Key_B)
    person.until(lambda: person.tab._board is not None and person.tab._board.isVisible())
    person.tab._board.close()
    person.until(lambda: person.tab._board is None)
    person.open(person.made.running)
    person.press(person.panel, Qt.Key.Key_B)
    assert person.tab._board is None and not person.panel.head.board.isVisible()


def saved(person: DecisionPerson, code: str) -> Position | None:
    stands = person.use_cases.decisions.show(person.made.ordinary).now.stands
    return next(one.position for one in stands if one.code == code)


def test_one_board_stands_at_a_time(person: DecisionPerson) -> None:
    tab = person.tab
    tab.open_board(person.made.ordinary)
    first = tab._board
    tab.open_board(person.made.ordinary)
    assert tab._board is first, "the same decision comes to the front"
    person.until(lambda: first.acts.view is not None)
    waiting = next(one.code for one in first.acts.stands if one.position is None)
    first.acts.take(waiting, Position.AGREES)
    tab.open_board(person.made.chair)
    second = tab._board
    assert second is not first and second.acts.decision == person.made.chair
    assert saved(person, waiting) is Position.AGREES, "what was entered is written"
    person.until(lambda: not isValid(first))
    assert tab._board is second and second.isVisible()
    second.close()
    person.until(lambda: tab._board is None)


def test_what_was_entered_at_the_board_is_written_when_the_window_goes(person: DecisionPerson) -> None:
    person.tab.open_board(person.made.ordinary)
    board = person.tab._board
    person.until(lambda: board.acts.view is not None)
    waiting = next(one.code for one in board.acts.stands if one.position is None)
    board.acts.take(waiting, Position.AGREES)
    person.tab.leave()
    assert saved(person, waiting) is Position.AGREES
    board.close()
    person.until(lambda: person.tab._board is None)
