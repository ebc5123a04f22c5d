"""Documents, their language versions, and the files kept for them (rules A1 to A4)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column, relationship

from almaty_desktop.models.base import Base, Edited, choice, one_of
from almaty_desktop.models.participants import Topic
from almaty_desktop.models.symbols import SymbolRecord
from almaty_desktop.rules.documents import Access, DocumentKind, TranslationState


class StoredFile(Base):
    """A file kept byte for byte under its SHA-256 (rule A3), and what was read out of it once."""

    written_down = False

    __tablename__ = "files"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="sha256"),
        CheckConstraint("size >= 0", name="size"),
    )

    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    format: Mapped[str]
    pages: Mapped[int | None]
    problem_code: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    created: Mapped[date | None]
    received: Mapped[datetime]


class FileText(Base):
    """The text of a file; a table of its own, so that lists need not drag it along."""

    written_down = False

    __tablename__ = "file_texts"

    sha256: Mapped[str] = mapped_column(ForeignKey("files.sha256"), primary_key=True)
    body: Mapped[str]


class DocumentTopic(Base):
    """A topic that a document is about (rule M4)."""

    __tablename__ = "document_topics"

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"), primary_key=True)

    topic: Mapped[Topic] = relationship()


class Document(Edited):
    """A document with its language versions. A withdrawn one stays, with the reason (rule A3)."""

    __tablename__ = "documents"
    __table_args__ = (
        one_of("kind", DocumentKind),
        one_of("access", Access),
        CheckConstraint("withdrawn IS NULL OR length(withdrawal_reason) > 0", name="withdrawal_reason"),
        Index("ix_documents_dated_id", "dated", "id"),
        # The few that every list and search leaves out.
        Index("ix_documents_withdrawn", "withdrawn", sqlite_where=sql("withdrawn IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(default="")
    title_en: Mapped[str] = mapped_column(default="")
    title_ru: Mapped[str] = mapped_column(default="")
    dated: Mapped[date | None]
    kind: Mapped[str] = choice()
    access: Mapped[str] = choice()
    original: Mapped[str] = mapped_column(default="")
    withdrawn: Mapped[datetime | None]
    withdrawal_reason: Mapped[str] = mapped_column(default="")

    versions: Mapped[list[Version]] = relationship(
        back_populates="document", order_by="(Version.language, Version.edition)"
    )
    symbol_record: Mapped[SymbolRecord | None] = relationship()
    topics: Mapped[list[DocumentTopic]] = relationship(cascade="all, delete-orphan")


class Version(Edited):
    """One edition of a document in one language (rule A2)."""

    __tablename__ = "versions"
    __table_args__ = (
        one_of("state", TranslationState),
        UniqueConstraint("document_id", "language", "edition"),
        CheckConstraint("edition >= 1", name="edition"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    language: Mapped[str]
    edition: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = choice()

    document: Mapped[Document] = relationship(back_populates="versions")
    files: Mapped[list[VersionFile]] = relationship(
        back_populates="of", order_by="VersionFile.position", cascade="all, delete-orphan"
    )


class VersionFile(Base):
    """A file of a version; the first is read and printed, further ones are the same text in other formats."""

    __tablename__ = "version_files"
    __table_args__ = (UniqueConstraint("version_id", "position"), UniqueConstraint("version_id", "sha256"))

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id"), index=True)
    position: Mapped[int]
    sha256: Mapped[str] = mapped_column(ForeignKey("files.sha256"), index=True)
    name: Mapped[str]

    of: Mapped[Version] = relationship(back_populates="files")
    file: Mapped[StoredFile] = relationship()


class IndexedVersion(Base):
    """What the search index holds for a version: needed word for word to take it out again."""

    written_down = False

    __tablename__ = "indexed_versions"

    version_id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    title: Mapped[str]
