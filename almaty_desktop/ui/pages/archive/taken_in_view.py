"""What was taken in comes to the front of the archive's page, leads to its documents and back, and goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from almaty_desktop.i18n import Message, message
from almaty_desktop.services.taking_in import Result, TakenIn
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.archive.document_panel import DocumentPanel
from almaty_desktop.ui.pages.archive.taking_in_panel import TakingInPanel, counted
from almaty_desktop.ui.widgets.notice import Kind, Notice


class TakenInView(QObject):
    """Turns the right side of the page between the document and the list of what was taken in."""

    coming = Signal()
    """The list comes to the front."""
    document_wanted = Signal(int)
    left = Signal()
    """The list is done with."""

    def __init__(
        self,
        context: PageContext,
        stack: QStackedWidget,
        notice: Notice,
        panel: TakingInPanel,
        document: DocumentPanel,
        nothing: QWidget,
    ) -> None:
        super().__init__(stack)
        self._context, self._stack, self._notice = context, stack, notice
        self._panel, self._document, self._nothing = panel, document, nothing
        self._added_to = False
        panel.document_wanted.connect(self._open)
        panel.closed.connect(self._close)

    def show(self, answers: Sequence[TakenIn], act: int, *, added_to: bool = False) -> None:
        """Lists what became of the files; ``added_to`` where they went to the document on view."""
        self._added_to = added_to
        self._notice.hide()
        self.coming.emit()
        self._panel.show_answers(answers, act)
        self._stack.setCurrentWidget(self._panel)
        self._panel.view.setFocus()
        self._context.announce(message("Taken in: {counted}", counted=counted(answers)))

    def show_added(self, answers: Sequence[TakenIn], title: Message, act: int) -> None:
        """What all went into the document is told on it; what needs a look is listed."""
        if any(one.result is not Result.ADDED for one in answers):
            self.show(answers, act, added_to=True)
            return
        remark = answers[0].message if len(answers) == 1 else None
        self._notice.tell(
            Kind.GOOD,
            message("Added to “{title}”: {counted}", title=title, counted=counted(answers)),
            remark,
        )

    def taken_back(self) -> None:
        """What was taken in is out again."""
        self._panel.show_answers((), 0)
        # The list of documents still shows what is gone; it chooses again when it has asked again.
        self._stack.setCurrentWidget(self._document if self._added_to else self._nothing)
        self._notice.tell(
            Kind.GOOD, message("What was taken in is out again. Your files are where they were.")
        )

    def _open(self, document_id: int) -> None:
        self._stack.setCurrentWidget(self._document)
        self.document_wanted.emit(document_id)
        self._notice.tell(
            Kind.INFO,
            message("Taken in: {counted}", counted=counted(self._panel.answers)),
            actions=[(message("Back to the list"), self._back)],
        )
        self._document.tabs.setFocus()

    def _back(self) -> None:
        self._notice.hide()
        self._stack.setCurrentWidget(self._panel)

    def _close(self) -> None:
        self._stack.setCurrentWidget(self._document if self._document.page else self._nothing)
        self.left.emit()
