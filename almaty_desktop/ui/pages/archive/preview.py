"""The preview of a version inside the window: pages of a PDF, a picture, or the text that was read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QStackedWidget, QTabBar, QWidget

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.services.document_pages import DocumentPage, KeptFile, VersionPage
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.archive.names import version_name
from almaty_desktop.ui.pages.archive.text_view import Laid, TextView, lay_out
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, frame, row
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.widgets.notice import Kind, Notice
from almaty_desktop.ui.widgets.pdf_view import PdfView
from almaty_desktop.ui.wording import Wording

PICTURES = ("png", "jpg", "tif", "gif")
_PICTURE_SIDE = 1600  # pixels: more than the panel shows, and quickly drawn
_SHORTEST_BEGINNING = 4  # letters


@dataclass(frozen=True)
class Sheet:
    """What is shown of a version, made ready beside the window; ``word`` is what a PDF is searched for."""

    version: int
    pdf: Path | None = None
    picture: QImage | None = None
    text: Laid | None = None
    word: str = ""


def sheet_of(use_cases: Any, version: VersionPage, words: str, texts: Texts) -> Sheet:
    """Reads what is to be shown; called in a worker thread."""
    number = version.line.id
    if not version.files:
        return Sheet(number)
    kept = version.files[0]
    body = use_cases.archive.text(number)
    marks = use_cases.search.marks(words, body, unfinished=True) if words else ()
    path, _ = use_cases.archive.file(number)
    if kept.format == "pdf":
        return Sheet(number, pdf=path, word=common_beginning(body, marks))
    if kept.format in PICTURES:
        picture = _read_picture(path)
        if picture is not None:
            return Sheet(number, picture=picture)
    return Sheet(number, text=lay_out(texts, body, marks) if body.strip() else None)


def common_beginning(body: str, marks: tuple[tuple[int, int], ...]) -> str:
    """What the forms of the first word that was found have in common: a PDF is searched for letters only."""
    forms = [body[start:end].lower() for start, end in marks]
    if not forms:
        return ""
    beginning = forms[0]
    for form in forms[1:]:
        same = takewhile(lambda pair: pair[0] == pair[1], zip(beginning, form, strict=False))
        shared = "".join(letter for letter, _ in same)
        # Another word of the search, not another form of the first.
        if len(shared) >= _SHORTEST_BEGINNING:
            beginning = shared
    return beginning


def _read_picture(path: Path) -> QImage | None:
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _PICTURE_SIDE:
        reader.setScaledSize(
            size.scaled(QSize(_PICTURE_SIDE, _PICTURE_SIDE), Qt.AspectRatioMode.KeepAspectRatio)
        )
    picture = reader.read()
    return None if picture.isNull() else picture


_Wanted = tuple[int, str, str, tuple[KeptFile, ...]]
"""Version, words, language of the window, and what is known of the files: read again it may be more."""


class Preview(QWidget):
    """``show_page`` for a document, then the version that is wanted; nothing is read until it is visible."""

    failed = Signal(object)
    shown = Signal()
    """The version is on view."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._page: DocumentPage | None = None
        self._wanted: _Wanted | None = None
        self._on_view: _Wanted | None = None
        self._version = 0
        self._word = ""
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        wording.say(self.tabs.setAccessibleName, message("Language version"))
        self.notice = Notice(wording, context.theme)
        self.pdf = PdfView(wording, context.theme)
        self.text = TextView(context.theme)
        wording.say(self.text.setAccessibleName, message("Text of the document"))
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        wording.say(self.picture.setAccessibleName, message("Picture"))
        self._pictures = QScrollArea()
        self._pictures.setWidget(self.picture)
        self._pictures.setWidgetResizable(True)
        self.nothing = EmptyState(wording, context.theme, "file", _NO_TEXT, _KEPT)
        self._stack = QStackedWidget()
        for part in (self.nothing, self.pdf, self.text, self._pictures):
            self._stack.addWidget(part)
        bar = row(self.tabs)
        bar.setContentsMargins(3 * GRID, GRID // 2, 2 * GRID, 0)
        self._bar = frame("bar", bar)
        layout = column(self._bar, self.notice, self._stack, spacing=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.pdf.pages.ready.connect(self._find_in_pdf)
        self.tabs.currentChanged.connect(self._choose)
        wording.follow(self._tell)

    @property
    def version(self) -> int:
        """The version that is shown or asked for."""
        return self._version

    def show_page(self, page: DocumentPage, version: int | None = None, words: str = "") -> None:
        """Shows a version of a document (one it has shown before, or its first) with words marked."""
        self._page = page
        ids = [one.line.id for one in page.versions]
        if version in ids:
            self._version = version or 0
        elif self._version not in ids:
            self._version = self._first(page)
        shown = self._shown_version()
        files = shown.files if shown else ()
        self._wanted = (self._version, words, self._wording.texts.language.value, files)
        self._tell_tabs(self._wording.texts)
        if self.isVisible():
            self._ask()

    def clear(self) -> None:
        """Lets go of the document."""
        self._page = self._wanted = self._on_view = None
        self._context.jobs.forget((id(self), "sheet"))
        self.pdf.clear()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._ask()

    def _first(self, page: DocumentPage) -> int:
        language = self._wording.texts.language.value
        mine = [one.line.id for one in page.versions if one.line.language == language]
        return mine[0] if mine else page.versions[0].line.id if page.versions else 0

    def _ask(self) -> None:
        if self._page is None or self._wanted is None or self._wanted == self._on_view:
            return
        version = next((one for one in self._page.versions if one.line.id == self._version), None)
        if version is None:
            self._show(Sheet(0))
            return
        self._on_view = self._wanted
        use_cases, texts, words = self._context.use_cases, self._wording.texts, self._wanted[1]
        self._context.jobs.ask(
            (id(self), "sheet"),
            lambda: sheet_of(use_cases, version, words, texts),
            self._show,
            self._fail,
        )

    def _show(self, sheet: Sheet) -> None:
        version = self._shown_version()
        problems = [kept.problem for kept in version.files[:1] if kept.problem] if version else []
        self.notice.hide()
        self._word = sheet.word
        if sheet.pdf is not None:
            self._stack.setCurrentWidget(self.pdf)
            self.pdf.open(sheet.pdf)
        elif sheet.picture is not None:
            self.picture.setPixmap(QPixmap.fromImage(sheet.picture))
            self._stack.setCurrentWidget(self._pictures)
        elif sheet.text is not None:
            self.text.show_text(sheet.text)
            self._stack.setCurrentWidget(self.text)
        else:
            self._stack.setCurrentWidget(self.nothing)
        if problems and problems[0] is not None and sheet.pdf is None:
            self.notice.tell(Kind.WAIT, problems[0])
        self.shown.emit()

    def _find_in_pdf(self) -> None:
        if self._word:
            self.pdf.search.setText(self._word)

    def _fail(self, error: Exception) -> None:
        self._on_view = None
        self._stack.setCurrentWidget(self.nothing)
        self.failed.emit(error)

    def _shown_version(self) -> VersionPage | None:
        versions = self._page.versions if self._page else ()
        return next((one for one in versions if one.line.id == self._version), None)

    def _choose(self, number: int) -> None:
        tabs = self._in_tabs()
        if self._page is not None and 0 <= number < len(tabs):
            words = self._wanted[1] if self._wanted else ""
            self.show_page(self._page, tabs[number].line.id, words)

    def _in_tabs(self) -> list[VersionPage]:
        """The newest edition in each language, and an earlier one while it is looked at."""
        versions = self._page.versions if self._page else ()
        return [one for one in versions if not one.line.replaced or one.line.id == self._version]

    def _tell(self, texts: Texts) -> None:
        self._tell_tabs(texts)
        if self._page is not None and self._wanted is not None:
            self.show_page(self._page, None, self._wanted[1])

    def _tell_tabs(self, texts: Texts) -> None:
        versions = self._in_tabs()
        self.tabs.blockSignals(True)
        while self.tabs.count() > len(versions):
            self.tabs.removeTab(self.tabs.count() - 1)
        while self.tabs.count() < len(versions):
            self.tabs.addTab("")
        for number, version in enumerate(versions):
            self.tabs.setTabText(number, version_name(texts, version.line))
            if version.line.id == self._version:
                self.tabs.setCurrentIndex(number)
        self.tabs.blockSignals(False)


_NO_TEXT: Message = message("There is nothing to show of this file")
_KEPT: Message = message(
    "No text could be read in it. The file itself is kept as it came and can be saved as a copy."
)
