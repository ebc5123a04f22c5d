"""Taking files into the archive: each is added, recognised as a duplicate, or refused with the reason.

Reading comes first, file by file, with nothing written in the database; what was read is then put into
documents in one transaction, which one undo takes back. A cancelled or killed take-in leaves no trace.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from almaty_desktop.archive.extraction.result import Extracted
from almaty_desktop.archive.formats import Format
from almaty_desktop.archive.recognition import display_name, recognise
from almaty_desktop.archive.refusal import FileRefusedError
from almaty_desktop.i18n import Message, message, plural_message
from almaty_desktop.models.documents import Document, FileText, StoredFile, Version, VersionFile
from almaty_desktop.rules.documents import Access
from almaty_desktop.services.documents import title_of_document
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.joining import Joining
from almaty_desktop.services.office import Office
from almaty_desktop.services.progress import Progress
from almaty_desktop.services.reading_beside import Kept, ReadFile, ReadingBeside
from almaty_desktop.services.search_upkeep import SearchUpkeep
from almaty_desktop.services.taking_in_marker import clear_cut_short, put_marker


class Result(StrEnum):
    """What became of one file."""

    ADDED = "added"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True)
class TakenIn:
    """One file and what became of it; ``message`` is the reason for a refusal, or a remark."""

    path: Path
    result: Result
    document: int | None = None
    sha256: str = ""
    language: str = ""
    code: str = ""
    message: Message | None = None


class TakingIn:
    """The use case of taking files in."""

    def __init__(self, office: Office, upkeep: SearchUpkeep) -> None:
        self._office = office
        self._upkeep = upkeep

    def add(
        self, paths: Sequence[Path], progress: Progress | None = None, access: Access = Access.PARTICIPANTS
    ) -> tuple[TakenIn, ...]:
        """Takes in files and all files of folders; one answer a file, in order.

        Raises Cancelled with nothing taken in, and Refused where the office can't be written at all.
        """
        if self._office.read_only:
            raise Refused("read-only", message("This office is open for reading only. Nothing was changed."))
        progress = progress or Progress()
        files = tuple(_files(paths))
        with self._leaving_no_trace():
            answers, read = self._read_all(files, progress)
            if read:
                answers |= self._write(read, access)
        return tuple(answers[path] for path in files)

    def _read_all(
        self, files: Sequence[Path], progress: Progress
    ) -> tuple[dict[Path, TakenIn], list[ReadFile]]:
        answers: dict[Path, TakenIn] = {}
        read: list[ReadFile] = []
        with ReadingBeside(self._office.files, self._upkeep.words, progress, len(files)) as beside:
            for path in files:
                name = display_name(path.name)
                progress.step(len(answers) + len(read), len(files), message("Reading {name}", name=name))
                refused = self._keep(path, name, beside)
                if refused is not None:
                    answers[path] = refused
                read += beside.arrived()
            for file in beside.rest():
                read.append(file)
                shown = message("Reading {name}", name=file.kept.name)
                progress.step(len(answers) + len(read), len(files), shown)
        progress.step(len(files), len(files), message("Writing the documents"))
        return answers, read

    def _keep(self, path: Path, name: str, beside: ReadingBeside) -> TakenIn | None:
        """Stores the file and has it read; the answer where it is refused."""
        recognised = recognise(path, name)
        if recognised.refusal:
            return TakenIn(
                path, Result.REFUSED, code=recognised.refusal.code, message=recognised.refusal.message
            )
        try:
            stored = self._office.files.take_in(path)
        except FileRefusedError as refused:
            return TakenIn(path, Result.REFUSED, code=refused.code, message=refused.message)
        kept = Kept(path, name, stored.sha256, stored.size, recognised.remark)
        beside.ask(kept, self._known(stored.sha256))
        return None

    def _known(self, sha256: str) -> Extracted | None:
        """What was read out of the file when it first came in; None where it never did."""
        with self._office.reading() as session:
            known = session.get(StoredFile, sha256)
            body = session.get(FileText, sha256) if known else None
            return _extracted(known, body.body if body else "") if known else None

    def _write(self, read: Sequence[ReadFile], access: Access) -> dict[Path, TakenIn]:
        answers: dict[Path, TakenIn] = {}
        title = plural_message("{count} file taken in", "{count} files taken in", len(read))
        with self._office.acting("archive.add", title) as session:
            fresh: dict[str, ReadFile] = {}
            twins: list[ReadFile] = []
            for file in read:
                known = _document_with(session, file.kept.sha256)
                if known is not None:
                    answers[file.kept.path] = _duplicate(file, *known)
                elif file.kept.sha256 in fresh:
                    twins.append(file)
                else:
                    fresh[file.kept.sha256] = file
                    self._keep_facts(session, file)
            for file, document, language in Joining(session, access).place(fresh.values()):
                answers[file.kept.path] = _added(file, document, language)
            for file in twins:
                known = _document_with(session, file.kept.sha256)
                assert known is not None
                answers[file.kept.path] = _duplicate(file, *known)
            touched = {one.document for one in answers.values() if one.document}
            prepared = {file.kept.sha256: file.indexed for file in fresh.values() if file.indexed is not None}
            self._upkeep.sync_documents(session, touched, prepared)
        return answers

    def _keep_facts(self, session: Session, file: ReadFile) -> None:
        if session.get(StoredFile, file.kept.sha256):
            return
        extracted = file.extracted
        facts = StoredFile(
            sha256=file.kept.sha256,
            size=file.kept.size,
            format=extracted.format.value,
            pages=extracted.pages,
            problem_code=extracted.problem_code,
            title=extracted.title,
            created=extracted.created,
            received=self._office.now(),
        )
        session.add(facts)
        session.flush()
        session.add(FileText(sha256=file.kept.sha256, body=extracted.text))
        session.flush()

    @contextlib.contextmanager
    def _leaving_no_trace(self) -> Iterator[None]:
        """Files that no document came to have (cancelled, refused by the database) leave the store again.

        A marker stands in the office meanwhile; where the program was killed, the next opening finds it.
        """
        marker = put_marker(self._office)
        try:
            yield
        except BaseException:
            clear_cut_short(self._office, marker)
            raise
        marker.unlink(missing_ok=True)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named (hidden ones left out), in a stable order."""
    given: set[Path] = set()
    for path in paths:
        inside = _inside(path) if path.is_dir() and not path.is_symlink() else [path]
        for file in inside:
            if file not in given:
                given.add(file)
                yield file


