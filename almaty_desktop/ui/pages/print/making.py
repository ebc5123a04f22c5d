"""Makes a print beside the window, once for each layout, into a folder that goes with the preview."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from almaty_desktop.i18n import message
from almaty_desktop.services.progress import Progress
from almaty_desktop.services.report_names import Wanted
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.jobs import Job
from almaty_desktop.ui.pages.print.names import Subject, subject_of, title_of

if TYPE_CHECKING:
    from almaty_desktop.services.printing import Saved


@dataclass(frozen=True)
class Made:
    """A finished print in one layout."""

    saved: Saved
    subject: Subject
    layout: str


class Making(QObject):
    """``make`` a layout; exactly one of the signals follows, unless another layout is made first."""

    made = Signal(object)
    """A :class:`Made`."""
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, context: PageContext, report: str, wanted: Wanted, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._report, self._wanted = context, report, wanted
        # A file that another program still holds open must not stop the window from closing.
        self._folder = TemporaryDirectory(prefix="almaty-print-", ignore_cleanup_errors=True)
        self._kept: dict[str, Made] = {}
        self._round = 0
        self.job: Job | None = None

    def make(self, layout: str) -> None:
        """Makes the print, or hands over the one that was made already."""
        self.stop()
        kept = self._kept.get(layout)
        if kept is not None:
            self.made.emit(kept)
            return
        this_round = self._round
        target = Path(self._folder.name) / f"{this_round}.pdf"
        self.job = self._context.jobs.run(
            message("Preparing the print: {title}", title=title_of(self._report)),
            lambda progress: self._work(target, layout, progress),
            lambda made: self._take(this_round, made),
            lambda error: self._tell(this_round, error),
            lambda: self._tell(this_round, None),
        )

    def forget(self) -> None:
        """What was printed so far is out of date."""
        self._kept.clear()

    def stop(self) -> None:
        """Ends what is being made; nothing more comes of it."""
        self._round += 1
        job, self.job = self.job, None
        if job is not None:
            job.cancel()

    def close(self) -> None:
        """Ends what is being made and clears away what was made."""
        self.stop()
        self._kept.clear()
        self._folder.cleanup()

    def _work(self, target: Path, layout: str, progress: Progress) -> Made:
        """In a worker thread."""
        # Loaded here and not at the top: it brings the whole of the reports, which the start has no need of.
        from almaty_desktop.services.printing import Layout

        use_cases = self._context.use_cases
        subject = subject_of(use_cases, self._wanted)
        saved = use_cases.printing.save(
            self._report,
            target,
            Layout(layout),
            wanted=self._wanted,
            language=self._context.texts.language,
            progress=progress,
        )
        return Made(saved, subject, layout)

    def _take(self, this_round: int, made: Made) -> None:
        if this_round == self._round:
            self.job = None
            self._kept[made.layout] = made
            self.made.emit(made)

    def _tell(self, this_round: int, error: Exception | None) -> None:
        if this_round != self._round:
            return
        self.job = None
        if error is None:
            self.cancelled.emit()
        else:
            self.failed.emit(error)
