"""The named colours and measures of the window, once for light and once for dark.

A widget never writes a colour down; it asks for a token by its name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Scheme(StrEnum):
    """What a person chose: one of the two, or whatever the system says."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Size(IntEnum):
    """The one scale of type, in pixels at 100 %."""

    SMALL = 12
    BODY = 14
    HEADING = 17
    TITLE = 22


GRID = 8
"""The grid in pixels at 100 %: every distance is a multiple or a half of it."""

ROW = 32
"""The height of a table row in pixels at 100 %."""


@dataclass(frozen=True)
class Tokens:
    """Colours as ``#rrggbb``."""

    ground: str
    """Behind everything: the part where one thing is worked on."""
    surface: str
    """Rail, lists, cards, fields."""
    sunken: str
    """The search field, quiet chips' surroundings, table heads."""
    line: str
    """Hairlines between parts and round cards."""
    edge: str
    """The edge of a field or a button: at least 3 : 1 is not asked of it, its label carries the meaning."""
    text: str
    muted: str
    """Second lines, hints."""
    accent: str
    """What can be acted on, as text and line."""
    accent_fill: str
    """The one primary button."""
    accent_fill_hover: str
    on_accent: str
    selected: str
    """The chosen row."""
    hover: str
    plain: str
    on_plain: str
    good: str
    on_good: str
    wait: str
    on_wait: str
    bad: str
    on_bad: str
    found: str
    """Behind a word that was searched for."""


LIGHT = Tokens(
    ground="#f5f7fa",
    surface="#ffffff",
    sunken="#f1f4f8",
    line="#dde2e9",
    edge="#c3cbd6",
    text="#18212f",
    muted="#586374",
    accent="#1d5aa6",
    accent_fill="#1d5aa6",
    accent_fill_hover="#164a8b",
    on_accent="#ffffff",
    selected="#e5effa",
    hover="#eef2f7",
    plain="#eaeef3",
    on_plain="#465264",
    good="#e0f3e5",
    on_good="#1c6638",
    wait="#fff0cc",
    on_wait="#774c00",
    bad="#fbe4e2",
    on_bad="#98201c",
    found="#ffe9a8",
)

DARK = Tokens(
    ground="#12171e",
    surface="#1a2029",
    sunken="#222a35",
    line="#2f3946",
    edge="#46525f",
    text="#e7ebf1",
    muted="#a5b0bf",
    accent="#86b7f3",
    accent_fill="#2b69b3",
    accent_fill_hover="#3577c6",
    on_accent="#ffffff",
    selected="#21364f",
    hover="#252e3a",
    plain="#2c3541",
    on_plain="#bcc6d3",
    good="#1a3a27",
    on_good="#92dbaa",
    wait="#42340f",
    on_wait="#f2cf73",
    bad="#4b2221",
    on_bad="#f7aeaa",
    found="#5c4a10",
)

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *(
        (text, ground)
        for text in ("text", "muted", "accent")
        for ground in ("ground", "surface", "sunken", "hover")
    ),
    *((text, "selected") for text in ("text", "muted", "accent")),
    ("on_accent", "accent_fill"),
    ("on_accent", "accent_fill_hover"),
    *((f"on_{state}", state) for state in ("plain", "good", "wait", "bad")),
    *(("accent", state) for state in ("good", "wait", "bad")),
    ("text", "found"),
)
"""Which token is written on which: each pair has a contrast of at least 4.5 : 1 in both schemes."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours ``#rrggbb`` by WCAG 2 (1 to 21)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
