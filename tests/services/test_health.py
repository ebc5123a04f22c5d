"""What ``check`` finds in what decisions gave, and what it rightly does not (rules S5, D2, D3)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta

from almaty_desktop.i18n import Bilingual, Language, texts_in
from almaty_desktop.rules.decisions import DecisionKind, Position
from almaty_desktop.rules.mandate import FORMALISATION_DEADLINE, FOUNDED
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.office import DATABASE
from almaty_desktop.services.use_cases import UseCases
from tests.services.formalising import on

SPRING = date(2014, 5, 6)


def _admitted(office: UseCases) -> int:
    """A SOM that admitted an observer and has it on its own list; gives the meeting's number."""
    som = office.meetings.create(MeetingKind.SOM, SPRING, SPRING, skeleton=False).id
    made = office.decisions.open(DecisionKind.ADMIT_OBSERVER, meeting=som, subject="MU").line.id
    office.decisions.take_rest(made, Position.AGREES)
    office.decisions.close(made)
    office.decisions.confirm(made)
    office.delegations.put(som, "MU")
    return som


def _doctored(office: UseCases, statement: str, *values: object) -> None:
    """Changes the database behind the use cases, which would refuse it."""
    with closing(sqlite3.connect(office.office.folder / DATABASE)) as connection, connection:
        connection.execute(statement, [str(one) if isinstance(one, date) else one for one in values])


def test_a_meeting_that_was_moved_before_the_admission_of_whoever_is_on_its_list(
    fresh_office: UseCases,
) -> None:
    """The use cases refuse it; an office that an earlier version kept may have it."""
    som = _admitted(fresh_office)
    assert fresh_office.health.check() == ()
    title = Bilingual("Spring meeting", "Весенняя встреча")
    fresh_office.meetings.change(som, title_en=title.en, title_ru=title.ru)
    _doctored(fresh_office, "UPDATE meetings SET start = ?, cancelled = ?", SPRING - timedelta(1), False)
    (finding,) = fresh_office.health.check()
    assert finding.code == "S5"
    for language in Language:
        said = texts_in(language).say(finding.message)
        assert "MU" in said
        assert title.only(language) in said
    _doctored(fresh_office, "UPDATE meetings SET start = ?, cancelled = ?", SPRING - timedelta(1), True)
    assert fresh_office.health.check() == ()
    _doctored(fresh_office, "UPDATE meetings SET start = ?, cancelled = ?", SPRING, False)
    assert fresh_office.health.check() == ()


def test_an_invitation_moves_with_its_meeting(fresh_office: UseCases) -> None:
    earlier = date(2014, 1, 2)
    som = fresh_office.meetings.create(MeetingKind.SOM, SPRING, SPRING, skeleton=False).id
    before = fresh_office.meetings.create(MeetingKind.WORKSHOP, earlier, earlier, skeleton=False).id
    kind = DecisionKind.INVITE_CIVIL_SOCIETY
    made = fresh_office.decisions.open(kind, meeting=before, subject="RC", for_meeting=som).line.id
    fresh_office.decisions.take_rest(made, Position.SILENT)
    fresh_office.decisions.close(made)
    fresh_office.decisions.confirm(made)
    fresh_office.delegations.put(som, "RC")
    fresh_office.meetings.change(som, start=date(2014, 1, 8), end=date(2014, 1, 9))
    assert fresh_office.health.check() == ()


def test_a_silence_procedure_that_is_over_and_waits_for_a_person_is_no_fault(fresh_office: UseCases) -> None:
    fresh_office.decisions.open(
        DecisionKind.FORMALISE_PARTICIPATION,
        subject="IR",
        deadline=on(FORMALISATION_DEADLINE),
        at=on(FOUNDED),
    )
    assert fresh_office.health.check() == ()


def test_a_confirmation_of_which_the_effect_is_gone(fresh_office: UseCases) -> None:
    """No use case does that; a damaged or doctored office may have it."""
    _admitted(fresh_office)
    with closing(sqlite3.connect(fresh_office.office.folder / DATABASE)) as connection:
        connection.execute("DROP TRIGGER standings_no_delete")
        connection.execute("DELETE FROM standings WHERE decision_id IS NOT NULL")
        connection.commit()
    assert [finding.code for finding in fresh_office.health.check()] == ["S5", "D3"]
