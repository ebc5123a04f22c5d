"""A list of 500 people is sent to the Support Unit: taken in at the window, whole or not at all (rule S4)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from at_the_desk import CONTROL, Person, rows_of
from desks import desk_in, desktop_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from soundness import assert_sound
from working import cut, working

from almaty_desktop.i18n import Language
from almaty_desktop.services.use_cases import make_use_cases, open_use_cases
from almaty_desktop.ui.pages.participants.page import ParticipantsPage
from almaty_desktop.ui.pages.participants.people.people_tab import PeopleTab
from tests.services.people_files import FAMILIES, GIVEN, Row, five_hundred, write_table

FAMILIES_RU = (
    *("Алиев", "Каримов", "Назаров", "Рахмонов", "Шарипов"),
    *("Ахметов", "Юсупов", "Турсунов", "Садыков"),
)
GIVEN_RU = (
    *("Нурлан", "Айгуль", "Сергей", "Ильхам", "Зарина", "Рустам"),
    *("Юрий", "Лейла", "Фарид", "Гульнара", "Тимур"),
)
GOOD, BAD = 480, 20


def in_both_languages(rows: list[Row], bad: dict[int, str]) -> list[Row]:
    """The same people: a third bear their name in both languages, a third in Russian alone."""
    for number, row in enumerate(rows):
        if number + 2 in bad or not number % 3:
            continue
        family, given = str(row[0]), str(row[1])
        plain = family[:-3]
        tail = "".join(chr(ord("а") + ord(letter) - ord("a")) for letter in family[-3:])
        row[2] = f"{FAMILIES_RU[FAMILIES.index(plain)]}{tail}"
        row[3] = GIVEN_RU[GIVEN.index(given)]
        if number % 3 == 2:
            row[0] = row[1] = ""
    return rows


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[int, str]]:
    """The list as it came, and by the number of each bad row a word of the reason."""
    rows, bad = five_hundred()
    assert (len(rows), len(bad)) == (GOOD + BAD, BAD)
    folder = tmp_path_factory.mktemp("people")
    return write_table(folder / "Список участников.xlsx", in_both_languages(rows, bad)), bad


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office in which one person is known."""
    use_cases = make_use_cases(tmp_path / "office")
    use_cases.people.create(family_ru="Токтогулова", given_ru="Айсулуу", participant="KG")
    use_cases.office.close()
    return tmp_path / "office"


@pytest.fixture
def person(office: Path, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Person]:
    with desktop_of(qapp, desk_in(tmp_path), Language.EN) as desktop:
        desktop.open_office(office)
        yield Person(desktop, qtbot)


def people_of(person: Person) -> PeopleTab:
    person.go("participants")
    tab = person.page(ParticipantsPage).show_tab("person")
    assert isinstance(tab, PeopleTab)
    person.until(lambda: tab.list.count.text() == "1 person")
    return tab


def ask_for(person: Person, tab: PeopleTab, table: Path) -> None:
    """Chooses the file in the system's dialog, and has its rows checked."""
    with pytest.MonkeyPatch.context() as answered:
        answered.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(table), ""))
        person.press(tab, Qt.Key.Key_O, CONTROL)
    panel = tab.right.importing
    person.until(lambda: panel.check.isVisible() and panel.check.isEnabled())
    assert panel.said.text() == f"{GOOD + BAD} rows of data."
    person.press(panel.check, Qt.Key.Key_Return, CONTROL)
    person.until(lambda: panel.take.isVisible() and panel.take.isEnabled())


def test_the_good_rows_come_in_the_bad_ones_are_named_and_one_undo_takes_all_back(
    person: Person, table: tuple[Path, dict[int, str]]
) -> None:
    path, bad = table
    tab = people_of(person)
    ask_for(person, tab, path)
    panel = tab.right.importing
    assert panel.said.text() == f"{GOOD} people are new; {BAD} rows are refused."
    assert_named(person, tab, bad)
    person.press(panel.take, Qt.Key.Key_Return, CONTROL)
    person.until(panel.undo.isVisible)
    person.until(lambda: tab.list.count.text() == f"{GOOD + 1} people")
    assert_named(person, tab, bad)
    assert_found_in_both_alphabets(person, tab)
    # The whole import is the last thing that was done.
    person.until(lambda: path.name in person.shell.foot.undo.accessibleName())
    person.press(tab, Qt.Key.Key_Z, CONTROL)
    person.until(lambda: tab.list.count.text() == "1 person")
    person.until(lambda: "Токтогулова" in rows_of(tab.list.list.model)[0].title)


def assert_named(person: Person, tab: PeopleTab, bad: dict[int, str]) -> None:
    """Each bad row stands in the list of rows with its number and its reason, in either language."""
    rows = tab.right.importing.rows
    for language, word, saying in (
        (Language.RU, "не загружена", "Строка"),
        (Language.EN, "not imported", "Row"),
    ):
        person.speak(language)
        person.until(
            lambda word=word: (
                len([one for one in rows_of(rows.model) if one.chip and one.chip.word == word]) == BAD
            )
        )
        refused = [row for row in rows_of(rows.model) if row.chip and row.chip.word == word]
        assert {int(row.key) for row in refused} == set(bad)
        assert all(row.title.startswith(f"{saying} {row.key}") and row.subtitle for row in refused)
    for row in refused:
        assert bad[int(row.key)].casefold() in row.subtitle.casefold()


def assert_found_in_both_alphabets(person: Person, tab: PeopleTab) -> None:
    """Somebody who came in with a Russian name alone is found by Latin letters, too."""
    tab.list.search.setFocus()
    for words in ("назаровабб", "nazarovabb"):
        tab.list.search.selectAll()
        person.type(tab.list.search, words)
        person.until(lambda: tab.list.list.model.total == 1)
        (row,) = rows_of(tab.list.list.model)
        assert "Назаровабб" in row.title
    person.press(tab.list.search, Qt.Key.Key_Escape)


@pytest.mark.parametrize("percent", [1, 90])
def test_cut_in_the_middle_nobody_has_come_in_or_all_have(
    root: Path, office: Path, table: tuple[Path, dict[int, str]], percent: int
) -> None:
    """All, where the window was quicker than the one who cuts."""
    with working(root, "people", office, table[0]) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == "done" or int(line) >= percent:
                break
        cut(process)
    use_cases = open_use_cases(office, alone=True)
    try:
        count = use_cases.people.count()
        assert count in (1, GOOD + 1)
        if count > 1:
            use_cases.history.undo()
            assert use_cases.people.count() == 1
        plan = use_cases.people_import.take_in(table[0])
        assert len(plan.refused) == BAD and use_cases.people.count() == GOOD + 1
    finally:
        use_cases.office.close()
    assert_sound(root, office)
