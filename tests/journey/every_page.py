"""Goes through every page of the window and looks at it; the second start, at 200 %, runs this as a program.

``every_page.py OFFICE FOLDER WIDTH HEIGHT [decisions]`` prints what it finds, a line each, and takes no
pictures unless ``ALMATY_PICTURES`` names a folder. What can be asked of people and decisions is gone through
by itself: a window in which all pages were opened takes long to be told in another language.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import desks
import every_decision
import looks
from PySide6.QtWidgets import QApplication, QWidget

from almaty_desktop.i18n import Language
from almaty_desktop.services.use_cases import UseCases, open_use_cases
from almaty_desktop.ui.application import Desktop
from almaty_desktop.ui.pages.archive.page import ArchivePage
from almaty_desktop.ui.pages.information.page import InformationPage
from almaty_desktop.ui.pages.meetings.page import MeetingsPage
from almaty_desktop.ui.pages.participants.page import ParticipantsPage
from almaty_desktop.ui.shell import Shell
from almaty_desktop.ui.tokens import Scheme

Step = tuple[str, Callable[[], object]]
# Names that are the same in both languages: a file's, a State's code, the folder of the office.
_NAMES = re.compile(r"§\s?3\.vii|\.(pdf|docx|txt)\b|· [A-Z]{2,4}»|· (sample|empty|long|one-of-each)»")
PICTURES = os.environ.get("ALMATY_PICTURES", "")


def settle(desktop: Desktop, seconds: float = 20) -> None:
    """Lets the window work until every question is answered and nothing more comes of the answers."""
    until, quiet = time.monotonic() + seconds, 0
    while quiet < 4:
        assert time.monotonic() < until, "the window never came to rest"
        QApplication.processEvents()
        time.sleep(0.002)
        jobs = desktop._jobs
        assert jobs is not None
        asking = any(one.busy or one.waiting for one in list(jobs._channels.values()))
        quiet = 0 if asking or jobs.running else quiet + 1


def entered(use_cases: UseCases) -> frozenset[str]:
    """What people wrote, in both languages: shown as it is in either."""
    texts = [line.title for line in use_cases.meetings.list(limit=100)]
    texts += [line.title for line in use_cases.archive.list(limit=100)]
    texts += [line.title for line in use_cases.information.list(limit=100)]
    for one in use_cases.participants.standings():
        texts += [one.name, one.short, one.printed, one.printed_short]
    texts += [one.title for one in use_cases.participants.topics()]
    texts += [one.title for one in use_cases.participants.objectives()]
    texts += every_decision.texts_entered(use_cases)
    shown = {text.only(language) for text in texts for language in Language}
    return frozenset(shown | {line.reference for line in use_cases.archive.list(limit=100)} - {""})


def steps(shell: Shell) -> Iterator[Step]:
    """What one can have on view, page by page; each step stands on the one before."""
    yield "participants", lambda: shell.visit("participants")
    participants = shell.page
    assert isinstance(participants, ParticipantsPage)
    yield "participants-topics", lambda: participants.show_tab("subject")
    participants.tabs.setCurrentIndex(0)
    yield "archive", lambda: shell.visit("archive")
    archive = shell.page
    assert isinstance(archive, ArchivePage)
    yield from _archive(archive)
    yield "meetings", lambda: shell.visit("meetings")
    meetings = shell.page
    assert isinstance(meetings, MeetingsPage)
    yield from _meetings(meetings)
    yield "decisions", lambda: shell.visit("decisions")
    yield "decisions-new", lambda: shell.visit("decisions", "new")
    yield "information", lambda: shell.visit("information")
    information = shell.page
    assert isinstance(information, InformationPage)
    yield from _information(information)


def _archive(page: ArchivePage) -> Iterator[Step]:
    if page.document.page is not None:
        yield "archive-preview", lambda: page.document.tabs.setCurrentIndex(1)
        yield "archive-found", lambda: page.list.search.setText("delegations")
        page.document.tabs.setCurrentIndex(0)
    yield "archive-nothing-found", lambda: page.list.search.setText("2718281828")
    page.list.clear_all()


def _meetings(page: MeetingsPage) -> Iterator[Step]:
    if page.panel.meeting is not None:
        agenda = page.panel.agenda
        if agenda.view.agenda.lines:
            agenda.view.setCurrentIndex(agenda.view.agenda.index(0))
            yield "meetings-item", agenda.edit
            yield "meetings-attach", agenda._hang
            agenda.hang.finish()
            agenda._close_editor()
        yield "meetings-documents", lambda: page.panel.tabs.setCurrentIndex(1)
        yield "meetings-details", lambda: page.panel.tabs.setCurrentIndex(2)
        yield "meetings-decisions", lambda: page.panel.tabs.setCurrentIndex(3)
        yield "meetings-delegations", lambda: page.panel.tabs.setCurrentIndex(4)
        page.panel.tabs.setCurrentIndex(0)
        yield "meetings-print", lambda: page.show_print("agenda", "")
        page.whole.close_print()
    yield "meetings-new", page.begin_new
    page._close_new()


def _information(page: InformationPage) -> Iterator[Step]:
    panel = page.panel
    if panel.page is not None and panel.page.sections:
        for row in range(2):
            name = ("information-section", "information-entry")[row]
            yield name, lambda row=row: panel.view.setCurrentIndex(panel.view.contents.index(row))
        yield "information-title", lambda: panel.head.edit.setChecked(True)
        panel.head.edit.setChecked(False)
    yield "information-new", page._begin_new
    page._end_new()


def findings(
    desktop: Desktop,
    office: Path,
    width: int,
    height: int,
    schemes: tuple[Scheme, ...],
    scene: Callable[[Shell], Iterator[Step]],
) -> list[str]:
    """Whatever a careful reader would find wrong, on every page and in both languages."""
    use_cases = open_use_cases(office, read_only=True)
    allowed = entered(use_cases)
    use_cases.office.close()
    desktop.open_office(office)
    shell = desktop.window
    assert isinstance(shell, Shell)
    shell.resize(width, height)
    found: list[str] = []
    languages = list(Language)
    for scheme in schemes:
        desktop.theme.choose(scheme)
        for name, act in scene(shell):
            act()
            # The language that is spoken already comes first: each switch tells the whole window again.
            languages.reverse()
            for language in languages:
                desktop.speak(language)
                settle(desktop)
                where = f"{name} {language.value} {scheme.value}"
                found += [f"{where}: {what}" for what in lasting(desktop, shell, language, allowed)]
                if PICTURES:
                    looks.picture(shell, Path(PICTURES) / f"{name}.{language.value}.{scheme.value}.png")
    return found


def lasting(desktop: Desktop, shell: Shell, language: Language, allowed: frozenset[str]) -> list[str]:
    """What is still wrong a moment later: pages of a PDF come from another process when they are ready."""
    found = wrong(shell, language, allowed)
    if found:
        until = time.monotonic() + 0.3
        while time.monotonic() < until:
            settle(desktop)
        found = wrong(shell, language, allowed)
    return found


def wrong(root: QWidget, language: Language, allowed: frozenset[str]) -> list[str]:
    """What :mod:`looks` finds; what people wrote may stand in a longer text."""
    foreign = [
        one
        for one in looks.foreign(root, language.value, allowed)
        if not (_NAMES.search(one) or any(text and text in one for text in allowed))
    ]
    return [*looks.clipped(root), *foreign, *looks.nameless(root)]


def walk(
    application: QApplication,
    office: Path,
    folder: Path,
    width: int,
    height: int,
    schemes: tuple[Scheme, ...] = (Scheme.LIGHT,),
    scene: Callable[[Shell], Iterator[Step]] = steps,
) -> list[str]:
    """One start of the program on an office, looked at from end to end."""
    with desks.desktop_of(application, desks.desk_in(folder), Language.EN) as desktop:
        return findings(desktop, office, width, height, schemes, scene)


def main(office: str, folder: str, width: str, height: str, scene: str = "pages") -> int:
    application = QApplication(["almaty-desktop"])
    acts = every_decision.steps if scene == "decisions" else steps
    size = int(width), int(height)
    found = walk(application, Path(office), Path(folder), *size, (Scheme.DARK,), acts)
    sys.stdout.write("\n".join([f"at {application.devicePixelRatio():.0f}", *found]))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
