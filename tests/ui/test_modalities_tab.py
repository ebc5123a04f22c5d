"""The editions of the Operating Modalities read, compared and led to by a person (rule D4)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import looks
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sample_window import CONTROL, Person, window

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.rules.decisions import DecisionKind
from almaty_desktop.services.use_cases import make_use_cases
from almaty_desktop.ui.pages.decisions.decisions_tab import DecisionsTab
from almaty_desktop.ui.pages.decisions.modalities.edition_panel import COMPARISON, RECORD, TEXT
from almaty_desktop.ui.pages.decisions.modalities.tab import ModalitiesTab
from almaty_desktop.ui.pages.decisions.page import DecisionsPage
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import Scheme
from almaty_desktop.ui.widgets.row_delegate import ROW_ROLE, Row
from tests.services.modalities_history import CONFERENCE, TERM, THREE, TWO, amend, lengthen_the_term
from tests.services.moments import clock

OWN_WORDS = frozenset({"English", "Русский", CONFERENCE.en, CONFERENCE.ru, TERM.en, TERM.ru})


@pytest.fixture(scope="module")
def amended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with three editions: the term of the Chair became three years and two again."""
    folder = tmp_path_factory.mktemp("amended") / "office"
    office = make_use_cases(folder, now=clock)
    lengthen_the_term(office)
    meeting = office.modalities.meetings_for_amendments()[0].id
    amend(office, meeting, TERM, THREE, TWO)
    office.office.close()
    return folder


@pytest.fixture
def person(amended: Path, tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Person]:
    with window(tmp_path / "office", theme, qtbot, sample=amended) as made:
        made.shell.visit("decisions", "modalities")
        made.until(lambda: tab_of(made).panel.number == 3)
        yield made


def tab_of(person: Person) -> ModalitiesTab:
    page = person.shell.page
    assert isinstance(page, DecisionsPage)
    tab = page.tab("modalities")
    assert isinstance(tab, ModalitiesTab)
    return tab


def rows(tab: ModalitiesTab) -> list[Row]:
    model = tab.list.model
    return [model.index(number).data(ROW_ROLE) for number in range(model.rowCount())]


def shown(widget: QWidget) -> str:
    kinds = (QLabel, QPushButton)
    return "\n".join(one.text() for kind in kinds for one in widget.findChildren(kind) if one.isVisible())


def complete(person: Person) -> None:
    """Waits until the whole of the chosen edition is written."""
    person.until(lambda: "no later than 31 August 2013" in tab_of(person).panel.text.text.toPlainText())
    person.until(lambda: tab_of(person).panel.text._document.complete)


def test_editions_are_listed_with_day_and_meeting_the_newest_first(person: Person) -> None:
    tab = tab_of(person)
    assert [(row.title, row.chip.word if row.chip else "") for row in rows(tab)] == [
        ("Edition 3", "In force"),
        ("Edition 2", "Replaced"),
        ("Edition 1", "Replaced"),
    ]
    assert rows(tab)[1].subtitle == f"4 November 2015 · {CONFERENCE.en}"
    assert rows(tab)[2].subtitle == "5 June 2013 · Founding document of the Process"


def test_an_edition_is_read_paragraph_against_paragraph_in_both_languages(person: Person) -> None:
    tab = tab_of(person)
    person.shell.visit("decisions", "modalities/1")
    person.until(lambda: tab.panel.number == 1)
    complete(person)
    text = tab.panel.text.text
    heights = []
    for words in ("2. Objectives", "2. Цели"):
        place = text.document().find(words)
        assert not place.isNull(), words
        heights.append(text.cursorRect(place).top())
    assert heights[0] == heights[1]
    declaration = text.document().find("Almaty Declaration").charFormat()
    assert declaration.fontWeight() == 700, "words are bold as they were adopted"
    assert "**" not in text.toPlainText() and "##" not in text.toPlainText()


def test_an_effect_of_a_decision_leads_to_its_edition(person: Person) -> None:
    tab = tab_of(person)
    number = tab.panel.number
    person.shell.visit("decisions", "modalities/2")
    person.until(lambda: tab.panel.number == 2 != number)
    head = shown(tab.panel)
    assert "Operating Modalities, edition 2" in head
    assert CONFERENCE.en in head and TERM.en in head
    assert "replaced by edition 3" in head


