"""The first edition of the Operating Modalities, as every office has it from the start (rule D4)."""

from __future__ import annotations

from typing import Any

from almaty_desktop.paths import RESOURCES
from almaty_desktop.rules.mandate import FOUNDED


def founding_edition() -> dict[str, Any]:
    """The columns of the edition of 5 June 2013, in both languages."""
    folder = RESOURCES / "reference"
    texts = {
        f"text_{language}": (folder / f"modalities-2013.{language}.txt").read_text(encoding="utf-8")
        for language in ("en", "ru")
    }
    return {"number": 1, "dated": FOUNDED, **texts, "decision_id": None}
