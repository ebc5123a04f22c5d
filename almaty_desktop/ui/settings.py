"""What the window remembers: one small file in the user's configuration folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from almaty_desktop.i18n import Language
from almaty_desktop.ui.tokens import Scheme

MOST_OFFICES = 8


class Settings:
    """Reads and writes ``file``; what is unreadable or foreign in it counts as not set."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._file = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def language(self) -> Language | None:
        """The language chosen last."""
        chosen = str(self._file.value("language", ""))
        return Language(chosen) if chosen in set(Language) else None

    @language.setter
    def language(self, language: Language) -> None:
        self._file.setValue("language", language.value)

    @property
    def scheme(self) -> Scheme:
        """Light, dark or as the system is."""
        chosen = str(self._file.value("scheme", ""))
        return Scheme(chosen) if chosen in set(Scheme) else Scheme.SYSTEM

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._file.setValue("scheme", scheme.value)

    @property
    def geometry(self) -> QByteArray:
        """Where the window was; empty when it was never closed."""
        kept = self._file.value("geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._file.setValue("geometry", geometry)

    @property
    def area(self) -> str:
        """The area looked at last."""
        return str(self._file.value("area", ""))

    @area.setter
    def area(self, key: str) -> None:
        self._file.setValue("area", key)

    @property
    def offices(self) -> list[Path]:
        """The offices opened lately, the last one first."""
        kept = self._file.value("offices") or []
        names = [kept] if isinstance(kept, str) else kept
        return [Path(name) for name in names if isinstance(name, str)]

    def remember_office(self, office: Path) -> None:
        """Puts an office first."""
        others = [other for other in self.offices if other != office]
        self._file.setValue("offices", [str(one) for one in [office, *others][:MOST_OFFICES]])

    def forget_office(self, office: Path) -> None:
        """Takes an office that is no longer there off the list."""
        self._file.setValue("offices", [str(one) for one in self.offices if one != office])

    def write(self) -> None:
        """Makes sure that everything is on the disk."""
        self._file.sync()
