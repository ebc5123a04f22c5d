"""The decisions of the sample office, and what its Chairs did: entered as of the days on which it happened.

Each step is a use case that a person at the desk would call, with the moment that counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.chair_tasks import ChairTask
from almaty_desktop.rules.decisions import DecisionKind, Position
from almaty_desktop.rules.standing import ParticipantKind
from almaty_desktop.services.decision_opening import NewSubject
from almaty_desktop.services.use_cases import UseCases

Numbers = Mapping[str, int]
"""Rows of the office by the names that they have in the sample's texts: symbols of meetings, slugs."""


def take_decisions(use_cases: UseCases, decisions: list[dict[str, Any]], meetings: Numbers) -> None:
    """Puts the decisions to their meetings and silence procedures, in their order, step by step."""
    for entry in decisions:
        decision = _open(use_cases, entry, meetings)
        for step in entry["steps"]:
            _do(use_cases, decision, step)


def list_delegations(use_cases: UseCases, meetings: list[dict[str, Any]], numbers: Numbers) -> None:
    """Puts the participants on the meetings' lists of delegations."""
    for entry in meetings:
        use_cases.delegations.put(numbers[entry["symbol"]], *entry["delegations"])


def fill_chair(use_cases: UseCases, entries: Mapping[str, list[dict[str, Any]]], people: Numbers) -> None:
    """Representatives, declines and actions of the Chair."""
    for entry in entries["decline"]:
        decline_as_of(use_cases, entry["code"], _bilingual(entry, "reason"), entry["on"])
    for entry in entries["representative"]:
        use_cases.chair.designate(entry["term"], people[entry["person"]])
    for entry in entries["action"]:
        use_cases.chair.actions.add(
            entry["term"],
            ChairTask(entry["task"]),
            _bilingual(entry, "title"),
            due=entry.get("due"),
            done=entry.get("done"),
        )


def decline_as_of(use_cases: UseCases, code: str, reason: Bilingual, day: date) -> None:
    """Records a decline as of the day on which it was given; afterwards today is today again."""
    use_cases.office.act_as_of(day)
    try:
        use_cases.chair.decline(code, reason=reason)
    finally:
        use_cases.office.act_as_of(None)


def _open(use_cases: UseCases, entry: dict[str, Any], meetings: Numbers) -> int:
    subject = Bilingual(entry.get("name_en", ""), entry.get("name_ru", ""))
    opened = use_cases.decisions.open(
        DecisionKind(entry["kind"]),
        _bilingual(entry, "title"),
        meeting=meetings.get(entry.get("meeting", "")),
        deadline=entry.get("deadline"),
        subject=entry.get("subject", ""),
        new_subject=NewSubject(subject, ParticipantKind.CIVIL) if subject else None,
        for_meeting=meetings.get(entry.get("for_meeting", "")),
        text=_bilingual(entry, "text"),
        year=entry.get("year"),
        at=entry["at"],
    )
    return opened.line.id


def _do(use_cases: UseCases, decision: int, step: dict[str, Any]) -> None:
    acts, at = use_cases.decisions, step["at"]
    match step["step"]:
        case "take":
            acts.take(
                decision,
                step["code"],
                Position(step["position"]),
                text=_bilingual(step, "text"),
                at=at,
                author=step.get("by", ""),
            )
        case "take-rest":
            acts.take_rest(decision, Position(step["position"]), at=at)
        case "put-again":
            acts.put_again(decision, _bilingual(step, "text"), at=at)
        case "extend":
            acts.extend(decision, step["deadline"], at=at)
        case "close":
            acts.close(decision, at=at)
        case "confirm":
            acts.confirm(decision, at=at)
        case "correct":
            why = _bilingual(step, "why")
            acts.correct(decision, step["code"], Position(step["position"]), why=why, at=at)
        case other:
            raise ValueError(other)


def _bilingual(entry: Mapping[str, Any], name: str) -> Bilingual:
    return Bilingual(entry.get(f"{name}_en", ""), entry.get(f"{name}_ru", ""))
