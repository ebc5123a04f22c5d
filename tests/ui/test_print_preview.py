"""Prints looked at, saved and printed as a person does it, on the sample office."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import looks
import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sample_window import CONTROL, Person, window

from almaty_desktop.i18n import Bilingual, Language, texts_in
from almaty_desktop.services.progress import Cancelled, Progress
from almaty_desktop.services.report_names import REPORTS
from almaty_desktop.ui.pages.print.names import LAYOUTS, Subject, file_name
from almaty_desktop.ui.pages.print.page_reader import PageReader
from almaty_desktop.ui.pages.print.paper import page_order, print_pages
from almaty_desktop.ui.pages.print.preview import PrintPreview
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import Scheme

SOM_2015 = 8  # the sample's meeting that is still to come
A4 = (595, 842)


class Preview:
    """A preview in a window of its own, with the choices that dialogs would ask for."""

    def __init__(self, person: Person, report: str, folder: Path, **what: int) -> None:
        self.person, self.folder = person, folder
        self.asked: list[str] = []
        self.file: Path | None = folder / "chosen.pdf"
        self.paper: Path | None = folder / "paper.pdf"
        self.sizes: list[str] = []
        self.closed: list[bool] = []
        self.widget = PrintPreview(
            person.shell.context,
            report,
            choose_file=self.choose_file,
            choose_printer=self.choose_printer,
            parent=None,
            **what,
        )
        self.widget.closed.connect(lambda: self.closed.append(True))
        person.qtbot.addWidget(self.widget)
        self.widget.resize(1140, 800)
        self.widget.show()
        self.widget.activateWindow()

    def choose_file(self, _parent: QWidget, _title: str, proposed: str) -> str:
        self.asked.append(proposed)
        return str(self.file) if self.file else ""

    def choose_printer(self, printer: QPrinter, _pages: int, _parent: QWidget) -> bool:
        self.sizes.append(printer.pageLayout().pageSize().name())
        if self.paper is None:
            return False
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.paper))
        printer.setResolution(200)
        return True

    def shown(self) -> None:
        self.person.until(lambda: self.widget.made is not None and self.widget.pdf.pages.page_count, 60_000)

    def choose(self, layout: str) -> None:
        self.person.qtbot.mouseClick(self.widget.choice.button(layout), Qt.MouseButton.LeftButton)
        self.person.until(
            lambda: (
                self.widget.made is not None
                and self.widget.made.layout == layout
                and self.widget.pdf.pages.page_count == self.widget.made.saved.pages
            )
        )

    def save(self, name: str) -> str:
        """Saves under a name; the text of the file, opened again."""
        self.file = self.folder / name
        self.widget.notice.hide()
        self.person.press(self.widget.pdf, Qt.Key.Key_S, CONTROL)
        self.person.until(self.widget.notice.isVisible)
        assert self.file.is_file()
        return text_of(self.file)


def text_of(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
        return " ".join(" ".join(pages).replace("\ufffe", "").split())
    finally:
        document.close()


@pytest.fixture
def person(sample_folder: Path, tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Person]:
    with window(tmp_path / "office", theme, qtbot, sample=sample_folder) as made:
        yield made


@contextmanager
def open_preview(person: Person, report: str, folder: Path, **what: int) -> Iterator[Preview]:
    preview = Preview(person, report, folder, **what)
    try:
        yield preview
    finally:
        preview.widget.back()


def test_all_four_layouts_are_saved_and_read_again(person: Person, tmp_path: Path) -> None:
    with open_preview(person, "agenda", tmp_path, meeting=SOM_2015) as preview:
        preview.shown()
        english, russian = "Opening of the meeting", "Открытие совещания"
        wanted = {
            "en": (True, False),
            "ru": (False, True),
            "side-by-side": (True, True),
            "one-after-the-other": (True, True),
        }
        for layout, (has_english, has_russian) in wanted.items():
            preview.choose(layout)
            text = preview.save(f"{layout}.pdf")
            assert (english in text) is has_english, layout
            assert (russian in text) is has_russian, layout
            assert preview.widget.notice.text.startswith(f"Saved: {layout}.pdf")
        both = text_of(tmp_path / "one-after-the-other.pdf")
        assert both.index(english) < both.index(russian)
        names = [Path(one).name for one in preview.asked]
        assert names == [
            "Almaty-Process-03-02-2015 agenda EN.pdf",
            "Almaty-Process-03-02-2015 agenda RU.pdf",
            "Almaty-Process-03-02-2015 agenda EN-RU.pdf",
            "Almaty-Process-03-02-2015 agenda EN+RU.pdf",
        ]


def test_the_layout_is_remembered_while_the_window_lives(person: Person, tmp_path: Path) -> None:
    with open_preview(person, "agenda", tmp_path, meeting=SOM_2015) as preview:
        preview.shown()
        assert preview.widget.layout_name == "en"
        preview.choose("side-by-side")
    with open_preview(person, "documents", tmp_path, meeting=SOM_2015) as preview:
        preview.shown()
        assert preview.widget.made is not None and preview.widget.made.layout == "side-by-side"
        assert preview.widget.choice.button("side-by-side").isChecked()


def test_the_information_sheet_is_printed_too(person: Person, tmp_path: Path) -> None:
    sheet = person.use_cases.information.list()[0]
    with open_preview(person, "information-sheet", tmp_path, sheet=sheet.id) as preview:
        preview.shown()
        text = preview.save("sheet.pdf")
        assert "News of the Process" in text and "Support Unit" in text
        assert Path(preview.asked[0]).name == "2015-01-01–2015-03-31 information sheet EN.pdf"


def test_the_compilation_is_made_beside_the_window_with_cancel(person: Person, tmp_path: Path) -> None:
    with open_preview(person, "compilation", tmp_path, meeting=SOM_2015) as preview:
        held = Held(preview.widget)
        preview.shown()
        assert held.longest < 0.25, "the window stood still while the compilation was made"
        assert preview.widget.made is not None and preview.widget.made.saved.pages > 50
        preview.widget.renew()
        assert preview.widget.waiting.isVisible()
        person.qtbot.mouseClick(preview.widget.waiting.cancel, Qt.MouseButton.LeftButton)
        person.until(preview.widget.nothing.isVisible)
        assert not preview.widget.save_button.isEnabled() and not preview.widget.print_button.isEnabled()
        assert preview.widget.nothing.button is not None
        preview.widget.nothing.button.click()
        preview.shown()


class Held:
    """Measures how long the window's thread did not come to its events."""

    def __init__(self, parent: QWidget) -> None:
        self.longest = 0.0
        self._last = time.monotonic()
        self._timer = QTimer(parent)
        self._timer.timeout.connect(self._tick)
        self._timer.start(5)

    def _tick(self) -> None:
        now = time.monotonic()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def test_choosing_another_layout_at_once_ends_the_first(person: Person, tmp_path: Path) -> None:
    with open_preview(person, "compilation", tmp_path, meeting=SOM_2015) as preview:
        for layout in ("ru", "side-by-side", "en"):
            person.qtbot.mouseClick(preview.widget.choice.button(layout), Qt.MouseButton.LeftButton)
        preview.shown()
        assert preview.widget.made is not None and preview.widget.made.layout == "en"
        assert "Opening of the meeting" in preview.save("one.pdf")