def test_two_editions_are_compared_and_f7_leads_through_the_changes(person: Person) -> None:
    tab = tab_of(person)
    view = tab.panel.comparison.difference.view
    tab.panel.show_tab(COMPARISON)
    person.until(lambda: view.changes == 1 and view._document.complete)
    # F7 also while one goes through the list.
    tab.list.view.setFocus()
    person.press(tab.list.view, Qt.Key.Key_F7)
    assert view.marked == ["three", "two"]
    tab.panel.comparison.others.setFocus()
    person.press(tab.panel.comparison.others, Qt.Key.Key_Down)
    person.until(lambda: view.changes == 0)
    assert view.count_label.text() == "The two texts do not differ.", "edition 3 says again what 1 said"
    assert tab.panel.comparison.other == 1


def test_the_comparison_speaks_the_language_of_the_window_unless_another_is_chosen(person: Person) -> None:
    tab = tab_of(person)
    difference = tab.panel.comparison.difference
    view = difference.view
    tab.panel.show_tab(COMPARISON)
    person.until(lambda: "Chair" in view.text.toPlainText())
    difference.button(Language.RU).click()
    person.until(lambda: "Председател" in view.text.toPlainText())
    assert difference.language is Language.RU
    difference.button(Language.EN).click()
    person.speak(Language.RU)
    assert difference.language is Language.RU
    person.until(lambda: "Председател" in view.text.toPlainText())


def test_the_record_leads_to_the_decision_and_to_what_it_changed(person: Person) -> None:
    tab = tab_of(person)
    tab.panel.show_tab(RECORD)
    person.until(lambda: "Edition 2 · 4 November 2015" in shown(tab.panel.record))
    buttons = [one for one in tab.panel.record.findChildren(QPushButton) if one.isVisible()]
    names = [one.accessibleName() for one in buttons]
    assert len(set(names)) == len(names) == 4, "no two buttons are told alike"
    looks.find_button(tab.panel.record, "What changed: Edition 2 · 4 November 2015").click()
    assert (tab.panel.number, tab.panel.comparison.other) == (2, 1)
    assert tab.panel.tabs.currentIndex() == COMPARISON
    person.until(lambda: tab.list.key == "2")
    tab.panel.show_tab(RECORD)
    looks.find_button(tab.panel.record, "To the decision: Edition 2 · 4 November 2015").click()
    page = person.shell.page
    assert isinstance(page, DecisionsPage)
    decisions = page.tab("decision")
    person.until(lambda: decisions.isVisible() and TERM.en in shown(decisions))


def test_an_amendment_is_proposed_to_a_ministerial_meeting(person: Person) -> None:
    tab = tab_of(person)
    person.until(tab.proposing.propose.isVisible)
    tab.proposing.propose.click()
    page = person.shell.page
    assert isinstance(page, DecisionsPage)
    assert page.tab("decision").isVisible()


