"""Silence procedures: their state is known at any moment, and a person closes them (D2, D5, S3)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.decisions import DecisionKind, DecisionState, Outcome, Position
from almaty_desktop.rules.mandate import FORMALISATION_DEADLINE, FOUNDED
from almaty_desktop.rules.standing import Standing
from almaty_desktop.services.decision_views import DecisionView
from almaty_desktop.services.use_cases import UseCases, open_use_cases
from tests.services.formalising import on
from tests.services.moments import clock
from tests.services.reading import Refusal

TITLE = Bilingual("Terms of a study", "Условия исследования")
MEMBERS = ("AF", "AZ", "KZ", "KG", "TJ", "TR")
DEADLINE = on(FORMALISATION_DEADLINE, 18)
SECOND = timedelta(seconds=1)
WHY = Bilingual("The note verbale was misread", "Вербальная нота была понята неверно")


@pytest.fixture
def office(fresh_office: UseCases) -> UseCases:
    """An office on the day on which the Process was founded."""
    fresh_office.office.act_as_of(FOUNDED)
    return fresh_office


@pytest.fixture
def running(office: UseCases) -> int:
    """The procedure by which Iran's participation is to be formalised."""
    return office.decisions.open(
        DecisionKind.FORMALISE_PARTICIPATION, subject="IR", deadline=DEADLINE
    ).line.id


def standing(office: UseCases, code: str, day: date) -> Standing:
    return next(one.standing for one in office.participants.standings(day) if one.code == code)


def test_its_state_is_that_of_the_moment_asked_though_nobody_closed_it(
    office: UseCases, running: int
) -> None:
    decisions = office.decisions
    for moment, state, outcome in (
        (on(FOUNDED), DecisionState.OPEN, None),
        (DEADLINE, DecisionState.OPEN, None),
        (DEADLINE + SECOND, DecisionState.CLOSED, Outcome.ADOPTED),
        (on(date(2020, 1, 1)), DecisionState.CLOSED, Outcome.ADOPTED),
    ):
        line = decisions.show(running, at=moment).line
        assert (line.state, line.outcome) == (state, outcome)
        assert line.closed_at == (DEADLINE if outcome else None)
    office.office.act_as_of(FORMALISATION_DEADLINE + timedelta(1))
    (listed,) = decisions.list(state=DecisionState.CLOSED)
    assert (listed.id, listed.outcome, listed.closed_at) == (running, Outcome.ADOPTED, DEADLINE)
    assert decisions.count(state=DecisionState.OPEN) == 0
    assert standing(office, "IR", date(2014, 1, 1)) is Standing.PENDING, "no clock gives a standing (D3)"
    assert office.health.check() == ()


def test_silence_is_broken_until_the_very_second_and_not_after(office: UseCases, running: int) -> None:
    decisions, folder = office.decisions, office.office.folder
    with Refusal("D2", folder):
        decisions.take(running, "TR", Position.OBJECTS, at=DEADLINE + SECOND)
    with Refusal("D2", folder):
        decisions.take(running, "TR", Position.OBJECTS, at=on(FOUNDED, 0) - SECOND)
    view = decisions.take(running, "TR", Position.OBJECTS, at=DEADLINE)
    assert (view.line.state, view.line.outcome, view.line.closed_at) == (
        DecisionState.CLOSED,
        Outcome.BROKEN,
        DEADLINE,
    )
    assert (view.now.entries[0].code, view.now.entries[0].at) == ("TR", DEADLINE)
    # Entered late, but given in time, and earlier than the one that is on record.
    office.office.act_as_of(date(2013, 9, 2))
    view = decisions.take(running, "AF", Position.OBJECTS, at=on(date(2013, 7, 1)))
    assert view.line.closed_at == on(date(2013, 7, 1))
    decisions.close(running)
    with Refusal("D5", folder):
        decisions.take(running, "KZ", Position.OBJECTS, at=on(date(2013, 6, 20)))


def test_a_broken_one_brings_nothing_about_and_is_not_put_again(office: UseCases, running: int) -> None:
    decisions = office.decisions
    decisions.take(running, "KG", Position.OBJECTS, text=Bilingual("Not yet", "Пока рано"))
    assert decisions.show(running).proposed == ()
    view = decisions.confirm(running)
    assert (view.line.state, view.line.outcome, view.effects) == (DecisionState.CONFIRMED, Outcome.BROKEN, ())
    assert standing(office, "IR", date(2014, 1, 1)) is Standing.PENDING
    with Refusal("D2", office.office.folder):
        decisions.put_again(running, TITLE)


def test_the_state_concerned_may_break_silence_and_the_other_pending_may_not(
    office: UseCases, running: int
) -> None:
    with Refusal("S3", office.office.folder):
        office.decisions.take(running, "PK", Position.OBJECTS)
    view = office.decisions.take(running, "IR", Position.OBJECTS)
    assert view.line.outcome is Outcome.BROKEN
    assert view.members == MEMBERS
    assert [stand.name.en for stand in view.now.stands if stand.code == "IR"] == ["[Iran]"]
    ordinary = office.decisions.open(DecisionKind.ORDINARY, TITLE, deadline=DEADLINE).line.id
    with Refusal("S3", office.office.folder):
        office.decisions.take(ordinary, "IR", Position.OBJECTS)


