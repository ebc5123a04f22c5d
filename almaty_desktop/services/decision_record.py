"""Which acts on decisions stand on record for good though nobody closed anything (rules D2, D5)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.models.decisions import Decision
from almaty_desktop.models.register import Change
from almaty_desktop.rules.choices import Choices
from almaty_desktop.rules.refusals import Refusal
from almaty_desktop.rules.silence import second
from almaty_desktop.services.decision_rows import WITH_ALL, deadline_of, ending_of

_RUNNING = (
    select(Decision).where(Decision.closed_at.is_(None), Decision.meeting_id.is_(None)).options(*WITH_ALL)
)


def refuse_for_running(session: Session, moment: datetime, before: Choices, after: Choices) -> Refusal | None:
    """Why a choice can't be made now: a procedure that nobody closed would have ended otherwise (D2)."""
    if before == after:
        return None
    for row in session.scalars(_RUNNING):
        if ending_of(row, moment, before) != ending_of(row, moment, after):
            return Refusal(
                "D2",
                message(
                    "Under this choice the silence procedure “{title}” would have ended otherwise. "
                    "Make the choice when the procedure is closed. Nothing was changed.",
                    title=Bilingual(row.title_en, row.title_ru),
                ),
            )
    return None


def last_act_over_a_deadline(session: Session, moment: datetime, after: int) -> int:
    """The newest act, of those ``after`` this number, on a silence procedure whose deadline has passed.

    Its outcome counts as of the deadline also while nobody has closed it, so that no undo may change it: an
    objection taken back afterwards would turn a broken procedure into an adopted one. 0 where there is none.
    """
    over = [row for row in session.scalars(_RUNNING) if _is_over(row, moment)]
    if not over:
        return 0
    decisions = [row.id for row in over]
    rounds = [one.id for row in over for one in row.rounds]
    touched = or_(
        and_(Change.table == "decisions", Change.row["id"].as_integer().in_(decisions)),
        and_(Change.table == "decision_rounds", Change.row["id"].as_integer().in_(rounds)),
        and_(
            Change.table == "positions",
            func.coalesce(Change.after["round_id"].as_integer(), Change.before["round_id"].as_integer()).in_(
                rounds
            ),
        ),
    )
    newest = select(func.max(Change.act_id)).where(Change.act_id > after, touched)
    return session.scalar(newest) or 0


def _is_over(decision: Decision, moment: datetime) -> bool:
    deadline = deadline_of(decision)
    return deadline is not None and second(moment) > second(deadline)
