"""How a participant itself is reached; edited in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from almaty_desktop.i18n import Bilingual, Message, message
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.edits import Edits
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, frame, label
from almaty_desktop.ui.widgets.bilingual_field import BilingualField
from almaty_desktop.ui.wording import Wording

if TYPE_CHECKING:
    from almaty_desktop.services.participant_contacts import ContactsOf
    from almaty_desktop.services.participant_names import NamesOf

_Changed = TypeVar("_Changed", "ContactsOf", "NamesOf")

_LINES: dict[str, Message] = {
    "email": message("E-mail"),
    "telephone": message("Telephone"),
    "website": message("Website"),
}


class _Line(QLineEdit):
    """Esc takes back what was typed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.undo()
            self.setModified(False)
        else:
            super().keyPressEvent(event)


class ContactsCard(QWidget):
    """Shows only what changed, so that nothing being typed is lost."""

    refused = Signal()
    """An act of :meth:`act` was refused, or one of this card's own."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context = context
        self._code = ""
        self._versions: dict[str, int] = {}
        self._said: dict[str, object] = {}
        self._edits = Edits(context.jobs, self._refused, self)
        self.address = BilingualField(wording, message("Address"))
        self.lines = {name: _Line() for name in _LINES}
        grid = QGridLayout()
        grid.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(2 * GRID)
        grid.addWidget(self.address, 0, 0, 1, 2)
        for place, (name, word) in enumerate(_LINES.items()):
            line = self.lines[name]
            name_label = label(wording, word, "strong")
            name_label.setBuddy(line)
            wording.say(line.setAccessibleName, word)
            line.setReadOnly(context.read_only)
            line.editingFinished.connect(partial(self._save_line, name))
            grid.addLayout(column(name_label, line, spacing=GRID // 2), 1 + place // 2, place % 2)
        for place in range(2):
            grid.setColumnStretch(place, 1)
        self.address.set_read_only(context.read_only)
        self.address.saved.connect(self._save_address)
        heading = label(wording, message("Contacts"), "heading")
        self.setLayout(column(heading, frame("card", grid), spacing=GRID))

    def show_line(self, line: ParticipantLine) -> None:
        """Turns to a participant; what is being edited is saved first."""
        if line.code != self._code:
            self.save()
            self._code, self._said = line.code, {}
        self.ask()

    def ask(self) -> None:
        """Reads the contacts again; an act that is under way does so itself."""
        code, use_cases = self._code, self._context.use_cases
        if code and not self._edits.busy:
            self._context.jobs.ask(
                (id(self), "show"), lambda: use_cases.contacts.show(code), self._show, self._context.refuse
            )

    @property
    def busy(self) -> bool:
        """Whether something is still to be written."""
        return self._edits.busy

    def act(
        self, code: str, change: Callable[[int | None], _Changed], done: Callable[[_Changed], Any]
    ) -> None:
        """Changes a participant itself, given the version that is known of it (its names do so too)."""

        def work() -> _Changed:
            # The queue runs one after the other: each rests on the version that the one before left.
            changed = change(self._versions.get(code))
            self._versions[code] = changed.version
            return changed

        self._context.jobs.forget((id(self), "show"))
        self._edits.act(work, done)

    def save(self) -> None:
        """Saves the fields that are being edited."""
        self.address.save()
        for name in self.lines:
            self._save_line(name)

    def leave(self) -> None:
        """Writes what waits before it returns."""
        if not self._context.read_only and self._code in self._versions:
            self._edits.finish(self.save)

    def _show(self, contacts: ContactsOf) -> None:
        self._versions[contacts.code] = contacts.version
        if contacts.code != self._code:
            return
        if self._said.get("address") != contacts.address:
            self._said["address"] = contacts.address
            self.address.set_value(contacts.address)
        for name, line in self.lines.items():
            text = getattr(contacts, name)
            if self._said.get(name) != text:
                self._said[name] = text
                line.setText(text)
                line.setCursorPosition(0)

    def _save_address(self, text: Bilingual) -> None:
        self._said["address"] = text
        self._change(address_en=text.en, address_ru=text.ru)

    def _save_line(self, name: str) -> None:
        text = self.lines[name].text().strip()
        if name in self._said and text != self._said[name] and not self._context.read_only:
            self._said[name] = text
            self._change(**{name: text})

    def _change(self, **fields: str) -> None:
        code, use_cases = self._code, self._context.use_cases

        def change(version: int | None) -> ContactsOf:
            changed: ContactsOf = use_cases.contacts.change_contacts(code, version, **fields)
            return changed

        self.act(code, change, self._show)

    def _refused(self, error: Exception) -> None:
        """What was refused gives way to what is saved."""
        self._context.refuse(error)
        self._said = {}
        self.ask()
        self.refused.emit()
