"""Reads of the participants, their standing on any day, topics and objectives (rules S1 to S3, M4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import FromClause, Row, func, select
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from almaty_desktop.i18n import Bilingual, message, said
from almaty_desktop.models.participants import Objective, Participant, StandingRecord, Topic
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
        with self._office.reading() as session:
            lines = lines_on(session, day)
        return tuple(sorted(lines, key=lambda line: (line.kind is not ParticipantKind.STATE, line.key)))

    def pending_on(self, day: date) -> Names:
        """The names, long and short, that stand in brackets in a document of this day (rule S3)."""
        with self._office.reading() as session:
            return pending_names(session).on(day)

    def topics(self) -> tuple[Subject, ...]:
        """The topics of the Process, in their order (rule M4)."""
        with self._office.reading() as session:
            return _subjects(session, Topic.__table__)

    def objectives(self) -> tuple[Subject, ...]:
        """The objectives of §2, in their order."""
        with self._office.reading() as session:
            return _subjects(session, Objective.__table__)


def _subjects(session: Session, table: FromClause) -> tuple[Subject, ...]:
    c = table.c
    found = session.execute(select(c.id, c.number, c.title_en, c.title_ru).order_by(c.number))
    return tuple(Subject(key, number, Bilingual(*title)) for key, number, *title in found)


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


def _history(recorded: Sequence[StandingLine], invited: Sequence[InvitedBy]) -> tuple[StandingLine, ...]:
    """Every standing that a participant ever had, invitations and their ends among them (S1, S5)."""
    given = {line.since: line for line in recorded}
    changes = (StandingChange(line.since, line.standing) for line in recorded)
    lines = []
    for change in with_invitations(changes, (one.span for one in invited)):
        invitation = next((one for one in invited if one.span.since == change.since), None)
        if change.since in given:
            lines.append(given[change.since])
        elif invitation is not None and change.standing is Standing.INVITED:
            reason, decision = invitation.reason, invitation.decision
            lines.append(StandingLine(change.since, change.standing, reason, decision))
        else:
            lines.append(StandingLine(change.since, change.standing, said(_INVITATION_ENDED)))
    return tuple(lines)


def find_participant(session: Session, code: str) -> Participant:
    """The participant with this code, in capitals or not. Raises Refused (``not-found``)."""
    found = session.scalar(select(Participant).where(func.lower(Participant.code) == code.strip().lower()))
    if found is None:
        raise Refused("not-found", message("There is no participant with the code {code}.", code=code))
    return found


def short_name(session: Session, code: str) -> Bilingual:
    """The short name of a participant, for a sentence. Raises Refused (``not-found``)."""
    found = find_participant(session, code)
    return Bilingual(found.short_en or found.code, found.short_ru)


def lines_on(session: Session, day: date) -> list[ParticipantLine]:
    """All participants as of a day, in no order."""
    # Bare columns: the window's first page asks this before all mapped classes are loaded (UseCases).
    standings: dict[int, list[StandingLine]] = {}
    c = StandingRecord.__table__.c
    found = session.execute(
        select(c.participant_id, c.since, c.standing, c.reason_en, c.reason_ru, c.decision_id)
    )
    for participant, since, standing, english, russian, decision in found:
        line = StandingLine(since, Standing(standing), Bilingual(english, russian), decision)
        standings.setdefault(participant, []).append(line)
    invited = invitations(session)
    everyone = session.execute(select(Participant.__table__))
    return [_line(row, day, _history(standings.get(row.id, ()), invited.get(row.id, ()))) for row in everyone]


def _line(row: Row[Any], day: date, history: tuple[StandingLine, ...]) -> ParticipantLine:
    now = standing_on((StandingChange(line.since, line.standing) for line in history), day)
    standing = now.standing if now else Standing.NONE
    name = Bilingual(row.name_en, row.name_ru)
    short = Bilingual(row.short_en, row.short_ru)
    return ParticipantLine(
        id=row.id,
        code=row.code,
        kind=ParticipantKind(row.kind),
        key=row.key,
        name=name,
        short=short,
        printed=printed(name, standing),
        printed_short=printed(short, standing),
        standing=standing,
        since=now.since if now else None,
        central_asian=row.central_asian,
        support_unit=row.support_unit,
        history=history,
    )
