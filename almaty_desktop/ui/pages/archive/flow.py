"""Buttons beside one another, on further lines where the width does not do: nothing is cut off."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from almaty_desktop.ui.tokens import GRID


class Flow(QLayout):
    """Lays its widgets out like words; as wide as all of them where there is room."""

    def __init__(self, *parts: QWidget, gap: int = GRID, line_gap: int = GRID // 2) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        self.setContentsMargins(QMargins())
        for part in parts:
            self.addWidget(part)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        self._lay_out(place, move=True)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay_out(self, place: QRect, *, move: bool) -> int:
        """Places the widgets (or only reckons); the height they need."""
        left, top, line = place.left(), place.top(), 0
        in_line: list[QLayoutItem] = []
        for item in self._shown():
            size = item.sizeHint()
            if left > place.left() and left + size.width() > place.left() + place.width():
                left, top, line = place.left(), top + line + self._line_gap, 0
                in_line.clear()
            in_line.append(item)
            line = max(line, size.height())
            if move:
                item.setGeometry(QRect(QPoint(left, top), size))
                _centre(in_line, top, line)
            left += size.width() + self._gap
        return top + line - place.top()


def _centre(items: list[QLayoutItem], top: int, line: int) -> None:
    """Puts what stands in one line at one middle, so that a chip and the words after it share a line."""
    for item in items:
        place = item.geometry()
        place.moveTop(top + (line - place.height()) // 2)
        item.setGeometry(place)
