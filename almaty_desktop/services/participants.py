"""Reads of the participants, their standing on any day, topics and objectives (rules S1 to S3, M4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy import text as sql
from sqlalchemy.orm import Session, selectinload

from almaty_desktop.i18n import Bilingual, message, said
from almaty_desktop.models.participants import Objective, Participant, Topic
from almaty_desktop.rules.brackets import Names
from almaty_desktop.rules.standing import (
    Invited,
    ParticipantKind,
    Standing,
    StandingChange,
    printed,
    standing_on,
    with_invitations,
)
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.office import Office
from almaty_desktop.services.pending import pending_names

_INVITATION_ENDED = message("The meeting to which it was invited has ended")


@dataclass(frozen=True)
class StandingLine:
    """A standing in a participant's history, with the reason for it.

    ``decision`` is the decision that gave it; None where it came with the Process itself, or merely ended.
    """

    since: date
    standing: Standing
    reason: Bilingual
    decision: int | None = None


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
            invited = invitations(session)
            lines = [participant_line(row, day, invited) for row in session.scalars(everyone)]
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


@dataclass(frozen=True)
class InvitedBy:
    """An invitation with the decision that gave it and that decision's title (rule S5)."""

    span: Invited
    decision: int
    reason: Bilingual


def invitations(session: Session) -> dict[int, list[InvitedBy]]:
    """All invitations, by participant."""
    # The window's first page asks this: a bare statement needs no mapped classes of decisions and meetings.
    found = session.execute(
        sql(
            'SELECT i.participant_id, i.since, m."end", i.decision_id, d.title_en, d.title_ru '
            "FROM invitations AS i JOIN meetings AS m ON m.id = i.meeting_id "
            "JOIN decisions AS d ON d.id = i.decision_id ORDER BY i.since"
        )
    )
    made: dict[int, list[InvitedBy]] = {}
    for participant, since, until, decision, english, russian in found:
        span = Invited(date.fromisoformat(since), date.fromisoformat(until))
        made.setdefault(participant, []).append(InvitedBy(span, decision, Bilingual(english, russian)))
    return made


def _history(participant: Participant, invited: Sequence[InvitedBy]) -> tuple[StandingLine, ...]:
    """Every standing that the participant ever had, invitations and their ends among them (S1, S5)."""
    recorded = {row.since: row for row in participant.standings}
    changes = (StandingChange(row.since, Standing(row.standing)) for row in participant.standings)
    lines = []
    for change in with_invitations(changes, (one.span for one in invited)):
        row = recorded.get(change.since)
        given = next((one for one in invited if one.span.since == change.since), None)
        if row is not None:
            reason, decision = Bilingual(row.reason_en, row.reason_ru), row.decision_id
        elif given is not None and change.standing is Standing.INVITED:
            reason, decision = given.reason, given.decision
        else:
            reason, decision = said(_INVITATION_ENDED), None
        lines.append(StandingLine(change.since, change.standing, reason, decision))
    return tuple(lines)


def find_participant(session: Session, code: str) -> Participant:
    """The participant with this code, in capitals or not. Raises Refused (``not-found``)."""
    found = session.scalar(select(Participant).where(func.lower(Participant.code) == code.strip().lower()))
    if found is None:
        raise Refused("not-found", message("There is no participant with the code {code}.", code=code))
    return found


def participant_line(
    participant: Participant, day: date, invited: Mapping[int, Sequence[InvitedBy]]
) -> ParticipantLine:
    """A participant as of a day; ``invited`` are all invitations, by participant."""
    history = _history(participant, invited.get(participant.id, ()))
    now = standing_on((StandingChange(line.since, line.standing) for line in history), day)
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
