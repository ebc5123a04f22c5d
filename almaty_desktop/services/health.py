"""The health of an office's data: what ``check`` finds, each finding a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy import text as sql

from almaty_desktop.i18n import Bilingual, Message, message
from almaty_desktop.models.documents import IndexedVersion
from almaty_desktop.models.store import sqlite_connection
from almaty_desktop.services.archive import Archive
from almaty_desktop.services.office import Office
from almaty_desktop.services.progress import Progress
from almaty_desktop.services.search_upkeep import SearchUpkeep

# Who stands on the list of a meeting on whose first day no decision had given it a standing (rule S5).
_WITHOUT_STANDING = """
SELECT p.name_en, p.name_ru, m.title_en, m.title_ru
FROM delegations AS d
JOIN meetings AS m ON m.id = d.meeting_id
JOIN participants AS p ON p.id = d.participant_id
WHERE NOT m.cancelled
  AND coalesce((
      SELECT standing FROM standings WHERE participant_id = d.participant_id AND since <= m.start
      ORDER BY since DESC LIMIT 1
  ), 'none') NOT IN ('member', 'pending', 'observer')
  AND NOT EXISTS (
      SELECT 1 FROM invitations AS i WHERE i.participant_id = d.participant_id AND i.meeting_id = d.meeting_id
  )
ORDER BY m.start, m.id, p.key
"""
# What was agreed and confirmed without what it brings about (rule D3).
_WITHOUT_EFFECT = """
SELECT title_en, title_ru FROM decisions AS d
WHERE confirmed_at IS NOT NULL AND outcome IN ('consensus', 'adopted') AND CASE kind
    WHEN 'elect-chair' THEN NOT EXISTS (SELECT 1 FROM chair_terms WHERE decision_id = d.id)
    WHEN 'admit-observer' THEN NOT EXISTS (SELECT 1 FROM standings WHERE decision_id = d.id)
    WHEN 'formalise-participation' THEN NOT EXISTS (SELECT 1 FROM standings WHERE decision_id = d.id)
    WHEN 'invite-civil-society' THEN NOT EXISTS (SELECT 1 FROM invitations WHERE decision_id = d.id)
    WHEN 'amend-modalities' THEN NOT EXISTS (SELECT 1 FROM modalities_editions WHERE decision_id = d.id)
    WHEN 'agree-work-plan' THEN NOT EXISTS (SELECT 1 FROM work_plans WHERE decision_id = d.id)
    ELSE 0
END ORDER BY id
"""


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
        """Everything wrong with the database, what it says, the search index and the files.

        Empty when all is well. That a silence procedure is over and waits to be confirmed is no fault.
        """
        return (*self._database(), *self._decisions(), *self._index(), *self._files(progress))

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

    def _decisions(self) -> list[Finding]:
        """What contradicts a decision, as an earlier version or another program can have left it."""
        with self._office.reading() as session:
            listed = [
                message(
                    "{name} is on the list of delegations of “{meeting}”, but no decision gave it a standing "
                    "for the day on which the meeting opens.",
                    name=Bilingual(row[0], row[1]),
                    meeting=Bilingual(row[2], row[3]),
                )
                for row in session.execute(sql(_WITHOUT_STANDING))
            ]
            half = [
                message(
                    "The decision “{title}” is confirmed, but what it brings about is not there.",
                    title=Bilingual(row[0], row[1]),
                )
                for row in session.execute(sql(_WITHOUT_EFFECT))
            ]
        return [*(Finding("S5", saying) for saying in listed), *(Finding("D3", saying) for saying in half)]

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
