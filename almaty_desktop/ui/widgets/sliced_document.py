"""A text document that is written a few paragraphs at a time, so that the window stays free."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from almaty_desktop.ui.theme import Theme, document_font
from almaty_desktop.ui.tokens import GRID, Size

T = TypeVar("T")

_SCROLL_BAR = 12  # pixels, as the style sheet has it
COLUMN_MARGINS = (3 * GRID, GRID // 2, 3 * GRID + _SCROLL_BAR, GRID // 2)
"""Left, top, right, bottom of what stands above the columns: they end where the scroll bar begins."""

_SLICE = 0.008  # seconds of writing between two turns of the window
_HANGING = 2.5 * GRID  # how far the text of an item stands from its bullet


class SlicedDocument(QObject, Generic[T]):
    """``begin`` writes anew what it is given, each by ``write_one``; ``written`` tells of the last."""

    written = Signal()

    def __init__(
        self, document: QTextDocument, theme: Theme, write_one: Callable[[QTextCursor, T], None]
    ) -> None:
        super().__init__(document)
        self.document, self.theme, self._write_one = document, theme, write_one
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(2 * GRID)
        self._things: Sequence[T] = ()
        self._next = 0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._write_some)

    @property
    def complete(self) -> bool:
        """Whether everything is written."""
        return self._next >= len(self._things)

    def begin(self, things: Sequence[T]) -> None:
        """Clears the document and begins to write."""
        self._timer.stop()
        self._things, self._next = things, 0
        self.document.clear()
        self.document.setDefaultFont(document_font(int(Size.HEADING)))
        self._timer.start()

    def insert_row(self, cursor: QTextCursor) -> QTextTable:
        """A row of two columns of one width; what is written into them begins at one height."""
        table = cursor.insertTable(1, 2, _table())
        # Qt keeps a block between two tables; it is no more than the white between two rows.
        after = QTextCursor(self.document)
        after.movePosition(QTextCursor.MoveOperation.End)
        after.setBlockFormat(_gap())
        return table

    def leave_empty(self, table: QTextTable, column: int) -> None:
        """Darkens a cell in which nothing stands."""
        cell = table.cellAt(0, column)
        look = cell.format()
        look.setBackground(self.theme.colour("sunken"))
        cell.setFormat(look)

    def _write_some(self) -> None:
        until = time.monotonic() + _SLICE
        while not self.complete and time.monotonic() < until:
            cursor = QTextCursor(self.document)
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.beginEditBlock()
            self._write_one(cursor, self._things[self._next])
            cursor.endEditBlock()
            self._next += 1
        if self.complete:
            self._timer.stop()
            self.written.emit()


def reading_text() -> QTextEdit:
    """A view of such a document: read and copied by mouse or keyboard, never written into."""
    made = QTextEdit()
    made.setReadOnly(True)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made.setTabChangesFocus(True)
    # In the smallest window what stands above it keeps its room.
    made.setMinimumHeight(6 * GRID)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setStyleSheet("background: palette(base); border: none; border-radius: 0; padding: 0;")
    return made


def block_of(*, heading: int, item: bool, below: int = 0) -> QTextBlockFormat:
    """How a paragraph is set; ``heading`` is its level, 0 for other text, ``item`` one of a list."""
    made = QTextBlockFormat()
    if item:
        made.setLeftMargin(_HANGING)
        made.setTextIndent(-_HANGING / 2)
    made.setTopMargin(GRID if heading else 0)
    made.setBottomMargin(below)
    made.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def shaped(look: QTextCharFormat, heading: int) -> QTextCharFormat:
    """``look`` in a heading: bold, and larger in the title."""
    made = QTextCharFormat(look)
    if heading:
        made.setFontWeight(QFont.Weight.Bold)
        if heading == 1:
            made.setProperty(QTextCharFormat.Property.FontPixelSize, int(Size.TITLE))
    return made


def _gap() -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return made


def _table() -> QTextTableFormat:
    """Two columns of one width; the white between them is the padding of their cells."""
    made = QTextTableFormat()
    made.setBorder(0)
    made.setCellSpacing(0)
    made.setCellPadding(GRID)
    made.setTopMargin(0)
    made.setBottomMargin(0)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 50)] * 2)
    return made
