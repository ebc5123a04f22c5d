"""What a command gives back: one value that both kinds of output are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from almaty_desktop.i18n import Bilingual, Message

# The exit statuses: done, the request can't be met, the command was typed wrongly, the office could not be
# opened, interrupted.
DONE, REFUSED, TYPED_WRONGLY, OFFICE_UNUSABLE, INTERRUPTED = 0, 1, 2, 3, 130


@dataclass(frozen=True)
class Answer:
    """``data`` is the document of ``--json``, ``lines`` the same for people; ``status`` is 0 or 1."""

    data: Any
    lines: Sequence[str] = ()
    status: int = 0


class TypedWrongly(Exception):  # noqa: N818 - the field's word, as Refused is
    """A command that was typed wrongly: status 2. ``program`` is the command whose help explains it."""

    def __init__(self, saying: Message, program: str = "") -> None:
        super().__init__(str(saying))
        self.message = saying
        self.program = program


def in_both(name: str, text: Bilingual) -> Mapping[str, str]:
    """A text of two languages as its two fields: ``{"title_en": …, "title_ru": …}``."""
    return {f"{name}_en": text.en, f"{name}_ru": text.ru}


def day(given: date | None) -> str | None:
    """A date as ``YYYY-MM-DD``."""
    return given.isoformat() if given else None
