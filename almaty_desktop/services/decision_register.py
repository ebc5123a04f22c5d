"""The register of decisions, on paper and as a table: by year, meeting or kind (rules D1 to D5)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import count
from pathlib import Path

from almaty_desktop.exchange.decision_sheet import DecisionRow, write_decisions
from almaty_desktop.i18n import ALMATY, Bilingual, Language, Message, message, said, texts_in
from almaty_desktop.models.decisions import Decision
from almaty_desktop.reports.decision_parts import zone
from almaty_desktop.reports.decision_register import (
    DecisionRegisterPrint,
    RegisteredDecision,
    RegisterGroup,
)
from almaty_desktop.rules.brackets import Names, bracketed_in_both
from almaty_desktop.rules.decisions import DecisionKind, DecisionState
from almaty_desktop.services.decision_effects import effects_of
from almaty_desktop.services.decision_rows import day_in_almaty
from almaty_desktop.services.decision_views import DecisionLine, DecisionView
from almaty_desktop.services.decisions import Decisions
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.labels import DECISION_KINDS, DECISION_STATES, OUTCOMES
from almaty_desktop.services.meetings import Meetings
from almaty_desktop.services.office import Office
from almaty_desktop.services.participants import Participants
from almaty_desktop.services.printed_decisions import bare, meeting_in_words, position_words
from almaty_desktop.services.report_names import GROUPINGS, Wanted
from almaty_desktop.services.whole_file import write_whole

_BATCH = 500
_SILENCE = message("Silence procedures")
_IN_MEETINGS = message("Decisions taken in meetings")
_BY_SILENCE = message("silence procedure")

Group = tuple[tuple[int, str], Bilingual]
"""What a group is sorted by, and its title."""


class DecisionRegister:
    """Reads the register, writes it as a table; how it looks on paper is the report's own trade."""

    def __init__(
        self, office: Office, decisions: Decisions, meetings: Meetings, participants: Participants
    ) -> None:
        self._office = office
        self._decisions = decisions
        self._meetings = meetings
        self._participants = participants

    def printed(self, wanted: Wanted) -> DecisionRegisterPrint:
        """The register as of today, the oldest decision first; ``wanted`` narrows and arranges it.

        Refused (``not-found``) where it can't be arranged so.
        """
        grouping = wanted.grouping or GROUPINGS[0]
        if grouping not in GROUPINGS:
            raise Refused(
                "not-found",
                message("The register can’t be arranged by “{name}”.", name=grouping),
            )
        lines = self._lines(wanted)
        effects, places = self._effects(lines), self._places(lines)
        groups: dict[Group, list[RegisteredDecision]] = {}
        for line in lines:
            place = places[line.meeting]
            registered = _registered(line, effects.get(line.id, ()), place, grouping)
            groups.setdefault(_group(line, place, grouping), []).append(registered)
        today = self._office.today()
        return DecisionRegisterPrint(
            groups=tuple(
                RegisterGroup(title, tuple(decisions))
                for (_, title), decisions in sorted(groups.items(), key=lambda one: one[0][0])
            ),
            issued=today,
            chosen=tuple(self._chosen(wanted)),
            pending=self._participants.pending_on(today),
        )

    def sheet(self, wanted: Wanted, target: Path) -> int:
        """Writes the register as XLSX, the oldest first; gives the number of rows.

        ``target`` is replaced whole or not touched. Refused where it can't be written.
        """
        lines = self._lines(wanted)
        places, pending = self._places(lines), self._participants.pending_on(self._office.today())
        rows = [_row(self._decisions.show(line.id), places[line.meeting], pending) for line in lines]
        write_whole(target, write_decisions(rows))
        return len(rows)

    def _lines(self, wanted: Wanted) -> tuple[DecisionLine, ...]:
        """All decisions that are wanted, the oldest first."""
        found: list[DecisionLine] = []
        for offset in count(0, _BATCH):
            batch = self._decisions.list(
                kind=wanted.kind,
                year=wanted.year,
                meeting=wanted.meeting,
                state=wanted.state,
                silence=wanted.silence,
                offset=offset,
                limit=_BATCH,
            )
            found += batch
            if len(batch) < _BATCH:
                break
        return tuple(reversed(found))

    def _effects(self, lines: Iterable[DecisionLine]) -> dict[int, tuple[Message, ...]]:
        """What confirmed decisions have brought about, by decision."""
        confirmed = [
            line.id
            for line in lines
            if line.state is DecisionState.CONFIRMED and line.kind is not DecisionKind.ORDINARY
        ]
        with self._office.reading() as session:
            found = {key: session.get(Decision, key) for key in confirmed}
            return {
                key: tuple(effect.title for effect in effects_of(session, decision))
                for key, decision in found.items()
                if decision is not None
            }

    def _places(self, lines: Iterable[DecisionLine]) -> dict[int | None, Bilingual]:
        """Where decisions were taken, by meeting; None stands for silence procedures.

        The titles have no brackets yet: which stand in brackets follows from the register's own day (S3).
        """
        meetings = {line.meeting for line in lines if line.meeting is not None}
        places: dict[int | None, Bilingual] = {one: self._place(one) for one in meetings}
        return {**places, None: said(_BY_SILENCE)}

    def _place(self, meeting: int) -> Bilingual:
        return meeting_in_words(self._meetings.show(meeting))

    def _chosen(self, wanted: Wanted) -> Iterable[Bilingual]:
        """What the register was narrowed to, in words."""
        if wanted.year is not None:
            yield said(message("Year: {year}", year=str(wanted.year)))
        if wanted.kind is not None:
            yield said(message("Kind: {kind}", kind=DECISION_KINDS[wanted.kind]))
        if wanted.meeting is not None:
            yield said(message("Meeting: {title}", title=self._place(wanted.meeting)))
        if wanted.state is not None:
            yield said(message("State of the decisions: {state}", state=DECISION_STATES[wanted.state]))
        if wanted.silence is not None:
            yield said(_SILENCE if wanted.silence else _IN_MEETINGS)


