"""What a participant is called in both languages, side by side, and the way to correcting it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from almaty_desktop.i18n import Language, message, texts_in
from almaty_desktop.rules.standing import Standing
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.participants.names import PENDING_MARK, PENDING_NOTE, with_mark
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, row
from almaty_desktop.ui.widgets.bilingual_field import OWN_NAMES
from almaty_desktop.ui.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from almaty_desktop.ui.pages.participants.contacts_card import ContactsCard
    from almaty_desktop.ui.pages.participants.names_form import NamesForm


class NamesCard(QWidget):
    """``contacts`` gives the card whose queue of edits the form shares, made when that is first needed."""

    def __init__(self, context: PageContext, wording: Wording, contacts: Callable[[], ContactsCard]) -> None:
        super().__init__()
        self._context, self._wording, self._contacts = context, wording, contacts
        self._line: ParticipantLine | None = None
        self.names = {language: (_text("strong"), _text("quiet")) for language in Language}
        self.notes = {language: _text("muted") for language in Language}
        self.correct = button(wording, message("Correct the names…"), self._begin, "small")
        if context.read_only:
            self.correct.hide()
        grid = QGridLayout()
        grid.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        for place, language in enumerate(Language):
            head = label(wording, None, "muted")
            head.setText(OWN_NAMES[language])
            grid.addWidget(head, 0, place)
            for number, part in enumerate((*self.names[language], self.notes[language]), 1):
                grid.addWidget(part, number, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        head_row = row(label(wording, message("Names"), "heading"), self.correct, None, spacing=2 * GRID)
        self._form_place = column(spacing=0)
        self.setLayout(column(head_row, self._form_place, frame("card", grid), spacing=GRID))

    @cached_property
    def form(self) -> NamesForm:
        """The form in which names are corrected; loaded with what it needs when it is first opened."""
        # The window's first page shows this card, and is not to wait for a form.
        from almaty_desktop.ui.pages.participants.names_form import NamesForm

        made = NamesForm(self._context, self._wording, self._contacts())
        made.closed.connect(self._close_form)
        self._form_place.addWidget(made)
        return made

    def show_line(self, line: ParticipantLine) -> None:
        """Each language says its own, whichever is shown: this is where the two stand side by side."""
        self._line = line
        for language in Language:
            long, short = self.names[language]
            long.setText(with_mark(line.printed.only(language), line) if line.printed.only(language) else "—")
            short.setText(line.printed_short.only(language))
            note = self.notes[language]
            note.setVisible(line.standing is Standing.PENDING)
            note.setText(f"{PENDING_MARK} {texts_in(language).say(PENDING_NOTE)}")
        if "form" in self.__dict__:
            self.form.show_line(line)

    def save(self) -> None:
        """Saves what is being edited."""
        if "form" in self.__dict__ and not self.form.isHidden():
            self.form.save()

    def _begin(self) -> None:
        if self._line is not None:
            self.form.begin(self._line)
            self.correct.setEnabled(False)

    def _close_form(self) -> None:
        had_focus = self.form.isAncestorOf(self.focusWidget() or self)
        self.form.hide()
        self.correct.setEnabled(True)
        if had_focus:
            self.correct.setFocus(Qt.FocusReason.OtherFocusReason)


def _text(role: str) -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
