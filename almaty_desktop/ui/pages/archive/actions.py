"""What is done with the document on view: corrections, versions, joining, withdrawing, copies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from almaty_desktop.i18n import message, plural_message
from almaty_desktop.services.document_pages import DocumentPage
from almaty_desktop.services.reading_again import ReadAgain
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.archive.document_edits import DocumentEdits, title_in_sentence
from almaty_desktop.ui.pages.archive.document_panel import DocumentPanel
from almaty_desktop.ui.pages.archive.withdraw_dialog import WithdrawDialog


class DocumentActions(QObject):
    """Hears what is wanted of the document on view and asks the office for it."""

    parted = Signal(int)
    """A version became this document of its own."""
    told = Signal(object)
    """A sentence on what was done that the list does not show by itself."""
    still_unread = Signal(object)
    """Why a file that was read again could not be read this time either."""
    failed = Signal(object)

    def __init__(
        self, context: PageContext, panel: DocumentPanel, edits: DocumentEdits, page: QWidget
    ) -> None:
        super().__init__(page)
        self._context, self._panel, self._edits, self._page = context, panel, edits, page
        panel.copy_wanted.connect(self.save_copy)
        panel.withdraw_wanted.connect(self.withdraw)
        panel.join_wanted.connect(self._join)
        panel.details.corrected.connect(self._correct)
        versions = panel.details.versions
        versions.part_wanted.connect(lambda number: edits.part(number, self.parted.emit))
        versions.read_again_wanted.connect(self.read_again)
        versions.state_chosen.connect(lambda number, state: self._change_version(number, state=state))
        versions.language_chosen.connect(lambda number, code: self._change_version(number, language=code))

    def withdraw(self) -> None:
        """Asks for the reason, then withdraws the document."""
        shown = self._panel.page
        if shown is None:
            return
        dialog = WithdrawDialog(self._context, title_in_sentence(shown), self._page)
        dialog.accepted.connect(lambda: self._edits.withdraw(shown.line.id, dialog.reason))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save_copy(self, language: str = "", edition: int = 0) -> None:
        """Asks for a folder and copies the files there: of a language or all, of an edition or the newest."""
        shown = self._panel.page
        title = self._context.texts.text("Save a copy in this folder")
        chosen = QFileDialog.getExistingDirectory(self._page, title) if shown is not None else ""
        if shown is None or not chosen:
            return
        archive, document_id = self._context.use_cases.archive, shown.line.id
        self._context.jobs.run(
            message("Saving a copy"),
            lambda _: archive.export(document_id, Path(chosen), language, edition or None),
            lambda made: self._copied(made, chosen),
            self.failed.emit,
        )

    def read_again(self) -> None:
        """Reads the files again whose text could not be read for a reason that passes."""
        shown = self._panel.page
        if shown is None:
            return
        archive, document_id = self._context.use_cases.archive, shown.line.id
        self._context.jobs.run(
            message("Reading the text again"),
            lambda progress: archive.read_again(document_id, progress),
            self._was_read_again,
            self.failed.emit,
        )

    def _was_read_again(self, files: Sequence[ReadAgain]) -> None:
        problem = next((file.message for file in files if file.message is not None), None)
        if problem is not None:
            self.still_unread.emit(problem)
        else:
            self.told.emit(message("The text was read and can be searched now."))

    def _copied(self, made: Sequence[Path], folder: str) -> None:
        self.told.emit(
            plural_message(
                "{count} file saved in {folder}", "{count} files saved in {folder}", len(made), folder=folder
            )
        )

    def _correct(self, fields: dict[str, Any]) -> None:
        # The details may still show the document before the one that was just chosen: they know which.
        shown: DocumentPage | None = self._panel.details.page
        if shown is not None:
            self._edits.correct(shown.line.id, fields)

    def _change_version(self, number: int, **change: Any) -> None:
        shown = self._panel.page
        if shown is not None:
            self._edits.change_version(shown, number, change)

    def _join(self, other: int) -> None:
        shown = self._panel.page
        if shown is not None:
            self._edits.join(other, shown.line.id)
            self._panel.end_join()
