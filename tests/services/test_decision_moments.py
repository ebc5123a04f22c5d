"""The moments that are given with what is recorded in a meeting, and what is too early (rules D1, D3, D5)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from almaty_desktop.i18n import Bilingual, Language, texts_in
from almaty_desktop.rules.decisions import DecisionKind, DecisionState, Outcome, Position
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.use_cases import UseCases
from tests.services.formalising import on
from tests.services.reading import Refusal

FIRST = date(2014, 5, 6)
LAST = FIRST + timedelta(1)
TITLE = Bilingual("Migration data", "Данные о миграции")
WHY = Bilingual("Misheard in the room", "Неверно расслышано в зале")
SECOND = timedelta(seconds=1)


@pytest.fixture
def som(fresh_office: UseCases) -> int:
    """A SOM of two days."""
    return fresh_office.meetings.create(MeetingKind.SOM, FIRST, LAST, skeleton=False).id


@pytest.fixture
def put(fresh_office: UseCases, som: int) -> int:
    """A decision that was put at noon of the first day."""
    return fresh_office.decisions.open(DecisionKind.ORDINARY, TITLE, meeting=som, at=on(FIRST)).line.id


def test_what_papers_tell_of_a_day_gone_by_is_recorded_as_they_tell_it(
    fresh_office: UseCases, som: int
) -> None:
    """Opened without a moment, long after the meeting, at a time of day later than all that happened."""
    decisions = fresh_office.decisions
    decision = decisions.open(DecisionKind.ORDINARY, TITLE, meeting=som).line
    assert decision.opened_at == on(LAST, 0)
    decisions.take(decision.id, "KZ", Position.AGREES, at=on(LAST, 9))
    closed = decisions.close(decision.id, at=on(LAST, 9, 5)).line
    assert (closed.outcome, closed.closed_at) == (Outcome.CONSENSUS, on(LAST, 9, 5))
    confirmed = decisions.confirm(decision.id, at=on(LAST + timedelta(3))).line
    assert confirmed.confirmed_at == on(LAST + timedelta(3)), "a confirmation may follow the meeting"


def test_what_is_prepared_leaves_the_whole_first_day(fresh_office: UseCases, som: int) -> None:
    fresh_office.office.act_as_of(FIRST - timedelta(20))
    decision = fresh_office.decisions.open(DecisionKind.ORDINARY, TITLE, meeting=som).line
    assert (decision.opened_at, decision.day) == (on(FIRST, 0), FIRST)


def test_a_moment_outside_the_meeting_counts_on_its_nearest_day(fresh_office: UseCases, put: int) -> None:
    view = fresh_office.decisions.take(put, "KZ", Position.AGREES, at=on(LAST + timedelta(30), 8))
    assert view.now.entries[-1].at == on(LAST, 8)
    assert fresh_office.decisions.close(put, at=on(LAST + timedelta(30), 9)).line.closed_at == on(LAST, 9)


def test_nothing_is_given_or_closed_before_the_text_was_put(fresh_office: UseCases, put: int) -> None:
    decisions, folder = fresh_office.decisions, fresh_office.office.folder
    early = on(FIRST) - SECOND
    with Refusal("D1", folder) as refused:
        decisions.take(put, "KZ", Position.AGREES, at=early)
    for language in Language:
        texts = texts_in(language)
        assert texts.moment(on(FIRST)) in texts.say(refused.value.message)
    with Refusal("D1", folder):
        decisions.take_rest(put, Position.AGREES, at=early)
    with Refusal("D1", folder):
        decisions.close(put, at=early)
    decisions.take(put, "KZ", Position.OBJECTS, at=on(FIRST))
    decisions.close(put, at=on(FIRST, 13))
    with Refusal("D1", folder):
        decisions.put_again(put, TITLE, at=on(FIRST, 13) - SECOND)
    decisions.put_again(put, TITLE, at=on(FIRST, 14))
    with Refusal("D1", folder):
        decisions.take(put, "KZ", Position.AGREES, at=on(FIRST, 13))
    decisions.take(put, "KZ", Position.AGREES, at=on(FIRST, 14))
    with Refusal("D1", folder):
        decisions.close(put, at=on(FIRST, 13, 30))
    assert decisions.close(put, at=on(FIRST, 15)).line.outcome is Outcome.CONSENSUS


def test_nothing_that_follows_the_close_is_earlier(fresh_office: UseCases, put: int) -> None:
    decisions, folder = fresh_office.decisions, fresh_office.office.folder
    decisions.take(put, "KZ", Position.SILENT, at=on(FIRST, 13))
    decisions.close(put, at=on(LAST, 17))
    early = on(LAST, 17) - SECOND
    with Refusal("D5", folder):
        decisions.confirm(put, at=early)
    with Refusal("D5", folder):
        decisions.correct(put, "KZ", Position.AGREES, why=WHY, at=early)
    # Without a moment it is never earlier, though the clock shows ten in the morning.
    corrected = decisions.correct(put, "KZ", Position.AGREES, why=WHY)
    assert corrected.now.entries[-1].at == on(LAST, 17)
    confirmed = decisions.confirm(put).line
    assert (confirmed.state, confirmed.confirmed_at) == (DecisionState.CONFIRMED, on(LAST, 17))
