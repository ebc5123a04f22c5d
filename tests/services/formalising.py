"""How a pending State becomes a member in tests: by the use cases and a confirmed silence procedure."""

from __future__ import annotations

from datetime import date, datetime, time

from almaty_desktop.i18n import ALMATY
from almaty_desktop.rules.decisions import DecisionKind
from almaty_desktop.rules.mandate import FORMALISATION_DEADLINE, FOUNDED
from almaty_desktop.services.use_cases import UseCases


def on(day: date, hour: int = 12, minute: int = 0, second: int = 0) -> datetime:
    """A moment of a day in Almaty."""
    return datetime.combine(day, time(hour, minute, second), ALMATY)


def formalise(office: UseCases, code: str = "IR", day: date = FORMALISATION_DEADLINE) -> int:
    """A pending State becomes a member on a day, as nobody broke silence; gives the decision's number."""
    opened = office.decisions.open(
        DecisionKind.FORMALISE_PARTICIPATION, subject=code, deadline=on(day, 18), at=on(FOUNDED)
    )
    office.decisions.close(opened.line.id)
    office.decisions.confirm(opened.line.id)
    return opened.line.id
