"""The preview shows real pages, finds, zooms, and survives what is no PDF."""

# mypy: disable-error-code="no-untyped-call"
# (pytest-qt leaves its keys and clicks untyped)

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from almaty_desktop.i18n import Language, texts_in
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.widgets.pdf_view import PdfView
from almaty_desktop.ui.wording import Wording

DATA = Path(__file__).parents[2].parent / "shared" / "data"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty pages; "consensus" stands on the 3rd and 15th."""
    file = tmp_path_factory.mktemp("paper") / "paper.pdf"
    canvas = Canvas(str(file), pagesize=A4)
    for number in range(1, 21):
        canvas.setFont("Helvetica", 24)
        canvas.drawString(72, 720, f"Page number {number}")
        if number in (3, 15):
            canvas.drawString(72, 400, "by consensus")
        canvas.setFillColorRGB(0.1, 0.3, 0.7)
        canvas.rect(72, 100, 200, 100, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.showPage()
    canvas.save()
    return file


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> Iterator[PdfView]:
    made = PdfView(Wording(texts_in(Language.EN)), theme)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    yield made
    made.clear()


def opened(view: PdfView, source: Path | bytes, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.pages.ready, timeout=10_000):
        view.open(source)
    settled(view, qtbot)


def settled(view: PdfView, qtbot: QtBot) -> None:
    qtbot.wait(20)
    qtbot.waitUntil(lambda: view.pages.client.waiting == 0, timeout=10_000)
    qtbot.wait(20)


def colours(view: PdfView) -> set[str]:
    picture = view.pages.viewport().grab().toImage()
    return {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }


def test_a_real_page_is_seen(view: PdfView, paper: Path, qtbot: QtBot) -> None:
    opened(view, paper, qtbot)
    assert view.page_label.text() == "Page 1 of 20"
    view.pages.verticalScrollBar().setValue(600)
    settled(view, qtbot)
    assert "#1a4db3" in colours(view), "the blue of the page"
    view._wording.retranslate(texts_in(Language.RU))
    assert view.page_label.text().endswith("из 20")


def test_bytes_are_shown_as_well(view: PdfView, paper: Path, qtbot: QtBot) -> None:
    opened(view, paper.read_bytes(), qtbot)
    assert view.pages.page_count == 20
    assert "#000000" in colours(view)


def test_keys_move_through_the_pages(view: PdfView, paper: Path, qtbot: QtBot) -> None:
    opened(view, paper, qtbot)
    qtbot.keyClick(view.pages, Qt.Key.Key_End)
    assert view.page_label.text() == "Page 20 of 20"
    qtbot.keyClick(view.pages, Qt.Key.Key_Home)
    assert view.page_label.text() == "Page 1 of 20"
    for _ in range(3):
        qtbot.keyClick(view.pages, Qt.Key.Key_PageDown)
    assert view.pages.page > 0
    view.pages.go_to(9)
    assert view.page_label.text() == "Page 10 of 20"


def test_zoom_keeps_the_page_and_has_bounds(view: PdfView, paper: Path, qtbot: QtBot) -> None:
    opened(view, paper, qtbot)
    assert view.fit.isChecked()
    view.pages.go_to(9)
    for _ in range(20):
        qtbot.keyClick(view.pages, Qt.Key.Key_Plus)
    assert view.zoom_label.text() == "400 %"
    assert not view.fit.isChecked()
    assert view.pages.page == 9
    settled(view, qtbot)
    assert len(colours(view)) > 1
    qtbot.keyClick(view.pages, Qt.Key.Key_0)
    assert view.fit.isChecked()


def test_words_are_found_one_after_the_other(view: PdfView, paper: Path, qtbot: QtBot) -> None:
    opened(view, paper, qtbot)
    view.pages.setFocus()
    qtbot.keyClick(view.pages, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert view.search.hasFocus()
    with qtbot.waitSignal(view.pages.found, check_params_cb=lambda count: count == 2, timeout=10_000):
        qtbot.keyClicks(view.search, "consensus")
    assert view.found_label.text() == "2 places"
    assert view.pages.page == 2
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    assert view.pages.page == 14
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    assert view.pages.page == 2
    qtbot.keyClick(view.search, Qt.Key.Key_Escape)
    assert view.pages.hasFocus()


def test_what_is_no_pdf_is_said_and_the_next_file_opens(
    view: PdfView, paper: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\n\xff\x00 nothing else")
    with qtbot.waitSignal(view.pages.failed, timeout=10_000):
        view.open(broken)
    assert "can’t be shown" in view.notice.text
    assert "kept as it was received" in view.notice.text
    opened(view, paper, qtbot)
    assert view.notice.isHidden()
    with qtbot.waitSignal(view.pages.failed, timeout=10_000):
        view.open(tmp_path / "nowhere.pdf")


def test_a_process_that_dies_leaves_the_window(view: PdfView, paper: Path, qtbot: QtBot) -> None:
    opened(view, paper, qtbot)
    process = view.pages.client._process
    assert process is not None
    with qtbot.waitSignal(view.pages.failed, timeout=10_000):
        process.kill()
    assert view.notice.isVisible()
    opened(view, paper, qtbot)
    assert view.pages.page_count == 20


def test_hostile_files_are_shown_or_refused(view: PdfView, qtbot: QtBot) -> None:
    files = sorted((DATA / "hostile").glob("*.pdf"))
    if not files:
        pytest.skip("the hostile files are not here")
    outcomes: list[str] = []
    view.pages.ready.connect(lambda: outcomes.append("shown"))
    view.pages.failed.connect(outcomes.append)
    for file in files:
        outcomes.clear()
        view.open(file)
        qtbot.waitUntil(lambda: bool(outcomes), timeout=40_000)
        # Whatever it is, drawing it must not bring the window down either.
        qtbot.wait(30)


def test_the_windows_thread_is_never_held(view: PdfView, qtbot: QtBot) -> None:
    guide = DATA / "documents" / "guides" / "maint-guide.ru.pdf"
    if not guide.exists():
        pytest.skip("the long document is not here")
    opened(view, guide, qtbot)
    held = [0.0]
    last = [time.perf_counter()]

    def beat() -> None:
        now = time.perf_counter()
        held[0] = max(held[0], now - last[0])
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(0)
    bar = view.pages.verticalScrollBar()
    for _ in range(40):
        bar.setValue(bar.value() + 500)
        qtbot.wait(10)
    view.pages.set_zoom(4.0)
    settled(view, qtbot)
    timer.stop()
    # 50 ms is the aim and 15 ms what is seen; a machine that runs other tests meanwhile gets more.
    assert held[0] < 0.25


AT_200 = """
import sys
from pathlib import Path
sys.path[:0] = [{tests!r}, {root!r}]
import looks
from desk_for_tests import desk_in
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from almaty_desktop.i18n import Language
from almaty_desktop.ui.application import Desktop
folder = Path({folder!r})
(folder / "office.db").write_text("")
desktop = Desktop(QApplication([]), desk_in(folder), Language.RU)
desktop.begin(folder)
desktop.window.resize(960, 540)
desktop.window.visit("meetings")
QTest.qWait(300)
looks.assert_good(desktop.window, "ru", frozenset({{"Ministerial review and planning conference"}}))
picture = desktop.window.grab()
assert picture.devicePixelRatio() == 2.0, picture.devicePixelRatio()
assert picture.width() == 1920, picture.width()
picture.save(str(folder / "at-200.png"))
desktop.end()
print("good")
"""


def test_the_window_at_200_per_cent(tmp_path: Path) -> None:
    here = Path(__file__).parent
    code = AT_200.format(tests=str(here), root=str(here.parents[1]), folder=str(tmp_path))
    environment = {**os.environ, "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False, env=environment
    )
    assert ended.stdout.strip() == "good", ended.stderr
