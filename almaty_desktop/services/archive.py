"""Use cases over the documents of the archive (rules A1 to A4): lists, corrections, versions, fixity."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypedDict, Unpack

from sqlalchemy import extract, func, select
from sqlalchemy.orm import Session, selectinload

from almaty_desktop.archive.files import Fixity
from almaty_desktop.i18n import Message, message
from almaty_desktop.models.documents import Document, DocumentTopic, FileText, StoredFile, Version
from almaty_desktop.models.meetings import AgendaDocument, AgendaItem
from almaty_desktop.rules.documents import Access, DocumentKind, TranslationState, narrower
from almaty_desktop.services import symbols
from almaty_desktop.services.document_pages import DocumentPage, document_page
from almaty_desktop.services.documents import DocumentLine, document_line, find_document, title_of_document
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.office import Office
from almaty_desktop.services.progress import Progress
from almaty_desktop.services.search import Filters, conditions_of
from almaty_desktop.services.search_upkeep import SearchUpkeep
from almaty_desktop.services.wanted import move_within, number, seen, wanted, write


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
            return tuple(document_line(document) for document in session.scalars(chosen))

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
            files = _version(session, version_id).files
            found = session.get(FileText, files[0].sha256) if files else None
            return found.body if found else ""

    def file(self, version_id: int, sha256: str = "") -> tuple[Path, str]:
        """Where a version's file lies (its first unless said), and the name it came under."""
        with self._office.reading() as session:
            chosen = [row for row in _version(session, version_id).files if sha256 in ("", row.sha256)]
            if not chosen:
                raise Refused("not-found", message("This version has no file yet."))
            return self._office.files.path(chosen[0].sha256), chosen[0].name

    def export(self, document_id: int, target: Path, language: str = "") -> tuple[Path, ...]:
        """Copies a document's files, as received, into the folder ``target``; their paths.

        ``language`` chooses a version, else all. A file that is there already is not overwritten: the copy
        takes a name of its own.
        """
        page = self.show(document_id)
        made: list[Path] = []
        with _writing(target):
            target.mkdir(parents=True, exist_ok=True)
        for version in page.versions:
            if language and version.line.language != language:
                continue
            for kept in version.files:
                made.append(_copy(self._office.files.path(kept.sha256), target, kept.name))
        if not made:
            raise Refused("not-found", message("There is no version in this language."))
        return tuple(made)

    def change(self, document_id: int, version: int | None = None, **fields: Unpack[DocumentFields]) -> None:
        """Corrects what was proposed."""
        with self._acting("document.change", message("Document corrected: {title}"), document_id) as acting:
            session, document = acting
            seen(document, version)
            columns: dict[str, Any] = dict(fields)
            symbol = columns.pop("symbol", "")
            topics = columns.pop("topics", None)
            for name in ("kind", "access"):
                if name in columns:
                    columns[name] = columns[name].value
            write(document, columns)
            if topics is not None:
                _set_topics(document, topics)
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
        with self._of_version("version.change", message("Version corrected: {title}"), version_id) as acting:
            _, row = acting
            seen(row, version)
            if language is not None and language != row.language:
                if any(
                    one.language == language and one.edition == row.edition for one in row.document.versions
                ):
                    raise Refused(
                        "A2",
                        message("The document has a version in this language already. Nothing was changed."),
                    )
                if row.document.original == row.language:
                    row.document.original = language
                row.language = language
            if state is not None:
                row.state = state.value

    def join(self, document_id: int, into: int) -> None:
        """Makes two documents one: the versions of the first become versions of the second (rule A2).

        Refused where both have the same language. The first stays, withdrawn, with the reason; the second
        takes over its places on agendas, its topics, its symbol where it has none, and the narrower access.
        """
        with self._acting("document.join", message("Documents joined: {title}"), into) as acting:
            session, target = acting
            source = find_document(session, document_id)
            languages = {version.language for version in target.versions}
            if source is target or any(version.language in languages for version in source.versions):
                raise Refused(
                    "A2",
                    message("Both documents have a version in the same language, so they can’t be joined."),
                )
            target.title_en = target.title_en or source.title_en
            target.title_ru = target.title_ru or source.title_ru
            target.dated = target.dated or source.dated
            target.access = narrower(Access(target.access), Access(source.access)).value
            _set_topics(target, [link.topic_id for link in (*target.topics, *source.topics)])
            if source.symbol_record and not target.symbol_record:
                source.symbol_record.document_id = target.id
            for version in tuple(source.versions):
                version.document = target
            _rehang(session, source.id, target.id)
            session.flush()
            reason = f"Joined into document {target.id} · Объединён с документом {target.id}"
            _withdraw(source, self._office.now(), reason)
            self._upkeep.sync_documents(session, [source.id, target.id])

    def part(self, version_id: int) -> int:
        """Makes a version a document of its own, where it was joined wrongly; the new document's id."""
        parting = message("Version made a document of its own: {title}")
        with self._of_version("document.part", parting, version_id) as acting:
            session, row = acting
            old = row.document
            if len(old.versions) < 2:
                raise Refused("A2", message("This is the document’s only version. Nothing was changed."))
            new = Document(
                reference=old.reference,
                title_en=old.title_en if row.language != "ru" else "",
                title_ru=old.title_ru if row.language == "ru" else "",
                dated=old.dated,
                kind=old.kind,
                access=old.access,
                original=row.language,
                withdrawal_reason="",
            )
            session.add(new)
            session.flush()
            row.document = new
            if old.original == row.language:
                old.original = next(one.language for one in old.versions if one is not row)
            session.flush()
            self._upkeep.sync_documents(session, [old.id, new.id])
            return new.id

    def withdraw(self, document_id: int, reason: str) -> None:
        """Withdraws a document; it stays with its files and symbol, and is printed no more (A1, A3)."""
        if not reason.strip():
            raise Refused("A3", message("A withdrawal needs a reason. Nothing was changed."))
        with self._acting("document.withdraw", message("Document withdrawn: {title}"), document_id) as acting:
            session, document = acting
            if document.withdrawn:
                raise Refused("A3", message("This document was withdrawn already. Nothing was changed."))
            for link in _links(session, document.id):
                _unhang(session, link)
            _withdraw(document, self._office.now(), reason.strip())

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

    @contextmanager
    def _acting(self, code: str, saying: Message, document_id: int) -> Iterator[tuple[Session, Document]]:
        """An act on one document, named by its title; the index follows what it changes."""
        with self._office.reading() as session:
            title = title_of_document(find_document(session, document_id))
        with self._office.acting(code, replace(saying, values={"title": title})) as session:
            yield session, find_document(session, document_id)
            self._upkeep.sync_documents(session, [document_id])

    @contextmanager
    def _of_version(self, code: str, saying: Message, version_id: int) -> Iterator[tuple[Session, Version]]:
        with self._office.reading() as session:
            document_id = _version(session, version_id).document_id
        with self._acting(code, saying, document_id) as (session, _):
            yield session, _version(session, version_id)


