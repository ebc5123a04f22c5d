"""What every part of the participants' page is, and how it is found."""

from __future__ import annotations

from collections.abc import Callable

from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.tabs import Tab, TabPlace, tab_from
from almaty_desktop.ui.wording import Wording

__all__ = ["Tab", "TabPlace", "tab_of"]


def tab_of(module: str, name: str) -> Callable[[PageContext, Wording], Tab]:
    """The factory of a tab that is imported when it is first visited, so that the start is short."""
    return tab_from(f"almaty_desktop.ui.pages.participants.{module}", name)
