"""The words of editions in the window."""

from __future__ import annotations

from collections.abc import Sequence

from almaty_desktop.i18n import Bilingual, Message, Texts, message
from almaty_desktop.services.modalities import EditionLine
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.chips import Chip, State


def edition_name(line: EditionLine) -> Message:
    """An edition where several are to be told apart: Edition 2 · 4 November 2015."""
    return message("Edition {number} · {day}", number=line.number, day=line.day)


def adopted_by(texts: Texts, line: EditionLine) -> str:
    """The meeting that adopted an edition; of the first one, at least what it is."""
    if line.printed_meeting:
        return marked(line.printed_meeting, texts.language)
    return texts.text("Founding document of the Process") if line.decision is None else ""


def decision_name(texts: Texts, line: EditionLine) -> str:
    """The decision that made an edition, as printed (S3)."""
    return marked(line.printed_decision or Bilingual(), texts.language)


def history(texts: Texts, line: EditionLine, lines: Sequence[EditionLine]) -> str:
    """When an edition was adopted, and when and by which it was replaced."""
    later = next((one for one in lines if one.number == line.number + 1), None)
    if later is None:
        return texts.text("Adopted on {day}", day=line.day)
    return texts.text(
        "Adopted on {day}, replaced by edition {number} on {later}",
        day=line.day,
        number=later.number,
        later=later.day,
    )


def force_chip(texts: Texts, line: EditionLine, lines: Sequence[EditionLine]) -> Chip:
    """Whether an edition is in force: the newest is."""
    newest = max((one.number for one in lines), default=line.number)
    if line.number == newest:
        return Chip(texts.text("In force"), State.GOOD)
    return Chip(texts.text("Replaced"), State.PLAIN, "circle-half")
