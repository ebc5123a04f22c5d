"""A history of the chair for tests: decisions as if the members had taken and confirmed them."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import select

from almaty_desktop.i18n import ALMATY, Bilingual, message
from almaty_desktop.models.decisions import Decision
from almaty_desktop.models.participants import Participant, StandingRecord
from almaty_desktop.models.people import Person
from almaty_desktop.rules.choices import Choices
from almaty_desktop.rules.decisions import DecisionKind, Outcome
from almaty_desktop.rules.standing import Standing
from almaty_desktop.services.chair_terms import elect
from almaty_desktop.services.use_cases import UseCases

ELECTED = date(2013, 6, 5)


def confirmed(office: UseCases, kind: DecisionKind, code: str, day: date, outcome: Outcome) -> int:
    """The number of a decision about a participant that was taken on a day and confirmed."""
    moment = datetime.combine(day, time(12), ALMATY)
    with office.office.acting("test.decision", message("Decision")) as session:
        subject = session.scalars(select(Participant).where(Participant.code == code)).one()
        row = Decision(
            kind=kind.value,
            title_en=f"Decision on {subject.short_en}",
            title_ru=f"Решение: {subject.short_ru}",
            subject_id=subject.id,
            day=day,
            opened_at=moment,
            closed_at=moment,
            outcome=outcome.value,
            confirmed_at=moment,
        )
        session.add(row)
        session.flush()
        return row.id


def elect_chair(office: UseCases, code: str, day: date = ELECTED, choices: Choices | None = None) -> int:
    """Elects a Chair by a confirmed decision of this day; gives the decision's number."""
    decision = confirmed(office, DecisionKind.ELECT_CHAIR, code, day, Outcome.CONSENSUS)
    with office.office.acting("test.elect", message("Chair elected")) as session:
        elect(session, code, day, decision, choices or Choices())
    return decision


def formalise(office: UseCases, code: str, day: date) -> None:
    """A pending State becomes a member as of a day, by a confirmed decision."""
    decision = confirmed(office, DecisionKind.FORMALISE_PARTICIPATION, code, day, Outcome.ADOPTED)
    with office.office.acting("test.formalise", message("Participation formalised")) as session:
        subject = session.scalars(select(Participant).where(Participant.code == code)).one()
        session.add(
            StandingRecord(
                participant_id=subject.id,
                since=day,
                standing=Standing.MEMBER.value,
                reason_en="Silence procedure",
                reason_ru="Процедура умолчания",
                decision_id=decision,
            )
        )


def person(office: UseCases, code: str, given: Bilingual, family: Bilingual, post: Bilingual) -> int:
    """A person who represents a participant; gives the number."""
    with office.office.acting("test.person", message("Person")) as session:
        state = session.scalars(select(Participant).where(Participant.code == code)).one()
        row = Person(
            given_en=given.en,
            given_ru=given.ru,
            family_en=family.en,
            family_ru=family.ru,
            post_en=post.en,
            post_ru=post.ru,
            participant_id=state.id,
        )
        session.add(row)
        session.flush()
        return row.id
