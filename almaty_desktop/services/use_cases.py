"""All use cases of one open office, built once and told what they need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from almaty_desktop.archive.words import Words
from almaty_desktop.services.agenda import Agenda
from almaty_desktop.services.archive import Archive
from almaty_desktop.services.founding import found_office
from almaty_desktop.services.health import Health
from almaty_desktop.services.history import History
from almaty_desktop.services.information import Information
from almaty_desktop.services.meetings import Meetings
from almaty_desktop.services.office import Office, make_office, open_office
from almaty_desktop.services.participants import Participants
from almaty_desktop.services.printing import Printing
from almaty_desktop.services.search import Search
from almaty_desktop.services.search_upkeep import SearchUpkeep
from almaty_desktop.services.taking_in import TakingIn, clear_interrupted, interrupted


@dataclass(frozen=True)
class UseCases:
    """What a face (the window, the command line) can ask of an office."""

    office: Office
    participants: Participants
    meetings: Meetings
    agenda: Agenda
    archive: Archive
    taking_in: TakingIn
    search: Search
    information: Information
    printing: Printing
    history: History
    health: Health


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
    return UseCases(
        office=office,
        participants=participants,
        meetings=meetings,
        agenda=agenda,
        archive=archive,
        taking_in=TakingIn(office, upkeep),
        search=Search(office, words),
        information=information,
        printing=Printing(office, meetings, agenda, archive, information, participants),
        history=History(office, upkeep),
        health=Health(office, upkeep, archive),
    )


def make_use_cases(
    folder: Path, *, now: Callable[[], datetime] | None = None, alone: bool = False
) -> UseCases:
    """Makes an office in ``folder`` with what the Operating Modalities fix, and opens it."""
    make_office(folder)
    use_cases = open_use_cases(folder, now=now, alone=alone)
    found_office(use_cases.office)
    return use_cases
