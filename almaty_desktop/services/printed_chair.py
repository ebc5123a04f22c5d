"""What stands in the handover report of a term of the chair (rules C1 to C5, S3)."""

from __future__ import annotations

from datetime import date

from almaty_desktop.i18n import Bilingual, message, said
from almaty_desktop.reports.chair_handover import (
    ChairHandoverPrint,
    HandoverEntry,
    HandoverPassed,
    HandoverTask,
    NextChair,
)
from almaty_desktop.rules.chair_tasks import ChairTask
from almaty_desktop.rules.meetings import MeetingState
from almaty_desktop.services.chair import Chair
from almaty_desktop.services.chair_lines import ActionLine, TermLine, TermMeeting, TermView
from almaty_desktop.services.labels import CHAIR_TASKS, MEETING_KINDS, PASSINGS
from almaty_desktop.services.office import Office
from almaty_desktop.services.participants import Participants

_HOSTED = message("Hosted by the Chair")
_DECISION = message("Decision")


class PrintedChair:
    """Reads the content of the handover report; decides nothing about its looks."""

    def __init__(self, office: Office, chair: Chair, participants: Participants) -> None:
        self._office = office
        self._chair = chair
        self._participants = participants

    def handover(self, start: date) -> ChairHandoverPrint:
        """The report on the term that begins on ``start``.

        It bears the date of the term's last day, or of today while the term lasts. A meeting that is still
        planned is no deed yet and is left out. Refused (``not-found``) where no term begins then.
        """
        view = self._chair.term(start)
        line, representative = view.line, view.line.representative
        issued = min(max(self._office.today(), line.start), line.end)
        after = self._chair.rotation(line.end, ahead=1)
        undecided = after.undecided.start if after.undecided and after.needs_decision else None
        return ChairHandoverPrint(
            chair=_bare(line.name),
            start=line.start,
            end=line.end,
            elected=line.decision is not None,
            representative=representative.name if representative else Bilingual(),
            post=representative.post if representative else Bilingual(),
            tasks=tuple(HandoverTask(said(CHAIR_TASKS[task]), _done(view, task)) for task in ChairTask),
            open=_left_open(view),
            next=_next(view.next) if view.next and not undecided else None,
            undecided=undecided,
            issued=issued,
            pending=self._participants.pending_on(issued),
        )


def _done(view: TermView, task: ChairTask) -> tuple[HandoverEntry, ...]:
    """What was done under a task, in order of time; decisions stand with the meetings that were chaired."""
    entries = [
        HandoverEntry(action.title, action.done)
        for one in view.tasks
        if one.task is task
        for action in one.actions
        if action.done
    ]
    entries += [_meeting(one) for one in view.meetings if one.task is task and one.state is MeetingState.HELD]
    if task is ChairTask.CHAIR_MEETINGS:
        entries += [HandoverEntry(one.title, one.day, note=_DECISION) for one in view.decisions]
    return tuple(sorted(entries, key=lambda entry: entry.first or date.max))


def _meeting(one: TermMeeting) -> HandoverEntry:
    """A meeting with its kind, unless its title says that already."""
    kind = MEETING_KINDS[one.kind]
    note = None if said(kind) == one.title else kind
    if one.hosted and one.task is not ChairTask.HOST_MINISTERIAL:
        note = _HOSTED
    return HandoverEntry(one.title, one.start, one.end, note)


def _left_open(view: TermView) -> tuple[HandoverEntry, ...]:
    """What is not done yet, by the day it is due; what has none stands last."""
    open_actions = [_open(action) for task in view.tasks for action in task.actions if not action.done]
    return tuple(sorted(open_actions, key=lambda entry: entry.first or date.max))


def _open(action: ActionLine) -> HandoverEntry:
    return HandoverEntry(action.title, action.due, note=CHAIR_TASKS[action.task])


def _next(line: TermLine) -> NextChair:
    passed = tuple(HandoverPassed(_bare(one.name), PASSINGS[one.reason], one.why) for one in line.passed_over)
    return NextChair(_bare(line.name), line.start, line.end, passed)


def _bare(name: Bilingual) -> Bilingual:
    """A name without the brackets of another day: on paper they follow the day that the paper bears (S3)."""
    return name.map(lambda text: text.strip("[]"))
