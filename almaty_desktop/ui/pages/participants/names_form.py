"""What a participant is called, corrected in place."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.participants.contacts_card import ContactsCard
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.widgets.bilingual_field import BilingualField
from almaty_desktop.ui.wording import Wording

if TYPE_CHECKING:
    from almaty_desktop.services.participant_names import NameFields, NamesOf


class NamesForm(QFrame):
    """Each name is saved as one leaves it; ``closed`` is the button or Esc.

    It writes in the queue of ``contacts``: both change the participant itself, each on the version that the
    other one left.
    """

    closed = Signal()

    def __init__(self, context: PageContext, wording: Wording, contacts: ContactsCard) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context, self._contacts = context, contacts
        self._line: ParticipantLine | None = None
        self._said: dict[str, Bilingual] = {}
        self.fields = {
            "name": BilingualField(wording, message("Long name")),
            "short": BilingualField(wording, message("Short name")),
        }
        for name, field in self.fields.items():
            field.saved.connect(partial(self._save, name))
        hint = label(
            wording,
            message(
                "A name may be missing in one language; it is then borrowed from the other one and marked. "
                "A short name that is left empty is the long one where that is short enough."
            ),
            "muted",
            wraps=True,
        )
        self.close_button = button(wording, message("Done"), self.finish, "small")
        layout = column(*self.fields.values(), hint, row(self.close_button, None), spacing=2 * GRID)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.setLayout(layout)
        self.setFocusProxy(self.fields["name"])
        contacts.refused.connect(self._take_back)
        self.hide()

    def begin(self, line: ParticipantLine) -> None:
        """Opens for a participant."""
        self._line = line
        self._take_back()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_line(self, line: ParticipantLine) -> None:
        """Follows what is saved; for another participant it saves what is being edited and closes."""
        if self._line is not None and line.code != self._line.code:
            self.finish()
            self._line = None
        elif self._line is not None and not self._contacts.busy:
            self._line = line
            self._show(line.name, line.short)

    def finish(self) -> None:
        """Saves what is being edited and closes."""
        self.save()
        self.closed.emit()

    def save(self) -> None:
        """Saves the names that are being edited."""
        for field in self.fields.values():
            field.save()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        else:
            super().keyPressEvent(event)

    def _save(self, name: str, text: Bilingual) -> None:
        line, use_cases = self._line, self._context.use_cases
        if line is None:
            return
        self._said[name] = text
        fields: NameFields
        if name == "name":
            fields = {"name_en": text.en, "name_ru": text.ru}
        else:
            fields = {"short_en": text.en, "short_ru": text.ru}

        def change(version: int | None) -> NamesOf:
            changed: NamesOf = use_cases.names.change_names(line.code, version, **fields)
            return changed

        self._contacts.act(line.code, change, self._written)

    def _written(self, names: NamesOf) -> None:
        if self._line is not None and names.code == self._line.code:
            self._line = replace(self._line, name=names.name, short=names.short)
            self._show(names.name, names.short)

    def _show(self, name: Bilingual, short: Bilingual) -> None:
        """Only what changed, so that nothing being typed is lost."""
        for key, text in (("name", name), ("short", short)):
            if self._said.get(key) != text:
                self._said[key] = text
                self.fields[key].set_value(text)

    def _take_back(self) -> None:
        """What was refused gives way to what is saved."""
        if self._line is not None:
            self._said = {}
            self._show(self._line.name, self._line.short)
