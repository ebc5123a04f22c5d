"""The inline banner: what happened, what is safe, what to do. Never a dialog, never a traceback."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from almaty_desktop.i18n import Message, message
from almaty_desktop.services.errors import Refused
from almaty_desktop.ui import icons
from almaty_desktop.ui.theme import Theme, restyle
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.wording import Wording


class Kind(StrEnum):
    """How serious it is; each has a sign of its own."""

    INFO = "info"
    GOOD = "good"
    WAIT = "wait"
    BAD = "bad"


_SIGNS = {Kind.INFO: "info", Kind.GOOD: "check-circle", Kind.WAIT: "lock", Kind.BAD: "warning-circle"}
_COLOURS = {Kind.INFO: "accent", Kind.GOOD: "on_good", Kind.WAIT: "on_wait", Kind.BAD: "on_bad"}

UNEXPECTED = (
    message("Something unexpected happened, and the last action was not completed."),
    message("What was saved before is safe."),
    message(
        "Try it once more; if it happens again, save the log and send it to whoever looks after the program."
    ),
)


def sentence_of(error: BaseException) -> Message | None:
    """The sentence that a refusal carries, None for an error nobody foresaw."""
    return error.message if isinstance(error, Refused) else None


class NoticePlace(QWidget):
    """Where notices stand one under the other; takes no room while none is told."""

    def __init__(self, *notices: Notice) -> None:
        super().__init__()
        self._notices = notices
        self.setLayout(column(*notices, spacing=GRID, margins=GRID))
        for notice in notices:
            notice.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(any(not notice.isHidden() for notice in self._notices))
        return super().eventFilter(watched, event)


class Notice(QFrame):
    """Hidden until something is told; Esc or the cross puts it away (unless it ``stays``)."""

    def __init__(self, wording: Wording, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._wording, self._theme = wording, theme
        self._kind = Kind.INFO
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._what = label(wording, None, "strong", wraps=True)
        self._rest = label(wording, None, "", wraps=True)
        for text in (self._what, self._rest):
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._actions = QHBoxLayout()
        self._actions.setContentsMargins(0, 0, 0, 0)
        self._buttons: list[QPushButton] = []
        self._close = button(wording, message("Close"), self.hide, "small")
        layout = row(
            self._sign, column(self._what, self._rest, spacing=GRID // 2), self._actions, self._close
        )
        self.setLayout(layout)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.setStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        theme.changed.connect(self._paint_sign)
        self.hide()

    def tell(
        self,
        kind: Kind,
        what: Message,
        safe: Message | None = None,
        to_do: Message | None = None,
        actions: Sequence[tuple[Message, Callable[[], Any]]] = (),
        stays: bool = False,
    ) -> None:
        """Shows what happened, then what is safe, then what to do."""
        self._kind = kind
        self.setProperty("kind", kind.value)
        self._wording.say(self._what.setText, what)
        self._wording.say(self.setAccessibleName, what)
        rest = [part for part in (safe, to_do) if part is not None]
        self._rest.setVisible(bool(rest))
        match rest:
            case [one]:
                self._wording.say(self._rest.setText, one)
            case [one, two]:
                self._wording.say(self._rest.setText, message("{safe} {to_do}", safe=one, to_do=two))
        for old in self._buttons:
            self._actions.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [button(self._wording, saying, act) for saying, act in actions]
        for new in self._buttons:
            self._actions.addWidget(new)
        self._close.setVisible(not stays)
        restyle(self)
        for part in (self._what, self._rest):
            restyle(part)
        self._paint_sign()
        self.show()

    def refuse(self, error: BaseException) -> None:
        """Shows the sentence of a refusal; of any other error, calmly what to do."""
        saying = sentence_of(error)
        if saying is not None:
            self.tell(Kind.BAD, saying)
        else:
            self.tell(Kind.BAD, *UNEXPECTED)

    def focus_first_action(self) -> None:
        """Puts the focus where a question is answered."""
        if self._buttons:
            self._buttons[0].setFocus()

    @property
    def text(self) -> str:
        """All that is told now, for tests and assistive tools."""
        return " ".join(part.text() for part in (self._what, self._rest) if not part.isHidden())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._close.isHidden():
            self.hide()
        else:
            super().keyPressEvent(event)

    def _paint_sign(self) -> None:
        colour = getattr(self._theme.tokens, _COLOURS[self._kind])
        self._sign.setPixmap(icons.pixmap(_SIGNS[self._kind], colour, 20, self.devicePixelRatioF()))
