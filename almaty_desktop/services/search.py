"""Finding documents by any word in any grammatical form, with the passage (rules A4, A5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, column, func, select, table, text
from sqlalchemy.orm import Session, aliased

from almaty_desktop.archive.forms import Forms
from almaty_desktop.archive.passages import PassageFinder
from almaty_desktop.archive.query import Query, QueryReader
from almaty_desktop.archive.search_index import MATCHES, RANK, TABLE
from almaty_desktop.archive.words import Words
from almaty_desktop.i18n import Bilingual
from almaty_desktop.models.documents import Document, FileText, IndexedVersion, Version
from almaty_desktop.models.meetings import AgendaDocument, AgendaItem
from almaty_desktop.models.symbols import SymbolRecord
from almaty_desktop.rules.documents import Access, DocumentKind
from almaty_desktop.services.office import Office
from almaty_desktop.services.symbols import symbol_text

_INDEX = table(TABLE, column("rowid"))


@dataclass(frozen=True)
class Filters:
    """What a list or a search is narrowed to; None and "" mean: all."""

    kind: DocumentKind | None = None
    year: int | None = None
    language: str = ""
    access: Access | None = None
    meeting: int | None = None
    withdrawn: bool = False


@dataclass(frozen=True)
class Hit:
    """A language version that was found; in ``passage`` what was found stands between ``marks``."""

    document: int
    version: int
    symbol: str
    title: Bilingual
    language: str
    dated: date | None
    passage: str
    marks: tuple[tuple[int, int], ...]
    marked: str


@dataclass(frozen=True)
class Found:
    """A page of hits out of ``total``."""

    total: int
    hits: tuple[Hit, ...]


class Search:
    """The use case of searching; one object serves any number of threads."""

    def __init__(self, office: Office, words: Words) -> None:
        self._office = office
        self._forms = Forms(words)
        self._reader = QueryReader(words, self._forms)
        self._passages = PassageFinder(words)

    def warm(self) -> None:
        """Loads the dictionary of Russian forms, which the first search would wait for otherwise."""
        self._forms.warm()

    def find(
        self,
        words: str,
        filters: Filters | None = None,
        *,
        offset: int = 0,
        limit: int = 20,
        unfinished: bool = False,
    ) -> Found:
        """Versions in which all the words stand, best first; ``unfinished`` while one still types."""
        query = self._reader.read(words, unfinished=unfinished)
        if not query:
            return Found(0, ())
        conditions = conditions_of(filters or Filters())
        with self._office.reading() as session:
            total = session.scalar(
                _matching(select(func.count()), conditions), {"expression": query.expression()}
            )
            page = _matching(select(_INDEX.c.rowid), conditions)
            page = page.order_by(text(RANK), _INDEX.c.rowid.desc()).offset(offset).limit(limit)
            versions = list(session.scalars(page, {"expression": query.expression()}))
            return Found(total or 0, tuple(self._hits(session, versions, query)))

    def marks(self, words: str, body: str, *, unfinished: bool = False) -> tuple[tuple[int, int], ...]:
        """Where in a document's text the words stand in any of their forms: (start, end), in order."""
        query = self._reader.read(words, unfinished=unfinished)
        return self._passages.places(body, query) if query else ()

    def _hits(self, session: Session, versions: list[int], query: Query) -> list[Hit]:
        chosen = (
            select(Version.id, Version.language, Document, SymbolRecord, FileText.body)
            .join(Document, Document.id == Version.document_id)
            .join(IndexedVersion, IndexedVersion.version_id == Version.id)
            .outerjoin(FileText, FileText.sha256 == IndexedVersion.sha256)
            .outerjoin(SymbolRecord, SymbolRecord.document_id == Document.id)
            .where(Version.id.in_(versions))
        )
        rows = {row[0]: row for row in session.execute(chosen)}
        hits = []
        for key in versions:
            _, language, document, record, body = rows[key]
            best = self._passages.best(body or "", query)
            hits.append(
                Hit(
                    document=document.id,
                    version=key,
                    symbol=symbol_text(record),
                    title=Bilingual(document.title_en, document.title_ru),
                    language=language,
                    dated=document.dated,
                    passage=best.text,
                    marks=best.marks,
                    marked=best.marked(),
                )
            )
        return hits


def _matching(columns: Select[Any], conditions: list[ColumnElement[bool]]) -> Select[Any]:
    """The index joined with the documents; the join is left out where nothing narrows the search."""
    return (
        columns.select_from(_INDEX)
        .join(Version, Version.id == _INDEX.c.rowid)
        .join(Document, Document.id == Version.document_id)
        .where(text(MATCHES), *conditions)
    )


def conditions_of(filters: Filters) -> list[ColumnElement[bool]]:
    """The filters as conditions on ``Document``; a language asks for a version in it."""
    conditions: list[ColumnElement[bool]] = [
        Document.withdrawn.is_not(None) if filters.withdrawn else Document.withdrawn.is_(None)
    ]
    if filters.kind is not None:
        conditions.append(Document.kind == filters.kind.value)
    if filters.access is not None:
        conditions.append(Document.access == filters.access.value)
    if filters.year is not None:
        conditions.append(Document.dated.between(date(filters.year, 1, 1), date(filters.year, 12, 31)))
    if filters.language:
        other = aliased(Version)
        conditions.append(
            select(other.id)
            .where(other.document_id == Document.id, other.language == filters.language)
            .exists()
        )
    if filters.meeting is not None:
        conditions.append(
            select(AgendaDocument.document_id)
            .join(AgendaItem, AgendaItem.id == AgendaDocument.item_id)
            .where(AgendaItem.meeting_id == filters.meeting, AgendaDocument.document_id == Document.id)
            .exists()
        )
    return conditions
