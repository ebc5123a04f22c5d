"""The text of a document as it was read out: in PT Serif, its pages parted, what was searched marked."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from almaty_desktop.i18n import Texts
from almaty_desktop.ui.theme import Theme, document_font
from almaty_desktop.ui.tokens import GRID, Size

MOST_MARKS = 400
"""So many places are marked: they are what one can look at, and marking costs time in the window."""
_WIDEST = 90 * GRID
PAGE_BREAK = "\f"

Places = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Laid:
    """A text ready to be shown. ``marks`` and ``parts`` are (start, end) in UTF-16 units, as Qt counts."""

    text: str
    marks: Places
    parts: Places


def lay_out(texts: Texts, body: str, marks: Places) -> Laid:
    """Puts a line between the pages and moves the marks along; called in a worker thread."""
    pages = body.split(PAGE_BREAK)
    pieces: list[str] = []
    parts: list[tuple[int, int]] = []
    moved: list[tuple[int, int]] = []
    shown = read = 0
    waiting = list(marks[:MOST_MARKS])
    for number, page in enumerate(pages, 1):
        if number > 1:
            line = texts.text("Page {number}", number=number)
            head = f"\n\n{line}\n\n"
            parts.append((shown + 2, shown + 2 + len(line)))
            pieces.append(head)
            shown += len(head)
        end = read + len(page)
        while waiting and waiting[0][0] < end:
            start, finish = waiting.pop(0)
            moved.append((shown + start - read, shown + min(finish, end) - read))
        pieces.append(page)
        shown += len(page)
        read = end + 1
    text = "".join(pieces).replace("\r\n", "\n ").replace("\r", "\n")
    return Laid(text, _as_qt_counts(text, moved), _as_qt_counts(text, parts))


def _as_qt_counts(text: str, places: list[tuple[int, int]]) -> Places:
    """Qt counts letters beyond the first 65,536 twice."""
    if text.isascii() or max(text, default="") <= "\uffff":
        return tuple(places)
    shift = [0]
    for letter in text:
        shift.append(shift[-1] + (2 if letter > "\uffff" else 1))
    return tuple((shift[start], shift[end]) for start, end in places)


class TextView(QPlainTextEdit):
    """Scrolls to the first place that was searched for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._laid = Laid("", (), ())
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(document_font(int(Size.HEADING)))
        self.document().setDefaultFont(document_font(int(Size.HEADING)))
        self.setStyleSheet("border: none; border-radius: 0;")
        theme.changed.connect(self._mark)

    @property
    def marked_words(self) -> list[str]:
        """What is marked, in order."""
        return [selection.cursor.selectedText() for selection in self._found()]

    def show_text(self, laid: Laid) -> None:
        """Shows a text from its first marked place, else from its beginning."""
        self._laid = laid
        self.setPlainText(laid.text)
        self._mark()
        cursor = self.textCursor()
        cursor.setPosition(laid.marks[0][0] if laid.marks else 0)
        self.setTextCursor(cursor)
        if laid.marks:
            self.centerCursor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Lines longer than a hand's breadth of words are hard to follow.
        side = max(3 * GRID, (self.width() - _WIDEST) // 2)
        self.setViewportMargins(side, 2 * GRID, side, 0)
        super().resizeEvent(event)

    def _found(self) -> list[QTextEdit.ExtraSelection]:
        return self._selections(self._laid.marks, self._mark_format())

    def _mark(self) -> None:
        self.setExtraSelections(self._found() + self._selections(self._laid.parts, self._part_format()))

    def _mark_format(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setBackground(self._theme.colour("found"))
        made.setForeground(self._theme.colour("text"))
        made.setFontUnderline(True)
        return made

    def _part_format(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(self._theme.colour("muted"))
        made.setFontWeight(QFont.Weight.Bold)
        return made

    def _selections(self, places: Places, look: QTextCharFormat) -> list[QTextEdit.ExtraSelection]:
        made = []
        for start, end in places:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format = look
            made.append(selection)
        return made
