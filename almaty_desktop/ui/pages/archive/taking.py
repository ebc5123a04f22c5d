"""Taking files in from the page: dropped or chosen, beside the window, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from almaty_desktop.i18n import message, plural_message
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.progress import Progress
from almaty_desktop.services.taking_in import Result, TakenIn
from almaty_desktop.ui.context import PageContext

Taken = tuple[tuple[TakenIn, ...], int]


def dropped_paths(data: QMimeData) -> list[Path]:
    """The files and folders that are dragged, none where something else is."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []


class Taking(QObject):
    """Asks for files and takes them in."""

    taken = Signal(object, int)
    """What became of each file, and the act that an undo takes back (0: nothing was written)."""
    taken_back = Signal()
    failed = Signal(object)

    def __init__(self, context: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window

    def choose_files(self) -> None:
        """Asks which files, and takes them in."""
        if not self._context.read_only:
            title = self._context.texts.text("Add files to the archive")
            chosen, _ = QFileDialog.getOpenFileNames(self._window, title)
            self.take([Path(name) for name in chosen])

    def choose_folder(self) -> None:
        """Asks which folder, and takes in all that is in it."""
        if not self._context.read_only:
            title = self._context.texts.text("Add a folder to the archive")
            chosen = QFileDialog.getExistingDirectory(self._window, title)
            self.take([Path(chosen)] if chosen else [])

    def take(self, paths: Sequence[Path]) -> None:
        """Takes files and folders in, with progress and Cancel at the foot of the window."""
        if not paths or self._context.read_only:
            return
        use_cases = self._context.use_cases

        def work(progress: Progress) -> Taken:
            answers = use_cases.taking_in.add(paths, progress)
            written = any(one.result is Result.ADDED for one in answers)
            act = use_cases.history.can_undo() if written else None
            return answers, act.id if act else 0

        title = (
            message("Taking in {name}", name=paths[0].name)
            if len(paths) == 1
            else plural_message(
                "Taking in {count} file or folder", "Taking in {count} files and folders", len(paths)
            )
        )
        self._context.jobs.run(title, work, self._done, self.failed.emit, self.tell_cancelled)

    def take_back(self, act: int) -> None:
        """Takes out again what was taken in, as long as nothing else was done since."""
        history = self._context.use_cases.history

        def work() -> None:
            newest = history.can_undo()
            if newest is None or newest.id != act:
                raise Refused(
                    "changed-meanwhile",
                    message(
                        "Something else was done since. Take that back first (Ctrl+Z), "
                        "then this can be undone."
                    ),
                )
            history.undo()

        self._context.jobs.ask((id(self), "undo"), work, lambda _: self.taken_back.emit(), self.failed.emit)

    def _done(self, taken: Taken) -> None:
        self.taken.emit(*taken)

    def tell_cancelled(self) -> None:
        """Says that a cancelled take-in left nothing."""
        self._context.announce(
            message("Taking in was cancelled. Nothing was added; your files are where they were.")
        )
