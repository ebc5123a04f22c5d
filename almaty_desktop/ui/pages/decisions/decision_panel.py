"""The chosen decision: what it is at the head, then where it stands, its text, positions and record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.decisions import DecisionKind, DecisionState
from almaty_desktop.services.decision_views import DecisionView
from almaty_desktop.services.errors import Refused
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.acts import DecisionActs
from almaty_desktop.ui.pages.decisions.closing_card import ClosingCard
from almaty_desktop.ui.pages.decisions.decision_head import DecisionHead
from almaty_desktop.ui.pages.decisions.effects_card import EffectsCard
from almaty_desktop.ui.pages.decisions.entries_card import EntriesCard
from almaty_desktop.ui.pages.decisions.modalities.against_edition import AgainstEdition
from almaty_desktop.ui.pages.decisions.positions_card import PositionsCard
from almaty_desktop.ui.pages.decisions.rounds_card import RoundsCard
from almaty_desktop.ui.pages.decisions.silence_card import SilenceCard
from almaty_desktop.ui.pages.decisions.text_card import TextCard
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, row, scrolled
from almaty_desktop.ui.wording import Wording

_WIDTH = 120 * GRID


class DecisionPanel(QFrame):
    """``board_wanted`` carries the decision; ``print_wanted`` the name of a report."""

    board_wanted = Signal(int)
    print_wanted = Signal(str)
    passed = Signal()
    """A deadline came while the decision was on view."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self._context, self._wording = context, wording
        self._shown: int | None = None
        self.acts = DecisionActs(context, self)
        self.closing = ClosingCard(context, wording, self.acts)
        self.silence = SilenceCard(context, wording, self.acts)
        self.text = TextCard(context, wording, self.acts)
        self.against = AgainstEdition(context, wording, self._put_text)
        self.positions = PositionsCard(context, wording, self.acts)
        self.entries = EntriesCard(context, wording)
        self.rounds = RoundsCard(context, wording)
        self.effects = EffectsCard(context, wording)
        self.head = DecisionHead(context, wording)
        self._lay_out()
        self.acts.shown.connect(self._show)
        self.acts.refused.connect(self._refused)
        self.silence.passed.connect(self._passed)
        self.head.board_wanted.connect(self.open_board)
        self.head.print_wanted.connect(self.print_wanted)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH)
        inside.setLayout(
            column(
                self.head,
                self.closing,
                self.silence,
                self.text,
                self.against,
                self.positions,
                self.entries,
                self.effects,
                self.rounds,
                None,
                spacing=2 * GRID + 4,
            )
        )
        outer = row(inside, None)
        outer.setStretch(0, 100)
        outer.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        content = QWidget()
        content.setLayout(outer)
        self._scroll = scrolled(content)
        self.setLayout(column(self._scroll, spacing=0))

    def make_keys(self, page: QWidget) -> None:
        """The panel's keys hold in the whole page, also while one goes through the list."""
        acts: dict[str, Callable[[], Any]] = {
            "B": self.open_board,
            "Ctrl+B": self.open_board,
            "Ctrl+P": self.head.print_button.showMenu,
            "Ctrl+E": self.closing.begin_close,
            "Ctrl+Shift+E": self.closing.begin_confirm,
            "Ctrl+R": self.text.begin,
            "Ctrl+Shift+D": self.silence.begin,
            "Ctrl+Shift+2": self.positions.take_rest,
            "Ctrl+1": self.positions.focus_first,
        }
        for keys, act in acts.items():
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: act() if self.isVisible() else None)

    @property
    def decision(self) -> int | None:
        """The decision that was chosen; its state may still be on the way."""
        return self.acts.decision

    def open(self, decision: int | None) -> None:
        """Turns to another decision; what is being typed for the one before is saved first."""
        if decision != self.decision:
            self.save()
        self.acts.open(decision)

    def close_decision(self) -> None:
        """Shows no decision any more."""
        self._shown = None
        self.acts.open(None)

    def refresh(self) -> None:
        """Asks again for what is shown."""
        self.acts.ask()

    def leave(self) -> None:
        """Everything typed into fields that save themselves is written before this returns."""
        self.acts.edits.finish(self.save)

    def save(self) -> None:
        """Saves what is being typed."""
        if self._shown == self.decision:
            self.text.save()

    def focus_first(self) -> None:
        """Where work begins: the positions."""
        self.positions.focus_first()

    def open_board(self) -> None:
        """Asks for the board of a decision that is taken in a meeting."""
        if self.decision is not None and not self.head.board.isHidden():
            self.board_wanted.emit(self.decision)

    def _show(self, view: DecisionView) -> None:
        anew = self._shown != view.line.id
        self._shown = view.line.id
        self.closing.show_decision(view, anew)
        self.silence.setVisible(view.line.silence)
        if view.line.silence:
            self.silence.show_decision(view, anew)
        else:
            self.silence.countdown.count_to(None)
        self.text.show_decision(view, anew)
        self._show_against(view, anew)
        self.positions.show_decision(view, anew)
        self.entries.show_decision(view)
        self.rounds.show_decision(view)
        self.effects.setVisible(view.line.state is DecisionState.CONFIRMED)
        self.effects.show_effects(view.effects)
        if anew:
            self._scroll.verticalScrollBar().setValue(0)
        self.head.show_decision(view)

    def _show_against(self, view: DecisionView, anew: bool) -> None:
        """An amendment that is not in force yet tells what it would change (rule D4)."""
        proposed = view.line.state is not DecisionState.CONFIRMED and bool(view.text)
        self.against.setVisible(proposed and view.line.kind is DecisionKind.AMEND_MODALITIES)
        if anew:
            self.against.close_changes()
        self.against.renew()

    def _put_text(self) -> Bilingual:
        return self.acts.view.text if self.acts.view is not None else Bilingual()

    def _refused(self, error: Refused) -> None:
        self._context.refuse(error)
        self.acts.ask()

    def _passed(self) -> None:
        self.passed.emit()
        self.acts.ask()
