"""The chosen edition against any other one (rule D4)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.modalities import EditionLine, EditionView
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.modalities.bilingual_difference import BilingualDifference
from almaty_desktop.ui.pages.decisions.modalities.names import edition_name
from almaty_desktop.ui.widgets.basics import column, label
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.wording import Wording


class Comparison(QWidget):
    """The earlier edition stands at the left, whichever of the two is the chosen one."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._lines: tuple[EditionLine, ...] = ()
        self._number = 0
        self._shown: tuple[int, int] | None = None
        self.others = QComboBox()
        self.others.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        wording.say(self.others.setAccessibleName, message("Compare with"))
        self.difference = BilingualDifference(
            context, wording, label(wording, message("Compare with"), "muted"), self.others
        )
        self.nothing = EmptyState(
            wording,
            context.theme,
            "copy",
            message("There is nothing to compare yet"),
            message(
                "There is one edition. When a ministerial meeting has amended the Operating Modalities, any "
                "two editions are shown here side by side, with what changed marked to the word."
            ),
        )
        self._stack = QStackedWidget()
        for part in (self.nothing, self.difference):
            self._stack.addWidget(part)
        self.setLayout(column(self._stack, spacing=0))
        self.others.activated.connect(lambda _: self._compare())
        wording.follow(self._retell)

    @property
    def other(self) -> int | None:
        """The edition that the chosen one is compared with; None where there is no other."""
        found: int | None = self.others.currentData()
        return found

    def show_edition(self, number: int, lines: Sequence[EditionLine]) -> None:
        """Compares another edition: with the one before it, the first with the second, unless one chose."""
        known = {line.number for line in lines}
        kept = self.other if number == self._number else None
        before = number - 1 if number - 1 in known else number + 1
        self._lines, self._number = tuple(lines), number
        self._fill(self._wording.texts, kept or before)
        self._stack.setCurrentWidget(self.difference if self.others.count() else self.nothing)
        self._compare()

    def choose_other(self, number: int) -> None:
        """Compares with this edition."""
        place = self.others.findData(number)
        if place >= 0:
            self.others.setCurrentIndex(place)
            self._compare()

    def step(self, by: int) -> None:
        """Leads to the next (1) or previous (-1) change."""
        self.difference.view.step(by)

    def focus_first(self) -> None:
        """Takes the focus into the comparison."""
        if self.others.count():
            self.difference.view.text.setFocus()

    def _fill(self, texts: Texts, chosen: int | None) -> None:
        self.others.clear()
        for line in self._lines:
            if line.number != self._number:
                self.others.addItem(texts.say(edition_name(line)), line.number)
        self.others.setCurrentIndex(max(0, self.others.findData(chosen)))

    def _compare(self) -> None:
        other = self.other
        if other is None:
            self._shown = None
            self.difference.clear()
            return
        if self._shown == (self._number, other):
            return
        self._shown = self._number, other
        modalities, number = self._context.use_cases.modalities, self._number
        self._context.jobs.ask(
            (id(self), "pair"), lambda: modalities.pair(number, other), self._take, self._context.refuse
        )

    def _take(self, pair: tuple[EditionView, EditionView]) -> None:
        before, after = pair
        names = edition_name(before.line), edition_name(after.line)
        self.difference.compare(before.text, after.text, names)

    def _retell(self, texts: Texts) -> None:
        self._fill(texts, self.other)
