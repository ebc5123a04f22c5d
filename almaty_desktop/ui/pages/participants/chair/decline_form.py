"""Recording that a State declines the turn ahead, with its reason in both languages (rule C2)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Bilingual, Texts, message
from almaty_desktop.rules.standing import Standing
from almaty_desktop.services.chair_lines import RotationView
from almaty_desktop.ui.pages.meetings.quiet_fields import QuietCombo
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, row
from almaty_desktop.ui.widgets.bilingual_field import BilingualField
from almaty_desktop.ui.wording import Wording

_WIDTH = 40 * GRID


class DeclineForm(QWidget):
    """``begin`` proposes the State whose turn is next; ``wanted`` carries its code and the reason."""

    wanted = Signal(str, object)
    given_up = Signal()

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._view: RotationView | None = None
        name = message("State that declines")
        name_label = label(wording, name, "strong")
        self.state = QuietCombo()
        self.state.setMaximumWidth(_WIDTH)
        name_label.setBuddy(self.state)
        wording.say(self.state.setAccessibleName, name)
        self.reason = BilingualField(wording, message("Reason"))
        self.turn = label(wording, None, "quiet", wraps=True)
        self.record = button(wording, message("Record the decline"), self._record, "primary")
        self.cancel = button(wording, message("Cancel"), self.given_up.emit)
        inside = column(
            label(wording, message("A State declines its turn"), "heading"),
            self.turn,
            column(name_label, self.state, spacing=GRID // 2),
            self.reason,
            row(self.record, self.cancel, None),
            spacing=GRID + GRID // 2,
            margins=2 * GRID,
        )
        self.setLayout(column(frame("card", inside), spacing=0))
        wording.follow(self._tell)

    def begin(self, view: RotationView) -> None:
        """Empties the form for another decline."""
        self._view = view
        self.reason.set_value(Bilingual())
        self._tell(self._wording.texts)
        proposed = self.state.findData(view.turns[0].code) if view.turns else 0
        self.state.setCurrentIndex(max(0, proposed))
        self.state.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self, texts: Texts) -> None:
        view = self._view
        if view is None or view.next_start is None:
            return
        self.turn.setText(
            texts.text(
                "The decline counts for the first turn from {start} on that comes to the State. "
                "In the turn after that it is asked again.",
                start=view.next_start,
            )
        )
        chosen = self.state.currentData()
        self.state.clear()
        members = [line for line in view.circle if line.standing is Standing.MEMBER]
        for line in sorted(members, key=lambda one: texts.order(one.name.shown(texts.language))):
            self.state.addItem(line.name.shown(texts.language), line.code)
        self.state.setCurrentIndex(max(0, self.state.findData(chosen)))

    def _record(self) -> None:
        code = self.state.currentData()
        if code:
            self.wanted.emit(code, self.reason.value)
