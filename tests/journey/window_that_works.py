"""A window in a process of its own, which works on an office until it is ended. Run by test_power_cut.py.

``take-in`` drags a folder in and says each step of the progress; ``people`` imports a table of people and
says the same; ``edit`` corrects the title of a document over and over and says each number that the window
has shown as saved.
"""

from __future__ import annotations

import sys
from pathlib import Path

from desks import desk_in
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit

from almaty_desktop.i18n import Language
from almaty_desktop.ui.application import Desktop, run_window
from almaty_desktop.ui.pages.archive.page import ArchivePage
from almaty_desktop.ui.pages.participants.page import ParticipantsPage
from almaty_desktop.ui.pages.participants.people.people_tab import PeopleTab
from almaty_desktop.ui.shell import Shell


def say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def archive_of(desktop: Desktop) -> ArchivePage:
    shell = desktop.window
    assert isinstance(shell, Shell)
    shell.visit("archive")
    assert isinstance(shell.page, ArchivePage)
    return shell.page


def take_in(desktop: Desktop, documents: Path) -> None:
    page = archive_of(desktop)
    page.taking.take([documents])
    assert isinstance(desktop.window, Shell)
    job = desktop.window.foot.rows[0].job
    job.progressed.connect(lambda: say(round(100 * (job.fraction or 0))))
    job.finished.connect(lambda: say("done"))


def import_people(desktop: Desktop, table: Path) -> None:
    shell = desktop.window
    assert isinstance(shell, Shell)
    shell.visit("participants")
    page = shell.page
    assert isinstance(page, ParticipantsPage)
    tab = page.show_tab("person")
    assert isinstance(tab, PeopleTab)
    tab.right.begin_import(table)
    panel, timer = tab.right.importing, QTimer(page)

    def go_on() -> None:
        if panel.check.isVisible() and panel.check.isEnabled():
            panel.check.click()
        elif panel.take.isVisible() and panel.take.isEnabled():
            timer.stop()
            panel.take.click()
            job = shell.foot.rows[0].job
            job.progressed.connect(lambda: say(round(100 * (job.fraction or 0))))
            job.finished.connect(lambda: say("done"))

    timer.timeout.connect(go_on)
    timer.start(1)


def edit(desktop: Desktop) -> None:
    page = archive_of(desktop)
    told = 0
    timer = QTimer(page)

    def write() -> None:
        nonlocal told
        shown = page.document.page
        if shown is None or page.edits.queue.busy:
            return
        # What is on view may be older than what was saved last: then the same number is written again, which
        # is refused or changes nothing. So no number is left out.
        number = int(shown.line.title.en.removeprefix("Title ")) if "Title " in shown.line.title.en else 0
        if number > told:
            told = number
            say(number)
        title = page.document.details.title
        title.set_value(shown.line.title)
        for language in Language:
            editor = title.editor(language)
            assert isinstance(editor, QPlainTextEdit)
            editor.setPlainText(f"Title {number + 1}")
        title.save()

    timer.timeout.connect(write)
    timer.start(1)


def main(work: str, folder: str, office: str, documents: str) -> int:
    def begin(desktop: Desktop) -> None:
        if work == "take-in":
            take_in(desktop, Path(documents))
        elif work == "people":
            import_people(desktop, Path(documents))
        else:
            edit(desktop)

    return run_window(desk_in(Path(folder)), Path(office), shown=begin)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
