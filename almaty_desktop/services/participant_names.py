"""What participants are called: the names with which one comes in, and correcting them later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.models.participants import Participant
from almaty_desktop.rules.standing import ParticipantKind
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.office import Office
from almaty_desktop.services.participants import find_participant
from almaty_desktop.services.people_reading import Reading
from almaty_desktop.services.wanted import one_line, seen

LONGEST_SHORT_NAME = 24
"""Letters of a long name that serves as the short one too: a list has room for them."""


@dataclass(frozen=True)
class NamesOf:
    """What a participant is called; ``version`` is that of the participant."""

    code: str
    name: Bilingual
    short: Bilingual
    version: int


class NameFields(TypedDict, total=False):
    """What can be corrected; an empty text takes a name away where another one is left."""

    name_en: str
    name_ru: str
    short_en: str
    short_ru: str


class ParticipantNames:
    """Use cases over the names of participants."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def change_names(self, code: str, version: int | None = None, **fields: Unpack[NameFields]) -> NamesOf:
        """Corrects some of them; what is not given stays. Raises Refused (``name``) where no name is left.

        A short name that is taken away gives way to what :func:`short_names` finds. The key of rule C4
        follows the short English name, but not for a founding State: its key came with the Process.
        """
        with self._office.reading() as session:
            called = Reading(session, self._office.today()).short(find_participant(session, code))
        title = message("Names corrected: {name}", name=called)
        with self._office.acting("participant.names", title) as session:
            participant = find_participant(session, code)
            seen(participant, version)
            before = participant.short_en
            _write(participant, fields)
            if participant.short_en != before and not _is_founding_state(participant):
                participant.key = free_key(session, participant.short_en, participant.code, participant.id)
            session.flush()
            return _names(participant)


def short_names(name: Bilingual, short: Bilingual, code: str) -> Bilingual:
    """The short names of a participant: those given, else the long one where it is short enough.

    Where neither serves, English has the code and Russian stays empty (borrowed when it is shown).
    """
    fitting = name.map(lambda whole: whole if len(whole) <= LONGEST_SHORT_NAME else "")
    return Bilingual(short.en or fitting.en or code, short.ru or fitting.ru)


def free_key(session: Session, short: str, code: str, own: int | None = None) -> str:
    """The key of rule C4: the short English name, with the code after it where another one bears it.

    ``own`` is the participant itself where it is there already. A participant is found by its code or
    key, so neither those of others nor such as differ in capitals only are free.
    """
    c = Participant.__table__.c
    rows = session.execute(select(c.id, c.code, c.key))
    taken = {word.casefold() for row in rows if row.id != own for word in (row.code, row.key)}
    candidates = (short, f"{short} {code}")
    return next((one for one in candidates if one.casefold() not in taken), code)


def _write(participant: Participant, fields: NameFields) -> None:
    for name_of_field, typed in fields.items():
        setattr(participant, name_of_field, one_line(str(typed)))
    name = Bilingual(participant.name_en, participant.name_ru)
    if not name:
        raise Refused("name", message("A participant has a name in at least one of the two languages."))
    short = Bilingual(participant.short_en, participant.short_ru)
    short = short_names(name, short, participant.code)
    participant.short_en, participant.short_ru = short.en, short.ru


def _is_founding_state(participant: Participant) -> bool:
    """Whether it is a State whose standing came with the Process itself, not with a decision (rule S1)."""
    came_with = any(standing.decision_id is None for standing in participant.standings)
    return participant.kind == ParticipantKind.STATE.value and came_with


def _names(participant: Participant) -> NamesOf:
    return NamesOf(
        participant.code,
        Bilingual(participant.name_en, participant.name_ru),
        Bilingual(participant.short_en, participant.short_ru),
        participant.version,
    )
