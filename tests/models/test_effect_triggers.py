"""What no decision gave is refused by the database itself, whoever writes it (S1, S4, S5, C1, C3, D3, D4)."""

from __future__ import annotations

import re
import sqlite3
from importlib import import_module
from typing import Any

import pytest

from tests.models.decision_data import CONFERENCE, IR, KZ, NGO, SOM, TR, UN, Data, chaired, given, served


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2014-12-31", None),
        ("2014-01-01", "2014-06-30"),
        ("2013-01-01", "2014-01-01"),
        ("2013-01-01", None),
        ("2014-12-31", "2015-06-30"),
    ],
)
def test_two_coordinators_at_once_are_refused(data: Data, start: str, end: str | None) -> None:
    data.insert("service_terms", **served(1, "2014-01-01", "2014-12-31"))
    data.refuses_insert("(S4)", "service_terms", **served(2, start, end))
    alternate = data.insert("service_terms", **served(2, start, end, "alternate"))
    data.refuses("(S4)", "UPDATE service_terms SET role = 'national-coordinator' WHERE id = ?", alternate)


def test_a_coordinator_for_good_leaves_room_for_nobody_after(data: Data) -> None:
    first = data.insert("service_terms", **served(1, "2014-01-01", None))
    data.refuses_insert("(S4)", "service_terms", **served(2, "2030-01-01", None))
    data.run("UPDATE service_terms SET \"end\" = '2014-12-31' WHERE id = ?", first)
    data.insert("service_terms", **served(2, "2015-01-01", None))
    data.refuses("(S4)", 'UPDATE service_terms SET "end" = NULL WHERE id = ?', first)
    data.refuses("(S4)", "UPDATE service_terms SET \"end\" = '2015-01-01' WHERE id = ?", first)


def test_coordinators_of_two_states_and_alternates_serve_at_once(data: Data) -> None:
    data.insert("service_terms", **served(1, "2014-01-01", None))
    data.insert("service_terms", **{**served(2, "2014-01-01", None), "participant_id": TR})
    data.insert("service_terms", **served(2, "2014-01-01", None, "alternate"))
    data.insert("service_terms", **served(1, "2014-01-01", None, "alternate"))


def test_only_states_have_coordinators(data: Data) -> None:
    for role in ("national-coordinator", "alternate"):
        of_an_organisation = {**served(1, "2014-01-01", None, role), "participant_id": UN}
        data.refuses_insert("(S4)", "service_terms", **of_an_organisation)
    term = data.insert(
        "service_terms", **{**served(1, "2014-01-01", None, "representative"), "participant_id": UN}
    )
    data.refuses("(S4)", "UPDATE service_terms SET role = 'alternate' WHERE id = ?", term)


def test_the_first_chair_is_elected_by_the_decision_about_it(data: Data) -> None:
    data.refuses_insert("(C1)", "chair_terms", **chaired(KZ, "2013-06-05", "2015-06-04"))
    still_open = data.decision("elect-chair", subject_id=KZ)
    data.refuses_insert("(D3)", "chair_terms", **chaired(KZ, "2013-06-05", "2015-06-04", still_open))
    data.close(still_open)
    data.refuses_insert("(D3)", "chair_terms", **chaired(KZ, "2013-06-05", "2015-06-04", still_open))
    for wrong in (
        data.agreed("elect-chair", "no-consensus", subject_id=KZ),
        data.agreed("elect-chair", subject_id=TR),
        data.agreed("formalise-participation", subject_id=KZ),
    ):
        data.refuses_insert("(D3)", "chair_terms", **chaired(KZ, "2013-06-05", "2015-06-04", wrong))
    data.confirm(still_open)
    data.insert("chair_terms", **chaired(KZ, "2013-06-05", "2015-06-04", still_open))
    data.insert("chair_terms", **chaired(TR, "2015-06-05", "2017-06-04"))


