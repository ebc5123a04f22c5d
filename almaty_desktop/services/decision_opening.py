"""Opening a decision: put to a meeting or to a silence procedure, by members of the day (D1, D2, D4, S5)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from sqlalchemy.orm import Session

from almaty_desktop.i18n import ALMATY, Bilingual, Message, message, said
from almaty_desktop.models.decisions import Decision, DecisionMember, DecisionRound, SilenceDeadline
from almaty_desktop.models.meetings import Meeting
from almaty_desktop.models.participants import Participant
from almaty_desktop.rules import silence
from almaty_desktop.rules.admission import refuse_invitation, refuse_subject
from almaty_desktop.rules.amendments import (
    refuse_amendment,
    refuse_earlier_edition,
    refuse_half_amendment,
)
from almaty_desktop.rules.choices import Choices
from almaty_desktop.rules.consensus import has_position
from almaty_desktop.rules.decisions import ABOUT_A_PARTICIPANT, DecisionKind
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.rules.silence import second
from almaty_desktop.rules.standing import ParticipantKind
from almaty_desktop.services import choices
from almaty_desktop.services.chair_terms import election_refusal
from almaty_desktop.services.decision_base import DecisionUseCases, check_not_cancelled, within
from almaty_desktop.services.decision_effects import newest_edition
from almaty_desktop.services.decision_rows import day_in_almaty, participants_on
from almaty_desktop.services.decision_views import DecisionView
from almaty_desktop.services.errors import Refused, refused_by
from almaty_desktop.services.labels import DECISION_KINDS
from almaty_desktop.services.meeting_rows import find_meeting, named
from almaty_desktop.services.participant_names import free_key, short_names
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.services.wanted import one_line

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{1,19}")

_TITLES: dict[DecisionKind, Message] = {
    DecisionKind.ELECT_CHAIR: message("Election to the chair: {name}"),
    DecisionKind.ADMIT_OBSERVER: message("Admission as an observer: {name}"),
    DecisionKind.INVITE_CIVIL_SOCIETY: message("Invitation to “{meeting}”: {name}"),
    DecisionKind.FORMALISE_PARTICIPATION: message("Formalisation of participation: {name}"),
    DecisionKind.AMEND_MODALITIES: message("Amendment of the Operating Modalities"),
    DecisionKind.AGREE_WORK_PLAN: message("Work plan for {year}"),
}


@dataclass(frozen=True)
class NewSubject:
    """An organisation that the office does not know yet: it comes in with the decision about it (rule S5).

    A name that is missing in one language stays so; the short names may be left out.
    """

    name: Bilingual = field(default_factory=Bilingual)
    kind: ParticipantKind | None = None
    short: Bilingual = field(default_factory=Bilingual)


class DecisionOpening(DecisionUseCases):
    """The use case of putting something to a decision."""

    def open(
        self,
        kind: DecisionKind,
        title: Bilingual | None = None,
        *,
        meeting: int | None = None,
        deadline: datetime | None = None,
        subject: str = "",
        new_subject: NewSubject | None = None,
        for_meeting: int | None = None,
        text: Bilingual | None = None,
        year: int | None = None,
        at: datetime | None = None,
    ) -> DecisionView:
        """Puts a text to a meeting, or, with a ``deadline``, to a silence procedure; exactly one of the two.

        Its members are those of the day: in a meeting the day nearest to today, else the day of ``at``.
        Without a title it bears the one proposed for its kind. ``subject`` is a participant's code; one that
        is not known is entered with the decision (``new_subject``). ``for_meeting`` is the meeting to which
        civil society is invited, the one that decides unless said. Refused with the rule's code: D1, D2, D4,
        C1, S3, S5.
        """
        text = text or Bilingual()
        with self._office.acting(
            "decision.open", message("Decision opened: {title}", title=title or DECISION_KINDS[kind])
        ) as session:
            made = choices.read(session)
            where = find_meeting(session, meeting) if meeting is not None else None
            self._check_where(kind, where, deadline)
            opened = self._opened(where, at)
            day = day_in_almaty(opened)
            about = self._subject(session, kind, subject, new_subject, day)
            invited_to = self._invited_to(session, kind, for_meeting, where)
            if kind is DecisionKind.ELECT_CHAIR:
                refused_by(election_refusal(session, day))
            if kind is DecisionKind.AGREE_WORK_PLAN:
                year = year or day.year + 1
            if deadline is not None:
                deadline = second(deadline.astimezone(UTC))
                refused_by(silence.refuse_start(opened, deadline))
            named_so = _title(kind, title, about, invited_to, year)
            refused_by(refuse_half_amendment(kind, named_so, text))
            refused_by(refuse_earlier_edition(kind, day, newest_edition(session).dated))
            if invited_to is not None:
                refused_by(refuse_invitation(day, invited_to.end, cancelled=invited_to.cancelled))
            decision = Decision(
                kind=kind.value,
                title_en=named_so.en,
                title_ru=named_so.ru,
                meeting_id=where.id if where else None,
                subject_id=about.id if about else None,
                for_meeting_id=invited_to.id if invited_to else None,
                year=year if kind is DecisionKind.AGREE_WORK_PLAN else None,
                day=day,
                opened_at=opened,
            )
            session.add(decision)
            session.flush()
            _put(session, decision, text, deadline)
            _seat(session, decision, made)
            return self._view(session, decision, at)

    def proposed_title(
        self,
        kind: DecisionKind,
        *,
        subject: str = "",
        for_meeting: int | None = None,
        year: int | None = None,
    ) -> Bilingual:
        """The title that a decision of this kind bears unless given another; empty for the ordinary."""
        with self._office.reading() as session:
            lines = participants_on(session, self._office.today())
            about = next((line for line in lines if line.code == subject), None)
            invited_to = find_meeting(session, for_meeting) if for_meeting is not None else None
            return _proposed(kind, about, invited_to, year or self._office.today().year + 1)

    def proposed_text(self, kind: DecisionKind) -> Bilingual:
        """The text that a decision of this kind begins with: for an amendment the edition in force (D4)."""
        if kind is not DecisionKind.AMEND_MODALITIES:
            return Bilingual()
        with self._office.reading() as session:
            edition = newest_edition(session)
            return Bilingual(edition.text_en, edition.text_ru)

    def _opened(self, where: Meeting | None, at: datetime | None) -> datetime:
        moment = at or self._office.moment(earliest=True)
        if where is not None:
            there = within(where, moment)
            if at is None and there.date() != moment.astimezone(ALMATY).date():
                # Prepared, or recorded from papers: the whole day is left for what they say.
                there = datetime.combine(there.date(), time.min, ALMATY)
            moment = there
        return second(moment.astimezone(UTC))

    def _check_where(self, kind: DecisionKind, where: Meeting | None, deadline: datetime | None) -> None:
        """A decision is taken in one place; an amendment only by ministers (D4)."""
        if (where is None) == (deadline is None) and kind is not DecisionKind.AMEND_MODALITIES:
            raise Refused(
                "D1", message("A decision is put either to a meeting or to a silence procedure. Choose one.")
            )
        refused_by(refuse_amendment(kind, MeetingKind(where.kind) if where else None))
        check_not_cancelled(where)

    def _subject(
        self,
        session: Session,
        kind: DecisionKind,
        code: str,
        new_subject: NewSubject | None,
        day: date,
    ) -> ParticipantLine | None:
        if kind not in ABOUT_A_PARTICIPANT:
            return None
        code = code.strip()
        if not code:
            raise Refused("subject", message("Say which participant the decision is about."))
        found = _line(session, code, day) or self._entered(session, kind, code, new_subject, day)
        refused_by(refuse_subject(kind, found.name, found.kind, found.standing))
        return found

    def _entered(
        self,
        session: Session,
        kind: DecisionKind,
        code: str,
        new_subject: NewSubject | None,
        day: date,
    ) -> ParticipantLine:
        """Enters an organisation or observer State that the office did not know; it has no standing yet."""
        if kind not in (DecisionKind.ADMIT_OBSERVER, DecisionKind.INVITE_CIVIL_SOCIETY):
            raise Refused("not-found", message("There is no participant with the code {code}.", code=code))
        if not _CODE.fullmatch(code):
            raise Refused(
                "code",
                message(
                    "“{code}” can’t be a participant’s code, which has 2 to 20 Latin letters, digits or "
                    "hyphens.",
                    code=code,
                ),
            )
        new_subject = new_subject or NewSubject()
        civil = kind is DecisionKind.INVITE_CIVIL_SOCIETY
        entered_as = ParticipantKind.CIVIL if civil else ParticipantKind.INTERNATIONAL
        name = new_subject.name.map(one_line)
        name = name or Bilingual(code)
        short = short_names(name, new_subject.short.map(one_line), code)
        session.add(
            Participant(
                code=code,
                kind=(new_subject.kind or entered_as).value,
                key=free_key(session, short.en, code),
                name_en=name.en,
                name_ru=name.ru,
                short_en=short.en,
                short_ru=short.ru,
            )
        )
        session.flush()
        made = _line(session, code, day)
        assert made is not None
        return made

    def _invited_to(
        self, session: Session, kind: DecisionKind, for_meeting: int | None, where: Meeting | None
    ) -> Meeting | None:
        if kind is not DecisionKind.INVITE_CIVIL_SOCIETY:
            return None
        if for_meeting is not None:
            return find_meeting(session, for_meeting)
        if where is None:
            raise Refused("S5", message("Civil society is invited to one meeting. Say to which one."))
        return where


def _line(session: Session, code: str, day: date) -> ParticipantLine | None:
    """The participant that is meant: by its code, or by the short English name that nobody else may bear."""
    asked = code.casefold()
    lines = participants_on(session, day)
    return next((line for line in lines if asked in (line.code.casefold(), line.key.casefold())), None)


def _proposed(
    kind: DecisionKind, about: ParticipantLine | None, invited_to: Meeting | None, year: int | None
) -> Bilingual:
    pattern = _TITLES.get(kind)
    if pattern is None or (kind in ABOUT_A_PARTICIPANT and about is None):
        return Bilingual()
    values = {
        "name": about.name if about else "",
        "meeting": named(invited_to) if invited_to else "",
        "year": str(year),
    }
    return said(Message(pattern.one, values))


def _title(
    kind: DecisionKind,
    title: Bilingual | None,
    about: ParticipantLine | None,
    invited_to: Meeting | None,
    year: int | None,
) -> Bilingual:
    found = (title or Bilingual()).map(one_line) or _proposed(kind, about, invited_to, year)
    if not found:
        raise Refused("title", message("A decision has a title. Enter one."))
    return found


def _put(session: Session, decision: Decision, text: Bilingual, deadline: datetime | None) -> None:
    session.add(
        DecisionRound(
            decision_id=decision.id,
            number=1,
            text_en=text.en.strip(),
            text_ru=text.ru.strip(),
            opened_at=decision.opened_at,
        )
    )
    if deadline is not None:
        session.add(SilenceDeadline(decision_id=decision.id, deadline=deadline, set_at=decision.opened_at))


def _seat(session: Session, decision: Decision, made: Choices) -> None:
    """Those who have a position: the members of the decision's day (rules D1, S3)."""
    for line in participants_on(session, decision.day):
        if has_position(line.standing, made):
            session.add(DecisionMember(decision_id=decision.id, participant_id=line.id))
