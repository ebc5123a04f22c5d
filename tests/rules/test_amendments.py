"""Rule D4 (§3.vii): the Operating Modalities are amended by a ministerial meeting and by nothing else."""

from __future__ import annotations

import pytest

from almaty_desktop.i18n import Language, texts_in
from almaty_desktop.rules.amendments import refuse_amendment
from almaty_desktop.rules.decisions import DecisionKind
from almaty_desktop.rules.meetings import MeetingKind

AMENDMENT = DecisionKind.AMEND_MODALITIES
OTHERS = [kind for kind in DecisionKind if kind is not AMENDMENT]
EVERYWHERE = [None, *MeetingKind]


def test_a_ministerial_meeting_amends() -> None:
    """D4: §3.vii."""
    assert refuse_amendment(AMENDMENT, MeetingKind.MINISTERIAL) is None


@pytest.mark.parametrize("meeting", [one for one in EVERYWHERE if one is not MeetingKind.MINISTERIAL])
def test_every_other_meeting_and_a_silence_procedure_are_refused(meeting: MeetingKind | None) -> None:
    """D4: refused with that reason, in both languages."""
    refused = refuse_amendment(AMENDMENT, meeting)
    assert refused is not None
    assert refused.code == "D4"
    assert "ministerial meeting" in texts_in(Language.EN).say(refused.message)
    assert ("silence procedure" in texts_in(Language.EN).say(refused.message)) == (meeting is None)


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize("meeting", EVERYWHERE)
def test_no_other_decision_is_held_back_by_it(kind: DecisionKind, meeting: MeetingKind | None) -> None:
    """D4 speaks of amendments only."""
    assert refuse_amendment(kind, meeting) is None
