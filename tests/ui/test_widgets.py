"""The shared widgets, used by hand."""

# mypy: disable-error-code="no-untyped-call"
# (pytest-qt leaves its keys and clicks untyped)

from __future__ import annotations

import threading
from datetime import date

import looks
import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from almaty_desktop.i18n import Bilingual, Language, Texts, message, texts_in
from almaty_desktop.services.errors import Refused
from almaty_desktop.ui.jobs import Jobs
from almaty_desktop.ui.pages.archive.flow import Flow
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import DARK, LIGHT, contrast
from almaty_desktop.ui.widgets.basics import button, column, label
from almaty_desktop.ui.widgets.bilingual_field import BilingualField, marked
from almaty_desktop.ui.widgets.chips import SHAPES, Chip, ChipLabel, State
from almaty_desktop.ui.widgets.date_field import DateField
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.widgets.notice import Kind, Notice
from almaty_desktop.ui.widgets.paged_list import PagedList, Piece, Row
from almaty_desktop.ui.widgets.row_delegate import marked_pieces
from almaty_desktop.ui.widgets.typed_dates import read_date
from almaty_desktop.ui.wording import Wording

NAME = message("Areas")


@pytest.fixture
def wording() -> Wording:
    return Wording(texts_in(Language.EN))


def test_each_side_is_saved_as_one_leaves_it(wording: Wording, theme: Theme, qtbot: QtBot) -> None:
    field = BilingualField(wording, NAME)
    qtbot.addWidget(field)
    field.set_value(Bilingual("Opening", ""))
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    saved: list[Bilingual] = []
    field.saved.connect(saved.append)
    russian = field.editor(Language.RU)
    russian.setFocus()
    looks.type_text(russian, "Открытие")
    assert saved == []
    qtbot.keyClick(russian, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert saved == [Bilingual("Opening", "Открытие")]
    english = field.editor(Language.EN)
    english.setFocus()
    qtbot.keyClick(english, Qt.Key.Key_End)
    qtbot.keyClicks(english, " speech")
    russian.setFocus()
    assert saved[-1] == Bilingual("Opening speech", "Открытие")
    english.setFocus()
    russian.setFocus()
    assert len(saved) == 2, "leaving without a change saves nothing"


def test_escape_takes_back_what_was_typed(wording: Wording, theme: Theme, qtbot: QtBot) -> None:
    field = BilingualField(wording, NAME, lines=3)
    qtbot.addWidget(field)
    field.set_value(Bilingual("Kept", "Оставлено"))
    field.show()
    editor = field.editor(Language.EN)
    assert isinstance(editor, QPlainTextEdit)
    editor.setFocus()
    qtbot.keyClicks(editor, "gone ")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert field.value == Bilingual("Kept", "Оставлено")


def test_fields_are_named_in_the_language_shown(wording: Wording, theme: Theme, qtbot: QtBot) -> None:
    field = BilingualField(wording, NAME)
    qtbot.addWidget(field)
    assert field.editor(Language.RU).accessibleName() == "Areas, Русский"
    wording.retranslate(texts_in(Language.RU))
    assert field.editor(Language.RU).accessibleName() == "Разделы, Русский"
    assert field.focusProxy() is field.editor(Language.RU)


def test_what_is_borrowed_is_marked() -> None:
    assert marked(Bilingual("Opening", "Открытие"), Language.RU) == "Открытие"
    assert marked(Bilingual("Opening", ""), Language.RU) == "Opening (EN)"
    assert marked(Bilingual("", "Открытие"), Language.EN) == "Открытие (РУ)"
    assert marked(Bilingual(), Language.EN) == ""


@pytest.mark.parametrize(
    "typed",
    [
        "5 June 2013",
        "5 jun 2013",
        "05/06/2013",
        "5.6.13",
        "2013-06-05",
        "5 июня 2013 г.",
        "5 июня 2013",
        "05.06.2013 г.",
        "  5\u00a0июн  2013 ",
    ],
)
def test_dates_are_read_in_either_languages_way(typed: str) -> None:
    assert read_date(typed) == date(2013, 6, 5)


@pytest.mark.parametrize(
    "typed", ["", "32 June 2013", "30.02.2015", "June", "5 ju 2013", "05/13/2013", "вчера"]
)
def test_what_is_no_date_is_not_guessed(typed: str) -> None:
    assert read_date(typed) is None


@given(some.dates(date(1900, 1, 1), date(2999, 12, 31)), some.sampled_from(list(Language)))
def test_a_date_that_was_shown_can_be_typed_again(day: date, language: Language) -> None:
    texts = texts_in(language)
    assert read_date(texts.date(day)) == day
    assert read_date(texts.short_date(day)) == day


def test_a_typed_date_is_saved_and_shown_in_full(wording: Wording, theme: Theme, qtbot: QtBot) -> None:
    field = DateField(wording, theme, NAME)
    qtbot.addWidget(field)
    field.show()
    saved: list[date | None] = []
    field.saved.connect(saved.append)
    qtbot.keyClicks(field.editor, "5.6.13")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert saved == [date(2013, 6, 5)]
    assert field.editor.text() == "5 June 2013"
    wording.retranslate(texts_in(Language.RU))
    assert field.editor.text().split() == ["5", "июня", "2013", "г."]
    field.editor.clear()
    field.editor.setModified(True)
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert saved == [date(2013, 6, 5), None]


def test_what_is_no_date_stays_with_a_sentence(wording: Wording, theme: Theme, qtbot: QtBot) -> None:
    field = DateField(wording, theme, NAME)
    qtbot.addWidget(field)
    field.set_value(date(2013, 6, 5))
    field.show()
    saved: list[date | None] = []
    field.saved.connect(saved.append)
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, "32 June")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert saved == []
    assert field.editor.text() == "32 June"
    assert field._wrong.isVisible()
    assert "5 June 2013" in field._wrong.text()
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    assert field.editor.text() == "5 June 2013"
    assert not field._wrong.isVisible()


