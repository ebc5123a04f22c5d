"""EN | РУ: the language, changed at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from almaty_desktop.i18n import Language, Texts, message
from almaty_desktop.ui.widgets.bilingual_field import MARKS, OWN_NAMES
from almaty_desktop.ui.wording import Wording


class LanguageSwitch(QWidget):
    """Two buttons of which one is down."""

    chosen = Signal(object)
    """The :class:`Language` that a person chose."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._buttons: dict[Language, QPushButton] = {}
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for language, part in ((Language.EN, "first"), (Language.RU, "last")):
            made = QPushButton(MARKS[language])
            made.setProperty("role", "segment")
            made.setProperty("part", part)
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setAccessibleName(OWN_NAMES[language])
            made.setToolTip(OWN_NAMES[language])
            group.addButton(made)
            layout.addWidget(made)
            made.clicked.connect(lambda _checked, language=language: self.chosen.emit(language))
            self._buttons[language] = made
        wording.say(self.setAccessibleName, message("Language of the window"))
        wording.follow(self._retell)

    def button(self, language: Language) -> QPushButton:
        """The button of one language."""
        return self._buttons[language]

    def _retell(self, texts: Texts) -> None:
        self._buttons[texts.language].setChecked(True)
