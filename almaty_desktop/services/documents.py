"""Documents as the other use cases and both faces see them (rules A1, A2, A4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from almaty_desktop.i18n import Bilingual, Message, message
from almaty_desktop.models.documents import Document
from almaty_desktop.rules.brackets import Names, PendingNames, bracketed_in_both
from almaty_desktop.rules.documents import (
    Access,
    DocumentKind,
    LanguageVersion,
    TranslationState,
    missing_languages,
    outdated_languages,
)
from almaty_desktop.services.symbols import symbol_text
from almaty_desktop.services.wanted import wanted


@dataclass(frozen=True)
class VersionLine:
    """A language version in a line: ``outdated`` where the original has a newer edition (rule A2).

    ``replaced`` where it is itself an older edition, which stays below the newest in its language (rule A3).
    """

    id: int
    language: str
    edition: int
    state: TranslationState
    is_original: bool
    outdated: bool
    replaced: bool = False


@dataclass(frozen=True)
class DocumentLine:
    """A document in a list; ``missing`` are the required languages in which there is none (rule A2).

    ``pending`` are the names that stand in brackets in what bears its date (rule S3).
    """

    id: int
    symbol: str
    reference: str
    title: Bilingual
    dated: date | None
    kind: DocumentKind
    access: Access
    original: str
    versions: tuple[VersionLine, ...]
    missing: tuple[str, ...]
    withdrawn: bool
    version: int
    pending: Names = ()

    @property
    def printed(self) -> Bilingual:
        """The title as every screen shows it: pending States in brackets (rule S3)."""
        return bracketed_in_both(self.title, self.pending)

    @property
    def mark(self) -> str:
        """What a document is called in lists and on paper: its symbol, else its own reference."""
        return self.symbol or self.reference


def find_document(session: Session, document_id: int) -> Document:
    """The document, or the refusal that it is not there."""
    return wanted(session, Document, document_id, message("The document {number}", number=str(document_id)))


def title_of_document(document: Document) -> Bilingual:
    """The document's title in both languages."""
    return Bilingual(document.title_en, document.title_ru)


def named(document: Document) -> Bilingual | Message:
    """What the document is called in any sentence: by its title, else by its symbol, else by its number."""
    symbol = symbol_text(document.symbol_record) or document.reference
    untitled = message("Untitled document {id}", id=str(document.id))
    return title_of_document(document) or (Bilingual(symbol, symbol) if symbol else untitled)


def rule_versions(document: Document) -> list[LanguageVersion]:
    """The document's versions as its rules see them."""
    return [
        LanguageVersion(row.language, row.edition, TranslationState(row.state)) for row in document.versions
    ]


def document_line(document: Document, names: PendingNames) -> DocumentLine:
    """A document and its newest versions, one a language, the original first."""
    all_versions = rule_versions(document)
    outdated = outdated_languages(all_versions, document.original)
    newest = {row.language: row for row in sorted(document.versions, key=lambda row: row.edition)}
    lines = [
        VersionLine(
            id=row.id,
            language=language,
            edition=row.edition,
            state=TranslationState(row.state),
            is_original=language == document.original,
            outdated=language in outdated,
        )
        for language, row in newest.items()
    ]
    return DocumentLine(
        id=document.id,
        symbol=symbol_text(document.symbol_record),
        reference=document.reference,
        title=title_of_document(document),
        dated=document.dated,
        kind=DocumentKind(document.kind),
        access=Access(document.access),
        original=document.original,
        versions=tuple(sorted(lines, key=lambda line: (not line.is_original, line.language))),
        missing=missing_languages(all_versions),
        withdrawn=document.withdrawn is not None,
        version=document.version,
        pending=names.on(document.dated),
    )
