"""The choices of the rules on the command line (rules S3, S4, C3, D2)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_choices_are_listed_made_and_undone(run: Run, office: Path) -> None:
    told = run("choices", "--json", "--office", office).json
    assert [(one["name"], one["rule"], one["value"]) for one in told] == [
        ("pending_take_positions", "S3", False),
        ("alternates", "S4", True),
        ("early_confirmation", "D2", True),
        ("term_begins_next_day", "C3", False),
    ]
    assert set(told[0]) == {"name", "rule", "value", "title_en", "title_ru"}
    assert told[1]["title_en"] == "A National Coordinator may have alternates"
    made = run("choices", "alternates", "no", "--json", "--office", office).json
    assert [one["value"] for one in made] == [False, False, True, False]
    assert "alternates" in run("undo", "--json", "--office", office).json["title_en"]
    shown = run("choices", "--office", office, "--lang", "ru")
    assert shown.status == 0
    assert "У Национального координатора могут быть заместители" in shown.out
    assert "Правило" in shown.out


def test_what_is_typed_wrongly_or_no_choice(run: Run, office: Path) -> None:
    unknown = run("choices", "votes", "yes", "--json", "--office", office)
    assert (unknown.status, unknown.error["code"]) == (1, "not-found")
    halved = run("choices", "alternates", "--office", office, "--lang", "en")
    assert halved.status == 2
    assert "yes or no" in halved.err
    assert run("choices", "alternates", "maybe", "--json", "--office", office).status == 2
