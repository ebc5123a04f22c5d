"""From a key that was pressed to what it means on the board."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from almaty_desktop.i18n import Language
from almaty_desktop.rules.decisions import Position
from almaty_desktop.ui.pages.decisions.board.face import Face
from almaty_desktop.ui.pages.decisions.board.keys import DIGITS, changes_language, position_of

_ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_PAGES: dict[int, int] = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class Commanded(Protocol):
    """What keys can ask of the board."""

    def leave(self) -> object: ...
    def go_on(self) -> object: ...
    def turn(self, by: int) -> object: ...
    def change_language(self) -> object: ...
    def show_keys(self) -> object: ...
    def enter(self, position: Position, *, everybody: bool) -> object: ...


def pressed(event: QKeyEvent, language: Language, board: Commanded, face: Face) -> bool:
    """Does what a key means on a board in ``language``; whether it means anything."""
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return False
    return _named_key(event, board, face) or _letter(event, language, board, face)


def _named_key(event: QKeyEvent, board: Commanded, face: Face) -> bool:
    key = event.key()
    if key == Qt.Key.Key_Escape:
        board.leave()
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        # A key that is held down must not answer what it has just asked.
        if not event.isAutoRepeat():
            board.go_on()
    elif key in _PAGES:
        board.turn(_PAGES[key])
    elif key in _ARROWS:
        face.move_choice(*_ARROWS[key])
    elif key == Qt.Key.Key_Space:
        face.choose_waiting()
    else:
        return False
    return True


def _letter(event: QKeyEvent, language: Language, board: Commanded, face: Face) -> bool:
    typed, shifted = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    position = position_of(typed, language)
    if typed == "?":
        board.show_keys()
    elif typed and typed in DIGITS and not shifted:
        face.choose(DIGITS.index(typed))
    elif changes_language(typed, language):
        board.change_language()
    elif position is not None:
        board.enter(position, everybody=shifted)
    else:
        return False
    return True
