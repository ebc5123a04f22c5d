"""Earlier rounds on record: their texts with what the next one changed, and the positions then (rule D1)."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from almaty_desktop.i18n import Language, Texts, message
from almaty_desktop.services.decision_views import DecisionView, RoundView
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.names import outcome_chip
from almaty_desktop.ui.pages.decisions.parts import card, clear
from almaty_desktop.ui.pages.decisions.position_list import PositionList
from almaty_desktop.ui.pages.decisions.position_rows import rows_of
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, elided, frame, row
from almaty_desktop.ui.widgets.chips import ChipLabel
from almaty_desktop.ui.widgets.difference_view import DifferenceView
from almaty_desktop.ui.wording import Wording

_HEIGHT = 38 * GRID


class _Round(QWidget):
    """One earlier round, closed until one asks to see it."""

    def __init__(
        self, context: PageContext, wording: Wording, view: DecisionView, one: RoundView, after: RoundView
    ) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._view, self._round, self._after = view, one, after
        self.title = elided(wording, None, "strong")
        self.chip = ChipLabel(context.theme)
        self.toggle: QPushButton = button(wording, message("Show"), self._toggle, "small")
        self._inside = QWidget()
        self._difference: DifferenceView | None = None
        self._positions: PositionList | None = None
        self._inside.hide()
        head = row(self.title, self.chip, self.toggle)
        head.setStretch(0, 1)
        self.setLayout(column(head, self._inside, spacing=GRID // 2))
        wording.follow(self.retell)

    def _toggle(self) -> None:
        """Its parts are made when it is first opened."""
        if self._difference is None:
            self._difference = DifferenceView(self._wording, self._context.theme, self._context.jobs)
            self._difference.setFixedHeight(_HEIGHT)
            self._positions = PositionList(
                self._wording,
                self._context.theme,
                message("Positions in round {number}", number=self._round.number),
            )
            self._inside.setLayout(
                column(
                    frame("card", column(self._positions, margins=1)),
                    frame("card", column(self._difference, margins=1)),
                    spacing=GRID,
                )
            )
        self._inside.setVisible(self._inside.isHidden())
        self.retell(self._wording.texts)

    def retell(self, texts: Texts) -> None:
        """Says everything in the language shown; the texts are compared in it too, where both have it."""
        number, closed = self._round.number, self._round.closed_at
        said = texts.text("Round {number}", number=number)
        if closed is not None:
            said = texts.text("Round {number}, closed on {moment}", number=number, moment=closed)
        self.title.setText(said)
        self.chip.show_chip(outcome_chip(texts, self._round.outcome) if self._round.outcome else None)
        hidden = self._inside.isHidden()
        self._wording.say(self.toggle.setText, message("Show") if hidden else message("Hide"))
        self.toggle.setAccessibleName(f"{self.toggle.text()}: {said}")
        if self._difference is None or self._positions is None or hidden:
            return
        self._positions.show_rows(rows_of(texts, self._view, self._round))
        language = _compared_in(texts.language, self._round, self._after)
        names = (
            message("Round {number}", number=number),
            message("Round {number}", number=self._after.number),
        )
        self._difference.compare(self._round.text.only(language), self._after.text.only(language), names)


class RoundsCard(QWidget):
    """The rounds before the last one, newest first."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._shown: tuple[int, int] | None = None
        self._rounds = QVBoxLayout()
        self._rounds.setSpacing(GRID)
        self.setLayout(column(card(wording, message("Earlier rounds"), self._rounds), spacing=0))

    def show_decision(self, view: DecisionView) -> None:
        """Shows the earlier rounds; what is on record doesn't change, so they are made once."""
        self.setVisible(len(view.rounds) > 1)
        now = (view.line.id, len(view.rounds))
        if now == self._shown:
            return
        self._shown = now
        clear(self._rounds)
        pairs = list(zip(view.rounds, view.rounds[1:], strict=False))
        for one, after in reversed(pairs):
            self._rounds.addWidget(_Round(self._context, self._wording, view, one, after))


def _compared_in(language: Language, one: RoundView, after: RoundView) -> Language:
    """The language shown; the other one where neither text has it."""
    there = one.text.only(language) or after.text.only(language)
    return language if there else language.other
