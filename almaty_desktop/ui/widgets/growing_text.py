"""A text of several lines that says how high it is, so that it is shown whole up to a measure."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit


class GrowingText(QPlainTextEdit):
    """``needed`` is the height in pixels for the text as it is broken now; ``needs`` tells of another one.

    It is never lower than ``least`` lines and never higher than ``most``; only what is longer has a scroll
    bar. Whoever lays it out gives it the height.
    """

    needs = Signal()

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self._least, self._most = least, most
        self._measuring = False
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.needed = self._line * least
        # A height set while the layout around gives out widths can be lost to it: once more after.
        self._after = QTimer(self)
        self._after.setSingleShot(True)
        self._after.timeout.connect(self._measure_again)
        self.textChanged.connect(self._measure)

    @property
    def _line(self) -> int:
        return ceil(self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure_again(self) -> None:
        self._measure()
        self._after.stop()
        self.updateGeometry()

    def _measure(self) -> None:
        self._after.start(0)
        if self._measuring:
            return
        # What is set here resizes this, which would measure again in the middle.
        self._measuring = True
        most = self._most * self._line
        # A bar takes width and makes the text longer still: what has one at a width keeps it there.
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
            if self._height_of_text() > most
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        around = self.height() - self.viewport().height() + ceil(2 * self.document().documentMargin())
        needed = around + max(self._least * self._line, min(most, ceil(self._height_of_text())))
        if needed != self.needed:
            self.needed = needed
            self.needs.emit()
        self._measuring = False

    def _height_of_text(self) -> float:
        """Pixels, as the text is broken at this width."""
        block, high = self.document().firstBlock(), 0.0
        while block.isValid():
            high += self.blockBoundingRect(block).height()
            block = block.next()
        return high
