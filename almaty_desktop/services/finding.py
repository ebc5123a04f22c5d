"""Finding anything from one field: documents by any word, and by title or name whatever else there is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sqlalchemy import select

from almaty_desktop.i18n import Bilingual, said
from almaty_desktop.models.decisions import Decision
from almaty_desktop.models.information import InformationSheet
from almaty_desktop.models.meetings import Meeting
from almaty_desktop.rules.brackets import PendingNames
from almaty_desktop.services.labels import DECISION_KINDS
from almaty_desktop.services.office import Office
from almaty_desktop.services.participants import Participants
from almaty_desktop.services.pending import pending_names
from almaty_desktop.services.people import People
from almaty_desktop.services.people_order import PeopleFilter
from almaty_desktop.services.search import Search

# What stands before or between the words of a title without being part of them.
_NO_LETTERS = str.maketrans(dict.fromkeys("-“”«»„[]()", " "))


class FoundKind(StrEnum):
    """What was found."""

    DOCUMENT = "document"
    MEETING = "meeting"
    PARTICIPANT = "participant"
    PERSON = "person"
    DECISION = "decision"
    INFORMATION_SHEET = "information-sheet"


@dataclass(frozen=True)
class Thing:
    """Something that was found: its key within its kind, its title (S3), and what tells it from its like.

    ``belongs`` is whom a person represents, ``more`` a passage; ``first`` and ``last`` are days in ISO form,
    empty where there are none.
    """

    kind: FoundKind
    key: int
    title: Bilingual
    more: str = ""
    first: str = ""
    last: str = ""
    belongs: Bilingual = field(default_factory=Bilingual)


class Finding:
    """The use case of the search field that stands in every page's head."""

    def __init__(self, office: Office, search: Search, participants: Participants, people: People) -> None:
        self._office = office
        self._search = search
        self._participants = participants
        self._people = people

    def find(self, words: str, limit: int = 6) -> tuple[Thing, ...]:
        """At most ``limit`` of each kind: what bears the words in its title first, then documents."""
        wanted = words.casefold().split()
        if not wanted:
            return ()
        return (
            *self._meetings(wanted)[:limit],
            *self._states(wanted)[:limit],
            *self._persons(words, limit),
            *self._decisions(wanted)[:limit],
            *self._sheets(wanted)[:limit],
            *self._documents(words, limit),
        )

    def _documents(self, words: str, limit: int) -> list[Thing]:
        found: dict[int, Thing] = {}
        for hit in self._search.find(words, limit=2 * limit, unfinished=True).hits:
            more = " · ".join(part for part in (hit.symbol, hit.passage) if part)
            dated = hit.dated.isoformat() if hit.dated else ""
            found.setdefault(
                hit.document, Thing(FoundKind.DOCUMENT, hit.document, hit.printed, more, dated, dated)
            )
        return list(found.values())[:limit]

    def _meetings(self, wanted: list[str]) -> list[Thing]:
        chosen = select(Meeting).order_by(Meeting.start.desc())
        with self._office.reading() as session:
            names = pending_names(session)
            return [
                _titled(FoundKind.MEETING, row, names, row.start, row.end, row.start)
                for row in session.scalars(chosen)
                if _bears(wanted, row.title_en, row.title_ru, row.place_en, row.place_ru, str(row.start.year))
            ]

    def _sheets(self, wanted: list[str]) -> list[Thing]:
        chosen = select(InformationSheet).order_by(InformationSheet.period_start.desc())
        with self._office.reading() as session:
            names = pending_names(session)
            return [
                _titled(
                    FoundKind.INFORMATION_SHEET, row, names, row.period_start, row.period_end, row.period_end
                )
                for row in session.scalars(chosen)
                if _bears(wanted, row.title_en, row.title_ru, str(row.period_start.year))
            ]

    def _decisions(self, wanted: list[str]) -> list[Thing]:
        """By the words of the title and of the kind, in both languages."""
        chosen = select(Decision).order_by(Decision.day.desc(), Decision.id.desc())
        kinds = {kind.value: said(word) for kind, word in DECISION_KINDS.items()}
        with self._office.reading() as session:
            names = pending_names(session)
            return [
                _titled(FoundKind.DECISION, row, names, row.day, row.day, row.day)
                for row in session.scalars(chosen)
                if _bears(
                    wanted,
                    row.title_en,
                    row.title_ru,
                    kinds[row.kind].en,
                    kinds[row.kind].ru,
                    str(row.day.year),
                )
            ]

    def _persons(self, words: str, limit: int) -> list[Thing]:
        """Names as they are written or as they sound, in either alphabet."""
        found = self._people.list(PeopleFilter(words=words), limit=limit)
        return [
            Thing(FoundKind.PERSON, line.id, line.name, belongs=line.represents or line.ministry)
            for line in found
        ]

    def _states(self, wanted: list[str]) -> list[Thing]:
        return [
            Thing(FoundKind.PARTICIPANT, line.id, line.printed)
            for line in self._participants.standings()
            if _bears(wanted, line.name.en, line.name.ru, line.short.en, line.short.ru, line.code)
        ]


def _titled(
    kind: FoundKind,
    row: Meeting | InformationSheet | Decision,
    names: PendingNames,
    first: date,
    last: date,
    day: date,
) -> Thing:
    """A thing of some days, its title as of ``day`` (rule S3)."""
    title = names.shown(Bilingual(row.title_en, row.title_ru), day)
    return Thing(kind, row.id, title, first=first.isoformat(), last=last.isoformat())


def _bears(wanted: list[str], *texts: str) -> bool:
    """Whether every word stands at the beginning of some word of the texts."""
    words = " ".join(texts).casefold().translate(_NO_LETTERS).split()
    return all(any(word.startswith(one) for word in words) for one in wanted)
