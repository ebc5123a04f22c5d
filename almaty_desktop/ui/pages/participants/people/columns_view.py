"""What each column of a table means: its head, its first contents, and a choice."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.people_import import FIELDS, SheetRead
from almaty_desktop.ui.pages.meetings.quiet_fields import QuietCombo
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, label
from almaty_desktop.ui.wording import Wording

_SAMPLES = 3
_LONGEST = 70  # letters of a sample


class ColumnsView(QWidget):
    """A table has a few dozen columns at most, so each may be a row of widgets."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self.combos: dict[int, QuietCombo] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        for place in range(2):
            self._grid.setColumnStretch(place, 1)
        heading = label(wording, message("What each column contains"), "heading", wraps=True)
        self.setLayout(column(heading, self._grid, None, spacing=2 * GRID))
        wording.follow(self._retell)

    @property
    def mapping(self) -> dict[int, str]:
        """Which column holds which field; what is left out is not among them."""
        chosen = {place: combo.currentData() for place, combo in self.combos.items()}
        return {place: field for place, field in chosen.items() if field}

    def show_read(self, read: SheetRead) -> None:
        """Shows another table."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.combos = {}
        for place, head in enumerate(read.heads):
            samples = [cells[place] for cells in read.first if place < len(cells) and cells[place]]
            combo = QuietCombo()
            combo.setMinimumContentsLength(16)
            combo.setProperty("wanted", read.mapping.get(place, ""))
            self.combos[place] = combo
            name = message("Column “{head}”", head=head or str(place + 1))
            self._wording.say(combo.setAccessibleName, name)
            what = QWidget()
            parts = (_text(head or "—", "strong"), _text(", ".join(samples[:_SAMPLES]), "muted"))
            what.setLayout(column(*parts, spacing=0))
            self._grid.addWidget(what, place, 0)
            self._grid.addWidget(combo, place, 1)
        self._retell(self._wording.texts)
        first = self.combos.get(0)
        if first is not None:
            self.setFocusProxy(first)

    def choose(self, column_number: int, field: str) -> None:
        """Says what a column means, as the menu does."""
        combo = self.combos[column_number]
        combo.setCurrentIndex(max(0, combo.findData(field)))

    def _retell(self, texts: Texts) -> None:
        for combo in self.combos.values():
            chosen = combo.currentData() if combo.count() else combo.property("wanted")
            with QSignalBlocker(combo):
                combo.clear()
                combo.addItem(texts.text("do not import"), "")
                for value, word in FIELDS:
                    combo.addItem(texts.say(word), value)
                combo.setCurrentIndex(max(0, combo.findData(chosen)))


def _text(text: str, role: str) -> QLabel:
    """What stands in the file, on as many lines as it needs."""
    made = QLabel(text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…")
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(True)
    return made
