"""Who represents the Chair: chosen among the people of the chairing State (rule C3)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.chair_lines import RepresentativeLine, TermLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.meetings.quiet_fields import QuietCombo
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.wording import Wording

_WIDTH = 84 * GRID


class RepresentativeField(QWidget):
    """``show_term`` fills it; ``designated`` carries the term and the person's number, None for nobody."""

    designated = Signal(object, object)

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._line: TermLine | None = None
        self._candidates: Sequence[RepresentativeLine] = ()
        name = message("Representative of the Chair")
        self.name_label = label(wording, name, "strong")
        self.choice = QuietCombo()
        self.choice.setMaximumWidth(_WIDTH)
        self.name_label.setBuddy(self.choice)
        wording.say(self.choice.setAccessibleName, name)
        self.read = label(wording, None, "", wraps=True)
        self.hint = label(wording, None, "quiet", wraps=True)
        self.people = button(wording, message("Go to people"), self._to_people, "text-link")
        self.setLayout(
            column(
                self.name_label,
                self.choice,
                self.read,
                row(self.hint, self.people, None),
                spacing=GRID // 2,
            )
        )
        self.setFocusProxy(self.choice)
        self.choice.activated.connect(self._choose)
        wording.follow(self._tell)

    def show_term(self, line: TermLine, candidates: Sequence[RepresentativeLine]) -> None:
        """Shows who represents the Chair in a term, and who could."""
        self._line, self._candidates = line, candidates
        self._tell(self._wording.texts)

    def _tell(self, texts: Texts) -> None:
        line = self._line
        if line is None:
            return
        known = line.representative
        can_choose = not self._context.read_only and bool(self._candidates or known)
        self.choice.setVisible(can_choose)
        self.read.setVisible(self._context.read_only or not can_choose)
        self.read.setText(_words(texts, known) if known else texts.text("not designated"))
        missing = not self._candidates and not self._context.read_only
        self.hint.setVisible(missing)
        self.people.setVisible(missing)
        self.hint.setText(
            texts.text("Nobody of {state} is among the people yet.", state=line.name.shown(texts.language))
        )
        self.choice.clear()
        self.choice.addItem(texts.text("not designated"), None)
        offered = list(self._candidates)
        if known and all(one.id != known.id for one in offered):
            # Represents another participant by now, but was designated.
            offered.insert(0, known)
        for one in offered:
            self.choice.addItem(_words(texts, one), one.id)
        self.choice.setCurrentIndex(self.choice.findData(known.id) if known else 0)

    def _choose(self, place: int) -> None:
        line, person = self._line, self.choice.itemData(place)
        if line is not None and person != (line.representative.id if line.representative else None):
            self.designated.emit(line, person)

    def _to_people(self) -> None:
        self._context.navigate("participants", "person/")


def _words(texts: Texts, one: RepresentativeLine) -> str:
    """Aisuluu Toktogulova · Deputy Minister."""
    parts = (marked(one.name, texts.language), one.post.shown(texts.language))
    return " · ".join(part for part in parts if part)
