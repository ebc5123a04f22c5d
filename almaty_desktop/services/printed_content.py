"""What stands on the printed pages: read from the office, for the circle that the paper is made for (A4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from almaty_desktop.archive.extraction.problems import problem_of
from almaty_desktop.archive.formats import Format
from almaty_desktop.i18n import Language, Message, message, said
from almaty_desktop.models.documents import FileText, StoredFile, Version, VersionFile
from almaty_desktop.models.meetings import Meeting
from almaty_desktop.reports.agenda import AgendaDay, AgendaDocument, AgendaItem, AgendaPrint
from almaty_desktop.reports.compilation_data import (
    CompilationDocument,
    CompilationItem,
    CompilationPrint,
    CompilationVersion,
    PictureHead,
)
from almaty_desktop.reports.documents import DocumentListPrint, ListedDocument, ListedItem, ListedVersion
from almaty_desktop.reports.information_sheet import InformationSheetPrint, SheetEntry, SheetSection
from almaty_desktop.rules.documents import REQUIRED_LANGUAGES, Circle, TranslationState, may_reach
from almaty_desktop.rules.meetings import MeetingState
from almaty_desktop.services.agenda import AgendaLine, agenda_lines
from almaty_desktop.services.documents import DocumentLine, VersionLine
from almaty_desktop.services.information import Information
from almaty_desktop.services.labels import TRANSLATION_STATES, VERSION_NOTES
from almaty_desktop.services.meeting_rows import find_meeting
from almaty_desktop.services.meetings import Meetings
from almaty_desktop.services.office import Office
from almaty_desktop.services.participants import Participants
from almaty_desktop.services.progress import Progress
from almaty_desktop.services.renditions import Renditions, Source

_AGENDA = message("Agenda")
_PROVISIONAL = message("Provisional agenda")
_PICTURES = frozenset(one.value for one in (Format.PNG, Format.JPEG, Format.TIFF, Format.GIF))


class PrintedContent:
    """Reads the content of prints; decides nothing about their looks."""

    def __init__(
        self, office: Office, meetings: Meetings, information: Information, participants: Participants
    ) -> None:
        self._office = office
        self._meetings = meetings
        self._information = information
        self._participants = participants
        self._renditions = Renditions(office)

    def agenda(self, meeting_id: int, circle: Circle) -> AgendaPrint:
        """A meeting's agenda; provisional until the meeting was held."""
        meeting = self._meetings.show(meeting_id)
        lines = self._lines(meeting_id, circle)
        days: dict[date, list[AgendaItem]] = {}
        for line in lines:
            days.setdefault(line.start.date(), []).append(_agenda_item(line))
        return AgendaPrint(
            title=meeting.title,
            subtitle=said(_AGENDA if meeting.state is MeetingState.HELD else _PROVISIONAL),
            place=meeting.place,
            start=meeting.start,
            end=meeting.end,
            days=tuple(AgendaDay(day, tuple(items)) for day, items in sorted(days.items())),
            symbol=meeting.symbol,
            issued=meeting.start,
            pending=self._participants.pending_on(meeting.start),
            cancelled=meeting.state is MeetingState.CANCELLED,
        )

    def document_list(self, meeting_id: int, circle: Circle) -> DocumentListPrint:
        """The documents of a meeting by agenda item."""
        meeting = self._meetings.show(meeting_id)
        with self._office.reading() as session:
            items = tuple(
                ListedItem(line.number, line.title, tuple(_listed(session, one) for one in line.documents))
                for line in _for_circle(agenda_lines(session, find_meeting(session, meeting_id)), circle)
                if line.documents
            )
        return DocumentListPrint(
            title=meeting.title,
            place=meeting.place,
            start=meeting.start,
            end=meeting.end,
            items=items,
            symbol=meeting.symbol,
            issued=meeting.start,
            pending=self._participants.pending_on(meeting.start),
            cancelled=meeting.state is MeetingState.CANCELLED,
        )

    def information_sheet(self, sheet_id: int) -> InformationSheetPrint:
        """A joint information sheet; it bears the date of its period's end."""
        sheet = self._information.show(sheet_id)
        sections = tuple(
            SheetSection(
                section.title,
                tuple(SheetEntry(one.heading, one.text, one.source, one.dated) for one in section.entries),
            )
            for section in sheet.sections
        )
        return InformationSheetPrint(
            title=sheet.title,
            start=sheet.period_start,
            end=sheet.period_end,
            sections=sections,
            issued=sheet.period_end,
            pending=self._participants.pending_on(sheet.period_end),
        )

    def compilation(
        self, meeting_id: int, circle: Circle, language: Language, progress: Progress
    ) -> CompilationPrint:
        """The materials of a meeting; what is no PDF is rendered here. Raises Cancelled.

        ``language`` is that of the bookmarks where the layout shows both.
        """
        meeting = self._meetings.show(meeting_id)
        lines = [line for line in self._lines(meeting_id, circle) if not line.is_break]
        waiting = sum(len(document.versions) for line in lines for document in line.documents)
        done = 0
        items = []
        for line in lines:
            documents = []
            for document in line.documents:
                documents.append(self._compiled(document, progress))
                done += len(document.versions)
                progress.step(done, waiting, message("Laying out {title}", title=document.title))
            items.append(CompilationItem(line.number, line.title, tuple(documents), line.level - 1))
        return CompilationPrint(
            title=meeting.title,
            items=tuple(items),
            first=meeting.start,
            last=meeting.end,
            place=meeting.place,
            symbol=meeting.symbol,
            circle=circle,
            language=language,
            pending=self._participants.pending_on(meeting.start),
            cancelled=meeting.state is MeetingState.CANCELLED,
        )

    def documents_for(self, meeting_id: int, circle: Circle) -> frozenset[int]:
        """The documents on a meeting's agenda that may reach the circle, as of this moment (rule A4)."""
        lines = self._lines(meeting_id, circle)
        return frozenset(document.id for line in lines for document in line.documents)

    def _lines(self, meeting_id: int, circle: Circle) -> tuple[AgendaLine, ...]:
        with self._office.reading() as session:
            meeting: Meeting = find_meeting(session, meeting_id)
            return _for_circle(agenda_lines(session, meeting), circle)

    def _compiled(self, document: DocumentLine, progress: Progress) -> CompilationDocument:
        with self._office.reading() as session:
            versions = tuple(
                self._version(session, document, version, progress) for version in document.versions
            )
        return CompilationDocument(document.mark, document.title, versions, document.dated, document.access)

    def _version(
        self, session: Session, document: DocumentLine, version: VersionLine, progress: Progress
    ) -> CompilationVersion:
        found = _first_file(session, version.id)
        if found is None:
            return CompilationVersion(version.language)
        kept, stored = found
        body = session.get(FileText, stored.sha256)
        text = body.body if body else ""
        if stored.format in _PICTURES:
            head = PictureHead(kept.name, document.title, document.mark, document.dated)
            return CompilationVersion(version.language, self._office.files.path(stored.sha256), picture=head)
        if stored.problem_code and not text.strip() and stored.format != Format.PDF.value:
            return CompilationVersion(version.language, problem=problem_of(stored.problem_code))
        source = Source(
            sha256=stored.sha256,
            name=kept.name,
            format=Format(stored.format),
            text=text,
            language=version.language,
            title=document.title,
            symbol=document.mark,
            dated=document.dated,
            pending=document.pending,
        )
        pages = self._renditions.pages(source, progress)
        if isinstance(pages, Message):
            return CompilationVersion(version.language, problem=pages)
        return CompilationVersion(version.language, pages)


