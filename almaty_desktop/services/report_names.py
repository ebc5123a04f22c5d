"""What can be printed, and what has to be said for it; light, so that faces can name reports at no cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from almaty_desktop.i18n import Message, message
from almaty_desktop.rules.decisions import DecisionKind, DecisionState


@dataclass(frozen=True)
class Wanted:
    """For what a report is printed: the fields that it needs, or that narrow what stands on it.

    ``term`` is the first day of a term of the chair; ``edition`` and ``compared_with`` are numbers of
    editions of the Operating Modalities; ``participant`` is a code; ``grouping`` is how the register of
    decisions is arranged, ``silence`` whether only silence procedures stand in it, or only what was taken in
    meetings. The others are keys.
    """

    meeting: int | None = None
    sheet: int | None = None
    decision: int | None = None
    term: date | None = None
    edition: int | None = None
    compared_with: int | None = None
    year: int | None = None
    kind: DecisionKind | None = None
    state: DecisionState | None = None
    silence: bool | None = None
    participant: str = ""
    grouping: str = ""


@dataclass(frozen=True)
class ReportName:
    """A printed document: its name on the command line, its title, and what it is made for.

    ``needs`` are those of :data:`NEEDS`; ``takes`` are fields of :class:`Wanted` that narrow it.
    """

    name: str
    title: Message
    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()

    def lacks(self, wanted: Wanted) -> tuple[str, ...]:
        """The fields of :class:`Wanted` that have to be given and are not."""
        needed = (field for need in self.needs for field in NEEDS[need])
        return tuple(field for field in needed if getattr(wanted, field) is None)


NEEDS: dict[str, tuple[str, ...]] = {
    "meeting": ("meeting",),
    "sheet": ("sheet",),
    "decision": ("decision",),
    "term": ("term",),
    "edition": ("edition",),
    "editions": ("edition", "compared_with"),
}
"""What a report may need, with the fields of :class:`Wanted` that say it."""

GROUPINGS = ("year", "meeting", "kind")
"""How the register of decisions can be arranged; the first unless said."""

REPORTS = (
    ReportName("agenda", message("Agenda"), ("meeting",)),
    ReportName("documents", message("List of documents"), ("meeting",)),
    ReportName("compilation", message("Compilation of materials"), ("meeting",)),
    ReportName("information-sheet", message("Joint information sheet"), ("sheet",)),
    ReportName("silence-notice", message("Notice of a silence procedure"), ("decision",)),
    ReportName("silence-result", message("Result of a silence procedure"), ("decision",)),
    ReportName("decision-record", message("Record of a decision"), ("decision",)),
    ReportName(
        "decision-register",
        message("Register of decisions"),
        takes=("year", "kind", "meeting", "state", "silence", "grouping"),
    ),
    ReportName("directory", message("Directory of the Almaty Process"), takes=("participant",)),
    ReportName("chair-handover", message("Handover of the Chair"), ("term",)),
    ReportName("modalities", message("Operating Modalities"), ("edition",)),
    ReportName("modalities-comparison", message("Comparison of two editions"), ("editions",)),
)


def report_named(name: str) -> ReportName | None:
    """The report of this name; None where there is none."""
    return next((one for one in REPORTS if one.name == name), None)
