"""Reading a decision's rows: as the rules take them, and as the faces are told of them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session, selectinload

from almaty_desktop.i18n import ALMATY, Bilingual, message
from almaty_desktop.models.decisions import Decision, DecisionMember, DecisionRound, PositionEntry
from almaty_desktop.models.participants import Participant
from almaty_desktop.rules import silence
from almaty_desktop.rules.brackets import PendingNames
from almaty_desktop.rules.choices import Choices
from almaty_desktop.rules.consensus import Entry, current
from almaty_desktop.rules.decisions import DecisionKind, DecisionState, Outcome, Position
from almaty_desktop.rules.silence import Ending
from almaty_desktop.rules.standing import Standing
from almaty_desktop.services.decision_views import DeadlineLine, DecisionLine, EntryLine, RoundView, Stand
from almaty_desktop.services.meeting_rows import named
from almaty_desktop.services.participants import ParticipantLine, lines_on
from almaty_desktop.services.wanted import wanted

WITH_ALL = (
    selectinload(Decision.rounds).selectinload(DecisionRound.entries).selectinload(PositionEntry.participant),
    selectinload(Decision.deadlines),
    selectinload(Decision.members).selectinload(DecisionMember.participant),
    selectinload(Decision.meeting),
    selectinload(Decision.for_meeting),
    selectinload(Decision.subject),
)
"""What is read with a decision: a list of them must not ask for each one alone."""


def find_decision(session: Session, decision_id: int) -> Decision:
    """The decision, or the refusal that it is not there."""
    return wanted(session, Decision, decision_id, message("The decision {number}", number=str(decision_id)))


def members_of(decision: Decision) -> frozenset[str]:
    """The codes of those who have a position in it (rule D1)."""
    return frozenset(member.participant.code for member in decision.members)


def last_round(decision: Decision) -> DecisionRound:
    """The round that is, or was last, under decision."""
    return decision.rounds[-1]


def deadline_of(decision: Decision) -> datetime | None:
    """The deadline that stands; None for a decision that is taken in a meeting."""
    return decision.deadlines[-1].deadline if decision.deadlines else None


def entries_of(round_: DecisionRound) -> list[Entry]:
    """The entries by which the round's outcome is reckoned: all but the corrections (rules D1, D5)."""
    return [_entry(row) for row in round_.entries if not (row.why_en or row.why_ru)]


def ending_of(decision: Decision, moment: datetime, choices: Choices) -> Ending | None:
    """How a decision stands ended at ``moment``: as written down, or, in a silence procedure, as reckoned."""
    if decision.closed_at is not None and decision.outcome is not None:
        return Ending(Outcome(decision.outcome), decision.closed_at)
    deadline = deadline_of(decision)
    if deadline is None:
        return None
    entries = entries_of(last_round(decision))
    return silence.ending(entries, members_of(decision), deadline, moment, choices)


def state_of(decision: Decision, ended: Ending | None) -> DecisionState:
    """Open, closed or confirmed."""
    if decision.confirmed_at is not None:
        return DecisionState.CONFIRMED
    return DecisionState.OPEN if ended is None else DecisionState.CLOSED


def day_in_almaty(moment: datetime) -> date:
    """The day on which a moment falls in Almaty."""
    return moment.astimezone(ALMATY).date()


def decision_line(
    decision: Decision, names: PendingNames, moment: datetime, choices: Choices
) -> DecisionLine:
    """A decision as a list has it, as of ``moment``."""
    title = Bilingual(decision.title_en, decision.title_ru)
    ended = ending_of(decision, moment, choices)
    return DecisionLine(
        id=decision.id,
        kind=DecisionKind(decision.kind),
        title=title,
        printed=names.shown(title, decision.day),
        state=state_of(decision, ended),
        outcome=ended.outcome if ended else None,
        day=decision.day,
        meeting=decision.meeting_id,
        meeting_title=names.shown(named(decision.meeting), decision.day) if decision.meeting else Bilingual(),
        subject=decision.subject.code if decision.subject else "",
        silence=decision.meeting_id is None,
        deadline=deadline_of(decision),
        round=last_round(decision).number,
        opened_at=decision.opened_at,
        closed_at=ended.at if ended else None,
        confirmed_at=decision.confirmed_at,
        version=decision.version,
    )


def round_view(
    decision: Decision, round_: DecisionRound, names: PendingNames, line: DecisionLine
) -> RoundView:
    """A round with the position of each member, in the order of rule C4."""
    ended = round_.closed_at, Outcome(round_.outcome) if round_.outcome else None
    if round_ is last_round(decision) and round_.closed_at is None:
        ended = line.closed_at, line.outcome

    def short(participant: Participant) -> Bilingual:
        return names.shown(Bilingual(participant.short_en, participant.short_ru), decision.day)

    entries = tuple(
        EntryLine(
            row.participant.code,
            short(row.participant),
            Position(row.position),
            Bilingual(row.text_en, row.text_ru),
            row.at,
            row.author,
            Bilingual(row.why_en, row.why_ru),
        )
        for row in round_.entries
    )
    own = [member.participant for member in decision.members]
    # A State whose own participation is to be formalised may break silence though it is no member (S3).
    guests = {row.participant for row in round_.entries} - set(own)
    ordered = sorted((*own, *guests), key=lambda participant: participant.key.casefold())
    return RoundView(
        number=round_.number,
        text=Bilingual(round_.text_en, round_.text_ru),
        opened_at=round_.opened_at,
        closed_at=ended[0],
        outcome=ended[1],
        stands=tuple(_stand(one.code, short(one), entries) for one in ordered),
        entries=entries,
    )


def _stand(code: str, name: Bilingual, entries: tuple[EntryLine, ...]) -> Stand:
    own = [entry for entry in entries if entry.code == code]
    if not own:
        return Stand(code, name)
    last = own[-1]
    before = [entry for entry in own if not entry.why]
    return Stand(
        code=code,
        name=name,
        position=last.position,
        text=last.text,
        at=last.at,
        author=last.author,
        was=before[-1].position if last.why and before else None,
        why=last.why,
    )


def deadline_lines(decision: Decision) -> tuple[DeadlineLine, ...]:
    """The first deadline and its extensions (rule D2)."""
    return tuple(DeadlineLine(row.deadline, row.set_at) for row in decision.deadlines)


def participants_on(session: Session, day: date) -> list[ParticipantLine]:
    """All participants as of a day, in the order of rule C4."""
    return sorted(lines_on(session, day), key=lambda line: line.key.casefold())


def bracketed_on(session: Session, decision: Decision) -> tuple[Bilingual, ...]:
    """The printed names of those pending on the decision's day that have no position in it (rule S3)."""
    members = members_of(decision)
    return tuple(
        line.printed
        for line in participants_on(session, decision.day)
        if line.standing is Standing.PENDING and line.code not in members
    )


def current_entries(round_: DecisionRound) -> dict[str, Entry]:
    """The last entry of each, corrections included."""
    return dict(current(_entry(row) for row in round_.entries))


def _entry(row: PositionEntry) -> Entry:
    return Entry(row.participant.code, Position(row.position), row.at, Bilingual(row.text_en, row.text_ru))
