"""The history of the founding document at the window: each chapter on its day, done as a person does it."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import every_page
import first_day
from at_the_decisions import AtDecisions, choose
from at_the_desk import ALT, CONTROL, Person, rows_of
from clocks import Clock, desk_by
from desks import desktop_of
from first_day import FirstDay, save_layout
from prints import Print
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from almaty_desktop.i18n import ALMATY, Bilingual, Language
from almaty_desktop.rules.decisions import DecisionKind
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.ui.pages.archive.page import ArchivePage
from almaty_desktop.ui.pages.information.page import InformationPage
from almaty_desktop.ui.pages.meetings.meeting_panel import DELEGATIONS
from almaty_desktop.ui.pages.meetings.page import MeetingsPage
from almaty_desktop.ui.pages.participants.chair.tab import ChairTab
from almaty_desktop.ui.pages.participants.page import ParticipantsPage
from almaty_desktop.ui.pages.participants.standings_tab import StandingsTab
from almaty_desktop.ui.pages.print.preview import PrintPreview

BOTH = "side-by-side"
FOUNDED = datetime(2013, 6, 5, 10, tzinfo=ALMATY)
OBJECTED = datetime(2013, 8, 10, 15, 30, tzinfo=ALMATY)
AFTERWARDS = datetime(2013, 9, 2, 9, tzinfo=ALMATY)
CONFERENCE = datetime(2013, 11, 5, 10, tzinfo=ALMATY)
VISIT = Bilingual("Visit to Iran and Pakistan", "Поездка в Иран и Пакистан")
STATEMENT = Bilingual("Statement of Iran and Pakistan", "Заявление о поездке в Иран и Пакистан")
NOTE = "Note verbale 17/2013"
GUEST = Bilingual("Refugee Support Network", "Сеть поддержки беженцев")
DECLINED = Bilingual("National elections", "Выборы в стране")


@dataclass
class History(FirstDay):
    """An office whose years pass: each start of the program is on another day."""

    clock: Clock = field(default_factory=lambda: Clock(FOUNDED))
    start: ExitStack = field(default_factory=ExitStack)

    @property
    def decisions(self) -> AtDecisions:
        return AtDecisions(self.person)

    def open_again(self, moment: datetime) -> None:
        """Closes the program and starts it anew on another day."""
        desktop_before = self.person.desktop
        self.person.shell.close()
        self.start.close()
        self.clock.put(moment)
        application = QApplication.instance()
        assert isinstance(application, QApplication) and desktop_before.window is None
        desktop = self.start.enter_context(desktop_of(application, desk_by(self.clock, self.folder)))
        desktop.begin(None)
        self.person = Person(desktop, self.person.qtbot)
        self.person.front()


def begin_history(application: QApplication, qtbot: QtBot, folder: Path) -> History:
    """Makes a new office at the window on the day on which the Process was founded."""
    clock, start = Clock(FOUNDED), ExitStack()
    desktop = start.enter_context(desktop_of(application, desk_by(clock, folder)))
    desktop.begin(None)
    history = History(Person(desktop, qtbot), folder / "office", folder, clock=clock, start=start)
    first_day.make_the_office(history)
    history.person.speak(Language.EN)
    return history


# The two States in brackets


def standings(history: History) -> dict[str, str]:
    """The participants as their list shows them: title and standing."""
    history.person.go("participants")
    tab = history.person.page(ParticipantsPage).show_tab("participant")
    assert isinstance(tab, StandingsTab)
    history.person.until(lambda: rows_of(tab.list.model))
    return {row.title: row.chip.word for row in rows_of(tab.list.model) if row.chip}


def put_the_brackets_to_silence(history: History) -> None:
    """Two silence procedures until 31 August 2013, one for each State."""
    for code in ("IR", "PK"):
        history.decisions.put_to_silence(
            DecisionKind.FORMALISE_PARTICIPATION, code, "31 August 2013", "18:00"
        )


def object_to(history: History, title: str, by: str) -> None:
    """A member breaks silence by a note, which is entered as it comes in."""
    history.decisions.show(title)
    history.decisions.choose_member(by)
    panel, person = history.decisions.panel, history.person
    person.press(panel.positions.list, Qt.Key.Key_4)
    person.write(panel.positions.entry.author, NOTE)
    person.press(panel.positions.entry.author, Qt.Key.Key_Return, CONTROL)
    person.until(lambda: "Silence was broken" in panel.silence.ending.text())


def print_from(history: History, menu: QMenu, number: int, name: str, layout: str = BOTH) -> Print:
    """Prints what a menu of the decisions' page offers at this place, and reads the file again."""
    menu.aboutToShow.emit()
    menu.actions()[number].trigger()
    place = history.decisions.tab.whole
    assert isinstance(place.preview, PrintPreview)
    made = save_layout(history, name, layout, place.preview)
    history.person.press(place.preview.pdf.pages, Qt.Key.Key_Escape)
    history.person.until(lambda: place.preview is None)
    return made


