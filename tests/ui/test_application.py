"""From the first start to a window that remembers; failures that end in a sentence."""

# mypy: disable-error-code="no-untyped-call"
# (pytest-qt leaves its keys and clicks untyped)

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import looks
import pytest
from desk_for_tests import SmallOffice, desk_in
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from almaty_desktop.i18n import Language
from almaty_desktop.ui.application import Desktop
from almaty_desktop.ui.failure import Failure
from almaty_desktop.ui.settings import Settings
from almaty_desktop.ui.shell import Shell
from almaty_desktop.ui.start import Start
from almaty_desktop.ui.tokens import Scheme


@pytest.fixture
def offices() -> dict[Path, SmallOffice]:
    return {}


@pytest.fixture
def desktop(
    qapp: QApplication, tmp_path: Path, offices: dict[Path, SmallOffice], qtbot: QtBot
) -> Iterator[Desktop]:
    made = Desktop(qapp, desk_in(tmp_path, offices), Language.EN)
    yield made
    made.end()
    made.qt_texts.speak(Language.EN)


def start_of(desktop: Desktop) -> Start:
    assert isinstance(desktop.window, Start)
    return desktop.window


def shell_of(desktop: Desktop) -> Shell:
    assert isinstance(desktop.window, Shell)
    return desktop.window


def test_first_start_language_then_an_office_then_what_to_do_next(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.begin(None)
    start = start_of(desktop)
    qtbot.mouseClick(start.languages[Language.RU], Qt.MouseButton.LeftButton)
    assert start.make_button.text() == "Создать офис"
    qtbot.mouseClick(start.make_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(desktop.window, Shell))
    shell = shell_of(desktop)
    assert "Офис готов" in shell.notice.text
    qtbot.mouseClick(looks.find_button(shell.notice, "Раздел «Разделы»"), Qt.MouseButton.LeftButton)
    assert shell.area == "meetings"
    assert desktop.settings.offices


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("language", list(Language))
def test_the_start_looks_right(
    desktop: Desktop, qtbot: QtBot, language: Language, scheme: Scheme, tmp_path: Path
) -> None:
    desktop.settings.remember_office(tmp_path / "office")
    start = desktop.show_start()
    desktop.speak(language)
    desktop.theme.choose(scheme)
    start.resize(960, 540)
    qtbot.wait(20)
    looks.assert_good(start, language.value, frozenset({str(tmp_path / "office")}))


def test_the_sample_is_made_once_and_opened_again(desktop: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    for _ in range(2):
        start = desktop.show_start()
        qtbot.mouseClick(start.sample_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: isinstance(desktop.window, Shell))
        assert desktop.settings.offices == [tmp_path / "sample-office"]


def test_an_office_in_use_may_be_opened_for_reading(desktop: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "office.db").write_text("")
    (tmp_path / "in-use").write_text("")
    desktop.begin(tmp_path)
    start = start_of(desktop)
    assert "open in another window" in start.notice.text
    qtbot.mouseClick(looks.find_button(start.notice, "Open for reading"), Qt.MouseButton.LeftButton)
    assert shell_of(desktop).read_only_notice.isVisible()


def test_a_folder_without_an_office_is_refused_with_a_sentence(desktop: Desktop, tmp_path: Path) -> None:
    desktop.begin(tmp_path / "nowhere")
    assert "There is no office" in start_of(desktop).notice.text


def test_recent_offices_are_one_click_away(desktop: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "office.db").write_text("")
    desktop.settings.remember_office(tmp_path)
    start = desktop.show_start()
    qtbot.mouseClick(start.recent_buttons[0], Qt.MouseButton.LeftButton)
    assert isinstance(desktop.window, Shell)


def test_another_office_closes_the_first(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path, offices: dict[Path, SmallOffice]
) -> None:
    (tmp_path / "office.db").write_text("")
    desktop.begin(tmp_path)
    shell_of(desktop).another_office_wanted.emit()
    qtbot.waitUntil(lambda: isinstance(desktop.window, Start))
    assert offices[tmp_path].closed


def test_what_was_chosen_is_remembered(desktop: Desktop, tmp_path: Path, qapp: QApplication) -> None:
    (tmp_path / "office.db").write_text("")
    desktop.begin(tmp_path)
    desktop.speak(Language.RU)
    desktop.theme.choose(Scheme.DARK)
    shell_of(desktop).visit("meetings")
    desktop.end()
    kept = Settings(tmp_path / "config" / "window.ini")
    assert (kept.language, kept.scheme, kept.area) == (Language.RU, Scheme.DARK, "meetings")
    again = Desktop(qapp, desk_in(tmp_path))
    again.begin(None)
    assert again.language is Language.RU
    assert shell_of(again).area == "meetings"
    assert not kept.geometry.isEmpty()
    again.theme.choose(Scheme.LIGHT)
    again.end()


def test_settings_that_are_no_settings_count_as_not_set(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    file.write_bytes(b"\x00\xff[[broken\nlanguage=xx\nscheme=7\n")
    kept = Settings(file)
    assert kept.language is None
    assert kept.scheme is Scheme.SYSTEM
    assert kept.offices == []


def test_qts_own_texts_follow(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.speak(Language.RU)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text().replace("&", "") == "Отмена"
    assert QLocale().language() is QLocale.Language.Russian
    desktop.speak(Language.EN)
    other = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(other)
    assert other.buttons()[0].text().replace("&", "") == "Cancel"


def test_an_unforeseen_failure_is_a_calm_sentence(desktop: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "office.db").write_text("")
    desktop.begin(tmp_path)
    desktop.speak(Language.RU)
    try:
        raise ZeroDivisionError("division by zero")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    shell = shell_of(desktop)
    qtbot.waitUntil(shell.notice.isVisible)
    assert "Произошло непредвиденное" in shell.notice.text
    assert "division" not in shell.notice.text
    log = (tmp_path / "log" / "window.log").read_text("utf-8")
    assert "ZeroDivisionError: division by zero" in log
    looks.assert_good(shell, "ru")


def test_failures_of_threads_reach_the_window(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    failure = Failure(tmp_path / "log" / "window.log")
    failure.watch()
    told: list[tuple[str, bool]] = []
    window = threading.current_thread()
    failure.happened.connect(lambda error: told.append((str(error), threading.current_thread() is window)))

    def fail() -> None:
        raise ValueError("in a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told))
    failure.rest()
    assert told == [("in a thread", True)]


def test_the_log_turns_over_and_is_saved_whole(tmp_path: Path, qapp: QApplication) -> None:
    failure = Failure(tmp_path / "log" / "window.log")
    failure.watch()
    log = logging.getLogger("almaty_desktop")
    for number in range(3000):
        log.info("line %d %s", number, "x" * 500)
    target = tmp_path / "saved.txt"
    failure.save_log(target)
    failure.rest()
    assert len(list((tmp_path / "log").iterdir())) == 2
    lines = target.read_text("utf-8").splitlines()
    assert "line 0 " in lines[0]
    assert "line 2999 " in lines[-1]


def test_hooks_are_given_back(tmp_path: Path, qapp: QApplication) -> None:
    before = sys.excepthook, threading.excepthook
    failure = Failure(tmp_path / "window.log")
    failure.watch()
    assert sys.excepthook == failure.caught
    failure.rest()
    assert (sys.excepthook, threading.excepthook) == before
