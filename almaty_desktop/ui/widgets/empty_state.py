"""What stands in an empty place: what it is for, and the first step as a button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from almaty_desktop.i18n import Message
from almaty_desktop.ui import icons
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.wording import Wording


class EmptyState(QWidget):
    """A sign, a heading, a sentence or two, and at most one button."""

    def __init__(
        self,
        wording: Wording,
        theme: Theme,
        sign: str,
        heading: Message,
        sentence: Message,
        step: tuple[Message, Callable[[], Any]] | None = None,
    ) -> None:
        super().__init__()
        self._theme, self._name = theme, sign
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._heading = label(wording, heading, "heading", wraps=True)
        self._sentence = label(wording, sentence, "quiet", wraps=True)
        parts: list[Any] = [None, self._sign, self._heading, self._sentence]
        for text in (self._heading, self._sentence):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._wording = wording
        self.button = button(wording, step[0], step[1], "primary") if step else None
        if self.button:
            parts.append(row(None, self.button, None))
        parts += [None, None]
        self.setLayout(column(*parts, spacing=2 * GRID, margins=3 * GRID))
        theme.changed.connect(self._paint_sign)
        self._paint_sign()

    def say(self, heading: Message, sentence: Message) -> None:
        """Says something else, such as that a search found nothing."""
        self._wording.say(self._heading.setText, heading)
        self._wording.say(self._sentence.setText, sentence)

    def _paint_sign(self) -> None:
        self._sign.setPixmap(icons.pixmap(self._name, self._theme.tokens.muted, 40, self.devicePixelRatioF()))
