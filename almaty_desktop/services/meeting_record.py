"""What stands on record of a meeting and holds it where it is: its decisions and its delegations (D1, S5)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from almaty_desktop.i18n import Bilingual, Language, message, plural_message
from almaty_desktop.models.decisions import Decision, Delegation, Invitation
from almaty_desktop.models.meetings import Meeting
from almaty_desktop.rules.admission import refuse_delegation
from almaty_desktop.rules.refusals import Refusal
from almaty_desktop.rules.standing import Standing
from almaty_desktop.services.decision_rows import WITH_ALL, day_in_almaty, participants_on
from almaty_desktop.services.participants import ParticipantLine

Days = tuple[date, date]


def refuse_cancelling(session: Session, meeting: Meeting) -> Refusal | None:
    """A meeting in which something was decided, or begun to be, was held (D1)."""
    begun = next((row for row in _decisions(session, meeting) if _is_begun(row)), None)
    if begun is None:
        return None
    return Refusal(
        "D1",
        message(
            "The decision “{title}” is on record as put to this meeting, with the positions of members: the "
            "meeting was held and can’t be cancelled. Nothing was changed.",
            title=Bilingual(begun.title_en, begun.title_ru),
        ),
    )


def refuse_moving(session: Session, meeting: Meeting, before: Days) -> Refusal | None:
    """Why the meeting can't have the days that it has now; ``before`` are those that it had (D1)."""
    for row in _decisions(session, meeting):
        outside = _day_outside(row, meeting, before)
        if outside is not None:
            return Refusal(
                "D1",
                message(
                    "The decision “{title}” is on record in this meeting as of {day}, which would lie "
                    "outside its days. Nothing was changed.",
                    title=Bilingual(row.title_en, row.title_ru),
                    day=outside,
                ),
            )
    return None


def refuse_listed(session: Session, meeting: Meeting) -> Refusal | None:
    """Nobody stays on the list of delegations whose standing no decision gave by the first day (S5)."""
    listed = set(_participants(session, Delegation, meeting))
    if not listed:
        return None
    invited = set(_participants(session, Invitation, meeting))
    names = [
        one.name
        for one in participants_on(session, meeting.start)
        if one.id in listed and _without_standing(one, invited)
    ]
    if not names:
        return None
    return Refusal(
        "S5",
        plural_message(
            "{names} is on the list of delegations, but by {day} no decision had given it a standing. Take "
            "it off the list first. Nothing was changed.",
            "{names} are on the list of delegations, but by {day} no decision had given them a standing. "
            "Take them off the list first. Nothing was changed.",
            len(names),
            names=Bilingual(*(", ".join(one.shown(language) for one in names) for language in Language)),
            day=meeting.start,
        ),
    )


def _decisions(session: Session, meeting: Meeting) -> list[Decision]:
    chosen = select(Decision).where(Decision.meeting_id == meeting.id).options(*WITH_ALL)
    return list(session.scalars(chosen.order_by(Decision.id)))


def _is_begun(decision: Decision) -> bool:
    """Whether anything was recorded in it: one that is merely prepared waits for its meeting."""
    return any(one.entries or one.closed_at is not None for one in decision.rounds)


def _day_outside(decision: Decision, meeting: Meeting, before: Days) -> date | None:
    """The first day on record that was among the meeting's days and is no longer.

    A decision that is merely prepared can wait for later days; before it was put nothing is taken in it.
    """
    if not _is_begun(decision):
        return decision.day if before[0] <= decision.day <= before[1] and decision.day > meeting.end else None
    days = {decision.day}
    for one in decision.rounds:
        days.update(day_in_almaty(entry.at) for entry in one.entries if not (entry.why_en or entry.why_ru))
        if one.closed_at is not None:
            days.add(day_in_almaty(one.closed_at))
    outside = {
        day for day in days if before[0] <= day <= before[1] and not meeting.start <= day <= meeting.end
    }
    return min(outside, default=None)


def _participants(session: Session, kind: type[Delegation] | type[Invitation], meeting: Meeting) -> list[int]:
    return list(session.scalars(select(kind.participant_id).where(kind.meeting_id == meeting.id)))


def _without_standing(one: ParticipantLine, invited: set[int]) -> bool:
    standing = one.standing
    if standing is Standing.INVITED and one.id not in invited:
        # Invited to another meeting: that says nothing for this one.
        standing = Standing.NONE
    return refuse_delegation(one.name, standing, invited=one.id in invited) is not None