def test_terms_of_the_chair_neither_overlap_nor_move(data: Data) -> None:
    elected = data.agreed("elect-chair", subject_id=KZ)
    first = data.insert("chair_terms", **chaired(KZ, "2013-06-05", "2015-06-04", elected))
    overlapping = ("2015-06-04", "2017-06-03"), ("2014-01-01", "2014-12-31"), ("2013-06-06", "2020-01-01")
    for start, end in overlapping:
        data.refuses_insert("(C3)", "chair_terms", **chaired(TR, start, end))
    second = data.insert("chair_terms", **chaired(TR, "2015-06-05", "2017-06-04"))
    for change in ("start = '2015-06-06'", "\"end\" = '2017-06-05'", "participant_id = 1", "decision_id = 1"):
        data.refuses("(C3)", f"UPDATE chair_terms SET {change} WHERE id = ?", second)
    data.refuses("(D5)", "DELETE FROM chair_terms WHERE id = ?", first)
    data.run("UPDATE chair_terms SET representative_id = 1 WHERE id = ?", first)
    # What was only written down, and no decision gave, an undo takes back.
    data.run("DELETE FROM chair_terms WHERE id = ?", second)


def test_the_operating_modalities_are_amended_only_by_ministers(data: Data) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"\(D4\)"):
        data.decision("amend-modalities", meeting_id=SOM)
    amendment = data.decision("amend-modalities")
    edition = {"number": 2, "dated": "2013-06-05", "text_en": "y", "text_ru": "y", "decision_id": amendment}
    data.insert(
        "modalities_editions", number=1, dated="2013-06-05", text_en="x", text_ru="x", decision_id=None
    )
    data.refuses_insert("(D4)", "modalities_editions", **edition)
    data.close(amendment)
    data.refuses_insert("(D4)", "modalities_editions", **edition)
    data.refuses_insert("(D4)", "modalities_editions", **{**edition, "decision_id": data.agreed()})
    refused = data.agreed("amend-modalities", "no-consensus")
    data.refuses_insert("(D4)", "modalities_editions", **{**edition, "decision_id": refused})
    data.refuses_insert("(D4)", "modalities_editions", **{**edition, "decision_id": None})
    data.confirm(amendment)
    data.refuses_insert("(D4)", "modalities_editions", **{**edition, "dated": "2013-06-04"})
    data.insert("modalities_editions", **edition)
    for number in (1, 2):
        for change in ("text_en = 'z'", "text_ru = 'z'", "dated = '2014-01-01'"):
            data.refuses("(D4)", f"UPDATE modalities_editions SET {change} WHERE number = ?", number)
        data.refuses("(D4)", "DELETE FROM modalities_editions WHERE number = ?", number)


def test_an_edition_is_in_both_languages(data: Data) -> None:
    check = "ck_modalities_editions_texts"
    columns = {"number": 1, "dated": "2013-06-05", "decision_id": None}
    data.refuses_insert(check, "modalities_editions", **columns, text_en="x", text_ru="")
    data.refuses_insert(check, "modalities_editions", **columns, text_en="", text_ru="x")


@pytest.mark.parametrize(
    ("participant", "standing", "kind"),
    [(UN, "observer", "admit-observer"), (IR, "member", "formalise-participation")],
)
def test_a_standing_needs_the_confirmed_decision_that_gives_it(
    data: Data, participant: int, standing: str, kind: str
) -> None:
    refused = "ck_standings_given_by"
    data.refuses_insert(refused, "standings", **given(participant, standing, None))
    still_open = data.decision(kind, subject_id=participant)
    data.refuses_insert("(S5)", "standings", **given(participant, standing, still_open))
    data.close(still_open)
    data.refuses_insert("(S5)", "standings", **given(participant, standing, still_open))
    other = "formalise-participation" if kind == "admit-observer" else "admit-observer"
    for wrong in (
        data.agreed(),
        data.agreed(kind, "no-consensus", subject_id=participant),
        data.agreed(kind, subject_id=TR),
        data.agreed(other, subject_id=participant),
        data.agreed("elect-chair", subject_id=participant),
    ):
        data.refuses_insert("(S5)", "standings", **given(participant, standing, wrong))
    data.confirm(still_open)
    for more in ("invited", "pending", "none"):
        data.refuses_insert("(S5)", "standings", **given(participant, more, still_open))
    row = data.insert("standings", **given(participant, standing, still_open))
    for change in ("since = '2014-01-01'", "standing = 'none'", "decision_id = NULL", "reason_en = 'y'"):
        data.refuses("(S1)", f"UPDATE standings SET {change} WHERE id = ?", row)
    data.refuses("(S1)", "DELETE FROM standings WHERE id = ?", row)


def test_a_standing_is_not_entered_behind_a_later_one(data: Data) -> None:
    decision = data.agreed("formalise-participation", subject_id=IR)
    (pending_since,) = data.run("SELECT since FROM standings WHERE participant_id = ?", IR).fetchone()
    early = {**given(IR, "member", decision), "since": "2012-01-01"}
    data.refuses_insert("(S1)", "standings", **early)
    data.insert("standings", **given(IR, "member", decision))
    assert given(IR, "member", decision)["since"] > pending_since


