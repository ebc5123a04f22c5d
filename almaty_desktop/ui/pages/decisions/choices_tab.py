"""The choices that the rules leave to the office: a switch each, with the rule and what it means."""

from __future__ import annotations

from collections.abc import Set
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from almaty_desktop.i18n import message
from almaty_desktop.services.choices import ChoiceLine, OfficeChoices
from almaty_desktop.services.errors import Refused
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.edits import Edits
from almaty_desktop.ui.pages.decisions.refusals import tell_refusal
from almaty_desktop.ui.tabs import Tab
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, frame, label, row, scrolled
from almaty_desktop.ui.widgets.notice import Notice
from almaty_desktop.ui.wording import Wording

_WIDTH = 96 * GRID


class _Sentence(QLabel):
    """What a choice says: a switch's own text could not go on in a second line."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
        super().mouseReleaseEvent(event)


class ChoiceCard(QWidget):
    """One choice. ``wanted`` says what a person chose; it is shown once it is saved."""

    wanted = Signal(bool)

    def __init__(self, context: PageContext, wording: Wording, line: ChoiceLine) -> None:
        super().__init__()
        self._wording = wording
        self.line = line
        self.switch = QCheckBox()
        self.switch.setEnabled(not context.read_only)
        wording.say(self.switch.setAccessibleName, line.title)
        wording.say(self.switch.setAccessibleDescription, line.meaning)
        self.sentence = _Sentence()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setProperty("role", "strong")
        self.sentence.setWordWrap(True)
        wording.say(self.sentence.setText, line.title)
        self.facts = label(wording, None, "muted", wraps=True)
        self.notice = Notice(wording, context.theme)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID)
        grid.addWidget(self.switch, 0, 0, Qt.AlignmentFlag.AlignTop)
        for place, part in enumerate((self.sentence, label(wording, line.meaning, wraps=True), self.facts)):
            grid.addWidget(part, place, 1)
        grid.setColumnStretch(1, 1)
        inside = column(grid, self.notice, spacing=GRID)
        inside.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.setLayout(column(frame("card", inside), spacing=0))
        self.switch.toggled.connect(self.wanted)
        self.sentence.clicked.connect(self.switch.click)
        self.show_line(line)

    def show_line(self, line: ChoiceLine) -> None:
        """Shows what counts now, also where a person wanted something else and was refused."""
        self.line = line
        with QSignalBlocker(self.switch):
            self.switch.setChecked(line.value)
        told = (
            message("Rule {rule} · as the rules propose it", rule=line.rule)
            if line.value == line.proposed
            else message("Rule {rule} · otherwise than the rules propose it", rule=line.rule)
        )
        self._wording.say(self.facts.setText, told)


class ChoicesTab(Tab):
    """Tab and the arrows lead from switch to switch, the space bar chooses; undo takes it back (rule D2)."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__(context, wording)
        self._choices: OfficeChoices = context.use_cases.choices
        self.edits = Edits(context.jobs, self._failed, self)
        self.cards: dict[str, ChoiceCard] = {}
        self._lay_out()
        self._ask()

    def _lay_out(self) -> None:
        wording = self.wording
        title = label(wording, message("Choices of the rules"), "title", wraps=True)
        lead = label(
            wording,
            message(
                "Where the Operating Modalities are silent, the office chooses. What was decided before "
                "stays as it was decided."
            ),
            "quiet",
            wraps=True,
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(2 * GRID)
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH)
        inside.setLayout(column(title, lead, self._list, None, spacing=2 * GRID))
        outer = row(inside, None)
        outer.setStretch(0, 100)
        outer.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        content = QWidget()
        content.setLayout(outer)
        self.setLayout(column(scrolled(content), spacing=0))

    def refresh(self, areas: Set[str]) -> None:
        if "settings" in areas:
            self._ask()

    def focus_first(self) -> None:
        for card in self.cards.values():
            card.switch.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.setFocus()

    def leave(self) -> None:
        self.edits.finish(lambda: None)

    def _ask(self) -> None:
        if not self.edits.busy:
            self.context.jobs.ask((id(self), "choices"), self._choices.list, self._show, self.context.refuse)

    def _show(self, lines: tuple[ChoiceLine, ...]) -> None:
        for line in lines:
            card = self.cards.get(line.name)
            if card is None:
                card = self.cards[line.name] = ChoiceCard(self.context, self.wording, line)
                card.wanted.connect(partial(self._choose, line.name))
                self._list.addWidget(card)
            else:
                card.show_line(line)

    def _choose(self, name: str, value: bool) -> None:
        """Makes a choice beside the window; a refusal is told below the switch, which goes back."""
        self.cards[name].notice.hide()
        self.context.jobs.forget((id(self), "choices"))
        self.edits.act(partial(self._make, name, value), partial(self._made, name))

    def _make(self, name: str, value: bool) -> tuple[tuple[ChoiceLine, ...], Refused | None]:
        refused = None
        try:
            self._choices.change_choice(name, value)
        except Refused as error:
            refused = error
        return self._choices.list(), refused

    def _made(self, name: str, answer: tuple[tuple[ChoiceLine, ...], Refused | None]) -> None:
        lines, refused = answer
        self._show(lines)
        if refused is not None:
            tell_refusal(self.cards[name].notice, refused)

    def _failed(self, error: Exception) -> None:
        self.context.refuse(error)
        self._ask()
