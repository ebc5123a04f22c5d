"""English and Russian side by side in one field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from almaty_desktop.i18n import Bilingual, Language, Message, Texts, message
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import label
from almaty_desktop.ui.widgets.growing_text import GrowingText
from almaty_desktop.ui.wording import Wording

OWN_NAMES = {Language.EN: "English", Language.RU: "Русский"}
"""Each language by its own name, the same in both interfaces."""

MARKS = {Language.EN: "EN", Language.RU: "РУ"}


def marked(value: Bilingual, language: Language) -> str:
    """The text to show, with a small mark (EN or РУ) where it is borrowed from the other language."""
    shown = value.shown(language)
    return f"{shown} ({MARKS[language.other]})" if value.borrowed(language) else shown


class BilingualField(QWidget):
    """Two editors; each saves as one leaves it or with Ctrl+S, Esc takes back what was typed.

    ``lines`` is 1 for a line, more for a text of several lines, which grows with its text up to
    ``most_lines``.
    """

    saved = Signal(object)
    """The new :class:`Bilingual`, when either side was changed and left."""

    def __init__(self, wording: Wording, name: Message, lines: int = 1, most_lines: int = 0) -> None:
        super().__init__()
        self._value = Bilingual()
        self._editors: dict[Language, QLineEdit | QPlainTextEdit] = {}
        self.name_label = label(wording, name, "strong")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.addWidget(self.name_label, 0, 0, 1, 2)
        for place, language in enumerate(Language):
            editor = QLineEdit() if lines == 1 else GrowingText(lines, max(lines, most_lines))
            if isinstance(editor, GrowingText):
                editor.setFixedHeight(lines * editor.fontMetrics().lineSpacing() + 3 * GRID)
                editor.needs.connect(self._grow)
            editor.installEventFilter(self)
            wording.say(
                editor.setAccessibleName,
                message("{field}, {language}", field=name, language=OWN_NAMES[language]),
            )
            head = label(wording, None, "muted")
            head.setText(OWN_NAMES[language])
            head.setBuddy(editor)
            grid.addWidget(head, 1, place)
            grid.addWidget(editor, 2, place)
            grid.setColumnStretch(place, 1)
            self._editors[language] = editor
        self.setFocusProxy(self._editors[wording.texts.language])
        wording.follow(self._retell)

    @property
    def value(self) -> Bilingual:
        """What stands in the editors now."""
        return Bilingual(self._text(Language.EN), self._text(Language.RU))

    def set_value(self, value: Bilingual) -> None:
        """Shows a text that is saved; the place of the cursor is kept where the text is the same."""
        self._value = value
        for language in Language:
            if self._text(language) != value.only(language):
                self._write(language, value.only(language))

    def editor(self, language: Language) -> QLineEdit | QPlainTextEdit:
        """The editor of one language."""
        return self._editors[language]

    def set_read_only(self, read_only: bool) -> None:
        """Whether the text can only be read and copied."""
        for editor in self._editors.values():
            editor.setReadOnly(read_only)

    def save(self) -> None:
        """Announces the text if it differs from what was saved."""
        value = self.value
        if value != self._value:
            self._value = value
            self.saved.emit(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.save()
        elif isinstance(event, QKeyEvent) and event.type() in (
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        ):
            if event.matches(QKeySequence.StandardKey.Save):
                return self._handled(event, self.save)
            if event.key() == Qt.Key.Key_Escape and self.value != self._value:
                return self._handled(event, lambda: self.set_value(self._value))
        return super().eventFilter(watched, event)

    def _handled(self, event: QKeyEvent, act: Callable[[], None]) -> bool:
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            act()
        return True

    def _text(self, language: Language) -> str:
        editor = self._editors[language]
        return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()

    def _write(self, language: Language, text: str) -> None:
        editor = self._editors[language]
        if isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.setCursorPosition(0)
        else:
            editor.setPlainText(text)

    def _grow(self) -> None:
        """Both sides are as high as the longer one."""
        grown = [editor for editor in self._editors.values() if isinstance(editor, GrowingText)]
        for editor in grown:
            editor.setFixedHeight(max(one.needed for one in grown))

    def _retell(self, texts: Texts) -> None:
        self.setFocusProxy(self._editors[texts.language])
