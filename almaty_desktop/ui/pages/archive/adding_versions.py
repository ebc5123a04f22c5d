"""Adding files to the document on view: chosen, or dropped on it and asked about in the page (rule A2)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from almaty_desktop.i18n import Message, message, plural_message
from almaty_desktop.services.document_pages import DocumentPage
from almaty_desktop.services.labels import language_name
from almaty_desktop.services.progress import Progress
from almaty_desktop.services.taking_in import Result
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.archive.document_edits import title_in_sentence
from almaty_desktop.ui.pages.archive.document_panel import DocumentPanel
from almaty_desktop.ui.pages.archive.taking import Taken, Taking
from almaty_desktop.ui.widgets.notice import Kind, Notice
from almaty_desktop.ui.wording import Wording


class AddingVersions(QObject):
    """Asks for files, and adds them to a document beside the window."""

    added = Signal(object, object, int)
    """What became of each file, the document's title as a part of a sentence, and the act (0: none)."""
    failed = Signal(object)

    def __init__(
        self, context: PageContext, wording: Wording, panel: DocumentPanel, taking: Taking, page: QWidget
    ) -> None:
        super().__init__(page)
        self._context, self._panel, self._taking, self._page = context, panel, taking, page
        self.question = Notice(wording, context.theme)
        panel.details.versions.add_wanted.connect(self.choose)

    @property
    def possible(self) -> bool:
        """Whether there is a document on view that files can be added to."""
        shown = self._panel.page
        return shown is not None and not shown.line.withdrawn and not self._context.read_only

    def choose(self, language: str = "") -> None:
        """Asks which files to add; ``language`` is that of all of them, "" lets each tell its own."""
        shown = self._panel.page
        if shown is None or not self.possible:
            return
        texts = self._context.texts
        title = (
            texts.text("Add a version: {language}", language=language_name(texts, language))
            if language
            else texts.text("Add a version")
        )
        chosen, _ = QFileDialog.getOpenFileNames(self._page, title)
        self.add(shown, [Path(name) for name in chosen], language)

    def ask(self, paths: Sequence[Path]) -> None:
        """Asks, in the page, what files are that were dropped on the document."""
        shown = self._panel.page
        if shown is None or not paths:
            return
        self.question.tell(
            Kind.INFO,
            plural_message(
                "Does the file dropped here belong to “{title}”?",
                "Do the {count} files or folders dropped here belong to “{title}”?",
                len(paths),
                title=title_in_sentence(shown),
            ),
            message("Nothing was taken in yet."),
            actions=[
                (message("Add as a version"), lambda: self._answered(shown, paths)),
                (message("Take in as new"), lambda: self._answered(None, paths)),
            ],
        )
        self.question.focus_first_action()

    def add(self, shown: DocumentPage, paths: Sequence[Path], language: str = "") -> None:
        """Adds files to a document, with progress and Cancel at the foot of the window."""
        if not paths:
            return
        self.question.hide()
        use_cases, document = self._context.use_cases, shown.line.id
        title = title_in_sentence(shown)

        def work(progress: Progress) -> Taken:
            answers = use_cases.taking_in.add_to(document, paths, progress, language)
            written = any(one.result is Result.ADDED for one in answers)
            act = use_cases.history.can_undo() if written else None
            return answers, act.id if act else 0

        self._context.jobs.run(
            message("Adding to “{title}”", title=title),
            work,
            lambda taken: self._done(taken, title),
            self.failed.emit,
            self._taking.tell_cancelled,
        )

    def _answered(self, shown: DocumentPage | None, paths: Sequence[Path]) -> None:
        self.question.hide()
        if shown is not None:
            self.add(shown, paths)
        else:
            self._taking.take(paths)

    def _done(self, taken: Taken, title: Message) -> None:
        answers, act = taken
        self.added.emit(answers, title, act)
