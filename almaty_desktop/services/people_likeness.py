"""What of a person is compared with others."""

from __future__ import annotations

from almaty_desktop.i18n import Bilingual
from almaty_desktop.models.people import ContactKind, Person
from almaty_desktop.rules.alike import Compared
from almaty_desktop.services.people_reading import contacts_of


def compared(person: Person) -> Compared:
    """What of a person is compared with others."""
    return Compared(
        person.id,
        Bilingual(person.family_en, person.family_ru),
        Bilingual(person.given_en, person.given_ru),
        Bilingual(person.ministry_en, person.ministry_ru),
        person.participant.code if person.participant else "",
        contacts_of(person, ContactKind.EMAIL),
        contacts_of(person, ContactKind.TELEPHONE),
    )
