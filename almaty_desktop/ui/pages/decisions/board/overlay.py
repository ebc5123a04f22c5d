"""What comes up over the board: a card with large letters, closed with Esc."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QPushButton, QVBoxLayout, QWidget

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.ui.pages.decisions.board.plan import unit_of
from almaty_desktop.ui.tokens import DARK
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.wording import Wording

NOT_YET = message("Not yet")

_SHEET = """
QFrame#card {{ background: {surface}; border: 1px solid {edge}; border-radius: {half}px; }}
QLabel {{ color: {text}; background: transparent; font-size: {body}px; }}
QLabel[role="title"] {{ font-size: {title}px; font-weight: bold; }}
QLabel[role="muted"] {{ color: {muted}; font-size: {small}px; }}
QLabel[role="quiet"] {{ color: {muted}; }}
QLabel[role="bad"] {{ color: {on_bad}; font-size: {body}px; }}
QPushButton {{ background: {sunken}; color: {text}; border: 2px solid {edge}; border-radius: {half}px;
  font-size: {body}px; padding: {half}px {body}px; }}
QPushButton[role="primary"] {{ background: {accent_fill}; color: {on_accent}; border-color: {accent_fill}; }}
QPushButton:hover, QPushButton[role="primary"]:hover {{ background: {accent_fill_hover};
  color: {on_accent}; }}
QPushButton:focus, QPushButton[role="primary"]:focus {{ border: 2px solid {text};
  padding: {half}px {body}px; }}
QLineEdit, QPlainTextEdit {{ background: {ground}; color: {text}; border: 2px solid {edge};
  border-radius: {half}px; font-size: {body}px; padding: {half}px;
  selection-background-color: {accent_fill}; selection-color: {on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {accent}; padding: {half}px; }}
QScrollBar::handle {{ background: {edge}; }}
"""


def sheet(unit: float) -> str:
    """The dark look of what stands in an overlay, its type measured at 1280 × 720."""
    colours = {name: getattr(DARK, name) for name in DARK.__dataclass_fields__}
    sizes = {"half": 8, "small": 18, "body": 24, "title": 30}
    return _SHEET.format(**colours, **{name: round(size * unit) for name, size in sizes.items()})


class Overlay(QWidget):
    """Covers the board while it asks for something; the positions stay in sight behind a question.

    It takes every key, so that nothing is entered on the board behind it.
    """

    closed = Signal()

    def __init__(self, board: QWidget, texts: Texts, *, at_foot: bool = False, wide: bool = False) -> None:
        super().__init__(board)
        self.wording = Wording(texts)
        self._board, self._at_foot, self._wide = board, at_foot, wide
        self.unit = unit_of(board.width(), board.height())
        self.card = QFrame()
        self.card.setObjectName("card")
        self._layout = QVBoxLayout(self)
        if not at_foot:
            self._layout.addStretch(1)
        self._layout.addWidget(self.card, 0)
        if not at_foot:
            self._layout.addStretch(1)
        else:
            self._layout.insertStretch(0, 1)
        board.installEventFilter(self)
        self._fit()

    def of(self, measure: float) -> int:
        """A measure of the picture of 1280 × 720 in this window."""
        return round(measure * self.unit)

    def come_up(self, first: QWidget) -> None:
        """Shows it, and gives the focus to where it begins."""
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self, texts: Texts) -> None:
        """Says everything in another language."""
        self.wording.retranslate(texts)

    def end(self) -> None:
        """Puts it away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()
            self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._board and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A click beside the card puts it away; what was typed into fields is not lost to a slip.
        if not self.card.geometry().contains(event.position().toPoint()) and not self._wide:
            self.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, focus = event.key(), self.focusWidget()
        if key == Qt.Key.Key_Escape:
            self.end()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QAbstractButton):
            # A key that is held down must not answer what it has just asked.
            if not event.isAutoRepeat():
                focus.click()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.focusNextPrevChild(False)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.focusNextPrevChild(True)
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the overlay."""
        stops = [one for one in self.findChildren(QWidget) if _takes_focus(one)]
        focus = self.focusWidget()
        if not stops:
            return False
        here = stops.index(focus) if focus in stops else -1
        stops[(here + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 0 if self._at_foot else 150))
        painter.end()

    def _fit(self) -> None:
        self.unit = unit_of(self._board.width(), self._board.height())
        self.setGeometry(self._board.rect())
        self.setStyleSheet(sheet(self.unit))
        side = self.of(32) if self._at_foot else self.of(120 if self._wide else 300)
        self._layout.setContentsMargins(side, self.of(16), side, self.of(16))


class Question(Overlay):
    """Asks in place, at the foot of the board, with the positions in sight."""

    room_wanted = Signal(int)
    """The height that it takes has changed."""

    def __init__(
        self,
        board: QWidget,
        texts: Texts,
        told: Callable[[Texts], tuple[str, str]],
        answers: Sequence[tuple[Message, Callable[[], object]]],
    ) -> None:
        super().__init__(board, texts, at_foot=True)
        self._told = told
        self.question = label(self.wording, None, "title", wraps=True)
        self.rest = label(self.wording, None, "quiet", wraps=True)
        self.buttons: list[QPushButton] = []
        for number, (saying, act) in enumerate(answers):
            role = "" if number else "primary"
            self.buttons.append(button(self.wording, saying, lambda act=act: self._answer(act), role))
        self.buttons.append(button(self.wording, NOT_YET, self.end))
        above = row(self.question, *self.buttons, spacing=self.of(12))
        above.setStretch(0, 1)
        self._card_layout = column(above, self.rest, spacing=self.of(8), margins=self.of(16))
        self.card.setLayout(self._card_layout)
        self.wording.follow(self._retell)
        self.come_up(self.buttons[0])

    def _retell(self, texts: Texts) -> None:
        question, rest = self._told(texts)
        self.question.setText(question)
        self.rest.setText(rest)
        self.setAccessibleName(f"{question} {rest}")

    @property
    def room(self) -> int:
        """The height that it takes from the board, in pixels."""
        sides = self._layout.contentsMargins()
        self._card_layout.invalidate()
        return self._card_layout.totalHeightForWidth(self.width() - sides.left() - sides.right())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room_wanted.emit(self.room)

    def _answer(self, act: Callable[[], object]) -> None:
        self.end()
        act()


def _takes_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and widget.isVisible())
