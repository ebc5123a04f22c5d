"""The choices of the rules, as the office keeps them among its settings."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from almaty_desktop.rules.choices import Choices
from almaty_desktop.services.choices import MEANINGS, RULES, TITLES, read
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.use_cases import UseCases


def test_what_was_never_chosen_is_as_the_rules_propose_it(fresh_office: UseCases) -> None:
    assert fresh_office.choices.office_choices() == Choices()


@pytest.mark.parametrize("name", [one.name for one in fields(Choices)])
def test_a_choice_is_kept_and_taken_back(fresh_office: UseCases, name: str) -> None:
    other = not getattr(Choices(), name)
    expected = replace(Choices(), **{name: other})
    assert fresh_office.choices.change_choice(name, other) == expected
    with fresh_office.office.reading() as session:
        assert read(session) == expected
    assert fresh_office.choices.change_choice(name, not other) == Choices()
    fresh_office.history.undo()
    assert fresh_office.choices.office_choices() == expected
    fresh_office.history.undo()
    assert fresh_office.choices.office_choices() == Choices()


def test_every_choice_has_its_words() -> None:
    names = {one.name for one in fields(Choices)}
    assert set(TITLES) == set(MEANINGS) == set(RULES) == names


def test_choices_are_shown_with_their_rule_and_what_the_rules_propose(fresh_office: UseCases) -> None:
    lines = fresh_office.choices.list()
    assert [line.rule for line in lines] == ["S3", "S4", "D2", "C3"]
    assert all(line.value == line.proposed for line in lines)
    fresh_office.choices.change_choice("alternates", False)
    (other,) = (line for line in fresh_office.choices.list() if line.value != line.proposed)
    assert (other.name, other.value) == ("alternates", False)


def test_a_choice_that_is_none_is_refused(fresh_office: UseCases) -> None:
    with pytest.raises(Refused) as refused:
        fresh_office.choices.change_choice("votes", True)
    assert refused.value.code == "not-found"