# Papers of before and after


def meet(history: History, kind: MeetingKind, first: str, last: str, title: Bilingual | None = None) -> int:
    """Makes a meeting by keys; its number."""
    person = history.person
    person.go("meetings")
    page = person.page(MeetingsPage)
    every_page.settle(person.desktop)
    meetings = page.list.list.model.total
    person.press(page.whole, Qt.Key.Key_N, CONTROL)
    new = page.new
    person.until(new.isVisible)
    choose(person, new.kind, kind.value)
    person.write(new.start.editor, first)
    person.write(new.end.editor, last)
    if title is not None:
        person.write_both(new.title, title)
    person.press(new.title.editor(Language.RU), Qt.Key.Key_Return, CONTROL)
    person.until(lambda: page.panel.isVisible() and page.list.list.model.total == meetings + 1)
    every_page.settle(person.desktop)
    assert page.panel.on_view is not None
    return page.panel.on_view


def file_a_statement(history: History, number: int, day: str) -> None:
    """Takes a paper in and says in its fields what it is and of which day."""
    person = history.person
    paper = history.folder / f"statement-{number}.txt"
    paper.write_text(f"Statement number {number}\n\nThe delegations exchanged what they know.\n", "utf-8")
    person.go("archive")
    page = person.page(ArchivePage)
    before = page.taken.answers
    person.drop(page, paper)
    person.until(lambda: page.taken.isVisible() and page.taken.answers is not before)
    person.press(page.taken.view, Qt.Key.Key_Return)
    details = page.document.details
    title = f"Statement number {number}"
    person.until(lambda: details.page and details.page.line.title.en == title)
    person.write_both(details.title, STATEMENT)
    person.write(details.dated.editor, day)
    person.until(lambda: details.page and details.page.line.title == STATEMENT and details.page.line.dated)


def hold_a_visit(history: History, number: int, day: str) -> tuple[Print, Print]:
    """A workshop with a paper on its agenda: the agenda and the list of documents as printed."""
    file_a_statement(history, number, day)
    meet(history, MeetingKind.WORKSHOP, day, day, VISIT)
    person = history.person
    person.until(lambda: person.page(MeetingsPage).panel.agenda.view.agenda.lines)
    first_day.hang(history, f"number {number}", "1")
    agenda = first_day.print_one(history, "agenda", BOTH)
    return agenda, first_day.print_one(history, "documents", BOTH)


