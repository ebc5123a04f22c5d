"""Rules S1, S3, S5 (§3.iv): who is admitted and by what, and who can be on a list of delegations."""

from __future__ import annotations

from itertools import product

import pytest

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.admission import may_break_own_silence, refuse_delegation, refuse_subject
from almaty_desktop.rules.decisions import ABOUT_A_PARTICIPANT, DecisionKind
from almaty_desktop.rules.standing import ParticipantKind, Standing

NAME = Bilingual("Islamic Republic of Iran", "Исламская Республика Иран")
STATE, INTERNATIONAL, REGIONAL, CIVIL = ParticipantKind


def _code(kind: DecisionKind, participant: ParticipantKind, standing: Standing) -> str | None:
    refused = refuse_subject(kind, NAME, participant, standing)
    return refused.code if refused else None


@pytest.mark.parametrize("participant", [STATE, INTERNATIONAL, REGIONAL])
def test_states_and_organisations_become_observers(participant: ParticipantKind) -> None:
    """S5: States, international and regional organisations, in all sessions."""
    assert _code(DecisionKind.ADMIT_OBSERVER, participant, Standing.NONE) is None


@pytest.mark.parametrize("standing", Standing)
def test_civil_society_never_becomes_an_observer(standing: Standing) -> None:
    """S5: civil society is invited case by case."""
    assert _code(DecisionKind.ADMIT_OBSERVER, CIVIL, standing) == "S5"


@pytest.mark.parametrize("standing", [Standing.MEMBER, Standing.PENDING, Standing.OBSERVER])
def test_who_takes_part_already_is_not_admitted_again(standing: Standing) -> None:
    """S5: an observer is admitted once; members and pending members are more than that."""
    assert _code(DecisionKind.ADMIT_OBSERVER, STATE, standing) == "S5"


@pytest.mark.parametrize("standing", Standing)
def test_only_civil_society_is_invited_to_one_meeting(standing: Standing) -> None:
    """S5: one consensus, one meeting, however often it was invited before."""
    assert _code(DecisionKind.INVITE_CIVIL_SOCIETY, CIVIL, standing) is None
    for participant in (STATE, INTERNATIONAL, REGIONAL):
        assert _code(DecisionKind.INVITE_CIVIL_SOCIETY, participant, standing) == "S5"


def test_only_a_pending_state_formalises_its_participation() -> None:
    """S3, footnote 4: the States in brackets; one that is a member already has nothing to formalise."""
    for standing in Standing:
        expected = None if standing is Standing.PENDING else "S3"
        assert _code(DecisionKind.FORMALISE_PARTICIPATION, STATE, standing) == expected


def test_only_a_member_is_elected_to_the_chair() -> None:
    """C1: over the members of the day; a State in brackets does not chair."""
    for standing in Standing:
        assert _code(DecisionKind.ELECT_CHAIR, STATE, standing) == (
            None if standing is Standing.MEMBER else "C1"
        )


def test_decisions_without_a_subject_ask_nothing_of_anybody() -> None:
    """S5 binds decisions that are about a participant."""
    for kind, participant, standing in product(DecisionKind, ParticipantKind, Standing):
        if kind not in ABOUT_A_PARTICIPANT:
            assert _code(kind, participant, standing) is None


def test_the_bracketed_state_itself_may_break_the_silence_that_concerns_it_and_no_other() -> None:
    """S3, footnote 4: it formalises its own participation, and has no position in anything else."""
    assert [kind for kind in DecisionKind if may_break_own_silence(kind)] == [
        DecisionKind.FORMALISE_PARTICIPATION
    ]


@pytest.mark.parametrize("standing", [Standing.MEMBER, Standing.PENDING, Standing.OBSERVER])
def test_members_and_observers_are_in_all_sessions(standing: Standing) -> None:
    """S5: members, those in brackets, and observers."""
    assert refuse_delegation(NAME, standing, invited=False) is None


@pytest.mark.parametrize("standing", [Standing.INVITED, Standing.NONE])
def test_a_guest_of_one_meeting_is_not_registered_for_the_next(standing: Standing) -> None:
    """S5: the standing of a guest carries it to the one meeting to which a decision invited it."""
    assert refuse_delegation(NAME, standing, invited=True) is None
    refused = refuse_delegation(NAME, standing, invited=False)
    assert refused is not None
    assert refused.code == "S5"
    assert "Islamic Republic of Iran" in str(refused.message)