def test_all_confirmations_close_it_early_unless_the_office_chose_otherwise(office: UseCases) -> None:
    decisions = office.decisions
    first = decisions.open(DecisionKind.ORDINARY, TITLE, deadline=DEADLINE).line.id
    day = date(2013, 6, 20)
    for number, code in enumerate(MEMBERS):
        assert decisions.show(first, at=on(day)).line.state is DecisionState.OPEN
        decisions.take(first, code, Position.AGREES, at=on(day, minute=number))
    line = decisions.show(first, at=on(day, 13)).line
    assert (line.outcome, line.closed_at) == (Outcome.ADOPTED, on(day, minute=5))
    with Refusal("D5", office.office.folder):
        decisions.take(first, "KZ", Position.OBJECTS, at=on(day, 14))
    decisions.close(first, at=on(day, 14))
    office.choices.change_choice("early_confirmation", False)
    second = decisions.open(DecisionKind.ORDINARY, TITLE, deadline=DEADLINE).line.id
    assert decisions.take_rest(second, Position.AGREES).line.state is DecisionState.OPEN
    assert decisions.show(first, at=on(day, 15)).line.state is DecisionState.CLOSED, "what was closed stays"


def test_a_choice_does_not_open_again_what_all_have_confirmed(office: UseCases, running: int) -> None:
    name = "early_confirmation"
    office.choices.change_choice(name, False)
    office.choices.change_choice(name, True)
    view = office.decisions.take_rest(running, Position.AGREES)
    assert view.line.state is DecisionState.CLOSED
    with Refusal("D2", office.office.folder):
        office.choices.change_choice(name, False)
    office.decisions.close(running)
    office.choices.change_choice(name, False)
    waiting = office.decisions.open(DecisionKind.ORDINARY, TITLE, deadline=DEADLINE).line.id
    assert office.decisions.take_rest(waiting, Position.AGREES).line.state is DecisionState.OPEN
    with Refusal("D2", office.office.folder):
        office.choices.change_choice(name, True)


def test_a_choice_is_not_taken_back_where_it_could_not_be_made(office: UseCases, running: int) -> None:
    """What was received ahead counts at its own moment: by then neither choosing nor undoing changes it."""
    day = date(2013, 6, 20)
    for number, code in enumerate(MEMBERS):
        office.decisions.take(running, code, Position.AGREES, at=on(day, minute=number))
    office.choices.change_choice("early_confirmation", False)
    office.history.undo()
    assert office.choices.office_choices().early_confirmation
    office.history.redo()
    office.office.act_as_of(day + timedelta(1))
    assert office.decisions.show(running).line.state is DecisionState.OPEN
    with Refusal("D2", office.office.folder):
        office.choices.change_choice("early_confirmation", True)
    with Refusal("D2", office.office.folder):
        office.history.undo()
    assert not office.choices.office_choices().early_confirmation
    office.office.act_as_of(FOUNDED)
    office.history.undo()
    office.office.act_as_of(day + timedelta(1))
    assert office.decisions.show(running).line.outcome is Outcome.ADOPTED
    with Refusal("D2", office.office.folder):
        office.history.redo()


def test_a_deadline_is_extended_before_it_passes_and_the_extension_stays(
    office: UseCases, running: int
) -> None:
    decisions, folder = office.decisions, office.office.folder
    later = on(date(2013, 12, 31), 18)
    for wrong, at in (
        (DEADLINE, on(FOUNDED, 13)),
        (on(date(2013, 7, 1)), on(FOUNDED, 13)),
        (later, DEADLINE + SECOND),
    ):
        with Refusal("D2", folder):
            decisions.extend(running, wrong, at=at)
    view = decisions.extend(running, later, at=DEADLINE)
    assert [(one.deadline, one.set_at) for one in view.deadlines] == [
        (DEADLINE, on(FOUNDED, 0)),
        (later, DEADLINE),
    ]
    assert office.history.can_undo() is None
    assert decisions.show(running, at=DEADLINE + SECOND).line.state is DecisionState.OPEN
    assert decisions.show(running, at=later + SECOND).line.closed_at == later


@pytest.mark.parametrize(
    ("code", "doing"),
    [
        ("D2", lambda o, d: o.decisions.close(d)),
        ("D2", lambda o, d: o.decisions.confirm(d)),
        ("D2", lambda o, d: o.decisions.take(d, "KZ", Position.ABSENT)),
        ("D2", lambda o, d: o.decisions.take_rest(d, Position.ABSENT)),
        ("D1", lambda o, d: o.decisions.take(d, "KZ", Position.RESERVATION)),
        ("D5", lambda o, d: o.decisions.correct(d, "KZ", Position.OBJECTS, why=WHY)),
        ("D2", lambda o, _: o.decisions.open(DecisionKind.ORDINARY, TITLE, deadline=on(FOUNDED, 0))),
        ("D4", lambda o, _: o.decisions.open(DecisionKind.AMEND_MODALITIES, TITLE, deadline=DEADLINE)),
        (
            "S3",
            lambda o, _: o.decisions.open(
                DecisionKind.FORMALISE_PARTICIPATION, subject="KZ", deadline=DEADLINE
            ),
        ),
    ],
)
def test_refused_with_the_rule(
    office: UseCases, running: int, code: str, doing: Callable[[UseCases, int], object]
) -> None:
    with Refusal(code, office.office.folder):
        doing(office, running)


