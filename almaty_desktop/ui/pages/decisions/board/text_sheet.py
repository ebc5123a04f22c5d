"""A text on the board in whole lines, page by page: no line is ever cut through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from almaty_desktop.rules.differences import PieceKind
from almaty_desktop.ui.pages.decisions.board.lettering import board_font, document_line_height
from almaty_desktop.ui.pages.decisions.board.states import colour
from almaty_desktop.ui.pages.decisions.board.text import Paragraph
from almaty_desktop.ui.theme import document_font

_MARKS = {PieceKind.ADDED: "good", PieceKind.REMOVED: "bad"}


class TextSheet(QWidget):
    """Shows one page of its paragraphs; a click asks for more of it."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._document = QTextDocument(self)
        self._document.setUndoRedoEnabled(False)
        self._document.setDocumentMargin(0)
        self._paragraphs: Sequence[Paragraph] = ()
        self._pixels = 0
        self._pages: list[tuple[float, float]] = [(0.0, 0.0)]
        self._changes: list[int] = []
        self.page = 0

    @property
    def pages(self) -> int:
        """In how many pages the text stands."""
        return len(self._pages)

    @property
    def text(self) -> str:
        """The paragraphs as plain text."""
        return self._document.toPlainText()

    def show_paragraphs(self, paragraphs: Sequence[Paragraph], pixels: int) -> None:
        """Shows a text in a size of type; the page stays where it is the same text."""
        if paragraphs == self._paragraphs and pixels == self._pixels:
            return
        self._paragraphs, self._pixels = paragraphs, pixels
        self._write()
        self.setAccessibleName(self.text)
        self._paginate()

    def turn(self, by: int) -> bool:
        """Shows a later or earlier page; whether there is one."""
        if not 0 <= self.page + by < self.pages:
            return False
        self.page += by
        self.update()
        return True

    def turn_to_change(self, by: int) -> bool:
        """Shows the next (1) or previous (-1) page on which something was changed; whether there is one."""
        pages = self.changed_pages()
        further = [page for page in pages if page > self.page] if by > 0 else []
        back = [page for page in pages if page < self.page][-1:] if by < 0 else []
        for page in (*further[:1], *back):
            return self.turn(page - self.page)
        return False

    def changed_pages(self) -> list[int]:
        """The pages on which something was changed since the round before."""
        tops = [self._top_of(position) for position in self._changes]
        return [
            number
            for number, (first, last) in enumerate(self._pages)
            if any(first <= top < last for top in tops)
        ]

    def shown_part(self) -> tuple[float, float]:
        """From where to where the document is seen now, in pixels of it."""
        return self._pages[self.page]

    def lines(self) -> list[tuple[float, float]]:
        """Top and bottom of each line of the document."""
        found = []
        block = self._document.begin()
        while block.isValid():
            top = self._document.documentLayout().blockBoundingRect(block).top()
            layout = block.layout()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                found.append((top + line.y(), top + line.y() + line.height()))
            block = block.next()
        return found

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._paginate()

    def paintEvent(self, _event: QPaintEvent) -> None:
        top, bottom = self.shown_part()
        painter = QPainter(self)
        painter.translate(0, -top)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, top, self.width(), bottom - top)
        painter.setClipRect(context.clip)
        context.palette.setColor(QPalette.ColorRole.Text, colour("text"))
        self._document.documentLayout().draw(painter, context)
        painter.resetTransform()
        painter.setClipping(False)
        if self.page + 1 < self.pages:
            # Beside the last line, where no letter of the text can stand.
            painter.setFont(board_font(self._pixels, bold=True))
            painter.setPen(colour("accent"))
            line = document_line_height(self._pixels)
            last = QRectF(0, bottom - top - line, self.width(), line)
            painter.drawText(last, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "…")
        painter.end()

    def _write(self) -> None:
        self._changes = []
        self._document.clear()
        self._document.setDefaultFont(document_font(self._pixels))
        cursor = QTextCursor(self._document)
        for number, one in enumerate(self._paragraphs):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(self._block(one))
            earlier = PieceKind.SAME
            for piece in one.pieces:
                if earlier is PieceKind.REMOVED and piece.kind is PieceKind.ADDED:
                    # A word and the one in its place would look like one word.
                    cursor.insertText(" ", self._look(PieceKind.SAME, one))
                if piece.kind is not PieceKind.SAME:
                    self._changes.append(cursor.position())
                cursor.insertText(piece.text, self._look(piece.kind, one))
                earlier = piece.kind

    def _top_of(self, position: int) -> float:
        """Where the line with this position of the document begins."""
        block = self._document.findBlock(position)
        line = block.layout().lineForTextPosition(position - block.position())
        return self._document.documentLayout().blockBoundingRect(block).top() + line.y()

    def _block(self, one: Paragraph) -> QTextBlockFormat:
        made = QTextBlockFormat()
        made.setBottomMargin(self._pixels * 0.35)
        made.setTopMargin(self._pixels * 0.35 if one.heading > 1 else 0)
        if one.item:
            made.setLeftMargin(self._pixels * 1.2)
            made.setTextIndent(-self._pixels * 0.6)
        return made

    def _look(self, kind: PieceKind, one: Paragraph) -> QTextCharFormat:
        """Colour and line of a piece; the line tells it without the colour."""
        made = QTextCharFormat()
        state = _MARKS.get(kind)
        made.setForeground(colour(f"on_{state}" if state else "text"))
        if state:
            made.setBackground(colour(state))
        made.setFontUnderline(kind is PieceKind.ADDED)
        made.setFontStrikeOut(kind is PieceKind.REMOVED)
        if one.heading:
            made.setFontWeight(QFont.Weight.Bold)
        return made

    def _paginate(self) -> None:
        """Cuts the document between lines into pages as high as the sheet."""
        self._document.setTextWidth(max(1, self.width() - self._pixels))
        pages: list[tuple[float, float]] = []
        start = end = None
        for top, bottom in self.lines():
            if start is None or end is None:
                start = top
            elif bottom - start > self.height():
                pages.append((start, end))
                start = top
            end = bottom
        pages.append((start or 0.0, end or 0.0))
        self._pages = pages
        self.page = min(self.page, self.pages - 1)
        self.update()