def test_the_calendar_speaks_the_language(theme: Theme, qtbot: QtBot) -> None:
    field = DateField(Wording(texts_in(Language.RU)), theme, NAME)
    qtbot.addWidget(field)
    field.set_value(date(2013, 6, 5))
    field.show()
    saved: list[date | None] = []
    field.saved.connect(saved.append)
    qtbot.keyClick(field.editor, Qt.Key.Key_Down)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    calendar = popup.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.locale().language() is QLocale.Language.Russian
    assert calendar.selectedDate() == QDate(2013, 6, 5)
    calendar.activated.emit(QDate(2013, 6, 7))
    assert saved == [date(2013, 6, 7)]


def test_every_state_has_a_shape_of_its_own() -> None:
    assert len(set(SHAPES.values())) == len(State)


def test_a_chip_is_painted_in_its_colours(theme: Theme, qtbot: QtBot) -> None:
    chip = ChipLabel(theme, Chip("held", State.GOOD))
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    picture = chip.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())
    }
    assert LIGHT.good in colours
    assert max(contrast(colour, LIGHT.good) for colour in colours) > 4.5, "its word can be read"
    assert DARK.good not in colours


def test_a_notice_is_told_and_put_away(wording: Wording, theme: Theme, qtbot: QtBot) -> None:
    notice = Notice(wording, theme)
    qtbot.addWidget(notice)
    pressed: list[bool] = []
    action = (message("Open for reading"), lambda: pressed.append(True))
    notice.tell(Kind.BAD, NAME, message("What was saved before is safe."), actions=[action])
    assert notice.text == "Areas What was saved before is safe."
    qtbot.mouseClick(notice._buttons[0], Qt.MouseButton.LeftButton)
    assert pressed == [True]
    qtbot.keyClick(notice, Qt.Key.Key_Escape)
    assert notice.isHidden()


def test_a_notice_tells_the_sentence_of_a_refusal(wording: Wording, theme: Theme, qtbot: QtBot) -> None:
    notice = Notice(wording, theme)
    qtbot.addWidget(notice)
    notice.refuse(Refused("D4", message("Nothing was found for these words.")))
    assert notice.text == "Nothing was found for these words."
    notice.refuse(KeyError("secret"))
    assert "secret" not in notice.text


