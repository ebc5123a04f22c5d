"""Who serves a participant and when: one National Coordinator at a time (rule S4, §3.i)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.rules.choices import Choices
from almaty_desktop.rules.refusals import Refusal
from almaty_desktop.rules.standing import ParticipantKind


class ServiceRole(StrEnum):
    """As what a person serves the participant that sends them."""

    NATIONAL_COORDINATOR = "national-coordinator"
    ALTERNATE = "alternate"
    REPRESENTATIVE = "representative"


@dataclass(frozen=True)
class ServiceTerm:
    """The days on which somebody serves, the first and the last one included; no ``end``: still."""

    start: date
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the term counts on this day."""
        return self.start <= day and (self.end is None or day <= self.end)

    def overlaps(self, other: ServiceTerm) -> bool:
        """Whether the two have a day in common."""
        return (self.end is None or other.start <= self.end) and (
            other.end is None or self.start <= other.end
        )


def refuse_service_term(
    role: ServiceRole,
    term: ServiceTerm,
    others: Iterable[ServiceTerm],
    participant: ParticipantKind,
    name: Bilingual,
    choices: Choices,
) -> Refusal | None:
    """Whether a person can serve so (rule S4); ``others`` are the terms of the participant's coordinators."""
    if term.end is not None and term.end < term.start:
        return Refusal("S4", message("Service ends on the day on which it begins or later."))
    coordinating = role in (ServiceRole.NATIONAL_COORDINATOR, ServiceRole.ALTERNATE)
    if coordinating and participant is not ParticipantKind.STATE:
        return Refusal("S4", message("{name} is not a State; only States have coordinators.", name=name))
    if role is ServiceRole.ALTERNATE and not choices.alternates:
        return Refusal("S4", message("This office has chosen that coordinators have no alternates."))
    if role is ServiceRole.NATIONAL_COORDINATOR and any(term.overlaps(one) for one in others):
        return Refusal(
            "S4",
            message(
                "{name} has a National Coordinator in that time already; there is one at a time. "
                "End that service first.",
                name=name,
            ),
        )
    return None
