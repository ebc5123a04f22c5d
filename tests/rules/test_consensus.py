"""Rules D1, D5, S3: who has a position, when there is consensus, and what a close leaves as it is."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.choices import Choices
from almaty_desktop.rules.consensus import (
    Entry,
    current,
    has_position,
    outcome_of,
    refuse_after_close,
    refuse_correction,
    refuse_entry,
    refuse_participant,
)
from almaty_desktop.rules.decisions import Outcome, Position
from almaty_desktop.rules.standing import Standing
from tests.rules.founding_states import MEMBERS, almaty, founding_standing

CONFERENCE = almaty(2013, 6, 5, 16)
TEXT = Bilingual("subject to national law", "с учётом национального законодательства")
NAME = Bilingual("Islamic Republic of Pakistan", "Исламская Республика Пакистан")
AGREES, SILENT, RESERVATION, OBJECTS, ABSENT = Position

MOMENTS = st.integers(0, 7200).map(lambda seconds: CONFERENCE + timedelta(seconds=seconds))
ENTRIES = st.lists(
    st.builds(
        Entry, st.sampled_from(sorted(MEMBERS)), st.sampled_from(Position), MOMENTS, st.just(Bilingual())
    ),
    max_size=20,
)


def _in_order(*given: tuple[str, Position]) -> list[Entry]:
    return [
        Entry(code, position, CONFERENCE + timedelta(minutes=n)) for n, (code, position) in enumerate(given)
    ]


def _everybody(position: Position) -> list[Entry]:
    return _in_order(*((code, position) for code in sorted(MEMBERS)))


def test_the_states_of_the_founding_document_that_have_a_position() -> None:
    """S2, S3: the six members decide; [Iran] and [Pakistan] have no position yet."""
    deciding = {code for code in (*MEMBERS, "IR", "PK") if has_position(founding_standing(code), Choices())}
    assert deciding == MEMBERS


def test_the_office_can_choose_that_pending_states_have_a_position() -> None:
    """S3 (choice); observers and guests have none in any case (D1)."""
    chosen = Choices(pending_take_positions=True)
    assert {one for one in Standing if has_position(one, chosen)} == {Standing.MEMBER, Standing.PENDING}
    assert {one for one in Standing if has_position(one, Choices())} == {Standing.MEMBER}


def test_who_has_no_position_is_told_why() -> None:
    """S3 for a State in brackets, D1 for everybody else."""
    codes = {one: refuse_participant(NAME, one).code for one in Standing if one is not Standing.MEMBER}
    assert codes.pop(Standing.PENDING) == "S3"
    assert set(codes.values()) == {"D1"}


def test_all_agree() -> None:
    """D1: as on 5 June 2013."""
    assert outcome_of(_everybody(AGREES)) is Outcome.CONSENSUS


@pytest.mark.parametrize("position", [AGREES, SILENT, RESERVATION])
def test_one_member_in_the_room_is_enough_where_nobody_objects(position: Position) -> None:
    """D1: silence and a reservation join the consensus; there is no quorum but one."""
    assert outcome_of([*_everybody(ABSENT), *_in_order(("KZ", position))]) is Outcome.CONSENSUS
    assert outcome_of(_in_order(("KZ", position))) is Outcome.CONSENSUS


def test_nobody_present_agrees_to_nothing() -> None:
    """D1: at least one was present; who entered nothing was not."""
    assert outcome_of([]) is Outcome.NO_CONSENSUS
    assert outcome_of(_everybody(ABSENT)) is Outcome.NO_CONSENSUS


def test_one_objection_against_five_that_agree() -> None:
    """D1: no majorities."""
    assert outcome_of([*_everybody(AGREES), *_in_order(("TR", OBJECTS))]) is Outcome.NO_CONSENSUS


def test_an_objection_that_is_withdrawn_before_the_close_is_none() -> None:
    """D1: what counts is where each stands at the close."""
    assert outcome_of([*_everybody(AGREES), *_in_order(("TR", OBJECTS), ("TR", SILENT))]) is Outcome.CONSENSUS


@given(ENTRIES, MOMENTS, st.sampled_from(sorted(MEMBERS)), st.data())
def test_no_sequence_of_positions_with_an_objection_at_the_close_is_consensus(
    entries: list[Entry], at: datetime, objector: str, data: st.DataObject
) -> None:
    """D1: whoever objects, whatever all others say before and after."""
    place = data.draw(st.integers(0, len(entries)))
    after = [one for one in entries[place:] if one.member != objector]
    assert outcome_of([*entries[:place], Entry(objector, OBJECTS, at), *after]) is Outcome.NO_CONSENSUS


@given(ENTRIES)
def test_consensus_needs_somebody_present_and_nobody_against(entries: list[Entry]) -> None:
    """D1, reckoned member by member."""
    last = {code: [one.position for one in entries if one.member == code][-1:] for code in MEMBERS}
    present = [code for code in MEMBERS if last[code] and last[code] != [ABSENT]]
    against = [code for code in MEMBERS if last[code] == [OBJECTS]]
    assert (outcome_of(entries) is Outcome.CONSENSUS) == (bool(present) and not against)


@given(ENTRIES, ENTRIES)
def test_numbers_make_no_difference(entries: list[Entry], more: list[Entry]) -> None:
    """D1: no number of members that agree outweighs the one that objects, and no place in order does."""
    objecting = [one for one in current(entries).values() if one.position is OBJECTS]
    favourable = [Entry(f"X{n}", AGREES, one.at) for n, one in enumerate(more)]
    if objecting:
        assert outcome_of([*favourable, *entries, *favourable]) is Outcome.NO_CONSENSUS
    assert outcome_of(list(reversed(current(entries).values()))) is outcome_of(entries)


@given(ENTRIES)
def test_each_member_has_one_position_the_one_entered_last(entries: list[Entry]) -> None:
    """D1: one position each; what was entered before stays on record and counts no more."""
    standing = current(entries)
    assert set(standing) == {one.member for one in entries}
    for code, entry in standing.items():
        assert entry == [one for one in entries if one.member == code][-1]


def test_a_reservation_has_its_text() -> None:
    """D1: a reservation with a text that is recorded; blanks are no text. Either language will do."""
    for missing in (Bilingual(), Bilingual(" ", "\n")):
        refused = refuse_entry(RESERVATION, missing, silence=False)
        assert refused is not None
        assert refused.code == "D1"
    for given_text in (TEXT, Bilingual(en=TEXT.en), Bilingual(ru=TEXT.ru)):
        assert refuse_entry(RESERVATION, given_text, silence=False) is None


@pytest.mark.parametrize("silence", [False, True])
def test_other_positions_need_no_text(silence: bool) -> None:
    """D1, D2: nobody has to say why it objects; from a silence procedure nobody is absent."""
    for position in (AGREES, SILENT, OBJECTS):
        assert refuse_entry(position, Bilingual(), silence=silence) is None
    refused = refuse_entry(ABSENT, Bilingual(), silence=silence)
    assert (refused.code if refused else None) == ("D2" if silence else None)


def _correction_code(why: Bilingual, *, is_open: bool, recorded: bool) -> str | None:
    refused = refuse_correction(why, is_open=is_open, recorded=recorded)
    return refused.code if refused else None


@given(st.builds(Bilingual, st.text(" \n", max_size=2) | st.just("misheard")), st.booleans(), st.booleans())
def test_a_correction_is_for_what_is_recorded_and_closed_and_says_why(
    why: Bilingual, is_open: bool, recorded: bool
) -> None:
    """D5: only by a further entry that says why."""
    allowed = recorded and not is_open and bool(why.en.strip())
    assert _correction_code(why, is_open=is_open, recorded=recorded) == (None if allowed else "D5")


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["enter", "close", "correct"]),
        st.sampled_from(sorted(MEMBERS)),
        st.sampled_from(Position),
        st.sampled_from(["", "the interpretation was misheard"]),
    ),
    max_size=25,
)


@given(ACTS)
def test_a_closed_round_never_changes(acts: list[tuple[str, str, Position, str]]) -> None:
    """D5: whatever is tried after the close, the entries made before it stay, and so does their outcome.

    Corrections stand beside them; each says why, and none is an entry on which the outcome depends.
    """
    entries: list[Entry] = []
    corrections: list[tuple[Entry, str]] = []
    at_close: tuple[tuple[Entry, ...], Outcome] | None = None
    for number, (act, code, position, why) in enumerate(acts):
        entry = Entry(code, position, CONFERENCE + timedelta(minutes=number))
        if act == "close" and at_close is None:
            at_close = (tuple(entries), outcome_of(entries))
        elif act == "enter":
            if at_close is None:
                entries.append(entry)
            else:
                assert refuse_after_close().code == "D5"
        elif act == "correct":
            recorded = code in current(entries)
            if _correction_code(Bilingual(why), is_open=at_close is None, recorded=recorded) is None:
                corrections.append((entry, why))
    if at_close is None:
        assert not corrections
    else:
        assert at_close == (tuple(entries), outcome_of(entries))
        assert all(why and entry.member in current(at_close[0]) for entry, why in corrections)
