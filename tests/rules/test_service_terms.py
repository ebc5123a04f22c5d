"""Rule S4 (§3.i): one National Coordinator of a State at a time, with alternates where the office allows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.choices import Choices
from almaty_desktop.rules.service_terms import ServiceRole, ServiceTerm, refuse_service_term
from almaty_desktop.rules.standing import ParticipantKind

KAZAKHSTAN = Bilingual("Republic of Kazakhstan", "Республика Казахстан")
COORDINATOR, ALTERNATE, REPRESENTATIVE = ServiceRole
FIRST = ServiceTerm(date(2013, 6, 5), date(2015, 6, 4))

DAYS = st.dates(date(2013, 6, 5), date(2018, 12, 31))
TERMS = st.builds(
    lambda start, days: ServiceTerm(start, None if days is None else start + timedelta(days=days)),
    DAYS,
    st.none() | st.integers(-10, 900),
)


def _code(
    role: ServiceRole,
    term: ServiceTerm,
    others: list[ServiceTerm],
    participant: ParticipantKind = ParticipantKind.STATE,
    choices: Choices | None = None,
) -> str | None:
    refused = refuse_service_term(role, term, others, participant, KAZAKHSTAN, choices or Choices())
    return refused.code if refused else None


def test_the_next_one_begins_the_day_after_the_last_one_ended() -> None:
    """S4: one at a time; the last day is a day of service."""
    assert _code(COORDINATOR, ServiceTerm(date(2015, 6, 4)), [FIRST]) == "S4"
    assert _code(COORDINATOR, ServiceTerm(date(2015, 6, 5)), [FIRST]) is None


def test_who_serves_still_bars_everybody_who_would_serve_later() -> None:
    """S4: a service without an end lasts; one that ended before it began bars nothing."""
    still = ServiceTerm(date(2015, 6, 5))
    assert _code(COORDINATOR, ServiceTerm(date(2030, 1, 1)), [still]) == "S4"
    assert _code(COORDINATOR, ServiceTerm(date(2013, 6, 5), date(2015, 6, 4)), [still]) is None


def test_the_refusal_names_the_state() -> None:
    """S4: whose coordinator it is about."""
    refused = refuse_service_term(COORDINATOR, FIRST, [FIRST], ParticipantKind.STATE, KAZAKHSTAN, Choices())
    assert refused is not None
    assert "Republic of Kazakhstan" in str(refused.message)


def test_alternates_serve_beside_the_coordinator_unless_the_office_chose_otherwise() -> None:
    """S4 (choice): alternates are allowed."""
    assert _code(ALTERNATE, FIRST, [FIRST]) is None
    assert _code(ALTERNATE, FIRST, [], choices=Choices(alternates=False)) == "S4"
    assert _code(COORDINATOR, FIRST, [], choices=Choices(alternates=False)) is None


@pytest.mark.parametrize("participant", [one for one in ParticipantKind if one is not ParticipantKind.STATE])
def test_an_organisation_has_representatives_and_no_coordinator(participant: ParticipantKind) -> None:
    """S4: each Member State designates one."""
    assert _code(COORDINATOR, FIRST, [], participant) == "S4"
    assert _code(ALTERNATE, FIRST, [], participant) == "S4"
    assert _code(REPRESENTATIVE, FIRST, [], participant) is None


@pytest.mark.parametrize("role", ServiceRole)
def test_service_does_not_end_before_it_begins(role: ServiceRole) -> None:
    """S4: a single day of service is the shortest."""
    day = date(2014, 1, 1)
    assert _code(role, ServiceTerm(day, day - timedelta(days=1)), []) == "S4"
    assert _code(role, ServiceTerm(day, day), []) is None


@given(st.lists(TERMS, max_size=12), DAYS)
def test_there_is_one_coordinator_at_a_time_whatever_is_asked_for(
    asked: list[ServiceTerm], day: date
) -> None:
    """S4: of terms that are accepted one by one, in any order, no two share a day."""
    accepted: list[ServiceTerm] = []
    for term in asked:
        if _code(COORDINATOR, term, accepted) is None:
            accepted.append(term)
    days = [day, *(one.start for one in accepted), *(one.end for one in accepted if one.end)]
    for each in days:
        assert sum(one.start <= each and (one.end is None or each <= one.end) for one in accepted) <= 1


@given(st.lists(TERMS, max_size=8), TERMS)
def test_nobody_is_refused_whose_days_are_all_free(others: list[ServiceTerm], term: ServiceTerm) -> None:
    """S4: one at a time, and no more than that is asked."""
    sound = [one for one in others if one.end is None or one.end >= one.start]
    last = date(2030, 1, 1)
    days = [term.start + timedelta(days=n) for n in range(((term.end or last) - term.start).days + 1)]
    taken = any(one.start <= day <= (one.end or last) for day in days for one in sound)
    assert (_code(COORDINATOR, term, sound) is None) == (bool(days) and not taken)


@given(TERMS, TERMS, DAYS)
def test_terms_overlap_where_they_have_a_day_in_common(
    one: ServiceTerm, other: ServiceTerm, day: date
) -> None:
    """S4: both days included, and either way round."""
    assert one.overlaps(other) == other.overlaps(one)
    if one.covers(day) and other.covers(day):
        assert one.overlaps(other)
