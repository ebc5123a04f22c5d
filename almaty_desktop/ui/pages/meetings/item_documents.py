"""The documents that hang on the chosen item, in the order in which they print."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedLayout, QWidget

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.services.agenda import AgendaLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.meetings.document_rows import DocumentRows
from almaty_desktop.ui.pages.meetings.names import document_facts, document_notes, document_title, dotted
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.widgets.row_delegate import Row
from almaty_desktop.ui.wording import Wording


class ItemDocuments(QWidget):
    """Shows and orders; hanging is asked for with ``hang_wanted``."""

    hang_wanted = Signal()
    opened = Signal(str)
    order_wanted = Signal(int, int)
    """A document and its new position."""
    unhang_wanted = Signal(int)

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._line: AgendaLine | None = None
        theme = context.theme
        self.list = DocumentRows(wording, theme, message("Documents on this item"))
        self.list.setMinimumHeight(15 * GRID)
        self.hang = button(wording, message("Attach documents…"), self.hang_wanted.emit)
        wording.say(self.hang.setToolTip, message("Finds documents in the archive to attach here (Ctrl+D)"))
        self.up = self._tool(message("Move the document up (Alt+↑)"), lambda: self._step(self.list.key, -1))
        self.down = self._tool(
            message("Move the document down (Alt+↓)"), lambda: self._step(self.list.key, 1)
        )
        self.off = self._tool(
            message("Take the document off this item (Del)"), lambda: self._off(self.list.key)
        )
        self._empty = label(wording, None, "quiet", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(0, GRID, 0, 0)
        place = QWidget()
        self._stack = QStackedLayout(place)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        head = label(wording, message("Documents on this item"), "strong")
        self.setLayout(
            column(
                row(head, None, self.up, self.down, self.off, spacing=0),
                place,
                row(self.hang, None),
                spacing=GRID // 2,
            )
        )
        if not context.read_only:
            self.list.step_wanted.connect(self._step)
            self.list.remove_wanted.connect(self._off)
        self.list.opened.connect(self.opened)
        self.list.row_changed.connect(self._show_tools)
        theme.changed.connect(self._paint)
        self._paint()
        wording.follow(self._retell)

    def show_line(self, line: AgendaLine | None) -> None:
        """Shows the documents of an item."""
        self._line = line
        self._retell(self._wording.texts)

    def _retell(self, texts: Texts) -> None:
        line = self._line
        documents = line.documents if line else ()
        self.list.show_rows(
            [
                Row(
                    str(document.id),
                    document_title(texts, document),
                    dotted(*document_notes(texts, document), document_facts(texts, document)),
                )
                for document in documents
            ]
        )
        self._stack.setCurrentWidget(self.list if documents else self._empty)
        no_break = line is None or not line.is_break
        if self._context.read_only:
            hint: Message = message("No document is attached.")
        elif no_break:
            hint = message(
                "No document is attached yet. Choose some from the archive, or drag files onto the item."
            )
        else:
            hint = message("A break has no documents.")
        self._wording.say(self._empty.setText, hint)
        self.hang.setVisible(not self._context.read_only and no_break)
        self._show_tools()

    def _show_tools(self) -> None:
        documents = self._line.documents if self._line else ()
        here = self._place(self.list.key)
        several = not self._context.read_only and len(documents) > 1
        self.up.setVisible(several)
        self.down.setVisible(several)
        self.up.setEnabled(here is not None and here > 0)
        self.down.setEnabled(here is not None and here + 1 < len(documents))
        self.off.setVisible(not self._context.read_only and bool(documents))
        self.off.setEnabled(here is not None)

    def _place(self, key: str) -> int | None:
        documents = self._line.documents if self._line else ()
        return next((place for place, one in enumerate(documents) if str(one.id) == key), None)

    def _step(self, key: str, step: int) -> None:
        here = self._place(key)
        if here is not None and self._line and 0 <= here + step < len(self._line.documents):
            self.order_wanted.emit(int(key), here + step)

    def _off(self, key: str) -> None:
        if self._place(key) is not None:
            self.unhang_wanted.emit(int(key))

    def _tool(self, saying: Message, act: object) -> QPushButton:
        made = QPushButton()
        made.setProperty("role", "flat")
        self._wording.say(made.setAccessibleName, saying)
        self._wording.say(made.setToolTip, saying)
        made.clicked.connect(act)
        return made

    def _paint(self) -> None:
        for made, sign in ((self.up, "arrow-up"), (self.down, "arrow-down"), (self.off, "minus-circle")):
            made.setIcon(self._context.theme.icon(sign, "accent"))
