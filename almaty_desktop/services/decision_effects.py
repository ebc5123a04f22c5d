"""What a decision brings about: proposed, done in one transaction with its confirmation, read again (D3)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from almaty_desktop.i18n import Bilingual, Message, message, said
from almaty_desktop.models.chair import ChairTerm
from almaty_desktop.models.decisions import Decision, Invitation, WorkPlan
from almaty_desktop.models.modalities import ModalitiesEdition
from almaty_desktop.models.participants import Participant, StandingRecord
from almaty_desktop.rules.admission import refuse_invitation, refuse_subject
from almaty_desktop.rules.amendments import refuse_earlier_edition
from almaty_desktop.rules.chair import Term, term_from
from almaty_desktop.rules.choices import Choices
from almaty_desktop.rules.decisions import DecisionKind
from almaty_desktop.rules.standing import Standing
from almaty_desktop.services.chair_terms import elect, election_refusal, first_term_day, record_begun
from almaty_desktop.services.decision_rows import day_in_almaty, last_round
from almaty_desktop.services.decision_views import Effect, EffectKind
from almaty_desktop.services.errors import Refused, refused_by
from almaty_desktop.services.meeting_rows import named
from almaty_desktop.services.participants import ParticipantLine

_GIVEN_STANDING = {
    DecisionKind.ADMIT_OBSERVER: Standing.OBSERVER,
    DecisionKind.FORMALISE_PARTICIPATION: Standing.MEMBER,
}
_STANDING_TITLES: dict[Standing, Message] = {
    Standing.OBSERVER: message("{name}: observer from {day}"),
    Standing.MEMBER: message("{name}: member from {day}"),
}


def proposed_effects(
    session: Session, decision: Decision, day: date, subject: ParticipantLine | None, choices: Choices
) -> tuple[Effect, ...]:
    """What the confirmation would bring about if the text is agreed on ``day``."""
    kind = DecisionKind(decision.kind)
    name = subject.name if subject else Bilingual()
    if kind in _GIVEN_STANDING:
        return (_standing(name, _GIVEN_STANDING[kind], day, decision),)
    if kind is DecisionKind.INVITE_CIVIL_SOCIETY:
        return (_invitation(name, decision, day),)
    if kind is DecisionKind.ELECT_CHAIR and subject and not election_refusal(session, day):
        return (_chair(name, term_from(subject.code, first_term_day(session, day, choices))),)
    if kind is DecisionKind.AMEND_MODALITIES:
        return (_edition(newest_edition(session).number + 1, day),)
    if kind is DecisionKind.AGREE_WORK_PLAN:
        return (_work_plan(decision.year or day.year, day, decision),)
    return ()


def bring_about(
    session: Session, decision: Decision, subject: ParticipantLine | None, choices: Choices
) -> None:
    """Does what the confirmed decision brings about, in the caller's transaction (rule D3).

    ``subject`` is the participant as of the day on which the decision was taken. Refused where a rule forbids
    it by now; then the confirmation has not happened either.
    """
    assert decision.closed_at is not None
    day = day_in_almaty(decision.closed_at)
    kind = DecisionKind(decision.kind)
    if subject is not None:
        refused_by(refuse_subject(kind, subject.name, subject.kind, subject.standing))
    if kind in _GIVEN_STANDING:
        _give_standing(session, decision, _GIVEN_STANDING[kind], day)
    elif kind is DecisionKind.INVITE_CIVIL_SOCIETY:
        _invite(session, decision, day)
    elif kind is DecisionKind.ELECT_CHAIR and subject is not None:
        elect(session, subject.code, day, decision.id, choices)
    elif kind is DecisionKind.AMEND_MODALITIES:
        _amend(session, decision, day)
    elif kind is DecisionKind.AGREE_WORK_PLAN:
        _agree(session, decision, day)


def effects_of(session: Session, decision: Decision) -> tuple[Effect, ...]:
    """What the decision has brought about."""
    made: list[Effect] = []
    for given in session.scalars(select(StandingRecord).where(StandingRecord.decision_id == decision.id)):
        name = _name(given.participant)
        made.append(_standing(name, Standing(given.standing), given.since, decision))
    for invited in session.scalars(select(Invitation).where(Invitation.decision_id == decision.id)):
        made.append(_invitation(_name(invited.participant), decision, invited.since))
    for term in session.scalars(select(ChairTerm).where(ChairTerm.decision_id == decision.id)):
        made.append(_chair(_name(term.participant), Term(term.participant.code, term.start, term.end)))
    editions = select(ModalitiesEdition).where(ModalitiesEdition.decision_id == decision.id)
    made += [_edition(edition.number, edition.dated) for edition in session.scalars(editions)]
    plans = select(WorkPlan).where(WorkPlan.decision_id == decision.id)
    made += [_work_plan(plan.year, plan.agreed, decision) for plan in session.scalars(plans)]
    return tuple(made)


def newest_edition(session: Session) -> ModalitiesEdition:
    """The edition of the Operating Modalities in force; every office has one from the start."""
    return session.scalars(select(ModalitiesEdition).order_by(ModalitiesEdition.number.desc()).limit(1)).one()


def _give_standing(session: Session, decision: Decision, standing: Standing, day: date) -> None:
    # Who chaired by that day has chaired. The turns after it follow from the rules with the new standing, as
    # they do where an office enters years of its history at once.
    record_begun(session, day)
    latest = session.scalar(
        select(func.max(StandingRecord.since)).where(StandingRecord.participant_id == decision.subject_id)
    )
    if latest is not None and latest >= day:
        raise Refused(
            "S1",
            message(
                "This participant’s standing changed on {latest} already; one that counts from {day} "
                "can’t be entered behind it.",
                latest=latest,
                day=day,
            ),
        )
    session.add(
        StandingRecord(
            participant_id=decision.subject_id,
            since=day,
            standing=standing.value,
            reason_en=decision.title_en or decision.title_ru,
            reason_ru=decision.title_ru or decision.title_en,
            decision_id=decision.id,
        )
    )


def _invite(session: Session, decision: Decision, day: date) -> None:
    meeting = decision.for_meeting
    assert meeting is not None
    refused_by(refuse_invitation(day, meeting.end, cancelled=meeting.cancelled))
    there = session.get(Invitation, (decision.subject_id, decision.for_meeting_id))
    if there is not None:
        raise Refused("S5", message("This organisation is invited to this meeting already."))
    session.add(
        Invitation(
            participant_id=decision.subject_id,
            meeting_id=decision.for_meeting_id,
            decision_id=decision.id,
            since=day,
        )
    )


def _amend(session: Session, decision: Decision, day: date) -> None:
    """A new edition; where no text of it was put, the words agreed stand at the end of the one before."""
    before = newest_edition(session)
    refused_by(refuse_earlier_edition(DecisionKind(decision.kind), day, before.dated))
    put = last_round(decision)
    added = said(
        message("Amended on {day}: {title}", day=day, title=Bilingual(decision.title_en, decision.title_ru))
    )
    session.add(
        ModalitiesEdition(
            number=before.number + 1,
            dated=day,
            text_en=put.text_en or f"{before.text_en.rstrip()}\n\n{added.en}\n",
            text_ru=put.text_ru or f"{before.text_ru.rstrip()}\n\n{added.ru}\n",
            decision_id=decision.id,
        )
    )


def _agree(session: Session, decision: Decision, day: date) -> None:
    put = last_round(decision)
    session.add(
        WorkPlan(
            year=decision.year or day.year,
            decision_id=decision.id,
            agreed=day,
            text_en=put.text_en,
            text_ru=put.text_ru,
        )
    )


def _name(participant: Participant) -> Bilingual:
    return Bilingual(participant.name_en, participant.name_ru)


def _standing(name: Bilingual, standing: Standing, day: date, decision: Decision) -> Effect:
    pattern = _STANDING_TITLES[standing]
    title = Message(pattern.one, {"name": name, "day": day})
    return Effect(EffectKind.STANDING, title, day, "participants", str(decision.subject_id))


def _invitation(name: Bilingual, decision: Decision, day: date) -> Effect:
    meeting = named(decision.for_meeting) if decision.for_meeting else Bilingual()
    return Effect(
        EffectKind.INVITATION,
        message("{name}: invited to “{meeting}”", name=name, meeting=meeting),
        day,
        "meetings",
        str(decision.for_meeting_id),
    )


def _chair(name: Bilingual, term: Term) -> Effect:
    return Effect(
        EffectKind.CHAIR,
        message("{name}: chairs from {start} to {end}", name=name, start=term.start, end=term.end),
        term.start,
        "chair",
        term.start.isoformat(),
    )


def _edition(number: int, day: date) -> Effect:
    return Effect(
        EffectKind.MODALITIES,
        message("Edition {number} of the Operating Modalities, in force from {day}", number=number, day=day),
        day,
        "decisions",
        f"modalities/{number}",
    )


def _work_plan(year: int, day: date, decision: Decision) -> Effect:
    return Effect(
        EffectKind.WORK_PLAN,
        message("Work plan agreed for {year}", year=str(year)),
        day,
        "decisions",
        str(decision.id),
    )
