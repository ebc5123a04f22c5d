"""Pairs of people who were perhaps written down twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.people import Duplicate
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.widgets.paged_list import PagedList, Piece, Row
from almaty_desktop.ui.wording import Wording


class DuplicatesPanel(QWidget):
    """``wanted`` carries the two numbers of the pair to be compared."""

    wanted = Signal(int, int)
    closed = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._found: tuple[Duplicate, ...] = ()
        empty = EmptyState(
            wording,
            context.theme,
            "check-circle",
            message("No duplicates found"),
            message("Names, addresses and telephones were compared, across both alphabets."),
        )
        self.list = PagedList(wording, context.theme, context.jobs, message("Possible duplicates"), empty)
        heading = label(wording, message("Possible duplicates"), "title", wraps=True)
        meaning = label(
            wording,
            message(
                "Compare the two field by field before they are merged. Nothing is merged automatically."
            ),
            "quiet",
            wraps=True,
        )
        self.compare = button(wording, message("Compare and merge…"), self._compare, "primary")
        self.close_button = button(wording, message("Close"), self.closed.emit)
        self.compare.setEnabled(False)
        layout = column(
            heading,
            meaning,
            self.list,
            row(self.compare, self.close_button, None),
            spacing=2 * GRID,
            margins=3 * GRID,
        )
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.list)
        self.list.chosen.connect(lambda key: self.compare.setEnabled(bool(key) and not context.read_only))
        self.list.opened.connect(lambda _: self._compare())
        wording.follow(self._tell)

    def ask(self) -> None:
        """Looks for them anew."""
        people = self._context.use_cases.people
        self._context.jobs.ask((id(self), "pairs"), people.duplicates, self._show, self._context.refuse)

    def _show(self, found: tuple[Duplicate, ...]) -> None:
        self._found = found
        self._tell(self._wording.texts)

    def _tell(self, texts: Texts) -> None:
        rows = [
            Row(
                f"{pair.one.id}/{pair.other.id}",
                texts.text("{one} and {other}", one=pair.one.name, other=pair.other.name),
                "; ".join(texts.say(reason) for reason in pair.reasons),
            )
            for pair in self._found
        ]
        self.list.ask(lambda offset, limit: Piece(rows[offset : offset + limit], len(rows)))

    def _compare(self) -> None:
        one, _, other = self.list.key.partition("/")
        if other and not self._context.read_only:
            self.wanted.emit(int(one), int(other))
