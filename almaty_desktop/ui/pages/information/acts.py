"""All reading and writing of the chosen sheet, beside the window and one act after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from almaty_desktop.services.information import SheetPage
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.edits import Edits
from almaty_desktop.ui.pages.information.rows import ENTRY, SECTION, Key, Place, SheetRow


@dataclass(frozen=True)
class Shown:
    """One state of a sheet; ``key`` is the row that an act was about, ``edit`` whether to write in it."""

    page: SheetPage
    key: Key | None = None
    edit: bool = False


class SheetActs(QObject):
    """Each act gives the sheet's new state with it.

    The version that an act rests on is the one last shown when its turn comes: fields left one after the
    other do not stand in each other's way, and what was changed elsewhere is still not overwritten.
    """

    shown = Signal(object)
    """A :class:`Shown`."""
    refused = Signal(object)
    """What kept an act from being done; the sheet is then to be shown again as it is."""

    lost = Signal(object)
    """The sheet could not be read, most often because making it was undone."""

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = context.jobs
        self._information = context.use_cases.information
        self._versions: dict[Key, int] = {}
        self._sheet_version: int | None = None
        self.sheet: int | None = None
        self.edits = Edits(context.jobs, self.refused.emit, self)

    def open(self, sheet: int | None) -> None:
        """Turns to another sheet."""
        if sheet != self.sheet:
            self.sheet, self._sheet_version = sheet, None
            self._versions.clear()
        self._jobs.forget((id(self), "show"))
        self.ask()

    def ask(self) -> None:
        """Reads the sheet again; an act that is under way does so itself."""
        sheet, information = self.sheet, self._information
        if sheet is not None and not self.edits.busy:
            self._jobs.ask(
                (id(self), "show"),
                lambda: Shown(information.show(sheet)),
                self._arrived,
                self.lost.emit,
            )

    def change(self, fields: dict[str, Any]) -> None:
        """Changes the sheet's title or period."""
        sheet = self.sheet
        self._act(lambda: self._information.change(sheet, self._sheet_version, **fields))

    def change_row(self, key: Key, fields: dict[str, Any]) -> None:
        """Changes fields of a section or an entry."""
        kind, number = key
        change = self._information.change_entry if kind == ENTRY else self._information.change_section
        self._act(lambda: change(number, self._versions.get(key), **fields))

    def add_section(self, position: int | None) -> None:
        """Adds a section and opens it for writing."""
        sheet = self.sheet
        self._act(lambda: (SECTION, self._information.add_section(sheet, position)), edit=True)

    def add_entry(self, section: int | None, position: int | None = None) -> None:
        """Adds an entry and opens it for writing; without a section one is made first."""
        sheet = self.sheet

        def add() -> Key:
            into = section if section is not None else self._information.add_section(sheet)
            return (ENTRY, self._information.add_entry(into, position))

        self._act(add, edit=True)

    def move(self, row: SheetRow, place: Place) -> None:
        """Puts a row elsewhere; the cursor goes with it."""
        information, entry, section = self._information, row.entry, row.section

        def move() -> Key:
            if entry is None:
                information.move_section(section.id, place.position)
            else:
                information.move_entry(entry.id, place.section, place.position)
            return row.key

        self._act(move)

    def remove_row(self, key: Key) -> None:
        """Removes an entry, or a section with its entries."""
        kind, number = key
        remove = self._information.remove_entry if kind == ENTRY else self._information.remove_section
        self._act(lambda: remove(number))

    def _act(self, work: Callable[[], Key | None], edit: bool = False) -> None:
        sheet, information = self.sheet, self._information
        if sheet is None:
            return

        def whole() -> Shown:
            key = work()
            return Shown(information.show(sheet), key, edit)

        self._jobs.forget((id(self), "show"))
        self.edits.act(whole, self._arrived)

    def _arrived(self, shown: Shown) -> None:
        if shown.page.id != self.sheet:
            return
        self._sheet_version = shown.page.version
        for section in shown.page.sections:
            self._versions[(SECTION, section.id)] = section.version
            self._versions.update({(ENTRY, entry.id): entry.version for entry in section.entries})
        self.shown.emit(shown)
