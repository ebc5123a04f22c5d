"""Texts that follow the language: each place that shows a message is written down once, and told again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from almaty_desktop.i18n import Message, Texts


class Wording:
    """What is said where on a page or in a widget.

    ``wording.say(button.setText, message("Print"))`` shows the text now and again after every
    switch of the language. Saying something else through the same setter replaces it.
    """

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self._said: dict[Any, tuple[Callable[[str], Any], Message]] = {}
        self._followers: dict[Any, Callable[[Texts], Any]] = {}

    def say(self, setter: Callable[[str], Any], saying: Message) -> None:
        """Shows ``saying`` through ``setter`` (a bound ``setText`` or the like)."""
        self._said[_key(setter)] = (setter, saying)
        setter(self.texts.say(saying))

    def follow(self, retell: Callable[[Texts], Any]) -> None:
        """Calls ``retell`` with the texts now and after every switch, for what is no plain message."""
        self._followers[_key(retell)] = retell
        retell(self.texts)

    def forget(self, setter: Callable[[str], Any]) -> None:
        """From now on this place shows something that is no message."""
        self._said.pop(_key(setter), None)

    def retranslate(self, texts: Texts) -> None:
        """Says everything again in another language."""
        self.texts = texts
        for key, (setter, saying) in list(self._said.items()):
            if _gone(setter):
                del self._said[key]
            else:
                setter(texts.say(saying))
        for key, retell in list(self._followers.items()):
            if _gone(retell):
                del self._followers[key]
            else:
                retell(texts)


def _gone(setter: Callable[..., Any]) -> bool:
    """Whether the widget behind a bound method was deleted."""
    owner = getattr(setter, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)


def _key(setter: Callable[..., Any]) -> Any:
    """The same place for every new bound method of the same object."""
    owner = getattr(setter, "__self__", None)
    return setter if owner is None else (id(owner), setter.__name__)