def test_what_the_operating_modalities_themselves_gave_is_not_changed_either(data: Data) -> None:
    data.refuses("(S1)", "UPDATE standings SET standing = 'observer' WHERE participant_id = ?", IR)


def test_an_invitation_needs_the_confirmed_decision_for_this_meeting(data: Data) -> None:
    def invitation(decision: int, meeting: int = SOM, participant: int = NGO) -> dict[str, Any]:
        return {
            "participant_id": participant,
            "meeting_id": meeting,
            "decision_id": decision,
            "since": "2013-07-01",
        }

    still_open = data.decision("invite-civil-society", subject_id=NGO, for_meeting_id=SOM)
    data.refuses_insert("(S5)", "invitations", **invitation(still_open))
    data.close(still_open)
    data.refuses_insert("(S5)", "invitations", **invitation(still_open))
    data.refuses_insert("(S5)", "invitations", **invitation(data.agreed()))
    data.refuses_insert("(S5)", "invitations", **invitation(data.agreed("admit-observer", subject_id=NGO)))
    data.confirm(still_open)
    data.refuses_insert("(S5)", "invitations", **invitation(still_open, CONFERENCE))
    data.refuses_insert("(S5)", "invitations", **invitation(still_open, SOM, UN))
    data.insert("invitations", **invitation(still_open))
    data.refuses("(S1)", "UPDATE invitations SET meeting_id = 1")
    data.refuses("(S1)", "DELETE FROM invitations")


def test_a_work_plan_needs_the_confirmed_decision_for_its_year(data: Data) -> None:
    def plan(decision: int, year: int = 2014) -> dict[str, Any]:
        return {
            "year": year,
            "decision_id": decision,
            "agreed": "2013-07-01",
            "text_en": "x",
            "text_ru": "x",
        }

    still_open = data.decision("agree-work-plan", year=2014)
    data.refuses_insert("(D3)", "work_plans", **plan(still_open))
    data.close(still_open)
    data.refuses_insert("(D3)", "work_plans", **plan(still_open))
    data.refuses_insert("(D3)", "work_plans", **plan(data.agreed()))
    data.confirm(still_open)
    data.refuses_insert("(D3)", "work_plans", **plan(still_open, 2015))
    data.insert("work_plans", **plan(still_open))
    data.refuses("(D3)", "UPDATE work_plans SET text_en = 'y'")
    data.refuses("(D3)", "DELETE FROM work_plans")


def test_nobody_is_on_a_list_of_delegations_without_a_standing_for_this_meeting(data: Data) -> None:
    for participant in (KZ, TR, IR):
        data.insert("delegations", meeting_id=CONFERENCE, participant_id=participant)
    for participant in (UN, NGO):
        data.refuses_insert("(S5)", "delegations", meeting_id=SOM, participant_id=participant)
        data.refuses(
            "(S5)", "UPDATE delegations SET participant_id = ? WHERE participant_id = 1", participant
        )
    invited = data.agreed("invite-civil-society", subject_id=NGO, for_meeting_id=CONFERENCE)
    data.insert(
        "invitations", participant_id=NGO, meeting_id=CONFERENCE, decision_id=invited, since="2013-06-05"
    )
    data.refuses_insert("(S5)", "delegations", meeting_id=SOM, participant_id=NGO)
    data.insert("delegations", meeting_id=CONFERENCE, participant_id=NGO)
    data.refuses("(S5)", "UPDATE delegations SET meeting_id = 2 WHERE participant_id = ?", NGO)
    admitted = data.agreed("admit-observer", subject_id=UN)
    data.insert("standings", **given(UN, "observer", admitted, "2014-05-06"))
    data.refuses_insert("(S5)", "delegations", meeting_id=CONFERENCE, participant_id=UN)
    data.insert("delegations", meeting_id=SOM, participant_id=UN)
    data.run("DELETE FROM delegations")


def test_every_trigger_of_the_step_is_there(data: Data) -> None:
    step = import_module("almaty_desktop.models.migrations.versions.0002_decisions")
    names = {re.search(r"CREATE TRIGGER (\w+)", one)[1] for one in step.TRIGGERS}  # type: ignore[index]
    found = {row[0] for row in data.run("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert names <= found
