"""Reading files again whose text could not be read for a reason that passes (rules A3, A5).

The files themselves are never touched: only what was read out of them, and the search index with it. That
is derived from the files and no act of a person's on the document, so that no undo takes it back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from almaty_desktop.archive.extraction.problems import may_pass
from almaty_desktop.i18n import Message, message
from almaty_desktop.models.documents import Document, FileText, StoredFile
from almaty_desktop.services.documents import find_document
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.office import Office
from almaty_desktop.services.progress import Progress
from almaty_desktop.services.reading_beside import Kept, ReadFile, ReadingBeside
from almaty_desktop.services.search_upkeep import SearchUpkeep

_NOT_READ = ("cancelled", "unreadable")
"""Problems that say nothing of the file's content: what is known of it stays."""


@dataclass(frozen=True)
class ReadAgain:
    """A file that was read again; ``code`` and ``message`` are what still keeps it from being read."""

    sha256: str
    name: str
    language: str
    code: str
    message: Message | None


class ReadingAgain:
    """The use case of reading a document's files again."""

    def __init__(self, office: Office, upkeep: SearchUpkeep) -> None:
        self._office = office
        self._upkeep = upkeep

    def read(self, document_id: int, progress: Progress) -> tuple[ReadAgain, ...]:
        """Reads the files of a document again that could not be read for a passing reason.

        Raises Cancelled with nothing changed, and Refused (``nothing-to-read``) where there is none.
        """
        if self._office.read_only:
            raise Refused("read-only", message("This office is open for reading only. Nothing was changed."))
        with self._office.reading() as session:
            unread = self._unread(find_document(session, document_id))
        if not unread:
            raise Refused(
                "nothing-to-read", message("This document has no file that could be read better this time.")
            )
        read = self._read(list(unread), progress)
        better = [file for file in read if file.extracted.problem_code not in _NOT_READ]
        if better:
            prepared = {file.kept.sha256: file.indexed for file in better if file.indexed is not None}
            with (
                self._office.deriving("archive") as session,
                self._upkeep.replacing_texts(session, [one.kept.sha256 for one in better], prepared),
            ):
                for file in better:
                    _keep(session, file)
        return tuple(_answer(file, unread[file.kept]) for file in read)

    def _unread(self, document: Document) -> dict[Kept, str]:
        """The files to be read again, each once, with the language of their version."""
        found: dict[str, tuple[Kept, str]] = {}
        for version in document.versions:
            for row in version.files:
                if may_pass(row.file.problem_code):
                    path = self._office.files.path(row.sha256)
                    found.setdefault(
                        row.sha256, (Kept(path, row.name, row.sha256, row.file.size), version.language)
                    )
        return dict(found.values())

    def _read(self, files: Sequence[Kept], progress: Progress) -> list[ReadFile]:
        read: list[ReadFile] = []
        with ReadingBeside(self._office.files, self._upkeep.words, progress, len(files)) as beside:
            for kept in files:
                progress.step(len(read), len(files), message("Reading {name}", name=kept.name))
                beside.ask(kept)
                read += beside.arrived()
            for file in beside.rest():
                read.append(file)
                progress.step(len(read), len(files), message("Reading {name}", name=file.kept.name))
        return read


def _keep(session: Session, file: ReadFile) -> None:
    """Writes down what was read this time."""
    extracted = file.extracted
    facts = session.get_one(StoredFile, file.kept.sha256)
    facts.format = extracted.format.value
    facts.pages = extracted.pages
    facts.problem_code = extracted.problem_code
    facts.title = extracted.title
    facts.created = extracted.created
    text = session.scalars(select(FileText).where(FileText.sha256 == file.kept.sha256)).one()
    text.body = extracted.text


def _answer(file: ReadFile, language: str) -> ReadAgain:
    kept, read = file.kept, file.extracted
    return ReadAgain(kept.sha256, kept.name, language, read.problem_code, read.problem)
