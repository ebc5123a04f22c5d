"""People at the window: found, written down, corrected, named coordinator, merged, taken in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import looks
import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sample_window import CONTROL, LEFT, NONE, Person, window, write_into

from almaty_desktop.i18n import Language
from almaty_desktop.rules.service_terms import ServiceRole
from almaty_desktop.services.use_cases import UseCases, make_use_cases
from almaty_desktop.ui.pages.participants.page import ParticipantsPage
from almaty_desktop.ui.pages.participants.people.people_tab import PeopleTab
from almaty_desktop.ui.pages.participants.standings_tab import StandingsTab
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import Scheme
from almaty_desktop.ui.widgets.row_delegate import ROW_ROLE
from tests.services.people_files import HEADS, five_hundred, good_row, write_table

MAIN = ServiceRole.NATIONAL_COORDINATOR


@pytest.fixture
def person(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Person]:
    with window(tmp_path / "office", theme, qtbot) as made:
        made.shell.visit("participants", "person/0")
        yield made


def tab_of(person: Person) -> PeopleTab:
    page = person.shell.page
    assert isinstance(page, ParticipantsPage)
    tab = page.show_tab("person")
    assert isinstance(tab, PeopleTab)
    return tab


def standings_of(person: Person) -> StandingsTab:
    page = person.shell.page
    assert isinstance(page, ParticipantsPage)
    tab = page.show_tab("participant")
    assert isinstance(tab, StandingsTab)
    return tab


def visit_state(person: Person, code: str) -> StandingsTab:
    """A State's panel with what is known of its coordinators."""
    tab = standings_of(person)
    person.shell.visit("participants", code)
    person.until(lambda: tab.panel.line is not None and tab.panel.line.code == code)
    return tab


def titles(tab: PeopleTab) -> list[str]:
    model = tab.list.list.model
    rows = [model.index(number).data(ROW_ROLE) for number in range(model.rowCount())]
    return [row.title for row in rows if row is not None]


def shown(root: QWidget) -> str:
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


def add(person: Person, family: str, given: str, **more: object) -> int:
    """Somebody written down elsewhere, who appears in the list."""
    latin = family.isascii()
    names = {"family_en" if latin else "family_ru": family, "given_en" if latin else "given_ru": given}
    view = person.use_cases.people.create(**names, **more)  # type: ignore[arg-type]
    tab = tab_of(person)
    person.until(lambda: any(family in title for title in titles(tab)))
    return view.line.id


def open_person(person: Person, number: int) -> PeopleTab:
    person.shell.visit("participants", f"person/{number}")
    tab = tab_of(person)
    person.until(lambda: tab.panel.view is not None and tab.panel.view.line.id == number)
    return tab


def test_an_empty_list_teaches_the_first_step(person: Person) -> None:
    tab = tab_of(person)
    person.until(lambda: "No people yet" in shown(tab))
    looks.find_button(tab.list.nothing_yet, "Add a person").click()
    person.until(lambda: tab.right.currentWidget() is tab.right.new)
    person.press(tab.right.new, Qt.Key.Key_Escape)
    assert tab.right.currentWidget() is not tab.right.new


def test_a_person_is_written_down_with_the_keyboard(person: Person) -> None:
    tab = tab_of(person)
    person.press(tab, Qt.Key.Key_N, CONTROL)
    person.until(lambda: tab.right.currentWidget() is tab.right.new)
    write_into(tab.right.new.family.field.editor(Language.RU), "Жээнбеков")
    assert tab.right.new.family.take.text() == "Take “Zheenbekov”"
    tab.right.new.family.take.click()
    write_into(tab.right.new.given.field.editor(Language.RU), "Сооронбай")
    assert tab.right.new.given.field.editor(Language.EN).placeholderText() == "Sooronbai"
    person.until(lambda: tab.right.new.participant.findData("KG") > 0)
    tab.right.new.participant.setCurrentIndex(tab.right.new.participant.findData("KG"))
    person.press(tab.right.new.given.field.editor(Language.RU), Qt.Key.Key_Return, CONTROL)
    person.until(lambda: tab.panel.view is not None)
    (line,) = person.use_cases.people.list()
    assert (line.family.en, line.family.ru, line.given.en, line.participant) == (
        "Zheenbekov",
        "Жээнбеков",
        "",
        "KG",
    )
    person.until(lambda: titles(tab) == ["Zheenbekov"])
    person.undo()
    person.until(lambda: person.use_cases.people.count() == 0)
    person.until(lambda: tab.right.currentWidget() is tab.right.nothing)


