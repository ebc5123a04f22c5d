"""Who is admitted, and by what: subjects of decisions, and who may take part in a meeting (rules S1, S5)."""

from __future__ import annotations

from datetime import date

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.rules.decisions import DecisionKind
from almaty_desktop.rules.refusals import Refusal
from almaty_desktop.rules.standing import ParticipantKind, Standing

_OBSERVERS = frozenset({ParticipantKind.STATE, ParticipantKind.INTERNATIONAL, ParticipantKind.REGIONAL})
_IN_ALL_SESSIONS = frozenset({Standing.MEMBER, Standing.PENDING, Standing.OBSERVER})


def refuse_subject(
    kind: DecisionKind, name: Bilingual, participant: ParticipantKind, standing: Standing
) -> Refusal | None:
    """Whether a decision of this kind can be about this participant, given its standing on the day."""
    match kind:
        case DecisionKind.ELECT_CHAIR if standing is not Standing.MEMBER:
            return Refusal("C1", message("{name} is not a member, and only a member can chair.", name=name))
        case DecisionKind.ADMIT_OBSERVER if participant not in _OBSERVERS:
            return Refusal(
                "S5",
                message(
                    "{name} is a civil-society organisation: it is invited to one meeting at a time and "
                    "does not become an observer.",
                    name=name,
                ),
            )
        case DecisionKind.ADMIT_OBSERVER if standing in _IN_ALL_SESSIONS:
            return Refusal("S5", message("{name} takes part in all sessions already.", name=name))
        case DecisionKind.INVITE_CIVIL_SOCIETY if participant is not ParticipantKind.CIVIL:
            return Refusal(
                "S5",
                message(
                    "{name} is not a civil-society organisation. States and international and regional "
                    "organisations become observers.",
                    name=name,
                ),
            )
        case DecisionKind.FORMALISE_PARTICIPATION if standing is not Standing.PENDING:
            return Refusal(
                "S3", message("{name} is not pending: there is no participation to formalise.", name=name)
            )
    return None


def refuse_invitation(decided: date, last_day: date, *, cancelled: bool) -> Refusal | None:
    """Nobody is invited to a meeting that is over or does not take place (rule S5)."""
    if cancelled:
        return Refusal("S5", message("This meeting was cancelled; nobody is invited to it."))
    if decided > last_day:
        return Refusal(
            "S5",
            message(
                "The meeting ended on {last_day}; a decision of {day} can’t invite anybody to it any more.",
                last_day=last_day,
                day=decided,
            ),
        )
    return None


def may_break_own_silence(kind: DecisionKind) -> bool:
    """Whether the subject itself may break silence: nobody's participation is formalised against its will.

    Footnote 4 has the bracketed States formalise their participation pursuant to the silence procedure; it
    is theirs to keep silence or not, though they have no position in any other decision (rule S3).
    """
    return kind is DecisionKind.FORMALISE_PARTICIPATION


def refuse_delegation(name: Bilingual, standing: Standing, *, invited: bool) -> Refusal | None:
    """Nobody is on a meeting's delegation list with a standing that no decision gave (rule S5).

    ``standing`` is that of the day on which the meeting opens; ``invited`` says whether a decision invited
    this participant to this very meeting.
    """
    if standing in _IN_ALL_SESSIONS or invited:
        return None
    return Refusal(
        "S5",
        message(
            "No decision gave {name} a standing for this meeting, so it can’t be put on the list of "
            "delegations.",
            name=name,
        ),
    )
