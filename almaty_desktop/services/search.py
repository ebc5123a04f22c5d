"""Finding documents by any word in any grammatical form, with the passage (rules A4, A5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, bindparam, column, func, select, table, text
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
from almaty_desktop.rules.brackets import Names, PendingNames, bracketed_in_both
from almaty_desktop.rules.documents import Access, DocumentKind
from almaty_desktop.rules.symbols import Symbol
from almaty_desktop.services.office import Office
from almaty_desktop.services.pending import pending_names

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
    pending: Names = ()

    @property
    def printed(self) -> Bilingual:
        """The title as every screen shows it: pending States in brackets (rule S3)."""
        return bracketed_in_both(self.title, self.pending)


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
        total, page = (
            self._everywhere if filters is None or filters == Filters() else _asking(_narrowed(filters))
        )
        asked = {"expression": query.expression()}
        with self._office.reading() as session:
            versions = session.scalars(page, {**asked, "limit": limit, "offset": offset}).all()
            # A page that isn't full tells the total, which need not be counted then.
            whole = len(versions) < limit and (versions or not offset)
            count = offset + len(versions) if whole else session.scalar(total, asked) or 0
            return Found(count, tuple(self._hits(session, versions, query)))

    def marks(self, words: str, body: str, *, unfinished: bool = False) -> tuple[tuple[int, int], ...]:
        """Where in a document's text the words stand in any of their forms: (start, end), in order."""
        query = self._reader.read(words, unfinished=unfinished)
        return self._passages.places(body, query) if query else ()

    @cached_property
    def _everywhere(self) -> tuple[Select[Any], Select[Any]]:
        """Total and page where nothing narrows the search: made once, for a search with every letter."""
        return _asking(_INDEX.c.rowid.not_in(_versions_of([Document.withdrawn.is_not(None)])))

    @cached_property
    def _rows(self) -> Select[Any]:
        """What is shown of the versions of a page, as bare columns: nothing of it is changed."""
        symbol = SymbolRecord
        columns: tuple[Any, ...] = (Version.id, Version.document_id, Version.language, FileText.body)
        columns += (Document.title_en, Document.title_ru, Document.dated)
        return (
            select(*columns, symbol.series, symbol.year, symbol.number)
            .join(Document, Document.id == Version.document_id)
            .join(IndexedVersion, IndexedVersion.version_id == Version.id)
            .outerjoin(FileText, FileText.sha256 == IndexedVersion.sha256)
            .outerjoin(symbol, symbol.document_id == Document.id)
            .where(Version.id.in_(bindparam("versions", expanding=True)))
        )

    def _hits(self, session: Session, versions: Sequence[int], query: Query) -> Iterator[Hit]:
        found = {row[0]: row for row in session.execute(self._rows, {"versions": versions})}
        names = pending_names(session) if found else PendingNames()
        for key in versions:
            _, document, language, body, title_en, title_ru, dated, *symbol = found[key]
            best = self._passages.best(body or "", query)
            yield Hit(
                document=document,
                version=key,
                symbol=str(Symbol(*symbol)) if symbol[0] is not None else "",
                title=Bilingual(title_en, title_ru),
                language=language,
                dated=dated,
                passage=best.text,
                marks=best.marks,
                marked=best.marked(),
                pending=names.on(dated),
            )


def _asking(condition: ColumnElement[bool]) -> tuple[Select[Any], Select[Any]]:
    """How many versions match, and a page of their ids, best first."""
    total = select(func.count()).select_from(_INDEX).where(text(MATCHES), condition)
    page = select(_INDEX.c.rowid).where(text(MATCHES), condition)
    page = page.order_by(text(RANK), _INDEX.c.rowid.desc())
    return total, page.limit(bindparam("limit", type_=Integer)).offset(bindparam("offset", type_=Integer))


def _narrowed(filters: Filters) -> ColumnElement[bool]:
    return _INDEX.c.rowid.in_(_versions_of(conditions_of(filters)))


def _versions_of(conditions: list[ColumnElement[bool]]) -> Select[Any]:
    """The versions of the documents of which the conditions hold.

    A set that is asked for once: joined to the index, the documents would be looked up hit by hit, which
    takes longer than the search itself.
    """
    return select(Version.id).join(Document, Document.id == Version.document_id).where(*conditions)


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
