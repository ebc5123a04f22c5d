"""What stands in the papers about decisions, read as of the day that each paper bears (rules D1 to D5, S3).

On paper a name has no brackets of its own: which stand in brackets follows from the paper's date.
"""

from __future__ import annotations

from datetime import date

from almaty_desktop.i18n import Bilingual, Language, Message, message
from almaty_desktop.reports.decision_parts import Extension
from almaty_desktop.reports.decision_record import DecisionRecordPrint, RecordedRound
from almaty_desktop.reports.letters import Addressee
from almaty_desktop.reports.positions import Correction, Stance
from almaty_desktop.reports.silence_notice import SilenceNoticePrint
from almaty_desktop.reports.silence_result import Reply, SilenceResultPrint
from almaty_desktop.reports.words import place_and_dates
from almaty_desktop.rules.decisions import DecisionKind, DecisionState, Outcome, Position
from almaty_desktop.rules.silence import refuse_close
from almaty_desktop.services import choices
from almaty_desktop.services.decision_rows import day_in_almaty
from almaty_desktop.services.decision_views import DecisionLine, DecisionView, RoundView, Stand
from almaty_desktop.services.decisions import Decisions
from almaty_desktop.services.errors import Refused, refused_by
from almaty_desktop.services.labels import DECISION_KINDS, DECISION_STATES, OUTCOMES, POSITIONS, WAITING
from almaty_desktop.services.meetings import MeetingLine, Meetings
from almaty_desktop.services.office import Office
from almaty_desktop.services.participants import Participants
from almaty_desktop.services.printed_people import PrintedPeople

_SILENT_SO_FAR = message("keeps silence")
_WRITTEN = (Position.AGREES, Position.RESERVATION, Position.OBJECTS)


class PrintedDecisions:
    """Reads the content of the papers about one decision; decides nothing about their looks."""

    def __init__(
        self,
        office: Office,
        decisions: Decisions,
        meetings: Meetings,
        participants: Participants,
        people: PrintedPeople,
    ) -> None:
        self._office = office
        self._decisions = decisions
        self._meetings = meetings
        self._participants = participants
        self._people = people

    def notice(self, decision_id: int) -> SilenceNoticePrint:
        """The letter that opens a silence procedure; it bears the day on which it was opened (rule D2)."""
        view = self._silence(decision_id)
        line, issued = view.line, view.line.day
        with self._office.reading() as session:
            early = choices.read(session).early_confirmation
        subject = self._own_subject(view)
        return SilenceNoticePrint(
            title=line.title,
            kind=DECISION_KINDS[line.kind],
            text=view.text,
            opened=line.opened_at,
            deadline=view.deadlines[0].deadline,
            extensions=_extensions(view),
            members=tuple(bare(stand.name) for stand in view.now.stands if stand.code in view.members),
            addressees=self._addressees(view, issued),
            without_position=tuple(bare(name) for name in view.bracketed),
            subject=subject,
            early=early,
            contacts=self._people.support_unit(issued),
            issued=issued,
            pending=self._participants.pending_on(issued),
        )

    def result(self, decision_id: int) -> SilenceResultPrint:
        """The letter that tells the outcome; it bears the day of its confirmation, before that of the end.

        Refused (D2) while the procedure runs.
        """
        view = self._silence(decision_id)
        line = view.line
        deadline = view.deadlines[-1].deadline
        if line.closed_at is None or line.outcome is None:
            refused_by(refuse_close(None, deadline))
        ended = line.closed_at or deadline
        issued = day_in_almaty(line.confirmed_at or ended)
        broken = _objection(view) if line.outcome is Outcome.BROKEN else None
        return SilenceResultPrint(
            title=line.title,
            kind=DECISION_KINDS[line.kind],
            text=view.text,
            opened=line.opened_at,
            first_deadline=view.deadlines[0].deadline,
            ended=ended,
            addressees=self._addressees(view, issued),
            extensions=_extensions(view),
            broken=broken,
            early=broken is None and ended < deadline,
            replies=_replies(view),
            silent=tuple(bare(one.name) for one in view.now.stands if _kept_silence(one, view)),
            effects=_effects(view),
            confirmed=line.confirmed_at,
            issued=issued,
            pending=self._participants.pending_on(issued),
        )

    def record(self, decision_id: int) -> DecisionRecordPrint:
        """The record of a decision, which bears the decision's own day."""
        view = self._decisions.show(decision_id)
        line = view.line
        return DecisionRecordPrint(
            number=line.id,
            title=line.title,
            kind=DECISION_KINDS[line.kind],
            state=DECISION_STATES[line.state],
            day=line.day,
            rounds=tuple(_round(one, line) for one in view.rounds),
            meeting=meeting_in_words(self._meetings.show(line.meeting)) if line.meeting else Bilingual(),
            deadline=view.deadlines[0].deadline if view.deadlines else None,
            extensions=_extensions(view),
            subject=view.subject.name if view.subject else Bilingual(),
            bracketed=tuple(bare(name) for name in view.bracketed),
            outcome=OUTCOMES[line.outcome] if line.outcome else None,
            confirmed=line.confirmed_at,
            effects=_effects(view),
            pending=self._participants.pending_on(line.day),
        )

    def _silence(self, decision_id: int) -> DecisionView:
        view = self._decisions.show(decision_id)
        if not view.line.silence:
            raise Refused(
                "no-silence",
                message("“{title}” was put to a meeting, not to a silence procedure.", title=view.line.title),
            )
        return view

    def _own_subject(self, view: DecisionView) -> Bilingual:
        """The one that may break silence though it is no member: it is about its own participation (S3)."""
        formalised = view.line.kind is DecisionKind.FORMALISE_PARTICIPATION
        apart = view.subject is not None and view.subject.code not in view.members
        return view.subject.name if view.subject and formalised and apart else Bilingual()

    def _addressees(self, view: DecisionView, day: date) -> tuple[Addressee, ...]:
        """The members of the decision's day, and the State whose participation it is about."""
        coordinators = self._people.coordinators(day)
        codes = set(view.members)
        if view.subject and self._own_subject(view):
            codes.add(view.subject.code)
        return tuple(
            Addressee(line.short, coordinators.get(line.code, Bilingual()))
            for line in self._participants.standings(day)
            if line.code in codes
        )


