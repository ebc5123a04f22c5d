"""Looks at the board as a reader in the room would."""

from __future__ import annotations

from itertools import combinations

from PySide6.QtWidgets import QWidget

from almaty_desktop.ui.pages.decisions.board.window import BoardWindow


def problems(board: BoardWindow) -> list[str]:
    """What a reader in the room would miss: words cut off, parts over each other or out of the window."""
    face = board.face
    found = [f"cut off: {part.text}" for part in face.words if part.isVisible() and not part.whole]
    found += [
        f"cut off: {tile.name} {tile.state}" for tile in face.tiles if tile.isVisible() and not tile.whole
    ]
    if face.foot.hint.text and not face.foot.hint.whole:
        found.append(f"cut off: {face.foot.hint.text}")
    shown: list[QWidget] = [*face.words, *face.tiles, face.glimpse, face.sheet, face.foot]
    shown = [part for part in shown if part.isVisible()]
    found += [f"out of the window: {part}" for part in shown if not face.rect().contains(part.geometry())]
    for one, other in combinations(shown, 2):
        if one.geometry().intersects(other.geometry()):
            found.append(f"{one.accessibleName()} lies over {other.accessibleName()}")
    buttons = face.foot.buttons
    found += [
        f"out of the foot: {one.text()}" for one in buttons if not face.foot.rect().contains(one.geometry())
    ]
    return found
