"""Qt's own texts (standard buttons, context menus of fields, file dialogs) in the language shown."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from almaty_desktop.i18n import Language

LOCALES = {
    Language.EN: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
    Language.RU: QLocale(QLocale.Language.Russian, QLocale.Country.Russia),
}


class QtTexts:
    """One translator that is put on and taken off the application."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._translator: QTranslator | None = None

    def speak(self, language: Language) -> None:
        """From now on Qt speaks this language; English is what it says by itself."""
        QLocale.setDefault(LOCALES[language])
        self.rest()
        if language is not Language.EN:
            translator = QTranslator(self._application)
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if translator.load(f"qtbase_{language.value}", folder):
                self._application.installTranslator(translator)
                self._translator = translator

    def rest(self) -> None:
        """Takes the translator off."""
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
            self._translator = None
