"""Plain words on the board, in letters of any size."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from almaty_desktop.ui.pages.decisions.board import lettering
from almaty_desktop.ui.pages.decisions.board.states import colour


class Words(QWidget):
    """A text that breaks into lines; where the room is too small even so, it ends in …"""

    def __init__(
        self, token: str, bold: bool = False, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> None:
        super().__init__()
        self._token, self._bold, self._align = token, bold, align
        self.text = ""
        self.pixels = 12

    def show_words(self, text: str, token: str | None = None) -> None:
        """Shows another text, in another colour where ``token`` says one."""
        self.text = text
        self._token = token or self._token
        self.setAccessibleName(text)
        self.update()

    def set_pixels(self, pixels: int) -> None:
        """The size of the type."""
        self.pixels = pixels
        self.update()

    @property
    def whole(self) -> bool:
        """Whether all of the text is seen."""
        needed = lettering.height(self.text, self.pixels, self._bold, self.width())
        return needed <= self.height() + 1 and lettering.fits(
            self.text, self.pixels, self._bold, self.width()
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        lettering.draw(
            painter,
            self.text,
            QRectF(self.rect()),
            self.pixels,
            colour(self._token),
            bold=self._bold,
            align=self._align,
        )
        painter.end()
