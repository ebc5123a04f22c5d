"""All keys of the board on one card."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.rules.decisions import Position
from almaty_desktop.ui.pages.decisions.board.keys import FOR_THE_REST, LANGUAGE_LETTERS, LETTERS
from almaty_desktop.ui.pages.decisions.board.overlay import Overlay
from almaty_desktop.ui.pages.decisions.board.states import word
from almaty_desktop.ui.widgets.basics import button, column, label

_BEFORE: tuple[tuple[str | Message, Message], ...] = (
    ("1 … 9, 0", message("choose one of the first ten members")),
    ("← → ↑ ↓", message("go from member to member")),
    (message("Space"), message("the next one still waiting")),
)
_AFTER: tuple[tuple[str, Message], ...] = (
    ("Enter", message("close the round; then confirm, or put again")),
    ("PgDn PgUp", message("the text and the reservations, page by page")),
    ("F7, Shift+F7", message("to the next or previous change of the text")),
    ("Ctrl+Z, Ctrl+Y", message("undo, redo")),
    ("F11", message("full screen or window")),
    ("Esc", message("leave the board; the decision stays as it is")),
)


class KeysCard(Overlay):
    """Shows which key does what, in the language of the board."""

    def __init__(self, board: QWidget, texts: Texts) -> None:
        super().__init__(board, texts, wide=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.of(24))
        grid.setVerticalSpacing(self.of(1))
        grid.setColumnStretch(1, 1)
        letters, language = LETTERS[texts.language], texts.language
        rows: list[tuple[str | Message, Message]] = [*_BEFORE]
        rows += [(letters[position], word(position)) for position in Position]
        shifted = " ".join(letters[position] for position in Position if position in FOR_THE_REST)
        rows.append((f"Shift+ {shifted}", message("the same for all that are still waiting")))
        rows += [(LANGUAGE_LETTERS[language], message("the board in the other language")), *_AFTER]
        for number, (sign, saying) in enumerate(rows):
            key = label(self.wording, sign if isinstance(sign, Message) else None, "strong")
            if isinstance(sign, str):
                key.setText(sign)
            grid.addWidget(key, number, 0)
            grid.addWidget(label(self.wording, saying, "quiet", wraps=True), number, 1)
        close = button(self.wording, message("Close"), self.end, "primary")
        heading = label(self.wording, message("Keys of the board"), "title")
        self.card.setLayout(column(heading, grid, close, spacing=self.of(8), margins=self.of(16)))
        self.wording.say(self.setAccessibleName, message("Keys of the board"))
        self.come_up(close)
