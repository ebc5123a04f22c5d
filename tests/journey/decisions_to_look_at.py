"""People, the chair and decisions of every kind and state, for the offices that are looked at."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from almaty_desktop.i18n import ALMATY, Bilingual
from almaty_desktop.rules.chair_tasks import ChairTask
from almaty_desktop.rules.decisions import DecisionKind, Position
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.rules.service_terms import ServiceRole
from almaty_desktop.rules.standing import ParticipantKind
from almaty_desktop.services.decision_opening import NewSubject
from almaty_desktop.services.use_cases import UseCases

CONFERENCE = date(2013, 11, 5)
SUMMER = datetime(2013, 6, 5, 10, tzinfo=ALMATY)
BRACKETS = datetime(2013, 8, 31, 18, tzinfo=ALMATY)
_NAME = 60  # letters of a long name
_AMENDED = (Bilingual("two years", "два года"), Bilingual("three years", "три года"))


def write_people(use_cases: UseCases, words: Bilingual, count: int) -> None:
    """So many people who bear ``words`` in their names; the first one coordinates for Kazakhstan."""
    for number in range(count):
        tail = f"{chr(ord('a') + number // 26)}{chr(ord('a') + number % 26)}"
        view = use_cases.people.create(
            family_en=f"{words.en[:_NAME].strip()}{tail}",
            family_ru="" if number % 3 == 2 else f"{words.ru[:_NAME].strip()}{tail}",
            given_en=words.en[:_NAME].strip(),
            given_ru=words.ru[:_NAME].strip(),
            ministry_en=words.en,
            ministry_ru=words.ru,
            post_en=words.en,
            post_ru=words.ru,
            participant="KZ",
            emails=(f"person.{tail}@example.org",),
            telephones=(f"+999 10 {number:07d}",),
            languages=("kk", "ru", "en"),
            note=words.en,
        )
        if number == 0:
            use_cases.coordinators.start_service(
                view.line.id, "KZ", ServiceRole.NATIONAL_COORDINATOR, date(2014, 1, 1)
            )
        elif number < 4:
            use_cases.coordinators.start_service(view.line.id, "KZ", ServiceRole.ALTERNATE, date(2014, 1, 1))


def decide_one(use_cases: UseCases, words: Bilingual) -> None:
    """One decision that is being taken: a member has agreed, the others are waited for."""
    meeting = use_cases.meetings.create(MeetingKind.SOM, CONFERENCE, CONFERENCE, title=words, skeleton=False)
    opened = use_cases.decisions.open(DecisionKind.ORDINARY, words, meeting=meeting.id, text=words)
    use_cases.decisions.take(opened.line.id, "KZ", Position.AGREES)


def decide_all(use_cases: UseCases, words: Bilingual) -> None:
    """A decision of each kind and in each state; with them a Chair, a decline, and a second edition."""
    meeting = use_cases.meetings.create(
        MeetingKind.MINISTERIAL, CONFERENCE, CONFERENCE + timedelta(days=1), title=words, skeleton=False
    ).id
    for code, objects in (("IR", False), ("PK", True)):
        _bracketed(use_cases, code, words if objects else None)
    _taken(use_cases, DecisionKind.ELECT_CHAIR, words, meeting, subject="KZ")
    _taken(use_cases, DecisionKind.ADMIT_OBSERVER, words, meeting, subject="OSCE")
    guest = NewSubject(words, ParticipantKind.CIVIL)
    _taken(use_cases, DecisionKind.INVITE_CIVIL_SOCIETY, words, meeting, subject="GUEST", new_subject=guest)
    _taken(use_cases, DecisionKind.AGREE_WORK_PLAN, words, meeting, text=_paragraphs(words, 9), year=2014)
    before = use_cases.modalities.newest().text
    was, now = _AMENDED
    text = Bilingual(before.en.replace(was.en, now.en), before.ru.replace(was.ru, now.ru))
    _taken(use_cases, DecisionKind.AMEND_MODALITIES, words, meeting, text=text)
    use_cases.delegations.put(meeting, "KZ", "GUEST")
    _disputed(use_cases, words, meeting)
    _in_silence(use_cases, words)
    _chair(use_cases, words)


def _paragraphs(words: Bilingual, count: int) -> Bilingual:
    return Bilingual("\n\n".join([words.en] * count), "\n\n".join([words.ru] * count))


def _bracketed(use_cases: UseCases, code: str, objection: Bilingual | None) -> None:
    decisions = use_cases.decisions
    number = decisions.open(
        DecisionKind.FORMALISE_PARTICIPATION, subject=code, deadline=BRACKETS, at=SUMMER
    ).line.id
    if objection is not None:
        at = BRACKETS - timedelta(days=9)
        decisions.take(number, "TR", Position.OBJECTS, text=objection, at=at, author=objection.en[:_NAME])
    decisions.confirm(number)


def _taken(use_cases: UseCases, kind: DecisionKind, title: Bilingual, meeting: int, **more: object) -> None:
    """Agreed and confirmed, one position corrected afterwards."""
    decisions = use_cases.decisions
    number = decisions.open(kind, title, meeting=meeting, **more).line.id  # type: ignore[arg-type] # by kind
    decisions.take(number, "AF", Position.RESERVATION, text=title)
    decisions.take_rest(number, Position.AGREES)
    decisions.close(number)
    decisions.confirm(number)
    decisions.correct(number, "TR", Position.ABSENT, why=title)


def _disputed(use_cases: UseCases, words: Bilingual, meeting: int) -> None:
    """A second round is open after an objection; another decision is closed and waits."""
    decisions = use_cases.decisions
    for again in (True, False):
        number = decisions.open(
            DecisionKind.ORDINARY, words, meeting=meeting, text=_paragraphs(words, 3)
        ).line.id
        decisions.take(number, "AZ", Position.OBJECTS, text=words)
        decisions.take_rest(number, Position.SILENT)
        decisions.close(number)
        if again:
            decisions.put_again(number, _paragraphs(words, 4))
            decisions.take(number, "AF", Position.RESERVATION, text=words)


def _in_silence(use_cases: UseCases, words: Bilingual) -> None:
    """A procedure that was extended and runs, and one whose deadline has passed without a confirmation."""
    decisions, now = use_cases.decisions, datetime.now(UTC)
    running = decisions.open(
        DecisionKind.ORDINARY,
        words,
        deadline=now + timedelta(days=20),
        at=now - timedelta(days=2),
        text=words,
    ).line.id
    decisions.take(running, "AF", Position.AGREES, author=words.en[:_NAME])
    decisions.extend(running, now + timedelta(days=30))
    decisions.open(DecisionKind.ORDINARY, words, deadline=BRACKETS, at=SUMMER, text=words)


def _chair(use_cases: UseCases, words: Bilingual) -> None:
    """The State whose turn is next declines; in the term that runs something was done."""
    chair = use_cases.chair
    rotation = chair.rotation()
    chair.decline(rotation.turns[0].code or "KG", reason=words)
    assert rotation.current is not None
    start = rotation.current.start
    chair.record_begun()
    chair.actions.add(start, ChairTask.CHAIR_MEETINGS, words, due=start, done=start)
    chair.actions.add(start, next(iter(ChairTask)), words, due=start)
