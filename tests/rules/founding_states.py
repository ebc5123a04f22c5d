"""The States of the founding document, by their codes, with what it says of each (§1, §3.i; rules S2, C4)."""

from __future__ import annotations

from datetime import date, datetime

from almaty_desktop.i18n import ALMATY
from almaty_desktop.rules.standing import Standing

FOUNDED = date(2013, 6, 5)

SHORT_NAMES = {
    "TR": "Turkey",
    "KZ": "Kazakhstan",
    "KG": "Kyrgyz Republic",
    "TJ": "Tajikistan",
    "AF": "Afghanistan",
    "AZ": "Azerbaijan",
    "IR": "Iran",
    "PK": "Pakistan",
}
MEMBERS = frozenset({"KZ", "KG", "TJ", "AF", "AZ", "TR"})
PENDING = frozenset({"IR", "PK"})


def founding_standing(code: str) -> Standing:
    """The standing on 5 June 2013 (rule S2)."""
    return Standing.MEMBER if code in MEMBERS else Standing.PENDING


def almaty(*parts: int) -> datetime:
    """A moment by the clocks of Almaty: year, month, day, hour, minute, second."""
    year, month, day, *clock = parts
    hour, minute, seconds = (*clock, 0, 0, 0)[:3]
    return datetime(year, month, day, hour, minute, seconds, tzinfo=ALMATY)
