"""People saved as files: vCards of one or of the list, the list as a table."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from almaty_desktop.i18n import plural_message
from almaty_desktop.services.people_order import PeopleFilter
from almaty_desktop.ui.context import PageContext

_TABLE, _CARDS = ".xlsx", ".vcf"


class Saving(QObject):
    """Asks where to, and writes beside the window."""

    def __init__(self, context: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window

    def card_of(self, person: int) -> None:
        """One person as a vCard."""
        path = self._ask_where("", _CARDS)
        if path is not None:
            self.write_cards(path, people=(person,))

    def cards(self, filters: PeopleFilter, version: str) -> None:
        """The list as vCards of a version."""
        path = self._ask_where("", _CARDS)
        if path is not None:
            self.write_cards(path, filters=filters, version=version)

    def table(self, filters: PeopleFilter) -> None:
        """The list as XLSX, in the language shown."""
        path = self._ask_where("", _TABLE)
        if path is not None:
            self.write_table(path, filters)

    def write_cards(
        self,
        path: Path,
        *,
        people: tuple[int, ...] = (),
        filters: PeopleFilter | None = None,
        version: str = "4.0",
    ) -> None:
        """Writes vCards to a place that is known."""
        export, language = self._context.use_cases.people_export, self._context.texts.language
        self._context.jobs.ask(
            (id(self), "cards"),
            lambda: export.cards(path, people=people, filters=filters, version=version, language=language),
            lambda count: self._saved(path, count),
            self._context.refuse,
        )

    def write_table(self, path: Path, filters: PeopleFilter) -> None:
        """Writes the table to a place that is known."""
        export, language = self._context.use_cases.people_export, self._context.texts.language
        self._context.jobs.ask(
            (id(self), "table"),
            lambda: export.table(path, filters, language=language),
            lambda count: self._saved(path, count),
            self._context.refuse,
        )

    def _saved(self, path: Path, count: int) -> None:
        self._context.announce(
            plural_message(
                "{count} person saved in {file}", "{count} people saved in {file}", count, file=path.name
            )
        )

    def _ask_where(self, name: str, suffix: str) -> Path | None:
        title = self._context.texts.text("Save people as a file")
        proposed = name or self._context.texts.text("People")
        kinds = f"*{suffix}"
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, f"{proposed}{suffix}", kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.casefold() == suffix else path.with_name(f"{path.name}{suffix}")
