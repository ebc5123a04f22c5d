"""Which document a file belongs to: English and Russian versions become one document (rules A1, A2).

A file joins a document as a further *language version* when both bear the same symbol in their head, or
when their names differ only in the word for the language (``udhr.en.pdf``, ``udhr.ru.pdf``). It joins as
a further *format* of a version that is there when, besides, the texts are alike. In doubt it becomes a
document of its own: two that a person joins by hand do less harm than two wrongly made one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from almaty_desktop.archive.extraction.result import Extracted
from almaty_desktop.archive.formats import Format
from almaty_desktop.archive.language import detect
from almaty_desktop.archive.pairing import pair_key
from almaty_desktop.archive.proposals import Proposal, propose
from almaty_desktop.i18n import Message
from almaty_desktop.models.documents import Document, FileText, Version, VersionFile
from almaty_desktop.models.symbols import SymbolRecord
from almaty_desktop.rules.documents import REQUIRED_LANGUAGES, Access, DocumentKind, TranslationState
from almaty_desktop.rules.symbols import Symbol, parse
from almaty_desktop.services.symbols import give

UNDETERMINED = "und"  # ISO 639-2's word for a language that was not determined

# Of one text in several formats, the first of these is the one that is read and printed.
_BEST_FORMATS = (Format.PDF, Format.DOCX, Format.ODT, Format.RTF, Format.HTML, Format.TEXT)

# How alike two texts must be to be one text in two formats: shared words among all words of both.
_SAME_TEXT = 0.6
_COMPARED_CHARACTERS = 40_000
# A translation is never this many times as long as its original.
_MOST_LONGER = 2.5


@dataclass(frozen=True)
class ReadFile:
    """A file that lies in the store and was read."""

    path: Path
    name: str
    sha256: str
    size: int
    extracted: Extracted
    remark: Message | None = None


class Joining:
    """Puts files into documents, within one session."""

    def __init__(self, session: Session, access: Access) -> None:
        self._session = session
        self._access = access
        self._by_name: dict[tuple[str, str], list[int]] = {}
        self._languages: dict[str, str] = {}
        self.touched: set[int] = set()

    def in_order(self, files: Iterable[ReadFile]) -> Sequence[ReadFile]:
        """English first, then Russian, then others; of one language the best format first."""

        def rank(file: ReadFile) -> tuple[int, int, str]:
            language = self._language(file)
            known = (
                REQUIRED_LANGUAGES.index(language)
                if language in REQUIRED_LANGUAGES
                else len(REQUIRED_LANGUAGES)
            )
            form = file.extracted.format
            best = _BEST_FORMATS.index(form) if form in _BEST_FORMATS else len(_BEST_FORMATS)
            return known, best, str(file.path)

        return sorted(files, key=rank)

    def place(self, file: ReadFile) -> tuple[Document, str]:
        """The document that ``file`` now belongs to, and its language."""
        language = self._language(file)
        proposal = propose(file.extracted.text, file.name, file.extracted.title, file.extracted.created)
        symbol = parse(proposal.symbol) if proposal.symbol else None
        for document in self._candidates(file, symbol):
            if self._join(document, file, language, proposal):
                break
        else:
            document = self._new_document(file, language, proposal, symbol)
        self._remember(file, document)
        self.touched.add(document.id)
        return document, language

    def _language(self, file: ReadFile) -> str:
        known = self._languages.get(file.sha256)
        if known is None:
            _, named = pair_key(file.name)
            known = detect(file.extracted.text) or named or UNDETERMINED
            self._languages[file.sha256] = known
        return known

    def _candidates(self, file: ReadFile, symbol: Symbol | None) -> list[Document]:
        found: list[int] = []
        if symbol is not None:
            record = self._session.get(SymbolRecord, (symbol.series, symbol.year, symbol.number))
            if record is not None and record.document_id is not None:
                found.append(record.document_id)
        stem, named = pair_key(file.name)
        found += self._by_name.get((str(file.path.parent), stem), [])
        if named:
            found += self._named_alike(stem)
        documents = (self._session.get(Document, key) for key in dict.fromkeys(found))
        return [document for document in documents if document is not None and document.withdrawn is None]

    def _named_alike(self, stem: str) -> list[int]:
        """Documents that are in the archive already, with a file whose name differs only in the language."""
        beginning = stem.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        rows = self._session.execute(
            select(VersionFile.name, Version.document_id)
            .join(Version, Version.id == VersionFile.version_id)
            .where(VersionFile.name.ilike(f"{beginning}%", escape="\\"))
            .order_by(Version.document_id)
            .limit(200)
        )
        return [document for name, document in rows if pair_key(name)[0] == stem and pair_key(name)[1]]

    def _join(self, document: Document, file: ReadFile, language: str, proposal: Proposal) -> bool:
        there = [version for version in document.versions if version.language == language]
        if there:
            newest = max(there, key=lambda version: version.edition)
            if not self._same_text(newest, file):
                return False
            newest.files.append(VersionFile(sha256=file.sha256, name=file.name, position=len(newest.files)))
            return True
        if not self._may_be_translation(document, file):
            return False
        edition = max((version.edition for version in document.versions), default=1)
        document.versions.append(_version(file, language, edition))
        _name(document, language, proposal.title)
        document.dated = document.dated or proposal.date
        self._session.flush()
        return True

    def _same_text(self, version: Version, file: ReadFile) -> bool:
        one, other = self._text(version), file.extracted.text
        if not one.strip() or not other.strip():
            # One of them can't be read: then the names must speak, and both name the language.
            return pair_key(version.files[0].name)[1] == pair_key(file.name)[1] != ""
        first, second = _words(one), _words(other)
        return len(first & second) >= _SAME_TEXT * len(first | second)

    def _may_be_translation(self, document: Document, file: ReadFile) -> bool:
        lengths = sorted((len(self._text(document.versions[0])), len(file.extracted.text)))
        return lengths[0] == 0 or lengths[1] <= _MOST_LONGER * lengths[0]

    def _text(self, version: Version) -> str:
        found = self._session.get(FileText, version.files[0].sha256)
        return found.body if found else ""

    def _new_document(
        self, file: ReadFile, language: str, proposal: Proposal, symbol: Symbol | None
    ) -> Document:
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
        _name(document, language, proposal.title)
        document.versions.append(_version(file, language, 1))
        self._session.add(document)
        self._session.flush()
        if symbol and not self._session.get(SymbolRecord, (symbol.series, symbol.year, symbol.number)):
            give(self._session, symbol, document)
        return document

    def _remember(self, file: ReadFile, document: Document) -> None:
        stem, _ = pair_key(file.name)
        known = self._by_name.setdefault((str(file.path.parent), stem), [])
        if document.id not in known:
            known.append(document.id)


def _version(file: ReadFile, language: str, edition: int) -> Version:
    version = Version(language=language, edition=edition, state=TranslationState.FINAL.value)
    version.files.append(VersionFile(sha256=file.sha256, name=file.name, position=0))
    return version


def _name(document: Document, language: str, title: str) -> None:
    """A title in another language than the two stands in for both until one of them comes."""
    if language == "ru":
        document.title_ru = document.title_ru or title
    elif language == "en" or not (document.title_en or document.title_ru):
        document.title_en = document.title_en or title


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{3,}", text[:_COMPARED_CHARACTERS].casefold()))
