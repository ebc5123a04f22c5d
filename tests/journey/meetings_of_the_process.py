"""What the members decided in their meetings, done at the window and on the board of the session room."""

from __future__ import annotations

from datetime import datetime

import history_of_the_process as process
from at_the_decisions import choose, write_over
from at_the_desk import CONTROL, SHIFT
from history_of_the_process import History
from PySide6.QtCore import Qt

from almaty_desktop.i18n import ALMATY, Bilingual, Language
from almaty_desktop.rules.decisions import DecisionKind, Position
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.ui.pages.decisions.new_decision import NewDecision

MEMBERS = ("AF", "AZ", "IR", "KZ", "KG", "TJ", "TR")
NEXT_MEETING = datetime(2014, 11, 20, 10, tzinfo=ALMATY)
NEXT_CONFERENCE = datetime(2015, 11, 10, 10, tzinfo=ALMATY)
OBSERVER_TEXT = Bilingual("It is seated behind the members.", "Её места — за участниками.")
WHY = Bilingual("Had left the room", "Покинула зал")


def elect_the_chair(history: History, conference: int) -> str:
    """The members elect Kazakhstan on the board, key by key; what the board says it brought about."""
    history.decisions.put_to_meeting(DecisionKind.ELECT_CHAIR, conference, "KZ")
    board = history.decisions.open_board()
    board.take("aaasasa")
    assert board.states == [*["agrees"] * 3, "does not object", "agrees", "does not object", "agrees"]
    board.go_on("Consensus")
    board.go_on("decision confirmed · round 1")
    brought = board.board.face.effects.text
    board.leave()
    return brought


def refuse_an_observer(history: History, conference: int) -> str:
    """Turkey objects, and that there is no consensus is confirmed; the outcome as the board says it."""
    history.decisions.put_to_meeting(DecisionKind.ADMIT_OBSERVER, conference, "EU")
    board = history.decisions.open_board()
    board.take("aaaaaao")
    board.go_on("No consensus")
    board.press(Qt.Key.Key_Return)
    board.until(lambda: board.board.overlay is not None)
    # The answers: put again, confirm, not yet.
    board.press(Qt.Key.Key_Right)
    board.press(Qt.Key.Key_Return)
    board.until(lambda: board.board.face.state.text == "decision confirmed · round 1")
    outcome = board.board.face.outcome.text
    board.leave()
    return outcome


def admit_an_observer(history: History, conference: int) -> tuple[str, str]:
    """After an objection a revised text is put again; it as the board marks it, and what came of it."""
    desk = history.decisions
    form = desk.begin(DecisionKind.ADMIT_OBSERVER)
    choose(history.person, form.place.meeting, conference)
    choose(history.person, form.subject.who, "OSCE")
    history.person.write_both(form.text, OBSERVER_TEXT)
    desk.make()
    board = desk.open_board()
    board.take("aaaaaao")
    board.go_on("No consensus")
    board.put_again("behind", "beside")
    board.press(Qt.Key.Key_PageDown)
    marked = board.board.face.sheet.text
    board.press(Qt.Key.Key_Escape)
    board.type("S", SHIFT)
    board.settled()
    board.go_on("Consensus")
    board.go_on("decision confirmed · round 2")
    brought = board.board.face.effects.text
    board.leave()
    return marked, brought


def welcome_a_guest(history: History, conference: int) -> tuple[str, str]:
    """Civil society is invited to the conference and listed; what is said of it at the meeting after."""
    desk = history.decisions
    process.invite_the_guest(history, conference)
    history.person.press(desk.panel, Qt.Key.Key_2, CONTROL | SHIFT)
    history.person.until(lambda: set(desk.positions.values()) == {"does not object", "no position"})
    desk.close_round()
    desk.confirm()
    listed = process.list_delegation(history, conference, "support net")
    history.open_again(NEXT_MEETING)
    som = process.meet(history, MeetingKind.SOM, "20 November 2014", "21 November 2014")
    return listed, process.list_delegation(history, som, "support net")


def begin_amendment(history: History, title: str, day: str) -> NewDecision:
    """Writes an amendment into the form: the Chair would hold office for three years."""
    form, person = history.decisions.begin(DecisionKind.AMEND_MODALITIES), history.person
    person.until(lambda: "two years" in form.text.value.en)
    combo = form.place.meeting
    rows = {combo.itemText(row): combo.itemData(row) for row in range(combo.count())}
    choose(person, combo, next(one for text, one in rows.items() if title in text and day in text))
    for language, words, instead in (
        (Language.EN, "two years", "three years"),
        (Language.RU, "два года", "три года"),
    ):
        write_over(form.text.editor(language), words, instead, person)
    return form


def try_to_amend_without_ministers(history: History) -> str:
    """Puts the amendment to the Senior Officials’ Meeting; what is said to that."""
    form = begin_amendment(history, "Senior Officials", "November 2014")
    history.person.press(form.text.editor(Language.EN), Qt.Key.Key_Return, CONTROL)
    history.person.until(form.notice.isVisible)
    refused = form.notice.text
    history.person.press(form.cancel, Qt.Key.Key_Space)
    return refused


def amend(history: History) -> None:
    """The ministers agree to the amendment a year later, each by a key in the list of positions."""
    history.open_again(NEXT_CONFERENCE)
    process.meet(history, MeetingKind.MINISTERIAL, "10 November 2015", "10 November 2015")
    begin_amendment(history, "Ministerial", "10 November 2015")
    desk = history.decisions
    desk.make()
    for code in MEMBERS:
        desk.choose_member(code)
        history.person.press(desk.panel.positions.list, Qt.Key.Key_1)
    history.person.until(lambda: set(desk.positions.values()) == {"agrees", "no position"})
    desk.close_round()
    desk.confirm()


def correct_the_election(history: History) -> None:
    """Turkey’s position in the election was misheard: it is corrected two years later (rule D5)."""
    desk, person = history.decisions, history.person
    desk.show("Election to the chair")
    desk.choose_member("TR")
    positions = desk.panel.positions
    person.press(positions.list, Qt.Key.Key_Return)
    person.press(positions.correct, Qt.Key.Key_Space)
    person.click(positions.entry.positions[Position.ABSENT])
    person.write_both(positions.entry.why, WHY)
    person.press(positions.entry.why.editor(Language.RU), Qt.Key.Key_Return, CONTROL)
    person.until(lambda: desk.positions["Turkey"] == "not present")
