"""Everything that was entered, in the order in which it was: positions, texts, corrections (rule D5)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.decision_views import DecisionView, EntryLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.names import position_chip
from almaty_desktop.ui.pages.decisions.parts import card, clear, plain
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, row
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.chips import ChipLabel
from almaty_desktop.ui.wording import Wording


class EntriesCard(QWidget):
    """Shown where more was entered than the positions say: a position taken anew, or corrected."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._view: DecisionView | None = None
        self._entries = QVBoxLayout()
        self._entries.setSpacing(GRID)
        self.setLayout(column(card(wording, message("Entries on record"), self._entries), spacing=0))
        wording.follow(self._retell)

    def show_decision(self, view: DecisionView) -> None:
        """Shows the entries of the last round."""
        self._view = view
        self._retell(self._wording.texts)

    def _retell(self, texts: Texts) -> None:
        view = self._view
        if view is None:
            return
        clear(self._entries)
        entries = view.now.entries
        self.setVisible(len(entries) > len({entry.code for entry in entries}))
        if self.isHidden():
            return
        for entry in entries:
            chip = ChipLabel(self._context.theme)
            head = row(plain(marked(entry.name, texts.language), "strong", wraps=False), chip, None)
            facts = " · ".join(part for part in (texts.moment(entry.at), entry.author) if part)
            parts = [plain(facts, "muted")]
            words = _words(texts, entry)
            if words:
                parts.append(plain(words))
            made = QWidget()
            made.setLayout(column(head, *parts, spacing=GRID // 4))
            self._entries.addWidget(made)
            # Only now: shown before it lies in the card, it would be a window of its own for a moment.
            chip.show_chip(position_chip(texts, entry.position, silence=view.line.silence))


def _words(texts: Texts, entry: EntryLine) -> str:
    """Its text, and why a correction was made."""
    parts = [marked(entry.text, texts.language)]
    if entry.why:
        parts.append(texts.text("Correction: {why}", why=marked(entry.why, texts.language)))
    return "\n".join(part for part in parts if part)
