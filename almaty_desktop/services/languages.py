"""Which languages a version can be said to be in (rule A2)."""

from __future__ import annotations

import re

from babel import Locale

from almaty_desktop.i18n import message
from almaty_desktop.services.errors import Refused

UNDETERMINED = "und"  # ISO 639-2's word for a language that was not determined

_CODE = re.compile(r"[a-z]{2,3}")


def checked_language(code: str) -> str:
    """The code as it is kept, in small letters. Raises Refused where no language has it (ISO 639)."""
    kept = code.strip().lower()
    if not _CODE.fullmatch(kept) or kept not in Locale("en").languages:
        raise Refused(
            "language",
            message("“{code}” is no code of a language, such as en or kk. Nothing was changed.", code=code),
        )
    return kept
