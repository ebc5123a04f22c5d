"""The words and rows of people in the window."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.rules.service_terms import ServiceRole
from almaty_desktop.services.labels import SERVICE_ROLES
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.ui.pages.meetings.quiet_fields import QuietCombo
from almaty_desktop.ui.pages.participants.names import in_order
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.chips import Chip, State
from almaty_desktop.ui.widgets.row_delegate import Row

if TYPE_CHECKING:
    from almaty_desktop.services.people_reading import PersonLine, TermLine

ROLE_SIGNS: dict[ServiceRole, tuple[State, str]] = {
    ServiceRole.NATIONAL_COORDINATOR: (State.GOOD, "star"),
    ServiceRole.ALTERNATE: (State.PLAIN, "users-three"),
    ServiceRole.REPRESENTATIVE: (State.PLAIN, "user"),
}
"""The colour and the sign of each role; the sign alone tells it too."""

SHORT_ROLES: dict[ServiceRole, Message] = {
    ServiceRole.NATIONAL_COORDINATOR: message("coordinator"),
    ServiceRole.ALTERNATE: message("alternate"),
    ServiceRole.REPRESENTATIVE: message("representative"),
}
"""For the rows of a list, which have to leave the name its room."""

FIELD_WORDS: dict[str, Message] = {
    "family": message("Family name"),
    "given": message("Given name and patronymic"),
    "honorific": message("Form of address"),
    "ministry": message("Ministry"),
    "post": message("Post"),
    "participant": message("Represents"),
    "note": message("Remarks"),
    "emails": message("E-mail"),
    "telephones": message("Telephone"),
    "languages": message("Languages"),
}
"""What each field of a person is called on the screen."""


def field_word(name: str) -> Message:
    """A field by the name of its column; one that has two languages says which."""
    base, _, language = name.rpartition("_")
    if base not in FIELD_WORDS:
        return FIELD_WORDS[name]
    if language == "en":
        return message("{field} (English)", field=FIELD_WORDS[base])
    return message("{field} (Russian)", field=FIELD_WORDS[base])


def role_chip(texts: Texts, role: ServiceRole, short: bool = False) -> Chip:
    """A role by word, shape and colour."""
    state, sign = ROLE_SIGNS[role]
    return Chip(texts.say((SHORT_ROLES if short else SERVICE_ROLES)[role]), state, sign)


def person_row(texts: Texts, line: PersonLine) -> Row:
    """A person as a row of a list: the family name first, then whom they represent, ministry and post."""
    language = texts.language
    title = marked(line.listed, language)
    parts = (line.represents, line.ministry, line.post)
    subtitle = " · ".join(part.shown(language) for part in parts if part)
    served = {one.role: one for one in line.serves}
    first = next((role for role in ServiceRole if role in served), None)
    return Row(str(line.id), title, subtitle, role_chip(texts, first, short=True) if first else None)


def term_days(texts: Texts, term: TermLine) -> str:
    """From when until when: since 1 March 2014; 1 March 2014 – 3 May 2015."""
    if term.end is None:
        return texts.text("since {day}", day=term.start)
    return texts.dates(term.start, term.end)


def fill_participants(
    combo: QuietCombo, participants: Iterable[ParticipantLine], texts: Texts, code: str, nobody: Message
) -> None:
    """Offers all participants in the language's order, ``nobody`` first."""
    with QSignalBlocker(combo):
        combo.clear()
        combo.addItem(texts.say(nobody), "")
        for one in in_order(participants, texts):
            combo.addItem(one.printed_short.shown(texts.language), one.code)
        combo.setCurrentIndex(max(0, combo.findData(code)))


def fill_roles(combo: QuietCombo, texts: Texts, role: str) -> None:
    """Offers the roles."""
    with QSignalBlocker(combo):
        combo.clear()
        for one, word in SERVICE_ROLES.items():
            combo.addItem(texts.say(word), one.value)
        combo.setCurrentIndex(max(0, combo.findData(role)))
