"""National Coordinators (S4): one at a time, alternates, a history, and the vacancies."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.service_terms import ServiceRole
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.use_cases import UseCases

MAIN, ALTERNATE = ServiceRole.NATIONAL_COORDINATOR, ServiceRole.ALTERNATE
BEGUN = date(2014, 1, 1)


@pytest.fixture
def people(fresh_office: UseCases) -> list[int]:
    return [fresh_office.people.create(family_en=f"Person{number}").line.id for number in range(3)]


def test_every_member_begins_vacant_and_a_pending_state_designates_nobody(fresh_office: UseCases) -> None:
    vacancies = fresh_office.coordinators.vacancies()
    assert [one.code for one in vacancies] == ["AF", "AZ", "KZ", "KG", "TJ", "TR"]
    assert all(one.since is None for one in vacancies)
    iran = fresh_office.coordinators.of("IR")
    assert not iran.expected and not iran.vacant
    assert fresh_office.coordinators.vacancies(date(2013, 6, 4)) == ()


def test_one_at_a_time(fresh_office: UseCases, people: list[int]) -> None:
    acts = fresh_office.coordinators
    acts.start_service(people[0], "KZ", MAIN, BEGUN)
    for start, end in ((BEGUN, None), (date(2013, 6, 5), BEGUN), (date(2020, 1, 1), date(2020, 1, 1))):
        with pytest.raises(Refused) as refused:
            acts.start_service(people[1], "KZ", MAIN, start, end)
        assert refused.value.code == "S4"
    acts.start_service(people[1], "KZ", MAIN, date(2013, 6, 5), BEGUN - timedelta(days=1))
    acts.start_service(people[1], "KZ", ALTERNATE, BEGUN)
    with pytest.raises(Refused) as refused:
        acts.start_service(people[1], "KZ", ALTERNATE, date(2015, 1, 1))
    assert refused.value.code == "S4"
    of = acts.of("KZ")
    assert of.current is not None and of.current.person == people[0]
    assert [term.person for term in of.alternates] == [people[1]]
    assert [term.end for term in of.past] == [BEGUN - timedelta(days=1)]
    assert not of.vacant


def test_one_follows_another_in_one_act(fresh_office: UseCases, people: list[int]) -> None:
    acts = fresh_office.coordinators
    first = acts.start_service(people[0], "TJ", MAIN, BEGUN)
    acts.start_service(people[1], "TJ", MAIN, date(2015, 3, 1), succeeds=True)
    of = acts.of("TJ")
    assert of.current is not None and of.current.person == people[1]
    assert [(term.id, term.end) for term in of.past] == [(first.id, date(2015, 2, 28))]
    fresh_office.history.undo()
    assert acts.of("TJ").current == first or acts.of("TJ").current.person == people[0]  # type: ignore[union-attr]
    assert acts.of("TJ").past == ()


def test_a_vacancy_is_shown_until_it_is_filled(fresh_office: UseCases, people: list[int]) -> None:
    acts = fresh_office.coordinators
    term = acts.start_service(people[0], "KG", MAIN, BEGUN)
    assert "KG" not in [one.code for one in acts.vacancies()]
    acts.end_service(term.id, date(2014, 6, 30), term.version)
    vacancy = next(one for one in acts.vacancies() if one.code == "KG")
    assert vacancy.since == date(2014, 7, 1) and vacancy.name == Bilingual("Kyrgyz Republic", "Кыргызстан")
    assert acts.of("KG").vacant and acts.of("KG").vacant_since == date(2014, 7, 1)
    assert not acts.of("KG", date(2014, 6, 30)).vacant
    acts.change_service(term.id, lasting=True)
    assert not acts.of("KG").vacant


def test_only_states_have_coordinators(fresh_office: UseCases, people: list[int]) -> None:
    for role in (MAIN, ALTERNATE):
        with pytest.raises(Refused) as refused:
            fresh_office.coordinators.start_service(people[0], "UNHCR", role, BEGUN)
        assert refused.value.code == "S4"
    made = fresh_office.coordinators.start_service(people[0], "UNHCR", ServiceRole.REPRESENTATIVE, BEGUN)
    assert made.represents.en == "UNHCR"


def test_alternates_are_a_choice_of_the_office(fresh_office: UseCases, people: list[int]) -> None:
    fresh_office.choices.change_choice("alternates", False)
    with pytest.raises(Refused) as refused:
        fresh_office.coordinators.start_service(people[0], "KZ", ALTERNATE, BEGUN)
    assert refused.value.code == "S4"


def test_days_that_end_before_they_begin_are_refused(fresh_office: UseCases, people: list[int]) -> None:
    term = fresh_office.coordinators.start_service(people[0], "KZ", MAIN, BEGUN)
    with pytest.raises(Refused) as refused:
        fresh_office.coordinators.end_service(term.id, BEGUN - timedelta(days=1))
    assert refused.value.code == "S4"


def test_contacts_of_a_participant(fresh_office: UseCases) -> None:
    before = fresh_office.contacts.show("KZ")
    after = fresh_office.contacts.change_contacts(
        "KZ",
        before.version,
        address_en="Astana",
        email="mfa@mfa.kz",
        telephone="+7 7172 72 05 18",
        website="www.mfa.kz",
    )
    assert after == fresh_office.contacts.show("KZ") and after.email == "mfa@mfa.kz"
    for field, wrong in (("email", "mfa"), ("telephone", "ask"), ("website", "our site")):
        with pytest.raises(Refused) as refused:
            fresh_office.contacts.change_contacts("KZ", **{field: wrong})  # type: ignore[arg-type]
        assert refused.value.code == field
    fresh_office.history.undo()
    assert fresh_office.contacts.show("KZ").email == ""
