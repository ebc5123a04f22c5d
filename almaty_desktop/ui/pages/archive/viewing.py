"""Which document is on view or about to be, and asking the office for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from almaty_desktop.services.document_pages import DocumentPage
from almaty_desktop.ui.context import PageContext


class Viewing(QObject):
    """One document at a time: of several asked for, the last one comes."""

    arrived = Signal(object, object, bool)
    """The :class:`DocumentPage`, the version that was found (or None), whether a person asked to see it."""
    gone = Signal(object)
    """The document is not there any more; the exception where a person should be told why."""

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._document: int | None = None
        self._version: int | None = None
        self._coming = False

    @property
    def document(self) -> int | None:
        """The document on view or about to be."""
        return self._document

    def want(self, document: int, version: int | None = None) -> None:
        """A person wants to see a document, or the version of it that was found."""
        self._document, self._version, self._coming = document, version, True
        self.ask_again()

    def stay_behind(self) -> None:
        """Something else came to the front: a document still under way does not push itself before it."""
        self._coming = False

    def ask_again(self) -> None:
        """Asks for the document as it is now."""
        document = self._document
        if document is None:
            return
        archive = self._context.use_cases.archive
        self._context.jobs.ask((id(self), "document"), lambda: archive.show(document), self.take, self._fail)

    def take(self, page: DocumentPage) -> None:
        """Passes on a document as it is now, unless another one is wanted by now."""
        if page.line.id == self._document:
            coming, self._coming = self._coming, False
            self.arrived.emit(page, self._version if coming else None, coming)

    def _fail(self, error: Exception) -> None:
        """Most often the document is gone because its taking in was undone: nobody needs to be told."""
        coming, self._coming = self._coming, False
        self._document = None
        self.gone.emit(error if coming or getattr(error, "code", "") != "not-found" else None)
