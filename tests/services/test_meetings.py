"""Meetings: from a template, like another, bare; dates, hosts, symbols, old readings (rules A1, M1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.meetings import MeetingKind, MeetingState
from almaty_desktop.services.agenda import AgendaLine
from almaty_desktop.services.use_cases import UseCases
from tests.services.moments import NOW
from tests.services.reading import Refusal

FIRST = date(2016, 5, 18)
LAST = date(2016, 5, 19)


@pytest.mark.parametrize("kind", MeetingKind)
def test_each_kind_has_a_template_in_both_languages(fresh_office: UseCases, kind: MeetingKind) -> None:
    meeting = fresh_office.meetings.create(kind, FIRST, LAST)
    assert meeting.title.en
    assert meeting.title.ru
    lines = fresh_office.agenda.show(meeting.id)
    assert lines
    for line in lines:
        assert line.title.en
        assert line.title.ru
        assert line.start.date() in (FIRST, LAST)
        assert bool(line.number) != line.is_break
    assert fresh_office.meetings.show(meeting.id) == meeting


def test_a_day_that_the_meeting_does_not_have_is_left_out_of_its_template(fresh_office: UseCases) -> None:
    short = fresh_office.meetings.create(MeetingKind.MINISTERIAL, FIRST, FIRST)
    for line in fresh_office.agenda.show(short.id):
        assert line.start.date() == FIRST


def test_everything_given_is_kept(fresh_office: UseCases) -> None:
    made = fresh_office.meetings.create(
        MeetingKind.CONSULTATION,
        FIRST,
        LAST,
        title=Bilingual("Consultation", "Консультация"),
        place=Bilingual("Bishkek", "Бишкек"),
        host="KG",
        symbol="Almaty Process/04/01/2016",
        begins=time(8, 15),
        skeleton=False,
    )
    assert made == fresh_office.meetings.show(made.id)
    assert (made.title, made.place) == (
        Bilingual("Consultation", "Консультация"),
        Bilingual("Bishkek", "Бишкек"),
    )
    assert (made.host, made.symbol, made.day_begins) == ("KG", "Almaty Process/04/01/2016", time(8, 15))
    assert (made.start, made.end, made.state) == (FIRST, LAST, MeetingState.PLANNED)
    assert fresh_office.agenda.show(made.id) == ()


def test_one_like_the_last_has_its_items_and_times_but_no_documents(sample_office: UseCases) -> None:
    model = sample_office.meetings.list(kind=MeetingKind.SOM)[0]
    copy = sample_office.meetings.create(
        MeetingKind.SOM, FIRST, FIRST + (model.end - model.start), like=model.id, begins=model.day_begins
    )
    before = sample_office.agenda.show(model.id)
    after = sample_office.agenda.show(copy.id)
    assert any(line.documents for line in before)
    assert not any(line.documents for line in after)
    shift = FIRST - model.start

    def content(line: AgendaLine, moved: timedelta) -> AgendaLine:
        """What of a line is the same in a copy."""
        return replace(line, id=0, parent=None, version=0, documents=(), start=line.start + moved)

    assert [content(line, shift) for line in before] == [content(line, timedelta()) for line in after]


def test_one_like_a_longer_meeting_has_all_its_items_and_none_after_its_last_day(
    sample_office: UseCases,
) -> None:
    model = sample_office.meetings.list(kind=MeetingKind.SOM)[0]
    assert model.end > model.start
    short = sample_office.meetings.create(MeetingKind.SOM, FIRST, FIRST, like=model.id)
    lines = sample_office.agenda.show(short.id)
    assert [line.title for line in lines] == [line.title for line in sample_office.agenda.show(model.id)]
    assert {line.start.date() for line in lines} == {FIRST}


def test_dates_that_are_not_sound_are_refused(fresh_office: UseCases) -> None:
    folder = fresh_office.office.folder
    with Refusal("dates", folder):
        fresh_office.meetings.create(MeetingKind.SOM, LAST, FIRST)
    with Refusal("dates", folder):
        fresh_office.meetings.create(MeetingKind.SOM, FIRST, FIRST + timedelta(days=31))
    meeting = fresh_office.meetings.create(MeetingKind.SOM, FIRST, LAST)
    with Refusal("dates", folder):
        fresh_office.meetings.change(meeting.id, end=FIRST - timedelta(days=1))
    moved = fresh_office.meetings.change(meeting.id, start=date(2016, 6, 1), end=date(2016, 6, 2))
    assert fresh_office.agenda.show(meeting.id)[0].start.date() == moved.start


def test_the_host_is_a_participant(fresh_office: UseCases) -> None:
    with Refusal("not-found", fresh_office.office.folder):
        fresh_office.meetings.create(MeetingKind.SOM, FIRST, LAST, host="XX")
    meeting = fresh_office.meetings.create(MeetingKind.SOM, FIRST, LAST, host="TJ")
    assert fresh_office.meetings.change(meeting.id, host="").host == ""
    assert fresh_office.meetings.change(meeting.id, host="AF").host == "AF"


def test_a_symbol_is_given_once_and_never_again(fresh_office: UseCases) -> None:
    meetings, folder = fresh_office.meetings, fresh_office.office.folder
    proposed = meetings.proposed_symbol(MeetingKind.SOM, 2016)
    first = meetings.create(MeetingKind.SOM, FIRST, LAST, symbol=proposed)
    assert first.symbol == proposed
    with Refusal("A1", folder):
        meetings.create(MeetingKind.SOM, FIRST, LAST, symbol=proposed)
    second = meetings.create(MeetingKind.SOM, FIRST, LAST)
    with Refusal("A1", folder):
        meetings.change(second.id, symbol=proposed)
    with Refusal("A1", folder):
        meetings.change(first.id, symbol="Almaty Process/09/09/2016")
    assert meetings.change(first.id, symbol=proposed).symbol == proposed
    assert meetings.change(first.id, cancelled=True).symbol == proposed
    following = meetings.proposed_symbol(MeetingKind.SOM, 2016)
    assert following.split("/")[1:] == [proposed.split("/")[1], "02", "2016"]


@pytest.mark.parametrize("symbol", ["Almaty Process/3/1/2016", "x", "Almaty Process/03/01/2016 and more"])
def test_what_is_no_symbol_is_refused_with_an_example(fresh_office: UseCases, symbol: str) -> None:
    with Refusal("A1", fresh_office.office.folder) as refused:
        fresh_office.meetings.create(MeetingKind.SOM, FIRST, LAST, symbol=symbol)
    assert "Almaty Process/02/01/2013" in str(refused.value.message)


@pytest.mark.parametrize(("series", "year"), [(1, 2010), (0, 2016), (100, 2016), (1, 10_000)])
def test_no_symbol_is_proposed_that_can_not_be(fresh_office: UseCases, series: int, year: int) -> None:
    with Refusal("A1", fresh_office.office.folder):
        fresh_office.meetings.next_symbol(series, year)


def test_the_series_of_a_kind_follows_its_last_meeting(fresh_office: UseCases) -> None:
    fresh_office.meetings.create(MeetingKind.SOM, FIRST, LAST, symbol="Almaty Process/42/07/2016")
    assert fresh_office.meetings.proposed_symbol(MeetingKind.SOM, 2016) == "Almaty Process/42/08/2016"
    assert fresh_office.meetings.proposed_symbol(MeetingKind.SOM, 2017) == "Almaty Process/42/01/2017"


def test_an_old_reading_does_not_overwrite_a_newer_one(fresh_office: UseCases) -> None:
    seen = fresh_office.meetings.create(MeetingKind.SOM, FIRST, LAST)
    newer = fresh_office.meetings.change(seen.id, seen.version, title_en="By the first")
    with Refusal("changed-meanwhile", fresh_office.office.folder):
        fresh_office.meetings.change(seen.id, seen.version, title_en="By the second")
    assert fresh_office.meetings.change(seen.id, newer.version, title_ru="x").title.en == "By the first"


def test_lists_are_filtered_and_paged_newest_first(sample_office: UseCases) -> None:
    meetings = sample_office.meetings
    everything = meetings.list()
    assert [line.start for line in everything] == sorted((line.start for line in everything), reverse=True)
    assert len(everything) == meetings.count()
    paged = [
        line for offset in range(0, len(everything), 3) for line in meetings.list(offset=offset, limit=3)
    ]
    assert tuple(paged) == everything
    soms = meetings.list(kind=MeetingKind.SOM, year=2014)
    assert [line.start.year for line in soms] == [2014]
    assert meetings.count(kind=MeetingKind.SOM, year=2014) == 1
    assert meetings.years() == (2015, 2014, 2013)


def test_a_meeting_is_planned_held_or_cancelled(fresh_office: UseCases) -> None:
    today = NOW.date()
    meeting = fresh_office.meetings.create(MeetingKind.SOM, today, today)
    assert meeting.state is MeetingState.PLANNED
    yesterday = fresh_office.meetings.create(
        MeetingKind.SOM, today - timedelta(days=2), today - timedelta(days=1)
    )
    assert yesterday.state is MeetingState.HELD
    assert fresh_office.meetings.change(meeting.id, cancelled=True).state is MeetingState.CANCELLED


@pytest.mark.parametrize("number", [0, -1, 999, 2**63, -(10**30)])
def test_what_is_not_there_is_said_not_to_be(fresh_office: UseCases, number: int) -> None:
    for ask in (
        fresh_office.meetings.show,
        fresh_office.agenda.show,
        fresh_office.agenda.remove,
        fresh_office.archive.show,
        fresh_office.archive.text,
        fresh_office.archive.file,
        fresh_office.information.show,
        fresh_office.information.remove_entry,
    ):
        with Refusal("not-found"):
            ask(number)
