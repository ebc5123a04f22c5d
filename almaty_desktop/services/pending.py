"""Which States' names stand in brackets on which day (rule S3), read once for everything that is shown."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from almaty_desktop.i18n import Bilingual
from almaty_desktop.models.participants import Participant, StandingRecord
from almaty_desktop.rules.brackets import PendingNames
from almaty_desktop.rules.standing import Standing, StandingChange


def pending_names(session: Session) -> PendingNames:
    """The long and short names of all that were ever pending, with the history of their standing."""
    ever_pending = Participant.standings.any(StandingRecord.standing == Standing.PENDING.value)
    chosen = select(Participant).where(ever_pending).options(selectinload(Participant.standings))
    return PendingNames(
        tuple(
            (
                (Bilingual(row.name_en, row.name_ru), Bilingual(row.short_en, row.short_ru)),
                tuple(StandingChange(one.since, Standing(one.standing)) for one in row.standings),
            )
            for row in session.scalars(chosen)
        )
    )
