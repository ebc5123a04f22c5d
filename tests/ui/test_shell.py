"""The window as a person uses it: by keys and clicks, then what is seen."""

# mypy: disable-error-code="no-untyped-call"
# (pytest-qt leaves its keys and clicks untyped)

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import looks
import pytest
from desk_for_tests import MeetingsPage, SmallOffice, areas, broken_page
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from almaty_desktop.i18n import Language, message, texts_in
from almaty_desktop.services.progress import Progress
from almaty_desktop.ui.areas import Area
from almaty_desktop.ui.jobs import Jobs
from almaty_desktop.ui.shell import Shell
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import Scheme

OFFICE_TEXTS = frozenset({"Ministerial review and planning conference"})
Open = Callable[..., Shell]


@pytest.fixture
def office(tmp_path: Path) -> SmallOffice:
    return SmallOffice(tmp_path)


@pytest.fixture
def shell(office: SmallOffice, theme: Theme, jobs: Jobs, qtbot: QtBot) -> Iterator[Shell]:
    window = Shell(office.opened(False), areas(), theme, jobs, texts_in(Language.EN))
    qtbot.addWidget(window)
    window.resize(1200, 800)
    window.language_chosen.connect(lambda language: window.retranslate(texts_in(language)))
    window.visit("meetings")
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield window
    jobs.close()


def page_of(shell: Shell) -> MeetingsPage:
    page = shell.page
    assert isinstance(page, MeetingsPage)
    return page


def first_title(page: MeetingsPage) -> str:
    row = page.list.model.row_at(0)
    return row.title if row else ""


def test_pages_are_made_when_visited(office: SmallOffice, theme: Theme, jobs: Jobs, qtbot: QtBot) -> None:
    made: list[str] = []
    first, second, _ = areas()

    def note(area: Area) -> Area:
        def make(context):  # type: ignore[no-untyped-def] # passes on what it was given
            made.append(area.key)
            return area.factory(context)

        return Area(area.key, area.title, area.sign, make)

    shell = Shell(office.opened(False), [note(first), note(second)], theme, jobs, texts_in(Language.EN))
    qtbot.addWidget(shell)
    shell.visit("today")
    shell.visit("today")
    assert made == ["today"]
    shell.visit("meetings")
    assert made == ["today", "meetings"]


