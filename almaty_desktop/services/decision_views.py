"""What a face is told of a decision: plain, frozen, as of the moment asked (rules D1 to D5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from almaty_desktop.i18n import Bilingual, Message
from almaty_desktop.rules.decisions import DecisionKind, DecisionState, Outcome, Position
from almaty_desktop.services.participants import ParticipantLine


@dataclass(frozen=True)
class Stand:
    """A member of the day and its position in one round; ``position`` is None while it waits (rule D1).

    ``was`` is the position that stood there before a correction, and ``why`` the correction's reason (D5).
    """

    code: str
    name: Bilingual
    position: Position | None = None
    text: Bilingual = field(default_factory=Bilingual)
    at: datetime | None = None
    author: str = ""
    was: Position | None = None
    why: Bilingual = field(default_factory=Bilingual)


@dataclass(frozen=True)
class EntryLine:
    """One entry as it was made; ``why`` is empty but in a correction (rule D5)."""

    code: str
    name: Bilingual
    position: Position
    text: Bilingual
    at: datetime
    author: str
    why: Bilingual


@dataclass(frozen=True)
class RoundView:
    """A text that was put, the positions taken on it, and what came of it; ``entries`` in the order made."""

    number: int
    text: Bilingual
    opened_at: datetime
    closed_at: datetime | None
    outcome: Outcome | None
    stands: tuple[Stand, ...]
    entries: tuple[EntryLine, ...]

    @property
    def waiting(self) -> tuple[str, ...]:
        """The codes of the members without an entry."""
        return tuple(stand.code for stand in self.stands if stand.position is None)


@dataclass(frozen=True)
class DeadlineLine:
    """A deadline of a silence procedure, and when it was set (rule D2)."""

    deadline: datetime
    set_at: datetime


class EffectKind(StrEnum):
    """What a decision can bring about (rule D3)."""

    STANDING = "standing"
    INVITATION = "invitation"
    CHAIR = "chair"
    MODALITIES = "modalities"
    WORK_PLAN = "work-plan"


@dataclass(frozen=True)
class Effect:
    """Something that a decision brought about, or will when it is confirmed, from ``day`` on.

    ``area`` and ``key`` lead to where it is seen in the window.
    """

    kind: EffectKind
    title: Message
    day: date
    area: str
    key: str


@dataclass(frozen=True)
class DecisionLine:
    """A decision in a list. ``printed`` is its title with pending States in brackets as of its day (S3).

    ``state``, ``outcome`` and ``closed_at`` of a silence procedure are those of the moment asked (rule D2).
    """

    id: int
    kind: DecisionKind
    title: Bilingual
    printed: Bilingual
    state: DecisionState
    outcome: Outcome | None
    day: date
    meeting: int | None
    meeting_title: Bilingual
    subject: str
    silence: bool
    deadline: datetime | None
    round: int
    opened_at: datetime
    closed_at: datetime | None
    confirmed_at: datetime | None
    version: int


@dataclass(frozen=True)
class DecisionView:
    """A decision with everything on record. ``members`` are codes in the order of rule C4.

    ``bracketed`` are the printed names of those who are pending on its day and have no position (S3);
    ``proposed`` is what its confirmation brings about, ``effects`` what it did bring about (D3).
    """

    line: DecisionLine
    rounds: tuple[RoundView, ...]
    members: tuple[str, ...]
    bracketed: tuple[Bilingual, ...]
    subject: ParticipantLine | None
    for_meeting: int | None
    for_meeting_title: Bilingual
    year: int | None
    deadlines: tuple[DeadlineLine, ...]
    proposed: tuple[Effect, ...]
    effects: tuple[Effect, ...]

    @property
    def now(self) -> RoundView:
        """The last round."""
        return self.rounds[-1]

    @property
    def text(self) -> Bilingual:
        """The text of the last round."""
        return self.now.text
