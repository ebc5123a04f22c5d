"""What a person does about decisions: puts one, enters positions, closes, confirms, works the board."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from at_the_desk import CONTROL, NONE, SHIFT, Person, rows_of
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QWidget

from almaty_desktop.i18n import Language
from almaty_desktop.rules.decisions import DecisionKind, DecisionState
from almaty_desktop.ui.pages.decisions.board.window import BoardWindow
from almaty_desktop.ui.pages.decisions.board.writing import Writing
from almaty_desktop.ui.pages.decisions.decision_panel import DecisionPanel
from almaty_desktop.ui.pages.decisions.decisions_tab import DecisionsTab
from almaty_desktop.ui.pages.decisions.modalities.tab import ModalitiesTab
from almaty_desktop.ui.pages.decisions.new_decision import NewDecision
from almaty_desktop.ui.pages.decisions.page import DecisionsPage
from almaty_desktop.ui.widgets.row_delegate import Row


def seen(root: QWidget) -> str:
    """Whatever can be read on a widget now."""
    labels = [one.text() for one in root.findChildren(QLabel) if one.isVisibleTo(root)]
    texts = [one.toPlainText() for one in root.findChildren(QPlainTextEdit) if one.isVisibleTo(root)]
    return "\n".join(labels + texts)


def choose(person: Person, combo: QComboBox, data: object) -> None:
    """Goes through a choice by keys, once it offers what is wanted."""
    person.until(lambda: combo.findData(data) >= 0)
    combo.setFocus()
    person.press(combo, Qt.Key.Key_Home)
    for _ in range(combo.count()):
        if combo.currentData() == data:
            return
        person.press(combo, Qt.Key.Key_Down)
    raise AssertionError(f"{data} can't be reached by keys")


def write_over(editor: QPlainTextEdit, words: str, instead: str, person: Person) -> None:
    """Finds words in a text and types others in their place."""
    cursor = editor.document().find(words)
    assert not cursor.isNull(), words
    editor.setFocus()
    editor.setTextCursor(cursor)
    person.type(editor, instead)


@dataclass
class AtDecisions:
    """Someone at the page of decisions."""

    person: Person

    @property
    def page(self) -> DecisionsPage:
        return self.person.page(DecisionsPage)

    @property
    def tab(self) -> DecisionsTab:
        tab = self.page.show_tab("decision")
        assert isinstance(tab, DecisionsTab)
        return tab

    @property
    def editions(self) -> ModalitiesTab:
        tab = self.page.show_tab("modalities")
        assert isinstance(tab, ModalitiesTab)
        return tab

    @property
    def panel(self) -> DecisionPanel:
        return self.tab.panel

    @property
    def rows(self) -> list[Row]:
        return rows_of(self.tab.list.list.model)

    @property
    def positions(self) -> dict[str, str]:
        """The positions as the list shows them: name and word."""
        return {row.title: row.chip.word for row in self.panel.positions.list.rows.rows if row.chip}

    def begin(self, kind: DecisionKind) -> NewDecision:
        """Opens the form by its key and chooses a kind by keys."""
        self.person.go("decisions")
        tab = self.tab
        self.person.press(tab.split, Qt.Key.Key_N, CONTROL)
        self.person.until(tab.new.isVisible)
        choose(self.person, tab.new.kind, kind.value)
        return tab.new

    def make(self) -> int:
        """Opens what stands in the form; the number of the new decision."""
        tab, count = self.tab, self.tab.list.list.model.total
        self.person.press(tab.new.title.editor(Language.EN), Qt.Key.Key_Return, CONTROL)
        self.person.until(lambda: not tab.new.isVisible() and tab.list.list.model.total == count + 1)
        self.person.until(
            lambda: self.panel.acts.view and self.panel.acts.view.line.id == self.panel.decision
        )
        assert self.panel.decision is not None
        return self.panel.decision

    def put_to_meeting(self, kind: DecisionKind, meeting: int, subject: str = "") -> int:
        """Puts something to a decision of a meeting."""
        form = self.begin(kind)
        choose(self.person, form.place.meeting, meeting)
        if subject:
            choose(self.person, form.subject.who, subject)
        self.person.until(lambda: form.title.value)
        return self.make()

    def put_to_silence(self, kind: DecisionKind, subject: str, day: str, clock: str) -> int:
        """Opens a silence procedure about a State with a deadline as one types it."""
        form = self.begin(kind)
        self.person.click(form.place.in_silence)
        choose(self.person, form.subject.who, subject)
        self.person.write(form.place.deadline.day.editor, day)
        self.person.write(form.place.deadline.clock.editor, clock)
        self.person.until(lambda: form.title.value)
        return self.make()

    def show(self, words: str) -> None:
        """Goes down the list to the decision whose title has these words."""
        self.person.go("decisions")
        tab, view = self.tab, self.tab.list.list.view
        self.person.until(lambda: any(words in row.title for row in self.rows))
        wanted = next(row.key for row in self.rows if words in row.title)
        view.setFocus()
        self.person.press(view, Qt.Key.Key_Home, CONTROL)
        for _ in self.rows:
            if tab.list.list.key == wanted:
                break
            self.person.press(view, Qt.Key.Key_Down)
        self.person.until(
            lambda: self.panel.acts.view and str(self.panel.acts.view.line.id) == wanted == tab.list.list.key
        )

    def choose_member(self, code: str) -> None:
        """Goes down the list of positions to a member."""
        members = self.panel.positions.list
        self.person.press(self.panel, Qt.Key.Key_1, CONTROL)
        self.person.press(members, Qt.Key.Key_Home)
        for _ in members.rows.rows:
            if members.key == code:
                return
            self.person.press(members, Qt.Key.Key_Down)
        raise AssertionError(f"{code} has no line")

    def close_round(self) -> None:
        """Closes the round after the question."""
        closing = self.panel.closing
        self.person.press(self.panel, Qt.Key.Key_E, CONTROL)
        self.person.until(closing.question.isVisible)
        self.person.press(closing.close_now, Qt.Key.Key_Return, CONTROL)
        self.person.until(lambda: self.panel.acts.view.line.state is DecisionState.CLOSED)

    def confirm(self) -> str:
        """Confirms the outcome; gives what was read in the question before."""
        closing = self.panel.closing
        self.person.press(self.panel, Qt.Key.Key_E, CONTROL | SHIFT)
        self.person.until(closing.question.isVisible)
        asked = seen(closing.question)
        self.person.press(closing.yes, Qt.Key.Key_Return, CONTROL)
        self.person.until(lambda: self.panel.acts.view.line.state is DecisionState.CONFIRMED)
        self.person.until(self.panel.effects.isVisible)
        return asked

    def open_board(self) -> AtTheBoard:
        """Puts the decision on view on the board, by its key."""
        self.person.press(self.panel, Qt.Key.Key_B)
        board = self.tab._board
        assert isinstance(board, BoardWindow)
        self.person.until(lambda: board.isVisible() and board.face.plan is not None)
        board.activateWindow()
        self.person.until(board.isActiveWindow)
        return AtTheBoard(self, board)


@dataclass
class AtTheBoard:
    """Someone at the board of the session room, by keys alone."""

    desk: AtDecisions
    board: BoardWindow

    def until(self, seen: object) -> None:
        self.desk.person.until(seen)  # type: ignore[arg-type] # handed on

    @property
    def states(self) -> list[str]:
        """What the tiles say, one after the other."""
        return [tile.state for tile in self.board.face.tiles]

    def type(self, letters: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        for letter in letters:
            target = QApplication.focusWidget() or self.board
            QApplication.sendEvent(
                target, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, modifiers, letter)
            )

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.desk.person.qtbot.keyClick(QApplication.focusWidget() or self.board, key, modifiers)

    def take(self, letters: Sequence[str]) -> None:
        """One key chooses each member in the order shown, the next one gives its position."""
        for number, letter in enumerate(letters, 1):
            self.type(f"{number}{letter}")
        self.settled()

    def settled(self) -> None:
        self.until(lambda: not self.board.acts.busy)

    def go_on(self, outcome: str) -> None:
        """Enter asks, Enter answers; ``outcome`` is what the board says then."""
        self.press(Qt.Key.Key_Return)
        self.until(lambda: self.board.overlay is not None)
        self.press(Qt.Key.Key_Return)
        self.until(lambda: outcome in (self.board.face.state.text, self.board.face.outcome.text))
        self.settled()

    def put_again(self, words: str, instead: str) -> None:
        """Puts the text to a new round with other words in it."""
        self.press(Qt.Key.Key_Return)
        self.until(lambda: self.board.overlay is not None)
        self.press(Qt.Key.Key_Return)
        self.until(lambda: isinstance(self.board.overlay, Writing))
        editor = QApplication.focusWidget()
        assert isinstance(editor, QPlainTextEdit)
        cursor = editor.document().find(words)
        assert not cursor.isNull(), words
        editor.setTextCursor(cursor)
        self.type(instead)
        self.press(Qt.Key.Key_Return, CONTROL)
        self.until(lambda: "round 2" in self.board.face.state.text)
        self.settled()

    def leave(self) -> None:
        self.press(Qt.Key.Key_Escape)
        self.until(lambda: self.desk.tab._board is None)