def test_fields_are_saved_as_one_leaves_them(person: Person) -> None:
    number = add(person, "Aliyev", "Ilham", participant="AZ")
    tab = open_person(person, number)
    people = person.use_cases.people
    write_into(tab.panel.names["family"].field.editor(Language.RU), "Алиев")
    write_into(tab.panel.texts["ministry"].editor(Language.EN), "Migration Service")
    person.until(lambda: people.show(number).line.family.ru == "Алиев")
    write_into(tab.panel.emails.lines[0], "i@mia.az")
    person.press(tab.panel.emails.lines[0], Qt.Key.Key_Return)
    person.until(lambda: people.show(number).emails == ("i@mia.az",))
    person.until(lambda: len(tab.panel.emails.lines) == 2)
    write_into(tab.panel.telephones.lines[0], "ask")
    tab.panel.names["given"].setFocus()
    person.until(lambda: "is not a telephone number" in person.shell.notice.text)
    person.until(lambda: tab.panel.telephones.lines[0].text() == "")
    tab.panel.languages.tick("az", True)
    person.until(lambda: people.show(number).languages == ("az",))
    write_into(tab.panel.note.editor, "Prefers calls")
    person.shell.visit("meetings")
    person.until(lambda: people.show(number).note == "Prefers calls")
    assert people.show(number).line.ministry.en == "Migration Service"


def test_people_are_found_in_either_alphabet_and_by_filters(person: Person) -> None:
    first = add(person, "Jeenbekov", "Sooronbay", participant="KG", languages=("ky",))
    add(person, "Назаров", "Юрий", participant="KZ")
    person.use_cases.coordinators.start_service(first, "KG", MAIN, date(2014, 1, 1))
    tab = tab_of(person)
    person.press(tab, Qt.Key.Key_F, CONTROL)
    looks.type_text(tab.list.search, "жээн")
    person.until(lambda: titles(tab) == ["Jeenbekov, Sooronbay"])
    person.press(tab.list.search, Qt.Key.Key_Escape)
    person.until(lambda: len(titles(tab)) == 2)
    tab.list.role.setCurrentIndex(tab.list.role.findData(MAIN.value))
    tab.list.role.activated.emit(tab.list.role.currentIndex())
    person.until(lambda: titles(tab) == ["Jeenbekov, Sooronbay"])
    looks.type_text(tab.list.search, "zzz")
    person.until(lambda: "Nobody found" in shown(tab))
    looks.find_button(tab, "Clear search and filters").click()
    person.until(lambda: len(titles(tab)) == 2)
    person.speak(Language.RU)
    person.until(lambda: "Назаров Юрий" in titles(tab))


def buttons(root: QWidget) -> set[str]:
    """The buttons one sees."""
    return {one.text() for one in root.findChildren(QPushButton) if one.isVisible()}


def last_day(tab: PeopleTab) -> date | None:
    """The last day of the one term on view."""
    ((_, end),) = tab.panel.terms.rows.values()
    return end.value


