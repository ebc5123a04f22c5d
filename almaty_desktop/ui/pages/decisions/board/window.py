"""The board for the session room: one window, full screen, dark, large (rules D1, D3, D5, S3)."""

from __future__ import annotations

from collections.abc import Callable, Set

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
    QShortcut,
)
from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Texts, texts_in
from almaty_desktop.rules.decisions import Position
from almaty_desktop.services.errors import Refused
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.board.acts import BoardActs
from almaty_desktop.ui.pages.decisions.board.asking import Asking
from almaty_desktop.ui.pages.decisions.board.face import Face
from almaty_desktop.ui.pages.decisions.board.foot_keys import FootActs, hint_of, keys_of
from almaty_desktop.ui.pages.decisions.board.keyboard import pressed
from almaty_desktop.ui.pages.decisions.board.overlay import Overlay
from almaty_desktop.ui.pages.decisions.board.states import GROUND, colour
from almaty_desktop.ui.widgets.notice import UNEXPECTED

_AREAS = frozenset({"decisions", "participants", "meetings"})


def open_board(context: PageContext, decision_id: int, parent: QWidget | None = None) -> BoardWindow:
    """Puts a decision of a meeting on the board: full screen, on the second screen where there is one.

    The window belongs to ``parent`` (the page), so that it never outlives the office that it shows. Whoever
    opens it hands on what the page hears: :meth:`BoardWindow.refresh`, :meth:`BoardWindow.retranslate`.
    """
    board = BoardWindow(context, decision_id, parent)
    desk = parent.screen() if parent is not None else QGuiApplication.primaryScreen()
    board.setGeometry(screen_for_the_room(QGuiApplication.screens(), desk).geometry())
    board.showFullScreen()
    board.activateWindow()
    return board


def come_forward(board: BoardWindow) -> None:
    """Puts a board before the other windows, also when it was laid aside."""
    if board.isMinimized():
        board.showFullScreen()
    board.raise_()
    board.activateWindow()


def screen_for_the_room(screens: list[QScreen], desk: QScreen) -> QScreen:
    """The screen for the board: another one than the desk's, if there is another."""
    return next((screen for screen in screens if screen is not desk), desk)


