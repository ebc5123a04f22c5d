"""Amendments of the Operating Modalities, taken and confirmed by the real use cases."""

from __future__ import annotations

from datetime import date

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.decisions import DecisionKind, Position
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.use_cases import UseCases

CONFERENCE = Bilingual(
    "Ministerial review and planning conference", "Конференция министров по обзору и планированию"
)
TERM = Bilingual("Term of the Chair", "Срок полномочий Председателя")
TWO = Bilingual("office will be two years", "составляет два года")
THREE = Bilingual("office will be three years", "составляет три года")


def ministerial(office: UseCases, day: date, title: Bilingual = CONFERENCE) -> int:
    """The number of a ministerial meeting of one day."""
    return office.meetings.create(MeetingKind.MINISTERIAL, day, day, title=title).id


def amend(office: UseCases, meeting: int, title: Bilingual, was: Bilingual, now: Bilingual) -> int:
    """Puts the edition in force with ``was`` made into ``now``, agrees, confirms; the decision's number."""
    before = office.modalities.newest().text
    assert was.en in before.en and was.ru in before.ru
    text = Bilingual(before.en.replace(was.en, now.en), before.ru.replace(was.ru, now.ru))
    decision = office.decisions.open(DecisionKind.AMEND_MODALITIES, title, meeting=meeting, text=text).line.id
    office.decisions.take_rest(decision, Position.AGREES)
    office.decisions.close(decision)
    office.decisions.confirm(decision)
    return decision


def lengthen_the_term(office: UseCases, day: date = date(2015, 11, 4)) -> int:
    """The second edition: the Chair's term becomes three years; gives the decision's number."""
    return amend(office, ministerial(office, day), TERM, TWO, THREE)
