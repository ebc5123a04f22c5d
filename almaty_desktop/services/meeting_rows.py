"""Finding a meeting's row, and what a meeting is called."""

from __future__ import annotations

from sqlalchemy.orm import Session

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.models.meetings import Meeting
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.meeting_templates import meeting_title
from almaty_desktop.services.wanted import wanted


def find_meeting(session: Session, meeting_id: int) -> Meeting:
    """The meeting, or the refusal that it is not there."""
    return wanted(session, Meeting, meeting_id, message("The meeting {number}", number=str(meeting_id)))


def title_of(meeting: Meeting) -> Bilingual:
    """The meeting's title in both languages."""
    return Bilingual(meeting.title_en, meeting.title_ru)


def named(meeting: Meeting) -> Bilingual:
    """What the meeting is called in any sentence: by its title, else by its kind's."""
    return title_of(meeting) or meeting_title(MeetingKind(meeting.kind))
