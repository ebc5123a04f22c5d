"""The languages that a person speaks, ticked in a menu."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.labels import language_name
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, label, menu_button, row
from almaty_desktop.ui.wording import Wording

OFFERED = ("en", "ru", "kk", "ky", "tg", "az", "tr", "fa", "ps", "uz", "tk", "ur", "ar", "fr", "zh")
"""The languages of the region and of its partners, by their codes."""


class LanguagesField(QWidget):
    """``saved`` carries the codes after each tick."""

    saved = Signal(object)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._value: tuple[str, ...] = ()
        self.name_label: QLabel = label(wording, message("Languages"), "strong")
        self.shown = label(wording, None, "", wraps=True)
        self.menu = QMenu(self)
        self.button = menu_button(wording, message("Choose languages"), self.menu, "small")
        self.menu.aboutToShow.connect(self._fill)
        line = row(self.shown, self.button)
        line.setStretch(0, 1)
        self.setLayout(column(self.name_label, line, spacing=GRID // 2))
        wording.follow(self._tell)

    def set_value(self, codes: tuple[str, ...]) -> None:
        """Shows the languages that are saved."""
        self._value = codes
        self._tell(self._wording.texts)

    def set_read_only(self, read_only: bool) -> None:
        """Whether they can only be read."""
        self.button.setEnabled(not read_only)

    def tick(self, code: str, spoken: bool) -> None:
        """Adds a language or takes it away, as the menu does."""
        kept = tuple(one for one in self._value if one != code)
        self._value = (*kept, code) if spoken else kept
        self._tell(self._wording.texts)
        self.saved.emit(self._value)

    def _fill(self) -> None:
        self.menu.clear()
        texts = self._wording.texts
        codes = dict.fromkeys((*OFFERED, *self._value))
        for code in sorted(codes, key=lambda one: texts.order(language_name(texts, one))):
            action = self.menu.addAction(language_name(texts, code))
            action.setCheckable(True)
            action.setChecked(code in self._value)
            action.triggered.connect(lambda on, code=code: self.tick(code, bool(on)))

    def _tell(self, texts: Texts) -> None:
        names = ", ".join(language_name(texts, code) for code in self._value)
        self.shown.setText(names or texts.text("not known"))
