"""What the rail lists and what the search finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from almaty_desktop.i18n import Message
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.page import Page

Factory = Callable[[PageContext], Page]


@dataclass(frozen=True)
class Area:
    """One place in the navigation. Its page is made, and its code read, at the first visit."""

    key: str
    title: Message
    sign: str
    """A name of :data:`almaty_desktop.ui.icons.SIGNS`."""
    factory: Factory
    at_foot: bool = False
    """Whether it stands at the foot of the rail (Settings)."""


@dataclass(frozen=True)
class Found:
    """One answer of the search, in the language shown. ``kind`` says what it is: document, person …"""

    kind: Message
    title: str
    subtitle: str
    area: str
    key: str | None = None


def page_of(module: str, name: str) -> Factory:
    """The factory of a page class that is imported when it is first visited, so that the start is short."""

    def make(context: PageContext) -> Page:
        factory: Factory = getattr(import_module(module), name)
        return factory(context)

    return make
