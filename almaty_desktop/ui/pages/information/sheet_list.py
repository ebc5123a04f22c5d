"""The list of information sheets, newest period first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Message, Texts, message, plural_message
from almaty_desktop.services.information import SheetLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, row
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.widgets.paged_list import PagedList, Piece, Row
from almaty_desktop.ui.wording import Wording

NEW_SHEET = message("+ New sheet")


def _row(texts: Texts, line: SheetLine) -> Row:
    title = marked(line.printed, texts.language) or texts.text("Untitled sheet")
    # The period first: titles of sheets begin alike, and in Russian they run longer than the list is wide.
    return Row(str(line.id), texts.dates(line.period_start, line.period_end), title)


class SheetList(QWidget):
    """``chosen`` is the key of a sheet; ``new_wanted`` asks for another one."""

    new_wanted = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        step: tuple[Message, Callable[[], Any]] | None = None
        if not context.read_only:
            step = (message("Write the first sheet"), self.new_wanted.emit)
        empty = EmptyState(
            wording,
            context.theme,
            "newspaper",
            message("No information sheet yet"),
            message(
                "A joint information sheet tells the participants, in both languages, what happened in a "
                "period. It is written here and printed as PDF."
            ),
            step,
        )
        self.list = PagedList(wording, context.theme, context.jobs, message("Information sheets"), empty)
        self.count = label(wording, None, "muted")
        self.new = button(wording, NEW_SHEET, self.new_wanted.emit, "primary")
        if context.read_only:
            self.new.hide()
        bar = row(self.count, None, self.new)
        bar.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout = column(frame("bar", bar), self.list, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.list)
        self.list.arrived.connect(self._tell)
        self._tell()

    def ask(self) -> None:
        """Asks for the sheets, now in the language shown."""
        texts, information = self._wording.texts, self._context.use_cases.information

        def fetch(offset: int, limit: int) -> Piece:
            lines = information.list(offset=offset, limit=limit)
            return Piece([_row(texts, line) for line in lines], information.count())

        self.list.ask(fetch)

    def _tell(self) -> None:
        total = self.list.model.total
        self._wording.say(self.count.setText, plural_message("{count} sheet", "{count} sheets", total))
        self.count.setVisible(total > 0)
