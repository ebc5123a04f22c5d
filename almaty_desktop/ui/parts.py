"""F6: from one part of the window to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def move_focus(
    parts: Sequence[QWidget],
    focus: QWidget | None,
    step: int,
    entries: Mapping[QWidget, Callable[[], object]],
) -> None:
    """Gives the focus to the next part (``step`` -1: the one before) in which something can take it.

    ``entries`` says for some parts where one begins; in the others it is the first that can hold the focus.
    """
    holds = [part is focus or (focus is not None and part.isAncestorOf(focus)) for part in parts]
    here = holds.index(True) if True in holds else 0
    for distance in range(1, len(parts) + 1):
        part = parts[(here + step * distance) % len(parts)]
        if part in entries:
            entries[part]()
            return
        first = _first_to_hold_focus(part)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def _first_to_hold_focus(part: QWidget) -> QWidget | None:
    for widget in [part, *part.findChildren(QWidget)]:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return widget
    return None
