"""Writes compared paragraphs into a text document: side by side, or as one text with its changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from almaty_desktop.rules.compared_texts import ComparedParagraph
from almaty_desktop.rules.differences import Piece, PieceKind
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.sliced_document import SlicedDocument, block_of, shaped

Range = tuple[int, int]
"""The first and the last position of a stretch in the document."""

BEFORE = frozenset({PieceKind.SAME, PieceKind.REMOVED})
AFTER = frozenset({PieceKind.SAME, PieceKind.ADDED})
BOTH = frozenset(PieceKind)


class DifferenceDocument(SlicedDocument[ComparedParagraph]):
    """``write`` begins anew; ``places`` grows as paragraphs are written, ``written`` tells of the last.

    A place is one change: its ranges in the document, what was removed first.
    """

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document, theme, self._write_paragraph)
        self.places: list[list[Range]] = []
        self._inline = False
        self._looks: dict[PieceKind, QTextCharFormat] = {}

    def write(self, found: Sequence[ComparedParagraph], inline: bool) -> None:
        """Shows ``found`` side by side, or ``inline`` as one text with its changes marked."""
        self._inline = inline
        self.places = []
        self._looks = {kind: self._look(kind) for kind in PieceKind}
        self.begin(found)

    def _write_paragraph(self, cursor: QTextCursor, one: ComparedParagraph) -> None:
        pieces = one.difference.pieces
        places: list[list[Range]] = [[] for _ in range(one.difference.changes)]
        if self._inline:
            if not self.document.isEmpty():
                cursor.insertBlock()
            cursor.setBlockFormat(block_of(heading=one.heading, item=one.item, below=GRID))
            self._write_pieces(cursor, one, pieces, BOTH, places)
        else:
            table = self.insert_row(cursor)
            for column, shown in enumerate((BEFORE, AFTER)):
                if any(piece.kind in shown for piece in pieces):
                    within = table.cellAt(0, column).firstCursorPosition()
                    within.setBlockFormat(block_of(heading=one.heading, item=one.item))
                    self._write_pieces(within, one, pieces, shown, places)
                else:
                    self.leave_empty(table, column)
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
        return shaped(self._looks[kind], one.heading)

    def _look(self, kind: PieceKind) -> QTextCharFormat:
        """Colour and line of a kind; the line tells it without the colour."""
        made = QTextCharFormat()
        state = {PieceKind.ADDED: "good", PieceKind.REMOVED: "bad"}.get(kind)
        made.setForeground(self.theme.colour(f"on_{state}" if state else "text"))
        if state:
            made.setBackground(self.theme.colour(state))
        made.setFontUnderline(kind is PieceKind.ADDED)
        made.setFontStrikeOut(kind is PieceKind.REMOVED)
        return made
