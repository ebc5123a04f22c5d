"""The chapters of the first day at a new office, each done at the window as a person does it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from at_the_desk import ALT, CONTROL, Person, rows_of
from prints import Print, read_print
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.ui.pages.archive.page import ArchivePage
from almaty_desktop.ui.pages.information.page import InformationPage
from almaty_desktop.ui.pages.meetings.page import MeetingsPage
from almaty_desktop.ui.pages.print.preview import PrintPreview
from almaty_desktop.ui.shell import Shell

LAYOUTS = ("en", "ru", "side-by-side", "one-after-the-other")
MEETING_REPORTS = ("agenda", "documents", "compilation")
SYMBOL = "Almaty Process/03/01/2015"
DAYS = (date(2015, 5, 20), date(2015, 5, 21))
DECLARATION = Bilingual("Universal Declaration of Human Rights", "Всеобщая декларация прав человека")
REFERENCE = "A/RES/217(III)"
SECRET = Bilingual("Confidential quince memorandum", "Закрытая записка об айве")
SECTIONS = (Bilingual("News of the Process", "Новости Процесса"), Bilingual("Data", "Данные"))
ENTRIES = (
    Bilingual("A workshop in Bishkek", "Семинар в Бишкеке"),
    Bilingual("A visit to Dushanbe", "Поездка в Душанбе"),
    Bilingual("Seasonal work in figures", "Сезонный труд в цифрах"),
)
ENTRY_DAY = date(2015, 3, 10)
TEXT = Bilingual("Eleven delegations took part.", "Участвовали одиннадцать делегаций.")


@dataclass
class FirstDay:
    """The day so far: who sits at the window, which office it is, and what was saved as PDF."""

    person: Person
    office: Path
    folder: Path
    prints: dict[tuple[str, str], Print] = field(default_factory=dict)


def make_the_office(day: FirstDay) -> None:
    """Chooses Russian on the start page, and a folder for the new office."""
    person = day.person
    person.click(person.start.languages[Language.RU])
    with pytest.MonkeyPatch.context() as answered:
        answered.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(day.office))
        person.click(person.start.elsewhere_button)
    person.until(lambda: isinstance(person.desktop.window, Shell))


def take_in_the_declaration(day: FirstDay, documents: Path) -> None:
    """Goes to the archive in English and drags in the folder with all forms of the Declaration."""
    person = day.person
    person.speak(Language.EN)
    person.go("archive")
    page = person.page(ArchivePage)
    person.drop(page, documents / "udhr")
    person.until(lambda: page.taken.isVisible() and page.taken.answers)
    person.until(lambda: page.list.all.model.total)


def file_something_restricted(day: FirstDay) -> None:
    """Takes in a note that is for the Support Unit alone, and says so in its field by keyboard."""
    person = day.person
    note = day.folder / "quince.txt"
    note.write_text(f"{SECRET.en}\n\nOnly the Support Unit may read about quinces here.\n", "utf-8")
    page = person.page(ArchivePage)
    before = page.taken.answers
    person.drop(page, note)
    person.until(lambda: page.taken.isVisible() and page.taken.answers is not before)
    person.press(page.taken.view, Qt.Key.Key_Return)
    person.until(lambda: page.document.isVisible() and page.document.page is not None)
    details = page.document.details
    person.until(lambda: details.page and details.page.line.title.en == SECRET.en)
    person.write_both(details.title, SECRET)
    editor: QComboBox = details.access.editor
    editor.setFocus()
    for _ in range(editor.count()):
        person.press(editor, Qt.Key.Key_Down)
    person.until(lambda: details.page and details.page.line.access.value == "restricted")
    person.until(lambda: details.page and details.page.line.title == SECRET)


def file_the_declaration(day: FirstDay) -> None:
    """Corrects what was proposed for the Declaration: it keeps its own reference and its day (A1)."""
    person, page = day.person, day.person.page(ArchivePage)
    page.list.search.setFocus()
    person.type(page.list.search, "universal")
    person.until(lambda: rows_of(page.list.hits.model))
    person.press(page.list.search, Qt.Key.Key_Down)
    details = page.document.details
    person.until(lambda: details.page and details.page.line.title == DECLARATION)
    person.press(page.list.search, Qt.Key.Key_Escape)
    page.document.tabs.setCurrentIndex(0)
    person.write(details.reference.editor, REFERENCE)
    person.write(details.dated.editor, "10 December 1948")
    person.until(lambda: details.page and details.page.line.reference == REFERENCE)
    person.until(lambda: details.page and details.page.line.dated == date(1948, 12, 10))


def make_the_meeting(day: FirstDay) -> None:
    """Makes a Senior Officials’ Meeting with the keyboard alone."""
    person = day.person
    person.press(person.shell, Qt.Key.Key_2, ALT)
    page = person.page(MeetingsPage)
    person.until(page.list.nothing_yet.isVisible)
    person.press(page, Qt.Key.Key_N, CONTROL)
    new = page.new
    person.until(lambda: new.isVisible() and new.symbol.text())
    for editor, day_typed in zip(
        (new.start.editor, new.end.editor), ("20 May 2015", "21.05.2015"), strict=True
    ):
        person.write(editor, day_typed)
    person.write_both(new.place, Bilingual("Almaty", "Алматы"))
    person.until(lambda: new.symbol.text() == SYMBOL)
    person.press(new.place.editor(Language.RU), Qt.Key.Key_Return, CONTROL)
    person.until(lambda: page.panel.isVisible() and page.panel.agenda.view.agenda.lines)


def choose_item(day: FirstDay, number: str) -> None:
    """Goes down the agenda to an item."""
    view = day.person.page(MeetingsPage).panel.agenda.view
    view.setFocus()
    day.person.press(view, Qt.Key.Key_Home)
    while view.line is not None and view.line.number != number:
        day.person.press(view, Qt.Key.Key_Down)


def hang(day: FirstDay, words: str, number: str) -> None:
    """Finds a document by words and hangs it on an item, all by keyboard."""
    person, agenda = day.person, day.person.page(MeetingsPage).panel.agenda
    choose_item(day, number)
    person.press(agenda.view, Qt.Key.Key_D, CONTROL)
    person.until(lambda: agenda.hang.isVisible() and agenda.hang.search.hasFocus())
    person.type(agenda.hang.search, words)
    person.until(lambda: any(row.passage for row in rows_of(agenda.hang.list.rows)))
    before = len(agenda.view.line.documents)
    person.press(agenda.hang.search, Qt.Key.Key_Return)
    person.until(lambda: len(agenda.view.line.documents) == before + 1)
    person.press(agenda.hang.search, Qt.Key.Key_Escape)
    person.until(lambda: not agenda.hang.isVisible())


def save_layout(day: FirstDay, report: str, layout: str, preview: PrintPreview) -> Print:
    """Chooses a layout in the preview, looks at it, and saves it as PDF."""
    person = day.person
    person.click(preview.choice.button(layout))
    person.until(lambda: preview.made is not None and preview.made.layout == layout)
    person.until(lambda: preview.pdf.isVisible() and preview.pdf.pages.page_count)
    target = day.folder / f"{report}.{layout}.pdf"
    with pytest.MonkeyPatch.context() as answered:
        answered.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
        person.press(preview.pdf, Qt.Key.Key_S, CONTROL)
        person.until(lambda: preview.notice.isVisible() and target.name in preview.notice.text)
    made = read_print(target)
    assert preview.pdf.pages.page_count == len(made.pages)
    return made


@contextmanager
def preview_of(day: FirstDay, report: str) -> Iterator[PrintPreview]:
    """Opens the preview of a print of the meeting from the menu of Print, and leaves it with Esc."""
    person, page = day.person, day.person.page(MeetingsPage)
    menu = page.panel.print_menu
    menu.aboutToShow.emit()
    menu.actions()[MEETING_REPORTS.index(report)].menu().actions()[0].trigger()
    assert isinstance(page.whole.preview, PrintPreview)
    yield page.whole.preview
    person.press(page.whole.preview.pdf.pages, Qt.Key.Key_Escape)
    person.until(lambda: page.whole.preview is None)


def print_one(day: FirstDay, report: str, layout: str) -> Print:
    """Prints the meeting once more in one layout."""
    with preview_of(day, report) as preview:
        return save_layout(day, report, layout, preview)


def print_the_meeting(day: FirstDay) -> None:
    """Prints agenda, list of documents and compilation in all four layouts."""
    for report in MEETING_REPORTS:
        with preview_of(day, report) as preview:
            for layout in LAYOUTS:
                day.prints[report, layout] = save_layout(day, report, layout, preview)


def write_the_sheet(day: FirstDay) -> None:
    """Writes a joint information sheet: two sections, three entries, both languages, no mouse."""
    person = day.person
    person.press(person.shell, Qt.Key.Key_5, ALT)
    page = person.page(InformationPage)
    person.until(page.list.list.empty.isVisible)
    person.press(page.list.list.view, Qt.Key.Key_N, CONTROL)
    new = page.new_sheet
    person.until(lambda: new.isVisible() and new.first.editor.hasFocus())
    person.write(new.first.editor, "1 January 2015")
    person.write(new.last.editor, "31 March 2015")
    person.press(new.make, Qt.Key.Key_Space)
    panel = page.panel
    person.until(lambda: panel.empty.isVisible() and panel.empty.button is not None)
    person.press(panel.empty.button, Qt.Key.Key_Space)
    person.until(panel.section.isVisible)
    person.write_both(panel.section.title, SECTIONS[0])
    _write_entry(day, ENTRIES[0])
    _write_entry(day, ENTRIES[1])
    person.press(panel.view, Qt.Key.Key_Return, CONTROL)
    person.until(lambda: panel.section.isVisible() and len(panel.page.sections) == 2)
    person.write_both(panel.section.title, SECTIONS[1])
    _write_entry(day, ENTRIES[2])
    person.until(lambda: [one.heading for part in panel.page.sections for one in part.entries] == [*ENTRIES])


def _write_entry(day: FirstDay, heading: Bilingual) -> None:
    person, panel = day.person, day.person.page(InformationPage).panel
    entries = sum(len(section.entries) for section in panel.page.sections)
    person.press(panel.view, Qt.Key.Key_Return)
    person.until(
        lambda: (
            panel.entry.isVisible() and sum(len(one.entries) for one in panel.page.sections) == entries + 1
        )
    )
    person.write_both(panel.entry.heading, heading)
    person.write_both(panel.entry.text, TEXT)
    person.write_both(panel.entry.source, Bilingual("Support Unit", "Группа поддержки"))
    person.write(panel.entry.dated.editor, "10 March 2015")
    person.until(lambda: panel.view.row.entry.heading == heading and panel.view.row.entry.dated)


def print_the_sheet(day: FirstDay) -> None:
    """Prints the sheet in all four layouts."""
    person, page = day.person, day.person.page(InformationPage)
    person.press(page.panel.view, Qt.Key.Key_P, CONTROL)
    person.until(lambda: page.whole.preview is not None)
    preview = page.whole.preview
    for layout in LAYOUTS:
        day.prints["information-sheet", layout] = save_layout(day, "information-sheet", layout, preview)
    person.press(preview.pdf.pages, Qt.Key.Key_Escape)
    person.until(lambda: page.whole.preview is None)
