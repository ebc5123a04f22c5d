"""What the window stands on, put together: the areas, how offices are opened and made, what is found."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_config_path, user_log_path

from almaty_desktop import __version__
from almaty_desktop.i18n import Bilingual, Message, Texts, message
from almaty_desktop.rules.decisions import DecisionState
from almaty_desktop.rules.meetings import MeetingState
from almaty_desktop.services.founding import is_sample
from almaty_desktop.services.office import OFFICE_VARIABLE, default_folder
from almaty_desktop.services.progress import Progress
from almaty_desktop.services.use_cases import UseCases, make_use_cases, open_use_cases
from almaty_desktop.ui.areas import Area, Found, page_of
from almaty_desktop.ui.desk import Desk, OpenOffice

if TYPE_CHECKING:
    from almaty_desktop.services.finding import Thing

_NAME = "Almaty Process"

AREAS = (
    Area(
        "participants",
        message("Participants"),
        "users-three",
        page_of("almaty_desktop.ui.pages.participants.page", "ParticipantsPage"),
    ),
    Area(
        "meetings",
        message("Meetings"),
        "calendar-blank",
        page_of("almaty_desktop.ui.pages.meetings.page", "MeetingsPage"),
    ),
    Area(
        "decisions",
        message("Decisions"),
        "handshake",
        page_of("almaty_desktop.ui.pages.decisions.page", "DecisionsPage"),
    ),
    Area(
        "archive",
        message("Archive"),
        "archive",
        page_of("almaty_desktop.ui.pages.archive.page", "ArchivePage"),
    ),
    Area(
        "information",
        message("Information"),
        "newspaper",
        page_of("almaty_desktop.ui.pages.information.page", "InformationPage"),
    ),
)

# By the kind of what was found, in the words of services.finding, which is loaded with the first search.
_FOUND: dict[str, tuple[Message, str]] = {
    "document": (message("Document"), "archive"),
    "meeting": (message("Meeting"), "meetings"),
    "participant": (message("Participant"), "participants"),
    "person": (message("Person"), "participants"),
    "decision": (message("Decision"), "decisions"),
    "information-sheet": (message("Information sheet"), "information"),
}


def build_desk() -> Desk:
    """The desk of this computer's user."""
    return Desk(
        areas=AREAS,
        open_office=open_office,
        make_office=make_office,
        default_folder=default_folder(),
        settings_file=user_config_path(_NAME, appauthor=False) / "window.ini",
        log_file=user_log_path(_NAME, appauthor=False) / "window.log",
        version=__version__,
    )


def named_office() -> Path | None:
    """The office that ``ALMATY_OFFICE`` names; None where it is unset."""
    named = os.environ.get(OFFICE_VARIABLE)
    return Path(named) if named else None


def open_office(folder: Path, read_only: bool) -> OpenOffice:
    """Opens an office for the window, which has it alone unless it only reads."""
    use_cases = open_use_cases(folder, read_only=read_only, alone=not read_only)
    # From here on it is known what others change: the window has not read anything yet.
    use_cases.office.changed_elsewhere()
    return OpenOffice(
        path=folder,
        name=_name(use_cases),
        use_cases=use_cases,
        today=use_cases.office.today,
        find=partial(_find, use_cases),
        counts=partial(_counts, use_cases),
        undo_title=partial(_undo_title, use_cases),
        undo=partial(_undo, use_cases),
        redo_title=partial(_redo_title, use_cases),
        redo=partial(_redo, use_cases),
        listen=use_cases.office.on_change,
        close=use_cases.office.close,
        changed_elsewhere=use_cases.office.changed_elsewhere,
        read_only=use_cases.office.read_only,
    )


def make_office(folder: Path, sample: bool, progress: Progress) -> None:
    """Makes an office, the sample one where asked; it is closed again."""
    if sample:
        # Printing the sample's papers needs the reports, which nothing else at the start does.
        from almaty_desktop.services.sample import make_sample

        use_cases = make_sample(folder, progress=progress)
    else:
        use_cases = make_use_cases(folder)
    use_cases.office.close()


def _name(use_cases: UseCases) -> Bilingual:
    """What is said behind the Unit's name: that it is the sample office, or the name of its folder."""
    if is_sample(use_cases.office):
        return Bilingual("sample office", "учебный офис")
    folder = use_cases.office.folder
    return Bilingual() if folder == default_folder() else Bilingual(folder.name, folder.name)


def _find(use_cases: UseCases, words: str, texts: Texts) -> Sequence[Found]:
    return [_found(thing, texts) for thing in use_cases.finding.find(words)]


def _found(thing: Thing, texts: Texts) -> Found:
    kind, area = _FOUND[thing.kind]
    days = ""
    if thing.first:
        days = texts.dates(date.fromisoformat(thing.first), date.fromisoformat(thing.last))
    parts = (days, thing.belongs.shown(texts.language), thing.more)
    subtitle = " · ".join(part for part in parts if part)
    # The page of participants has people on a tab of their own.
    key = f"person/{thing.key}" if thing.kind == "person" else str(thing.key)
    return Found(kind, thing.title.shown(texts.language), subtitle, area, key)


def _counts(use_cases: UseCases) -> Mapping[str, int]:
    """Meetings that are still ahead wait for somebody to prepare them; decisions for letters or confirmation.

    Of the decisions these are the silence procedures that run, and whatever is closed and not confirmed.
    """
    ahead = [one for one in use_cases.meetings.list(limit=50) if one.state is MeetingState.PLANNED]
    decisions = use_cases.decisions
    waiting = decisions.count(state=DecisionState.OPEN, silence=True)
    waiting += decisions.count(state=DecisionState.CLOSED)
    return {"meetings": len(ahead), "decisions": waiting}


def _undo_title(use_cases: UseCases) -> Message | None:
    done = use_cases.history.can_undo()
    return Message("{what}", {"what": done.title}) if done else None


def _undo(use_cases: UseCases) -> object:
    return use_cases.history.undo()


def _redo_title(use_cases: UseCases) -> Message | None:
    done = use_cases.history.can_redo()
    return Message("{what}", {"what": done.title}) if done else None


def _redo(use_cases: UseCases) -> object:
    return use_cases.history.redo()
