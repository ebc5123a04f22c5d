"""Which States' names stand in brackets on which day (rule S3), read once for everything that is shown."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from almaty_desktop.i18n import Bilingual
from almaty_desktop.models.participants import Participant, StandingRecord
from almaty_desktop.rules.brackets import PendingNames
from almaty_desktop.rules.standing import Standing, StandingChange


def pending_names(session: Session) -> PendingNames:
    """The long and short names of all that were ever pending, with the history of their standing."""
    # Bare columns, as everything that is asked before all mapped classes are loaded (UseCases).
    participants, standings = Participant.__table__.c, StandingRecord.__table__.c
    ever_pending = select(standings.participant_id).where(standings.standing == Standing.PENDING.value)
    histories: dict[int, list[StandingChange]] = {}
    chosen = (
        select(standings.participant_id, standings.since, standings.standing)
        .where(standings.participant_id.in_(ever_pending))
        .order_by(standings.since)
    )
    for participant, since, standing in session.execute(chosen):
        histories.setdefault(participant, []).append(StandingChange(since, Standing(standing)))
    named = select(
        participants.id,
        participants.name_en,
        participants.name_ru,
        participants.short_en,
        participants.short_ru,
    ).where(participants.id.in_(ever_pending))
    return PendingNames(
        tuple(
            (
                (Bilingual(row.name_en, row.name_ru), Bilingual(row.short_en, row.short_ru)),
                tuple(histories[row.id]),
            )
            for row in session.execute(named.order_by(participants.id))
        )
    )
