"""Standing of participants in the Process and how a pending State is printed (rules S1 to S3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from almaty_desktop.i18n import Bilingual


class ParticipantKind(StrEnum):
    """What a participant is (rule S1)."""

    STATE = "state"
    INTERNATIONAL = "international"
    REGIONAL = "regional"
    CIVIL = "civil"


class Standing(StrEnum):
    """What a participant is to the Process on a day (rule S1)."""

    MEMBER = "member"
    PENDING = "pending"
    OBSERVER = "observer"
    INVITED = "invited"
    NONE = "none"


@dataclass(frozen=True)
class StandingChange:
    """A standing and the day from which it counts."""

    since: date
    standing: Standing


def standing_on(history: Iterable[StandingChange], day: date) -> StandingChange | None:
    """The standing that counts on ``day``, any past date too; None before the first one (rule S1)."""
    return max(
        (change for change in history if change.since <= day), key=lambda change: change.since, default=None
    )


def printed(name: Bilingual, standing: Standing) -> Bilingual:
    """The name as every document and screen shows it: a pending State stands in brackets (rule S3)."""
    if standing is not Standing.PENDING:
        return name
    return name.map(lambda text: f"[{text}]" if text else "")
