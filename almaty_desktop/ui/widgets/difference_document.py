"""Writes compared paragraphs into a text document, a few at a time, so that the window stays free."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTableFormat,
)

from almaty_desktop.rules.compared_texts import ComparedParagraph
from almaty_desktop.rules.differences import Piece, PieceKind
from almaty_desktop.ui.theme import Theme, document_font
from almaty_desktop.ui.tokens import GRID, Size

Range = tuple[int, int]
"""The first and the last position of a stretch in the document."""

BEFORE = frozenset({PieceKind.SAME, PieceKind.REMOVED})
AFTER = frozenset({PieceKind.SAME, PieceKind.ADDED})
BOTH = frozenset(PieceKind)

_SLICE = 0.008  # seconds of writing between two turns of the window
_HANGING = 2.5 * GRID  # how far the text of an item stands from its bullet


class DifferenceDocument(QObject):
    """``write`` begins anew; ``places`` grows as paragraphs are written, ``written`` tells of the last.

    A place is one change: its ranges in the document, what was removed first.
    """

    written = Signal()

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._document, self._theme = document, theme
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(2 * GRID)
        self.places: list[list[Range]] = []
        self._found: Sequence[ComparedParagraph] = ()
        self._next = 0
        self._inline = False
        self._looks: dict[PieceKind, QTextCharFormat] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._write_some)

    @property
    def complete(self) -> bool:
        """Whether all paragraphs are written."""
        return self._next >= len(self._found)

    def write(self, found: Sequence[ComparedParagraph], inline: bool) -> None:
        """Shows ``found`` side by side, or ``inline`` as one text with its changes marked."""
        self._timer.stop()
        self._found, self._next, self._inline = found, 0, inline
        self.places = []
        self._looks = {kind: self._look(kind) for kind in PieceKind}
        self._document.clear()
        self._document.setDefaultFont(document_font(int(Size.HEADING)))
        self._timer.start()

    def _write_some(self) -> None:
        until = time.monotonic() + _SLICE
        while not self.complete and time.monotonic() < until:
            self._write_paragraph(self._found[self._next])
            self._next += 1
        if self.complete:
            self._timer.stop()
            self.written.emit()

    def _write_paragraph(self, one: ComparedParagraph) -> None:
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        pieces = one.difference.pieces
        places: list[list[Range]] = [[] for _ in range(one.difference.changes)]
        if self._inline:
            if not self._document.isEmpty():
                cursor.insertBlock()
            cursor.setBlockFormat(_block(one, GRID))
            self._write_pieces(cursor, one, pieces, BOTH, places)
        else:
            table = cursor.insertTable(1, 2, _table())
            for column, shown in enumerate((BEFORE, AFTER)):
                cell = table.cellAt(0, column)
                if any(piece.kind in shown for piece in pieces):
                    within = cell.firstCursorPosition()
                    within.setBlockFormat(_block(one, 0))
                    self._write_pieces(within, one, pieces, shown, places)
                else:
                    empty = cell.format()
                    empty.setBackground(self._theme.colour("sunken"))
                    cell.setFormat(empty)
            # Qt keeps a block between two tables; it is no more than the white between two rows.
            after = QTextCursor(self._document)
            after.movePosition(QTextCursor.MoveOperation.End)
            after.setBlockFormat(_gap())
        cursor.endEditBlock()
        self.places += places

    def _write_pieces(
        self,
        cursor: QTextCursor,
        one: ComparedParagraph,
        pieces: Sequence[Piece],
        shown: frozenset[PieceKind],
        places: list[list[Range]],
    ) -> None:
        change, earlier = -1, PieceKind.SAME
        for piece in pieces:
            if piece.kind is not PieceKind.SAME and earlier is PieceKind.SAME:
                change += 1
            if piece.kind in shown:
                if shown is BOTH and earlier is PieceKind.REMOVED and piece.kind is PieceKind.ADDED:
                    # A word and the one in its place would look like one word.
                    cursor.insertText(" ", self._shaped(PieceKind.SAME, one))
                words = piece.text.lstrip() or piece.text
                # A mark begins with its first word, not with the white before it.
                cursor.insertText(piece.text[: -len(words)], self._shaped(PieceKind.SAME, one))
                start = cursor.position()
                cursor.insertText(words, self._shaped(piece.kind, one))
                if piece.kind is not PieceKind.SAME:
                    places[change].append((start, cursor.position()))
            earlier = piece.kind

    def _shaped(self, kind: PieceKind, one: ComparedParagraph) -> QTextCharFormat:
        """How a piece looks; headings are bold and the title is larger."""
        made = QTextCharFormat(self._looks[kind])
        if one.heading:
            made.setFontWeight(QFont.Weight.Bold)
            if one.heading == 1:
                made.setProperty(QTextCharFormat.Property.FontPixelSize, int(Size.TITLE))
        return made

    def _look(self, kind: PieceKind) -> QTextCharFormat:
        """Colour and line of a kind; the line tells it without the colour."""
        made = QTextCharFormat()
        state = {PieceKind.ADDED: "good", PieceKind.REMOVED: "bad"}.get(kind)
        made.setForeground(self._theme.colour(f"on_{state}" if state else "text"))
        if state:
            made.setBackground(self._theme.colour(state))
        made.setFontUnderline(kind is PieceKind.ADDED)
        made.setFontStrikeOut(kind is PieceKind.REMOVED)
        return made


def _block(one: ComparedParagraph, below: int) -> QTextBlockFormat:
    made = QTextBlockFormat()
    if one.item:
        made.setLeftMargin(_HANGING)
        made.setTextIndent(-_HANGING / 2)
    made.setTopMargin(GRID if one.heading else 0)
    made.setBottomMargin(below)
    made.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
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
