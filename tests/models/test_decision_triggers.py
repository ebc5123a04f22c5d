"""What must never be in a decision is refused by the database itself, whoever writes it (D1, D2, D5)."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from tests.models.decision_data import AFTER, DEADLINE, IR, KZ, LATER, NGO, SOM, TR, UN, Data


def test_only_members_of_the_decision_have_a_position(data: Data) -> None:
    decision = data.decision(members=(KZ,))
    data.insert("positions", **data.position(decision))
    for other in (TR, IR, UN):
        data.refuses_insert("(D1)", "positions", **data.position(decision, other))


def test_a_pending_state_breaks_silence_in_its_own_procedure_only(data: Data) -> None:
    own = data.silence("formalise-participation", subject_id=IR)
    data.insert("positions", **data.position(own, IR, position="objects"))
    in_a_meeting = data.decision("formalise-participation", subject_id=IR)
    data.refuses_insert("(D1)", "positions", **data.position(in_a_meeting, IR))
    about_another = data.silence("formalise-participation", subject_id=TR)
    data.refuses_insert("(D1)", "positions", **data.position(about_another, IR))
    election = data.silence("elect-chair", subject_id=IR)
    data.refuses_insert("(D1)", "positions", **data.position(election, IR))


def test_a_position_is_never_changed_and_goes_only_while_the_round_is_open(data: Data) -> None:
    decision = data.decision()
    taken = data.insert("positions", **data.position(decision))
    data.insert("positions", **data.position(decision, TR))
    data.refuses("(D5)", "UPDATE positions SET position = 'objects' WHERE id = ?", taken)
    data.refuses("(D5)", "UPDATE positions SET participant_id = 2 WHERE id = ?", taken)
    data.run("DELETE FROM positions WHERE id = ?", taken)
    data.close(decision)
    data.refuses("(D5)", "DELETE FROM positions")


def test_after_the_close_a_position_needs_a_reason(data: Data) -> None:
    decision = data.decision()
    data.close(decision)
    data.refuses_insert("(D5)", "positions", **data.position(decision))
    data.insert("positions", **data.position(decision, why_ru="ошибка в протоколе"))
    data.confirm(decision)
    data.refuses_insert("(D5)", "positions", **data.position(decision))
    data.insert("positions", **data.position(decision, why_en="recorded for the wrong State"))


def test_silence_is_broken_until_the_deadline_and_not_after(data: Data) -> None:
    decision = data.silence()
    data.insert("positions", **{**data.position(decision, position="objects"), "at": DEADLINE})
    late = {**data.position(decision, TR, position="objects"), "at": AFTER}
    data.refuses_insert("(D2)", "positions", **late)
    data.insert("silence_deadlines", decision_id=decision, deadline=AFTER, set_at=LATER)
    data.insert("positions", **late)


def test_a_reservation_has_a_text_and_a_position_is_one_of_the_five(data: Data) -> None:
    decision = data.decision()
    refused = "ck_positions_reservation_text"
    data.refuses_insert(refused, "positions", **data.position(decision, position="reservation"))
    data.refuses_insert("ck_positions_position", "positions", **data.position(decision, position="abstains"))
    data.insert("positions", **data.position(decision, position="reservation", text_en="§ 2 only"))


def test_a_deadline_is_only_ever_followed_by_a_later_one(data: Data) -> None:
    decision = data.silence()

    def deadline(moment: str, set_at: str = LATER) -> dict[str, Any]:
        return {"decision_id": decision, "deadline": moment, "set_at": set_at}

    data.refuses_insert("(D2)", "silence_deadlines", **deadline("2013-07-31 23:59:59.000000"))
    data.refuses_insert("(D2)", "silence_deadlines", **deadline(DEADLINE))
    data.refuses_insert("(D2)", "silence_deadlines", **deadline("2014-01-01 00:00:00.000000", AFTER))
    data.refuses("(D2)", "UPDATE silence_deadlines SET deadline = ?", AFTER)
    data.insert("silence_deadlines", **deadline(AFTER, DEADLINE))
    data.refuses("(D2)", "DELETE FROM silence_deadlines WHERE deadline = ?", AFTER)
    data.close(decision, "adopted")
    data.refuses_insert("(D2)", "silence_deadlines", **deadline("2014-01-01 00:00:00.000000", LATER))
    data.refuses("(D2)", "DELETE FROM silence_deadlines")


def test_a_deadline_lies_after_its_beginning_and_goes_with_a_procedure_that_is_taken_back(data: Data) -> None:
    decision = data.silence()
    check = "ck_silence_deadlines_deadline"
    later = "2014-01-01 00:00:00.000000"
    data.run("DELETE FROM silence_deadlines")
    data.refuses_insert(check, "silence_deadlines", decision_id=decision, deadline=later, set_at=later)


def test_what_was_closed_is_not_changed(data: Data) -> None:
    decision = data.decision()
    data.close(decision)
    for change in (
        "title_en = 'y'",
        "title_ru = 'y'",
        "closed_at = '2013-07-02'",
        "outcome = 'no-consensus'",
    ):
        data.refuses("(D5)", f"UPDATE decisions SET {change}")
    data.refuses("(D5)", "UPDATE decisions SET closed_at = NULL, outcome = NULL")
    for change in (
        "text_en = 'y'",
        "number = 2",
        "outcome = 'no-consensus'",
        "closed_at = NULL, outcome = NULL",
    ):
        data.refuses("(D5)", f"UPDATE decision_rounds SET {change}")
    data.refuses("(D5)", "DELETE FROM decision_rounds")
    data.refuses("(D5)", "DELETE FROM decisions")
    data.confirm(decision)
    for change in ("confirmed_at = NULL", "title_en = 'y'", "version = 9"):
        data.refuses("(D5)", f"UPDATE decisions SET {change}")


def test_what_is_decided_and_where_stays_from_the_beginning(data: Data) -> None:
    data.decision("elect-chair", subject_id=KZ)
    for change in (
        "kind = 'formalise-participation'",
        "meeting_id = 2",
        "day = '2014-01-01'",
        "subject_id = 2",
    ):
        data.refuses("stays as it was put", f"UPDATE decisions SET {change}")
    data.run("UPDATE decisions SET title_en = 'y'")


@pytest.mark.parametrize(("outcome", "again"), [("no-consensus", True), ("consensus", False)])
def test_only_after_an_objection_a_decision_is_open_again(data: Data, outcome: str, again: bool) -> None:
    decision = data.decision()
    data.close(decision, outcome)
    columns = {"decision_id": decision, "number": 2, "text_en": "y", "text_ru": "y", "opened_at": AFTER}
    data.refuses_insert("(D1)", "decision_rounds", **columns)
    reopen = "UPDATE decisions SET closed_at = NULL, outcome = NULL"
    if not again:
        data.refuses("(D5)", reopen)
        return
    data.run(reopen)
    data.insert("decision_rounds", **columns)
    data.refuses_insert("(D1)", "decision_rounds", **{**columns, "number": 3})
    # What was said in the first round stays there.
    data.refuses_insert("(D5)", "positions", **data.position(decision))
    data.close(decision)
    data.confirm(decision)
    data.refuses("(D5)", reopen)


@pytest.mark.parametrize("outcome", ["adopted", "broken"])
def test_a_silence_procedure_is_never_open_again(data: Data, outcome: str) -> None:
    data.close(data.silence(), outcome)
    data.refuses("(D5)", "UPDATE decisions SET closed_at = NULL, outcome = NULL")


def test_a_text_on_which_a_position_was_taken_is_put_anew(data: Data) -> None:
    decision = data.decision()
    data.run("UPDATE decision_rounds SET text_en = 'y'")
    data.insert("positions", **data.position(decision))
    data.refuses("(D1)", "UPDATE decision_rounds SET text_ru = 'z'")


def test_members_are_fixed_once_a_round_was_closed(data: Data) -> None:
    decision = data.decision(members=(KZ,))
    data.insert("decision_members", decision_id=decision, participant_id=TR)
    data.close(decision, "no-consensus")
    data.run("UPDATE decisions SET closed_at = NULL, outcome = NULL")
    data.refuses_insert("(D5)", "decision_members", decision_id=decision, participant_id=IR)
    data.refuses("(D5)", "UPDATE decision_members SET participant_id = 3 WHERE participant_id = 1")
    data.refuses("(D5)", "DELETE FROM decision_members")


def test_an_open_decision_that_was_put_by_mistake_can_go(data: Data) -> None:
    decision = data.silence()
    data.insert("positions", **data.position(decision))
    for table in ("positions", "decision_members", "silence_deadlines", "decision_rounds", "decisions"):
        data.run(f"DELETE FROM {table}")
        assert data.rows(table) == []


@pytest.mark.parametrize(
    ("check", "kind", "columns"),
    [
        ("subject", "elect-chair", {}),
        ("subject", "ordinary", {"subject_id": KZ}),
        ("for_meeting", "invite-civil-society", {"subject_id": NGO}),
        ("for_meeting", "ordinary", {"for_meeting_id": SOM}),
        ("year", "agree-work-plan", {}),
        ("year", "ordinary", {"year": 2014}),
        ("amendment", "amend-modalities", {"meeting_id": None}),
        ("kind", "vote", {}),
        ("closed", "ordinary", {"closed_at": LATER}),
        ("closed", "ordinary", {"outcome": "consensus"}),
        ("outcome", "ordinary", {"closed_at": LATER, "outcome": "majority"}),
        ("confirmed", "ordinary", {"confirmed_at": LATER}),
    ],
)
def test_a_decision_is_whole(data: Data, check: str, kind: str, columns: dict[str, Any]) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=rf"ck_decisions_{check}\b|\(D4\)"):
        data.decision(kind, **columns)
