"""Parts at the two ends of a bar; where there is no room for both, the right ones stand below the left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import row


class TwoEnds(QWidget):
    """Needs no more width than the wider of its two ends."""

    def __init__(self, left: QLayout, right: QLayout) -> None:
        super().__init__()
        self._ends = row(left, None, spacing=0), row(right, None, spacing=0)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GRID)
        self._box.addLayout(self._ends[0], 1)
        self._box.addLayout(self._ends[1])

    def minimumSizeHint(self) -> QSize:
        widths = [end.minimumSize().width() for end in self._ends]
        return QSize(max(widths), self._box.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Another language or another count needs other room."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return done

    def _arrange(self) -> None:
        needed = sum(end.sizeHint().width() for end in self._ends) + GRID
        beside = needed <= self.width()
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
            self.updateGeometry()
