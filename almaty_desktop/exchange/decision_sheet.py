"""The register of decisions as a table, a row a decision, with heads in both languages (D1 to D5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from almaty_desktop.exchange.person_sheet import both_languages
from almaty_desktop.exchange.sheet import Value, WrittenSheet
from almaty_desktop.exchange.workbook_out import write_workbook
from almaty_desktop.i18n import Bilingual, Message, message


@dataclass(frozen=True)
class DecisionRow:
    """One decision as the register prints it.

    ``number`` is its place in the register, ``day`` the day on which it was closed (else opened), ``rounds``
    how often it was put. ``deadline`` is a moment already in words, empty without a silence procedure.
    ``positions`` and ``effects`` may have several lines; positions are listed, never counted (D1).
    """

    number: int
    day: date | None
    kind: Bilingual
    title: Bilingual
    meeting: Bilingual
    symbol: str
    state: Bilingual
    outcome: Bilingual
    rounds: int
    deadline: str
    positions: Bilingual
    effects: Bilingual


def write_decisions(rows: Iterable[DecisionRow]) -> bytes:
    """The register as a workbook of one sheet. The same rows give the same bytes."""
    values = tuple(_values(row) for row in rows)
    heads = tuple(both_languages(head) for head in _heads())
    name = both_languages(message("Register of decisions"), " · ")
    return write_workbook([WrittenSheet(name, heads, values)])


def _heads() -> tuple[Message, ...]:
    return (
        message("Number in the register"),
        message("Date of the decision"),
        message("Kind of decision (English)"),
        message("Kind of decision (Russian)"),
        message("Title of the decision (English)"),
        message("Title of the decision (Russian)"),
        message("Meeting of the decision (English)"),
        message("Meeting of the decision (Russian)"),
        message("Symbol of the document"),
        message("State of the decision (English)"),
        message("State of the decision (Russian)"),
        message("Outcome of the decision (English)"),
        message("Outcome of the decision (Russian)"),
        message("Number of rounds"),
        message("Deadline of the silence procedure"),
        message("Positions of the members (English)"),
        message("Positions of the members (Russian)"),
        message("What the decision brought about (English)"),
        message("What the decision brought about (Russian)"),
    )


def _values(row: DecisionRow) -> tuple[Value, ...]:
    return (
        row.number,
        row.day,
        *_both(row.kind, row.title, row.meeting),
        row.symbol,
        *_both(row.state, row.outcome),
        row.rounds,
        row.deadline,
        *_both(row.positions, row.effects),
    )


def _both(*texts: Bilingual) -> Iterable[str]:
    return (text for pair in texts for text in (pair.en, pair.ru))