def _inside(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _inside(entry)
        else:
            yield entry


def _extracted(file: StoredFile, body: str) -> Extracted:
    return Extracted(
        format=Format(file.format),
        text=body,
        pages=file.pages,
        title=file.title,
        created=file.created,
        problem_code=file.problem_code,
    )


def _document_with(session: Session, sha256: str) -> tuple[Document, str] | None:
    """The document that has this very file, and in which language; a withdrawn one does not count."""
    found = session.execute(
        select(Document, Version.language)
        .join(Version, Version.document_id == Document.id)
        .join(VersionFile, VersionFile.version_id == Version.id)
        .where(VersionFile.sha256 == sha256, Document.withdrawn.is_(None))
        .limit(1)
    ).first()
    return (found[0], found[1]) if found else None


def _added(file: ReadFile, document: Document, language: str) -> TakenIn:
    kept, read = file.kept, file.extracted
    problem = read.problem or kept.remark
    return TakenIn(kept.path, Result.ADDED, document.id, kept.sha256, language, read.problem_code, problem)


def _duplicate(file: ReadFile, document: Document, language: str) -> TakenIn:
    kept = file.kept
    saying = message(
        "This very file is in the archive already: “{title}”.", title=title_of_document(document)
    )
    return TakenIn(kept.path, Result.DUPLICATE, document.id, kept.sha256, language, "duplicate", saying)
