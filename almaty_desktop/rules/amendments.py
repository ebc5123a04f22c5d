"""Who may amend the Operating Modalities (rule D4, §3.vii)."""

from __future__ import annotations

from almaty_desktop.i18n import message
from almaty_desktop.rules.decisions import DecisionKind
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.rules.refusals import Refusal


def refuse_amendment(kind: DecisionKind, meeting: MeetingKind | None) -> Refusal | None:
    """An amendment put to anything but a ministerial meeting is refused (rule D4).

    ``meeting`` is None for a silence procedure.
    """
    if kind is not DecisionKind.AMEND_MODALITIES or meeting is MeetingKind.MINISTERIAL:
        return None
    if meeting is None:
        return Refusal(
            "D4",
            message(
                "The Operating Modalities are amended only by a ministerial meeting (§3.vii), "
                "not by a silence procedure."
            ),
        )
    return Refusal(
        "D4", message("The Operating Modalities are amended only by a ministerial meeting (§3.vii).")
    )
