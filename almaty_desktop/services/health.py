"""The health of an office's data: what ``check`` finds, each finding a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from almaty_desktop.i18n import Message, message
from almaty_desktop.models.documents import IndexedVersion
from almaty_desktop.models.store import sqlite_connection
from almaty_desktop.services.archive import Archive
from almaty_desktop.services.office import Office
from almaty_desktop.services.progress import Progress
from almaty_desktop.services.search_upkeep import SearchUpkeep


@dataclass(frozen=True)
class Finding:
    """Something that is not as it must be."""

    code: str
    message: Message


class Health:
    """The use case of checking an office; it changes nothing."""

    def __init__(self, office: Office, upkeep: SearchUpkeep, archive: Archive) -> None:
        self._office = office
        self._upkeep = upkeep
        self._archive = archive

    def check(self, progress: Progress | None = None) -> tuple[Finding, ...]:
        """Everything wrong with the database, the search index and the files; empty when all is well."""
        return (*self._database(), *self._index(), *self._files(progress))

    def _database(self) -> list[Finding]:
        findings = []
        with self._office.reading() as session:
            for (line,) in session.connection().exec_driver_sql("PRAGMA integrity_check"):
                if line != "ok":
                    saying = message("The database is damaged: {what}. Restore the newest backup.", what=line)
                    findings.append(Finding("database", saying))
            for row in session.connection().exec_driver_sql("PRAGMA foreign_key_check"):
                saying = message("A row of “{table}” points at something that is gone.", table=row[0])
                findings.append(Finding("reference", saying))
        return findings

    def _index(self) -> list[Finding]:
        with self._office.reading() as session:
            held = set(session.scalars(select(IndexedVersion.version_id)))
            rows = sqlite_connection(session).execute("SELECT rowid FROM document_words")
            indexed = {row[0] for row in rows}
            differing = len(self._upkeep.differing(session)) + len(held ^ indexed)
        if not differing:
            return []
        saying = message("The search index differs from the documents in {count} places.", count=differing)
        return [Finding("index", saying)]

    def _files(self, progress: Progress | None) -> list[Finding]:
        fixity = self._archive.verify(progress)
        kinds = (
            ("missing", fixity.missing, message("A file is missing: {what}.")),
            ("damaged", fixity.damaged, message("A file is not as it was received: {what}.")),
            ("unknown", fixity.unknown, message("A file lies in the store that no document has: {what}.")),
        )
        return [
            Finding(code, Message(saying.one, {"what": what}))
            for code, found, saying in kinds
            for what in found
        ]