def _version(session: Session, version_id: int) -> Version:
    return wanted(session, Version, version_id, message("This version"))


def _set_topics(document: Document, topics: Iterable[int]) -> None:
    """Changes only what differs: a link that stays is the same row."""
    wished = dict.fromkeys(topics)
    for link in list(document.topics):
        if link.topic_id not in wished:
            document.topics.remove(link)
    there = {link.topic_id for link in document.topics}
    document.topics.extend(DocumentTopic(topic_id=topic) for topic in wished if topic not in there)


def _links(session: Session, document_id: int) -> list[AgendaDocument]:
    return list(session.scalars(select(AgendaDocument).where(AgendaDocument.document_id == document_id)))


def _unhang(session: Session, link: AgendaDocument) -> None:
    others = [one for one in session.get_one(AgendaItem, link.item_id).documents if one is not link]
    session.delete(link)
    number(others)


def _rehang(session: Session, source: int, target: int) -> None:
    """Hangs ``target`` where ``source`` hung, in its place; once where both hung."""
    there = {link.item_id for link in _links(session, target)}
    for link in _links(session, source):
        _unhang(session, link)
        if link.item_id not in there:
            place = AgendaDocument(item_id=link.item_id, document_id=target, position=link.position)
            fellows = [one for one in session.get_one(AgendaItem, link.item_id).documents if one is not link]
            session.add(place)
            move_within(fellows, place, link.position)


def _withdraw(document: Document, moment: datetime, reason: str) -> None:
    document.withdrawn = moment
    document.withdrawal_reason = reason


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
                reason=error.strerror or str(error),
            ),
        ) from error
