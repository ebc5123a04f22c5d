"""Decisions in a meeting: who has a position, what a close fixes, what is refused and why (D1, D5, S3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.decisions import DecisionKind, DecisionState, Outcome, Position
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.decision_opening import NewSubject
from almaty_desktop.services.decision_views import DecisionView
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.use_cases import UseCases, open_use_cases
from tests.services.formalising import formalise, on
from tests.services.moments import clock
from tests.services.reading import Refusal

MEMBERS = ("AF", "AZ", "KZ", "KG", "TJ", "TR")
SOM_DAY = date(2014, 5, 6)
TITLE = Bilingual("Migration data", "Данные о миграции")
WHY = Bilingual("Recorded for the wrong State", "Записано не за то государство")


def meeting(office: UseCases, kind: MeetingKind = MeetingKind.SOM, day: date = SOM_DAY, days: int = 2) -> int:
    """A meeting; gives its number."""
    return office.meetings.create(kind, day, day + timedelta(days=days - 1), skeleton=False).id


@pytest.fixture
def som(fresh_office: UseCases) -> int:
    """A SOM on 6 and 7 May 2014."""
    return meeting(fresh_office)


def opened(office: UseCases, som: int) -> int:
    """An ordinary decision that is open at the SOM."""
    return office.decisions.open(DecisionKind.ORDINARY, TITLE, meeting=som).line.id


def agreed(office: UseCases, som: int) -> int:
    """An ordinary decision that all but nobody objected to, closed."""
    decision = opened(office, som)
    office.decisions.take(decision, "KZ", Position.AGREES)
    office.decisions.close(decision)
    return decision


def test_the_members_of_the_day_have_a_position_and_the_pending_stand_in_brackets(
    fresh_office: UseCases, som: int
) -> None:
    view = fresh_office.decisions.show(opened(fresh_office, som))
    assert view.members == MEMBERS
    assert [stand.code for stand in view.now.stands] == list(MEMBERS)
    assert [name.en for name in view.bracketed] == [
        "[Islamic Republic of Iran]",
        "[Islamic Republic of Pakistan]",
    ]
    assert view.now.waiting == MEMBERS
    assert (view.line.state, view.line.outcome, view.line.day) == (
        DecisionState.OPEN,
        None,
        SOM_DAY + timedelta(1),
    )


def test_members_stay_those_of_the_day_though_standings_change_later(
    fresh_office: UseCases, som: int
) -> None:
    decision = opened(fresh_office, som)
    formalise(fresh_office, "IR", date(2014, 5, 1))
    assert fresh_office.decisions.show(decision).members == MEMBERS
    with Refusal("D1", fresh_office.office.folder):
        fresh_office.decisions.take(decision, "IR", Position.AGREES)
    later = fresh_office.decisions.show(opened(fresh_office, som))
    assert "IR" in later.members
    assert [name.en for name in later.bracketed] == ["[Islamic Republic of Pakistan]"]


def test_a_round_from_the_first_position_to_the_confirmation(fresh_office: UseCases, som: int) -> None:
    decisions, decision = fresh_office.decisions, opened(fresh_office, som)
    decisions.take(decision, "KZ", Position.OBJECTS)
    decisions.take(decision, "KZ", Position.AGREES, author="The delegation")
    text = Bilingual("Subject to national law", "С учётом национального законодательства")
    decisions.take(decision, "TR", Position.RESERVATION, text=text)
    view = decisions.take_rest(decision, Position.SILENT)
    stands = {stand.code: stand for stand in view.now.stands}
    assert (stands["KZ"].position, stands["KZ"].author) == (Position.AGREES, "The delegation")
    assert (stands["TR"].position, stands["TR"].text) == (Position.RESERVATION, text)
    assert [stands[code].position for code in ("AF", "AZ", "KG", "TJ")] == [Position.SILENT] * 4
    assert [entry.position for entry in view.now.entries if entry.code == "KZ"] == ["objects", "agrees"]
    closed = decisions.close(decision)
    assert (closed.line.state, closed.line.outcome) == (DecisionState.CLOSED, Outcome.CONSENSUS)
    confirmed = decisions.confirm(decision)
    assert (confirmed.line.state, confirmed.effects) == (DecisionState.CONFIRMED, ())


@pytest.mark.parametrize(
    ("positions", "outcome"),
    [
        ({}, Outcome.NO_CONSENSUS),
        (dict.fromkeys(MEMBERS, Position.ABSENT), Outcome.NO_CONSENSUS),
        ({"KZ": Position.SILENT}, Outcome.CONSENSUS),
        ({**dict.fromkeys(MEMBERS, Position.AGREES), "TJ": Position.OBJECTS}, Outcome.NO_CONSENSUS),
    ],
)
def test_what_a_close_comes_to(
    fresh_office: UseCases, som: int, positions: dict[str, Position], outcome: Outcome
) -> None:
    decision = opened(fresh_office, som)
    for code, position in positions.items():
        fresh_office.decisions.take(decision, code, position)
    assert fresh_office.decisions.close(decision).line.outcome is outcome


def test_after_an_objection_a_revised_text_is_put_in_a_round_of_its_own(
    fresh_office: UseCases, som: int
) -> None:
    decisions = fresh_office.decisions
    decision = decisions.open(DecisionKind.ORDINARY, TITLE, meeting=som, text=Bilingual("One", "Раз")).line.id
    decisions.take(decision, "AZ", Position.OBJECTS)
    first = decisions.close(decision).now
    view = decisions.put_again(decision, Bilingual("Two", "Два"))
    assert view.line.state is DecisionState.OPEN
    assert view.now.waiting == MEMBERS
    decisions.take_rest(decision, Position.AGREES)
    view = decisions.close(decision)
    assert view.line.outcome is Outcome.CONSENSUS
    assert (view.rounds[0], view.rounds[0].outcome) == (first, Outcome.NO_CONSENSUS)
    assert [one.text.en for one in view.rounds] == ["One", "Two"]
    with Refusal("D5"):
        decisions.put_again(decision, Bilingual("Three"))


Doing = Callable[[UseCases, int], object]


@pytest.mark.parametrize(
    ("code", "doing"),
    [
        ("D1", lambda o, _: o.decisions.open(DecisionKind.ORDINARY, TITLE)),
        ("D1", lambda o, m: o.decisions.open(DecisionKind.ORDINARY, TITLE, meeting=m, deadline=on(SOM_DAY))),
        ("title", lambda o, m: o.decisions.open(DecisionKind.ORDINARY, Bilingual(" "), meeting=m)),
        ("not-found", lambda o, _: o.decisions.open(DecisionKind.ORDINARY, TITLE, meeting=999)),
        ("subject", lambda o, m: o.decisions.open(DecisionKind.ELECT_CHAIR, meeting=m)),
        ("not-found", lambda o, m: o.decisions.open(DecisionKind.ELECT_CHAIR, meeting=m, subject="XX")),
        ("C1", lambda o, m: o.decisions.open(DecisionKind.ELECT_CHAIR, meeting=m, subject="IR")),
        ("S3", lambda o, m: o.decisions.open(DecisionKind.FORMALISE_PARTICIPATION, meeting=m, subject="KZ")),
        ("S5", lambda o, m: o.decisions.open(DecisionKind.ADMIT_OBSERVER, meeting=m, subject="PK")),
        ("code", lambda o, m: o.decisions.open(DecisionKind.ADMIT_OBSERVER, meeting=m, subject="ЕС 1")),
        ("S5", lambda o, m: o.decisions.open(DecisionKind.INVITE_CIVIL_SOCIETY, meeting=m, subject="IOM")),
        (
            "S5",
            lambda o, _: o.decisions.open(
                DecisionKind.INVITE_CIVIL_SOCIETY, deadline=on(date(2016, 1, 1)), subject="RC"
            ),
        ),
        ("D4", lambda o, m: o.decisions.open(DecisionKind.AMEND_MODALITIES, meeting=m)),
        ("D4", lambda o, _: o.decisions.open(DecisionKind.AMEND_MODALITIES, deadline=on(date(2016, 1, 1)))),
        ("not-found", lambda o, _: o.decisions.show(999)),
        ("not-found", lambda o, m: o.decisions.take(opened(o, m), "XX", Position.AGREES)),
        ("S3", lambda o, m: o.decisions.take(opened(o, m), "IR", Position.AGREES)),
        ("D1", lambda o, m: o.decisions.take(opened(o, m), "UNHCR", Position.AGREES)),
        ("D1", lambda o, m: o.decisions.take(opened(o, m), "KZ", Position.RESERVATION)),
        ("D1", lambda o, m: o.decisions.take_rest(opened(o, m), Position.RESERVATION)),
        ("D2", lambda o, m: o.decisions.extend(opened(o, m), on(date(2016, 1, 1)))),
        ("D1", lambda o, m: o.decisions.put_again(opened(o, m), TITLE)),
        ("D3", lambda o, m: o.decisions.confirm(opened(o, m))),
        ("D5", lambda o, m: o.decisions.correct(opened(o, m), "KZ", Position.AGREES, why=WHY)),
        ("D5", lambda o, m: o.decisions.take(agreed(o, m), "KZ", Position.OBJECTS)),
        ("D5", lambda o, m: o.decisions.take_rest(agreed(o, m), Position.SILENT)),
        ("D5", lambda o, m: o.decisions.change(agreed(o, m), title_en="x")),
        ("D5", lambda o, m: o.decisions.close(agreed(o, m))),
        ("D5", lambda o, m: o.decisions.correct(agreed(o, m), "KZ", Position.OBJECTS, why=Bilingual(" "))),
        ("D5", lambda o, m: o.decisions.correct(agreed(o, m), "TR", Position.OBJECTS, why=WHY)),
        ("D1", lambda o, m: o.decisions.correct(agreed(o, m), "KZ", Position.RESERVATION, why=WHY)),
        ("title", lambda o, m: o.decisions.change(opened(o, m), title_en=" ", title_ru="")),
    ],
)
def test_refused_with_the_rule(fresh_office: UseCases, som: int, code: str, doing: Doing) -> None:
    with Refusal(code):
        doing(fresh_office, som)
    assert fresh_office.health.check() == ()


def test_a_refused_step_changes_nothing(fresh_office: UseCases, som: int) -> None:
    decisions, folder = fresh_office.decisions, fresh_office.office.folder
    decision = agreed(fresh_office, som)
    decisions.confirm(decision)
    with Refusal("D5", folder):
        decisions.confirm(decision)
    with Refusal("D5", folder):
        decisions.take(decision, "KZ", Position.OBJECTS)
    with Refusal("D4", folder):
        decisions.open(DecisionKind.AMEND_MODALITIES, TITLE, meeting=som)
    with Refusal("S5", folder):
        new = NewSubject(Bilingual("Red Crescent", "Красный Полумесяц"))
        kind, deadline = DecisionKind.INVITE_CIVIL_SOCIETY, on(date(2016, 1, 1))
        decisions.open(kind, deadline=deadline, subject="RC", new_subject=new)


def test_a_cancelled_meeting_takes_no_decisions(fresh_office: UseCases, som: int) -> None:
    fresh_office.meetings.change(som, cancelled=True)
    with Refusal("D1", fresh_office.office.folder):
        fresh_office.decisions.open(DecisionKind.ORDINARY, TITLE, meeting=som)


def test_an_amendment_has_its_text_in_both_languages_or_in_none(fresh_office: UseCases) -> None:
    conference = meeting(fresh_office, MeetingKind.MINISTERIAL)
    with Refusal("D4", fresh_office.office.folder):
        fresh_office.decisions.open(DecisionKind.AMEND_MODALITIES, meeting=conference, text=Bilingual("New"))
    fresh_office.decisions.open(DecisionKind.AMEND_MODALITIES, meeting=conference)


def test_text_and_title_are_changed_until_the_first_position(fresh_office: UseCases, som: int) -> None:
    decisions, decision = fresh_office.decisions, opened(fresh_office, som)
    read = decisions.show(decision).line.version
    decisions.change(decision, read, title_en="Data", text_ru="Текст ")
    view = decisions.show(decision)
    assert (view.line.title, view.text) == (Bilingual("Data", TITLE.ru), Bilingual("", "Текст"))
    with Refusal("changed-meanwhile", fresh_office.office.folder):
        decisions.change(decision, read, title_en="Old reading")
    decisions.take(decision, "KZ", Position.SILENT)
    with Refusal("D1", fresh_office.office.folder):
        decisions.change(decision, text_en="Changed under their hands")


# --- D5


def test_a_correction_says_why_and_leaves_the_outcome(fresh_office: UseCases, som: int) -> None:
    decisions, decision = fresh_office.decisions, agreed(fresh_office, som)
    view = decisions.correct(decision, "KZ", Position.OBJECTS, why=WHY)
    stand = next(one for one in view.now.stands if one.code == "KZ")
    assert (stand.position, stand.was, stand.why) == (Position.OBJECTS, Position.AGREES, WHY)
    assert [entry.position for entry in view.now.entries] == [Position.AGREES, Position.OBJECTS]
    assert view.line.outcome is Outcome.CONSENSUS
    decisions.confirm(decision)
    view = decisions.correct(decision, "KZ", Position.SILENT, why=Bilingual("", "Ещё раз"))
    assert (view.line.state, view.line.outcome) == (DecisionState.CONFIRMED, Outcome.CONSENSUS)
    stand = next(one for one in view.now.stands if one.code == "KZ")
    assert (stand.position, stand.was) == (Position.SILENT, Position.AGREES)


# --- The moment that counts


def test_moments_lie_on_the_days_of_the_meeting(fresh_office: UseCases) -> None:
    """What is recorded afterwards, or prepared before, counts as of the nearest day of the meeting."""
    past, future = meeting(fresh_office), meeting(fresh_office, day=date(2016, 5, 10))
    for number, day in ((past, date(2014, 5, 7)), (future, date(2016, 5, 10))):
        decision = opened(fresh_office, number)
        fresh_office.decisions.take(decision, "KZ", Position.AGREES)
        view = fresh_office.decisions.close(decision)
        assert view.line.day == day
        for moment in (view.line.opened_at, view.now.entries[0].at, view.line.closed_at):
            assert moment is not None
            assert moment.astimezone(on(day).tzinfo).date() == day


def test_acting_as_of_a_day_counts_for_decisions(fresh_office: UseCases, som: int) -> None:
    fresh_office.office.act_as_of(SOM_DAY)
    view = fresh_office.decisions.show(opened(fresh_office, som))
    assert view.line.day == SOM_DAY
    assert view.line.opened_at == on(SOM_DAY, 0)
    acts = fresh_office.history.recent(1)
    assert acts[0].at == clock(), "the register keeps the real moments"


# --- Undo


def test_a_position_is_taken_back_while_the_round_is_open(fresh_office: UseCases, som: int) -> None:
    decisions, decision = fresh_office.decisions, opened(fresh_office, som)
    before = decisions.take(decision, "KZ", Position.AGREES)
    decisions.take(decision, "KZ", Position.OBJECTS)
    fresh_office.history.undo()
    assert decisions.show(decision) == before
    fresh_office.history.redo()
    fresh_office.history.undo()
    decisions.take_rest(decision, Position.SILENT)
    fresh_office.history.undo()
    fresh_office.history.undo()
    assert decisions.show(decision).now.waiting == MEMBERS
    fresh_office.history.undo()
    assert decisions.list() == ()
    fresh_office.history.redo()
    assert decisions.show(decision).now.waiting == MEMBERS
    assert fresh_office.health.check() == ()


def test_nothing_goes_back_beyond_a_close_a_correction_or_a_confirmation(
    fresh_office: UseCases, som: int
) -> None:
    decisions, history = fresh_office.decisions, fresh_office.history
    decision = opened(fresh_office, som)
    decisions.take(decision, "KZ", Position.AGREES)
    finals: list[Callable[[], DecisionView]] = [
        lambda: decisions.close(decision),
        lambda: decisions.correct(decision, "KZ", Position.SILENT, why=WHY),
        lambda: decisions.confirm(decision),
    ]
    for final in finals:
        stands = final()
        assert history.can_undo() is None
        with Refusal("nothing-to-undo", fresh_office.office.folder):
            history.undo()
        fresh_office.meetings.change(som, title_en="Third SOM")
        assert history.can_undo() is not None
        history.undo()
        assert history.can_undo() is None
        history.redo()
        history.undo()
        assert decisions.show(decision) == stands


# --- Lists


def test_lists_are_filtered_and_paged(fresh_office: UseCases, som: int) -> None:
    decisions = fresh_office.decisions
    conference = meeting(fresh_office, MeetingKind.MINISTERIAL, date(2013, 6, 5))
    made = [agreed(fresh_office, som) for _ in range(3)]
    decisions.confirm(made[0])
    election = decisions.open(DecisionKind.ELECT_CHAIR, meeting=conference, subject="KZ").line.id
    assert [line.id for line in decisions.list()] == [*reversed(made), election]
    assert [line.id for line in decisions.list(offset=1, limit=2)] == [made[1], made[0]]
    assert decisions.count() == 4
    asked: list[tuple[dict[str, object], list[int]]] = [
        ({"kind": DecisionKind.ELECT_CHAIR}, [election]),
        ({"year": 2013}, [election]),
        ({"meeting": som}, [*reversed(made)]),
        ({"subject": "KZ"}, [election]),
        ({"subject": "XX"}, []),
        ({"silence": True}, []),
        ({"state": DecisionState.OPEN}, [election]),
        ({"state": DecisionState.CLOSED}, [made[2], made[1]]),
        ({"state": DecisionState.CONFIRMED, "year": 2014}, [made[0]]),
    ]
    for filters, found in asked:
        assert [line.id for line in decisions.list(**filters)] == found  # type: ignore[arg-type]
        assert decisions.count(**filters) == len(found)  # type: ignore[arg-type]
    assert decisions.years() == (2014, 2013)


def test_titles_bear_the_brackets_of_their_day(fresh_office: UseCases, som: int) -> None:
    title = Bilingual("Visit to Iran", "Поездка в Иран")
    formalise(fresh_office, "IR", date(2014, 1, 1))
    conference = meeting(fresh_office, MeetingKind.MINISTERIAL, date(2013, 6, 5))
    for number, printed in ((conference, "Visit to [Iran]"), (som, "Visit to Iran")):
        line = fresh_office.decisions.open(DecisionKind.ORDINARY, title, meeting=number).line
        assert (line.title, line.printed.en) == (title, printed)


# --- Two at once


def test_of_two_programs_that_close_at_once_one_is_told(fresh_folder: Path) -> None:
    offices = [open_use_cases(fresh_folder, now=clock) for _ in range(2)]
    som = meeting(offices[0])
    decision = opened(offices[0], som)
    offices[1].decisions.take(decision, "KZ", Position.AGREES)
    gate, told, done = Barrier(2), [], []

    def close(office: UseCases) -> None:
        gate.wait()
        try:
            done.append(office.decisions.close(decision).line.outcome)
        except Refused as refused:
            told.append(refused.code)

    threads = [Thread(target=close, args=[office]) for office in offices]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (done, told) == ([Outcome.CONSENSUS], ["D5"])
    offices[0].decisions.confirm(decision)
    with Refusal("D5", fresh_folder):
        offices[1].decisions.take(decision, "KZ", Position.OBJECTS)
    for office in offices:
        office.office.close()