def test_with_one_edition_the_places_teach(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    with window(tmp_path / "office", theme, qtbot) as made:
        made.shell.visit("decisions", "modalities")
        tab = tab_of(made)
        made.until(lambda: tab.panel.number == 1)
        tab.panel.show_tab(COMPARISON)
        assert "There is nothing to compare yet" in shown(tab.panel)
        tab.panel.show_tab(RECORD)
        assert "No amendments are on record." in shown(tab.panel)
        made.until(tab.proposing.meetings.isVisible)
        assert "this office has none" in shown(tab.proposing) and not tab.proposing.propose.isVisible()
        tab.panel.print_menu.aboutToShow.emit()
        assert [one.text() for one in tab.panel.print_menu.actions()] == ["Edition 1"]
        looks.assert_good(tab, "en", OWN_WORDS)


def test_an_office_that_is_only_read_offers_no_amendment(
    amended: Path, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    with window(tmp_path / "office", theme, qtbot, sample=amended, read_only=True) as made:
        made.shell.visit("decisions", "modalities/1")
        tab = tab_of(made)
        made.until(lambda: tab.panel.number == 1)
        complete(made)
        assert not tab.proposing.propose.isVisible() and not tab.proposing.meetings.isVisible()
        assert tab.panel.print_button.isVisible()


def test_editions_and_comparisons_are_printed(person: Person) -> None:
    tab = tab_of(person)
    tab.list.view.setFocus()
    QTimer.singleShot(300, tab.panel.print_menu.close)
    heard: list[bool] = []
    tab.panel.print_menu.aboutToShow.connect(lambda: heard.append(True))
    person.press(tab.list.view, Qt.Key.Key_P, CONTROL)
    assert heard == [True]
    tab.panel.print_menu.aboutToShow.emit()
    edition, both = tab.panel.print_menu.actions()
    assert both.text() == "Comparison with edition 2"
    for action, pages in ((edition, 3), (both, 3)):
        action.trigger()
        preview = tab.whole.preview
        assert preview is not None
        person.until(lambda preview=preview: preview.made)
        assert preview.made is not None and preview.made.saved.pages >= pages
        person.press(preview, Qt.Key.Key_Escape)
        assert tab.whole.preview is None and tab.panel.print_button.hasFocus()


def test_an_edition_that_comes_in_is_listed_at_once(person: Person) -> None:
    tab = tab_of(person)
    meeting = person.use_cases.modalities.meetings_for_amendments()[0].id
    amend(person.use_cases, meeting, TERM, TWO, THREE)
    person.until(lambda: len(rows(tab)) == 4)
    assert tab.panel.number == 3, "what one reads stays"
    person.until(lambda: "replaced by edition 4" in shown(tab.panel))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [(1389, 868), (1100, 700), (940, 520)])
def test_it_looks_right(
    amended: Path,
    tmp_path: Path,
    theme: Theme,
    qtbot: QtBot,
    language: Language,
    size: tuple[int, int],
) -> None:
    with window(tmp_path / "office", theme, qtbot, sample=amended, language=language, size=size) as made:
        made.shell.visit("decisions", "modalities")
        tab = tab_of(made)
        made.until(lambda: tab.panel.number == 3 and tab.proposing.propose.isVisible())
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            theme.choose(scheme)
            for part in (TEXT, COMPARISON, RECORD):
                tab.panel.show_tab(part)
                qtbot.wait(150)
                # The paragraph of the Operating Modalities bears a number in Latin letters in both languages.
                rule = tab.proposing.says.text()
                assert "3.vii" in rule
                looks.assert_good(tab, language.value, OWN_WORDS | {rule})


def test_the_keyboard_reaches_everything(person: Person) -> None:
    tab = tab_of(person)
    tab.list.view.setFocus()
    person.press(tab.list.view, Qt.Key.Key_Down)
    person.until(lambda: tab.panel.number == 2)
    person.press(tab.list.view, Qt.Key.Key_Return)
    assert tab.panel.text.text.hasFocus()
    tab.panel.show_tab(COMPARISON)
    view = tab.panel.comparison.difference.view
    person.until(lambda: view.changes == 1 and view._document.complete)
    tab.panel.focus_first()
    assert view.text.hasFocus()
    person.press(view.text, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert view.current == 0


def test_an_amendment_tells_what_it_changes_while_it_is_written_and_while_it_is_decided(
    person: Person,
) -> None:
    page = person.shell.page
    assert isinstance(page, DecisionsPage)
    tab = page.show_tab("decision")
    assert isinstance(tab, DecisionsTab)
    person.shell.visit("decisions", "new/amend-modalities")
    new = tab.new
    person.until(lambda: "two years" in new.text.value.en)
    assert new.against.isVisible()
    new.against.toggle.click()
    person.until(lambda: new.against.difference and new.against.difference.view.count_label.text())
    assert new.against.difference is not None
    assert new.against.difference.view.changes == 0, "the text is that of the edition in force"
    new.text.set_value(Bilingual(new.text.value.en.replace(TWO.en, THREE.en), new.text.value.ru))
    new.text.saved.emit(new.text.value)
    person.until(lambda: new.against.difference and new.against.difference.view.changes == 1)

    meeting = person.use_cases.modalities.meetings_for_amendments()[0].id
    text = person.use_cases.modalities.edition(2).text
    opened = person.use_cases.decisions.open(
        DecisionKind.AMEND_MODALITIES, TERM, meeting=meeting, text=text
    ).line.id
    person.shell.visit("decisions", str(opened))
    against = tab.panel.against
    person.until(against.isVisible)
    against.toggle.click()
    person.until(lambda: against.difference and against.difference.view.changes == 1)
    person.shell.visit("decisions", "1")
    person.until(lambda: tab.panel.acts.view and tab.panel.acts.view.line.id == 1)
    assert not against.isVisible(), "what is in force changes nothing any more"
