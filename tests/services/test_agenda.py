"""The agenda: adding, moving, removing, hanging documents; whatever is refused changes nothing."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.agenda import DEEPEST_LEVEL, AgendaLine
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.use_cases import UseCases
from tests.services.reading import Refusal

DAY = date(2016, 5, 18)


@pytest.fixture
def meeting(fresh_office: UseCases) -> int:
    """A meeting without any item."""
    return fresh_office.meetings.create(MeetingKind.SOM, DAY, DAY, skeleton=False).id


def _outline(office: UseCases, meeting: int) -> list[str]:
    return [f"{line.number or '–'} {line.title.en}" for line in office.agenda.show(meeting)]


def _add(office: UseCases, meeting: int, title: str, **where: int) -> int:
    return office.agenda.add(meeting, title_en=title, minutes=10, **where)  # type: ignore[arg-type]


def test_items_stand_where_they_are_put(fresh_office: UseCases, meeting: int) -> None:
    a = _add(fresh_office, meeting, "a")
    _add(fresh_office, meeting, "c")
    _add(fresh_office, meeting, "b", after=a)
    below = _add(fresh_office, meeting, "a1", below=a)
    _add(fresh_office, meeting, "a3", below=a)
    _add(fresh_office, meeting, "a2", after=below)
    fresh_office.agenda.add(meeting, after=below, title_en="tea", is_break=True, minutes=5)
    assert _outline(fresh_office, meeting) == ["1 a", "1.1 a1", "– tea", "1.2 a2", "1.3 a3", "2 b", "3 c"]
    lines = {line.title.en: line for line in fresh_office.agenda.show(meeting)}
    assert lines["a"].minutes == 35
    assert lines["b"].start.time() == time(10, 5)


def test_a_move_takes_along_what_stands_below_and_the_times_follow(
    fresh_office: UseCases, meeting: int
) -> None:
    a, b, c = (_add(fresh_office, meeting, name) for name in "abc")
    _add(fresh_office, meeting, "a1", below=a)
    fresh_office.agenda.move(a, None, 2)
    assert _outline(fresh_office, meeting) == ["1 b", "2 c", "3 a", "3.1 a1"]
    assert fresh_office.agenda.show(meeting)[2].start.time() == time(9, 50)
    fresh_office.agenda.move(a, b, 0)
    assert _outline(fresh_office, meeting) == ["1 b", "1.1 a", "1.1.1 a1", "2 c"]
    fresh_office.agenda.move(c, b, 0)
    assert _outline(fresh_office, meeting) == ["1 b", "1.1 c", "1.2 a", "1.2.1 a1"]
    fresh_office.agenda.move(a, None, 99)
    assert _outline(fresh_office, meeting) == ["1 b", "1.1 c", "2 a", "2.1 a1"]


def test_no_item_stands_deeper_than_the_numbers_can_tell(fresh_office: UseCases, meeting: int) -> None:
    parent = _add(fresh_office, meeting, "1")
    for level in range(2, DEEPEST_LEVEL + 1):
        parent = _add(fresh_office, meeting, str(level), below=parent)
    with Refusal("depth", fresh_office.office.folder):
        _add(fresh_office, meeting, "too deep", below=parent)
    tall = _add(fresh_office, meeting, "tall")
    _add(fresh_office, meeting, "below", below=tall)
    middle = fresh_office.agenda.show(meeting)[1].id
    with Refusal("depth", fresh_office.office.folder):
        fresh_office.agenda.move(tall, middle, 0)


def test_nothing_stands_below_itself_or_below_a_break(fresh_office: UseCases, meeting: int) -> None:
    folder = fresh_office.office.folder
    a = _add(fresh_office, meeting, "a")
    b = _add(fresh_office, meeting, "b", below=a)
    tea = fresh_office.agenda.add(meeting, is_break=True, title_en="tea")
    for target in (a, b):
        with Refusal("circle", folder):
            fresh_office.agenda.move(a, target, 0)
    with Refusal("break", folder):
        fresh_office.agenda.move(a, tea, 0)
    with Refusal("break", folder):
        _add(fresh_office, meeting, "x", below=tea)
    with Refusal("break", folder):
        fresh_office.agenda.change(a, is_break=True)


def test_agendas_of_two_meetings_do_not_mix(fresh_office: UseCases, meeting: int) -> None:
    other = fresh_office.meetings.create(MeetingKind.SOM, DAY, DAY, skeleton=False).id
    own, strange = _add(fresh_office, meeting, "own"), _add(fresh_office, other, "strange")
    folder = fresh_office.office.folder
    with Refusal("other-meeting", folder):
        _add(fresh_office, meeting, "x", below=strange)
    with Refusal("other-meeting", folder):
        _add(fresh_office, meeting, "x", after=strange)
    with Refusal("other-meeting", folder):
        fresh_office.agenda.move(own, strange, 0)


@pytest.mark.parametrize(
    ("fields", "code"), [({"minutes": -1}, "minutes"), ({"minutes": 1441}, "minutes"), ({"day": 0}, "day")]
)
def test_times_that_can_not_be_are_refused(
    fresh_office: UseCases, meeting: int, fields: dict[str, int], code: str
) -> None:
    item = _add(fresh_office, meeting, "a")
    with Refusal(code, fresh_office.office.folder):
        fresh_office.agenda.add(meeting, **fields)  # type: ignore[arg-type]
    with Refusal(code, fresh_office.office.folder):
        fresh_office.agenda.change(item, **fields)  # type: ignore[arg-type]


def test_an_old_reading_of_an_item_is_refused(fresh_office: UseCases, meeting: int) -> None:
    item = _add(fresh_office, meeting, "a")
    seen = fresh_office.agenda.show(meeting)[0].version
    fresh_office.agenda.change(item, seen, title_en="first")
    with Refusal("changed-meanwhile", fresh_office.office.folder):
        fresh_office.agenda.change(item, seen, title_en="second")


def test_removing_an_item_removes_what_is_below_and_leaves_the_documents(sample_office: UseCases) -> None:
    meeting = sample_office.meetings.list(kind=MeetingKind.SOM)[0].id
    before = sample_office.agenda.show(meeting)
    parent = next(line for line in before if any(one.parent == line.id for one in before))
    gone = {parent.id, *(line.id for line in before if line.parent == parent.id)}
    documents = sample_office.archive.count()
    sample_office.agenda.remove(parent.id)
    after = sample_office.agenda.show(meeting)
    assert {line.id for line in after} == {line.id for line in before} - gone
    assert [line.position for line in after if line.level == 1] == list(
        range(sum(line.level == 1 for line in after))
    )
    assert sample_office.archive.count() == documents


def test_documents_hang_in_an_order_that_one_chooses(sample_office: UseCases) -> None:
    meeting = sample_office.meetings.create(MeetingKind.SOM, DAY, DAY, skeleton=False).id
    item = _add(sample_office, meeting, "a")
    a, b, c = (line.id for line in sample_office.archive.list(limit=3))

    def hanging() -> list[int]:
        return [one.id for one in sample_office.agenda.show(meeting)[0].documents]

    sample_office.agenda.hang(item, [a, b])
    sample_office.agenda.hang(item, [b, c, c])
    assert hanging() == [a, b, c]
    sample_office.agenda.order_documents(item, c, 0)
    assert hanging() == [c, a, b]
    sample_office.agenda.unhang(item, a)
    assert hanging() == [c, b]
    with Refusal("not-found", sample_office.office.folder):
        sample_office.agenda.unhang(item, a)
    newest = sample_office.archive.show(c).hangs_on[0]
    assert (newest.meeting, newest.item) == (meeting, item)


def test_what_must_not_hang_does_not(sample_office: UseCases) -> None:
    folder = sample_office.office.folder
    meeting = sample_office.meetings.create(MeetingKind.SOM, DAY, DAY, skeleton=False).id
    item = _add(sample_office, meeting, "a")
    tea = sample_office.agenda.add(meeting, is_break=True)
    first, second = (line.id for line in sample_office.archive.list(limit=2))
    with Refusal("break", folder):
        sample_office.agenda.hang(tea, [first])
    sample_office.agenda.hang(item, [second])
    with Refusal("break", folder):
        sample_office.agenda.change(item, is_break=True)
    sample_office.archive.withdraw(first, "Replaced")
    with Refusal("withdrawn", folder):
        sample_office.agenda.hang(item, [first])
    with Refusal("not-found", folder):
        sample_office.agenda.hang(item, [999])


def test_a_whole_agenda_is_written_in_one_step(fresh_office: UseCases, meeting: int) -> None:
    fresh_office.agenda.add_all(
        meeting,
        [
            {"title_en": "Opening", "title_ru": "Открытие", "minutes": 20},
            {"title_en": "Welcome", "title_ru": "Приветствие", "level": 2, "minutes": 5},
            {"title_en": "Tea", "title_ru": "Чай", "kind": "break", "minutes": 15},
            {"title_en": "Later", "title_ru": "Позже", "day": 2},
        ],
    )
    # The meeting has one day only.
    assert _outline(fresh_office, meeting) == ["1 Opening", "1.1 Welcome", "– Tea"]
    assert fresh_office.history.undo().title.en == "Agenda written: Senior Officials’ Meeting"
    assert fresh_office.agenda.show(meeting) == ()


MOVES = st.tuples(st.integers(0, 7), st.integers(-1, 7), st.integers(0, 8))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(MOVES, min_size=1, max_size=6))
def test_however_items_are_moved_none_is_lost_and_places_are_counted_without_gap(
    fresh_office: UseCases, moves: list[tuple[int, int, int]]
) -> None:
    meeting = fresh_office.meetings.create(MeetingKind.SOM, DAY, DAY, skeleton=False).id
    items = [_add(fresh_office, meeting, str(number)) for number in range(8)]
    for item, parent, position in moves:
        try:
            fresh_office.agenda.move(items[item], items[parent] if parent >= 0 else None, position)
        except Refused as refused:
            assert refused.code in ("circle", "depth")
    lines = fresh_office.agenda.show(meeting)
    assert {line.id for line in lines} == set(items)
    assert max(line.level for line in lines) <= DEEPEST_LEVEL
    for parent_id in {line.parent for line in lines}:
        fellows: list[AgendaLine] = [line for line in lines if line.parent == parent_id]
        assert [line.position for line in fellows] == list(range(len(fellows)))