def test_documents_that_could_not_be_taken_in_are_named(
    person: Person, tmp_path: Path, shared_data: Path
) -> None:
    taken = person.use_cases.taking_in.add([shared_data / "hostile" / "made-truncated.pdf"])
    assert taken[0].document is not None
    item = person.use_cases.agenda.show(SOM_2015)[0]
    person.use_cases.agenda.hang(item.id, [taken[0].document])
    with open_preview(person, "compilation", tmp_path, meeting=SOM_2015) as preview:
        preview.shown()
        person.until(preview.widget.notice.isVisible)
        assert "1 document could not be taken in" in preview.widget.notice.text
        assert "The page numbered " in preview.widget.notice.text


def test_a_refusal_is_shown_with_its_reason(person: Person, tmp_path: Path) -> None:
    with open_preview(person, "agenda", tmp_path, meeting=999) as preview:
        person.until(preview.widget.notice.isVisible)
        assert "999" in preview.widget.notice.text
        assert preview.widget.nothing.isVisible()


def test_a_place_that_cannot_be_written_is_refused(person: Person, tmp_path: Path) -> None:
    with open_preview(person, "agenda", tmp_path, meeting=SOM_2015) as preview:
        preview.shown()
        preview.file = tmp_path / "no such folder" / "agenda.pdf"
        preview.widget.save()
        person.until(preview.widget.notice.isVisible)
        assert "could not be written" in preview.widget.notice.text
        preview.file = None
        preview.widget.notice.hide()
        preview.widget.save()
        assert not preview.widget.notice.isVisible()


def test_esc_leads_back(person: Person, tmp_path: Path) -> None:
    preview = Preview(person, "agenda", tmp_path, meeting=SOM_2015)
    preview.shown()
    preview.widget.pdf.search.setFocus()
    person.press(preview.widget.pdf.search, Qt.Key.Key_Escape)
    assert not preview.closed
    person.press(preview.widget.pdf.pages, Qt.Key.Key_Escape)
    assert preview.closed == [True]


def test_pages_go_to_the_printer_on_the_right_paper(person: Person, tmp_path: Path) -> None:
    with open_preview(person, "agenda", tmp_path, meeting=SOM_2015) as preview:
        preview.shown()
        person.press(preview.widget.pdf, Qt.Key.Key_P, CONTROL)
        person.until(preview.widget.notice.isVisible)
        assert preview.widget.made is not None
        pages = preview.widget.made.saved.pages
        assert f"{pages} pages went to the printer." in preview.widget.notice.text
        assert preview.sizes == ["A4"]
        printed = pypdfium2.PdfDocument(tmp_path / "paper.pdf")
        assert len(printed) == pages
        assert [round(side) for side in printed.get_page_size(0)] == list(A4)
        assert_same_ink(preview.widget.made.saved.file, tmp_path / "paper.pdf")
        printed.close()


