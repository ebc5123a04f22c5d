"""Writing on the board in both languages: a reservation's text, or the text that is put again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from almaty_desktop.i18n import Bilingual, Language, Message, Texts, message
from almaty_desktop.ui.pages.decisions.board.overlay import NOT_YET, Overlay
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.widgets.bilingual_field import BilingualField

RESERVATION_LINES, TEXT_LINES = 4, 10


class Writing(Overlay):
    """English beside Russian; ``refused`` says why a text can't be recorded, ``accept`` records it."""

    def __init__(
        self,
        board: QWidget,
        texts: Texts,
        heading: Message,
        hint: Message,
        value: Bilingual,
        lines: int,
        done: Message,
        refused: Callable[[Bilingual], Message | None],
        accept: Callable[[Bilingual], object],
    ) -> None:
        super().__init__(board, texts, wide=True)
        self._refused, self._accept = refused, accept
        self.field = BilingualField(self.wording, heading, lines)
        self.field.name_label.setProperty("role", "title")
        self.field.set_value(value)
        self.wrong = label(self.wording, None, "bad", wraps=True)
        self.wrong.hide()
        self.record = button(self.wording, done, self._record, "primary")
        self.leave = button(self.wording, NOT_YET, self.end)
        self.card.setLayout(
            column(
                self.field,
                label(self.wording, hint, "muted", wraps=True),
                self.wrong,
                row(self.record, self.leave, None, spacing=self.of(12)),
                spacing=self.of(12),
                margins=self.of(24),
            )
        )
        for language in Language:
            editor = self.field.editor(language)
            if isinstance(editor, QPlainTextEdit):
                # Its own height was reckoned in the letters of the window.
                editor.setFixedHeight(lines * self.of(24 * 1.3) + self.of(24))
        self.wording.say(self.setAccessibleName, heading)
        self.come_up(self.field.editor(texts.language))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._record()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape or event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Space,
        ):
            super().keyPressEvent(event)
        else:
            # Arrows at a text's end stay in it.
            event.accept()

    def _record(self) -> None:
        value = self.field.value
        reason = self._refused(value)
        if reason is not None:
            self.wording.say(self.wrong.setText, reason)
            self.wrong.show()
            return
        self.end()
        self._accept(value)


def reservation(
    board: QWidget,
    texts: Texts,
    name: Bilingual,
    value: Bilingual,
    refused: Callable[[Bilingual], Message | None],
    accept: Callable[[Bilingual], object],
) -> Writing:
    """Asks for the text of a member's reservation (rule D1)."""
    return Writing(
        board,
        texts,
        message("{name}: reservation", name=name),
        message("At least one language; the other can be added later. Ctrl+Enter records it."),
        value,
        RESERVATION_LINES,
        message("Record the reservation"),
        refused,
        accept,
    )


def put_again(
    board: QWidget, texts: Texts, value: Bilingual, accept: Callable[[Bilingual], object]
) -> Writing:
    """Asks for the text of a new round (rule D1)."""
    return Writing(
        board,
        texts,
        message("The text for the new round"),
        message("What differs from the last round will be marked on the board. Ctrl+Enter puts it."),
        value,
        TEXT_LINES,
        message("Put this text"),
        lambda _text: None,
        accept,
    )
