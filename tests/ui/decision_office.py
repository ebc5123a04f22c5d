"""An office with decisions of every kind of state, made by the use cases themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from almaty_desktop.i18n import ALMATY, Bilingual
from almaty_desktop.rules.decisions import DecisionKind, Position
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.rules.standing import ParticipantKind
from almaty_desktop.services.decision_opening import NewSubject
from almaty_desktop.services.use_cases import UseCases, make_use_cases

MEMBERS = ("AF", "AZ", "KZ", "KG", "TJ", "TR")
SUMMER = datetime(2013, 6, 5, 10, tzinfo=ALMATY)
BRACKETS = datetime(2013, 8, 31, 18, tzinfo=ALMATY)
TEXT = Bilingual(
    "The Member States agree to hold a workshop on data collection.\n\nThe Support Unit prepares it.",
    "Государства-участники соглашаются провести семинар по сбору данных.\n\nЕго готовит Группа поддержки.",
)
REVISED = Bilingual(
    "The Member States agree to hold two workshops on data collection.\n\nThe Support Unit prepares them.",
    "Государства-участники соглашаются провести два семинара по сбору данных.\n\n"
    "Их готовит Группа поддержки.",
)
RESERVATION = Bilingual("Subject to internal procedures.", "При условии внутренних процедур.")


@dataclass(frozen=True)
class Made:
    """The numbers of what was made."""

    conference: int
    som: int
    iran: int
    pakistan: int
    chair: int
    ordinary: int
    running: int
    guest: int


def make_office(folder: Path) -> Made:
    """The first year of the Process, and a silence procedure that runs for twenty days more."""
    use_cases = make_use_cases(folder)
    made = fill(use_cases)
    use_cases.office.close()
    return made


def fill(use_cases: UseCases) -> Made:
    """Makes the decisions."""
    meetings = use_cases.meetings
    conference = meetings.create(MeetingKind.MINISTERIAL, date(2013, 11, 5), date(2013, 11, 6)).id
    today = use_cases.office.today()
    som = meetings.create(MeetingKind.SOM, today, today + timedelta(days=1)).id
    return Made(
        conference,
        som,
        iran=_brackets(use_cases, "IR", objects=False),
        pakistan=_brackets(use_cases, "PK", objects=True),
        chair=_chair(use_cases, conference),
        ordinary=_ordinary(use_cases, som),
        running=_running(use_cases),
        guest=_guest(use_cases, conference),
    )


def _brackets(use_cases: UseCases, code: str, *, objects: bool) -> int:
    decisions = use_cases.decisions
    opened = decisions.open(DecisionKind.FORMALISE_PARTICIPATION, subject=code, deadline=BRACKETS, at=SUMMER)
    number = opened.line.id
    if objects:
        later = datetime(2013, 8, 1, 15, 30, tzinfo=ALMATY)
        decisions.take(number, "TR", Position.OBJECTS, at=later, author="Note verbale 17/2013")
    decisions.confirm(number)
    return number


def _chair(use_cases: UseCases, meeting: int) -> int:
    decisions = use_cases.decisions
    number = decisions.open(DecisionKind.ELECT_CHAIR, meeting=meeting, subject="KZ").line.id
    decisions.take_rest(number, Position.AGREES)
    decisions.close(number)
    decisions.confirm(number)
    return number


def _ordinary(use_cases: UseCases, meeting: int) -> int:
    """A second round is open: a member objected to the first text."""
    decisions = use_cases.decisions
    title = Bilingual("Workshop on data collection", "Семинар по сбору данных")
    number = decisions.open(DecisionKind.ORDINARY, title, meeting=meeting, text=TEXT).line.id
    decisions.take(number, "AZ", Position.OBJECTS)
    decisions.take_rest(number, Position.SILENT)
    decisions.close(number)
    decisions.put_again(number, REVISED)
    decisions.take(number, "AF", Position.RESERVATION, text=RESERVATION)
    return number


def _running(use_cases: UseCases) -> int:
    now = datetime.now(UTC)
    title = Bilingual("Working languages of the workshop", "Рабочие языки семинара")
    opened = use_cases.decisions.open(
        DecisionKind.ORDINARY,
        title,
        deadline=now + timedelta(days=20),
        at=now - timedelta(days=2),
        text=TEXT,
    )
    return opened.line.id


def _guest(use_cases: UseCases, meeting: int) -> int:
    """A civil-society organisation that is invited to one meeting, and on the list of its delegations."""
    decisions = use_cases.decisions
    name = Bilingual("Refugee Support Network", "Сеть поддержки беженцев")
    number = decisions.open(
        DecisionKind.INVITE_CIVIL_SOCIETY,
        meeting=meeting,
        subject="RSN",
        new_subject=NewSubject(name, ParticipantKind.CIVIL),
    ).line.id
    decisions.take_rest(number, Position.SILENT)
    decisions.close(number)
    decisions.confirm(number)
    for code in ("RSN", "KZ", "AF"):
        use_cases.delegations.put(meeting, code)
    return number
