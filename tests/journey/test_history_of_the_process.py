"""The history of the founding document played through the window (rules S1 to S5, C1 to C3, D1 to D5).

One office lives from 5 June 2013 on; a chapter is a fixture that stands on the one before, so each test can
be run alone, and what it needs is then done first. In a second office the brackets fall the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import history_of_the_process as process
import meetings_of_the_process as meetings
import pytest
from at_the_decisions import seen
from at_the_desk import rows_of
from history_of_the_process import History
from prints import Print, without_lines
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from soundness import assert_sound

from almaty_desktop.i18n import ALMATY
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.ui.pages.decisions.modalities.edition_panel import COMPARISON

IRAN = "[Islamic Republic of Iran]"
PAKISTAN = "[Islamic Republic of Pakistan]"
REGISTER = (
    "Decisions of 2013",
    "Formalisation of participation: Islamic Republic of Iran",
    "5 June 2013 · adopted by silence",
    "Formalisation of participation: [Islamic Republic of Pakistan]¹",
    "5 июня 2013 г. · молчание нарушено",
    "Republic of Kazakhstan: chairs from 5 November 2013 to 4 November 2015",
    "5 November 2013 · no consensus",
    "Organization for Security and Co-operation in Europe: observer from 5 November 2013",
    "Refugee Support Network: invited to “Ministerial review and planning conference”",
    "Decisions of 2015",
    "Edition 2 of the Operating Modalities, in force from 10 November 2015",
    "Порядок работы, редакция 2: действует с 10 ноября 2015 г.",
)
"""What the register says, in its order."""


@pytest.fixture(scope="module")
def founded(
    qapp: QApplication, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[History]:
    history = process.begin_history(qapp, QtBot(request), tmp_path_factory.mktemp("history"))
    yield history
    history.start.close()


@pytest.fixture(scope="module")
def silence(founded: History) -> History:
    """The summer of 2013: Turkey objects to Pakistan, nobody to Iran."""
    process.put_the_brackets_to_silence(founded)
    founded.open_again(process.OBJECTED)
    process.object_to(founded, PAKISTAN, "TR")
    return founded


@pytest.fixture(scope="module")
def confirmed(silence: History) -> History:
    """After the deadline, at which the program did not run: both outcomes are read and confirmed."""
    silence.open_again(process.AFTERWARDS)
    return silence


@pytest.fixture(scope="module")
def outcomes(confirmed: History) -> dict[str, tuple[str, str, str]]:
    """By title: how the procedure ended, what was asked before the confirmation, what it brought about."""
    found = {}
    for title in (IRAN, PAKISTAN):
        desk = confirmed.decisions
        desk.show(title)
        ended = desk.panel.silence.ending.text()
        found[title] = ended, desk.confirm(), seen(desk.panel.effects)
    return found


@pytest.fixture(scope="module")
def letters(confirmed: History, outcomes: dict[str, tuple[str, str, str]]) -> dict[str, Print]:
    """Record, notice and result of the procedure that adopted, and the result of the other one."""
    found = {}
    for title, numbers in ((IRAN, (0, 1, 2)), ("Islamic Republic of Pakistan", (2,))):
        confirmed.decisions.show(title.strip("[]"))
        for number in numbers:
            menu = confirmed.decisions.panel.head.print_menu
            name = f"{title.strip('[]')} {number}"
            found[name] = process.print_from(confirmed, menu, number, name)
    return found


@pytest.fixture(scope="module")
def papers(confirmed: History, outcomes: dict[str, tuple[str, str, str]]) -> dict[str, tuple[Print, ...]]:
    """Agenda, list of documents and information sheet, of before the formalisation and of after it."""
    found = {}
    for number, (when, day, last) in enumerate(
        (("before", "30 August 2013", "30 August 2013"), ("after", "31 August 2013", "30 September 2013")), 1
    ):
        agenda, documents = process.hold_a_visit(confirmed, number, day)
        found[when] = agenda, documents, process.write_a_sheet(confirmed, "1 August 2013", last, day)
    return found


@pytest.fixture(scope="module")
def conference(confirmed: History, outcomes: dict[str, tuple[str, str, str]]) -> int:
    """The ministerial conference of November 2013; its number."""
    confirmed.open_again(process.CONFERENCE)
    return process.meet(confirmed, MeetingKind.MINISTERIAL, "5 November 2013", "6 November 2013")


@pytest.fixture(scope="module")
def chaired(confirmed: History, conference: int) -> tuple[History, str]:
    return confirmed, meetings.elect_the_chair(confirmed, conference)


@pytest.fixture(scope="module")
def observers(chaired: tuple[History, str], conference: int) -> tuple[str, str, str]:
    """The outcome of the one that was refused; the text put again and what came of it."""
    refused = meetings.refuse_an_observer(chaired[0], conference)
    return refused, *meetings.admit_an_observer(chaired[0], conference)


@pytest.fixture(scope="module")
def guest(
    chaired: tuple[History, str], observers: tuple[str, str, str], conference: int
) -> tuple[History, str, str]:
    return chaired[0], *meetings.welcome_a_guest(chaired[0], conference)


@pytest.fixture(scope="module")
def amended(guest: tuple[History, str, str]) -> tuple[History, str]:
    """What was said to the amendment at the Senior Officials’ Meeting; the ministers adopted it later."""
    refused = meetings.try_to_amend_without_ministers(guest[0])
    meetings.amend(guest[0])
    return guest[0], refused


@pytest.fixture(scope="module")
def corrected(amended: tuple[History, str]) -> History:
    meetings.correct_the_election(amended[0])
    return amended[0]


@pytest.fixture(scope="module")
def turned(corrected: History) -> History:
    """Two turns of the chair: in 2015 it comes to who is next, in 2017 Tajikistan has declined."""
    corrected.open_again(datetime(2016, 12, 1, 10, tzinfo=ALMATY))
    process.decline(corrected, "TJ")
    corrected.open_again(datetime(2018, 1, 15, 10, tzinfo=ALMATY))
    return corrected


# What is seen


def test_on_the_first_day_two_states_stand_in_brackets(founded: History) -> None:
    if founded.person.shell.context.today().year > 2013:
        pytest.skip("the years have passed already")
    shown = process.standings(founded)
    assert {title for title in shown if title.startswith("[")} == {"[Iran]¹", "[Pakistan]¹"}


def test_what_ended_while_the_program_was_closed_reads_as_of_its_end(
    outcomes: dict[str, tuple[str, str, str]],
) -> None:
    ended, asked, brought = outcomes[IRAN]
    assert ended == (
        "The deadline passed on 31 August 2013, 18:00 and nobody had broken silence: adopted as of the "
        "deadline."
    )
    assert "Islamic Republic of Iran: member from 31 August 2013" in asked
    assert "Islamic Republic of Iran: member from 31 August 2013" in brought
    ended, asked, brought = outcomes[PAKISTAN]
    assert ended == "Silence was broken on 10 August 2013, 15:30."
    assert "brings nothing about" in asked and "brought nothing else about" in brought


def test_the_letters_tell_it_on_paper(letters: dict[str, Print]) -> None:
    record, notice, result, broken = (without_lines(made) for made in letters.values())
    for words in ("31 August 2013, 18:00", "31 августа 2013 г., 18:00"):
        assert words in notice, notice
    assert "silence procedure" in record.casefold() and "процедура умолчания" in record.casefold()
    assert "member from 31 August 2013" in result, result
    assert "Turkey" in broken and "Турция" in broken


def test_the_brackets_stand_in_papers_of_before_and_in_none_of_after(
    papers: dict[str, tuple[Print, ...]],
) -> None:
    for made in papers["before"]:
        text = without_lines(made)
        assert "[Iran]" in text and "[Иран]" in text, text
    for made in papers["after"]:
        text = without_lines(made)
        assert "Iran" in text and "Иран" in text
        assert "[Iran]" not in text and "[Иран]" not in text, text
    for made in (*papers["before"], *papers["after"]):
        assert "[Pakistan]" in without_lines(made) and "[Пакистан]" in without_lines(made)


def test_the_first_chair_is_shown(chaired: tuple[History, str]) -> None:
    history, brought = chaired
    assert brought == "Republic of Kazakhstan: chairs from 5 November 2013 to 4 November 2015"
    tab = process.chair_of(history)
    assert tab.overview.title.text() == "Kazakhstan"
    assert "5 November 2013 – 4 November 2015" in seen(tab.overview)
    spoken = tab.overview.picture.accessibleName()
    assert "Next: Kyrgyz Republic, 5 November 2015" in spoken
    assert "Next: Tajikistan, 5 November 2017 – 4 November 2019. Passed over: [Pakistan]¹" in spoken


def test_one_observer_is_refused_and_one_admitted_in_a_second_round(
    observers: tuple[str, str, str],
) -> None:
    refused, changed, brought = observers
    assert refused == "No consensus"
    assert changed.startswith("It is seated behind beside the members.")
    assert "observer from 5 November 2013" in brought


def test_a_guest_is_listed_for_one_meeting_only(guest: tuple[History, str, str]) -> None:
    _, listed, refused = guest
    assert listed == "on the list"
    assert refused == (
        "No decision gave Refugee Support Network a standing for this meeting, so it can’t be put on the "
        "list of delegations. Rule S5."
    )


def test_an_amendment_is_for_ministers_alone(amended: tuple[History, str]) -> None:
    history, refused = amended
    assert refused == "The Operating Modalities are amended only by a ministerial meeting (§3.vii). Rule D4."
    tab = history.decisions.editions
    history.person.until(lambda: tab.panel.number == 2)
    tab.panel.show_tab(COMPARISON)
    view = tab.panel.comparison.difference.view
    history.person.until(lambda: view.changes == 1 and view._document.complete)
    tab.list.view.setFocus()
    history.person.press(tab.list.view, Qt.Key.Key_F7)
    assert view.marked == ["two", "three"]


def test_what_was_corrected_stands_beside_what_stood_there(corrected: History) -> None:
    positions = corrected.decisions.panel.positions
    row = next(row for row in positions.list.rows.rows if row.key == "TR")
    assert "corrected; before: agrees" in row.subtitle
    assert f"Correction: {meetings.WHY.en}" in seen(corrected.decisions.panel.entries)


def test_the_chair_passes_on_twice(turned: History) -> None:
    tab = process.chair_of(turned)
    turned.person.until(lambda: len(rows_of(tab.list.model)) == 5)
    assert [(row.title, row.chip.word if row.chip else "") for row in rows_of(tab.list.model)] == [
        ("Now and next", ""),
        ("Afghanistan", "next"),
        ("Turkey", "chairs now"),
        ("Kyrgyz Republic", "over"),
        ("Kazakhstan", "over"),
    ]
    assert tab.overview.picture.accessibleName().startswith(
        "Chairs now: Turkey, 5 November 2017 – 4 November 2019. Passed over: [Pakistan]¹ (not a member), "
        "Tajikistan (declined: National elections). Next: Afghanistan, 5 November 2019"
    )
    assert "Tajikistan · 1 December 2016" in seen(tab.overview)


def test_the_register_holds_all_of_it_and_the_office_is_sound(turned: History, root: Path) -> None:
    turned.person.go("decisions")
    tab = turned.decisions.tab
    turned.person.until(lambda: tab.list.list.model.total == 7)
    made = process.print_from(turned, tab.register.menu, 0, "register")
    told, at = without_lines(made), 0
    for outcome in REGISTER:
        assert outcome in told[at:], f"{outcome}: {told}"
        at = told.index(outcome, at)
    turned.person.shell.close()
    turned.start.close()
    assert_sound(root, turned.office)


# The other way round


@pytest.fixture
def other_way(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[History]:
    history = process.begin_history(qapp, qtbot, tmp_path)
    yield history
    history.start.close()


def test_in_another_office_pakistan_is_formalised_and_iran_is_not(other_way: History, root: Path) -> None:
    """D2: here nobody objects to Pakistan; Iran breaks silence in its own procedure."""
    process.put_the_brackets_to_silence(other_way)
    other_way.open_again(process.OBJECTED)
    process.object_to(other_way, IRAN, "IR")
    assert other_way.decisions.positions["[Iran]"] == "objects"
    other_way.open_again(process.AFTERWARDS)
    desk = other_way.decisions
    desk.show(IRAN)
    assert desk.panel.silence.ending.text() == "Silence was broken on 10 August 2013, 15:30."
    desk.confirm()
    desk.show(PAKISTAN)
    assert "adopted as of the deadline" in desk.panel.silence.ending.text()
    assert "Islamic Republic of Pakistan: member from 31 August 2013" in desk.confirm()
    other_way.person.until(lambda: "[Iran]¹" in process.standings(other_way))
    shown = process.standings(other_way)
    assert shown["Pakistan"] == "member" and "[Pakistan]¹" not in shown
    other_way.person.shell.close()
    other_way.start.close()
    assert_sound(root, other_way.office)
