"""Keeps the search index in step with the documents, inside the transaction that changes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import reduce
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from almaty_desktop.archive.search_index import SearchIndex
from almaty_desktop.archive.words import Words
from almaty_desktop.models.documents import Document, FileText, IndexedVersion, Version, VersionFile
from almaty_desktop.models.store import sqlite_connection
from almaty_desktop.models.symbols import SymbolRecord

_SYMBOL = case(
    (
        SymbolRecord.series.is_not(None),
        func.printf(
            "Almaty Process/%02d/%02d/%d", SymbolRecord.series, SymbolRecord.number, SymbolRecord.year
        ),
    ),
    else_="",
)
_LINES = (Document.title_en, Document.title_ru, _SYMBOL, Document.reference, VersionFile.name)
# The titles in both languages, the symbol and the name of the file are searched, a line each.
_TITLE = reduce(lambda above, line: above + "\n" + line, _LINES)


def _should_be() -> Select[Any]:
    """What the index should hold: version, its first file, and the title that is searched with it.

    Only the newest edition in each language is found: an older one, with nearly the same words, would stand
    beside it in every answer, and be taken for what holds.
    """
    columns: tuple[Any, ...] = (
        Version.id.label("version_id"),
        VersionFile.sha256.label("sha256"),
        _TITLE.label("title"),
    )
    return (
        select(*columns)
        .join(Document, Document.id == Version.document_id)
        .join(VersionFile, (VersionFile.version_id == Version.id) & (VersionFile.position == 0))
        .outerjoin(SymbolRecord, SymbolRecord.document_id == Document.id)
        .where(~_is_replaced())
    )


def _is_replaced() -> ColumnElement[bool]:
    """Whether a version has a newer edition in its language."""
    later = aliased(Version)
    return exists().where(
        later.document_id == Version.document_id,
        later.language == Version.language,
        later.edition > Version.edition,
    )


def _replaced_and_held() -> Select[IndexedVersion]:
    """What the index holds and should not: editions that a newer one replaced."""
    return (
        select(IndexedVersion)
        .join(Version, Version.id == IndexedVersion.version_id)
        .join(Document, Document.id == Version.document_id)
        .where(_is_replaced())
    )


class SearchUpkeep:
    """Every use case that changes documents calls it before its transaction ends."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def sync_documents(
        self, session: Session, documents: Iterable[int], prepared: Mapping[str, str] | None = None
    ) -> None:
        """Brings the versions of these documents up to date in the index.

        ``prepared``: by the SHA-256 of a file, the words of its text (:meth:`.Words.indexed`) where they
        are at hand already.
        """
        session.flush()
        of_these = Document.id.in_(list(documents))
        self._take_out_all(session, _replaced_and_held().where(of_these))
        self._apply(session, _should_be().where(of_these), prepared or {})

    def sync_all(self, session: Session) -> None:
        """Finds whatever differs between documents and index and mends it."""
        session.flush()
        versions = self.differing(session)
        if not versions:
            return
        self._take_out_all(session, select(IndexedVersion).where(IndexedVersion.version_id.in_(versions)))
        self._apply(session, _should_be().where(Version.id.in_(versions)), {})

    @contextmanager
    def replacing_texts(
        self, session: Session, files: Collection[str], prepared: Mapping[str, str] | None = None
    ) -> Iterator[None]:
        """Around a change of what was read out of these files (by SHA-256): their old words leave the index
        while it can still be told which they were, and the new ones come in; ``prepared`` as above.
        """
        session.flush()
        held = select(IndexedVersion).where(IndexedVersion.sha256.in_(files))
        versions = self._take_out_all(session, held)
        yield
        session.flush()
        self._apply(session, _should_be().where(Version.id.in_(versions)), prepared or {})

    def differing(self, session: Session) -> frozenset[int]:
        """The versions whose words in the index are not those of the documents; none when all is well."""
        should = _should_be().subquery()
        is_held = IndexedVersion.version_id == should.c.version_id
        differs = or_(
            IndexedVersion.version_id.is_(None),
            IndexedVersion.sha256 != should.c.sha256,
            IndexedVersion.title != should.c.title,
        )
        changed = select(should.c.version_id).outerjoin(IndexedVersion, is_held).where(differs)
        gone = (
            select(IndexedVersion.version_id).outerjoin(should, is_held).where(should.c.version_id.is_(None))
        )
        return frozenset(session.scalars(changed)) | frozenset(session.scalars(gone))

    def _index(self, session: Session) -> SearchIndex:
        return SearchIndex(sqlite_connection(session), self.words)

    def _take_out_all(self, session: Session, chosen: Select[IndexedVersion]) -> list[int]:
        index = self._index(session)
        held = session.scalars(chosen).all()
        versions = [one.version_id for one in held]
        for one in held:
            _take_out(session, index, one)
        return versions

    def _apply(self, session: Session, wanted: Select[Any], prepared: Mapping[str, str]) -> None:
        index = self._index(session)
        for version_id, sha256, title in session.execute(wanted).all():
            held = session.get(IndexedVersion, version_id)
            if held is not None:
                if (held.sha256, held.title) == (sha256, title):
                    continue
                _take_out(session, index, held)
            if sha256 in prepared:
                index.add_prepared(version_id, title, prepared[sha256])
            else:
                index.add(version_id, title, _body(session, sha256))
            session.add(IndexedVersion(version_id=version_id, sha256=sha256, title=title))
            session.flush()


def _take_out(session: Session, index: SearchIndex, held: IndexedVersion) -> None:
    index.remove(held.version_id, held.title, _body(session, held.sha256))
    session.delete(held)
    session.flush()


def _body(session: Session, sha256: str) -> str:
    return session.scalar(select(FileText.body).where(FileText.sha256 == sha256)) or ""
