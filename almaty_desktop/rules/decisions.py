"""What a decision is: its kinds, positions, states and outcomes (rules D1 to D3)."""

from __future__ import annotations

from enum import StrEnum


class DecisionKind(StrEnum):
    """What a decision is about; all but the ordinary one bring something about when confirmed (rule D3)."""

    ORDINARY = "ordinary"
    ELECT_CHAIR = "elect-chair"
    ADMIT_OBSERVER = "admit-observer"
    INVITE_CIVIL_SOCIETY = "invite-civil-society"
    FORMALISE_PARTICIPATION = "formalise-participation"
    AMEND_MODALITIES = "amend-modalities"
    AGREE_WORK_PLAN = "agree-work-plan"


class Position(StrEnum):
    """The one position of a member in a round (rule D1); in a silence procedure nobody is absent."""

    AGREES = "agrees"
    SILENT = "silent"
    RESERVATION = "reservation"
    OBJECTS = "objects"
    ABSENT = "absent"


class DecisionState(StrEnum):
    """Open while positions are taken, closed with an outcome, confirmed by a person (rule D3)."""

    OPEN = "open"
    CLOSED = "closed"
    CONFIRMED = "confirmed"


class Outcome(StrEnum):
    """What came of it: in a meeting's room (rule D1), or of a silence procedure (rule D2)."""

    CONSENSUS = "consensus"
    NO_CONSENSUS = "no-consensus"
    ADOPTED = "adopted"
    BROKEN = "broken"

    @property
    def favourable(self) -> bool:
        """Whether the text was agreed; only then does it bring anything about (rule D3)."""
        return self in (Outcome.CONSENSUS, Outcome.ADOPTED)


ABOUT_A_PARTICIPANT = frozenset(
    {
        DecisionKind.ELECT_CHAIR,
        DecisionKind.ADMIT_OBSERVER,
        DecisionKind.INVITE_CIVIL_SOCIETY,
        DecisionKind.FORMALISE_PARTICIPATION,
    }
)
"""The kinds that have a subject: the participant that the decision is about."""
