"""All use cases of one open office, built once and told what they need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from almaty_desktop.archive.words import Words
from almaty_desktop.services.agenda import Agenda
from almaty_desktop.services.archive import Archive
from almaty_desktop.services.finding import Finding
from almaty_desktop.services.founding import found_office
from almaty_desktop.services.history import History
from almaty_desktop.services.information import Information
from almaty_desktop.services.meetings import Meetings
from almaty_desktop.services.office import Office, make_office, open_office
from almaty_desktop.services.participants import Participants
from almaty_desktop.services.search import Search
from almaty_desktop.services.search_upkeep import SearchUpkeep
from almaty_desktop.services.taking_in_marker import clear_interrupted, interrupted

if TYPE_CHECKING:
    from almaty_desktop.services.health import Health
    from almaty_desktop.services.printing import Printing
    from almaty_desktop.services.taking_in import TakingIn


@dataclass(frozen=True)
class UseCases:
    """What a face (the window, the command line) can ask of an office."""

    office: Office
    participants: Participants
    meetings: Meetings
    agenda: Agenda
    archive: Archive
    search: Search
    finding: Finding
    information: Information
    history: History
    upkeep: SearchUpkeep

    @cached_property
    def taking_in(self) -> TakingIn:
        """Taking files in. Loaded when it is first asked for: start-up needs none of it."""
        from almaty_desktop.services.taking_in import TakingIn

        return TakingIn(self.office, self.upkeep)

    @cached_property
    def printing(self) -> Printing:
        """Printing. Loaded when it is first asked for: start-up needs none of it."""
        from almaty_desktop.services.printed_content import PrintedContent
        from almaty_desktop.services.printing import Printing

        return Printing(PrintedContent(self.office, self.meetings, self.information, self.participants))

    @cached_property
    def health(self) -> Health:
        """Checking the office's health. Loaded when it is first asked for."""
        from almaty_desktop.services.health import Health

        return Health(self.office, self.upkeep, self.archive)


def open_use_cases(
    folder: Path, *, read_only: bool = False, alone: bool = False, now: Callable[[], datetime] | None = None
) -> UseCases:
    """Opens the office in ``folder``; see :func:`~almaty_desktop.services.office.open_office`."""
    office = open_office(folder, read_only=read_only, alone=alone, now=now)
    if not read_only:
        for marker in interrupted(office):
            clear_interrupted(office, marker)
    words = Words()
    upkeep = SearchUpkeep(words)
    meetings = Meetings(office)
    agenda = Agenda(office)
    archive = Archive(office, upkeep)
    information = Information(office)
    participants = Participants(office)
    search = Search(office, words)
    return UseCases(
        office=office,
        participants=participants,
        meetings=meetings,
        agenda=agenda,
        archive=archive,
        search=search,
        finding=Finding(office, search, participants),
        information=information,
        history=History(office, upkeep),
        upkeep=upkeep,
    )


def make_use_cases(
    folder: Path, *, now: Callable[[], datetime] | None = None, alone: bool = False
) -> UseCases:
    """Makes an office in ``folder`` with what the Operating Modalities fix, and opens it."""
    make_office(folder)
    use_cases = open_use_cases(folder, now=now, alone=alone)
    found_office(use_cases.office)
    return use_cases
