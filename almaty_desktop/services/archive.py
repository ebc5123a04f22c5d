"""Use cases over the documents of the archive (rules A1 to A4): lists, corrections, versions, fixity."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from sqlalchemy import extract, func, select
from sqlalchemy.orm import selectinload

from almaty_desktop.archive.files import Fixity
from almaty_desktop.i18n import message
from almaty_desktop.models.documents import Document, FileText, StoredFile, Version
from almaty_desktop.reasons import reason_of
from almaty_desktop.rules.documents import Access, DocumentKind, TranslationState
from almaty_desktop.services import symbols
from almaty_desktop.services.document_acts import (
    DocumentActs,
    find_version,
    links_of,
    mark_withdrawn,
    set_topics,
    take_off,
)
from almaty_desktop.services.document_pages import DocumentPage, document_page
from almaty_desktop.services.documents import DocumentLine, document_line, find_document
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.languages import checked_language
from almaty_desktop.services.office import Office
from almaty_desktop.services.pending import pending_names
from almaty_desktop.services.progress import Progress
from almaty_desktop.services.search import Filters, conditions_of
from almaty_desktop.services.search_upkeep import SearchUpkeep
from almaty_desktop.services.wanted import seen, write

if TYPE_CHECKING:
    from almaty_desktop.services.reading_again import ReadAgain


class DocumentFields(TypedDict, total=False):
    """What of a document can be corrected; ``symbol`` is written out in full, "" leaves it as it is."""

    title_en: str
    title_ru: str
    reference: str
    dated: date | None
    kind: DocumentKind
    access: Access
    original: str
    symbol: str
    topics: Iterable[int]


class Archive:
    """Use cases over documents; taking in and searching have their own."""

    def __init__(self, office: Office, upkeep: SearchUpkeep) -> None:
        self._office = office
        self._upkeep = upkeep
        self._acts = DocumentActs(office, upkeep)

    def list(
        self, filters: Filters | None = None, *, offset: int = 0, limit: int = 100
    ) -> tuple[DocumentLine, ...]:
        """A page of the documents, newest first, those without a date last."""
        chosen = (
            select(Document)
            .where(*conditions_of(filters or Filters()))
            .options(selectinload(Document.versions), selectinload(Document.symbol_record))
            .order_by(Document.dated.desc().nulls_last(), Document.id.desc())
            .offset(offset)
            .limit(limit)
        )
        with self._office.reading() as session:
            names = pending_names(session)
            return tuple(document_line(document, names) for document in session.scalars(chosen))

    def count(self, filters: Filters | None = None) -> int:
        """How many documents a list with these filters has."""
        with self._office.reading() as session:
            return (
                session.scalar(select(func.count(Document.id)).where(*conditions_of(filters or Filters())))
                or 0
            )

    def years(self) -> tuple[int, ...]:
        """The years of the documents' dates, newest first."""
        year = extract("year", Document.dated)
        with self._office.reading() as session:
            return tuple(
                session.scalars(
                    select(year).where(Document.dated.is_not(None)).distinct().order_by(year.desc())
                )
            )

    def languages(self) -> tuple[str, ...]:
        """The languages in which there are versions, the most frequent first."""
        chosen = (
            select(Version.language)
            .group_by(Version.language)
            .order_by(func.count().desc(), Version.language)
        )
        with self._office.reading() as session:
            return tuple(session.scalars(chosen))

    def show(self, document_id: int) -> DocumentPage:
        """A document with everything known of it."""
        with self._office.reading() as session:
            return document_page(session, find_document(session, document_id))

    def text(self, version_id: int) -> str:
        """The text that was read out of a version's first file; pages are parted by form feeds."""
        with self._office.reading() as session:
            files = find_version(session, version_id).files
            found = session.get(FileText, files[0].sha256) if files else None
            return found.body if found else ""

    def file(self, version_id: int, sha256: str = "") -> tuple[Path, str]:
        """Where a version's file lies (its first unless said), and the name it came under."""
        with self._office.reading() as session:
            chosen = [row for row in find_version(session, version_id).files if sha256 in ("", row.sha256)]
            if not chosen:
                raise Refused("not-found", message("This version has no file yet."))
            return self._office.files.path(chosen[0].sha256), chosen[0].name

    def export(
        self, document_id: int, target: Path, language: str = "", edition: int | None = None
    ) -> tuple[Path, ...]:
        """Copies a document's files, as received, into the folder ``target``; their paths.

        ``language`` chooses a version, else all; ``edition`` an edition, else the newest in each language.
        A file that is there already is not overwritten: the copy takes a name of its own.
        """
        page = self.show(document_id)
        made: list[Path] = []
        with _writing(target):
            target.mkdir(parents=True, exist_ok=True)
        for version in page.versions:
            line = version.line
            if (language and line.language != language) or (
                line.replaced if edition is None else line.edition != edition
            ):
                continue
            for kept in version.files:
                made.append(_copy(self._office.files.path(kept.sha256), target, kept.name))
        if not made:
            raise Refused("not-found", message("There is no version in this language."))
        return tuple(made)

    def read_again(self, document_id: int, progress: Progress | None = None) -> tuple[ReadAgain, ...]:
        """Reads the files again that could not be read for a passing reason (time, memory, no LibreOffice).

        Raises Cancelled with nothing changed, and Refused where the document has no such file.
        """
        # Only needed here: the reading processes and all that they need.
        from almaty_desktop.services.reading_again import ReadingAgain

        return ReadingAgain(self._office, self._upkeep).read(document_id, progress or Progress())

    def change(self, document_id: int, version: int | None = None, **fields: Unpack[DocumentFields]) -> None:
        """Corrects what was proposed."""
        with self._acts.on("document.change", message("Document corrected: {title}"), document_id) as acting:
            session, document = acting
            seen(document, version)
            columns: dict[str, Any] = dict(fields)
            _check_original(document, columns.get("original"))
            symbol = columns.pop("symbol", "")
            topics = columns.pop("topics", None)
            for name in ("kind", "access"):
                if name in columns:
                    columns[name] = columns[name].value
            write(document, columns)
            if topics is not None:
                set_topics(document, topics)
            if symbol and symbol != symbols.symbol_text(document.symbol_record):
                if document.symbol_record:
                    raise Refused(
                        "A1", message("This document has a symbol already, and a symbol is never changed.")
                    )
                symbols.give(session, symbols.read_symbol(symbol), document)

    def change_version(
        self,
        version_id: int,
        version: int | None = None,
        *,
        language: str | None = None,
        state: TranslationState | None = None,
    ) -> None:
        """Corrects a version's language or how far its translation is (rule A2)."""
        correcting = message("Version corrected: {title}")
        code = None if language is None else checked_language(language)
        with self._acts.on_version("version.change", correcting, version_id) as (_, row):
            seen(row, version)
            if code is not None and code != row.language:
                _change_language(row, code)
            if state is not None:
                row.state = state.value

    def withdraw(self, document_id: int, reason: str) -> None:
        """Withdraws a document; it stays with its files and symbol, and is printed no more (A1, A3)."""
        if not reason.strip():
            raise Refused("A3", message("A withdrawal needs a reason. Nothing was changed."))
        withdrawing = message("Document withdrawn: {title}")
        with self._acts.on("document.withdraw", withdrawing, document_id) as (session, document):
            if document.withdrawn:
                raise Refused("A3", message("This document was withdrawn already. Nothing was changed."))
            for link in links_of(session, document.id):
                take_off(session, link)
            mark_withdrawn(document, self._office.now(), reason.strip())

    def verify(self, progress: Progress | None = None) -> Fixity:
        """Reads every file again and compares it with its SHA-256 (rule A3)."""
        progress = progress or Progress()
        with self._office.reading() as session:
            known = [
                (row.sha256, row.size) for row in session.execute(select(StoredFile.sha256, StoredFile.size))
            ]
        return self._office.files.verify(known, progress.step)

    def next_symbol(self, series: int, year: int) -> str:
        """The next free symbol of a series and year, as a proposal (rule A1)."""
        with self._office.reading() as session:
            return str(symbols.next_symbol(session, series, year))


