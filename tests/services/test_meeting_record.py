"""A meeting stays where its decisions and its list of delegations hold it (rules D1, S5)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from almaty_desktop.i18n import Bilingual, Language, texts_in
from almaty_desktop.rules.decisions import DecisionKind, DecisionState, Position
from almaty_desktop.rules.meetings import MeetingKind, MeetingState
from almaty_desktop.services.use_cases import UseCases
from tests.services.reading import Refusal

FIRST = date(2014, 5, 6)
LAST = FIRST + timedelta(1)
LATER = FIRST + timedelta(7)
TITLE = Bilingual("Rules of work", "Правила работы")


@pytest.fixture
def som(fresh_office: UseCases) -> int:
    """A SOM of two days; the office works as of the first of them."""
    fresh_office.office.act_as_of(FIRST)
    return fresh_office.meetings.create(MeetingKind.SOM, FIRST, LAST, skeleton=False).id


def put(office: UseCases, meeting: int) -> int:
    """A decision that is put to a meeting; gives its number."""
    return office.decisions.open(DecisionKind.ORDINARY, TITLE, meeting=meeting).line.id


def admit(office: UseCases, meeting: int, *codes: str) -> None:
    """Organisations become observers by a decision of this meeting."""
    for code in codes:
        made = office.decisions.open(DecisionKind.ADMIT_OBSERVER, meeting=meeting, subject=code).line.id
        office.decisions.take_rest(made, Position.AGREES)
        office.decisions.close(made)
        office.decisions.confirm(made)


def test_a_decision_on_record_stays_among_the_days_of_its_meeting(fresh_office: UseCases, som: int) -> None:
    office, folder = fresh_office, fresh_office.office.folder
    decision = put(office, som)
    office.decisions.take(decision, "KZ", Position.AGREES)
    with Refusal("D1", folder) as refused:
        office.meetings.change(som, start=LAST)
    for language in Language:
        said = texts_in(language).say(refused.value.message)
        assert TITLE.only(language) in said
        assert texts_in(language).date(FIRST) in said
    with Refusal("D1", folder):
        office.meetings.change(som, start=LATER, end=LATER)
    office.office.act_as_of(LAST)
    office.decisions.close(decision)
    with Refusal("D1", folder):
        office.meetings.change(som, end=FIRST)
    longer = office.meetings.change(som, start=FIRST - timedelta(1), end=LATER, title_en="Longer")
    assert (longer.start, longer.end) == (FIRST - timedelta(1), LATER)


def test_a_meeting_with_decisions_on_record_was_held(fresh_office: UseCases, som: int) -> None:
    decision = put(fresh_office, som)
    fresh_office.decisions.take(decision, "KZ", Position.AGREES)
    with Refusal("D1", fresh_office.office.folder) as refused:
        fresh_office.meetings.change(som, cancelled=True)
    for language in Language:
        assert TITLE.only(language) in texts_in(language).say(refused.value.message)
    fresh_office.history.undo()
    assert fresh_office.meetings.change(som, cancelled=True).state is MeetingState.CANCELLED


def test_what_is_merely_prepared_waits_for_a_meeting_that_is_put_off(
    fresh_office: UseCases, som: int
) -> None:
    office, folder = fresh_office, fresh_office.office.folder
    decision = put(office, som)
    with Refusal("D1", folder):
        office.meetings.change(som, start=FIRST - timedelta(7), end=FIRST - timedelta(6))
    office.meetings.change(som, start=LATER, end=LATER)
    office.office.act_as_of(LATER)
    office.decisions.take_rest(decision, Position.AGREES)
    assert office.decisions.close(decision).line.state is DecisionState.CLOSED
    assert office.health.check() == ()


def test_a_cancelled_meeting_takes_no_decision_that_was_prepared_for_it(
    fresh_office: UseCases, som: int
) -> None:
    decisions, folder = fresh_office.decisions, fresh_office.office.folder
    decision = put(fresh_office, som)
    fresh_office.meetings.change(som, cancelled=True)
    with Refusal("D1", folder):
        decisions.take(decision, "KZ", Position.AGREES)
    with Refusal("D1", folder):
        decisions.take_rest(decision, Position.AGREES)
    with Refusal("D1", folder):
        decisions.close(decision)
    fresh_office.meetings.change(som, cancelled=False)
    decisions.take_rest(decision, Position.AGREES)
    assert decisions.close(decision).line.state is DecisionState.CLOSED


def test_nobody_on_the_list_of_delegations_loses_its_standing_by_a_move(
    fresh_office: UseCases, som: int
) -> None:
    office, folder = fresh_office, fresh_office.office.folder
    admit(office, som, "MU", "OSCE")
    following = office.meetings.create(MeetingKind.WORKSHOP, LATER, LATER, skeleton=False).id
    office.delegations.put(following, "MU", "KZ")
    earlier = {"start": FIRST - timedelta(1), "end": FIRST}
    with Refusal("S5", folder) as refused:
        office.meetings.change(following, **earlier)
    assert "MU is on the list" in texts_in(Language.EN).say(refused.value.message)
    office.delegations.put(following, "OSCE")
    with Refusal("S5", folder) as refused:
        office.meetings.change(following, **earlier)
    said = texts_in(Language.RU).say(refused.value.message)
    assert "MU" in said
    assert "Организация по безопасности" in said
    # Cancelled, a meeting may have any days; it does not come back with them.
    office.meetings.change(following, cancelled=True, **earlier)
    with Refusal("S5", folder):
        office.meetings.change(following, cancelled=False)
    for code in ("MU", "OSCE"):
        office.delegations.take_off(following, code)
    assert office.meetings.change(following, cancelled=False).start == earlier["start"]
    assert office.health.check() == ()
