"""A document with everything known of it: its versions, their files, where it hangs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from almaty_desktop.archive.extraction.problems import may_pass, problem_of
from almaty_desktop.i18n import Bilingual, Message
from almaty_desktop.models.documents import Document, Version, VersionFile
from almaty_desktop.models.meetings import AgendaDocument, AgendaItem, Meeting
from almaty_desktop.rules.brackets import Names, PendingNames, bracketed_in_both
from almaty_desktop.rules.documents import TranslationState
from almaty_desktop.services.documents import DocumentLine, VersionLine, document_line
from almaty_desktop.services.pending import pending_names


@dataclass(frozen=True)
class KeptFile:
    """A file of a version: ``problem`` says what could not be read in it, and whether that may pass."""

    sha256: str
    name: str
    size: int
    format: str
    pages: int | None
    problem: Message | None
    may_be_read_again: bool = False


@dataclass(frozen=True)
class VersionPage:
    """A language version with its files, the one that is read and printed first."""

    line: VersionLine
    files: tuple[KeptFile, ...]
    version: int


@dataclass(frozen=True)
class HangsOn:
    """Where a document hangs: a meeting's agenda item; ``pending`` as of its first day (rule S3)."""

    meeting: int
    meeting_title: Bilingual
    item: int
    item_title: Bilingual
    pending: Names = ()

    @property
    def printed_meeting(self) -> Bilingual:
        """The meeting's title as every screen shows it (rule S3)."""
        return bracketed_in_both(self.meeting_title, self.pending)

    @property
    def printed_item(self) -> Bilingual:
        """The item's title as every screen shows it (rule S3)."""
        return bracketed_in_both(self.item_title, self.pending)


@dataclass(frozen=True)
class DocumentPage:
    """A document with everything known of it; ``topics`` are ids."""

    line: DocumentLine
    versions: tuple[VersionPage, ...]
    topics: tuple[int, ...]
    hangs_on: tuple[HangsOn, ...]
    withdrawn: datetime | None
    withdrawal_reason: str


def document_page(session: Session, document: Document) -> DocumentPage:
    """Reads everything known of a document."""
    names = pending_names(session)
    line = document_line(document, names)
    lines = {version.id: version for version in line.versions}
    rows = sorted(
        document.versions, key=lambda row: (row.language != document.original, row.language, -row.edition)
    )
    return DocumentPage(
        line=line,
        versions=tuple(
            VersionPage(
                lines.get(row.id) or _older(row, document),
                tuple(_kept(kept) for kept in row.files),
                row.version,
            )
            for row in rows
        ),
        topics=tuple(link.topic_id for link in document.topics),
        hangs_on=_hangs_on(session, document, names),
        withdrawn=document.withdrawn,
        withdrawal_reason=document.withdrawal_reason,
    )


def _older(row: Version, document: Document) -> VersionLine:
    """An edition that a newer one in the same language has replaced."""
    state = TranslationState(row.state)
    is_original = row.language == document.original
    return VersionLine(row.id, row.language, row.edition, state, is_original, outdated=True, replaced=True)


def _kept(row: VersionFile) -> KeptFile:
    file = row.file
    code = file.problem_code
    return KeptFile(
        row.sha256, row.name, file.size, file.format, file.pages, problem_of(code), may_pass(code)
    )


def _hangs_on(session: Session, document: Document, names: PendingNames) -> tuple[HangsOn, ...]:
    rows = session.execute(
        select(Meeting, AgendaItem)
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .join(AgendaDocument, AgendaDocument.item_id == AgendaItem.id)
        .where(AgendaDocument.document_id == document.id)
        .order_by(Meeting.start.desc(), AgendaItem.id)
    )
    return tuple(
        HangsOn(
            meeting.id,
            Bilingual(meeting.title_en, meeting.title_ru),
            item.id,
            Bilingual(item.title_en, item.title_ru),
            names.on(meeting.start),
        )
        for meeting, item in rows
    )
