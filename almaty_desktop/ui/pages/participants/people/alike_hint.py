"""Says quietly who is perhaps the same person."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.people import Duplicate
from almaty_desktop.ui.pages.archive.flow import Flow
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label
from almaty_desktop.ui.wording import Wording


class AlikeHint(QFrame):
    """``wanted`` carries the number of who is perhaps the same; hidden where nobody is."""

    wanted = Signal(int)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setProperty("kind", "info")
        self._wording = wording
        self._found: tuple[Duplicate, ...] = ()
        self.who = label(wording, None, "strong", wraps=True)
        self.why = label(wording, None, "", wraps=True)
        self.compare = button(wording, message("Compare and merge…"), self._want)
        self.close_button = button(wording, message("Close"), self.hide, "small")
        layout = column(self.who, self.why, Flow(self.compare, self.close_button), spacing=GRID)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self.setLayout(layout)
        self.hide()
        wording.follow(self._tell)

    def show_found(self, found: tuple[Duplicate, ...]) -> None:
        """Shows the likeliest of those who are perhaps the same."""
        self._found = found
        self._tell(self._wording.texts)
        self.setVisible(bool(found))

    def _want(self) -> None:
        if self._found:
            self.wanted.emit(self._found[0].other.id)

    def _tell(self, texts: Texts) -> None:
        if self._found:
            first = self._found[0]
            self.who.setText(texts.text("Possibly the same person: {name}", name=first.other.name))
            reasons = "; ".join(texts.say(reason) for reason in first.reasons)
            self.why.setText(texts.text("Both have {reason}.", reason=reasons))