def assert_same_ink(one: Path, other: Path) -> None:
    """The printed page has its lines where the preview has them."""
    shares = []
    for file in (one, other):
        document = pypdfium2.PdfDocument(file)
        bitmap = document[0].render(scale=1, grayscale=True)
        data = bytes(bitmap.buffer)
        rows = [
            data[row * bitmap.stride : row * bitmap.stride + bitmap.width] for row in range(bitmap.height)
        ]
        dark = [sum(255 - value for value in row) for row in rows]
        # Lines of letters, not single rows: a picture of a page has its edges a little softer.
        shares.append([sum(dark[begin : begin + 12]) for begin in range(0, len(dark), 12)])
        document.close()
    total = sum(shares[0])
    assert total > 0
    assert sum(abs(a - b) for a, b in zip(*shares, strict=True)) / total < 0.25


def test_a_page_that_lies_across_turns_the_paper(qapp: object, tmp_path: Path) -> None:
    file = tmp_path / "mixed.pdf"
    document = pypdfium2.PdfDocument.new()
    for size in ((595, 842), (842, 595), (1191, 1684)):
        document.new_page(*size)
    document.save(file)
    printer = pdf_printer(tmp_path / "out.pdf")
    assert print_pages(file, printer, Progress()) == 3
    printed = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    sizes = [tuple(round(side) for side in printed.get_page_size(number)) for number in range(3)]
    assert sizes == [(595, 842), (842, 595), (595, 842)]


def pdf_printer(target: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(72)
    return printer


def test_cancelled_printing_leaves_nothing_behind(qapp: object, tmp_path: Path) -> None:
    file = tmp_path / "many.pdf"
    document = pypdfium2.PdfDocument.new()
    for _ in range(5):
        document.new_page(595, 842)
    document.save(file)

    class AfterTwo(Progress):
        def report(self, done: int, _total: int, _note: object) -> None:
            if done == 2:
                self.cancel()

    with pytest.raises(Cancelled):
        print_pages(file, pdf_printer(tmp_path / "out.pdf"), AfterTwo())
    assert not (tmp_path / "out.pdf").exists()


def test_the_dialogs_range_and_order_are_kept(qapp: object, tmp_path: Path) -> None:
    printer = pdf_printer(tmp_path / "out.pdf")
    assert page_order(printer, 3) == [0, 1, 2]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert page_order(printer, 4) == [3, 2, 1]


def test_pages_are_drawn_in_pieces_that_fit_together(person: Person, tmp_path: Path) -> None:
    with open_preview(person, "agenda", tmp_path, meeting=SOM_2015) as preview:
        preview.shown()
        assert preview.widget.made is not None
        reader = PageReader(preview.widget.made.saved.file)
        try:
            whole = reader.strip(0, 300, 424, 0, 424)
            upper, lower = reader.strip(0, 300, 424, 0, 200), reader.strip(0, 300, 424, 200, 224)
            for down in (0, 57, 199):
                assert all(whole.pixel(x, down) == upper.pixel(x, down) for x in range(300))
            for down in (200, 311, 423):
                assert all(whole.pixel(x, down) == lower.pixel(x, down - 200) for x in range(300))
        finally:
            reader.close()


def test_names_of_files_hold_nothing_that_a_disk_refuses() -> None:
    subject = Subject(Bilingual("A", "Б"), date(2015, 5, 20), date(2015, 5, 21), "Almaty Process/03/02/2015")
    unnamed = Subject(Bilingual("A", "Б"), date(2015, 5, 20), date(2015, 5, 21))
    russian = texts_in(Language.RU)
    name = file_name(russian, "agenda", subject, "ru")
    assert name == "Almaty-Process-03-02-2015 повестка дня RU.pdf"
    assert file_name(russian, "compilation", unnamed, "en") == "2015-05-20 сборник материалов EN.pdf"
    for report in (one.name for one in REPORTS):
        made = {file_name(russian, report, subject, layout) for layout in LAYOUTS}
        assert len(made) == len(LAYOUTS)
        assert not any(sign in name for name in made for sign in '<>:"/\\|?*')


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [(1164, 800), (716, 420)])
def test_it_looks_well(
    person: Person, language: Language, size: tuple[int, int], theme: Theme, tmp_path: Path
) -> None:
    person.speak(language)
    with open_preview(person, "agenda", tmp_path, meeting=SOM_2015) as preview:
        preview.widget.resize(*size)
        preview.shown()
        preview.save("seen.pdf")
        person.qtbot.wait(200)
        named = frozenset(texts_in(one).text("Saved: {file}", file="seen.pdf") for one in Language)
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            theme.choose(scheme)
            looks.assert_good(preview.widget, language.value, named)
        preview.widget.retranslate(texts_in(language.other))
        person.qtbot.wait(200)
        looks.assert_good(preview.widget, language.other.value, named)
