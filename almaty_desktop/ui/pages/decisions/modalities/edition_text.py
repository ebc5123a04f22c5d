"""The text of an edition in both languages, paragraph against paragraph."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from almaty_desktop.i18n import Bilingual, Language, message
from almaty_desktop.rules.marked_paragraphs import MarkedParagraph
from almaty_desktop.rules.plain_format import SHAPED
from almaty_desktop.rules.side_by_side import paragraphs_side_by_side
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import frame, label, row
from almaty_desktop.ui.widgets.bilingual_field import OWN_NAMES
from almaty_desktop.ui.widgets.sliced_document import (
    COLUMN_MARGINS,
    SlicedDocument,
    block_of,
    reading_text,
    shaped,
)
from almaty_desktop.ui.wording import Wording

_Pair = tuple[MarkedParagraph | None, MarkedParagraph | None]


class EditionText(QWidget):
    """``show_text`` writes beside what the window does; ``ready`` tells that all of it is there."""

    ready = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._theme = context.theme
        self._jobs = context.jobs
        self._pairs: list[_Pair] = []
        self.text = reading_text()
        wording.say(self.text.setAccessibleName, message("Text in English and Russian"))
        self._document: SlicedDocument[_Pair] = SlicedDocument(
            self.text.document(), context.theme, self._write_pair
        )
        heads = row(*(self._head(wording, language) for language in Language), spacing=2 * GRID)
        heads.setContentsMargins(*COLUMN_MARGINS)
        for place in range(2):
            heads.setStretch(place, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(frame("bar", heads))
        layout.addWidget(self.text, 1)
        self.setFocusProxy(self.text)
        self._document.written.connect(self._written)
        context.theme.changed.connect(self._write)

    def show_text(self, text: Bilingual) -> None:
        """Shows another text, in the plain format."""
        self._jobs.ask((id(self), "pairs"), lambda: paragraphs_side_by_side(text.en, text.ru), self._take)

    def _head(self, wording: Wording, language: Language) -> QWidget:
        made = label(wording, None, "strong")
        made.setText(OWN_NAMES[language])
        return made

    def _take(self, pairs: list[_Pair]) -> None:
        self._pairs = pairs
        self._write()

    def _write(self) -> None:
        self._document.begin(self._pairs)

    def _written(self) -> None:
        if self._pairs:
            self.ready.emit()

    def _write_pair(self, cursor: QTextCursor, pair: _Pair) -> None:
        table = self._document.insert_row(cursor)
        look = QTextCharFormat()
        look.setForeground(self._theme.colour("text"))
        for column, one in enumerate(pair):
            if one is None:
                self._document.leave_empty(table, column)
                continue
            within = table.cellAt(0, column).firstCursorPosition()
            within.setBlockFormat(block_of(heading=one.heading, item=one.item))
            _write_words(within, one, shaped(look, one.heading))


def _write_words(cursor: QTextCursor, one: MarkedParagraph, look: QTextCharFormat) -> None:
    """The words of a paragraph, bold and italic where they are."""
    words, at = one.shaped, 0
    for found in SHAPED.finditer(words):
        cursor.insertText(words[at : found.start()], look)
        bold, italic = found.groups()
        special = QTextCharFormat(look)
        if bold is not None:
            special.setFontWeight(QFont.Weight.Bold)
        else:
            special.setFontItalic(True)
        cursor.insertText(bold or italic, special)
        at = found.end()
    cursor.insertText(words[at:], look)
