"""The choices of the rules made by a person at the window, and refused where they arise (rule D2)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import looks
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sample_window import Person, window

from almaty_desktop.i18n import Bilingual, Language, texts_in
from almaty_desktop.rules.decisions import DecisionKind, Position
from almaty_desktop.services.choices import MEANINGS, TITLES
from almaty_desktop.services.use_cases import UseCases, make_use_cases
from almaty_desktop.ui.pages.decisions.choices_tab import ChoiceCard, ChoicesTab
from almaty_desktop.ui.pages.decisions.page import DecisionsPage
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import Scheme

EARLY = "early_confirmation"
TITLE = Bilingual("Terms of a study", "Условия исследования")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new office; to be copied."""
    folder = tmp_path_factory.mktemp("choices") / "office"
    make_use_cases(folder).office.close()
    return folder


@contextmanager
def at_choices(
    made: Path,
    folder: Path,
    theme: Theme,
    qtbot: QtBot,
    *,
    read_only: bool = False,
    language: Language = Language.EN,
    size: tuple[int, int] = (1389, 868),
) -> Iterator[Person]:
    """The window at the choices."""
    given = window(folder, theme, qtbot, sample=made, read_only=read_only, language=language, size=size)
    with given as person:
        person.shell.visit("decisions", "choices")
        person.until(lambda: len(tab_of(person).cards) == len(TITLES))
        yield person


@pytest.fixture
def person(made: Path, tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Person]:
    with at_choices(made, tmp_path / "office", theme, qtbot) as one:
        yield one


def tab_of(person: Person) -> ChoicesTab:
    page = person.shell.page
    assert isinstance(page, DecisionsPage)
    tab = page.tab("choices")
    assert isinstance(tab, ChoicesTab)
    return tab


def card_of(person: Person, name: str) -> ChoiceCard:
    return tab_of(person).cards[name]


def focused() -> QWidget:
    """Where keys go."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def settled(person: Person) -> None:
    person.until(lambda: not tab_of(person).edits.busy)
    person.qtbot.wait(250)  # the window gathers what changed for a tenth of a second


def confirmed_by_all(office: UseCases) -> int:
    """A running silence procedure that every member has confirmed, as by the choice not to end it early."""
    moment = office.office.moment()
    decision = office.decisions.open(
        DecisionKind.ORDINARY, TITLE, deadline=moment + timedelta(days=9), at=moment - timedelta(days=1)
    ).line.id
    office.decisions.take_rest(decision, Position.AGREES)
    return decision


def test_choices_are_made_by_keys_kept_and_undone(person: Person) -> None:
    tab, choices = tab_of(person), person.use_cases.choices
    tab.focus_first()
    assert card_of(person, "pending_take_positions").switch.hasFocus()
    person.press(focused(), Qt.Key.Key_Down)
    person.press(focused(), Qt.Key.Key_Down)
    assert card_of(person, EARLY).switch.hasFocus()
    person.press(focused(), Qt.Key.Key_Tab)
    last = card_of(person, "term_begins_next_day")
    assert last.switch.hasFocus()
    assert "as the rules propose" in last.facts.text()
    person.press(focused(), Qt.Key.Key_Space)
    settled(person)
    assert choices.office_choices().term_begins_next_day
    assert "otherwise than the rules propose" in last.facts.text()
    person.use_cases.history.undo()
    person.until(lambda: not last.switch.isChecked())
    assert not choices.office_choices().term_begins_next_day


def test_a_click_on_the_sentence_is_one_on_its_switch(person: Person) -> None:
    card = card_of(person, "alternates")
    person.qtbot.mouseClick(card.sentence, Qt.MouseButton.LeftButton)
    settled(person)
    assert not person.use_cases.choices.office_choices().alternates
    assert not card.switch.isChecked()


def test_a_choice_that_would_end_a_procedure_is_refused_at_its_place(person: Person) -> None:
    person.use_cases.choices.change_choice(EARLY, False)
    decision = confirmed_by_all(person.use_cases)
    card = card_of(person, EARLY)
    person.until(lambda: not card.switch.isChecked())
    card.switch.click()
    settled(person)
    assert TITLE.en in card.notice.text
    assert "Rule D2." in card.notice.text
    assert not card.switch.isChecked()
    assert all(one.notice.isHidden() for one in tab_of(person).cards.values() if one is not card)
    person.use_cases.decisions.take(decision, "KZ", Position.OBJECTS)
    person.use_cases.decisions.close(decision)
    card.switch.click()
    settled(person)
    assert card.switch.isChecked()
    assert card.notice.isHidden()


def test_a_second_window_shows_them_and_offers_nothing(
    made: Path, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    with at_choices(made, tmp_path / "office", theme, qtbot, read_only=True) as person:
        for card in tab_of(person).cards.values():
            assert not card.switch.isEnabled()
            person.qtbot.mouseClick(card.sentence, Qt.MouseButton.LeftButton)
            assert card.switch.isChecked() is card.line.value


@pytest.mark.parametrize("language", list(Language))
def test_it_is_whole_in_both_languages_light_and_dark_and_small(
    made: Path, tmp_path: Path, theme: Theme, qtbot: QtBot, language: Language
) -> None:
    size = (1000, 640)
    with at_choices(made, tmp_path / "office", theme, qtbot, language=language, size=size) as person:
        tab = tab_of(person)
        for scheme in Scheme:
            theme.choose(scheme)
            person.until(lambda: looks.clipped(tab) == [])
            assert looks.foreign(tab, language.value) == []
            assert looks.nameless(tab) == []
        texts = texts_in(language)
        for name, card in tab.cards.items():
            assert card.switch.accessibleName() == texts.say(TITLES[name])
            assert card.switch.accessibleDescription() == texts.say(MEANINGS[name])
