"""What every part of the participants' page is."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Message, Texts
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.wording import Wording


class Tab(QWidget):
    """A part of the page, made at its first visit. It shares the page's ``wording``.

    Overrides what it needs: all of these may stay as they are.
    """

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self.context, self.wording = context, wording

    @property
    def texts(self) -> Texts:
        """The language shown now."""
        return self.context.texts

    def retranslate(self, texts: Texts) -> None:
        """The language was switched; what stands in the page's wording was told again already."""

    def refresh(self, areas: Set[str]) -> None:
        """Something in these areas changed: ask again for what is shown."""

    def open_key(self, key: str) -> None:
        """Shows the thing with this key."""

    def leave(self) -> None:
        """The tab is about to be hidden: save what is being edited."""

    def focus_first(self) -> None:
        """Takes the focus where work begins."""
        self.setFocus()


@dataclass(frozen=True)
class TabPlace:
    """A tab as the page lists it; ``key`` leads to it before a slash (``person/12``)."""

    key: str
    title: Message
    factory: Callable[[PageContext, Wording], Tab]


def tab_of(module: str, name: str) -> Callable[[PageContext, Wording], Tab]:
    """The factory of a tab that is imported when it is first visited, so that the start is short."""

    def make(context: PageContext, wording: Wording) -> Tab:
        factory: Callable[[PageContext, Wording], Tab] = getattr(
            import_module(f"almaty_desktop.ui.pages.participants.{module}"), name
        )
        return factory(context, wording)

    return make
