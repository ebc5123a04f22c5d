"""The participants looked up as a person does: today, on another day, in either language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import looks
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sample_window import Person, window, write_into

from almaty_desktop.i18n import Bilingual, Language, texts_in
from almaty_desktop.rules.standing import ParticipantKind, Standing
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.ui.pages.participants.names import STANDING_STATES, in_order
from almaty_desktop.ui.pages.participants.page import ParticipantsPage
from almaty_desktop.ui.pages.participants.standings_tab import StandingsTab
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import Scheme
from almaty_desktop.ui.widgets.chips import SHAPES
from almaty_desktop.ui.widgets.row_delegate import ROW_ROLE, Row


@pytest.fixture
def person(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Person]:
    with window(tmp_path / "office", theme, qtbot) as made:
        made.shell.visit("participants")
        made.until(lambda: len(rows(page_of(made))) == 13)
        yield made


def whole(person: Person) -> ParticipantsPage:
    page = person.shell.page
    assert isinstance(page, ParticipantsPage)
    return page


def page_of(person: Person) -> StandingsTab:
    tab = whole(person).tab("participant")
    assert isinstance(tab, StandingsTab)
    return tab


def rows(page: StandingsTab) -> list[Row]:
    model = page.list.model
    return [model.index(number).data(ROW_ROLE) for number in range(model.rowCount())]


def shown(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_states_come_first_in_the_order_of_the_language_shown(person: Person) -> None:
    page = page_of(person)
    titles = [row.title for row in rows(page)]
    assert titles[:8] == [
        "Afghanistan",
        "Azerbaijan",
        "[Iran]¹",
        "Kazakhstan",
        "Kyrgyz Republic",
        "[Pakistan]¹",
        "Tajikistan",
        "Turkey",
    ]
    person.speak(Language.RU)
    person.until(lambda: rows(page)[0].title == "Азербайджан")
    titles = [row.title for row in rows(page)]
    assert titles[:8] == [
        "Азербайджан",
        "Афганистан",
        "[Иран]¹",
        "Казахстан",
        "Кыргызстан",
        "[Пакистан]¹",
        "Таджикистан",
        "Турция",
    ]


def test_a_pending_state_stands_in_brackets_with_its_footnote_in_both_languages(person: Person) -> None:
    page = page_of(person)
    person.shell.visit("participants", "IR")
    person.until(lambda: page.panel.line and page.panel.line.code == "IR")
    text = shown(page)
    assert "[Islamic Republic of Iran]¹" in text and "[Исламская Республика Иран]¹" in text
    assert "¹ A State shown in brackets has yet to formalise its participation in the Process." in text
    assert "¹ Государству, название которого приведено в скобках" in text
    chip = next(row.chip for row in rows(page) if row.key == "IR")
    assert chip is not None and chip.word == "pending member"


def test_a_participant_found_by_its_number_is_shown(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    """The search names participants by their numbers, also before the list is there."""
    with window(tmp_path / "office", theme, qtbot) as person:
        turkey = next(one for one in person.use_cases.participants.standings() if one.code == "TR")
        person.shell.visit("participants", str(turkey.id))
        person.until(lambda: page_of(person).list.key == "TR")
        person.until(lambda: page_of(person).panel.title.text() == "Republic of Turkey")


def test_another_day_is_asked_for_by_typing_it(person: Person) -> None:
    page = page_of(person)
    write_into(page.day.editor, "4 June 2013")
    person.press(page.day.editor, Qt.Key.Key_Return)
    person.until(lambda: all(row.chip and row.chip.word == "no standing" for row in rows(page)))
    assert not any("[" in row.title for row in rows(page))
    assert not page.note.isVisible()
    write_into(page.day.editor, "15/03/2014")
    person.press(page.day.editor, Qt.Key.Key_Return)
    person.until(lambda: rows(page)[0].chip and rows(page)[0].chip.word == "member")
    assert page.note.isVisible()
    assert "On 15 March 2014: member, since 5 June 2013" in shown(page)
    looks.find_button(page, "Back to today").click()
    person.until(lambda: page.day.value == page.context.today())
    assert not page.today.isVisible()


def test_standing_has_its_reasons_and_a_timeline(person: Person) -> None:
    page = page_of(person)
    person.shell.visit("participants", "KZ")
    person.until(lambda: page.panel.line and page.panel.line.code == "KZ")
    person.until(lambda: "Member from the founding of the Process (Operating Modalities, §1)" in shown(page))
    assert page.panel.timeline.accessibleName() == "5 June 2013: member"
    assert page.panel.central.accessibleName() == "Central Asian State"
    person.shell.visit("participants", "UNHCR")
    person.until(lambda: page.panel.line and page.panel.line.code == "UNHCR")
    assert "No decision has given this participant a standing yet." in shown(page)
    assert not page.panel.timeline.isVisible()
    assert page.panel.unit.isVisible() and not page.panel.central.isVisible()


def test_topics_and_objectives_stand_in_both_languages(person: Person) -> None:
    page = whole(person)
    page.tabs.setFocus()
    for _ in range(page.tabs.count() - 1):
        person.press(page.tabs, Qt.Key.Key_Right)
    person.until(lambda: "Refugee protection" in shown(page))
    text = shown(page)
    assert "Защита беженцев" in text
    for subject in (*person.use_cases.participants.topics(), *person.use_cases.participants.objectives()):
        assert subject.title.en in text and subject.title.ru in text


def test_nothing_pretends_that_a_standing_can_be_changed_here(person: Person) -> None:
    page = page_of(person)
    contacts = {"Address, English", "Address, Русский", "E-mail", "Telephone", "Website"}
    named = {edit.accessibleName() for edit in page.findChildren(QLineEdit) if edit.isVisible()}
    assert named <= {"As of", *contacts}
    assert not page.findChildren(QPlainTextEdit)
    shown_buttons = {one.text() for one in page.findChildren(QPushButton) if one.isVisible()}
    assert shown_buttons <= {"", "Back to today", "Correct the names…", "Name a National Coordinator…"}


def test_each_standing_is_told_apart_without_colour() -> None:
    signs = [sign or SHAPES[state] for state, sign in STANDING_STATES.values()]
    assert len(set(signs)) == len(Standing)


def test_the_order_of_names_is_the_languages_own() -> None:
    def line(code: str, english: str, russian: str, kind: ParticipantKind) -> ParticipantLine:
        name = Bilingual(english, russian)
        return ParticipantLine(
            1, code, kind, english, name, name, name, name, Standing.NONE, None, False, False, ()
        )

    state, other = ParticipantKind.STATE, ParticipantKind.REGIONAL
    lines = [
        line("Z", "Alpha", "Яна", other),
        line("B", "Beta", "Елка", state),
        line("A", "Aleph", "Ёжик", state),
    ]
    assert [one.code for one in in_order(lines, texts_in(Language.EN))] == ["A", "B", "Z"]
    assert [one.code for one in in_order(lines, texts_in(Language.RU))] == ["B", "A", "Z"]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [(1389, 868), (940, 520)])
def test_it_looks_well(
    language: Language, size: tuple[int, int], tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    with window(tmp_path / "office", theme, qtbot, language=language, size=size) as person:
        person.shell.visit("participants", "PK")
        person.until(lambda: page_of(person).panel.line and page_of(person).panel.line.code == "PK")
        qtbot.wait(300)
        both = texts_of_the_office(person)
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            theme.choose(scheme)
            looks.assert_good(whole(person), language.value, both)
        whole(person).show_tab("subject")
        qtbot.wait(300)
        looks.assert_good(whole(person), language.value, both)


def texts_of_the_office(person: Person) -> frozenset[str]:
    """What stands on the page in both languages side by side, whichever is shown."""
    page = page_of(person)
    texts = {
        label.text()
        for parts in page.panel.called.names.values()
        for label in (*parts, *page.panel.called.notes.values())
    }
    participants = person.use_cases.participants
    for subject in (*participants.topics(), *participants.objectives()):
        texts |= {subject.title.en, subject.title.ru}
    texts |= {line.code for line in participants.standings()}
    return frozenset(texts | {page.panel.facts.text()})
