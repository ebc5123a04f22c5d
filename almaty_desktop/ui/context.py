"""What a page is given when it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from almaty_desktop.i18n import Message, Texts
from almaty_desktop.ui.jobs import Jobs
from almaty_desktop.ui.theme import Theme


@dataclass
class PageContext:
    """The page's only way out: nothing else is reached for.

    ``texts`` changes when the language is switched, ``print_layout`` when another one is chosen.
    """

    texts: Texts
    use_cases: Any
    """The office's use cases (``almaty_desktop.services``), as the program's opening built them."""
    jobs: Jobs
    theme: Theme
    today: Callable[[], date]
    navigate: Callable[[str, str | None], None]
    """``navigate(area, key)`` leads to a place; key None is the area itself."""
    announce: Callable[[Message], None]
    """Shows a sentence at the foot of the window for a while."""
    refuse: Callable[[Exception], None]
    """Shows why something was refused, or that something unexpected happened, in the window's banner."""
    read_only: bool = False
    """Whether the office was opened for reading only: pages then offer no editing."""
    print_layout: str = ""
    """The layout that was last chosen for a print in this window; empty: that of the language shown."""
