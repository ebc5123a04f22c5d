"""The National Coordinator of a State: who it is and was, the alternates, a vacancy and the way out of it."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.rules.standing import ParticipantKind
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.archive.flow import Flow
from almaty_desktop.ui.pages.participants.people.names import role_chip, term_days
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, row
from almaty_desktop.ui.widgets.chips import Chip, ChipLabel, State
from almaty_desktop.ui.wording import Wording

if TYPE_CHECKING:
    from almaty_desktop.services.coordinators import CoordinatorsOf
    from almaty_desktop.services.people_reading import TermLine
    from almaty_desktop.ui.pages.participants.name_coordinator import NameCoordinator


class CoordinatorCard(QWidget):
    """Rule S4. A name leads to the person; the days are corrected there."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._line: ParticipantLine | None = None
        self._day = context.today()
        self._of: CoordinatorsOf | None = None
        self.vacant = ChipLabel(context.theme)
        self.since = label(wording, None, "quiet", wraps=True)
        self.name_button = button(wording, message("Name a National Coordinator…"), self.begin, "small")
        self._terms = QVBoxLayout()
        self._terms.setSpacing(GRID)
        self._vacancy = QWidget()
        vacancy = row(self.vacant, self.since)
        vacancy.setStretch(1, 1)
        self._vacancy.setLayout(vacancy)
        inside = column(self._vacancy, self._terms, spacing=GRID)
        inside.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        head = Flow(
            label(wording, message("National Coordinator"), "heading"), self.name_button, gap=2 * GRID
        )
        self._form_place = column(spacing=0)
        self.setLayout(column(head, self._form_place, frame("card", inside), spacing=GRID))
        if context.read_only:
            self.name_button.hide()
        wording.follow(self._tell)

    @cached_property
    def form(self) -> NameCoordinator:
        """The form in which somebody is named; loaded with what it needs when it is first opened."""
        # The window's first page shows this card, and is not to wait for a form.
        from almaty_desktop.ui.pages.participants.name_coordinator import NameCoordinator

        made = NameCoordinator(self._context, self._wording)
        made.closed.connect(self._close_form)
        made.named.connect(self._named)
        self._form_place.addWidget(made)
        return made

    def show_line(self, line: ParticipantLine, day: date) -> None:
        """Shows the coordinators of a participant as of a day; only States have any."""
        if self._line is None or self._line.code != line.code:
            # Nothing of another State is left on view while this one's is asked for.
            self._of = None
            self._hide_form()
            self._tell(self._wording.texts)
        self._line, self._day = line, day
        state = line.kind is ParticipantKind.STATE
        self.setVisible(state)
        if state:
            self.ask()

    def ask(self) -> None:
        """Asks again who coordinates."""
        line, day, use_cases = self._line, self._day, self._context.use_cases
        if line is not None and line.kind is ParticipantKind.STATE:
            self._context.jobs.ask(
                (id(self), "coordinators"),
                lambda: use_cases.coordinators.of(line.code, day),
                self._show,
                self._context.refuse,
            )

    def begin(self) -> None:
        """Opens the form in which somebody is named."""
        if self._of is not None and not self._context.read_only:
            self.form.begin(self._of)

    def _show(self, of: CoordinatorsOf) -> None:
        if self._line is not None and of.code == self._line.code:
            self._of = of
            self._tell(self._wording.texts)

    def _named(self) -> None:
        self._hide_form()
        self.ask()

    def _hide_form(self) -> None:
        if "form" in self.__dict__:
            self.form.hide()

    def _close_form(self) -> None:
        self._hide_form()
        self.name_button.setFocus()

    def _tell(self, texts: Texts) -> None:
        while (item := self._terms.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        of = self._of
        self._vacancy.setVisible(of is not None and of.current is None)
        if of is None:
            return
        self._tell_vacancy(texts, of)
        standing = ([of.current] if of.current else []) + list(of.alternates)
        for term in (*standing, *of.coming, *of.past):
            self._add(texts, term, quiet=term not in standing)

    def _tell_vacancy(self, texts: Texts, of: CoordinatorsOf) -> None:
        if not of.expected:
            self.vacant.show_chip(None)
            self.since.setText(texts.text("Members of the Process designate a National Coordinator."))
            return
        self.vacant.show_chip(Chip(texts.text("VACANT"), State.BAD, "warning"))
        since = texts.text("since {day}", day=of.vacant_since) if of.vacant_since else ""
        self.since.setText(since or texts.text("Nobody has been designated yet."))

    def _add(self, texts: Texts, term: TermLine, quiet: bool) -> None:
        chip = ChipLabel(self._context.theme)
        said = message("{name}", name=term.name)
        person = button(self._wording, said, lambda: self._visit(term.person), "text-link")
        days = label(self._wording, None, "quiet")
        days.setText(term_days(texts, term))
        made = QWidget()
        made.setLayout(Flow(chip, person, days, gap=2 * GRID))
        self._terms.addWidget(made)
        # Only now: shown before it lies in the card, it would be a window of its own for a moment.
        shown = role_chip(texts, term.role)
        plain = Chip(shown.word, State.PLAIN, "clock" if term.start > self._day else "circle-dashed")
        chip.show_chip(plain if quiet else shown)

    def _visit(self, person: int) -> None:
        self._context.navigate("participants", f"person/{person}")
