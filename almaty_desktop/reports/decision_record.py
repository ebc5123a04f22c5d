"""The record of one decision: what was put, in which rounds, who took which position, what came of it.

Positions stand in words, member by member: nothing here counts them (rule D1). A position that was corrected
stands with what was there before and why (rule D5).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from almaty_desktop.i18n import Bilingual, Message, message, said
from almaty_desktop.reports.decision_parts import (
    Extension,
    Value,
    almaty_time,
    dated,
    emphasis,
    enumeration,
    extension_facts,
    facts,
    points,
    provisional,
    put_text,
    section,
    statements,
)
from almaty_desktop.reports.frame import compose
from almaty_desktop.reports.layouts import Layout
from almaty_desktop.reports.pages import Head, Part, Printed, Tick
from almaty_desktop.reports.positions import Stance, position_strips
from almaty_desktop.reports.put_again import changed_text, leads_to_changes
from almaty_desktop.reports.setting import paragraph
from almaty_desktop.reports.strips import Bookmark, Strip
from almaty_desktop.reports.style import SMALL, SUBTITLE, TITLE
from almaty_desktop.reports.words import Writer, joined

DECISION_RECORD = message("Record of a decision")


@dataclass(frozen=True)
class RecordedRound:
    """A round: its text (the plain format), when it was open, its outcome in words, and the positions taken.

    ``stances`` are those of the members of the day, also of those of whom nothing was entered.
    """

    number: int
    text: Bilingual
    opened: datetime
    closed: datetime | None
    outcome: Message | None
    stances: tuple[Stance, ...]


@dataclass(frozen=True)
class DecisionRecordPrint:
    """What is printed. ``number`` is the decision's number in the register, ``day`` that of its members.

    ``meeting`` is where it was taken, empty for a silence procedure, which has its first ``deadline``
    and the ``extensions`` of it. ``bracketed`` are those that are pending and have no position
    (rule S3). While ``confirmed`` is None a closed decision is provisional (rule D3).
    """

    number: int
    title: Bilingual
    kind: Message
    state: Message
    day: date
    rounds: tuple[RecordedRound, ...]
    meeting: Bilingual = field(default_factory=Bilingual)
    deadline: datetime | None = None
    extensions: tuple[Extension, ...] = ()
    subject: Bilingual = field(default_factory=Bilingual)
    bracketed: tuple[Bilingual, ...] = ()
    outcome: Message | None = None
    confirmed: datetime | None = None
    effects: tuple[Message, ...] = ()
    symbol: str = ""
    issued: date | None = None
    pending: tuple[Bilingual, ...] = ()


_PROVISIONAL = message(
    "Provisional: the outcome has not been confirmed yet. Nothing takes effect until it is confirmed."
)
_STILL_OPEN = message("This decision is still open: positions can still change.")


def _facts(given: DecisionRecordPrint) -> list[tuple[Message, Value]]:
    made: list[tuple[Message, Value]] = [(message("Kind"), given.kind)]
    if given.subject:
        made.append((message("Concerning"), given.subject))
    if given.meeting:
        made.append((message("Meeting"), given.meeting))
    else:
        made.append((message("Taken by"), message("silence procedure")))
    made.append((message("Date"), dated(given.day)))
    if given.deadline:
        made.append((message("Deadline"), almaty_time(given.deadline)))
    made += extension_facts(given.extensions)
    made.append((message("Status"), given.state))
    if given.confirmed:
        made.append((message("Confirmation"), almaty_time(given.confirmed)))
    return made


def _title(given: DecisionRecordPrint, writer: Writer) -> Strip:
    return writer.row(
        lambda language: (
            writer.bilingual(given.title, TITLE, language),
            paragraph(said(DECISION_RECORD).only(language), SUBTITLE, language),
            paragraph(said(_number(given)).only(language), SMALL, language),
        ),
        after=12,
        keep_with_next=True,
        splits=False,
        bookmark=Bookmark(writer.outline(given.title)),
    )


def _number(given: DecisionRecordPrint) -> Message:
    return message("No. {number} in the register of decisions", number=given.number)


def _round_title(one: RecordedRound, many: bool) -> Message:
    return message("Round {number}", number=one.number) if many else message("The text and the positions")


def _round(given: DecisionRecordPrint, index: int, writer: Writer) -> list[Strip]:
    one = given.rounds[index]
    times = [(message("Opened"), almaty_time(one.opened))]
    if one.closed:
        times.append((message("Closed"), almaty_time(one.closed)))
    if one.outcome and len(given.rounds) > 1:
        times.append((message("Outcome of the round"), one.outcome))
    made = [section(writer, _round_title(one, len(given.rounds) > 1)), *facts(writer, times)]
    earlier = given.rounds[index - 1].text if index else Bilingual()
    if leads_to_changes(earlier, one.text, writer.languages):
        made += changed_text(writer, earlier, one.text)
    elif index and one.text == earlier:
        made += statements(writer, [message("The text was put again unchanged.")])
    elif one.text:
        made += put_text(writer, one.text)
    else:
        made += statements(writer, [message("No text was put; the title says what was decided.")])
    return [*made, *position_strips(writer, one.stances)]


def _ending(given: DecisionRecordPrint, writer: Writer) -> list[Strip]:
    """Those without a position, the outcome, and what it brings about."""
    made: list[Strip] = []
    if given.bracketed:
        names = enumeration(given.bracketed)
        made += statements(
            writer,
            [message("Without a position until participation is formalised: {names}.", names=names)],
            before=4,
        )
    if given.outcome is None:
        return [*made, emphasis(writer, _STILL_OPEN)]
    made += [
        section(writer, message("Outcome")),
        emphasis(writer, given.outcome),
    ]
    if given.effects:
        once = message("What it brings about once confirmed")
        title = message("What it has brought about") if given.confirmed else once
        made += [section(writer, title), *points(writer, given.effects)]
    return made


def _part(given: DecisionRecordPrint, writer: Writer) -> Part:
    strips: list[Strip] = [_title(given, writer)]
    if given.outcome is not None and given.confirmed is None:
        strips.append(provisional(writer, _PROVISIONAL))
    strips += facts(writer, _facts(given))
    for index in range(len(given.rounds)):
        strips += _round(given, index, writer)
    return Part((*strips, *_ending(given, writer)), writer.languages)


def print_decision_record(given: DecisionRecordPrint, layout: Layout, tick: Tick | None = None) -> Printed:
    """The record in one of the four layouts, as PDF. ``tick`` may raise to cancel."""
    parts = tuple(_part(given, Writer(languages, given.pending)) for languages in layout.parts)
    title = joined(given.title, said(DECISION_RECORD), given.pending)
    return compose(parts, Head(title, given.symbol, given.issued or given.day), layout, tick)
