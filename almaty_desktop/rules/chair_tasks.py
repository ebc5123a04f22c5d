"""The Chair's terms of reference (rule C5, §3.ii)."""

from __future__ import annotations

from enum import StrEnum


class ChairTask(StrEnum):
    """A task of the Chair; what was done in a term is told by task when the chair is handed over."""

    CHAIR_MEETINGS = "chair-meetings"
    HOST_MINISTERIAL = "host-ministerial"
    FOLLOW_UP = "follow-up"
    ORGANISE = "organise"
    REPRESENT = "represent"
    VISIBILITY = "visibility"
    RESOURCES = "resources"
