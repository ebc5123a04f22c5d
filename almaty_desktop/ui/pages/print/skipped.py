"""Which documents are not in a compilation, as sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from almaty_desktop.i18n import Message, message, plural_message

if TYPE_CHECKING:
    from almaty_desktop.services.printing import Saved

_NAMED = 3
"""More documents than this are counted, not named: their pages say the rest."""


def skipped_lines(saved: Saved) -> Message | None:
    """A line for each of the first skipped documents, with its page and why; None where all are there."""
    lines = [
        message(
            "The page numbered {page}: {title}. {reason}",
            page=str(one.page),
            title=one.title if one.title else one.symbol,
            reason=one.reason,
        )
        for one in saved.skipped[:_NAMED]
    ]
    further = len(saved.skipped) - _NAMED
    if further > 0:
        lines.append(plural_message("{count} more document", "{count} more documents", further))
    return _under_one_another(lines) if lines else None


def _under_one_another(lines: Sequence[Message]) -> Message:
    pattern = "\n".join(f"{{line{number}}}" for number in range(len(lines)))
    return Message(pattern, {f"line{number}": line for number, line in enumerate(lines)})
