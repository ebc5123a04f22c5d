"""The language that the person's system speaks, for when no ``--lang`` was given."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from almaty_desktop.i18n import Language

_RUSSIAN_OF_WINDOWS = 0x19


def system_language(environment: Mapping[str, str]) -> Language:
    """What ``LC_ALL``, ``LC_MESSAGES`` or ``LANG`` say, the first that is set; on Windows its own setting."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return Language.RU if environment[name].lower().startswith("ru") else Language.EN
    if sys.platform == "win32":
        import ctypes

        # The lower ten bits name the language, the upper ones the country.
        if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == _RUSSIAN_OF_WINDOWS:
            return Language.RU
    return Language.EN
