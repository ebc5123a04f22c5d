"""Where a page works, or a print in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from almaty_desktop.services.report_names import Wanted
from almaty_desktop.ui.context import PageContext

if TYPE_CHECKING:
    from almaty_desktop.ui.pages.print.preview import PrintPreview


class PrintPlace(QStackedWidget):
    """``left`` when a person closes the print; :meth:`close_print` does it without a word.

    A print has the whole place: beside a list its buttons have no room in a small window. Keys of the desk
    belong on the desk, since the print has the same ones for itself.
    """

    left = Signal()

    def __init__(self, context: PageContext, desk: QWidget) -> None:
        super().__init__()
        self._context, self._desk = context, desk
        self.preview: PrintPreview | None = None
        self.addWidget(desk)

    def show_print(self, report: str, wanted: Wanted, layout: str = "") -> None:
        """Shows a print in the place of the desk; layout "": the one last chosen."""
        # Loaded when something is first printed: opening a page needs neither.
        from almaty_desktop.services.printing import Layout
        from almaty_desktop.ui.pages.print.preview import PrintPreview

        self.close_print()
        # Below the page from the first, so that the preview follows the language.
        self.preview = PrintPreview(
            self._context, report, wanted=wanted, layout=Layout(layout) if layout else None, parent=self
        )
        self.preview.closed.connect(self._leave)
        self.addWidget(self.preview)
        self.setCurrentWidget(self.preview)
        self.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def renew(self) -> None:
        """Makes a print that is on view again, because what stands on it has changed."""
        if self.preview is not None:
            self.preview.renew()

    def close_print(self) -> None:
        """Shows the desk again; a print that is still being made is given up."""
        preview, self.preview = self.preview, None
        if preview is not None:
            preview.closed.disconnect(self._leave)
            preview.back()
            self.setCurrentWidget(self._desk)
            self.removeWidget(preview)
            preview.hide()
            preview.deleteLater()

    def _leave(self) -> None:
        self.close_print()
        self.left.emit()
