"""A name in both languages; where one is missing, the other alphabet's spelling is offered quietly."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from almaty_desktop.i18n import Bilingual, Language, Message, Texts, message
from almaty_desktop.rules.transliteration import proposed
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, row
from almaty_desktop.ui.widgets.bilingual_field import BilingualField
from almaty_desktop.ui.wording import Wording


class NameField(QWidget):
    """Holds a bilingual ``field``. What is offered stands grey in the empty editor until it is taken."""

    def __init__(self, wording: Wording, name: Message) -> None:
        super().__init__()
        self._wording = wording
        self._state = ""
        self._read_only = False
        self._offered = Bilingual()
        self.field = BilingualField(wording, name)
        self.take: QPushButton = button(wording, message("Propose"), self.take_proposal, "small")
        self.take.hide()
        wording.say(
            self.take.setToolTip, message("Written as passports of the region write it; it can be changed")
        )
        for language in Language:
            editor = self.field.editor(language)
            assert isinstance(editor, QLineEdit)
            editor.textChanged.connect(lambda *_: self._offer())
        self.setLayout(column(self.field, row(self.take, None), spacing=GRID // 2))
        self.setFocusProxy(self.field)
        wording.follow(self._tell)

    def set_value(self, value: Bilingual, state: str = "") -> None:
        """Shows a saved name; ``state`` is the code of the State whose spelling is proposed."""
        self._state = state
        self.field.set_value(value)
        self._offer()

    def set_read_only(self, read_only: bool) -> None:
        """Whether it can only be read; then nothing is proposed."""
        self._read_only = read_only
        self.field.set_read_only(read_only)
        self._offer()

    def take_proposal(self) -> None:
        """Writes what is proposed into the empty side and saves it."""
        for language in Language:
            text = self._offered.only(language)
            editor = self.field.editor(language)
            if text and isinstance(editor, QLineEdit):
                editor.setText(text)
                editor.setFocus()
        self.field.save()

    def _offer(self) -> None:
        self._offered = Bilingual() if self._read_only else proposed(self.field.value, self._state)
        self._tell(self._wording.texts)

    def _tell(self, texts: Texts) -> None:
        for language in Language:
            editor = self.field.editor(language)
            if isinstance(editor, QLineEdit):
                editor.setPlaceholderText(self._offered.only(language))
        text = self._offered.en or self._offered.ru
        self.take.setVisible(bool(text))
        if text:
            word = texts.text("Take “{name}”", name=text)
            self.take.setText(word.replace("&", "&&"))
            self.take.setAccessibleName(word)
