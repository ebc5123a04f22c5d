"""How a use case refuses: one exception, a code for programs, a sentence for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from almaty_desktop.i18n import Message, message
from almaty_desktop.rules.refusals import Refusal


class Refused(Exception):  # noqa: N818 - the field's word: a request is refused
    """A request that can't be met. Nothing was changed.

    ``code`` is a rule's number (``D4``) or a short word (``not-found``); ``details`` are plain values.
    """

    def __init__(self, code: str, saying: Message, details: Mapping[str, Any] | None = None) -> None:
        super().__init__(str(saying))
        self.code = code
        self.message = saying
        self.details = dict(details or {})


class OfficeUnusable(Refused):
    """The office's data could not be opened."""


def not_found(what: Message) -> Refused:
    """The refusal of a request for something that is not there."""
    return Refused("not-found", message("{what} is not in this office.", what=what))


def refused_by(refusal: Refusal | None) -> None:
    """Refuses what a rule forbids; nothing where none does."""
    if refusal is not None:
        raise Refused(refusal.code, refusal.message)
