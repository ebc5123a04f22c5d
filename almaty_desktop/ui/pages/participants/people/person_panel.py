"""The chosen person: everything known, edited in place and saved as one leaves a field."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QMenu, QSizePolicy, QWidget

from almaty_desktop.i18n import Bilingual, Message, Texts, message
from almaty_desktop.services.people_reading import PersonView
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.meetings.quiet_fields import QuietCombo
from almaty_desktop.ui.pages.participants.people.acts import PersonActs, Shown
from almaty_desktop.ui.pages.participants.people.alike_hint import AlikeHint
from almaty_desktop.ui.pages.participants.people.contact_rows import ContactRows
from almaty_desktop.ui.pages.participants.people.languages_field import LanguagesField
from almaty_desktop.ui.pages.participants.people.name_field import NameField
from almaty_desktop.ui.pages.participants.people.names import FIELD_WORDS, fill_participants, role_chip
from almaty_desktop.ui.pages.participants.people.note_field import NoteField
from almaty_desktop.ui.pages.participants.people.terms_card import TermsCard
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, frame, label, menu_button, row
from almaty_desktop.ui.widgets.bilingual_field import BilingualField, marked
from almaty_desktop.ui.widgets.chips import ChipLabel
from almaty_desktop.ui.wording import Wording

_WIDTH = 110 * GRID
_TEXTS = ("honorific", "ministry", "post")


class PersonPanel(QWidget):
    """``merge_wanted`` carries the number of who is perhaps the same, 0 to choose one."""

    merge_wanted = Signal(int)
    card_wanted = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self.view: PersonView | None = None
        self._shown: Shown | None = None
        self._said: dict[str, Any] = {}
        self.acts = PersonActs(context, self)
        self._make_head()
        self.alike = AlikeHint(wording)
        self.names = {part: NameField(wording, FIELD_WORDS[part]) for part in ("family", "given")}
        self.texts = {part: BilingualField(wording, FIELD_WORDS[part]) for part in _TEXTS}
        self.participant = QuietCombo()
        wording.say(self.participant.setAccessibleName, FIELD_WORDS["participant"])
        self.emails = ContactRows(wording, FIELD_WORDS["emails"], "name@example.org")
        self.telephones = ContactRows(wording, FIELD_WORDS["telephones"], "+7 727 250 00 00")
        self.languages = LanguagesField(wording)
        self.note = NoteField(wording, FIELD_WORDS["note"])
        self.terms = TermsCard(context, wording, self.acts)
        self._lay_out()
        self._connect()
        wording.follow(self._tell)

    def open(self, person: int | None) -> None:
        """Turns to another person; what is being edited is saved first."""
        self.save()
        self.alike.hide()
        self.acts.open(person)

    def save(self) -> None:
        """Saves the fields that are being edited."""
        for name in self.names.values():
            name.field.save()
        for text in self.texts.values():
            text.save()
        for rows in (self.emails, self.telephones):
            rows.save()
        self.note.save()

    def leave(self) -> None:
        """Writes what waits before it returns."""
        if not self._context.read_only and self.view is not None:
            self.acts.edits.finish(self.save)

    def focus_first(self) -> None:
        """To the family name."""
        self.names["family"].setFocus()

    def _make_head(self) -> None:
        wording = self._wording
        self.title = label(wording, None, "title", wraps=True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = label(wording, None, "quiet", wraps=True)
        self.role = ChipLabel(self._context.theme)
        self.menu = QMenu(self)
        self.card = self.menu.addAction("")
        self.merge = self.menu.addAction("")
        self.remove = self.menu.addAction("")
        wording.say(self.card.setText, message("Save as vCard…"))
        wording.say(self.merge.setText, message("Merge with another person…"))
        wording.say(self.remove.setText, message("Remove"))
        self.more = menu_button(wording, message("Actions"), self.menu)
        self.more.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if self._context.read_only:
            self.merge.setVisible(False)
            self.remove.setVisible(False)

    def _lay_out(self) -> None:
        head = row(self.title, self.more)
        head.setStretch(0, 1)
        head.setAlignment(self.more, Qt.AlignmentFlag.AlignTop)
        represents = label(self._wording, FIELD_WORDS["participant"], "strong")
        represents.setBuddy(self.participant)
        facts = row(self.facts, self.role)
        facts.setStretch(0, 1)
        who = column(*self.names.values(), self.texts["honorific"], spacing=2 * GRID)
        where = column(
            column(represents, self.participant, spacing=GRID // 2),
            self.texts["ministry"],
            self.texts["post"],
            spacing=2 * GRID,
        )
        pair = row(self.emails, self.telephones, spacing=GRID)
        for place in range(2):
            pair.setStretch(place, 1)
        reached = column(pair, self.languages, self.note, spacing=2 * GRID)
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH)
        inside.setLayout(
            column(
                column(head, facts, spacing=GRID // 2),
                self.alike,
                self._card(message("Person’s name"), who),
                self.terms,
                self._card(message("Where"), where),
                self._card(message("Contacts"), reached),
                None,
                spacing=2 * GRID,
            )
        )
        outer = row(inside, None)
        outer.setStretch(0, 100)
        outer.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        self.setLayout(outer)
        read_only = self._context.read_only
        for name in self.names.values():
            name.set_read_only(read_only)
        for text in self.texts.values():
            text.set_read_only(read_only)
        for contacts in (self.emails, self.telephones):
            contacts.set_read_only(read_only)
        self.languages.set_read_only(read_only)
        self.note.set_read_only(read_only)
        self.participant.setEnabled(not read_only)

    def _connect(self) -> None:
        for part, name in self.names.items():
            name.field.saved.connect(lambda text, part=part: self._save_text(part, text))
        for part, field in self.texts.items():
            field.saved.connect(lambda text, part=part: self._save_text(part, text))
        self.participant.activated.connect(
            lambda _: self.acts.change({"participant": self.participant.currentData() or ""})
        )
        self.emails.saved.connect(partial(self._save, "emails"))
        self.telephones.saved.connect(partial(self._save, "telephones"))
        self.languages.saved.connect(partial(self._save, "languages"))
        self.note.saved.connect(partial(self._save, "note"))
        self.card.triggered.connect(lambda *_: self.card_wanted.emit())
        self.merge.triggered.connect(lambda *_: self.merge_wanted.emit(0))
        self.remove.triggered.connect(lambda *_: self.acts.remove())
        self.acts.shown.connect(self._show)
        self.acts.alike.connect(self.alike.show_found)
        self.alike.wanted.connect(self.merge_wanted)
        self.acts.refused.connect(self._refused)

    def _save_text(self, part: str, text: Bilingual) -> None:
        self._said[part] = text
        self.acts.change({f"{part}_en": text.en, f"{part}_ru": text.ru})

    def _save(self, name: str, value: Any) -> None:
        self._said[name] = value
        self.acts.change({name: value})

    def _show(self, shown: Shown) -> None:
        self._shown, self.view = shown, shown.view
        line, view = shown.view.line, shown.view
        if line.id != self._said.get("person"):
            self._said = {"person": line.id}
        for part, name in self.names.items():
            setter = partial(name.set_value, state=line.participant)
            self._fill(part, getattr(line, part), setter)
        for part, field in self.texts.items():
            self._fill(part, getattr(line, part), field.set_value)
        self._fill("emails", view.emails, self.emails.set_value)
        self._fill("telephones", view.telephones, self.telephones.set_value)
        self._fill("languages", view.languages, self.languages.set_value)
        self._fill("note", view.note, self.note.set_value)
        self.terms.show_person(shown)
        self._tell(self._wording.texts)

    def _fill(self, name: str, value: Any, setter: Callable[[Any], Any]) -> None:
        """Shows only what changed, so that nothing being typed is lost."""
        if name not in self._said or self._said[name] != value:
            self._said[name] = value
            setter(value)

    def _refused(self, error: Exception) -> None:
        """What was refused gives way to what is saved, which is read again."""
        self._context.refuse(error)
        self._said = {}
        self.terms.show_again()

    def _tell(self, texts: Texts) -> None:
        if self._shown is None:
            return
        line = self._shown.view.line
        self.title.setText(marked(line.name, texts.language))
        parts = (line.post, line.ministry, line.represents)
        self.facts.setText(" · ".join(part.shown(texts.language) for part in parts if part))
        role = line.serves[0].role if line.serves else None
        self.role.show_chip(role_chip(texts, role) if role else None)
        nobody = message("no participant")
        fill_participants(self.participant, self._shown.participants, texts, line.participant, nobody)

    def _card(self, title: Message, layout: QLayout) -> QWidget:
        made = QWidget()
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        made.setLayout(column(label(self._wording, title, "heading"), frame("card", layout), spacing=GRID))
        return made