def test_moments_are_those_of_almaty_whose_offset_changed_in_2024(fresh_office: UseCases) -> None:
    """At midnight that began 1 March 2024 the clocks went back from +06:00 to +05:00 (D2)."""
    decisions = fresh_office.decisions
    for day, hour in ((date(2024, 2, 28), 12), (date(2024, 3, 2), 13)):
        made = decisions.open(
            DecisionKind.ORDINARY, TITLE, deadline=on(day, 18), at=on(day - timedelta(5))
        ).line
        assert made.deadline == datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
        assert decisions.show(made.id, at=on(day, 18)).line.state is DecisionState.OPEN
        assert decisions.show(made.id, at=on(day, 18, 0, 1)).line.state is DecisionState.CLOSED


# --- Undo


def test_nothing_is_taken_back_once_the_deadline_has_passed(office: UseCases, running: int) -> None:
    """An objection taken back afterwards would turn what was broken into what was adopted (D2, D5)."""
    decisions, history = office.decisions, office.history
    decisions.take(running, "KZ", Position.SILENT)
    history.undo()
    decisions.take(running, "TR", Position.OBJECTS)
    assert history.can_undo() is not None, "a slip of the finger is mended until then"
    office.office.act_as_of(FORMALISATION_DEADLINE + timedelta(1))
    assert history.can_undo() is None
    with Refusal("nothing-to-undo", office.office.folder):
        history.undo()
    office.information.create(FOUNDED, FOUNDED)
    assert history.can_undo() is not None
    history.undo()
    assert history.can_undo() is None
    view = decisions.correct(running, "TR", Position.SILENT, why=WHY)
    assert (view.line.outcome, view.line.state) == (Outcome.BROKEN, DecisionState.CLOSED)
    assert office.history.can_undo() is None


def test_what_is_corrected_after_the_deadline_is_closed_as_of_it(office: UseCases, running: int) -> None:
    office.decisions.take(running, "KZ", Position.AGREES)
    office.office.act_as_of(date(2014, 1, 15))
    view = office.decisions.correct(running, "KZ", Position.OBJECTS, why=WHY)
    assert (view.line.outcome, view.line.closed_at) == (Outcome.ADOPTED, DEADLINE)
    confirmed = office.decisions.confirm(running)
    assert [effect.day for effect in confirmed.effects] == [FORMALISATION_DEADLINE]


# --- The power cut

CONFIRM = """
import sys, time
from datetime import datetime
from pathlib import Path
from sqlalchemy import event
from almaty_desktop.i18n import ALMATY
from almaty_desktop.services.use_cases import open_use_cases

office = open_use_cases(Path(sys.argv[1]), now=lambda: datetime(2013, 9, 2, 9, 0, tzinfo=ALMATY))
seen, stop = 0, int(sys.argv[2])

@event.listens_for(office.office.store.engine, "before_cursor_execute")
def heard(connection, cursor, statement, *rest):
    global seen
    if statement.startswith(("INSERT", "UPDATE")):
        seen += 1
        if seen == stop:
            print("there", flush=True)
            time.sleep(60)

office.decisions.confirm(1)
print("done", flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by a signal of POSIX")
@pytest.mark.parametrize("stop", [1, 2, 3, 4, 5, 99])
def test_a_confirmation_that_is_cut_off_happened_whole_or_not_at_all(
    fresh_folder: Path, root: Path, stop: int
) -> None:
    """D3: killed before each of its writings, and after the last one."""
    office = open_use_cases(fresh_folder, now=clock)
    office.office.act_as_of(FOUNDED)
    office.decisions.open(DecisionKind.FORMALISE_PARTICIPATION, subject="IR", deadline=DEADLINE)
    office.office.close()
    process = subprocess.Popen(
        [sys.executable, "-c", CONFIRM, str(fresh_folder), str(stop)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert process.stdout is not None
    said = process.stdout.readline().strip()
    assert said == (b"done" if stop == 99 else b"there")
    process.send_signal(signal.SIGKILL)
    process.communicate()
    office = open_use_cases(fresh_folder, alone=True, now=clock)
    view: DecisionView = office.decisions.show(1)
    happened = view.line.state is DecisionState.CONFIRMED
    assert happened == (said == b"done")
    assert bool(view.effects) == happened
    assert standing(office, "IR", date(2014, 1, 1)) is (Standing.MEMBER if happened else Standing.PENDING)
    assert office.history.recent(1)[0].title.en.startswith(
        "Decision confirmed" if happened else "Decision opened"
    )
    assert office.health.check() == ()
    if not happened:
        assert office.decisions.confirm(1).effects
    office.office.close()
