"""The people of the sample office: who coordinates for whom, who sits in the Support Unit (rule S4)."""

from __future__ import annotations

from typing import Any

from almaty_desktop.rules.service_terms import ServiceRole
from almaty_desktop.services.use_cases import UseCases


def write_people(use_cases: UseCases, people: list[dict[str, Any]]) -> dict[str, int]:
    """Writes people down with their terms of service; their numbers in the office by their slugs."""
    return {entry["slug"]: _write(use_cases, entry) for entry in people}


def write_contacts(use_cases: UseCases, contacts: list[dict[str, Any]]) -> None:
    """Writes down how the participants themselves are reached."""
    for entry in contacts:
        use_cases.contacts.change_contacts(**entry)


def serve(use_cases: UseCases, people: list[dict[str, Any]], numbers: dict[str, int]) -> None:
    """Writes the terms of service down, oldest first, as they came to be."""
    terms = [(term["start"], entry, term) for entry in people for term in entry.get("serves", ())]
    for start, entry, term in sorted(terms, key=lambda one: one[0]):
        use_cases.coordinators.start_service(
            numbers[entry["slug"]],
            term.get("for") or entry["participant"],
            ServiceRole(term["role"]),
            start,
            term.get("end"),
        )


def _write(use_cases: UseCases, entry: dict[str, Any]) -> int:
    fields = {name: given for name, given in entry.items() if name not in ("slug", "serves")}
    return use_cases.people.create(**fields).line.id
