"""What participants are called: the names with which one comes in, and correcting them (rules S5, C4)."""

from __future__ import annotations

from datetime import date

import pytest

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.rules.decisions import DecisionKind
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.decision_opening import NewSubject
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.participants import ParticipantLine, short_name
from almaty_desktop.services.people_reading import Reading
from almaty_desktop.services.people_records import KnownParticipants
from almaty_desktop.services.use_cases import UseCases

SPRING = date(2014, 4, 10)
LONG = Bilingual("Union of Those Who Write.", "Союз пишущих и читающих людей")


def enter(office: UseCases, code: str, new: NewSubject) -> ParticipantLine:
    som = office.meetings.create(MeetingKind.SOM, SPRING, SPRING, skeleton=False).id
    office.decisions.open(DecisionKind.ADMIT_OBSERVER, meeting=som, subject=code, new_subject=new)
    return line_of(office, code)


def line_of(office: UseCases, code: str) -> ParticipantLine:
    return next(line for line in office.participants.standings() if line.code == code)


def refused(office: UseCases, code: str, **fields: str) -> str:
    with pytest.raises(Refused) as caught:
        office.names.change_names(code, **fields)  # type: ignore[arg-type]
    return caught.value.code


@pytest.mark.parametrize(
    ("given", "name", "short", "key"),
    [
        (
            NewSubject(Bilingual("Migration Union", "Миграционный союз")),
            Bilingual("Migration Union", "Миграционный союз"),
            Bilingual("Migration Union", "Миграционный союз"),
            "Migration Union",
        ),
        (
            NewSubject(Bilingual("Migration\n Union")),
            Bilingual("Migration Union"),
            Bilingual("Migration Union"),
            "Migration Union",
        ),
        (
            NewSubject(Bilingual("", "Миграционный союз")),
            Bilingual("", "Миграционный союз"),
            Bilingual("MU", "Миграционный союз"),
            "MU",
        ),
        (NewSubject(LONG), LONG, Bilingual("MU"), "MU"),
        (
            NewSubject(LONG, short=Bilingual("Writers’ Union", "Союз")),
            LONG,
            Bilingual("Writers’ Union", "Союз"),
            "Writers’ Union",
        ),
        (NewSubject(), Bilingual("MU"), Bilingual("MU"), "MU"),
    ],
)
def test_who_comes_in_bears_what_was_given_and_no_other_languages_name(
    fresh_office: UseCases, given: NewSubject, name: Bilingual, short: Bilingual, key: str
) -> None:
    entered = enter(fresh_office, "MU", given)
    assert (entered.name, entered.short, entered.key) == (name, short, key)
    if not name.ru:
        assert entered.printed.borrowed(Language.RU)


def test_a_key_that_another_one_bears_gets_the_code_after_it(fresh_office: UseCases) -> None:
    first = enter(fresh_office, "MU", NewSubject(Bilingual("Migration Union")))
    second = enter(fresh_office, "MU-2", NewSubject(Bilingual("migration union")))
    third = enter(fresh_office, "MU-3", NewSubject(Bilingual("Kazakhstan")))
    assert (first.key, second.key, third.key) == (
        "Migration Union",
        "migration union MU-2",
        "Kazakhstan MU-3",
    )
    assert third.short.en == "Kazakhstan"


def test_names_are_corrected_as_one_act_that_can_be_undone(fresh_office: UseCases) -> None:
    before = enter(fresh_office, "MU", NewSubject(Bilingual("Migratoin Union")))
    seen = fresh_office.contacts.show("MU").version
    after = fresh_office.names.change_names(
        "mu",
        seen,
        name_en="International  Migration Union ",
        name_ru="Международный миграционный союз",
        short_en="IMU",
        short_ru="ММС",
    )
    line = line_of(fresh_office, "MU")
    assert (line.name, line.short) == (after.name, after.short)
    assert after.name == Bilingual("International Migration Union", "Международный миграционный союз")
    assert (after.short, line.key) == (Bilingual("IMU", "ММС"), "IMU")
    with pytest.raises(Refused) as caught:
        fresh_office.names.change_names("MU", seen, short_en="MU")
    assert caught.value.code == "changed-meanwhile"
    fresh_office.history.undo()
    assert line_of(fresh_office, "MU") == before


def test_what_is_not_given_stays_and_a_short_name_taken_away_is_found_anew(fresh_office: UseCases) -> None:
    enter(fresh_office, "MU", NewSubject(LONG, short=Bilingual("Writers", "Союз")))
    after = fresh_office.names.change_names("MU", name_ru="Союз пишущих")
    assert (after.name, after.short) == (Bilingual(LONG.en, "Союз пишущих"), Bilingual("Writers", "Союз"))
    after = fresh_office.names.change_names("MU", short_en=" ", short_ru="")
    assert after.short == Bilingual("MU", "Союз пишущих")
    assert line_of(fresh_office, "MU").key == "MU"


def test_one_long_name_is_left_at_least(fresh_office: UseCases) -> None:
    before = line_of(fresh_office, "UNHCR")
    assert refused(fresh_office, "UNHCR", name_en="", name_ru=" \t") == "name"
    assert refused(fresh_office, "UNHCR", name_en="x" * 301) == "too-long"
    assert refused(fresh_office, "NOBODY", name_en="Nobody") == "not-found"
    assert line_of(fresh_office, "UNHCR") == before
    after = fresh_office.names.change_names("UNHCR", name_ru="")
    assert after.name == Bilingual(before.name.en)


def test_the_key_of_a_founding_state_stays(fresh_office: UseCases) -> None:
    before = line_of(fresh_office, "TR")
    fresh_office.names.change_names("TR", name_en="Republic of Türkiye", short_en="Türkiye")
    after = line_of(fresh_office, "TR")
    assert (after.short.en, after.name.en, after.key) == ("Türkiye", "Republic of Türkiye", before.key)


def test_a_pending_state_keeps_its_brackets_under_its_corrected_name(fresh_office: UseCases) -> None:
    fresh_office.names.change_names("IR", short_en="I. R. Iran")
    assert line_of(fresh_office, "IR").printed_short == Bilingual("[I. R. Iran]", "[Иран]")


def test_a_name_that_is_missing_names_nobody(fresh_office: UseCases) -> None:
    enter(fresh_office, "MU", NewSubject(LONG, short=Bilingual("Writers")))
    office = fresh_office.office
    with office.reading() as session:
        known = KnownParticipants(session, Reading(session, office.today()))
        assert known.find("") is None and known.find("[]") is None
        found = known.find("writers")
        assert found is not None and found.code == "MU"
        assert short_name(session, "MU") == Bilingual("Writers")