def test_alt_and_a_number_goes_to_an_area(shell: Shell, qtbot: QtBot) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert shell.area == "today"
    assert shell.heading.text() == "Support Unit"
    assert "Support Unit" in shell.windowTitle()
    qtbot.keyClick(shell, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert shell.area == "meetings"
    assert shell.rail.button("meetings").isChecked()


def test_keys_still_work_after_the_language_is_switched(shell: Shell, qtbot: QtBot) -> None:
    qtbot.mouseClick(shell.switch.button(Language.RU), Qt.MouseButton.LeftButton)
    qtbot.keyClick(shell, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert shell.area == "today"


def test_the_language_switch_changes_everything_at_once(shell: Shell, qtbot: QtBot) -> None:
    page = page_of(shell)
    shell.announce(message("The log was saved."))
    qtbot.waitUntil(lambda: page.list.model.total == 5)
    qtbot.mouseClick(shell.switch.button(Language.RU), Qt.MouseButton.LeftButton)
    assert shell.heading.text() == "Разделы"
    assert (
        page.date_field.editor.text() == "20\u00a0мая 2015\u00a0г."
        or "мая 2015" in page.date_field.editor.text()
    )
    assert shell.foot.saying.text() == "Журнал сохранён."
    qtbot.waitUntil(
        lambda: (row := page.list.model.row_at(0)) is not None and row.title.startswith("Совещание")
    )
    looks.assert_good(shell, "ru", OFFICE_TEXTS)
    qtbot.mouseClick(shell.switch.button(Language.EN), Qt.MouseButton.LeftButton)
    looks.assert_good(shell, "en", OFFICE_TEXTS)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("size", [(1440, 900), (960, 540)])
def test_nothing_is_cut_off(
    shell: Shell, theme: Theme, qtbot: QtBot, scheme: Scheme, size: tuple[int, int]
) -> None:
    stop = threading.Event()

    def work(progress: Progress) -> None:
        progress.step(61, 100, message("Save the log"))
        stop.wait(10)

    shell.context.jobs.run(message("Creating the sample office"), work)
    shell.tell_unexpected()
    theme.choose(scheme)
    shell.resize(*size)
    for language in Language:
        shell.retranslate(texts_in(language))
        qtbot.wait(50)
        looks.assert_good(shell, language.value, OFFICE_TEXTS)
    stop.set()


def test_counts_stand_in_the_rail(shell: Shell, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: shell.rail.button("today").count == 7)
    assert shell.rail.button("today").accessibleName() == "Support Unit: 7"
    assert shell.rail.button("archive").count == 0


def test_search_finds_as_one_types_and_enter_goes_there(shell: Shell, qtbot: QtBot) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert shell.search.hasFocus()
    qtbot.keyClicks(shell.search, "workshop")
    qtbot.waitUntil(
        lambda: [found.title for found in shell.search.model.found] == ["Workshop: border management"]
    )
    assert shell.search.popup.isVisible()
    qtbot.keyClick(shell.search, Qt.Key.Key_Return)
    assert page_of(shell).opened == ["2"]
    assert not shell.search.popup.isVisible()
    qtbot.waitUntil(lambda: page_of(shell).list.key == "2")


def test_search_finds_areas_and_says_when_there_is_nothing(shell: Shell, qtbot: QtBot) -> None:
    shell.search.setFocus()
    qtbot.keyClicks(shell.search, "supp")
    qtbot.waitUntil(lambda: [found.area for found in shell.search.model.found] == ["today"])
    qtbot.keyClicks(shell.search, "xyz")
    qtbot.waitUntil(shell.search.nothing.isVisible)
    qtbot.keyClick(shell.search, Qt.Key.Key_Escape)
    assert shell.search.text() == ""
    assert not shell.search.popup.isVisible()


def test_words_typed_over_are_not_asked(shell: Shell, office: SmallOffice, qtbot: QtBot) -> None:
    office.hold_search = threading.Event()
    shell.search.setFocus()
    qtbot.keyClicks(shell.search, "meeting")
    office.hold_search.set()
    qtbot.waitUntil(shell.search.popup.isVisible)
    qtbot.wait(50)
    assert office.searches == ["m", "meeting"]


def test_a_change_is_told_and_undo_takes_it_back(shell: Shell, office: SmallOffice, qtbot: QtBot) -> None:
    page = page_of(shell)
    qtbot.keyClicks(page.word, "first")
    qtbot.keyClick(page.word, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.refreshed == [{"meetings"}])
    assert shell.foot.saying.text().startswith("Saved ")
    qtbot.waitUntil(shell.foot.undo.isVisible)
    assert shell.foot.undo.text() == "Undo: Save the log"
    qtbot.mouseClick(shell.foot.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.word.text() == "")
    assert office.word == ""
    qtbot.waitUntil(lambda: not shell.foot.undo.isVisible())
    qtbot.waitUntil(shell.foot.redo.isVisible)
    qtbot.keyClick(shell.foot, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.word.text() == "first")


def test_a_hidden_page_asks_again_when_it_is_seen(shell: Shell, office: SmallOffice, qtbot: QtBot) -> None:
    page = page_of(shell)
    shell.visit("today")
    office.change("elsewhere")
    qtbot.wait(200)
    assert page.refreshed == []
    shell.visit("meetings")
    assert page.refreshed == [{"meetings"}]


def test_many_changes_in_a_row_are_one_question(shell: Shell, office: SmallOffice, qtbot: QtBot) -> None:
    for number in range(50):
        office.change(str(number))
    qtbot.waitUntil(lambda: bool(page_of(shell).refreshed))
    qtbot.wait(150)
    assert len(page_of(shell).refreshed) == 1


def test_a_refusal_is_a_sentence_in_the_window(shell: Shell, qtbot: QtBot) -> None:
    qtbot.keyClicks(page_of(shell).word, "forbidden")
    qtbot.keyClick(page_of(shell).word, Qt.Key.Key_Return)
    assert shell.notice.isVisible()
    assert shell.notice.text == "Cancel"
    shell.retranslate(texts_in(Language.RU))
    assert shell.notice.text == "Отмена"


def test_what_nobody_foresaw_is_told_calmly_and_logged(shell: Shell, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        raise ZeroDivisionError("division by zero")

    with qtbot.waitSignal(shell.unexpected) as caught:
        shell.context.jobs.run(message("Save the log"), work)
    assert isinstance(caught.args[0], ZeroDivisionError)
    assert "unexpected" in shell.notice.text
    assert "division" not in shell.notice.text
    with qtbot.waitSignal(shell.log_wanted):
        qtbot.mouseClick(looks.find_button(shell.notice, "Save the log…"), Qt.MouseButton.LeftButton)


def test_a_job_shows_its_progress_and_cancel_stops_it(shell: Shell, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        while True:
            progress.step(61, 100)
            threading.Event().wait(0.01)

    shell.context.jobs.run(message("Creating the sample office"), work)
    (row,) = shell.foot.rows
    qtbot.waitUntil(lambda: row.state.text().startswith("61 %"))
    assert row.title.text() == "Creating the sample office"
    shell.retranslate(texts_in(Language.RU))
    assert row.title.text() == "Создаётся учебный офис"
    qtbot.mouseClick(row.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shell.foot.rows == ())


def test_closing_during_a_job_asks_first(shell: Shell, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        while True:
            progress.step(0, 0)
            threading.Event().wait(0.01)

    shell.context.jobs.run(message("Creating the sample office"), work)
    assert not shell.close()
    assert shell.isVisible()
    assert "1 job is still running" in shell.notice.text
    with qtbot.waitSignal(shell.closed):
        qtbot.mouseClick(looks.find_button(shell.notice, "Stop and close"), Qt.MouseButton.LeftButton)
    assert not shell.isVisible()


def test_f6_goes_round_the_parts(shell: Shell, qtbot: QtBot) -> None:
    page = page_of(shell)
    page.word.setFocus()
    parts = (shell.rail, shell.search, shell.stack, shell.foot)
    seen = []
    for _ in range(4):
        focus = QApplication.focusWidget()
        assert focus is not None
        part = next((part for part in parts if part is focus or part.isAncestorOf(focus)), None)
        seen.append(part)
        qtbot.keyClick(focus, Qt.Key.Key_F6)
    assert seen[:3] == [shell.stack, shell.rail, shell.search]
    assert seen[3] is shell.stack, "the foot is passed over while nothing in it can be used"


def test_read_only_is_said_and_stays(office: SmallOffice, theme: Theme, jobs: Jobs, qtbot: QtBot) -> None:
    shell = Shell(office.opened(True), areas(), theme, jobs, texts_in(Language.RU))
    qtbot.addWidget(shell)
    shell.visit("today")
    shell.show()
    assert shell.read_only_notice.isVisible()
    assert "только для чтения" in shell.read_only_notice.text
    qtbot.keyClick(shell.read_only_notice, Qt.Key.Key_Escape)
    assert shell.read_only_notice.isVisible()
    assert shell.context.read_only


def test_a_broken_page_breaks_nothing_else(
    office: SmallOffice, theme: Theme, jobs: Jobs, qtbot: QtBot
) -> None:
    broken = Area("broken", message("Cancel"), "x", broken_page)
    shell = Shell(office.opened(False), [*areas(), broken], theme, jobs, texts_in(Language.EN))
    qtbot.addWidget(shell)
    shell.visit("today")
    with pytest.raises(RuntimeError):
        shell.visit("broken")
    assert shell.area == "today"
    shell.visit("meetings")
    assert shell.area == "meetings"


def test_the_page_saves_before_one_goes_elsewhere(shell: Shell, office: SmallOffice, qtbot: QtBot) -> None:
    qtbot.keyClicks(page_of(shell).word, "kept")
    qtbot.keyClick(shell, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert office.word == "kept"


def test_appearance_is_chosen_from_the_menu(shell: Shell, theme: Theme, qtbot: QtBot) -> None:
    qtbot.mouseClick(shell.menu, Qt.MouseButton.LeftButton)
    assert shell.menu.menu.isVisible()
    shell.menu.schemes[Scheme.DARK].trigger()
    shell.menu.menu.close()
    assert theme.dark
