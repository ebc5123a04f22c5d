"""The terms of service of a person: each with its days, which are corrected in place."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.people_reading import TermLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.archive.flow import Flow
from almaty_desktop.ui.pages.participants.people.acts import PersonActs, Shown
from almaty_desktop.ui.pages.participants.people.names import role_chip
from almaty_desktop.ui.pages.participants.people.service_form import ServiceForm
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, row
from almaty_desktop.ui.widgets.chips import ChipLabel
from almaty_desktop.ui.widgets.date_field import DateField
from almaty_desktop.ui.wording import Wording


class TermsCard(QWidget):
    """A person has a handful of terms, so each may be a row of widgets."""

    def __init__(self, context: PageContext, wording: Wording, acts: PersonActs) -> None:
        super().__init__()
        self._context, self._wording, self._acts = context, wording, acts
        self._shown: Shown | None = None
        self.rows: dict[int, tuple[DateField, DateField]] = {}
        self.begin_button = button(wording, message("Add a role…"), self.begin, "small")
        self.form = ServiceForm(context, wording)
        self.none = label(
            wording,
            message("No role in the Process yet."),
            "quiet",
            True,
        )
        self._terms = QVBoxLayout()
        self._terms.setSpacing(2 * GRID)
        inside = column(self.none, self._terms, spacing=GRID)
        inside.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._card = frame("card", inside)
        head = row(label(wording, message("Roles and dates of service"), "heading"), None, self.begin_button)
        self.setLayout(column(head, self.form, self._card, spacing=GRID))
        self.form.closed.connect(self._close_form)
        self.form.wanted.connect(self._start)
        if context.read_only:
            self.begin_button.hide()
        wording.follow(self._tell)

    def show_person(self, shown: Shown) -> None:
        """Shows a person's terms, the newest first."""
        other = self._shown is None or self._shown.view.line.id != shown.view.line.id
        changed = other or self._shown is None or self._shown.view.terms != shown.view.terms
        self._shown = shown
        if other or changed:
            self.form.hide()
        if changed:
            self._tell(self._wording.texts)

    def show_again(self) -> None:
        """Shows the days as they are saved, in place of what was refused."""
        self._tell(self._wording.texts)

    def begin(self) -> None:
        """Opens the form for a new term."""
        if self._shown is not None and not self._context.read_only:
            self.form.begin(self._shown.participants, self._shown.view.line.participant)

    def _start(self, what: tuple[Any, ...]) -> None:
        *about, succeeds = what
        self._acts.start_service(*about, succeeds=succeeds)

    def _close_form(self) -> None:
        self.form.hide()
        self.begin_button.setFocus()

    def _tell(self, texts: Texts) -> None:
        while (item := self._terms.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        terms = self._shown.view.terms if self._shown is not None else ()
        self.none.setVisible(not terms)
        for term in terms:
            self._add(term, texts)

    def _add(self, term: TermLine, texts: Texts) -> None:
        theme, read_only = self._context.theme, self._context.read_only
        chip = ChipLabel(theme)
        whom = label(self._wording, None, "strong")
        whom.setText(term.represents.shown(texts.language))
        start = DateField(self._wording, theme, message("From"), can_be_empty=False)
        end = DateField(self._wording, theme, message("Until"))
        start.set_value(term.start)
        end.set_value(term.end)
        self.rows[term.id] = start, end
        for field in (start, end):
            field.set_read_only(read_only)
        start.saved.connect(lambda day: self._acts.change_service(term.id, start=day))
        end.saved.connect(lambda day: self._change_end(term.id, day))
        days: list[QWidget] = [start, end]
        if not read_only:
            remove = button(
                self._wording, message("Remove"), lambda: self._acts.remove_service(term.id), "small"
            )
            self._wording.say(
                remove.setToolTip,
                message("For entries made by mistake; where a service has ended, enter its last day"),
            )
            days.append(remove)
        made = QWidget()
        made.setLayout(column(Flow(chip, whom), Flow(*days, gap=2 * GRID), spacing=GRID))
        self._terms.addWidget(made)
        # Only now: shown before it lies in the card, it would be a window of its own for a moment.
        chip.show_chip(role_chip(texts, term.role))

    def _change_end(self, term: int, day: date | None) -> None:
        if day is None:
            self._acts.change_service(term, lasting=True)
        else:
            self._acts.change_service(term, end=day)
