"""Two texts in both languages compared: one language at a time, that of the window unless chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from almaty_desktop.i18n import Bilingual, Language, Message, Texts, message
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, frame, label, row
from almaty_desktop.ui.widgets.bilingual_field import OWN_NAMES
from almaty_desktop.ui.widgets.difference_view import AFTER, BEFORE, DifferenceView
from almaty_desktop.ui.widgets.two_ends import TwoEnds
from almaty_desktop.ui.wording import Wording


class BilingualDifference(QWidget):
    """``compare`` shows what differs; ``before`` are parts that stand at the left of the languages."""

    def __init__(self, context: PageContext, wording: Wording, *before: QWidget) -> None:
        super().__init__()
        self._texts = (Bilingual(), Bilingual())
        self._names: tuple[Message, Message] = (BEFORE, AFTER)
        self._language = wording.texts.language
        self._window_language = self._language
        self.view = DifferenceView(wording, context.theme, context.jobs)
        self._buttons: dict[Language, QPushButton] = {}
        group = QButtonGroup(self)
        for language, part in ((Language.EN, "first"), (Language.RU, "last")):
            made = QPushButton(OWN_NAMES[language])
            made.setProperty("role", "segment")
            made.setProperty("part", part)
            made.setCheckable(True)
            made.setAutoDefault(False)
            wording.say(
                made.setAccessibleName,
                message("Language of the comparison: {language}", language=OWN_NAMES[language]),
            )
            made.clicked.connect(lambda _checked, language=language: self.choose(language))
            group.addButton(made)
            self._buttons[language] = made
        languages = row(*self._buttons.values(), spacing=0)
        bar = row(TwoEnds(row(*before), row(label(wording, message("Language"), "muted"), languages)))
        bar.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout = column(frame("bar", bar), self.view, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.view)
        wording.follow(self._retell)

    @property
    def language(self) -> Language:
        """The language whose texts are compared."""
        return self._language

    def button(self, language: Language) -> QPushButton:
        """The button of one language."""
        return self._buttons[language]

    def compare(
        self, before: Bilingual, after: Bilingual, names: tuple[Message, Message] = (BEFORE, AFTER)
    ) -> None:
        """Shows what differs between two texts in the plain format; ``names`` stand above their columns."""
        self._texts, self._names = (before, after), names
        self._show()

    def clear(self) -> None:
        """Shows nothing."""
        self._texts = (Bilingual(), Bilingual())
        self.view.clear()

    def choose(self, language: Language) -> None:
        """Compares the texts in this language."""
        self._buttons[language].setChecked(True)
        if language is not self._language:
            self._language = language
            self._show()

    def _show(self) -> None:
        before, after = self._texts
        if before or after:
            self.view.compare(before.only(self._language), after.only(self._language), self._names)

    def _retell(self, texts: Texts) -> None:
        """With the language of the window, that of the comparison changes."""
        if texts.language is not self._window_language:
            self._window_language = texts.language
            self.choose(texts.language)
        self._buttons[self._language].setChecked(True)