def test_a_role_is_added_corrected_and_ended(person: Person) -> None:
    number = add(person, "Tokayev", "Kairat", participant="KZ")
    tab = open_person(person, number)
    looks.find_button(tab, "Add a role…").click()
    form = tab.panel.terms.form
    write_into(form.start.editor, "1 March 2014")
    person.press(form.start.editor, Qt.Key.Key_Return)
    person.press(form, Qt.Key.Key_Return, CONTROL)
    coordinators = person.use_cases.coordinators
    person.until(lambda: coordinators.of("KZ").current is not None)
    person.until(lambda: len(tab.panel.terms.rows) == 1)
    ((_, end),) = tab.panel.terms.rows.values()
    write_into(end.editor, "30/06/2014")
    person.press(end.editor, Qt.Key.Key_Return)
    person.until(lambda: coordinators.of("KZ").vacant_since == date(2014, 7, 1))
    person.until(lambda: last_day(tab) == date(2014, 6, 30))
    person.until(lambda: not tab.panel.acts.edits.busy)
    ((_, end),) = tab.panel.terms.rows.values()
    write_into(end.editor, "1/1/2013")
    person.press(end.editor, Qt.Key.Key_Return)
    person.until(lambda: "Service ends on the day" in person.shell.notice.text)
    person.until(lambda: last_day(tab) == date(2014, 6, 30))
    person.until(lambda: not tab.panel.acts.edits.busy and "Remove" in buttons(tab))
    looks.find_button(tab, "Remove").click()
    person.until(lambda: not tab.panel.terms.rows)


def test_a_vacancy_is_shown_and_filled_from_the_state(person: Person) -> None:
    first = add(person, "Tokayev", "Kairat", participant="KZ")
    add(person, "Abishev", "Nurlan", participant="KZ")
    tab = visit_state(person, "KZ")
    card = tab.panel.further.coordinator
    person.until(lambda: card.vacant.isVisible() and card.vacant.accessibleName() == "VACANT")
    looks.find_button(card, "Name a National Coordinator…").click()
    person.until(lambda: card.form.person.count() == 2)
    card.form.person.setCurrentIndex(card.form.person.findData(first))
    write_into(card.form.start.editor, "1 March 2014")
    person.press(card.form, Qt.Key.Key_Return, CONTROL)
    person.until(lambda: not card.vacant.isVisible() and "since 1 March 2014" in shown(card))
    looks.find_button(card, "Name a National Coordinator…").click()
    person.until(card.form.before.isVisible)
    person.until(card.form.make.isEnabled)
    card.form.person.setCurrentIndex(0)
    looks.find_button(card, "Designate").click()
    person.until(lambda: person.use_cases.coordinators.of("KZ").past != ())
    assert person.use_cases.coordinators.of("KZ").past[0].person == first
    person.until(lambda: "Kairat Tokayev" in buttons(card))
    looks.find_button(card, "Kairat Tokayev").click()
    person.until(lambda: tab_of(person).panel.acts.person == first)


def test_a_state_without_people_leads_to_a_new_person(person: Person) -> None:
    tab = visit_state(person, "TJ")
    person.until(tab.panel.further.coordinator.vacant.isVisible)
    looks.find_button(tab.panel.further.coordinator, "Name a National Coordinator…").click()
    person.until(tab.panel.further.coordinator.form.nobody.isVisible)
    looks.find_button(tab.panel.further.coordinator, "Add a person").click()
    people = tab_of(person)
    person.until(lambda: people.right.currentWidget() is people.right.new)
    person.until(lambda: people.right.new.participant.currentData() == "TJ")


def test_contacts_of_a_participant_are_edited_in_place(person: Person) -> None:
    tab = standings_of(person)
    person.shell.visit("participants", "UNHCR")
    card = tab.panel.further.contacts
    person.until(lambda: tab.panel.line is not None and tab.panel.line.code == "UNHCR")
    person.until(lambda: "UNHCR" in card._versions)
    assert not tab.panel.further.coordinator.isVisible()
    write_into(card.lines["email"], "kazal@unhcr.org")
    person.press(card.lines["email"], Qt.Key.Key_Return)
    person.until(lambda: person.use_cases.contacts.show("UNHCR").email == "kazal@unhcr.org")
    write_into(card.address.editor(Language.RU), "Алматы")
    person.shell.visit("meetings")
    person.until(lambda: person.use_cases.contacts.show("UNHCR").address.ru == "Алматы")


