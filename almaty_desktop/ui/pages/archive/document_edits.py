"""The edits of documents that the page asks for, each against the state that was seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from almaty_desktop.i18n import Message, message
from almaty_desktop.services.document_pages import DocumentPage
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.edits import Edits


def title_in_sentence(page: DocumentPage) -> Message:
    """A document's title as a part of a sentence."""
    if page.line.title:
        return message("{title}", title=page.line.title)
    return message("Untitled document {id}", id=str(page.line.id))


class DocumentEdits(QObject):
    """Writes beside the window and announces the document as it is then."""

    written = Signal(object)
    """The :class:`DocumentPage` after an edit."""
    refused = Signal(object)

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._seen: dict[int, int] = {}
        self.queue = Edits(context.jobs, self.refused.emit, self)

    def saw(self, page: DocumentPage) -> None:
        """The state that is on view: what is edited next is edited in its light."""
        number, version = page.line.id, page.line.version
        self._seen[number] = max(version, self._seen.get(number, 0))

    def finish(self, save: Callable[[], Any]) -> None:
        """Writes what waits and what ``save`` asks for before it returns."""
        self.queue.finish(save)

    def correct(self, document_id: int, fields: dict[str, Any]) -> None:
        """Corrects fields of a document."""
        archive = self._context.use_cases.archive
        self._write(document_id, lambda: archive.change(document_id, self._seen.get(document_id), **fields))

    def change_version(self, page: DocumentPage, number: int, change: dict[str, Any]) -> None:
        """Corrects a version's language or state."""
        archive = self._context.use_cases.archive
        seen = next((one.version for one in page.versions if one.line.id == number), None)
        self._write(page.line.id, lambda: archive.change_version(number, seen, **change))

    def withdraw(self, document_id: int, reason: str) -> None:
        """Withdraws a document."""
        archive = self._context.use_cases.archive
        self._write(document_id, lambda: archive.withdraw(document_id, reason))

    def join(self, document_id: int, into: int) -> None:
        """Makes two documents one."""
        arranging = self._context.use_cases.arranging
        self._write(into, lambda: arranging.join(document_id, into))

    def part(self, version_id: int, done: Callable[[int], Any]) -> None:
        """Makes a version a document of its own; ``done`` gets its number."""
        arranging = self._context.use_cases.arranging
        self.queue.act(lambda: arranging.part(version_id), done)

    def _write(self, document_id: int, work: Callable[[], Any]) -> None:
        archive = self._context.use_cases.archive

        def write() -> DocumentPage:
            work()
            page: DocumentPage = archive.show(document_id)
            # Here, not when the answer arrives: the next edit in the queue begins before that.
            self._seen[document_id] = page.line.version
            return page

        self.queue.act(write, self.written.emit)
