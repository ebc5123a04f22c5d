"""What the chair's use cases give out: plain values, as every face shows them (rules C1 to C5, S3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.brackets import Names, bracketed_in_both
from almaty_desktop.rules.chair import Passing
from almaty_desktop.rules.chair_tasks import ChairTask
from almaty_desktop.rules.decisions import DecisionKind
from almaty_desktop.rules.meetings import MeetingKind, MeetingState
from almaty_desktop.rules.standing import Standing


@dataclass(frozen=True)
class RepresentativeLine:
    """A person whom the chairing government designated, or could designate (rule C3)."""

    id: int
    name: Bilingual
    post: Bilingual


@dataclass(frozen=True)
class PassedLine:
    """A State that was passed over on the way to a turn; ``why`` is the reason that came with a decline."""

    code: str
    name: Bilingual
    reason: Passing
    why: Bilingual


@dataclass(frozen=True)
class TermLine:
    """A term, past, present or ahead: who chairs, from which day to which, and who was passed over before.

    ``recorded`` says whether it is written down; else it follows from the rules and may still move.
    ``decision`` is the election that gave it, None where the chair passed in order. Names are as printed on
    the term's first day.
    """

    code: str
    name: Bilingual
    start: date
    end: date
    passed_over: tuple[PassedLine, ...] = ()
    recorded: bool = False
    decision: int | None = None
    representative: RepresentativeLine | None = None
    version: int | None = None

    @property
    def key(self) -> str:
        """By what the window finds it: its first day."""
        return self.start.isoformat()

    def days_left(self, day: date) -> int:
        """How many days of the term are left after this one; 0 on its last day."""
        return max(0, (self.end - day).days)


@dataclass(frozen=True)
class CircleLine:
    """A State in the circle of the chair, with its key of rule C4 and its standing on the day asked about."""

    code: str
    key: str
    name: Bilingual
    standing: Standing


@dataclass(frozen=True)
class DeclineLine:
    """A decline on record: for which turn on it was given, and for which turn it counts (rule C2).

    ``counts_for`` is the first day of the turn at which the State is passed over for it, None where no turn
    within sight has come to the State yet. ``can_be_withdrawn`` until that turn begins.
    """

    code: str
    name: Bilingual
    turn_start: date
    declined_on: date
    reason: Bilingual
    counts_for: date | None
    can_be_withdrawn: bool


@dataclass(frozen=True)
class Gap:
    """Days on which nobody chaired; ``last`` is None while it lasts (rule C3)."""

    first: date
    last: date | None


@dataclass(frozen=True)
class UndecidedTurn:
    """A turn that every member declined: its first day, and each State with why it does not chair (C2)."""

    start: date
    passed_over: tuple[PassedLine, ...]


@dataclass(frozen=True)
class RotationView:
    """Who chairs on ``day`` and what lies ahead.

    ``circle`` is in the English alphabetical order of rule C4. ``elected`` is False before the first Chair
    is elected. ``next_start`` is the first day of the turn ahead next that can be declined, None where none
    lies ahead. ``undecided`` is the turn that every member declined, as far as it is within sight: the
    members then decide by consensus.
    """

    day: date
    elected: bool
    current: TermLine | None
    turns: tuple[TermLine, ...]
    undecided: UndecidedTurn | None
    next_start: date | None
    circle: tuple[CircleLine, ...]
    declines: tuple[DeclineLine, ...]
    gaps: tuple[Gap, ...]

    @property
    def needs_decision(self) -> bool:
        """Whether the very next turn, or the day itself, is without a Chair unless the members decide."""
        return self.undecided is not None and not self.turns


@dataclass(frozen=True)
class ActionLine:
    """Something that the Chair did or has to do; ``done`` is None while it is open."""

    id: int
    task: ChairTask
    title: Bilingual
    due: date | None
    done: date | None
    version: int
    pending: Names = ()

    @property
    def printed(self) -> Bilingual:
        """The title as every screen shows it (rule S3)."""
        return bracketed_in_both(self.title, self.pending)

    def late(self, day: date) -> bool:
        """Whether it was due before this day and is not done."""
        return self.done is None and self.due is not None and self.due < day


@dataclass(frozen=True)
class TermMeeting:
    """A meeting within a term; ``hosted`` says whether the chairing State was its host."""

    id: int
    kind: MeetingKind
    title: Bilingual
    start: date
    end: date
    state: MeetingState
    hosted: bool
    task: ChairTask


@dataclass(frozen=True)
class TermDecision:
    """A decision of a day within a term, agreed and confirmed."""

    id: int
    kind: DecisionKind
    title: Bilingual
    day: date


@dataclass(frozen=True)
class TaskView:
    """A task of the terms of reference with what was noted for it, the open first (rule C5)."""

    task: ChairTask
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True)
class TermView:
    """A term with all that happened in it; ``next`` is the term after it where it is known."""

    line: TermLine
    tasks: tuple[TaskView, ...]
    meetings: tuple[TermMeeting, ...]
    decisions: tuple[TermDecision, ...]
    next: TermLine | None
