"""Where decisions are shown, or a print in their place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from almaty_desktop.services.report_names import Wanted
from almaty_desktop.ui.context import PageContext


class PrintPlace(QStackedWidget):
    """``left`` when a person closes the print; ``close_print`` does it without a word."""

    left = Signal()

    def __init__(self, context: PageContext, desk: QWidget) -> None:
        super().__init__()
        self._context = context
        self.preview: Any = None
        self.addWidget(desk)

    def show_print(self, report: str, wanted: Wanted) -> None:
        """Shows a print in the place of the decisions."""
        # Loaded when something is first printed: opening the page needs none of it.
        from almaty_desktop.ui.pages.print.preview import PrintPreview

        self.close_print()
        # Below the page from the first, so that the preview follows the language.
        self.preview = PrintPreview(self._context, report, wanted=wanted, parent=self)
        self.preview.closed.connect(self._leave)
        self.addWidget(self.preview)
        self.setCurrentWidget(self.preview)
        self.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_print(self) -> None:
        """Shows the decisions again."""
        preview, self.preview = self.preview, None
        if preview is not None:
            self.removeWidget(preview)
            preview.hide()
            preview.deleteLater()

    def _leave(self) -> None:
        self.close_print()
        self.left.emit()
