"""What decisions bring about: with the confirmation, in one step, or not at all (D3, D4, S1, S5, C1)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.decisions import DecisionKind, DecisionState, Outcome, Position
from almaty_desktop.rules.mandate import FOUNDED
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.rules.standing import ParticipantKind, Standing
from almaty_desktop.services.decision_opening import NewSubject
from almaty_desktop.services.decision_views import DecisionView, EffectKind
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.services.use_cases import UseCases
from tests.services.formalising import formalise, on
from tests.services.reading import Refusal, tables_of

UNION = NewSubject(Bilingual("Migration Union", "Миграционный союз"), ParticipantKind.REGIONAL)
CRESCENT = NewSubject(Bilingual("Red Crescent", "Красный Полумесяц"))
SPRING = date(2014, 5, 6)


def meeting(office: UseCases, day: date = SPRING, kind: MeetingKind = MeetingKind.SOM) -> int:
    """A meeting of one day; gives its number."""
    return office.meetings.create(kind, day, day, skeleton=False).id


def closed(office: UseCases, kind: DecisionKind, where: int, **about: object) -> int:
    """A decision that the members took in a meeting, closed and not confirmed."""
    decision = office.decisions.open(kind, meeting=where, **about).line.id  # type: ignore[arg-type]
    office.decisions.take_rest(decision, Position.AGREES)
    office.decisions.close(decision)
    return decision


def confirmed(office: UseCases, kind: DecisionKind, where: int, **about: object) -> DecisionView:
    """The same, confirmed."""
    return office.decisions.confirm(closed(office, kind, where, **about))


def line(office: UseCases, code: str, day: date) -> ParticipantLine:
    """A participant on a day."""
    return next(one for one in office.participants.standings(day) if one.code == code)


# --- Each kind


def test_an_observer_is_admitted_by_consensus_from_the_day_of_the_decision(fresh_office: UseCases) -> None:
    som = meeting(fresh_office)
    decision = closed(fresh_office, DecisionKind.ADMIT_OBSERVER, som, subject="MU", new_subject=UNION)
    before = fresh_office.decisions.show(decision)
    assert [(one.kind, one.day) for one in before.proposed] == [(EffectKind.STANDING, SPRING)]
    assert line(fresh_office, "MU", SPRING).standing is Standing.NONE
    view = fresh_office.decisions.confirm(decision)
    assert (view.proposed, view.effects) == ((), before.proposed)
    admitted = line(fresh_office, "MU", SPRING)
    assert (admitted.standing, admitted.kind) == (Standing.OBSERVER, ParticipantKind.REGIONAL)
    assert (admitted.history[-1].decision, admitted.name) == (decision, UNION.name)
    assert line(fresh_office, "MU", SPRING - timedelta(1)).standing is Standing.NONE


def test_without_consensus_a_confirmation_brings_nothing_about(fresh_office: UseCases) -> None:
    som, decisions = meeting(fresh_office), fresh_office.decisions
    made = decisions.open(DecisionKind.ADMIT_OBSERVER, meeting=som, subject="MU", new_subject=UNION).line.id
    decisions.take(made, "AF", Position.OBJECTS)
    decisions.close(made)
    view = decisions.confirm(made)
    assert (view.line.outcome, view.proposed, view.effects) == (Outcome.NO_CONSENSUS, (), ())
    assert line(fresh_office, "MU", SPRING).standing is Standing.NONE
    with Refusal("S5", fresh_office.office.folder):
        fresh_office.delegations.put(som, "MU")


def test_civil_society_is_invited_to_one_meeting_and_to_no_other(fresh_office: UseCases) -> None:
    som, next_som = meeting(fresh_office), meeting(fresh_office, date(2015, 5, 12))
    kind, delegations = DecisionKind.INVITE_CIVIL_SOCIETY, fresh_office.delegations
    with Refusal("not-found", fresh_office.office.folder):
        delegations.put(next_som, "RC")
    view = confirmed(fresh_office, kind, som, subject="RC", new_subject=CRESCENT, for_meeting=next_som)
    assert [effect.kind for effect in view.effects] == [EffectKind.INVITATION]
    with Refusal("S5", fresh_office.office.folder):
        delegations.put(som, "RC")
    assert [one.listed for one in delegations.put(next_som, "RC").lines if one.code == "RC"] == [True]
    standings = {
        day: line(fresh_office, "RC", day).standing
        for day in (SPRING - timedelta(1), SPRING, date(2015, 5, 12), date(2015, 5, 13))
    }
    assert list(standings.values()) == [Standing.NONE, Standing.INVITED, Standing.INVITED, Standing.NONE]
    assert [one.id for one in delegations.attended("RC")] == [next_som]


def test_a_work_plan_is_agreed_for_the_next_year_unless_said(fresh_office: UseCases) -> None:
    som, text = meeting(fresh_office), Bilingual("Plan", "План")
    view = confirmed(fresh_office, DecisionKind.AGREE_WORK_PLAN, som, text=text)
    assert (view.year, view.line.title.en) == (2015, "Work plan for 2015")
    assert [effect.kind for effect in view.effects] == [EffectKind.WORK_PLAN]
    assert confirmed(fresh_office, DecisionKind.AGREE_WORK_PLAN, som, text=text, year=2016).year == 2016


def test_an_amendment_is_a_new_edition_beside_the_one_before(fresh_office: UseCases) -> None:
    conference = meeting(fresh_office, date(2015, 9, 10), MeetingKind.MINISTERIAL)
    kind, text = DecisionKind.AMEND_MODALITIES, Bilingual("New text", "Новый текст")
    assert [effect.key for effect in confirmed(fresh_office, kind, conference, text=text).effects] == [
        "modalities/2"
    ]
    title = Bilingual("Turkey is named anew", "Новое название Турции")
    added = confirmed(fresh_office, kind, conference, title=title)
    assert [effect.key for effect in added.effects] == ["modalities/3"]
    first, second, third = tables_of(fresh_office.office.folder)["modalities_editions"]
    assert (first["number"], second["text_en"], second["text_ru"]) == (1, "New text", "Новый текст")
    assert third["text_en"].startswith("New text\n")
    assert title.en in third["text_en"]
    assert title.ru in third["text_ru"]


def test_the_first_chair_is_elected_at_the_conference(fresh_office: UseCases) -> None:
    conference = meeting(fresh_office, FOUNDED, MeetingKind.MINISTERIAL)
    view = confirmed(fresh_office, DecisionKind.ELECT_CHAIR, conference, subject="KZ")
    assert [(effect.kind, effect.area, effect.key) for effect in view.effects] == [
        (EffectKind.CHAIR, "chair", "2013-06-05")
    ]
    current = fresh_office.chair.rotation(FOUNDED).current
    assert current is not None
    assert (current.code, current.end, current.decision) == ("KZ", date(2015, 6, 4), view.line.id)
    with Refusal("C1", fresh_office.office.folder):
        fresh_office.decisions.open(DecisionKind.ELECT_CHAIR, meeting=conference, subject="TR")


def test_a_participant_is_known_by_its_short_name_too_and_not_entered_twice(fresh_office: UseCases) -> None:
    som, kind = meeting(fresh_office), DecisionKind.ADMIT_OBSERVER
    for typed in ("Turkey", "tr", "TURKEY"):
        with Refusal("S5", fresh_office.office.folder):
            fresh_office.decisions.open(kind, meeting=som, subject=typed)
    known = len(fresh_office.participants.standings())
    for typed in ("MU", "mu"):
        made = fresh_office.decisions.open(kind, meeting=som, subject=typed).line
        assert made.subject == "MU"
    assert fresh_office.decisions.take(made.id, " kz", Position.AGREES).now.stands[2].position is not None
    assert [one.code for one in fresh_office.delegations.put(som, "kz").lines if one.listed] == ["KZ"]
    assert len(fresh_office.participants.standings()) == known + 1


# --- Or not at all


def _stays_closed(office: UseCases, decision: int, code: str) -> None:
    before = office.decisions.show(decision)
    with Refusal(code, office.office.folder):
        office.decisions.confirm(decision)
    after = office.decisions.show(decision)
    assert after == before
    assert (after.line.state, after.line.confirmed_at, after.effects) == (DecisionState.CLOSED, None, ())
    assert office.health.check() == ()


@pytest.mark.parametrize("second_day", [SPRING, date(2014, 9, 1), date(2014, 1, 20)])
def test_of_two_admissions_of_one_observer_one_is_confirmed(fresh_office: UseCases, second_day: date) -> None:
    kind = DecisionKind.ADMIT_OBSERVER
    first = closed(fresh_office, kind, meeting(fresh_office), subject="MU", new_subject=UNION)
    second = closed(fresh_office, kind, meeting(fresh_office, second_day), subject="MU")
    fresh_office.decisions.confirm(first)
    _stays_closed(fresh_office, second, "S1" if second_day < SPRING else "S5")


def test_of_two_formalisations_one_is_confirmed(fresh_office: UseCases) -> None:
    kind = DecisionKind.FORMALISE_PARTICIPATION
    first, second = (closed(fresh_office, kind, meeting(fresh_office), subject="IR") for _ in range(2))
    fresh_office.decisions.confirm(second)
    _stays_closed(fresh_office, first, "S3")


def test_of_two_elections_one_is_confirmed(fresh_office: UseCases) -> None:
    conference = meeting(fresh_office, FOUNDED, MeetingKind.MINISTERIAL)
    kind = DecisionKind.ELECT_CHAIR
    first, second = (closed(fresh_office, kind, conference, subject=code) for code in ("KZ", "TR"))
    fresh_office.decisions.confirm(first)
    assert fresh_office.decisions.show(second).proposed == ()
    _stays_closed(fresh_office, second, "C1")


def test_of_two_invitations_to_one_meeting_one_is_confirmed(fresh_office: UseCases) -> None:
    som, kind = meeting(fresh_office), DecisionKind.INVITE_CIVIL_SOCIETY
    first = closed(fresh_office, kind, som, subject="RC", new_subject=CRESCENT)
    second = closed(fresh_office, kind, som, subject="RC")
    fresh_office.decisions.confirm(first)
    _stays_closed(fresh_office, second, "S5")


def test_an_early_one_that_a_rule_forbids_is_not_even_closed(fresh_office: UseCases) -> None:
    """A silence procedure is closed with its confirmation; where that is refused, it is as it was."""
    deadline, kind = on(date(2014, 3, 1)), DecisionKind.FORMALISE_PARTICIPATION
    made = fresh_office.decisions.open(kind, subject="IR", deadline=deadline, at=on(FOUNDED)).line.id
    formalise(fresh_office, "IR", date(2013, 8, 31))
    before = tables_of(fresh_office.office.folder)
    _stays_closed(fresh_office, made, "S3")
    assert tables_of(fresh_office.office.folder) == before
    assert fresh_office.decisions.show(made).rounds[0].outcome is Outcome.ADOPTED


# --- Retroactively


def test_a_formalisation_for_an_earlier_day_does_not_move_who_chaired(fresh_office: UseCases) -> None:
    """Iran would have followed Azerbaijan; but Kazakhstan chaired by the time it was confirmed."""
    conference = meeting(fresh_office, FOUNDED, MeetingKind.MINISTERIAL)
    confirmed(fresh_office, DecisionKind.ELECT_CHAIR, conference, subject="AZ")
    fresh_office.office.act_as_of(date(2014, 1, 1))
    decision = fresh_office.decisions.open(
        DecisionKind.FORMALISE_PARTICIPATION, subject="IR", deadline=on(date(2015, 6, 30))
    ).line.id
    fresh_office.office.act_as_of(date(2016, 3, 1))
    assert [turn.code for turn in fresh_office.chair.rotation().turns][:2] == ["KG", "TJ"]
    fresh_office.decisions.confirm(decision)
    assert line(fresh_office, "IR", date(2015, 6, 30)).standing is Standing.MEMBER
    current = fresh_office.chair.rotation().current
    assert current is not None
    assert (current.code, current.recorded) == ("KZ", True)
    # From now on Iran has its turn, in its place of the English alphabet.
    assert [turn.code for turn in fresh_office.chair.rotation().turns] == ["KG", "TJ", "TR", "AF", "AZ"]
    later = fresh_office.chair.rotation(ahead=6).turns
    assert later[5].code == "IR"


# --- Brackets


def test_lists_bear_the_brackets_of_their_own_day(fresh_office: UseCases) -> None:
    formalise(fresh_office, "IR", date(2013, 8, 31))
    titles = Bilingual("Visit to Iran", "Поездка в Иран")
    for day, printed in (
        (date(2013, 8, 30), Bilingual("Visit to [Iran]", "Поездка в [Иран]")),
        (date(2013, 8, 31), titles),
    ):
        where = meeting(fresh_office, day)
        fresh_office.meetings.change(where, title_en=titles.en, title_ru=titles.ru)
        decision = fresh_office.decisions.open(DecisionKind.ORDINARY, titles, meeting=where)
        fresh_office.delegations.put(where, "IR")
        assert fresh_office.meetings.show(where).printed == printed
        assert (decision.line.printed, decision.line.meeting_title) == (printed, printed)
        names = {one.code: one.printed.en for one in fresh_office.delegations.show(where).lines}
        bracket = printed is not titles
        assert names["IR"].startswith("[") == bracket
        assert names["PK"] == "[Islamic Republic of Pakistan]"
        assert ("IR" in decision.members) != bracket
        shown = next(one for one in fresh_office.delegations.attended("IR") if one.id == where)
        assert shown.title == printed


def test_an_edition_is_in_both_languages_in_every_round(fresh_office: UseCases) -> None:
    """D4: neither a revised text nor a change leaves an edition in one language."""
    conference = meeting(fresh_office, date(2015, 9, 10), MeetingKind.MINISTERIAL)
    kind, half, decisions = DecisionKind.AMEND_MODALITIES, Bilingual("New text"), fresh_office.decisions
    for about in ({"text": half}, {"title": Bilingual("Named anew")}):
        with Refusal("D4", fresh_office.office.folder):
            decisions.open(kind, meeting=conference, **about)
    made = decisions.open(kind, meeting=conference, text=Bilingual("New text", "Новый текст")).line.id
    with Refusal("D4", fresh_office.office.folder):
        decisions.change(made, text_ru="")
    decisions.take_rest(made, Position.OBJECTS)
    decisions.close(made)
    with Refusal("D4", fresh_office.office.folder):
        decisions.put_again(made, half)
    assert decisions.put_again(made, Bilingual("Newer text", "Новейший текст")).line.round == 2


def test_an_edition_is_not_entered_behind_a_later_one(fresh_office: UseCases) -> None:
    """D4: the newest edition is the one in force, in whatever order conferences are recorded."""
    kind, text = DecisionKind.AMEND_MODALITIES, Bilingual("New text", "Новый текст")
    early = meeting(fresh_office, date(2014, 9, 10), MeetingKind.MINISTERIAL)
    late = meeting(fresh_office, date(2015, 9, 10), MeetingKind.MINISTERIAL)
    waiting = closed(fresh_office, kind, early, text=text)
    confirmed(fresh_office, kind, late, text=text)
    _stays_closed(fresh_office, waiting, "D4")
    with Refusal("D4", fresh_office.office.folder):
        fresh_office.decisions.open(kind, meeting=early, text=text)


def test_nobody_is_invited_to_a_meeting_that_is_over_or_cancelled(fresh_office: UseCases) -> None:
    """S5: an invitation counts until the meeting's last day, so it comes before it."""
    kind, decisions = DecisionKind.INVITE_CIVIL_SOCIETY, fresh_office.decisions
    over, later = meeting(fresh_office), meeting(fresh_office, date(2015, 5, 12))
    cancelled = meeting(fresh_office, date(2016, 5, 12))
    fresh_office.meetings.change(cancelled, cancelled=True)
    for where in (over, cancelled):
        with Refusal("S5", fresh_office.office.folder):
            decisions.open(kind, meeting=later, for_meeting=where, subject="RC", new_subject=CRESCENT)
    start, deadline = on(SPRING - timedelta(9)), on(SPRING + timedelta(9))
    made = decisions.open(
        kind, deadline=deadline, for_meeting=over, subject="RC", new_subject=CRESCENT, at=start
    ).line.id
    with Refusal("S5", fresh_office.office.folder):
        decisions.confirm(made)