class Shelf:
    """Many rows that note which pieces were asked for."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.asked: list[int] = []
        self.threads: set[str] = set()

    def fetch(self, offset: int, limit: int) -> Piece:
        self.asked.append(offset)
        self.threads.add(threading.current_thread().name)
        last = min(offset + limit, self.count)
        return Piece([Row(str(n), f"Document {n}", "2015") for n in range(offset, last)], self.count)


@pytest.fixture
def listing(wording: Wording, theme: Theme, jobs: Jobs, qtbot: QtBot) -> PagedList:
    empty = EmptyState(
        wording, theme, "archive-box", NAME, message("Cancel"), (message("Close"), lambda: None)
    )
    made = PagedList(wording, theme, jobs, NAME, empty)
    qtbot.addWidget(made)
    made.resize(400, 600)
    made.show()
    return made


def test_a_long_list_fetches_only_what_is_seen(listing: PagedList, qtbot: QtBot) -> None:
    shelf = Shelf(20_000)
    listing.ask(shelf.fetch)
    qtbot.waitUntil(lambda: listing.model.total == 20_000)
    assert shelf.asked == [0]
    listing.view.scrollToBottom()
    qtbot.waitUntil(lambda: listing.model.row_at(19_999) is not None)
    assert len(shelf.asked) <= 3
    assert all(name.startswith("question") for name in shelf.threads), "never in the window's thread"
    assert listing.findChildren(EmptyState) == [listing.empty]


def test_the_cursor_chooses_and_enter_opens(listing: PagedList, qtbot: QtBot) -> None:
    listing.ask(Shelf(50).fetch)
    qtbot.waitUntil(lambda: listing.model.total == 50)
    chosen: list[str] = []
    opened: list[str] = []
    listing.chosen.connect(chosen.append)
    listing.opened.connect(opened.append)
    listing.choose_first()
    qtbot.keyClick(listing.view, Qt.Key.Key_Down)
    qtbot.keyClick(listing.view, Qt.Key.Key_Return)
    assert chosen == ["0", "1"]
    assert opened == ["1"]


def test_the_chosen_row_stays_through_a_reload(listing: PagedList, qtbot: QtBot) -> None:
    shelf = Shelf(50)
    listing.ask(shelf.fetch)
    qtbot.waitUntil(lambda: listing.model.total == 50)
    listing.select("7")
    assert listing.key == "7"
    shelf.count = 40
    listing.reload()
    qtbot.waitUntil(lambda: listing.model.total == 40)
    assert listing.key == "7"
    assert listing.view.currentIndex().row() == 7
    shelf.count = 5
    listing.reload()
    qtbot.waitUntil(lambda: listing.model.total == 5)
    assert listing.key == "", "a row that is gone is no longer chosen"


def test_an_empty_list_teaches(listing: PagedList, qtbot: QtBot) -> None:
    listing.ask(Shelf(0).fetch)
    qtbot.waitUntil(listing.empty.isVisible)
    assert not listing.view.isVisible()
    assert isinstance(listing.empty, EmptyState)
    assert listing.empty.button is not None
    listing.ask(Shelf(1).fetch)
    qtbot.waitUntil(listing.view.isVisible)


def test_later_questions_win_in_a_list(listing: PagedList, qtbot: QtBot) -> None:
    gate = threading.Event()

    def slow(offset: int, limit: int) -> Piece:
        gate.wait(5)
        return Piece([Row("old", "Old")], 1)

    listing.ask(slow)
    listing.ask(lambda *_: Piece([Row("new", "New")], 1))
    gate.set()
    qtbot.waitUntil(lambda: listing.model.total == 1)
    qtbot.wait(50)
    row = listing.model.row_at(0)
    assert row is not None
    assert row.key == "new"


def test_passages_are_cut_at_their_marks() -> None:
    assert list(marked_pieces("права [[человека]] и [[гражданина]]")) == [
        ("права ", False),
        ("человека", True),
        (" и ", False),
        ("гражданина", True),
    ]
    assert list(marked_pieces("[[open")) == [("open", True)]


def test_what_was_found_is_painted_on_its_colour(listing: PagedList, qtbot: QtBot, texts: Texts) -> None:
    row = Row("1", "Declaration", "1948", Chip("final", State.GOOD), "every [[human]] being")
    listing.ask(lambda *_: Piece([row], 1))
    qtbot.waitUntil(lambda: listing.model.total == 1)
    qtbot.wait(20)
    picture = listing.view.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, 300) for y in range(0, 80)}
    assert LIGHT.found in colours
    assert row.spoken == "Declaration, final, 1948, every human being"


def test_a_link_begins_where_the_text_does_and_shares_its_line(
    theme: Theme, texts: Texts, qtbot: QtBot
) -> None:
    wording = Wording(texts)
    link = button(wording, message("To the meeting"), role="text-link")
    in_line = [label(wording, message("Meetings"), "quiet"), ChipLabel(theme, Chip("word")), link]
    page = QWidget()
    page.setLayout(Flow(*in_line))
    qtbot.addWidget(page)
    page.resize(600, 60)
    page.show()
    middles = [2 * part.geometry().top() + part.geometry().height() for part in in_line]
    assert max(middles) - min(middles) <= 1
    drawn = link.grab().toImage()
    ground = drawn.pixel(drawn.width() - 1, 0)
    inked = [x for x in range(drawn.width()) for y in range(drawn.height()) if drawn.pixel(x, y) != ground]
    assert min(inked) <= 2 * drawn.devicePixelRatio()
    before = link.geometry()
    link.setFocus()
    qtbot.wait(10)
    assert link.geometry() == before


def paragraphs(count: int) -> str:
    return "\n\n".join(["The States exchange what they know of mixed migration, twice a year. " * 3] * count)


@pytest.mark.parametrize("width", [700, 1000])
def test_a_text_is_shown_whole_up_to_a_measure(wording: Wording, qtbot: QtBot, width: int) -> None:
    field = BilingualField(wording, NAME, lines=4, most_lines=24)
    page = QWidget()
    page.setLayout(column(field, None))
    qtbot.addWidget(page)
    page.resize(width, 800)
    page.show()
    editor = field.editor(Language.EN)
    assert isinstance(editor, QPlainTextEdit)
    bar, low = editor.verticalScrollBar(), editor.height()
    for count, scrolls in ((3, False), (40, True), (1, False), (0, False)):
        field.set_value(Bilingual(paragraphs(count)))
        qtbot.wait(20)
        assert bar.isVisible() == scrolls, count
        assert bar.maximum() == 0 or scrolls
        assert field.editor(Language.RU).height() == editor.height()
    assert editor.height() == low
    field.set_value(Bilingual(paragraphs(2)))
    before = editor.height()
    page.resize(width * 3 // 4, 800)
    qtbot.waitUntil(lambda: editor.height() > before and bar.maximum() == 0)
