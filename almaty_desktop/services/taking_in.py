"""Taking files into the archive: each is added, recognised as a duplicate, or refused with the reason.

Reading comes first, file by file, with nothing written in the database; what was read is then put into
documents in one transaction, which one undo takes back. A cancelled or killed take-in leaves no trace.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
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
from almaty_desktop.services.documents import find_document, named
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.files_named import files_named
from almaty_desktop.services.further_versions import FurtherVersions, language_told
from almaty_desktop.services.joining import Joining, Placed
from almaty_desktop.services.languages import checked_language
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


_Placing = Callable[[Session, Iterable[ReadFile]], Iterator[Placed]]
"""Puts files that were read into documents, within a session."""


class TakingIn:
    """The use cases of taking files in: as documents, or as further versions of one that is there."""

    def __init__(self, office: Office, upkeep: SearchUpkeep) -> None:
        self._office = office
        self._upkeep = upkeep

    def add(
        self, paths: Sequence[Path], progress: Progress | None = None, access: Access = Access.PARTICIPANTS
    ) -> tuple[TakenIn, ...]:
        """Takes in files and all files of folders; one answer a file, in order.

        Raises Cancelled with nothing taken in, and Refused where the office can't be written at all.
        """

        def place(session: Session, files: Iterable[ReadFile]) -> Iterator[Placed]:
            return Joining(session, access).place(files)

        def title(count: int) -> Message:
            return plural_message("{count} file taken in", "{count} files taken in", count)

        return self._take_in(paths, progress or Progress(), "archive.add", title, place)

    def add_to(
        self, document_id: int, paths: Sequence[Path], progress: Progress | None = None, language: str = ""
    ) -> tuple[TakenIn, ...]:
        """Takes files in as versions of one document (rules A2, A3); one answer a file, in order.

        A language in which there is none yet becomes a version, another text of one that is there its new
        edition, the same text a further format. ``language`` is that of all the files; where it is ""
        each must tell its own, and one that does not is refused (code ``language``). Raises Cancelled, and
        Refused where the document is not there or was withdrawn: then nothing is taken in.
        """
        said = checked_language(language) if language else ""
        with self._office.reading() as session:
            name = named(_standing(session, document_id))

        def place(session: Session, files: Iterable[ReadFile]) -> Iterator[Placed]:
            return FurtherVersions(session, _standing(session, document_id), said).place(files)

        def title(count: int) -> Message:
            return plural_message(
                "{count} file added to “{title}”", "{count} files added to “{title}”", count, title=name
            )

        def refuse(file: ReadFile) -> TakenIn | None:
            return None if language_told(file, said) else _without_language(file)

        return self._take_in(paths, progress or Progress(), "archive.add-to", title, place, refuse)

    def _take_in(
        self,
        paths: Sequence[Path],
        progress: Progress,
        code: str,
        title: Callable[[int], Message],
        place: _Placing,
        refuse: Callable[[ReadFile], TakenIn | None] = lambda _: None,
    ) -> tuple[TakenIn, ...]:
        """Reads the files, refuses what ``refuse`` has an answer for, and has the others placed."""
        if self._office.read_only:
            raise Refused("read-only", message("This office is open for reading only. Nothing was changed."))
        files = tuple(files_named(paths))
        with self._leaving_no_trace() as turned_away:
            answers, read = self._read_all(files, progress)
            refused = {file.kept.path: answer for file in read if (answer := refuse(file)) is not None}
            turned_away.extend(refused)
            left = [file for file in read if file.kept.path not in refused]
            if left:
                answers |= self._write(left, code, title(len(left)), place)
        answers |= refused
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

    def _write(
        self, read: Sequence[ReadFile], code: str, title: Message, place: _Placing
    ) -> dict[Path, TakenIn]:
        answers: dict[Path, TakenIn] = {}
        with self._office.acting(code, title) as session:
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
            for placed in place(session, fresh.values()):
                answers[placed.file.kept.path] = _added(placed)
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
    def _leaving_no_trace(self) -> Iterator[list[Path]]:
        """Files that no document came to have (cancelled, refused by the database) leave the store again.

        So do those that are put on the list given: refused after they were stored. A marker stands in the
        office meanwhile; where the program was killed, the next opening finds it.
        """
        marker = put_marker(self._office)
        turned_away: list[Path] = []
        try:
            yield turned_away
        except BaseException:
            clear_cut_short(self._office, marker)
            raise
        if turned_away:
            clear_cut_short(self._office, marker)
        else:
            marker.unlink(missing_ok=True)


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


def _standing(session: Session, document_id: int) -> Document:
    """The document, unless it was withdrawn: nothing is added to one that is printed no more (rule A3)."""
    document = find_document(session, document_id)
    if document.withdrawn is not None:
        raise Refused("A3", message("This document was withdrawn, so nothing is added to it."))
    return document


def _added(placed: Placed) -> TakenIn:
    kept, read = placed.file.kept, placed.file.extracted
    saying = read.problem or kept.remark or placed.remark
    return TakenIn(
        kept.path, Result.ADDED, placed.document.id, kept.sha256, placed.language, read.problem_code, saying
    )


def _without_language(file: ReadFile) -> TakenIn:
    saying = message("In which language this file is can’t be told. Say which, and add it again.")
    return TakenIn(file.kept.path, Result.REFUSED, code="language", message=saying)


def _duplicate(file: ReadFile, document: Document, language: str) -> TakenIn:
    kept = file.kept
    saying = message("This very file is in the archive already: “{title}”.", title=named(document))
    return TakenIn(kept.path, Result.DUPLICATE, document.id, kept.sha256, language, "duplicate", saying)