class BoardWindow(QWidget):
    """One decision on the board. What is entered is saved at once; Esc leaves it as it is."""

    closed = Signal()

    def __init__(self, context: PageContext, decision_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The program ends with its own window, not with the board.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(640, 360)
        self._context, self.texts = context, context.texts
        self._own_language = False
        self._notice: Callable[[Texts], str] | None = None
        self._asked_for = ""
        self._leaving = False
        self.acts = BoardActs(context, decision_id, self)
        self.face = Face(self)
        self.asking = Asking(self, self.acts, writes=not context.read_only)
        self._foot = FootActs(
            self.go_on,
            lambda: self.turn(1),
            lambda: self.turn(-1),
            self.change_language,
            self.show_keys,
            self.leave,
        )
        self._connect()
        self.setWindowTitle(self.texts.text("Board"))
        self.acts.begin()

    @property
    def overlay(self) -> Overlay | None:
        """What is asked at the moment."""
        return self.asking.overlay

    def refresh(self, areas: Set[str]) -> None:
        """Something in these areas of the office changed: the board asks again."""
        if areas & _AREAS:
            self.acts.ask()

    def retranslate(self, texts: Texts) -> None:
        """The language of the window was switched; a board that was given its own keeps it."""
        if not self._own_language:
            self._speak(texts)

    def finish(self) -> None:
        """Writes what is still on its way before it returns: for the page's own ``leave``."""
        self.acts.finish()

    def change_language(self) -> None:
        """Shows the board, and nothing but it, in the other language."""
        self._own_language = True
        self._speak(texts_in(self.texts.language.other))

    def go_on(self) -> None:
        """Close, confirm or put again: whatever comes next."""
        self._forget_notice()
        if not self.face.reading:
            self.asking.go_on(self.texts)

    def leave(self) -> None:
        """From the text back to the positions; from these out of the board."""
        if self.face.reading:
            self.turn(-1 - self.face.sheet.page)
        else:
            self.close()

    def turn(self, by: int) -> None:
        """Turns the pages of the text; before its first page stand the positions."""
        self.face.read(by)

    def show_keys(self) -> None:
        """Shows which key does what."""
        self.asking.keys(self.texts)

    def enter(self, position: Position, *, everybody: bool) -> None:
        """Enters a position for the member chosen, or for all that are still waiting."""
        chosen = self.face.chosen
        if self.face.reading:
            return
        self._forget_notice()
        if everybody:
            self.asking.take_rest(position)
        elif chosen is not None:
            self._asked_for = chosen.stand.code
            self.asking.take(chosen.stand, position, self.texts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed(event, self.texts.language, self, self.face):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(GROUND))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.face.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Out of sight at once; gone when all is written, so that no refusal is lost."""
        self._leaving = True
        self.acts.rest()
        if self.acts.busy:
            self.hide()
            event.ignore()
        else:
            event.accept()
            self.closed.emit()

    def _connect(self) -> None:
        self.acts.shown.connect(self._show)
        self.acts.refused.connect(self._refused)
        self.acts.told.connect(lambda saying: self._tell(lambda texts: texts.say(saying)))
        self.acts.gone.connect(self._gone)
        self.face.tile_clicked.connect(self._ask_position)
        self.face.turned.connect(self._show_foot)
        self.asking.room_wanted.connect(self.face.make_room)
        self.asking.ended.connect(self._take_keys_back)
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+Z": self._undo,
            "Ctrl+Y": self.acts.redo,
            "Ctrl+Shift+Z": self.acts.redo,
            "F1": self.show_keys,
            "F7": lambda: self.face.read_change(1),
            "Shift+F7": lambda: self.face.read_change(-1),
            "F11": self._toggle_full_screen,
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act)

    def _ask_position(self, code: str) -> None:
        self._asked_for = code
        self._forget_notice()
        for stand in self.acts.stands:
            if stand.code == code:
                self.asking.position(stand, self.texts)

    def _undo(self) -> None:
        self._forget_notice()
        self.acts.undo()

    def _toggle_full_screen(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def _take_keys_back(self) -> None:
        """After something was asked: the keys are the board's again, for the same member as before."""
        self.setFocus()
        self.face.choose_member(self._asked_for)

    def _speak(self, texts: Texts) -> None:
        self.texts = texts
        self.setWindowTitle(texts.text("Board"))
        self.asking.retranslate(texts)
        self._show()

    def _show(self) -> None:
        view = self.acts.view
        if self._leaving:
            QTimer.singleShot(0, self._close_when_written)
        elif view is not None:
            notice = self._notice(self.texts) if self._notice else ""
            self.face.show_decision(view, self.acts.stands, self.texts, notice)
            self._show_foot()
            self.setAccessibleName(view.line.printed.shown(self.texts.language))

    def _show_foot(self) -> None:
        view, writes = self.acts.view, not self._context.read_only
        if view is not None:
            hint = hint_of(view.line, self.face, self.texts, writes)
            self.face.show_keys(hint, keys_of(view.line, self.face, self.texts, writes, self._foot))

    def _refused(self, error: Exception) -> None:
        """Says on the board why something was refused; what nobody foresaw also goes to the log."""
        saying = error.message if isinstance(error, Refused) else UNEXPECTED[0]
        if self._leaving or not isinstance(error, Refused):
            self._context.refuse(error)
        self._tell(lambda texts: texts.say(saying))

    def _gone(self, error: Exception) -> None:
        """The decision is not there any more: its opening was undone, say."""
        self._context.refuse(error)
        self.close()

    def _close_when_written(self) -> None:
        if not self.acts.busy:
            self.close()

    def _tell(self, notice: Callable[[Texts], str]) -> None:
        self._notice = notice
        self._show()

    def _forget_notice(self) -> None:
        if self._notice is not None:
            self._notice = None
            self._show()
