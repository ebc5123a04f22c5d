"""Joint information sheets written, put in order and printed, as a person does at the window."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import looks
import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from sample_window import ALT, CONTROL, Person, drag, window, write_into

from almaty_desktop.i18n import Bilingual, Language
from almaty_desktop.services.information import SheetPage
from almaty_desktop.ui.pages.information.contents_model import ROW_FORMAT
from almaty_desktop.ui.pages.information.names import next_period, proposed_title
from almaty_desktop.ui.pages.information.page import InformationPage
from almaty_desktop.ui.pages.information.rows import ENTRY, SECTION, Key, Place, dropped, rows_of, stepped
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import Scheme

NEWEST = 2  # the sample's sheet of the first quarter of 2015


class Writer:
    """Someone who writes information sheets."""

    def __init__(self, person: Person) -> None:
        self.person = person
        person.shell.visit("information")

    @property
    def page(self) -> InformationPage:
        page = self.person.shell.page
        assert isinstance(page, InformationPage)
        return page

    @property
    def view(self):  # type: ignore[no-untyped-def] # the view's own type, with all its signals
        return self.page.panel.view

    @property
    def sheet(self) -> SheetPage:
        """The sheet as it is saved."""
        number = self.page.acts.sheet
        assert number is not None
        page: SheetPage = self.person.use_cases.information.show(number)
        return page

    def order(self) -> list[tuple[str, list[str]]]:
        """The saved sections and entries by their English words."""
        return [
            (section.title.en, [entry.heading.en for entry in section.entries])
            for section in self.sheet.sections
        ]

    def settled(self) -> None:
        self.person.until(lambda: not self.page.acts.edits.busy)
        self.person.qtbot.wait(250)  # the window gathers what changed for a tenth of a second

    def open(self, sheet: int) -> None:
        self.person.shell.visit("information", str(sheet))
        self.person.until(lambda: self.page.panel.page is not None and self.page.panel.page.id == sheet)

    def index(self, key: Key) -> QModelIndex:
        number = self.view.contents.number_of(key)
        assert number is not None
        found: QModelIndex = self.view.contents.index(number)
        return found

    def choose(self, key: Key) -> None:
        self.view.setFocus()
        self.view.setCurrentIndex(self.index(key))

    def entry(self, section: int, place: int) -> Key:
        return (ENTRY, self.sheet.sections[section].entries[place].id)

    def section(self, place: int) -> Key:
        return (SECTION, self.sheet.sections[place].id)


@pytest.fixture
def writer(sample_folder: Path, tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Writer]:
    with window(tmp_path / "office", theme, qtbot, sample=sample_folder) as person:
        someone = Writer(person)
        person.until(lambda: someone.page.panel.page is not None)
        yield someone


@pytest.fixture
def beginner(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Writer]:
    with window(tmp_path / "office", theme, qtbot) as person:
        yield Writer(person)


def test_the_first_sheet_is_written_from_nothing(beginner: Writer) -> None:
    person, page = beginner.person, beginner.page
    person.until(page.list.list.empty.isVisible)
    first = page.list.list.empty.button
    assert first is not None and first.text() == "Write the first sheet"
    person.press(first, Qt.Key.Key_Space)
    person.until(page.new_sheet.isVisible)
    write_into(page.new_sheet.first.editor, "1 January 2015")
    person.press(page.new_sheet.first.editor, Qt.Key.Key_Return)
    write_into(page.new_sheet.last.editor, "30.06.2015")
    person.press(page.new_sheet.last.editor, Qt.Key.Key_Return)
    assert page.new_sheet.title.value == Bilingual(
        "Joint information sheet: first half of 2015",
        "Совместный информационный листок: первое полугодие 2015 года",
    )
    page.new_sheet.make.click()
    person.until(page.panel.empty.isVisible)
    assert page.panel.empty.button is not None
    page.panel.empty.button.click()
    person.until(page.panel.section.isVisible)
    write_into(page.panel.section.title.editor(Language.EN), "News")
    write_into(page.panel.section.title.editor(Language.RU), "Новости")
    page.panel.section.add.setFocus()
    page.panel.section.add.click()
    person.until(page.panel.entry.isVisible)
    beginner.settled()
    entry = page.panel.entry
    assert entry.heading.editor(Language.EN).hasFocus()
    write_into(entry.heading.editor(Language.EN), "Border cards")
    write_into(entry.heading.editor(Language.RU), "Карточки для границы")
    write_into(entry.text.editor(Language.RU), "Первый тираж готов.")
    write_into(entry.source.editor(Language.EN), "Support Unit")
    write_into(entry.dated.editor, "17 March 2015")
    beginner.view.setFocus()
    beginner.settled()
    saved = beginner.sheet.sections[0]
    assert saved.title == Bilingual("News", "Новости")
    assert saved.entries[0].heading == Bilingual("Border cards", "Карточки для границы")
    assert saved.entries[0].text == Bilingual("", "Первый тираж готов.")
    assert saved.entries[0].source == Bilingual("Support Unit", "")
    assert saved.entries[0].dated == date(2015, 3, 17)


def test_what_is_no_period_is_refused_with_a_sentence(writer: Writer) -> None:
    person, page = writer.person, writer.page
    person.press(writer.view, Qt.Key.Key_N, CONTROL)
    person.until(page.new_sheet.isVisible)
    assert page.new_sheet.first.value == date(2015, 4, 1) and page.new_sheet.last.value == date(2015, 6, 30)
    write_into(page.new_sheet.last.editor, "1 March 2015")
    page.new_sheet.make.click()
    person.until(person.shell.notice.isVisible)
    assert "can’t end before it begins" in person.shell.notice.text
    assert person.use_cases.information.count() == 2
    page.new_sheet.cancel.click()
    assert page.panel.isVisible()


def test_leaving_a_field_saves_it_and_undo_shows_the_text_before(writer: Writer) -> None:
    page, person = writer.page, writer.person
    key = writer.entry(0, 1)
    writer.choose(key)
    editor = page.panel.entry.heading.editor(Language.EN)
    before = writer.sheet.sections[0].entries[1].heading.en
    write_into(editor, "A consultation in Almaty")
    writer.view.setFocus()
    writer.settled()
    assert writer.sheet.sections[0].entries[1].heading.en == "A consultation in Almaty"
    person.undo()
    person.until(lambda: editor.text() == before)
    assert writer.sheet.sections[0].entries[1].heading.en == before


def test_fields_left_one_after_the_other_are_all_kept(writer: Writer) -> None:
    """The second is left before the answer to the first is there; neither overwrites the other."""
    entry = writer.page.panel.entry
    writer.choose(writer.entry(1, 0))
    write_into(entry.heading.editor(Language.EN), "One")
    write_into(entry.heading.editor(Language.RU), "Один")
    write_into(entry.text.editor(Language.EN), "Two")
    write_into(entry.source.editor(Language.RU), "Три")
    write_into(entry.heading.editor(Language.EN), "Once more")
    writer.view.setFocus()
    writer.settled()
    saved = writer.sheet.sections[1].entries[0]
    assert saved.heading == Bilingual("Once more", "Один")
    assert (saved.text.en, saved.source.ru) == ("Two", "Три")
    assert entry.heading.value == saved.heading
    assert not writer.person.shell.notice.isVisible()


def test_leaving_the_page_saves_what_is_being_typed(writer: Writer) -> None:
    writer.choose(writer.entry(0, 0))
    write_into(writer.page.panel.entry.text.editor(Language.EN), "Typed and left.")
    sheet = writer.page.acts.sheet
    writer.person.shell.visit("participants")
    saved = writer.person.use_cases.information.show(sheet)
    assert saved.sections[0].entries[0].text.en == "Typed and left."


def test_what_was_changed_elsewhere_is_not_overwritten(writer: Writer) -> None:
    page, information = writer.page, writer.person.use_cases.information
    key = writer.entry(0, 0)
    writer.choose(key)
    editor = page.panel.entry.heading.editor(Language.EN)
    write_into(editor, "Mine")
    writer.person.use_cases.office._listeners.clear()  # the other program announces nothing here
    information.change_entry(key[1], heading_en="Theirs")
    writer.view.setFocus()
    writer.person.until(writer.person.shell.notice.isVisible)
    assert "changed elsewhere meanwhile" in writer.person.shell.notice.text
    writer.person.until(lambda: editor.text() == "Theirs")
    assert writer.sheet.sections[0].entries[0].heading.en == "Theirs"


def test_keys_move_entries_and_sections(writer: Writer) -> None:
    before = writer.order()
    (first, entries), (second, others) = before[0], before[1]
    moved = writer.entry(0, 1)
    writer.choose(moved)
    writer.person.press(writer.view, Qt.Key.Key_Up, ALT)
    writer.settled()
    assert writer.order()[0] == (first, [entries[1], entries[0], entries[2]])
    assert writer.view.row.key == moved
    for _ in range(3):
        writer.person.press(writer.view, Qt.Key.Key_Down, ALT)
        writer.settled()
    assert writer.order()[:2] == [(first, [entries[0], entries[2]]), (second, [entries[1], *others])]
    writer.choose(writer.section(0))
    writer.person.press(writer.view, Qt.Key.Key_Down, ALT)
    writer.settled()
    assert [title for title, _ in writer.order()][:2] == [second, first]
    writer.person.press(writer.view, Qt.Key.Key_Up, ALT)
    writer.settled()
    assert [title for title, _ in writer.order()][:2] == [first, second]
    writer.person.press(writer.view, Qt.Key.Key_Up, ALT)
    writer.settled()
    assert writer.order()[0][0] == first, "at the top there is no way up"


def test_dragging_moves_entries_and_sections(writer: Writer) -> None:
    before = writer.order()
    (first, entries), (second, others) = before[0], before[1]
    third = writer.entry(0, 2)
    data = drag(writer.view, writer.index(third), writer.index(writer.entry(0, 0)), below=False)
    assert bytes(data.data(ROW_FORMAT).data()) == f"entry:{third[1]}".encode()
    writer.settled()
    assert writer.order()[0][1] == [entries[2], entries[0], entries[1]]
    drag(writer.view, writer.index(third), writer.index(writer.section(1)), below=True)
    writer.settled()
    assert writer.order()[:2] == [(first, entries[:2]), (second, [entries[2], *others])]
    drag(writer.view, writer.index(writer.section(0)), writer.index(writer.section(1)), below=True)
    writer.settled()
    assert [title for title, _ in writer.order()][:2] == [second, first]
    for _ in range(3):
        writer.person.undo()
        writer.settled()
    assert writer.order() == before
    writer.person.until(lambda: writer.view.contents.rows[1].entry.heading.en == entries[0])


def test_an_entry_moves_to_another_section_by_the_editor_and_by_the_menu(writer: Writer) -> None:
    before = writer.order()
    key = writer.entry(0, 0)
    writer.choose(key)
    box = writer.page.panel.entry.sections
    box.setFocus()
    box.setCurrentIndex(2)
    box.activated.emit(2)
    writer.settled()
    assert writer.order()[2][1] == [*before[2][1], before[0][1][0]]
    assert writer.view.row.key == key
    at = writer.view.visualRect(writer.index(key)).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse,
        at,
        writer.view.viewport().mapToGlobal(at),
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(writer.view.viewport(), event)
    menu = next(one for one in writer.page.panel.findChildren(QMenu) if one.isVisible())
    further = next(one.menu() for one in menu.actions() if one.menu())
    assert [one.isEnabled() for one in further.actions()] == [True, True, False, True]
    further.actions()[0].trigger()
    menu.close()
    writer.settled()
    assert writer.order()[0][1] == [*before[0][1][1:], before[0][1][0]]


def test_adding_and_removing_by_keys(writer: Writer) -> None:
    before = writer.order()
    writer.choose(writer.entry(0, 0))
    writer.person.press(writer.view, Qt.Key.Key_Return)
    writer.settled()
    assert writer.order()[0][1] == [before[0][1][0], "", *before[0][1][1:]]
    writer.person.until(writer.page.panel.entry.heading.editor(Language.EN).hasFocus)
    writer.person.press(writer.page.panel.entry, Qt.Key.Key_Escape)
    assert writer.view.hasFocus()
    writer.person.press(writer.view, Qt.Key.Key_Return, CONTROL)
    writer.settled()
    assert [title for title, _ in writer.order()][:2] == [before[0][0], ""]
    writer.view.setFocus()
    writer.person.press(writer.view, Qt.Key.Key_Delete)
    writer.settled()
    writer.choose(writer.entry(0, 1))
    writer.person.press(writer.view, Qt.Key.Key_Delete)
    writer.settled()
    assert writer.order() == before


def test_title_and_period_are_changed_in_the_head(writer: Writer) -> None:
    head = writer.page.panel.head
    head.edit.click()
    write_into(head.title_field.editor(Language.RU), "Листок за квартал")
    write_into(head.last.editor, "30 April 2015")
    writer.view.setFocus()
    writer.settled()
    assert writer.sheet.title.ru == "Листок за квартал"
    assert writer.sheet.period_end == date(2015, 4, 30)
    assert "1 January – 30 April 2015" in head.facts.text()
    write_into(head.last.editor, "1 December 2014")
    writer.view.setFocus()
    writer.person.until(writer.person.shell.notice.isVisible)
    writer.person.until(lambda: head.last.value == date(2015, 4, 30))


def test_removing_a_sheet_and_taking_that_back(writer: Writer) -> None:
    page, person = writer.page, writer.person
    before = writer.order()
    page.panel.head.remove.trigger()
    person.until(lambda: page.acts.sheet == 1)
    assert person.use_cases.information.count() == 1
    person.undo()
    person.until(lambda: page.list.list.model.total == 2)
    writer.open(NEWEST)
    assert writer.order() == before


def test_undoing_the_making_of_a_sheet_leaves_no_ghost(beginner: Writer) -> None:
    page, person = beginner.page, beginner.person
    person.until(page.list.list.empty.isVisible)
    page.list.new.click()
    person.until(page.new_sheet.isVisible)
    page.new_sheet.make.click()
    person.until(page.panel.empty.isVisible)
    beginner.settled()
    person.undo()
    person.until(page.nothing.isVisible)
    person.until(page.list.list.empty.isVisible)
    assert page.acts.sheet is None


def test_the_language_is_switched_with_everything(writer: Writer) -> None:
    page = writer.page
    writer.choose(writer.entry(0, 0))
    writer.person.speak(Language.RU)
    writer.person.until(lambda: "листок" in page.panel.head.title.text())
    sheets = page.list.list
    writer.person.until(lambda: sheets.view.selectionModel().hasSelection())
    assert sheets.key == str(NEWEST)
    assert "1 января – 31 марта 2015" in page.panel.head.facts.text()
    assert page.panel.entry.name.text() == "Сообщение 1 из 3"
    assert page.panel.entry.sections.currentText() == "Новости Процесса"
    assert page.panel.entry.dated.editor.text().startswith("31 марта 2015")
    spoken = writer.index(writer.section(0)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Раздел: Новости Процесса, 3 сообщения"


def test_printing_shows_what_was_just_typed_and_esc_leads_back(writer: Writer) -> None:
    page, person = writer.page, writer.person
    writer.choose(writer.entry(0, 0))
    write_into(page.panel.entry.heading.editor(Language.EN), "Freshly typed heading")
    person.press(page.panel.entry.heading.editor(Language.EN), Qt.Key.Key_P, CONTROL)
    person.until(lambda: page.whole.preview is not None and page.whole.preview.made is not None)
    preview = page.whole.preview
    assert preview is not None and preview.made is not None
    assert "Freshly typed heading" in words_of(preview.made.saved.file)
    person.speak(Language.RU)
    assert preview.back_button.text() == "Назад"
    person.use_cases.information.change_entry(writer.entry(0, 0)[1], heading_en="Changed meanwhile")
    person.until(lambda: preview.made and "Changed meanwhile" in words_of(preview.made.saved.file))
    person.press(preview, Qt.Key.Key_Escape)
    person.until(lambda: page.whole.preview is None and page.panel.isVisible())


def words_of(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(words.split())


def test_a_read_only_office_offers_no_editing(
    sample_folder: Path, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    with window(tmp_path / "office", theme, qtbot, sample=sample_folder, read_only=True) as person:
        reader = Writer(person)
        person.until(lambda: reader.page.panel.page is not None)
        reader.choose(reader.entry(0, 0))
        seen = {one.text() for one in reader.page.findChildren(QPushButton) if one.isVisible() and one.text()}
        assert seen == {"Print"}
        assert reader.page.panel.entry.heading.editor(Language.EN).isReadOnly()
        before = reader.order()
        for key, modifiers in (
            (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
            (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
            (Qt.Key.Key_Down, ALT),
            (Qt.Key.Key_N, CONTROL),
        ):
            person.press(reader.view, key, modifiers)
        person.qtbot.wait(200)
        assert reader.order() == before and not reader.page.new_sheet.isVisible()
        assert not person.shell.notice.isVisible()


def test_three_hundred_entries_stay_quick(beginner: Writer) -> None:
    information, person = beginner.person.use_cases.information, beginner.person
    sheet = information.create(date(2015, 1, 1), date(2015, 3, 31))
    for part in range(6):
        section = information.add_section(sheet, title_en=f"Section {part}", title_ru=f"Раздел {part}")
        for number in range(50):
            information.add_entry(
                section,
                heading_en=f"Entry {number} of section {part}, with a heading of some length",
                heading_ru=f"Запись {number} раздела {part} с довольно длинным заголовком",
                text_en="A sentence about what happened in this period. " * 12,
                text_ru="Предложение о том, что произошло за этот период. " * 12,
            )
    beginner.open(sheet)
    person.until(lambda: len(beginner.view.contents.rows) == 306)
    person.qtbot.wait(300)
    began = time.monotonic()
    for _ in range(40):
        person.press(beginner.view, Qt.Key.Key_Down)
    QApplication.processEvents()
    assert (time.monotonic() - began) / 40 < 0.05, "the cursor lags behind the key"
    began = time.monotonic()
    beginner.view.cards.forget()
    beginner.view.scheduleDelayedItemsLayout()
    beginner.view.verticalScrollBar().setValue(beginner.view.verticalScrollBar().maximum())
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    QApplication.processEvents()
    assert time.monotonic() - began < 0.5, "laying out a long sheet holds the window"


def test_moves_are_the_same_by_key_and_by_drag(writer: Writer) -> None:
    """Reckoned without a window: no move changes nothing, none leaves the sheet."""
    rows = rows_of(writer.sheet)
    sections = len(writer.sheet.sections)
    for row in rows:
        assert dropped(rows, row, row, below=False) is None
        assert dropped(rows, row, row, below=True) is None
        for target in rows:
            place = dropped(rows, row, target, below=True)
            if place is not None and row.entry is None:
                assert place.section is None and 0 <= place.position < sections
    first, last = rows[0], next(row for row in reversed(rows) if row.entry is None)
    assert stepped(rows, first, -1) is None and stepped(rows, last, 1) is None
    assert stepped(rows, rows[1], -1) is None
    assert stepped(rows, rows[1], 1) == dropped(rows, rows[1], rows[2], below=True)
    assert stepped(rows, rows[3], 1) == Place(rows[4].section.id, 0)


@pytest.mark.parametrize(
    ("newest", "proposed"),
    [
        (None, (date(2015, 4, 1), date(2015, 6, 30))),
        ((date(2015, 1, 1), date(2015, 3, 31)), (date(2015, 4, 1), date(2015, 6, 30))),
        ((date(2014, 7, 1), date(2014, 12, 31)), (date(2015, 1, 1), date(2015, 6, 30))),
        ((date(2014, 12, 1), date(2014, 12, 31)), (date(2015, 1, 1), date(2015, 1, 31))),
        ((date(2014, 12, 5), date(2014, 12, 19)), (date(2014, 12, 20), date(2015, 3, 19))),
    ],
)
def test_the_period_after_the_last_one_is_proposed(
    newest: tuple[date, date] | None, proposed: tuple[date, date]
) -> None:
    assert next_period(newest, date(2015, 5, 8)) == proposed


def test_titles_follow_the_period() -> None:
    assert proposed_title(date(2015, 4, 1), date(2015, 6, 30)).ru.endswith("второй квартал 2015 года")
    assert proposed_title(date(2014, 1, 1), date(2014, 12, 31)).en.endswith("the year 2014")
    assert proposed_title(date(2014, 1, 2), date(2014, 1, 9)).en.endswith("2–9 January 2014")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [(1389, 868), (940, 520)])
def test_it_looks_well(
    sample_folder: Path, tmp_path: Path, theme: Theme, qtbot: QtBot, language: Language, size: tuple[int, int]
) -> None:
    place = tmp_path / "office"
    with window(place, theme, qtbot, sample=sample_folder, language=language, size=size) as person:
        someone = Writer(person)
        page = someone.page
        person.until(lambda: page.panel.page is not None)
        entered = texts_of(someone.sheet)
        for key in (someone.entry(0, 1), someone.section(1)):
            someone.choose(key)
            for scheme in (Scheme.LIGHT, Scheme.DARK):
                theme.choose(scheme)
                person.qtbot.wait(150)
                looks.assert_good(page, language.value, entered)
        page.panel.head.edit.click()
        person.qtbot.wait(150)
        looks.assert_good(page, language.value, entered)
        page.list.new.click()
        person.until(page.new_sheet.isVisible)
        person.qtbot.wait(150)
        title = page.new_sheet.title.value
        looks.assert_good(page, language.value, entered | {title.en, title.ru})


def texts_of(sheet: SheetPage) -> frozenset[str]:
    """What people wrote: it stands in both languages side by side."""
    pairs = [sheet.title, *(section.title for section in sheet.sections)]
    for section in sheet.sections:
        for entry in section.entries:
            pairs += [entry.heading, entry.text, entry.source]
    return frozenset(text for pair in pairs for text in (pair.en, pair.ru))