def test_two_who_are_one_are_merged_after_a_look(person: Person) -> None:
    keep = add(person, "Jeenbekov", "Sooronbay", post_en="Head", emails=("s@gov.kg",))
    add(person, "Жээнбеков", "Сооронбай", post_en="Deputy", telephones=("+996 312 62",))
    tab = open_person(person, keep)
    person.until(tab.panel.alike.isVisible)
    tab.panel.alike.compare.click()
    person.until(lambda: ("post_en", "other") in tab.right.merging.table.options)
    tab.right.merging.table.options["post_en", "other"].click()
    person.until(tab.right.merging.table.options["post_en", "other"].isChecked)
    person.press(tab.right.merging, Qt.Key.Key_Return, CONTROL)
    person.until(lambda: person.use_cases.people.count() == 1)
    merged = person.use_cases.people.show(keep)
    assert merged.line.post.en == "Deputy" and merged.telephones == ("+996 312 62",)
    person.until(lambda: tab.panel.view is not None and tab.panel.view.telephones == ("+996 312 62",))
    person.undo()
    person.until(lambda: person.use_cases.people.count() == 2)
    person.press(tab, Qt.Key.Key_D, CONTROL)
    person.until(lambda: tab.right.duplicates.list.model.total == 1)
    tab.right.duplicates.list.choose_first()
    looks.find_button(tab.right.duplicates, "Compare and merge…").click()
    person.until(lambda: tab.right.currentWidget() is tab.right.merging)
    person.press(tab.right.merging, Qt.Key.Key_Escape)
    assert tab.right.currentWidget() is not tab.right.merging


def test_those_to_merge_with_are_named_in_the_language_that_is_switched_to(person: Person) -> None:
    keep = add(person, "Sample", "Maria", family_ru="Образцова")
    tab = open_person(person, keep)
    tab.right.begin_merge(keep, 0)
    offered = tab.right.choosing.list.model
    person.until(lambda: offered.total == 1 and "Sample" in offered.index(0, 0).data(ROW_ROLE).title)
    person.speak(Language.RU)
    person.until(lambda: offered.total == 1 and "Образцова" in offered.index(0, 0).data(ROW_ROLE).title)


def test_a_list_is_taken_in_step_by_step_and_back_again(person: Person, tmp_path: Path) -> None:
    table = write_table(tmp_path / "people.xlsx", five_hundred()[0])
    tab = tab_of(person)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table))])
    actions = Qt.DropAction.CopyAction
    QApplication.sendEvent(tab, QDragEnterEvent(QPointF(9, 9).toPoint(), actions, data, LEFT, NONE))
    QApplication.sendEvent(tab, QDropEvent(QPointF(9, 9), actions, data, LEFT, NONE))
    panel = tab.right.importing
    person.until(lambda: len(panel.columns.combos) == 12 and panel.check.isEnabled())
    panel.columns.choose(4, "")
    panel.columns.choose(4, "ministry_en")
    person.press(panel, Qt.Key.Key_Return, CONTROL)
    person.until(lambda: panel.take.isVisible() and panel.take.isEnabled())
    assert panel.said.text() == "480 people are new; 20 rows are refused."
    assert person.use_cases.people.count() == 0
    person.until(lambda: panel.rows.model.total == 500)
    panel.rows.choose_first()
    person.until(lambda: "There is no name in this row." in panel.reason.text())
    person.press(panel, Qt.Key.Key_Return, CONTROL)
    person.until(panel.undo.isVisible)
    assert person.use_cases.people.count() == 480
    person.until(lambda: tab.list.count.text() == "480 people")
    assert "Undo takes the whole import back" in panel.notice.text
    panel.undo.click()
    person.until(lambda: person.use_cases.people.count() == 0)
    person.press(panel, Qt.Key.Key_Escape)
    person.until(lambda: tab.right.currentWidget() is tab.right.nothing)


