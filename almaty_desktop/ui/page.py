"""What every page of the window is."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import Any

from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Message, Texts
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.wording import Wording


class Page(QWidget):
    """The base of the area pages.

    A page says its texts through :meth:`say`, and overrides :meth:`retranslate` (calling this
    one) for what is not a plain message: names from the office, dates, orders of lists.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.wording = Wording(context.texts)

    @property
    def texts(self) -> Texts:
        """The language shown now."""
        return self.context.texts

    def say(self, setter: Callable[[str], Any], saying: Message) -> None:
        """Shows a message through a setter, now and after every switch of the language."""
        self.wording.say(setter, saying)

    def retranslate(self, texts: Texts) -> None:
        """The language was switched; ``context.texts`` is already the new one."""
        self.wording.retranslate(texts)

    def refresh(self, areas: Set[str]) -> None:
        """Something in these areas changed (``"meetings"`` …): ask again for what is shown."""

    def open_key(self, key: str) -> None:
        """Shows the thing with this key, as ``navigate`` asked."""

    def leave(self) -> None:
        """The page is about to be hidden or closed: save what is being edited."""

    def focus_first(self) -> None:
        """Takes the focus where work begins; by default the first widget that can hold it."""
        self.focusNextChild() if self.focusWidget() is None else self.focusWidget().setFocus()
