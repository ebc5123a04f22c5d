"""Use cases over a meeting's list of delegations: nobody without a standing for this meeting (rule S5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from almaty_desktop.i18n import Bilingual, Language, Message, message
from almaty_desktop.models.decisions import Delegation, Invitation
from almaty_desktop.models.meetings import Meeting
from almaty_desktop.models.participants import Participant
from almaty_desktop.rules.admission import refuse_delegation
from almaty_desktop.rules.brackets import PendingNames
from almaty_desktop.rules.standing import Standing
from almaty_desktop.services.decision_rows import participants_on
from almaty_desktop.services.errors import refused_by
from almaty_desktop.services.meeting_rows import find_meeting, named
from almaty_desktop.services.office import Office
from almaty_desktop.services.participants import find_participant, short_name
from almaty_desktop.services.pending import pending_names


@dataclass(frozen=True)
class DelegationLine:
    """A participant as seen from a meeting, on the day on which it opens.

    ``listed`` where it is on the list of delegations; ``refusal`` says why it can't be put there.
    """

    code: str
    name: Bilingual
    printed: Bilingual
    standing: Standing
    listed: bool
    refusal: Message | None


@dataclass(frozen=True)
class DelegationsView:
    """All participants as seen from a meeting, in the order of rule C4."""

    meeting: int
    day: date
    lines: tuple[DelegationLine, ...]


@dataclass(frozen=True)
class AttendedMeeting:
    """A meeting on whose list of delegations a participant stands; ``title`` as printed (rule S3)."""

    id: int
    title: Bilingual
    start: date
    end: date


class Delegations:
    """The use cases."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def show(self, meeting_id: int) -> DelegationsView:
        """Who is on the list, who can be put there, and why the others can't."""
        with self._office.reading() as session:
            return _view(session, find_meeting(session, meeting_id))

    def put(self, meeting_id: int, *codes: str) -> DelegationsView:
        """Puts participants on the list, all of them or none. Refused: S5."""
        with self._office.reading() as session:
            title = named(find_meeting(session, meeting_id))
            names = _short_names(session, codes)
        with self._office.acting(
            "delegation.put", message("Delegation listed ({names}): {title}", names=names, title=title)
        ) as session:
            meeting = find_meeting(session, meeting_id)
            lines = {one.code: one for one in _view(session, meeting).lines}
            for code in dict.fromkeys(codes):
                participant = find_participant(session, code)
                line = lines[participant.code]
                invited = session.get(Invitation, (participant.id, meeting.id)) is not None
                refused_by(refuse_delegation(line.name, line.standing, invited=invited))
                if not line.listed:
                    session.add(Delegation(meeting_id=meeting.id, participant_id=participant.id))
            session.flush()
            return _view(session, meeting)

    def take_off(self, meeting_id: int, code: str) -> DelegationsView:
        """Takes a participant off the list."""
        with self._office.reading() as session:
            title = named(find_meeting(session, meeting_id))
            names = _short_names(session, (code,))
        with self._office.acting(
            "delegation.take-off",
            message("Delegation taken off ({names}): {title}", names=names, title=title),
        ) as session:
            meeting = find_meeting(session, meeting_id)
            participant = find_participant(session, code)
            row = session.get(Delegation, (meeting.id, participant.id))
            if row is not None:
                session.delete(row)
                session.flush()
            return _view(session, meeting)

    def attended(self, code: str, *, offset: int = 0, limit: int = 100) -> tuple[AttendedMeeting, ...]:
        """The meetings on whose lists a participant stands, newest first."""
        chosen = (
            select(Meeting)
            .join(Delegation, Delegation.meeting_id == Meeting.id)
            .join(Participant, Participant.id == Delegation.participant_id)
            .where(Participant.code == code, Meeting.cancelled.is_(False))
            .order_by(Meeting.start.desc(), Meeting.id.desc())
            .offset(offset)
            .limit(limit)
        )
        with self._office.reading() as session:
            names = pending_names(session)
            return tuple(_attended(row, names) for row in session.scalars(chosen))


def _short_names(session: Session, codes: Sequence[str]) -> Bilingual:
    """The short names of participants, one after the other."""
    named_so = [short_name(session, code) for code in codes]
    return Bilingual(*(", ".join(one.shown(language) for one in named_so) for language in Language))


def _attended(row: Meeting, names: PendingNames) -> AttendedMeeting:
    return AttendedMeeting(row.id, names.shown(named(row), row.start), row.start, row.end)


def _view(session: Session, meeting: Meeting) -> DelegationsView:
    listed = set(
        session.scalars(select(Delegation.participant_id).where(Delegation.meeting_id == meeting.id))
    )
    invited = set(
        session.scalars(select(Invitation.participant_id).where(Invitation.meeting_id == meeting.id))
    )
    lines = []
    for one in participants_on(session, meeting.start):
        standing = one.standing
        if standing is Standing.INVITED and one.id not in invited:
            # Invited to another meeting: that says nothing for this one.
            standing = Standing.NONE
        refusal = refuse_delegation(one.name, standing, invited=one.id in invited)
        lines.append(
            DelegationLine(
                code=one.code,
                name=one.name,
                printed=one.printed,
                standing=Standing.INVITED if standing is Standing.NONE and one.id in invited else standing,
                listed=one.id in listed,
                refusal=refusal.message if refusal else None,
            )
        )
    return DelegationsView(meeting.id, meeting.start, tuple(lines))