def write_a_sheet(history: History, first: str, last: str, day: str) -> Print:
    """An information sheet of a quarter with one entry, printed."""
    person = history.person
    person.go("information")
    page = person.page(InformationPage)
    person.press(page.list.list.view, Qt.Key.Key_N, CONTROL)
    new, panel = page.new_sheet, page.panel
    person.until(new.isVisible)
    person.write(new.first.editor, first)
    person.write(new.last.editor, last)
    person.press(new.make, Qt.Key.Key_Space)
    person.until(lambda: panel.empty.isVisible() and panel.empty.button is not None)
    person.press(panel.empty.button, Qt.Key.Key_Space)
    person.until(panel.section.isVisible)
    person.write_both(panel.section.title, Bilingual("News", "Новости"))
    person.press(panel.view, Qt.Key.Key_Return)
    person.until(panel.entry.isVisible)
    person.write_both(panel.entry.heading, VISIT)
    person.write(panel.entry.dated.editor, day)
    person.until(lambda: panel.view.row.entry.heading == VISIT and panel.view.row.entry.dated)
    person.press(panel.view, Qt.Key.Key_P, CONTROL)
    person.until(lambda: page.whole.preview is not None)
    made = save_layout(history, f"sheet-{day}", BOTH, page.whole.preview)
    person.press(page.whole.preview.pdf.pages, Qt.Key.Key_Escape)
    person.until(lambda: page.whole.preview is None)
    return made


# Meetings and their guests


def open_meeting(history: History, meeting: int) -> MeetingsPage:
    """Goes down the list of meetings to one of them."""
    person = history.person
    person.go("meetings")
    page = person.page(MeetingsPage)
    view = page.list.list.view
    person.until(lambda: rows_of(page.list.list.model))
    view.setFocus()
    person.press(view, Qt.Key.Key_Home, CONTROL)
    for _ in rows_of(page.list.list.model):
        if page.list.list.key == str(meeting):
            break
        person.press(view, Qt.Key.Key_Down)
    person.until(lambda: page.panel.on_view == meeting)
    return page


def list_delegation(history: History, meeting: int, words: str) -> str:
    """Looks a delegation up for a meeting and turns its box; what the page says of it then."""
    page, person = open_meeting(history, meeting), history.person
    person.press(page.panel, Qt.Key.Key_5, CONTROL)
    tab = page.panel.delegations
    assert page.panel.tabs.currentIndex() == DELEGATIONS
    person.until(tab.list.rows.rowCount)
    person.press(tab.list, Qt.Key.Key_F, CONTROL)
    person.until(tab.search.hasFocus)
    person.type(tab.search, words)
    person.until(lambda: tab.list.rows.rowCount() == 1)
    person.press(tab.search, Qt.Key.Key_Return)
    person.press(tab.list, Qt.Key.Key_Space)
    person.until(lambda: tab.notice.isVisible() or tab.list.rows.rows[0].on)
    return tab.notice.text if tab.notice.isVisible() else tab.list.rows.rows[0].subtitle


def invite_the_guest(history: History, meeting: int) -> int:
    """Puts the invitation of a civil-society organisation that is new to the office."""
    person = history.person
    form = history.decisions.begin(DecisionKind.INVITE_CIVIL_SOCIETY)
    choose(person, form.subject.who, "\n")
    person.write_both(form.subject.name, GUEST)
    person.write(form.subject.code, "RSN")
    choose(person, form.place.meeting, meeting)
    choose(person, form.invited_to, meeting)
    return history.decisions.make()


# The chair


def chair_of(history: History) -> ChairTab:
    """The tab of the chair, by the keyboard."""
    person = history.person
    person.press(person.shell, Qt.Key.Key_1, ALT)
    page = person.page(ParticipantsPage)
    tab = page.show_tab("chair")
    assert isinstance(tab, ChairTab)
    person.until(lambda: tab.overview.shown is not None)
    return tab


def decline(history: History, code: str) -> None:
    """Records by keys that a State declines its turn."""
    tab, person = chair_of(history), history.person
    tab.list.view.setFocus()
    person.press(tab.list.view, Qt.Key.Key_D, CONTROL)
    form = tab.overview.form
    person.until(form.isVisible)
    assert form.state.currentData() == code, "the State whose turn is next is proposed"
    person.write_both(form.reason, DECLINED)
    person.press(form.record, Qt.Key.Key_Space)
    person.until(lambda: "declined: National elections" in tab.overview.picture.accessibleName())
