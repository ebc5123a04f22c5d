"""What covers the page while files are dragged over it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QWidget

from almaty_desktop.i18n import message
from almaty_desktop.ui.theme import restyle
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, label
from almaty_desktop.ui.wording import Wording


class DropHint(QFrame):
    """Says what will happen when one lets go; lets the drag through to the page."""

    def __init__(self, wording: Wording, page: QWidget) -> None:
        super().__init__(page)
        self.setProperty("role", "drop")
        self.setProperty("over", True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        heading = label(wording, message("Let go to take them into the archive"), "heading")
        meaning = label(wording, message("The files themselves stay where they are."), "quiet")
        for text in (heading, meaning):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(column(None, heading, meaning, None, spacing=GRID))
        self.hide()

    def cover(self, place: QRect) -> None:
        """Lies over the page, its edge visible."""
        self.setGeometry(place.adjusted(GRID, GRID, -GRID, -GRID))

    def show_over(self, over: bool) -> None:
        """Shows itself while something is dragged over the page."""
        self.setVisible(over)
        if over:
            restyle(self)
            self.raise_()