def _for_circle(lines: tuple[AgendaLine, ...], circle: Circle) -> tuple[AgendaLine, ...]:
    """The agenda without the documents that must not reach the circle (rule A4)."""
    return tuple(replace(line, documents=_reaching(line.documents, circle)) for line in lines)


def _reaching(documents: tuple[DocumentLine, ...], circle: Circle) -> tuple[DocumentLine, ...]:
    """The documents that may reach the circle (rule A4)."""
    return tuple(document for document in documents if may_reach(document.access, circle))


def _agenda_item(line: AgendaLine) -> AgendaItem:
    return AgendaItem(
        number=line.number,
        title=line.title,
        level=line.level,
        presenter=line.presenter,
        start=line.start.time(),
        minutes=line.minutes,
        is_break=line.is_break,
        documents=tuple(AgendaDocument(one.mark, one.title, _note(one)) for one in line.documents),
    )


def _note(document: DocumentLine) -> Message | None:
    """What is to be said of a version that is not final or not there (rule A2)."""
    states: dict[str, TranslationState] = {one.language: one.state for one in document.versions}
    for language in REQUIRED_LANGUAGES:
        note = VERSION_NOTES.get((language, states.get(language)))
        if note is not None:
            return note
    return None


def _listed(session: Session, document: DocumentLine) -> ListedDocument:
    versions = []
    for version in document.versions:
        found = _first_file(session, version.id)
        state = None if version.state is TranslationState.FINAL else TRANSLATION_STATES[version.state]
        pages = found[1].pages if found else None
        versions.append(ListedVersion(version.language, state, pages, version.is_original))
    missing = [ListedVersion(code, missing=True) for code in document.missing]
    return ListedDocument(document.mark, document.title, document.dated, (*versions, *missing))


def _first_file(session: Session, version_id: int) -> tuple[VersionFile, StoredFile] | None:
    row = session.execute(
        select(VersionFile, StoredFile)
        .join(StoredFile, StoredFile.sha256 == VersionFile.sha256)
        .join(Version, Version.id == VersionFile.version_id)
        .where(VersionFile.version_id == version_id, VersionFile.position == 0)
    ).first()
    return (row[0], row[1]) if row else None
