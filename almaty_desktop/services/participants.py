"""Reads of the participants, their standing on any day, topics and objectives (rules S1 to S3, M4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from almaty_desktop.i18n import Bilingual
from almaty_desktop.models.participants import Objective, Participant, Topic
from almaty_desktop.rules.brackets import Names
from almaty_desktop.rules.standing import ParticipantKind, Standing, StandingChange, printed, standing_on
from almaty_desktop.services.office import Office
from almaty_desktop.services.pending import pending_names


@dataclass(frozen=True)
class StandingLine:
    """A standing in a participant's history, with the reason for it."""

    since: date
    standing: Standing
    reason: Bilingual


@dataclass(frozen=True)
class ParticipantLine:
    """A participant as of a day; ``printed`` and ``printed_short`` carry the brackets of rule S3.

    ``since`` is None where the participant had no standing yet on the day.
    """

    id: int
    code: str
    kind: ParticipantKind
    key: str
    name: Bilingual
    short: Bilingual
    printed: Bilingual
    printed_short: Bilingual
    standing: Standing
    since: date | None
    central_asian: bool
    support_unit: bool
    history: tuple[StandingLine, ...]


@dataclass(frozen=True)
class Subject:
    """A topic or an objective: its number in the list and its words."""

    id: int
    number: int
    title: Bilingual


class Participants:
    """Use cases over participants."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def standings(self, on: date | None = None) -> tuple[ParticipantLine, ...]:
        """All participants with their standing on a day (today unless said): States first, by C4's key."""
        day = on or self._office.today()
        everyone = select(Participant).options(selectinload(Participant.standings))
        with self._office.reading() as session:
            lines = [_line(participant, day) for participant in session.scalars(everyone)]
        return tuple(sorted(lines, key=lambda line: (line.kind is not ParticipantKind.STATE, line.key)))

    def pending_on(self, day: date) -> Names:
        """The names, long and short, that stand in brackets in a document of this day (rule S3)."""
        with self._office.reading() as session:
            return pending_names(session).on(day)

    def topics(self) -> tuple[Subject, ...]:
        """The topics of the Process, in their order (rule M4)."""
        with self._office.reading() as session:
            return tuple(_subject(topic) for topic in session.scalars(select(Topic).order_by(Topic.number)))

    def objectives(self) -> tuple[Subject, ...]:
        """The objectives of §2, in their order."""
        with self._office.reading() as session:
            found = session.scalars(select(Objective).order_by(Objective.number))
            return tuple(_subject(objective) for objective in found)


def _subject(row: Topic | Objective) -> Subject:
    return Subject(row.id, row.number, Bilingual(row.title_en, row.title_ru))


def _line(participant: Participant, day: date) -> ParticipantLine:
    history = tuple(
        StandingLine(row.since, Standing(row.standing), Bilingual(row.reason_en, row.reason_ru))
        for row in participant.standings
    )
    now = standing_on((StandingChange(row.since, row.standing) for row in history), day)
    standing = now.standing if now else Standing.NONE
    name = Bilingual(participant.name_en, participant.name_ru)
    short = Bilingual(participant.short_en, participant.short_ru)
    return ParticipantLine(
        id=participant.id,
        code=participant.code,
        kind=ParticipantKind(participant.kind),
        key=participant.key,
        name=name,
        short=short,
        printed=printed(name, standing),
        printed_short=printed(short, standing),
        standing=standing,
        since=now.since if now else None,
        central_asian=participant.central_asian,
        support_unit=participant.support_unit,
        history=history,
    )