def _check_original(document: Document, original: str | None) -> None:
    """Refuses an original in a language in which the document is not there (rule A2)."""
    if original not in (None, document.original, *(row.language for row in document.versions)):
        raise Refused(
            "A2",
            message("The document has no version in this language, so it can’t be its original."),
        )


def _change_language(row: Version, language: str) -> None:
    """A version that was wrongly said to be in its language; the original stays the original."""
    fellows = [one for one in row.document.versions if one is not row]
    if any(one.language == language and one.edition == row.edition for one in fellows):
        raise Refused(
            "A2", message("The document has a version in this language already. Nothing was changed.")
        )
    if row.document.original == row.language and all(one.language != row.language for one in fellows):
        row.document.original = language
    row.language = language


def _copy(source: Path, target: Path, name: str) -> Path:
    """Copies a kept file under its name, or the next free name like it."""
    stem, suffix = Path(name).stem, Path(name).suffix
    wish = target / name
    count = 1
    while wish.exists():
        count += 1
        wish = target / f"{stem} ({count}){suffix}"
    with _writing(wish):
        try:
            shutil.copyfile(source, wish)
        except OSError:
            wish.unlink(missing_ok=True)
            raise
    return wish


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    """Turns the disk's own errors into a refusal."""
    try:
        yield
    except OSError as error:
        raise Refused(
            "not-written",
            message(
                "{file} could not be written: {reason}. What was there before is unchanged.",
                file=str(target),
                reason=reason_of(error),
            ),
        ) from error
