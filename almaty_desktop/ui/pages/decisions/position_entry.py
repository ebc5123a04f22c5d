"""What is entered for one member: its position, the text that goes with it, when and by whom it was given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QWidget

from almaty_desktop.i18n import Bilingual, Texts, message
from almaty_desktop.rules.decisions import Position
from almaty_desktop.services.labels import POSITIONS
from almaty_desktop.ui.pages.archive.flow import Flow
from almaty_desktop.ui.pages.decisions.moment_field import MomentField
from almaty_desktop.ui.pages.decisions.position_rows import OFFERED, offered
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.widgets.bilingual_field import BilingualField
from almaty_desktop.ui.widgets.notice import Notice
from almaty_desktop.ui.wording import Wording

WITH_TEXT = frozenset({Position.RESERVATION, Position.OBJECTS})
"""The positions that bear words: a reservation must (D1), an objection may."""


class Way(Enum):
    """How a position is entered."""

    ROOM = auto()
    """In the room: the click on a position is the entry, unless it has words of its own."""
    SILENCE = auto()
    """As letters come in, each with its own moment and author (rule D2)."""
    CORRECTION = auto()
    """A further entry that says why (rule D5)."""


@dataclass(frozen=True)
class Given:
    """What was entered."""

    position: Position
    text: Bilingual
    at: datetime | None
    author: str
    why: Bilingual


class PositionEntry(QWidget):
    """``given`` carries a :class:`Given`; ``closed`` is Cancel or Esc."""

    given = Signal(object)
    closed = Signal()

    def __init__(self, wording: Wording, theme: Theme) -> None:
        super().__init__()
        self._wording = wording
        self.way = Way.ROOM
        self.whose = label(wording, None, "strong", wraps=True)
        self.notice = Notice(wording, theme)
        self.positions: dict[Position, QPushButton] = {}
        self._group = QButtonGroup(self)
        for number, position in enumerate(OFFERED, 1):
            made = button(wording, POSITIONS[position], self._picker(position), "filter")
            made.setCheckable(True)
            wording.say(made.setToolTip, message("Key {number} in the list of positions", number=number))
            self._group.addButton(made)
            self.positions[position] = made
        self.text = BilingualField(wording, message("Text of the reservation or objection"), lines=2)
        self.why = BilingualField(wording, message("Why it is corrected"), lines=2)
        self.at = MomentField(
            wording,
            theme,
            message("Given on"),
            message("Hour"),
            message("In Almaty’s time. Left empty: now."),
        )
        self.author = QLineEdit()
        self.record = button(wording, message("Record"), self._record, "primary")
        wording.say(self.record.setToolTip, message("Ctrl+Enter"))
        self.cancel = button(wording, message("Cancel"), self._cancel)
        self._lay_out()
        self.begin(Way.ROOM, "")

    def _lay_out(self) -> None:
        wording = self._wording
        choices = QWidget()
        choices.setLayout(Flow(*self.positions.values()))
        name = label(wording, message("Given by (person or note)"), "strong")
        name.setBuddy(self.author)
        wording.say(self.author.setAccessibleName, message("Given by (person or note)"))
        self._by = QWidget()
        self._by.setLayout(column(name, self.author, spacing=GRID // 2))
        self._acts = QWidget()
        self._acts.setLayout(row(self.record, self.cancel, None))
        self.setLayout(
            column(
                self.whose,
                self.notice,
                choices,
                self.text,
                self.at,
                self._by,
                self.why,
                self._acts,
                spacing=GRID,
            )
        )

    @property
    def chosen(self) -> Position | None:
        """The position that is picked."""
        return next((position for position, made in self.positions.items() if made.isChecked()), None)

    def begin(self, way: Way, name: str, now: Position | None = None, text: Bilingual | None = None) -> None:
        """Opens for a member; ``now`` and ``text`` are what is recorded of it."""
        self.way = way
        self.whose.setText(name)
        self.notice.hide()
        for position, made in self.positions.items():
            made.setVisible(position in offered(silence=way is Way.SILENCE) or position is now)
        self._tick(now)
        self.text.set_value(text or Bilingual())
        self.why.set_value(Bilingual())
        self.at.set_value(None)
        self.author.clear()
        self._offer(now if way is Way.CORRECTION else None)

    def pick(self, position: Position) -> None:
        """Picks a position, as a click on it does."""
        if self.positions[position].isHidden():
            return
        self._tick(position)
        self._offer(position)
        if self.way is Way.ROOM and position not in WITH_TEXT:
            self._record()
        elif position in WITH_TEXT:
            self.text.editor(self._wording.texts.language).setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.way is Way.CORRECTION:
            self.why.editor(self._wording.texts.language).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.record.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def typing(self) -> bool:
        """Whether something is being entered that would be lost."""
        return not self._acts.isHidden()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control and self.typing:
            self._record()
        else:
            super().keyPressEvent(event)

    def _picker(self, position: Position) -> Callable[[], Any]:
        return lambda: self.pick(position)

    def _tick(self, now: Position | None) -> None:
        self._group.setExclusive(False)
        for position, made in self.positions.items():
            made.setChecked(position is now)
        self._group.setExclusive(True)

    def _offer(self, position: Position | None) -> None:
        """Shows the fields that go with a position, once one is picked."""
        correcting = self.way is Way.CORRECTION
        self.text.setVisible(position in WITH_TEXT)
        self.at.setVisible(position is not None and self.way is Way.SILENCE)
        self._by.setVisible(position is not None and self.way is Way.SILENCE)
        self.why.setVisible(correcting)
        self._acts.setVisible(
            correcting or (position is not None and (self.way is Way.SILENCE or position in WITH_TEXT))
        )

    def _record(self) -> None:
        position = self.chosen
        if position is None or (self.way is Way.SILENCE and not self.at.take()):
            return
        silence = self.way is Way.SILENCE
        self.given.emit(
            Given(
                position=position,
                text=self.text.value if position in WITH_TEXT else Bilingual(),
                at=self.at.value if silence else None,
                author=self.author.text().strip() if silence else "",
                why=self.why.value,
            )
        )

    def _cancel(self) -> None:
        self.closed.emit()


def whose(texts: Texts, name: str) -> str:
    """Whose position it is."""
    return texts.text("Position: {name}", name=name)
