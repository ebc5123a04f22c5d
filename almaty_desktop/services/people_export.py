"""Use cases over files of people: vCards of one or many, a table of a list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select

from almaty_desktop.exchange.person_record import PersonRecord
from almaty_desktop.exchange.person_sheet import write_people
from almaty_desktop.exchange.vcard import CardVersion, write_cards
from almaty_desktop.i18n import Language
from almaty_desktop.models.people import Person
from almaty_desktop.services.office import Office
from almaty_desktop.services.people import with_all
from almaty_desktop.services.people_order import PeopleFilter, conditions_of, ordered
from almaty_desktop.services.people_reading import Reading, find_person
from almaty_desktop.services.people_records import record_of
from almaty_desktop.services.whole_file import write_whole

CARD_VERSIONS: tuple[str, ...] = tuple(version.value for version in CardVersion)
"""The versions of vCard that are written."""


class PeopleExport:
    """Use cases over files of people going out. Nothing in the office is changed by them."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def cards(
        self,
        path: Path,
        *,
        people: Sequence[int] = (),
        filters: PeopleFilter | None = None,
        version: str = "4.0",
        language: Language = Language.EN,
    ) -> int:
        """Writes vCards of the named people, or of all whom the filter leaves; how many they are."""
        found = self._records(people, filters, language)
        write_whole(path, write_cards(found, CardVersion(version)))
        return len(found)

    def table(
        self, path: Path, filters: PeopleFilter | None = None, *, language: Language = Language.EN
    ) -> int:
        """Writes a list as XLSX in its order; how many people it has. It can be taken in again as it is."""
        found = self._records((), filters, language)
        write_whole(path, write_people(found, language))
        return len(found)

    def _records(
        self, people: Sequence[int], filters: PeopleFilter | None, language: Language
    ) -> list[PersonRecord]:
        with self._office.reading() as session:
            reading = Reading(session, self._office.today())
            if people:
                return [record_of(find_person(session, one), language, reading) for one in people]
            conditions = conditions_of(session, filters or PeopleFilter(), self._office.today())
            chosen = ordered(session, select(Person).where(*conditions), language).options(*with_all())
            return [record_of(person, language, reading) for person in session.scalars(chosen)]
