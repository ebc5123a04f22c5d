"""The register of decisions, as the list is narrowed: printed, or saved as a table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from almaty_desktop.i18n import Message, message, plural_message
from almaty_desktop.services.report_names import Wanted
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.decision_list import Filters
from almaty_desktop.ui.widgets.basics import menu_button
from almaty_desktop.ui.wording import Wording

REPORT = "decision-register"

_GROUPINGS: dict[str, Message] = {
    "year": message("Print, by year"),
    "meeting": message("Print, by meeting"),
    "kind": message("Print, by kind"),
}

ChooseFile = Callable[[QWidget, str, str], str]
"""``choose(parent, title, proposed)`` gives the file one chose, "" for none."""


def choose_file_by_dialog(parent: QWidget, title: str, proposed: str) -> str:
    """The system's dialog for saving; it asks before it replaces a file."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, proposed, "XLSX (*.xlsx)")
    return chosen


class Register(QObject):
    """``button`` opens its menu; ``print_wanted`` carries a :class:`Wanted`."""

    print_wanted = Signal(object)

    def __init__(
        self, context: PageContext, wording: Wording, filters: Callable[[], Filters], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context, self._wording, self._filters, self._window = context, wording, filters, parent
        self.choose_file: ChooseFile = choose_file_by_dialog
        self.menu = QMenu(parent)
        self.menu.aboutToShow.connect(self._fill)
        self.button: QPushButton = menu_button(wording, message("Register"), self.menu)
        wording.say(
            self.button.setToolTip,
            message("The decisions of this list as a register, to print or as a table (Ctrl+Shift+P)"),
        )

    def wanted(self, grouping: str = "") -> Wanted:
        """What the list shows now, as prints are told."""
        filters = self._filters()
        return Wanted(
            year=filters.year,
            kind=filters.kind,
            state=filters.state,
            silence=filters.silence,
            grouping=grouping,
        )

    def save(self) -> None:
        """Asks where to, and writes the table beside the window."""
        texts, printing = self._wording.texts, self._context.use_cases.printing
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(folder) / f"{texts.text('Register of decisions')}.xlsx"
        chosen = self.choose_file(self._window, texts.text("Save the register as a table"), str(proposed))
        if not chosen:
            return
        target = Path(chosen) if chosen.casefold().endswith(".xlsx") else Path(f"{chosen}.xlsx")
        wanted = self.wanted()

        def saved(count: int) -> None:
            self._context.announce(
                plural_message(
                    "{count} decision saved in {file}",
                    "{count} decisions saved in {file}",
                    count,
                    file=target.name,
                )
            )

        self._context.jobs.run(
            message("Saving {file}", file=target.name),
            lambda _progress: printing.decisions_sheet(wanted, target),
            saved,
            self._context.refuse,
        )

    def _fill(self) -> None:
        texts, menu = self._wording.texts, self.menu
        menu.clear()
        for grouping, word in _GROUPINGS.items():
            self._add(texts.say(word), partial(self._print, grouping))
        menu.addSeparator()
        self._add(texts.text("Save as a table (XLSX)…"), self.save)

    def _print(self, grouping: str) -> None:
        self.print_wanted.emit(self.wanted(grouping))

    def _add(self, word: str, act: Callable[[], Any]) -> None:
        self.menu.addAction(word).triggered.connect(lambda *_: act())
