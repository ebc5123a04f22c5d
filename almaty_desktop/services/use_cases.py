"""All use cases of one open office, each made when it is first asked for.

What a use case needs (its tables, trades) is loaded with it: the first page of the window waits for
nothing that it does not show.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from almaty_desktop.services.founding import found_office, is_founded
from almaty_desktop.services.office import Office, make_office, open_office, unmake_office
from almaty_desktop.services.participants import Participants
from almaty_desktop.services.taking_in_marker import clear_interrupted, interrupted

if TYPE_CHECKING:
    from almaty_desktop.archive.words import Words
    from almaty_desktop.services.agenda import Agenda
    from almaty_desktop.services.archive import Archive
    from almaty_desktop.services.arranging import Arranging
    from almaty_desktop.services.chair import Chair
    from almaty_desktop.services.choices import OfficeChoices
    from almaty_desktop.services.coordinators import Coordinators
    from almaty_desktop.services.decisions import Decisions
    from almaty_desktop.services.delegations import Delegations
    from almaty_desktop.services.finding import Finding
    from almaty_desktop.services.health import Health
    from almaty_desktop.services.history import History
    from almaty_desktop.services.information import Information
    from almaty_desktop.services.meetings import Meetings
    from almaty_desktop.services.modalities import Modalities
    from almaty_desktop.services.participant_contacts import ParticipantContacts
    from almaty_desktop.services.participant_names import ParticipantNames
    from almaty_desktop.services.people import People
    from almaty_desktop.services.people_export import PeopleExport
    from almaty_desktop.services.people_import import PeopleImport
    from almaty_desktop.services.printing import Printing
    from almaty_desktop.services.search import Search
    from almaty_desktop.services.search_upkeep import SearchUpkeep
    from almaty_desktop.services.taking_in import TakingIn


Made = TypeVar("Made")


class _OnAllTables(cached_property[Made]):
    """A use case that stands on the mapped classes, all of which are loaded before it is asked anything.

    Half of them loaded in one thread while another one asks would be a model that contradicts itself for
    good. What is asked first of all (participants) reads bare columns instead, so that the start is short.
    """

    def __get__(self, instance: object, owner: type[Any] | None = None) -> Made:  # type: ignore[override]
        import_module("almaty_desktop.models.every_table")
        return super().__get__(instance, owner)


@dataclass(frozen=True)
class UseCases:
    """What a face (the window, the command line) can ask of an office.

    Every import below is lazy so that start-up is short.
    """

    office: Office

    @cached_property
    def participants(self) -> Participants:
        """Participants and their standing."""
        return Participants(self.office)

    @_OnAllTables
    def contacts(self) -> ParticipantContacts:
        """How participants themselves are reached."""
        from almaty_desktop.services.participant_contacts import ParticipantContacts

        return ParticipantContacts(self.office)

    @_OnAllTables
    def names(self) -> ParticipantNames:
        """What participants are called."""
        from almaty_desktop.services.participant_names import ParticipantNames

        return ParticipantNames(self.office)

    @_OnAllTables
    def people(self) -> People:
        """People."""
        from almaty_desktop.services.people import People

        return People(self.office)

    @_OnAllTables
    def people_import(self) -> PeopleImport:
        """Files of people coming in."""
        from almaty_desktop.services.people_import import PeopleImport

        return PeopleImport(self.office)

    @_OnAllTables
    def people_export(self) -> PeopleExport:
        """Files of people going out."""
        from almaty_desktop.services.people_export import PeopleExport

        return PeopleExport(self.office)

    @_OnAllTables
    def coordinators(self) -> Coordinators:
        """National Coordinators, alternates, vacancies."""
        from almaty_desktop.services.coordinators import Coordinators

        return Coordinators(self.office)

    @_OnAllTables
    def choices(self) -> OfficeChoices:
        """What the office has chosen where the Operating Modalities are silent."""
        from almaty_desktop.services.choices import OfficeChoices

        return OfficeChoices(self.office)

    @_OnAllTables
    def meetings(self) -> Meetings:
        """Meetings."""
        from almaty_desktop.services.meetings import Meetings

        return Meetings(self.office)

    @_OnAllTables
    def agenda(self) -> Agenda:
        """Agendas of meetings."""
        from almaty_desktop.services.agenda import Agenda

        return Agenda(self.office)

    @_OnAllTables
    def chair(self) -> Chair:
        """The chair: turns, declines, terms."""
        from almaty_desktop.services.chair import Chair

        return Chair(self.office)

    @_OnAllTables
    def decisions(self) -> Decisions:
        """Decisions by consensus and silence procedures."""
        from almaty_desktop.services.decisions import Decisions

        return Decisions(self.office)

    @_OnAllTables
    def modalities(self) -> Modalities:
        """Editions of the Operating Modalities."""
        from almaty_desktop.services.modalities import Modalities

        return Modalities(self.office)

    @_OnAllTables
    def delegations(self) -> Delegations:
        """Who takes part in a meeting."""
        from almaty_desktop.services.delegations import Delegations

        return Delegations(self.office)

    @_OnAllTables
    def archive(self) -> Archive:
        """Documents."""
        from almaty_desktop.services.archive import Archive

        return Archive(self.office, self.upkeep)

    @_OnAllTables
    def arranging(self) -> Arranging:
        """Which versions make up one document."""
        from almaty_desktop.services.arranging import Arranging

        return Arranging(self.office, self.upkeep)

    @_OnAllTables
    def search(self) -> Search:
        """Searching documents."""
        from almaty_desktop.services.search import Search

        return Search(self.office, self._words)

    @_OnAllTables
    def finding(self) -> Finding:
        """Finding anything from one field."""
        from almaty_desktop.services.finding import Finding

        return Finding(self.office, self.search, self.participants, self.people)

    @_OnAllTables
    def information(self) -> Information:
        """Joint information sheets."""
        from almaty_desktop.services.information import Information

        return Information(self.office)

    @_OnAllTables
    def history(self) -> History:
        """What was done, and taking it back."""
        from almaty_desktop.services.history import History

        return History(self.office, self.upkeep)

    @_OnAllTables
    def upkeep(self) -> SearchUpkeep:
        """Keeping the search index in step."""
        from almaty_desktop.services.search_upkeep import SearchUpkeep

        return SearchUpkeep(self._words)

    @_OnAllTables
    def taking_in(self) -> TakingIn:
        """Taking files in."""
        from almaty_desktop.services.taking_in import TakingIn

        return TakingIn(self.office, self.upkeep)

    @_OnAllTables
    def printing(self) -> Printing:
        """Printing."""
        from almaty_desktop.services.decision_register import DecisionRegister
        from almaty_desktop.services.printed_chair import PrintedChair
        from almaty_desktop.services.printed_content import PrintedContent
        from almaty_desktop.services.printed_decisions import PrintedDecisions
        from almaty_desktop.services.printed_modalities import PrintedModalities
        from almaty_desktop.services.printed_people import PrintedPeople
        from almaty_desktop.services.printing import Printing, PrintsFrom

        office, participants = self.office, self.participants
        people = PrintedPeople(office, participants)
        return Printing(
            PrintsFrom(
                PrintedContent(office, self.meetings, self.information, participants),
                PrintedDecisions(office, self.decisions, self.meetings, participants, people),
                DecisionRegister(office, self.decisions, self.meetings, participants),
                people,
                PrintedChair(office, self.chair, participants),
                PrintedModalities(self.modalities),
            )
        )

    @_OnAllTables
    def health(self) -> Health:
        """Checking the office's health."""
        from almaty_desktop.services.health import Health

        return Health(self.office, self.upkeep, self.archive)

    @cached_property
    def _words(self) -> Words:
        from almaty_desktop.archive.words import Words

        return Words()


def open_use_cases(
    folder: Path, *, read_only: bool = False, alone: bool = False, now: Callable[[], datetime] | None = None
) -> UseCases:
    """Opens the office in ``folder``; see :func:`~almaty_desktop.services.office.open_office`."""
    office = open_office(folder, read_only=read_only, alone=alone, now=now)
    try:
        if not office.read_only:
            for marker in interrupted(office):
                clear_interrupted(office, marker)
            if not is_founded(office):
                # The program was killed between making the tables and filling them.
                found_office(office)
    except BaseException:
        office.close()
        raise
    return UseCases(office)


def make_use_cases(
    folder: Path, *, now: Callable[[], datetime] | None = None, alone: bool = False
) -> UseCases:
    """Makes an office in ``folder`` with what the Operating Modalities fix, whole or not at all; opens it."""
    begun = time.time()
    make_office(folder)
    office = open_office(folder, now=now, alone=alone)
    try:
        found_office(office)
    except BaseException:
        unmake_office(office, begun)
        raise
    return UseCases(office)
