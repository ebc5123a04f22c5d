"""How a rule refuses: its number and a sentence in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from almaty_desktop.i18n import Message


@dataclass(frozen=True)
class Refusal:
    """A rule that forbids what was asked: ``code`` is its number (``D4``), ``message`` the reason.

    The functions of ``rules/`` that judge a request give a refusal, or None where nothing forbids it.
    """

    code: str
    message: Message
