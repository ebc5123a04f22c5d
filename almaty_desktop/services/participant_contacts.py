"""Use cases over how a participant itself is reached: address, e-mail, telephone, website."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict, Unpack

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.models.participants import Participant
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.office import Office
from almaty_desktop.services.participants import find_participant
from almaty_desktop.services.people_acts import checked_email, checked_telephone
from almaty_desktop.services.people_reading import Reading
from almaty_desktop.services.wanted import one_line, seen


@dataclass(frozen=True)
class ContactsOf:
    """How a participant is reached; ``version`` is that of the participant."""

    code: str
    address: Bilingual
    email: str
    telephone: str
    website: str
    version: int


class ContactFields(TypedDict, total=False):
    """What can be changed; an empty text takes a contact away."""

    address_en: str
    address_ru: str
    email: str
    telephone: str
    website: str


class ParticipantContacts:
    """Use cases over the contacts of participants."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def show(self, code: str) -> ContactsOf:
        """The contacts of a participant."""
        with self._office.reading() as session:
            return _contacts(find_participant(session, code))

    def change_contacts(
        self, code: str, version: int | None = None, **fields: Unpack[ContactFields]
    ) -> ContactsOf:
        """Changes some of them; refused where one is no address, telephone or website."""
        with self._office.reading() as session:
            name = Reading(session, self._office.today()).short(find_participant(session, code))
        title = message("Contacts changed: {name}", name=name)
        with self._office.acting("participant.contacts", title) as session:
            participant = find_participant(session, code)
            seen(participant, version)
            for name_of_field, typed in fields.items():
                setattr(participant, name_of_field, _checked(name_of_field, str(typed)))
            session.flush()
            return _contacts(participant)


def _checked(name: str, typed: str) -> str:
    text = one_line(typed)
    if not text:
        return ""
    if name == "email":
        return checked_email(text)
    if name == "telephone":
        return checked_telephone(text)
    if name == "website":
        if " " in text or "." not in text or not text.casefold().startswith(("http://", "https://", "www.")):
            raise Refused(
                "website",
                message("“{typed}” is not a website, such as https://example.org.", typed=text),
            )
        return text
    return text


def _contacts(participant: Participant) -> ContactsOf:
    return ContactsOf(
        participant.code,
        Bilingual(participant.address_en, participant.address_ru),
        participant.email,
        participant.telephone,
        participant.website,
        participant.version,
    )