def outcome_words(line: DecisionLine) -> Message:
    """What came of a decision so far, and whether a person has confirmed it (rule D3)."""
    if line.outcome is None:
        return DECISION_STATES[line.state]
    if line.confirmed_at is None:
        return message("{outcome}, not confirmed yet", outcome=OUTCOMES[line.outcome])
    return OUTCOMES[line.outcome]


def _registered(
    line: DecisionLine, effects: tuple[Message, ...], place: Bilingual, grouping: str
) -> RegisteredDecision:
    return RegisteredDecision(
        number=line.id,
        day=line.day,
        title=line.title,
        kind=DECISION_KINDS[line.kind],
        outcome=outcome_words(line),
        where=Bilingual() if grouping == "meeting" else place,
        effects=effects,
    )


def _group(line: DecisionLine, place: Bilingual, grouping: str) -> Group:
    """Meetings stand in the order of their decisions, silence procedures after them."""
    match grouping:
        case "meeting":
            if line.silence:
                return (1, ""), said(_SILENCE)
            return (0, f"{line.day.isoformat()} {line.meeting}"), place
        case "kind":
            return (list(DecisionKind).index(line.kind), ""), said(DECISION_KINDS[line.kind])
    return (line.day.year, ""), said(message("Decisions of {year}", year=str(line.day.year)))


def _row(view: DecisionView, place: Bilingual, pending: Names) -> DecisionRow:
    line = view.line
    effects = Bilingual(
        *("\n".join(texts_in(one).say(effect.title) for effect in view.effects) for one in Language)
    )
    return DecisionRow(
        number=line.id,
        day=day_in_almaty(line.closed_at or line.opened_at),
        kind=said(DECISION_KINDS[line.kind]),
        title=bracketed_in_both(line.title, pending),
        meeting=bracketed_in_both(place, pending),
        symbol="",
        state=said(DECISION_STATES[line.state]),
        outcome=said(OUTCOMES[line.outcome]) if line.outcome else Bilingual(),
        rounds=line.round,
        deadline=_deadline(line.deadline) if line.deadline else "",
        positions=bracketed_in_both(_positions(view), pending),
        effects=bracketed_in_both(effects, pending),
    )


def _deadline(when: datetime) -> str:
    """A deadline as every language reads it: 2013-08-31 18:00 (UTC+6)."""
    return f"{when.astimezone(ALMATY):%Y-%m-%d %H:%M} ({zone(when)})"


def _positions(view: DecisionView) -> Bilingual:
    """The members' positions in the last round, one a line; never counted (rule D1)."""

    def of(language: Language) -> str:
        house = texts_in(language)
        names = [(bare(stand.name).shown(language), stand) for stand in view.now.stands]
        return "\n".join(
            f"{name}: {house.say(position_words(stand, view.now, view.line))}"
            for name, stand in sorted(names, key=lambda one: house.order(one[0]))
        )

    return Bilingual(of(Language.EN), of(Language.RU))