def test_what_is_no_table_is_told_in_place(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "people.xlsx"
    file.write_bytes(b"%PDF-1.4 \x00")
    tab = tab_of(person)
    tab.right.begin_import(file)
    person.until(lambda: "This is not a table" in tab.right.importing.notice.text)
    assert not tab.right.importing.check.isEnabled()


def test_the_list_goes_out_and_comes_in_again(person: Person, tmp_path: Path) -> None:
    add(person, "Aliyev", "Ilham", participant="AZ", emails=("i@mia.az",))
    tab = tab_of(person)
    tab.saving.write_cards(tmp_path / "people.vcf", filters=tab.list.filters, version="3.0")
    tab.saving.write_table(tmp_path / "people.xlsx", tab.list.filters)
    person.until(lambda: (tmp_path / "people.vcf").exists() and (tmp_path / "people.xlsx").exists())
    tab.right.begin_import(tmp_path / "people.vcf")
    person.until(lambda: tab.right.importing.said.text() == "1 person is already here.")
    assert not tab.right.importing.take.isEnabled() and not tab.right.importing.back.isVisible()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with 2,000 people."""
    folder = tmp_path_factory.mktemp("many")
    rows = []
    for number in range(2000):
        row = good_row(number % 1000)
        row[0] = f"{row[0]}{'xy'[number // 1000]}"
        row[6], row[7] = f"many{number}@example.org", f"+7 701 {number:07d}"
        rows.append(row)
    office = make_use_cases(folder / "office")
    office.people_import.take_in(write_table(folder / "people.xlsx", rows))
    office.office.close()
    return folder / "office"


def test_two_thousand_people_and_reading_only(many: Path, theme: Theme, qtbot: QtBot) -> None:
    with window(many, theme, qtbot, read_only=True) as person:
        person.shell.visit("participants", "person/7")
        tab = tab_of(person)
        person.until(lambda: tab.list.list.model.total == 2000)
        person.until(lambda: tab.panel.view is not None and tab.panel.view.line.id == 7)
        assert not tab.list.add.isVisible()
        assert tab.panel.names["family"].field.editor(Language.EN).isReadOnly()
        assert not tab.panel.names["family"].take.isVisible()
        assert not tab.panel.terms.begin_button.isVisible()
        words = [action.text() for action in tab.list.menu.actions()]
        assert not any("Import" in word for word in words)
        tab.list.list.view.scrollToBottom()
        person.until(lambda: tab.list.list.model.row_at(1999) is not None)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [(1389, 868), (940, 520)])
def test_it_looks_well(
    language: Language, size: tuple[int, int], tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    office = make_use_cases(tmp_path / "office")
    names = fill(office)
    office.office.close()
    table = write_table(tmp_path / "people.xlsx", five_hundred()[0][:30])
    with window(tmp_path / "office", theme, qtbot, language=language, size=size) as person:
        tab = open_person(person, 2)
        person.until(tab.panel.alike.isVisible)
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            theme.choose(scheme)
            looks.assert_good(tab, language.value, names | written(tab))
        steps = (
            tab.panel.terms.begin,
            tab.begin_new,
            tab.right.show_duplicates,
            lambda: tab.right.begin_merge(1, 0),
            lambda: tab.right.begin_merge(1, 2),
            lambda: tab.right.begin_import(table),
            tab.right.importing._check,
        )
        for step in steps:
            step()
            qtbot.wait(300)
            looks.assert_good(tab, language.value, names | written(tab))
        standings = visit_state(person, "KZ")
        person.until(standings.panel.further.coordinator.vacant.isVisible)
        standings.panel.further.coordinator.begin()
        qtbot.wait(300)
        looks.assert_good(standings.panel.further.coordinator, language.value, names | written(standings))
        looks.assert_good(standings.panel.further.contacts, language.value, names)


def fill(office: UseCases) -> frozenset[str]:
    """Two who are perhaps one, with everything that a person can have; the names that they bear."""
    office.people.create(family_en="Jeenbekov", given_en="Sooronbay", participant="KG", post_en="Head")
    view = office.people.create(
        family_ru="Жээнбеков",
        given_ru="Сооронбай Шарипович",
        participant="KG",
        post_en="Deputy",
        emails=("s@gov.kg",),
        telephones=("+996 312 62 00 00",),
        languages=("ky", "ru", "en"),
    )
    office.coordinators.start_service(view.line.id, "KG", MAIN, date(2014, 3, 1))
    alternate = ServiceRole.ALTERNATE
    office.coordinators.start_service(view.line.id, "KG", alternate, date(2013, 7, 1), date(2014, 2, 28))
    return frozenset({"name@example.org", "+7 727 250 00 00"})


def written(tab: QWidget) -> frozenset[str]:
    """What on the tab was written by people: names, and what stands in their table."""
    parts = ("eenbek", "ээнбек", "ooronb", "ооронб", "Deputy", "Head", "@", "people.xlsx", "Zhe", "Soo", "So")
    heads = {"Фамилия", "Имя Отчество", "KG", "KZ"}
    texts = {text for _, text in looks.shown_texts(tab)}
    table = {text for text in texts if any(part in text for part in parts)}
    rows = {cell for row in five_hundred()[0][:8] for cell in map(str, row)}
    samples = {text for text in texts if any(cell and len(cell) > 3 and cell in text for cell in rows)}
    columns = {text for text in texts if any(head in text for head in HEADS)}
    return frozenset(table | heads | samples | columns)


def test_the_directory_is_printed_of_whom_the_list_is_narrowed_to(person: Person) -> None:
    add(person, "Sarybaev", "Askar", participant="KZ")
    add(person, "Annaev", "Merdan", participant="KG")
    tab = tab_of(person)
    person.until(lambda: tab.list.participant.findData("KZ") > 0)
    assert any("Print the directory" in action.text() for action in tab.list.menu.actions())
    pages = []
    for code in ("", "KZ"):
        tab.list.participant.setCurrentIndex(tab.list.participant.findData(code))
        tab.list.setFocus()
        person.press(tab.list, Qt.Key.Key_P, CONTROL)
        preview = tab.whole.preview
        assert preview is not None
        person.until(lambda preview=preview: preview.made is not None)
        assert preview.made is not None
        document = pypdfium2.PdfDocument(preview.made.saved.file)
        pages.append("\n".join(page.get_textpage().get_text_bounded() for page in document))
        document.close()
        person.press(preview, Qt.Key.Key_Escape)
        assert tab.whole.preview is None and tab.list.isVisible()
    assert all("Sarybaev" in text for text in pages)
    assert ["Annaev" in text for text in pages] == [True, False]


def test_a_print_that_one_walks_away_from_is_given_up(person: Person) -> None:
    tab = tab_of(person)
    heard: list[bool] = []
    tab.whole.left.connect(lambda: heard.append(True))
    tab.print_directory()
    preview = tab.whole.preview
    assert preview is not None
    job = preview._making.job
    assert job is not None
    tab.open_key("")
    assert tab.whole.preview is None and tab.whole.currentWidget() is tab.split
    assert not heard
    person.until(lambda: job.cancelling or not job.running)


def test_a_row_of_an_import_says_what_its_update_changes(person: Person, tmp_path: Path) -> None:
    add(person, "Sarybaev", "Askar", participant="KZ", emails=("a@gov.kz",))
    row: list[object] = [
        "Sarybaev",
        "Askar",
        "",
        "",
        "Ministry of Labour",
        "KZ",
        "a@gov.kz",
        "",
        "",
        "",
        None,
    ]
    tab = tab_of(person)
    tab.right.begin_import(write_table(tmp_path / "people.xlsx", [[*row, None]]))
    panel = tab.right.importing
    person.until(panel.check.isEnabled)
    panel.check.click()
    person.until(lambda: panel.rows.model.row_at(0) is not None)
    person.until(lambda: panel.rows.model.row_at(0).subtitle == "Changes: ministry (English).")
    panel.rows.choose_first()
    person.until(lambda: panel.reason.text() == "Changes: ministry (English).")
