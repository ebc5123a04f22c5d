"""Parts that several cards of a decision are made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLayout, QPlainTextEdit, QWidget

from almaty_desktop.i18n import Bilingual, Language, Message, message
from almaty_desktop.ui.theme import document_font
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, frame, label
from almaty_desktop.ui.widgets.bilingual_field import OWN_NAMES
from almaty_desktop.ui.widgets.growing_text import GrowingText
from almaty_desktop.ui.wording import Wording

_MOST_LINES = 24


def card(wording: Wording, title: Message, layout: QLayout) -> QWidget:
    """A heading and a card below it."""
    layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
    made = QWidget()
    made.setLayout(column(label(wording, title, "heading"), frame("card", layout), spacing=GRID))
    return made


def plain(text: str = "", role: str = "", wraps: bool = True) -> QLabel:
    """A label for what is no message: names, moments, texts that people wrote."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def clear(layout: QLayout) -> None:
    """Takes everything out of a layout; what is shown next is made anew."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class _Reading(GrowingText):
    """A text to be read: as high as it is, up to a measure; the rest scrolls."""

    def __init__(self) -> None:
        super().__init__(1, _MOST_LINES)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(document_font(15))
        self.setStyleSheet("border: none; background: transparent; padding: 0;")
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.needs.connect(lambda: self.setFixedHeight(self.needed))


class TextColumns(QWidget):
    """A text in both languages side by side, to be read; a long one scrolls in its place."""

    def __init__(self, wording: Wording, name: Message) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        self._sides: dict[Language, _Reading] = {}
        for place, language in enumerate(Language):
            side = _Reading()
            wording.say(
                side.setAccessibleName,
                message("{field}, {language}", field=name, language=OWN_NAMES[language]),
            )
            head = plain(OWN_NAMES[language], "muted", wraps=False)
            head.setBuddy(side)
            grid.addWidget(head, 0, place)
            grid.addWidget(side, 1, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
            self._sides[language] = side

    def show_text(self, text: Bilingual) -> None:
        """Shows another text; a side that is missing says so by a dash."""
        for language, side in self._sides.items():
            shown = text.only(language) or "—"
            if side.toPlainText() != shown:
                side.setPlainText(shown)

    def side(self, language: Language) -> QPlainTextEdit:
        """The text of one language."""
        return self._sides[language]
