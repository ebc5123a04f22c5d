"""The names of a participant corrected in place, and in an office that can only be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import looks
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sample_window import Person, window, write_into

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.ui.pages.participants.names_card import NamesCard
from almaty_desktop.ui.pages.participants.page import ParticipantsPage
from almaty_desktop.ui.pages.participants.participant_panel import ParticipantPanel
from almaty_desktop.ui.pages.participants.standings_tab import StandingsTab
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import Scheme


@pytest.fixture
def person(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Person]:
    with window(tmp_path / "office", theme, qtbot) as made:
        yield made


def at(person: Person, code: str) -> ParticipantPanel:
    person.shell.visit("participants", code)
    page = person.shell.page
    assert isinstance(page, ParticipantsPage)
    tab = page.tab("participant")
    assert isinstance(tab, StandingsTab)
    person.until(lambda: tab.panel.line is not None and tab.panel.line.code == code)
    person.until(lambda: code in tab.panel.further.contacts._versions)
    return tab.panel


def opened(person: Person, code: str) -> NamesCard:
    card = at(person, code).called
    looks.find_button(card, "Correct the names…").click()
    person.until(card.form.isVisible)
    return card


def line_of(person: Person, code: str) -> ParticipantLine:
    return next(line for line in person.use_cases.participants.standings() if line.code == code)


def test_names_are_saved_as_one_leaves_them_and_shown_at_once(person: Person) -> None:
    card = opened(person, "UNHCR")
    fields = card.form.fields
    assert fields["name"].value == line_of(person, "UNHCR").name
    write_into(fields["name"].editor(Language.EN), "UN Refugee Agency")
    write_into(fields["short"].editor(Language.RU), "УВКБ")
    person.press(fields["short"].editor(Language.RU), Qt.Key.Key_Escape)
    assert fields["short"].value == line_of(person, "UNHCR").short
    write_into(fields["short"].editor(Language.RU), "УВКБ")
    looks.find_button(card, "Done").click()
    person.until(lambda: card.names[Language.EN][0].text() == "UN Refugee Agency")
    person.until(lambda: card.names[Language.RU][1].text() == "УВКБ")
    line = line_of(person, "UNHCR")
    assert (line.name.en, line.short.ru) == ("UN Refugee Agency", "УВКБ")
    assert card.form.isHidden() and card.correct.isEnabled()


def test_what_was_refused_gives_way_to_what_is_saved(person: Person) -> None:
    card = opened(person, "UNHCR")
    field, before = card.form.fields["name"], line_of(person, "UNHCR")
    for language in Language:
        field.editor(language).setText("")  # type: ignore[union-attr]
    field.save()
    person.until(lambda: field.value == before.name)
    assert line_of(person, "UNHCR") == before


def test_names_and_contacts_left_together_are_both_written(person: Person) -> None:
    card = opened(person, "UNHCR")
    contacts = at(person, "UNHCR").further.contacts
    write_into(card.form.fields["short"].editor(Language.EN), "Refugee Agency")
    card.form.fields["name"].editor(Language.RU).setText("Агентство")  # type: ignore[union-attr]
    contacts.lines["email"].setText("kazal@unhcr.org")
    person.shell.visit("meetings")
    line = line_of(person, "UNHCR")
    assert (line.short.en, line.name.ru) == ("Refugee Agency", "Агентство")
    assert person.use_cases.contacts.show("UNHCR").email == "kazal@unhcr.org"


def test_another_participant_takes_nothing_of_what_was_typed(person: Person) -> None:
    card = opened(person, "UNHCR")
    before = line_of(person, "KZ")
    write_into(card.form.fields["short"].editor(Language.EN), "Refugee Agency")
    at(person, "KZ")
    person.until(lambda: line_of(person, "UNHCR").short.en == "Refugee Agency")
    assert card.form.isHidden() and line_of(person, "KZ") == before
    looks.find_button(card, "Correct the names…").click()
    assert card.form.fields["short"].value == Bilingual("Kazakhstan", "Казахстан")


def test_an_office_that_can_only_be_read_shows_the_names_only(
    tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    with window(tmp_path / "office", theme, qtbot):
        pass
    with window(tmp_path / "office", theme, qtbot, read_only=True) as person:
        card = at(person, "UNHCR").called
        assert not card.correct.isVisible() and card.names[Language.EN][0].text()


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("language", Language)
def test_it_looks_well(
    tmp_path: Path, theme: Theme, qtbot: QtBot, language: Language, scheme: Scheme
) -> None:
    theme.choose(scheme)
    with window(tmp_path / "office", theme, qtbot) as person:
        card = opened(person, "UNHCR")
        person.speak(language)
        names = {label.text() for parts in card.names.values() for label in parts}
        looks.assert_good(card, language.value, frozenset(names))
