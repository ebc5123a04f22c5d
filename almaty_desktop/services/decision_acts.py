"""What is done to a decision once it is open: from the first position to confirmation and corrections."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TypedDict, Unpack

from sqlalchemy.orm import Session

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.models.decisions import Decision, DecisionRound, PositionEntry, SilenceDeadline
from almaty_desktop.models.participants import Participant
from almaty_desktop.rules import silence
from almaty_desktop.rules.admission import may_break_own_silence
from almaty_desktop.rules.amendments import refuse_half_amendment
from almaty_desktop.rules.consensus import (
    outcome_of,
    refuse_after_close,
    refuse_before,
    refuse_before_close,
    refuse_correction,
    refuse_entry,
    refuse_participant,
)
from almaty_desktop.rules.decisions import DecisionKind, DecisionState, Outcome, Position
from almaty_desktop.rules.silence import second
from almaty_desktop.rules.standing import Standing
from almaty_desktop.services import choices
from almaty_desktop.services.decision_base import DecisionUseCases, check_not_cancelled, title_of
from almaty_desktop.services.decision_effects import bring_about
from almaty_desktop.services.decision_rows import (
    current_entries,
    day_in_almaty,
    deadline_of,
    ending_of,
    entries_of,
    last_round,
    members_of,
    participants_on,
    state_of,
)
from almaty_desktop.services.decision_views import DecisionView
from almaty_desktop.services.errors import Refused, refused_by
from almaty_desktop.services.participants import find_participant, short_name
from almaty_desktop.services.wanted import one_line, seen


class DecisionFields(TypedDict, total=False):
    """What of a decision can still be changed while nobody took a position."""

    title_en: str
    title_ru: str
    text_en: str
    text_ru: str


class DecisionActs(DecisionUseCases):
    """The use cases from the first position to the confirmation."""

    def take(
        self,
        decision_id: int,
        code: str,
        position: Position,
        *,
        text: Bilingual | None = None,
        at: datetime | None = None,
        author: str = "",
    ) -> DecisionView:
        """Records a member's position in the round that is open; the last one of a round counts.

        ``author`` is who gave it, the person at the desk unless said. Refused: D1 (no member, a reservation
        without its text), S3 (pending), D2 (after the deadline), D5 (after the close).
        """
        text = text or Bilingual()
        with self._deciding(
            decision_id,
            "decision.position",
            message("Position recorded ({member}): {title}", member=self._short(code)),
        ) as (session, decision):
            when = self._at(decision, at)
            member = self._entitled(session, decision, code)
            self._check_open(session, decision, when)
            refused_by(refuse_entry(position, text, silence=decision.meeting_id is None))
            session.add(
                _entry(last_round(decision), member, position, text, when, author or self._office.who)
            )
            return self._view(session, decision, at)

    def take_rest(self, decision_id: int, position: Position, *, at: datetime | None = None) -> DecisionView:
        """Records one position for all members that have none in this round yet, as the Chair notes it."""
        with self._deciding(
            decision_id, "decision.position", message("Positions of the remaining members recorded: {title}")
        ) as (session, decision):
            when = self._at(decision, at)
            self._check_open(session, decision, when)
            refused_by(refuse_entry(position, Bilingual(), silence=decision.meeting_id is None))
            round_ = last_round(decision)
            given = current_entries(round_)
            for member in decision.members:
                if member.participant.code not in given:
                    session.add(
                        _entry(round_, member.participant, position, Bilingual(), when, self._office.who)
                    )
            return self._view(session, decision, at)

    def change(
        self, decision_id: int, version: int | None = None, **fields: Unpack[DecisionFields]
    ) -> DecisionView:
        """Changes title or text while no position was taken; after that a revised text is a new round."""
        with self._deciding(decision_id, "decision.change", message("Decision changed: {title}")) as (
            session,
            decision,
        ):
            seen(decision, version)
            round_ = last_round(decision)
            self._check_open(session, decision, self._at(decision, None))
            if round_.entries:
                raise Refused(
                    "D1",
                    message(
                        "Members have taken positions on this text. Close the round; a revised text is put "
                        "again in a new one."
                    ),
                )
            for language in ("en", "ru"):
                if f"title_{language}" in fields:
                    setattr(decision, f"title_{language}", one_line(fields[f"title_{language}"]))  # type: ignore[literal-required]
                if f"text_{language}" in fields:
                    setattr(round_, f"text_{language}", fields[f"text_{language}"].strip())  # type: ignore[literal-required]
            if not title_of(decision):
                raise Refused("title", message("A decision has a title. Enter one."))
            text = Bilingual(round_.text_en, round_.text_ru)
            refused_by(refuse_half_amendment(DecisionKind(decision.kind), title_of(decision), text))
            return self._view(session, decision)

    def put_again(self, decision_id: int, text: Bilingual, *, at: datetime | None = None) -> DecisionView:
        """Puts a revised text in a new round after an objection; the earlier rounds stay on record (D1)."""
        with self._deciding(decision_id, "decision.round", message("Put again: {title}")) as (
            session,
            decision,
        ):
            if decision.meeting_id is None:
                raise Refused(
                    "D2",
                    message("A broken silence procedure is over. Put the revised text to a new procedure."),
                )
            if decision.confirmed_at is not None or decision.outcome == Outcome.CONSENSUS:
                raise Refused("D5", message("This decision was taken; its text is not put again."))
            if decision.closed_at is None:
                raise Refused("D1", message("This round is still open. Close it first."))
            check_not_cancelled(decision.meeting)
            refused_by(refuse_half_amendment(DecisionKind(decision.kind), title_of(decision), text))
            before = last_round(decision)
            opened = self._at(decision, at)
            refused_by(refuse_before(opened, decision.closed_at))
            session.add(
                DecisionRound(
                    decision_id=decision.id,
                    number=before.number + 1,
                    text_en=text.en.strip(),
                    text_ru=text.ru.strip(),
                    opened_at=opened,
                )
            )
            decision.closed_at, decision.outcome = None, None
            return self._view(session, decision, at)

    def extend(self, decision_id: int, deadline: datetime, *, at: datetime | None = None) -> DecisionView:
        """Sets a later deadline of a silence procedure before the one that stands has passed (rule D2)."""
        deadline = second(deadline.astimezone(UTC))
        with self._deciding(
            decision_id,
            "decision.extend",
            message("Deadline extended to {deadline}: {title}", deadline=deadline),
        ) as (session, decision):
            standing = deadline_of(decision)
            if standing is None:
                raise Refused("D2", message("Only a silence procedure has a deadline."))
            when = self._at(decision, at)
            ended = ending_of(decision, when, choices.read(session))
            since = decision.deadlines[-1].set_at
            refused_by(silence.refuse_extension(when, since, standing, deadline, ended))
            session.add(SilenceDeadline(decision_id=decision.id, deadline=deadline, set_at=when))
            return self._view(session, decision, at)

    def close(self, decision_id: int, *, at: datetime | None = None) -> DecisionView:
        """Closes the round and fixes its outcome (D1), or a silence procedure that has ended (D2)."""
        with self._deciding(decision_id, "decision.close", message("Decision closed: {title}")) as (
            session,
            decision,
        ):
            if decision.closed_at is not None:
                raise Refused("D5", message("This decision is closed already. Nothing was changed."))
            self._close(session, decision, self._at(decision, at))
            return self._view(session, decision, at)

    def confirm(self, decision_id: int, *, at: datetime | None = None) -> DecisionView:
        """Confirms the outcome; what the decision brings about happens with it, or neither does (rule D3)."""
        with self._deciding(decision_id, "decision.confirm", message("Decision confirmed: {title}")) as (
            session,
            decision,
        ):
            when = self._afterwards(decision, at)
            if decision.confirmed_at is not None:
                raise Refused("D5", message("This decision is confirmed already. Nothing was changed."))
            if decision.closed_at is None:
                if decision.meeting_id is not None:
                    raise Refused(
                        "D3", message("This decision is still open: close it, then confirm its outcome.")
                    )
                self._close(session, decision, when)
            assert decision.closed_at is not None
            assert decision.outcome is not None
            refused_by(refuse_before_close(when, decision.closed_at))
            made = choices.read(session)
            effective = day_in_almaty(decision.closed_at)
            about = [one for one in participants_on(session, effective) if one.id == decision.subject_id]
            decision.confirmed_at = when
            session.flush()
            if Outcome(decision.outcome).favourable:
                bring_about(session, decision, about[0] if about else None, made)
            return self._view(session, decision, at)

    def correct(
        self,
        decision_id: int,
        code: str,
        position: Position,
        *,
        why: Bilingual,
        text: Bilingual | None = None,
        at: datetime | None = None,
    ) -> DecisionView:
        """Corrects a position that was recorded wrongly, by a further entry that says why (rule D5).

        The outcome stays: a closed decision never changes.
        """
        text = text or Bilingual()
        with self._deciding(
            decision_id,
            "decision.correct",
            message("Position corrected ({member}): {title}", member=self._short(code)),
        ) as (session, decision):
            when = self._afterwards(decision, at)
            member = self._entitled(session, decision, code)
            is_open = state_of(decision, self._ended(session, decision, when)) is DecisionState.OPEN
            recorded = member.code in current_entries(last_round(decision))
            refused_by(refuse_correction(why, is_open=is_open, recorded=recorded))
            refused_by(refuse_entry(position, text, silence=decision.meeting_id is None))
            if decision.closed_at is None:
                # What ended by itself is written down now, so that the correction stands behind the close.
                self._close(session, decision, when)
                session.flush()
            assert decision.closed_at is not None
            refused_by(refuse_before_close(when, decision.closed_at))
            row = _entry(last_round(decision), member, position, text, when, self._office.who)
            row.why_en, row.why_ru = why.en, why.ru
            session.add(row)
            return self._view(session, decision, at)

    def _short(self, code: str) -> Bilingual:
        with self._office.reading() as session:
            return short_name(session, code)

    def _ended(self, session: Session, decision: Decision, when: datetime) -> silence.Ending | None:
        return ending_of(decision, when, choices.read(session))

    def _check_open(self, session: Session, decision: Decision, when: datetime) -> None:
        """Refuses an entry as of this moment: not put yet, over, or closed already (rules D1, D2, D5)."""
        if decision.closed_at is not None:
            refused_by(refuse_after_close())
        deadline = deadline_of(decision)
        if deadline is None:
            check_not_cancelled(decision.meeting)
            refused_by(refuse_before(when, last_round(decision).opened_at))
        else:
            ended = self._ended(session, decision, when)
            refused_by(silence.refuse_entry_at(when, decision.opened_at, deadline, ended))

    def _entitled(self, session: Session, decision: Decision, code: str) -> Participant:
        """The participant with a position in the decision, or the refusal why it has none (rules D1, S3)."""
        found = find_participant(session, code)
        own_silence = (
            decision.meeting_id is None
            and decision.subject_id == found.id
            and may_break_own_silence(DecisionKind(decision.kind))
        )
        if found.code not in members_of(decision) and not own_silence:
            lines = participants_on(session, decision.day)
            standing = next((one.standing for one in lines if one.id == found.id), Standing.NONE)
            refused_by(refuse_participant(Bilingual(found.name_en, found.name_ru), standing))
        return found

    def _close(self, session: Session, decision: Decision, when: datetime) -> None:
        """Writes the close of the open round down, with its outcome."""
        round_ = last_round(decision)
        deadline = deadline_of(decision)
        if deadline is None:
            check_not_cancelled(decision.meeting)
            refused_by(refuse_before(when, round_.opened_at))
            outcome, closed = outcome_of(entries_of(round_)), when
        else:
            ended = self._ended(session, decision, when)
            refused_by(silence.refuse_close(ended, deadline))
            assert ended is not None
            outcome, closed = ended.outcome, ended.at
        round_.closed_at, round_.outcome = closed, outcome.value
        decision.closed_at, decision.outcome = closed, outcome.value


def _entry(
    round_: DecisionRound,
    member: Participant,
    position: Position,
    text: Bilingual,
    when: datetime,
    author: str,
) -> PositionEntry:
    return PositionEntry(
        round_id=round_.id,
        participant_id=member.id,
        position=position.value,
        text_en=text.en.strip(),
        text_ru=text.ru.strip(),
        at=when,
        author=author,
    )
