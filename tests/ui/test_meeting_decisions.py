"""A meeting's decisions and delegations, and what stands on a participant's page of them (rules S1, S5)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import looks
import pytest
from decision_office import Made, make_office
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sample_window import CONTROL, Person, window, write_into

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.rules.decisions import DecisionKind
from almaty_desktop.ui.pages.meetings.delegations_tab import DelegationsTab
from almaty_desktop.ui.pages.meetings.meeting_panel import DECISIONS, DELEGATIONS, MeetingPanel
from almaty_desktop.ui.pages.meetings.page import MeetingsPage
from almaty_desktop.ui.pages.meetings.tick_list import TickRow
from almaty_desktop.ui.pages.participants.page import ParticipantsPage
from almaty_desktop.ui.pages.participants.participant_panel import ParticipantPanel
from almaty_desktop.ui.pages.participants.standings_tab import StandingsTab
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import Scheme


@pytest.fixture
def numbers(tmp_path: Path) -> Made:
    return make_office(tmp_path / "office")


@pytest.fixture
def person(tmp_path: Path, numbers: Made, theme: Theme, qtbot: QtBot) -> Iterator[Person]:
    with window(tmp_path / "office", theme, qtbot) as made:
        yield made


def meeting(person: Person, number: int) -> MeetingPanel:
    person.shell.visit("meetings", str(number))
    page = person.shell.page
    assert isinstance(page, MeetingsPage)
    person.until(lambda: page.panel.on_view == number)
    person.until(lambda: page.panel.delegations._view and page.panel.delegations._view.meeting == number)
    return page.panel


def participant(person: Person, code: str) -> ParticipantPanel:
    person.shell.visit("participants", code)
    page = person.shell.page
    assert isinstance(page, ParticipantsPage)
    tab = page.tab("participant")
    assert isinstance(tab, StandingsTab)
    person.until(lambda: tab.panel.line and tab.panel.line.code == code)
    person.until(lambda: tab.panel.further.record._record.code == code)
    return tab.panel


def rows(tab: DelegationsTab) -> dict[str, TickRow]:
    return {row.key: row for row in tab.list.rows.rows if isinstance(row, TickRow)}


def shown(root: QWidget) -> str:
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root))


def test_the_tabs_say_how_many_there_are(person: Person, numbers: Made) -> None:
    panel = meeting(person, numbers.conference)
    person.until(lambda: panel.tabs.tabText(DECISIONS) == "Decisions 2")
    assert panel.tabs.tabText(DELEGATIONS) == "Delegations 3"
    person.speak(Language.RU)
    person.until(lambda: panel.tabs.tabText(DECISIONS) == "Решения 2")
    assert panel.tabs.tabText(DELEGATIONS) == "Делегации 3"


def test_a_meetings_decision_leads_to_its_page(person: Person, numbers: Made) -> None:
    panel = meeting(person, numbers.conference)
    person.press(panel, Qt.Key.Key_4, CONTROL)
    person.until(lambda: panel.decisions.list.key == str(numbers.guest))
    person.press(panel.decisions.list.view, Qt.Key.Key_Return)
    assert person.shell.area == "decisions"
    person.until(lambda: person.shell.page.tab("decision").panel.decision == numbers.guest)


def test_a_decision_is_opened_for_the_meeting(person: Person, numbers: Made) -> None:
    panel = meeting(person, numbers.som)
    person.press(panel, Qt.Key.Key_4, CONTROL)
    person.until(lambda: panel.decisions.list.model.total == 1)
    person.press(panel.decisions.list.view, Qt.Key.Key_D, CONTROL)
    assert person.shell.area == "decisions"
    form = person.shell.page.tab("decision").new
    person.until(lambda: form.place.chosen_meeting == numbers.som)


def test_the_board_opens_from_the_meeting(person: Person, numbers: Made) -> None:
    panel = meeting(person, numbers.som)
    person.press(panel, Qt.Key.Key_4, CONTROL)
    person.until(lambda: panel.decisions.list.key == str(numbers.ordinary))
    looks.find_button(panel.decisions, "Board").click()
    tab = person.shell.page.tab("decision")
    person.until(lambda: tab._board is not None and tab._board.isVisible())
    tab._board.close()


def test_a_key_leads_to_a_part_of_a_meeting(person: Person, numbers: Made) -> None:
    for number, part, place in (
        (numbers.som, "decisions", DECISIONS),
        (numbers.conference, "delegations", DELEGATIONS),
        (numbers.som, "elsewhere", DELEGATIONS),  # what is not known leaves the part that was looked at
    ):
        person.shell.visit("meetings", f"{number}/{part}")
        page = person.shell.page
        assert isinstance(page, MeetingsPage)
        person.until(lambda page=page, number=number: page.panel.on_view == number)
        assert page.panel.tabs.currentIndex() == place
        assert page.list.list.key == str(number)


def test_only_those_with_a_standing_are_listed(person: Person, numbers: Made) -> None:
    tab = meeting(person, numbers.conference).delegations
    assert {"KZ", "PK", "RSN"} <= set(rows(tab)) and not {"EU", "OSCE", "IOM"} & set(rows(tab))
    assert rows(tab)["RSN"].on and not rows(tab)["TR"].on
    later = meeting(person, numbers.som).delegations
    assert "RSN" not in rows(later)  # one consensus, one meeting


def test_a_delegation_is_put_on_the_list_and_taken_off_by_key_and_by_click(
    person: Person, numbers: Made
) -> None:
    panel = meeting(person, numbers.som)
    person.press(panel, Qt.Key.Key_5, CONTROL)
    tab = panel.delegations
    assert tab.list.hasFocus()
    tab.list.select("TR")
    person.press(tab.list, Qt.Key.Key_Space)
    person.until(lambda: rows(tab)["TR"].on)
    person.until(lambda: panel.tabs.tabText(DELEGATIONS) == "Delegations 1")
    assert tab.list.key == "TR"
    number = tab.list.rows.row_of("TR")
    assert number is not None
    place = tab.list.visualRect(tab.list.rows.index(number))
    at = QPoint(place.left() + 24, place.center().y())
    person.qtbot.mouseClick(tab.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    person.until(lambda: not rows(tab)["TR"].on)
    person.undo()
    person.until(lambda: rows(tab)["TR"].on)


def test_who_has_no_standing_is_found_by_name_and_refused_with_the_rule(
    person: Person, numbers: Made
) -> None:
    panel = meeting(person, numbers.som)
    panel.turn_to(DELEGATIONS)
    tab = panel.delegations
    write_into(tab.search, "refugee supp")
    person.press(tab.search, Qt.Key.Key_Return)
    assert list(rows(tab)) == ["RSN"] and not rows(tab)["RSN"].possible
    person.press(tab.list, Qt.Key.Key_Space)
    person.until(tab.notice.isVisible)
    assert "No decision gave Refugee Support Network a standing for this meeting" in tab.notice.text
    assert "Rule S5." in tab.notice.text
    write_into(tab.search, "nowhere")
    assert "Nobody is called so." in shown(tab)


def test_who_only_reads_turns_nothing(tmp_path: Path, numbers: Made, theme: Theme, qtbot: QtBot) -> None:
    with window(tmp_path / "office", theme, qtbot, read_only=True) as person:
        panel = meeting(person, numbers.som)
        panel.turn_to(DELEGATIONS)
        panel.delegations.list.select("TR")
        person.press(panel.delegations.list, Qt.Key.Key_Space)
        qtbot.wait(200)
        assert not rows(panel.delegations)["TR"].on
        panel.turn_to(DECISIONS)
        assert not panel.decisions.open_one.isVisible()


def test_a_participant_shows_the_decisions_about_it_and_what_it_attended(
    person: Person, numbers: Made
) -> None:
    panel = participant(person, "RSN")
    record = panel.further.record

    def links() -> list[str]:
        return [one.toolTip() for one in record.findChildren(QPushButton) if one.isVisibleTo(record)]

    invitation = "Invitation to “Ministerial review and planning conference”: Refugee Support Network"
    person.until(lambda: invitation in links())
    assert "Ministerial review and planning conference" in links()
    looks.find_button(record, "Ministerial review and planning conference").click()
    assert person.shell.area == "meetings"
    panel = participant(person, "TR")
    assert "It has not been on the list of delegations of any meeting." in shown(panel.further.record)


def test_the_timeline_leads_to_the_decision_that_gave_a_standing(person: Person, numbers: Made) -> None:
    panel = participant(person, "IR")
    to = [one for one in panel.findChildren(QPushButton) if one.text() == "To the decision"]
    assert len(to) == 1  # the pending standing came with the Process itself
    to[0].click()
    assert person.shell.area == "decisions"
    person.until(lambda: person.shell.page.tab("decision").panel.decision == numbers.iran)


def test_an_invitation_is_told_and_drawn_on_the_timeline(person: Person, numbers: Made) -> None:
    panel = participant(person, "RSN")
    assert panel.timeline.accessibleName() == "6 November 2013: invited; 7 November 2013: no standing"
    picture = panel.timeline.grab().toImage()
    below = picture.height() - 10
    marks = {
        x
        for x in range(picture.width() // 4)
        for y in range(below - 12, below)
        if picture.pixelColor(x, y) != picture.pixelColor(0, picture.height() - 1)
    }
    assert marks  # the envelope stands below the band, which is too narrow for it there


def test_more_decisions_than_fit_are_shown_on_asking(person: Person, numbers: Made) -> None:
    from datetime import timedelta

    for number in range(12):
        person.use_cases.decisions.open(
            DecisionKind.ADMIT_OBSERVER,
            Bilingual(f"Observer {number}", f"Наблюдатель {number}"),
            subject="EU",
            deadline=person.use_cases.office.moment() + timedelta(days=9),
        )
    panel = participant(person, "EU")
    person.until(panel.further.record.decisions.more.isVisible)
    assert panel.further.record.decisions._lines.count() == 10
    panel.further.record.decisions.more.click()
    person.until(lambda: panel.further.record.decisions._lines.count() == 12)
    assert not panel.further.record.decisions.more.isVisible()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [(1389, 868), (940, 520)])
def test_the_tabs_look_well(
    tmp_path: Path, numbers: Made, theme: Theme, qtbot: QtBot, language: Language, size: tuple[int, int]
) -> None:
    with window(tmp_path / "office", theme, qtbot, language=language, size=size) as person:
        listed = person.use_cases.meetings.list()
        titles = frozenset(text for one in listed for text in (one.title.en, one.title.ru))
        for number in (numbers.conference, numbers.som):
            panel = meeting(person, number)
            for tab in (DECISIONS, DELEGATIONS):
                panel.turn_to(tab)
                for scheme in (Scheme.LIGHT, Scheme.DARK):
                    theme.choose(scheme)
                    qtbot.wait(50)
                    looks.assert_good(panel, language.value, titles)
