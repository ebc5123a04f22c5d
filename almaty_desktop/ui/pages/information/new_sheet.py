"""Making a sheet: its period, and a title that is proposed in both languages."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.information.names import proposed_title
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.widgets.bilingual_field import BilingualField
from almaty_desktop.ui.widgets.date_field import DateField
from almaty_desktop.ui.wording import Wording

_WIDTH = 96 * GRID


class NewSheet(QWidget):
    """``begin`` with a proposed period; ``wanted`` when one says so, ``given_up`` on Esc or Cancel."""

    wanted = Signal(object, object, object)
    """First day, last day, and the :class:`Bilingual` title."""
    given_up = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._proposed = Bilingual()
        self.first = DateField(wording, context.theme, message("From"), can_be_empty=False)
        self.last = DateField(wording, context.theme, message("Until"), can_be_empty=False)
        self.title = BilingualField(wording, message("Title"))
        self.make = button(wording, message("Create the sheet"), self._create, "primary")
        self.cancel = button(wording, message("Cancel"), self.given_up.emit)
        for field in (self.first, self.last):
            field.setMaximumWidth(30 * GRID)
            field.saved.connect(self._propose)
        sentence = message(
            "A joint information sheet gathers for a period what concerns the Process: news, developments by "
            "topic, data and meetings ahead, in both languages."
        )
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH)
        inside.setLayout(
            column(
                label(wording, message("New information sheet"), "title"),
                label(wording, sentence, "quiet", wraps=True),
                row(self.first, self.last, None, spacing=2 * GRID),
                self.title,
                row(self.make, self.cancel, None),
                None,
                spacing=2 * GRID,
            )
        )
        layout = row(inside)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setAlignment(inside, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)

    def begin(self, first: date, last: date) -> None:
        """Proposes a period and its title."""
        self.first.set_value(first)
        self.last.set_value(last)
        self._proposed = proposed_title(first, last)
        self.title.set_value(self._proposed)
        self.first.setFocus()
        self.first.editor.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _propose(self, *_: object) -> None:
        """Another period gives another title, unless somebody wrote one of their own."""
        first, last = self.first.value, self.last.value
        if first is None or last is None or last < first or self.title.value != self._proposed:
            return
        self._proposed = proposed_title(first, last)
        self.title.set_value(self._proposed)

    def _create(self) -> None:
        for field in (self.first, self.last):
            field.save()
        if self.first.value is not None and self.last.value is not None:
            self.wanted.emit(self.first.value, self.last.value, self.title.value)
