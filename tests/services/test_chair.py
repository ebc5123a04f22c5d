"""The chair's use cases on real offices: turns, declines, elections, terms on record, actions (C1 to C5)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.models.chair import ChairTerm
from almaty_desktop.models.participants import Participant
from almaty_desktop.rules.chair import Passing
from almaty_desktop.rules.chair_tasks import ChairTask
from almaty_desktop.rules.choices import Choices
from almaty_desktop.rules.decisions import DecisionKind, Outcome
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.rules.standing import Standing
from almaty_desktop.services.chair_terms import elect, election_refusal, first_term_day, terms_on_record
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.printed_chair import PrintedChair
from almaty_desktop.services.use_cases import UseCases
from tests.services.chair_history import ELECTED, confirmed, elect_chair, formalise, person

SECOND = date(2015, 6, 5)
THIRD = date(2017, 6, 5)
MEMBERS = ("AF", "AZ", "KZ", "KG", "TJ", "TR")


@pytest.fixture
def chaired(fresh_office: UseCases) -> UseCases:
    """An office in which Kazakhstan was elected on 5 June 2013; the clock stands in December 2015."""
    elect_chair(fresh_office, "KZ")
    return fresh_office


def test_before_an_election_there_is_no_chair_and_no_turn(fresh_office: UseCases) -> None:
    view = fresh_office.chair.rotation()
    assert not view.elected
    assert (view.current, view.turns, view.undecided, view.next_start) == (None, (), None, None)
    assert [one.code for one in view.circle] == ["AF", "AZ", "IR", "KZ", "KG", "PK", "TJ", "TR"]
    with pytest.raises(Refused) as refused:
        fresh_office.chair.decline("KZ")
    assert refused.value.code == "C2"


def test_the_chair_passes_in_english_order_and_says_who_was_passed_over(chaired: UseCases) -> None:
    view = chaired.chair.rotation()
    assert view.current is not None
    assert (view.current.code, view.current.start, view.current.end) == ("KG", SECOND, date(2017, 6, 4))
    assert not view.current.recorded
    assert [turn.code for turn in view.turns] == ["TJ", "TR", "AF", "AZ", "KZ"]
    pakistan = view.turns[0].passed_over
    assert [(one.code, one.reason) for one in pakistan] == [("PK", Passing.NOT_MEMBER)]
    assert pakistan[0].name == Bilingual("[Pakistan]", "[Пакистан]")
    standings = {one.code: one.standing for one in view.circle}
    assert (standings["IR"], standings["KZ"]) == (Standing.PENDING, Standing.MEMBER)


def test_the_elected_term_bears_its_decision(fresh_office: UseCases) -> None:
    decision = elect_chair(fresh_office, "KZ")
    first = fresh_office.chair.term(ELECTED).line
    assert (first.recorded, first.decision, first.end) == (True, decision, date(2015, 6, 4))


def test_a_term_can_begin_on_the_day_after_the_decision(fresh_office: UseCases) -> None:
    choices = Choices(term_begins_next_day=True)
    with fresh_office.office.reading() as session:
        assert first_term_day(session, ELECTED, choices) == date(2013, 6, 6)
    elect_chair(fresh_office, "TR", choices=choices)
    assert fresh_office.chair.rotation(date(2013, 6, 5)).current is None
    current = fresh_office.chair.rotation(date(2013, 6, 6)).current
    assert current is not None
    assert current.code == "TR"


def test_two_turns_with_a_decline_and_the_state_is_asked_again(chaired: UseCases) -> None:
    reason = Bilingual("National elections", "Выборы в стране")
    assert chaired.chair.decline("TJ", reason=reason) == ("TJ",)
    view = chaired.chair.rotation()
    assert [turn.code for turn in view.turns] == ["TR", "AF", "AZ", "KZ", "KG"]
    declined = view.turns[0].passed_over[-1]
    assert (declined.code, declined.reason, declined.why) == ("TJ", Passing.DECLINED, reason)
    asked_again = chaired.chair.rotation(ahead=6).turns[5]
    assert (asked_again.code, asked_again.start) == ("TJ", date(2027, 6, 5))
    (on_record,) = view.declines
    assert (on_record.turn_start, on_record.counts_for, on_record.can_be_withdrawn) == (THIRD, THIRD, True)
    assert on_record.declined_on == date(2015, 12, 1)
    # Who chairs then has chaired: the decline wrote the term that runs down.
    assert [line.recorded for line in chaired.chair.terms()] == [True, True]


def test_the_same_decline_twice_changes_nothing_and_says_so(chaired: UseCases) -> None:
    chaired.chair.decline("TR")
    acts = chaired.history.recent()
    assert chaired.chair.decline("TR", reason=Bilingual("Once more", "Ещё раз")) == ()
    assert chaired.history.recent() == acts
    # Turkey's turn is the second one ahead; the decline still waits for it when the first one has begun.
    chaired.office.act_as_of(date(2018, 1, 1))
    assert chaired.chair.decline("TR") == ()
    assert len(chaired.chair.rotation().declines) == 1


def test_a_decline_for_a_later_turn_leaves_the_next_one(chaired: UseCases) -> None:
    chaired.chair.decline("TJ", turn=date(2019, 6, 5))
    view = chaired.chair.rotation(ahead=8)
    assert view.turns[0].code == "TJ"
    assert "TJ" not in [turn.code for turn in view.turns[1:]][:6]
    with pytest.raises(Refused) as refused:
        chaired.chair.decline("TJ", turn=date(2018, 1, 1))
    assert refused.value.code == "C2"


@pytest.mark.parametrize(("code", "expected"), [("PK", "C2"), ("UNHCR", "C2"), ("XX", "not-found")])
def test_only_members_decline_and_a_refusal_leaves_nothing(
    chaired: UseCases, code: str, expected: str
) -> None:
    with pytest.raises(Refused) as refused:
        chaired.chair.decline("TJ", code)
    assert refused.value.code == expected
    assert chaired.chair.rotation().declines == ()


def test_a_decline_is_withdrawn_before_its_turn_begins_and_not_after(chaired: UseCases) -> None:
    chaired.chair.decline("TJ")
    chaired.chair.withdraw_decline("TJ", THIRD)
    assert chaired.chair.rotation().turns[0].code == "TJ"
    chaired.chair.decline("TJ")
    chaired.office.act_as_of(THIRD)
    with pytest.raises(Refused) as refused:
        chaired.chair.withdraw_decline("TJ", THIRD)
    assert refused.value.code == "C2"
    current = chaired.chair.rotation().current
    assert current is not None
    assert current.code == "TR"


def test_everybody_declines_and_the_members_elect_anew(chaired: UseCases) -> None:
    assert chaired.chair.decline(*MEMBERS) == MEMBERS
    view = chaired.chair.rotation()
    assert view.current is not None
    assert view.turns == ()
    assert view.needs_decision
    assert view.undecided is not None
    assert view.undecided.start == THIRD
    reasons = {one.code: one.reason for one in view.undecided.passed_over}
    assert reasons == {
        **dict.fromkeys(MEMBERS, Passing.DECLINED),
        "IR": Passing.NOT_MEMBER,
        "PK": Passing.NOT_MEMBER,
    }
    # The turn begins without anybody: the days show as a gap until the members have decided.
    chaired.office.act_as_of(date(2017, 9, 1))
    gap_now = chaired.chair.rotation()
    assert gap_now.current is None
    assert [(gap.first, gap.last) for gap in gap_now.gaps] == [(THIRD, None)]
    elect_chair(chaired, "TR", date(2017, 9, 1))
    after = chaired.chair.rotation()
    assert after.current is not None
    assert (after.current.code, after.current.end) == ("TR", date(2019, 8, 31))
    assert [(gap.first, gap.last) for gap in after.gaps] == [(THIRD, date(2017, 8, 31))]
    assert after.undecided is None
    assert [turn.code for turn in after.turns] == ["AF", "AZ", "KZ", "KG", "TJ"]
    # The term that was only computed before the election was written down with it.
    assert [(line.code, line.recorded) for line in chaired.chair.terms()] == [
        ("TR", True),
        ("KG", True),
        ("KZ", True),
    ]


def test_elected_ahead_of_the_turn_nobody_is_cut_short(chaired: UseCases) -> None:
    chaired.chair.decline(*MEMBERS)
    elect_chair(chaired, "AZ", date(2015, 12, 1))
    view = chaired.chair.rotation()
    assert view.current is not None
    assert (view.current.code, view.turns[0].code, view.turns[0].start) == ("KG", "AZ", THIRD)
    assert view.gaps == ()


def test_a_second_election_is_refused_while_the_chair_passes_in_order(chaired: UseCases) -> None:
    with chaired.office.reading() as session:
        refusal = election_refusal(session, date(2015, 12, 1))
        assert refusal is not None
        assert refusal.code == "C1"
    with pytest.raises(Refused) as refused:
        elect_chair(chaired, "TR", date(2015, 12, 1))
    assert refused.value.code == "C1"


def test_nobody_but_a_member_is_elected(fresh_office: UseCases) -> None:
    with pytest.raises(Refused) as refused:
        elect_chair(fresh_office, "IR")
    assert refused.value.code == "C1"
    with fresh_office.office.reading() as session:
        assert terms_on_record(session) == ()


def test_a_retroactive_formalisation_does_not_move_recorded_terms(chaired: UseCases) -> None:
    # By the rules alone Pakistan would have had the turn of 2017, had it been a member then.
    chaired.office.act_as_of(date(2018, 1, 1))
    chaired.chair.record_term(THIRD)
    formalise(chaired, "PK", date(2014, 1, 1))
    assert [line.code for line in chaired.chair.terms()] == ["TJ", "KG", "KZ"]
    assert all(line.recorded for line in chaired.chair.terms())


def test_computed_terms_follow_what_is_on_record_until_they_are_written_down(chaired: UseCases) -> None:
    formalise(chaired, "PK", date(2016, 1, 1))
    view = chaired.chair.rotation(date(2016, 2, 1))
    assert [turn.code for turn in view.turns][:2] == ["PK", "TJ"]
    assert view.turns[0].passed_over == ()


def test_the_database_refuses_terms_that_overlap(chaired: UseCases) -> None:
    with (
        pytest.raises(Refused) as refused,
        chaired.office.acting("test", message("Overlap")) as session,
    ):
        holder = session.scalars(select(Participant.id).where(Participant.code == "TR")).one()
        session.add(ChairTerm(participant_id=holder, start=date(2014, 1, 1), end=date(2015, 12, 31)))
    assert refused.value.code == "database"
    assert "C3" in refused.value.details["constraint"]


def test_the_database_refuses_an_election_without_its_decision(fresh_office: UseCases) -> None:
    decision = confirmed(fresh_office, DecisionKind.ELECT_CHAIR, "KZ", ELECTED, Outcome.NO_CONSENSUS)
    with (
        pytest.raises(Refused) as refused,
        fresh_office.office.acting("test", message("Elected")) as session,
    ):
        elect(session, "KZ", ELECTED, decision, Choices())
    assert "D3" in refused.value.details["constraint"]


def test_a_representative_comes_from_the_chairing_state_and_writes_the_term_down(
    chaired: UseCases,
) -> None:
    name = Bilingual("Aisuluu", "Айсулуу"), Bilingual("Toktogulova", "Токтогулова")
    own = person(chaired, "KG", *name, Bilingual("Deputy Minister", "Заместитель министра"))
    foreign = person(chaired, "TR", Bilingual("Ayşe"), Bilingual("Demir"), Bilingual())
    assert [one.id for one in chaired.chair.candidates("KG")] == [own]
    with pytest.raises(Refused) as refused:
        chaired.chair.designate(SECOND, foreign)
    assert refused.value.code == "C3"
    assert not chaired.chair.term(SECOND).line.recorded
    line = chaired.chair.designate(SECOND, own).line
    assert line.recorded
    assert line.representative is not None
    assert line.representative.name == Bilingual("Aisuluu Toktogulova", "Токтогулова Айсулуу")
    chaired.history.undo()
    assert not chaired.chair.term(SECOND).line.recorded


def test_the_handover_report_tells_what_was_done_and_hands_over_what_is_open(chaired: UseCases) -> None:
    meetings, actions = chaired.meetings, chaired.chair.actions
    meetings.create(MeetingKind.MINISTERIAL, date(2015, 9, 10), date(2015, 9, 11), host="KG", skeleton=False)
    meetings.create(MeetingKind.WORKSHOP, date(2016, 10, 1), date(2016, 10, 1), skeleton=False)
    letter, article = Bilingual("Letter", "Письмо"), Bilingual("Article", "Статья")
    actions.add(SECOND, ChairTask.RESOURCES, letter, due=date(2016, 2, 1))
    actions.add(SECOND, ChairTask.FOLLOW_UP, article, due=date(2016, 3, 1))
    actions.add(SECOND, ChairTask.VISIBILITY, Bilingual("Address"), done=date(2015, 10, 1))
    formalise(chaired, "IR", date(2015, 9, 10))
    chaired.chair.decline("TJ", reason=Bilingual("National elections"))
    content = PrintedChair(chaired.office, chaired.chair, chaired.participants).handover(SECOND)
    done = [[entry.title.en for entry in task.done] for task in content.tasks]
    # The workshop is still ahead.
    assert done == [
        ["Decision on Iran"],
        ["Ministerial review and planning conference"],
        [],
        [],
        [],
        ["Address"],
        [],
    ]
    assert [entry.title for entry in content.open] == [letter, article]
    assert content.next is not None
    assert (content.next.name.en, content.next.start) == ("Turkey", THIRD)
    assert [one.name.en for one in content.next.passed_over] == ["Pakistan", "Tajikistan"]
    assert content.next.passed_over[1].why == Bilingual("National elections")
    # It bears the day on which it is printed while the term lasts, and the brackets of that day (S3).
    assert content.issued == date(2015, 12, 1)
    assert {name.en for name in content.pending} == {"Islamic Republic of Pakistan", "Pakistan"}
    chaired.chair.decline(*MEMBERS, "IR")
    nobody = PrintedChair(chaired.office, chaired.chair, chaired.participants).handover(SECOND)
    assert (nobody.next, nobody.undecided) == (None, THIRD)


def test_a_later_term_is_never_recorded_over_a_hole(chaired: UseCases) -> None:
    chaired.chair.record_term(date(2019, 6, 5))
    with chaired.office.reading() as session:
        assert [(one.code, one.start.year) for one in terms_on_record(session)] == [
            ("KZ", 2013),
            ("KG", 2015),
            ("TJ", 2017),
            ("TR", 2019),
        ]
    with pytest.raises(Refused) as refused:
        chaired.chair.record_term(date(2018, 1, 1))
    assert refused.value.code == "not-found"


def test_actions_are_noted_by_task_changed_done_and_removed(chaired: UseCases) -> None:
    actions = chaired.chair.actions
    noted = actions.add(
        SECOND,
        ChairTask.RESOURCES,
        Bilingual("Letter to donors", "Письмо донорам"),
        due=date(2015, 11, 1),
    )
    assert noted.late(date(2015, 12, 1))
    view = chaired.chair.term(SECOND)
    assert [task.task for task in view.tasks] == list(ChairTask)
    assert [len(task.actions) for task in view.tasks] == [0, 0, 0, 0, 0, 0, 1]
    done = actions.mark_done(noted.id, date(2015, 11, 20), noted.version)
    assert not done.late(date(2015, 12, 1))
    with pytest.raises(Refused) as refused:
        actions.change(noted.id, noted.version, title_en="Old reading")
    assert refused.value.code == "changed-meanwhile"
    with pytest.raises(Refused) as refused:
        actions.change(noted.id, title_en=" ", title_ru="")
    assert refused.value.code == "title"
    moved = actions.change(noted.id, task=ChairTask.VISIBILITY, title_en="Letter to [all] donors")
    assert (moved.task, moved.title.ru) == (ChairTask.VISIBILITY, "Письмо донорам")
    actions.remove(noted.id)
    assert not any(task.actions for task in chaired.chair.term(SECOND).tasks)
    chaired.history.undo()
    assert chaired.chair.term(SECOND).tasks[5].actions[0].title == moved.title


def test_a_term_tells_its_meetings_and_decisions(chaired: UseCases) -> None:
    meetings = chaired.meetings
    conference = meetings.create(
        MeetingKind.MINISTERIAL, date(2015, 9, 10), date(2015, 9, 11), host="KG", skeleton=False
    )
    elsewhere = meetings.create(
        MeetingKind.MINISTERIAL, date(2016, 9, 10), date(2016, 9, 11), host="TR", skeleton=False
    )
    workshop = meetings.create(MeetingKind.WORKSHOP, date(2015, 10, 1), date(2015, 10, 1), skeleton=False)
    meetings.create(MeetingKind.SOM, date(2014, 5, 6), date(2014, 5, 7), skeleton=False)
    cancelled = meetings.create(MeetingKind.SOM, date(2016, 5, 6), date(2016, 5, 7), skeleton=False)
    meetings.change(cancelled.id, cancelled=True)
    formalise(chaired, "IR", date(2015, 9, 10))
    confirmed(chaired, DecisionKind.FORMALISE_PARTICIPATION, "PK", date(2015, 9, 10), Outcome.BROKEN)
    view = chaired.chair.term(SECOND)
    assert [(one.id, one.task, one.hosted) for one in view.meetings] == [
        (conference.id, ChairTask.HOST_MINISTERIAL, True),
        (workshop.id, ChairTask.ORGANISE, False),
        (elsewhere.id, ChairTask.CHAIR_MEETINGS, False),
    ]
    assert [one.title for one in view.decisions] == [Bilingual("Decision on Iran", "Решение: Иран")]
    assert view.next is not None
    assert view.next.code == "TJ"
