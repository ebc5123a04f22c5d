"""The record of amendments: which edition, when, by which meeting and decision (rule D4)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.modalities import EditionLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.modalities.names import adopted_by, decision_name, edition_name
from almaty_desktop.ui.pages.decisions.parts import clear, plain
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, row, scrolled
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.wording import Wording

_WIDTH = 110 * GRID


class AmendmentRecord(QWidget):
    """``compared`` carries the edition whose changes one wants to see."""

    compared = Signal(int)

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._lines: tuple[EditionLine, ...] = ()
        self.nothing = EmptyState(
            wording,
            context.theme,
            "handshake",
            message("No amendments are on record."),
            message(
                "The Operating Modalities stand as they were adopted. Each amendment that a ministerial "
                "meeting agrees on is entered here with its decision."
            ),
        )
        self._cards = QVBoxLayout()
        self._cards.setSpacing(GRID)
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH)
        inside.setLayout(column(self._cards, None))
        outer = row(inside, None)
        outer.setStretch(0, 100)
        outer.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        content = QWidget()
        content.setLayout(outer)
        self._list = scrolled(content)
        self._stack = QStackedWidget()
        for part in (self.nothing, self._list):
            self._stack.addWidget(part)
        self.setLayout(column(self._stack, spacing=0))
        wording.follow(self._retell)

    def show_editions(self, lines: Sequence[EditionLine]) -> None:
        """Shows the amendments among all editions, newest first."""
        amendments = tuple(line for line in lines if line.decision is not None)
        if amendments != self._lines:
            self._lines = amendments
            self._retell(self._wording.texts)
        self._stack.setCurrentWidget(self._list if amendments else self.nothing)

    def _retell(self, texts: Texts) -> None:
        clear(self._cards)
        for line in self._lines:
            self._cards.addWidget(self._card(texts, line))

    def _card(self, texts: Texts, line: EditionLine) -> QWidget:
        name = texts.say(edition_name(line))
        wording = self._wording
        changes = button(wording, message("What changed"), lambda: self.compared.emit(line.number))
        decision = button(wording, message("To the decision"), lambda: self._open(line), "link")
        for made in (changes, decision):
            # Several cards have the same buttons: each says which one it belongs to.
            wording.forget(made.setAccessibleName)
            made.setAccessibleName(f"{made.text()}: {name}")
        inside = column(
            plain(name, "strong"),
            plain(decision_name(texts, line)),
            plain(adopted_by(texts, line), "quiet"),
            row(changes, decision, None),
            spacing=GRID // 2,
        )
        inside.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        return frame("card", inside)

    def _open(self, line: EditionLine) -> None:
        self._context.navigate("decisions", str(line.decision))
