"""The Chair's terms of reference (rule C5, §3.ii)."""

from __future__ import annotations

from enum import StrEnum

from almaty_desktop.rules.meetings import MeetingKind


class ChairTask(StrEnum):
    """A task of the Chair; what was done in a term is told by task when the chair is handed over."""

    CHAIR_MEETINGS = "chair-meetings"
    HOST_MINISTERIAL = "host-ministerial"
    FOLLOW_UP = "follow-up"
    ORGANISE = "organise"
    REPRESENT = "represent"
    VISIBILITY = "visibility"
    RESOURCES = "resources"


_OF_MEETINGS = {
    MeetingKind.CONSULTATION: ChairTask.ORGANISE,
    MeetingKind.WORKSHOP: ChairTask.ORGANISE,
    MeetingKind.BRIEFING: ChairTask.ORGANISE,
    MeetingKind.EXTERNAL: ChairTask.REPRESENT,
}


def task_of_meeting(kind: MeetingKind, *, hosted: bool) -> ChairTask:
    """Under which task a meeting is told (rule C5); ``hosted`` says whether the Chair's State was its host.

    A ministerial conference that another State hosted was chaired all the same.
    """
    if kind is MeetingKind.MINISTERIAL and hosted:
        return ChairTask.HOST_MINISTERIAL
    return _OF_MEETINGS.get(kind, ChairTask.CHAIR_MEETINGS)
