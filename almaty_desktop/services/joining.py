"""Puts files that were read into documents: English and Russian versions become one (rules A1, A2).

How files that arrive together belong together is the archive's own rule
(:mod:`almaty_desktop.archive.pairing`); here they meet the documents that are in the office already. In
doubt a file becomes a document of its own: two that a person joins by hand do less harm than two wrongly
made one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from almaty_desktop.archive.pairing import Joined, JoinedVersion, join, pair_key
from almaty_desktop.i18n import Message
from almaty_desktop.models.documents import Document, Version, VersionFile
from almaty_desktop.models.symbols import SymbolRecord
from almaty_desktop.rules.documents import REQUIRED_LANGUAGES, Access, DocumentKind, narrower, next_edition
from almaty_desktop.rules.symbols import Symbol, parse
from almaty_desktop.services.documents import rule_versions
from almaty_desktop.services.languages import UNDETERMINED
from almaty_desktop.services.reading_beside import ReadFile
from almaty_desktop.services.symbols import give
from almaty_desktop.services.version_files import (
    append_files,
    are_further_formats,
    arrival_of,
    newest_in,
    version_of,
)


@dataclass(frozen=True)
class Placed:
    """A file with the document that it belongs to now, its language, and a remark on what it became."""

    file: ReadFile
    document: Document
    language: str
    remark: Message | None = None


class Joining:
    """Puts files into documents, within one session."""

    def __init__(self, session: Session, access: Access) -> None:
        self._session = session
        self._access = access
        self._files: dict[str, ReadFile] = {}

    def place(self, files: Iterable[ReadFile]) -> Iterator[Placed]:
        """Each file with the document that it now belongs to, and its language."""
        self._files = {str(file.kept.path): file for file in files}
        for joined in join([arrival_of(file) for file in self._files.values()]):
            yield from self._place(joined)

    def _place(self, joined: Joined) -> Iterator[Placed]:
        ordered = sorted(joined.versions, key=lambda version: _rank(version.language))
        symbol = next(
            (parse(file.symbol) for version in ordered for file in version.files if file.symbol), None
        )
        document = None if joined.apart else self._known(ordered, symbol)
        for version in ordered:
            home = document if document is not None and self._extend(document, version) else None
            if home is None:
                home = self._new_document(version, symbol)
                document = document or home
            for file in self._read(version):
                yield Placed(file, home, version.language or UNDETERMINED)

    def _known(self, versions: list[JoinedVersion], symbol: Symbol | None) -> Document | None:
        """The document of the office that these are further versions or formats of."""
        if symbol is not None:
            record = self._session.get(SymbolRecord, (symbol.series, symbol.year, symbol.number))
            if record is not None and record.document_id is not None:
                return self._standing(record.document_id)
        for version in versions:
            stem, language = pair_key(self._files[version.files[0].path].kept.name)
            if language and (found := self._named_alike(stem)) is not None:
                return found
        return None

    def _standing(self, document_id: int) -> Document | None:
        """The document, unless it was withdrawn, or more may have it than what arrives (rule A4)."""
        document = self._session.get(Document, document_id)
        if document is None or document.withdrawn is not None:
            return None
        access = Access(document.access)
        return document if narrower(access, self._access) is access else None

    def _named_alike(self, stem: str) -> Document | None:
        """A document with a file whose name differs from ``stem`` only by a mark of its language."""
        beginning = (
            stem.split(" ", maxsplit=1)[0].replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        )
        rows = self._session.execute(
            select(VersionFile.name, Version.document_id)
            .join(Version, Version.id == VersionFile.version_id)
            .where(VersionFile.name.ilike(f"%{beginning}%", escape="\\"))
            .order_by(Version.document_id.desc())
        )
        for name, document_id in rows:
            key = pair_key(name)
            if key.stem == stem and key.language and (document := self._standing(document_id)) is not None:
                return document
        return None

    def _extend(self, document: Document, version: JoinedVersion) -> bool:
        """Adds the version, or its files as further formats of one that is there; whether it could be."""
        language = version.language or UNDETERMINED
        files = self._read(version)
        newest = newest_in(document, language)
        if newest is not None:
            if not are_further_formats(self._session, newest, version.files):
                return False
            append_files(newest, [file.kept for file in files])
        else:
            edition = next_edition(rule_versions(document), document.original, language)
            document.versions.append(self._version(version, edition))
            name_document(document, language, title_in(files))
            document.dated = document.dated or files[0].proposal.date
        self._session.flush()
        return True

    def _new_document(self, version: JoinedVersion, symbol: Symbol | None) -> Document:
        language = version.language or UNDETERMINED
        proposal = self._files[version.files[0].path].proposal
        document = Document(
            reference=proposal.reference,
            title_en="",
            title_ru="",
            dated=proposal.date,
            kind=DocumentKind.OTHER.value,
            access=self._access.value,
            original=language,
            withdrawal_reason="",
        )
        name_document(document, language, title_in(self._read(version)))
        document.versions.append(self._version(version, 1))
        self._session.add(document)
        self._session.flush()
        if symbol and not self._session.get(SymbolRecord, (symbol.series, symbol.year, symbol.number)):
            give(self._session, symbol, document)
        return document

    def _read(self, version: JoinedVersion) -> list[ReadFile]:
        return [self._files[file.path] for file in version.files]

    def _version(self, joined: JoinedVersion, edition: int) -> Version:
        kept = [file.kept for file in self._read(joined)]
        return version_of(joined.language or UNDETERMINED, edition, kept)


def title_in(files: Sequence[ReadFile]) -> str:
    """The first file's title, or how another format goes on where that one breaks its line."""
    titles = [file.proposal.title for file in files]
    return max((title for title in titles if title.startswith(titles[0])), key=len)


def _rank(language: str) -> int:
    """English first, then Russian: of the first one the document is made."""
    return REQUIRED_LANGUAGES.index(language) if language in REQUIRED_LANGUAGES else len(REQUIRED_LANGUAGES)


def name_document(document: Document, language: str, title: str) -> None:
    """Gives a document its title in a language where it has none yet.

    A title in another language than the two stands in for both until one of them comes.
    """
    if language == "ru":
        document.title_ru = document.title_ru or title
    elif language == "en" or not (document.title_en or document.title_ru):
        document.title_en = document.title_en or title
