"""What the list is narrowed to: kind, year, language, access, meeting, withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from almaty_desktop.i18n import Bilingual, Message, Texts, message
from almaty_desktop.rules.documents import Access, DocumentKind
from almaty_desktop.services.labels import ACCESS, DOCUMENT_KINDS, language_name
from almaty_desktop.services.search import Filters
from almaty_desktop.ui.pages.archive.flow import Flow
from almaty_desktop.ui.widgets.basics import button, menu_button
from almaty_desktop.ui.wording import Wording

_LONGEST = 26  # letters of a meeting's title on a button

_ALL = {
    "kind": message("All kinds"),
    "year": message("All years"),
    "language": message("All languages"),
    "access": message("Any access"),
    "meeting": message("All meetings"),
}
_NAMES = {
    "kind": message("Kind"),
    "year": message("Year"),
    "language": message("Language"),
    "access": message("Access"),
    "meeting": message("Meeting"),
}
_NONE: dict[str, Any] = {"kind": None, "year": None, "language": "", "access": None, "meeting": None}


@dataclass(frozen=True)
class Offered:
    """What there is to choose from in this office; meetings are numbers with titles."""

    years: Sequence[int] = ()
    languages: Sequence[str] = ()
    meetings: Sequence[tuple[int, Bilingual]] = ()


def offered_by(use_cases: Any) -> Offered:
    """Asks what can be chosen; called in a worker thread."""
    return Offered(
        use_cases.archive.years(),
        use_cases.archive.languages(),
        tuple((meeting.id, meeting.printed) for meeting in use_cases.meetings.list()),
    )


class FilterBar(QWidget):
    """Round buttons with menus, and one for the withdrawn documents."""

    changed = Signal()

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._filters = Filters()
        self._offered = Offered()
        self.buttons: dict[str, QPushButton] = {}
        for name, saying in _ALL.items():
            menu = QMenu(self)
            menu.aboutToShow.connect(lambda name=name, menu=menu: self._fill(name, menu))
            made = menu_button(wording, saying, menu, "filter")
            made.setCheckable(True)
            made.toggled.connect(self._show_checked)
            self.buttons[name] = made
        self.withdrawn = button(wording, message("Withdrawn"), None, "filter")
        self.withdrawn.setCheckable(True)
        self.withdrawn.clicked.connect(lambda on: self._choose("withdrawn", bool(on)))
        wording.say(self.withdrawn.setToolTip, message("Shows the documents that were withdrawn"))
        self.clear_button = button(wording, message("Clear filters"), self.clear, "small")
        self.setLayout(Flow(*self.buttons.values(), self.withdrawn, self.clear_button))
        wording.follow(self._tell)

    @property
    def filters(self) -> Filters:
        """What is chosen."""
        return self._filters

    def offer(self, offered: Offered) -> None:
        """Gives other years, languages and meetings to choose from."""
        self._offered = offered
        self._tell(self._wording.texts)

    def clear(self) -> None:
        """Shows all documents again."""
        if self._filters != Filters():
            self._filters = Filters()
            self._tell(self._wording.texts)
            self.changed.emit()

    def choose(self, **chosen: Any) -> None:
        """Narrows the list, as the menus do."""
        for name, value in chosen.items():
            self._choose(name, value)

    def spoken(self, texts: Texts) -> str:
        """The filters in words, empty where nothing is narrowed."""
        parts = [self._shown(texts, name) for name in _ALL if self._is_on(name)]
        if self._filters.withdrawn:
            parts.append(texts.text("Withdrawn"))
        return ", ".join(parts)

    def _choices(self, name: str, texts: Texts) -> list[tuple[Any, str]]:
        match name:
            case "kind":
                named: dict[DocumentKind, Message] = DOCUMENT_KINDS
                return [(kind, texts.say(saying)) for kind, saying in named.items()]
            case "year":
                return [(year, str(year)) for year in self._offered.years]
            case "language":
                return [(code, language_name(texts, code)) for code in self._offered.languages]
            case "access":
                circles: dict[Access, Message] = ACCESS
                return [(access, texts.say(saying)) for access, saying in circles.items()]
        return [(number, title.shown(texts.language)) for number, title in self._offered.meetings]

    def _fill(self, name: str, menu: QMenu) -> None:
        menu.clear()
        texts = self._wording.texts
        group = QActionGroup(menu)
        chosen = getattr(self._filters, name)
        for value, word in [(_NONE[name], texts.say(_ALL[name])), *self._choices(name, texts)]:
            action = menu.addAction(word.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == chosen)
            group.addAction(action)
            action.triggered.connect(lambda *_, value=value: self._choose(name, value))

    def _choose(self, name: str, value: Any) -> None:
        chosen = replace(self._filters, **{name: value})
        if chosen != self._filters:
            self._filters = chosen
            self._tell(self._wording.texts)
            self.changed.emit()

    def _is_on(self, name: str) -> bool:
        return bool(getattr(self._filters, name) != _NONE[name])

    def _shown(self, texts: Texts, name: str) -> str:
        if not self._is_on(name):
            return texts.say(_ALL[name])
        chosen = getattr(self._filters, name)
        return next((word for value, word in self._choices(name, texts) if value == chosen), str(chosen))

    def _tell(self, texts: Texts) -> None:
        for name, made in self.buttons.items():
            word = self._shown(texts, name)
            made.setAccessibleName(texts.text("{field}: {value}", field=_NAMES[name], value=word))
            made.setToolTip(word)
            short = word if len(word) <= _LONGEST else f"{word[: _LONGEST - 1].rstrip()}…"
            made.setText(short.replace("&", "&&"))
        self._show_checked()
        self.clear_button.setVisible(self._filters != Filters())

    def _show_checked(self, *_: object) -> None:
        """A button stands out while it narrows; opening its menu does not change that."""
        for name, made in self.buttons.items():
            made.blockSignals(True)
            made.setChecked(self._is_on(name))
            made.blockSignals(False)
        self.withdrawn.setChecked(self._filters.withdrawn)
