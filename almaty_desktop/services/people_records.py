"""What a file tells of people, put beside what the office has: whom a row means, and whom it represents."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process
from sqlalchemy import select
from sqlalchemy.orm import Session

from almaty_desktop.exchange.person_record import PersonRecord
from almaty_desktop.i18n import Bilingual, Language, Message, message
from almaty_desktop.models.participants import Participant
from almaty_desktop.models.people import ContactKind, Person
from almaty_desktop.rules.alike import Alike, Compared, compare
from almaty_desktop.rules.service_terms import ServiceRole
from almaty_desktop.services.people_acts import PersonFields
from almaty_desktop.services.people_reading import TEXT_FIELDS, Reading, contacts_of

_SURE = 85  # of 100: from this likeness on two are taken for one without asking
_NEAR = 75  # of 100: how alike a misspelt participant's name is


class KnownParticipants:
    """The participants by code and by any of their names."""

    def __init__(self, session: Session, reading: Reading) -> None:
        self._by_name: dict[str, Participant] = {}
        self._reading = reading
        for one in session.scalars(select(Participant)):
            for name in (one.code, one.key, one.name_en, one.name_ru, one.short_en, one.short_ru):
                if name:  # it may be missing in one language
                    self._by_name.setdefault(_plain(name), one)

    def find(self, written: str) -> Participant | None:
        """The participant that is meant; its brackets may be there or not."""
        return self._by_name.get(_plain(written))

    def unknown(self, written: str) -> Message:
        """Why a name is refused, with the one that was perhaps meant."""
        names = [name for name in self._by_name if len(name) > 2]
        near = process.extractOne(_plain(written), names, scorer=fuzz.ratio, score_cutoff=_NEAR)
        if near is None:
            return message("There is no participant “{written}”.", written=written[:80])
        meant = self._by_name[near[0]]
        return message(
            "There is no participant “{written}”; perhaps {name} ({code}) is meant.",
            written=written[:80],
            name=self._reading.short(meant),
            code=meant.code,
        )


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("ё", "е").strip(" []").split())


def compared_record(key: int, record: PersonRecord, participant: Participant | None) -> Compared:
    """What of a record is compared with people."""
    return Compared(
        key,
        record.family,
        record.given,
        record.ministry,
        participant.code if participant else "",
        record.emails,
        record.telephones,
    )


def is_one(one: Compared, other: Compared, alike: Alike | None = None) -> bool:
    """Whether two are taken for one person without asking.

    They have the same name and an address, a telephone or the ministry besides; or the same name for the
    same participant, and no addresses that speak against it.
    """
    found = alike or compare(one, other)
    if not found.named:
        return False
    if found.score >= _SURE:
        return True
    against = bool(one.mailboxes and other.mailboxes) and not one.mailboxes & other.mailboxes
    return found.exact and one.participant == other.participant and not against


def fields_of(record: PersonRecord, participant: Participant | None) -> PersonFields:
    """The fields that a record fills; what it leaves empty is not among them."""
    fields: dict[str, object] = {}
    for part in TEXT_FIELDS:
        text: Bilingual = getattr(record, part)
        fields |= {f"{part}_{one}": text.only(one).strip() for one in Language if text.only(one).strip()}
    if participant is not None:
        fields["participant"] = participant.code
    for name in ("note", "languages", "emails", "telephones"):
        if getattr(record, name):
            fields[name] = getattr(record, name)
    return fields  # type: ignore[return-value]


def news_for(person: Person, fields: PersonFields) -> PersonFields:
    """What a record adds to or changes of a person that is there.

    A name that is there stays as the office spells it; contacts and languages are added to.
    """
    news: dict[str, object] = {}
    for name, value in fields.items():
        if name in ("emails", "telephones"):
            kind = ContactKind.EMAIL if name == "emails" else ContactKind.TELEPHONE
            merged = _united(contacts_of(person, kind), value)  # type: ignore[arg-type]
            if merged != contacts_of(person, kind):
                news[name] = merged
        elif name == "languages":
            merged = tuple(dict.fromkeys((*person.languages.split(), *value)))  # type: ignore[misc]
            if merged != tuple(person.languages.split()):
                news[name] = merged
        elif name == "participant":
            if person.participant is None or person.participant.code != value:
                news[name] = value
        else:
            there = getattr(person, name)
            named = name.startswith(("family_", "given_"))
            if value != there and not (named and there):
                news[name] = value
    return news  # type: ignore[return-value]


def _united(there: tuple[str, ...], further: Iterable[str]) -> tuple[str, ...]:
    united = {one.casefold(): one for one in there}
    for one in further:
        united.setdefault(one.casefold(), one)
    return tuple(united.values())


def record_of(person: Person, language: Language, reading: Reading) -> PersonRecord:
    """A person as files tell of one; the participant by its short name, the newest service that counts."""
    served = sorted(person.service_terms, key=lambda term: (term.end is None, term.start))
    term = served[-1] if served else None
    whom = term.participant if term is not None else person.participant
    return PersonRecord(
        family=Bilingual(person.family_en, person.family_ru),
        given=Bilingual(person.given_en, person.given_ru),
        honorific=Bilingual(person.honorific_en, person.honorific_ru),
        ministry=Bilingual(person.ministry_en, person.ministry_ru),
        post=Bilingual(person.post_en, person.post_ru),
        represents=reading.short(whom).shown(language),
        emails=contacts_of(person, ContactKind.EMAIL),
        telephones=contacts_of(person, ContactKind.TELEPHONE),
        languages=tuple(person.languages.split()),
        role=ServiceRole(term.role).value if term is not None else "",
        serves_from=term.start if term is not None else None,
        serves_until=term.end if term is not None else None,
        note=person.note,
    )