def meeting_in_words(meeting: MeetingLine) -> Bilingual:
    """Title, place and days of a meeting, as one line; brackets follow from the day of the paper."""
    where = place_and_dates(meeting.place, meeting.start, meeting.end, ())
    return Bilingual(
        f"{meeting.title.shown(Language.EN)}, {where.en}", f"{meeting.title.shown(Language.RU)}, {where.ru}"
    )


def bare(name: Bilingual) -> Bilingual:
    """A name without the brackets of another day."""
    return name.map(lambda text: text.strip("[]"))


def position_words(stand: Stand, one: RoundView, line: DecisionLine) -> Message:
    """A member's position in words, also where nothing was entered: in silence, or in a room (D1, D2)."""
    if stand.position is not None:
        return POSITIONS[stand.position]
    if one.outcome is None:
        return _SILENT_SO_FAR if line.silence else WAITING
    return POSITIONS[Position.SILENT if line.silence else Position.ABSENT]


def _round(one: RoundView, line: DecisionLine) -> RecordedRound:
    return RecordedRound(
        number=one.number,
        text=one.text,
        opened=one.opened_at,
        closed=one.closed_at,
        outcome=OUTCOMES[one.outcome] if one.outcome else None,
        stances=tuple(
            Stance(
                bare(stand.name),
                position_words(stand, one, line),
                stand.text,
                stand.at,
                correction_of(stand),
            )
            for stand in one.stands
        ),
    )


def correction_of(stand: Stand) -> Correction | None:
    """What stood there before a correction, and why it was corrected (rule D5)."""
    return Correction(POSITIONS[stand.was], stand.why) if stand.was else None


def _extensions(view: DecisionView) -> tuple[Extension, ...]:
    return tuple(Extension(one.deadline, one.set_at) for one in view.deadlines[1:])


def _objection(view: DecisionView) -> Reply | None:
    """The objection that broke silence: the first one, corrections left aside (rules D2, D5)."""
    objections = [one for one in view.now.entries if one.position is Position.OBJECTS and not one.why]
    if not objections:
        return None
    first = min(objections, key=lambda one: one.at)
    return Reply(bare(first.name), POSITIONS[Position.OBJECTS], first.text, first.at)


def _replies(view: DecisionView) -> tuple[Reply, ...]:
    """What was written by each, as it stands now; also what a correction has made silence (rule D5)."""
    return tuple(
        Reply(bare(stand.name), POSITIONS[stand.position], stand.text, stand.at, correction_of(stand))
        for stand in view.now.stands
        if stand.position and stand.at and (stand.position in _WRITTEN or stand.was in _WRITTEN)
    )


def _kept_silence(stand: Stand, view: DecisionView) -> bool:
    return stand.code in view.members and stand.position in (None, Position.SILENT)


def _effects(view: DecisionView) -> tuple[Message, ...]:
    """What it has brought about, or what its confirmation would."""
    confirmed = view.line.state is DecisionState.CONFIRMED
    return tuple(one.title for one in (view.effects if confirmed else view.proposed))
