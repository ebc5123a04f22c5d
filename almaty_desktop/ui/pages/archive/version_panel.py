"""The language versions of a document, those that are missing, and adding further ones (rules A2, A3)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.rules.documents import REQUIRED_LANGUAGES
from almaty_desktop.services.document_pages import DocumentPage
from almaty_desktop.services.labels import language_name
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.archive.version_row import VersionRow
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, row
from almaty_desktop.ui.widgets.chips import Chip, ChipLabel, State
from almaty_desktop.ui.wording import Wording

_PASSED_ON = (
    "preview_wanted",
    "copy_wanted",
    "add_wanted",
    "part_wanted",
    "state_chosen",
    "language_chosen",
    "read_again_wanted",
)


class VersionPanel(QWidget):
    """All versions, earlier editions folded under the newest, and the required languages that are missing."""

    preview_wanted = Signal(int)
    copy_wanted = Signal(str, int)
    add_wanted = Signal(str)
    """The language of the files that are to be added; "" where each tells its own."""
    part_wanted = Signal(int)
    state_chosen = Signal(int, object)
    language_chosen = Signal(int, str)
    read_again_wanted = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._page: DocumentPage | None = None
        self._unfolded: set[str] = set()
        self.rows: list[VersionRow] = []
        self.add = button(wording, message("Add a version…"), lambda: self.add_wanted.emit(""))
        wording.say(
            self.add.setToolTip, message("A further language, a new edition or another format (Ctrl+E)")
        )
        places = range(len(REQUIRED_LANGUAGES))
        self.missing = [label(wording, None, "quiet") for _ in places]
        self.add_missing = [
            button(wording, message("Add…"), lambda place=place: self._add_missing(place), "small")
            for place in places
        ]
        self._missing_chips = [ChipLabel(context.theme) for _ in places]
        self._missing_cards = []
        for name, chip, add in zip(self.missing, self._missing_chips, self.add_missing, strict=True):
            body = row(name, chip, None, add)
            body.setContentsMargins(2 * GRID, GRID, GRID, GRID)
            self._missing_cards.append(frame("card", body))
        self._rows_side = column(spacing=GRID)
        self.setLayout(
            column(
                row(label(wording, message("Language versions"), "heading"), None, self.add),
                self._rows_side,
                *self._missing_cards,
                spacing=GRID,
            )
        )
        wording.follow(self._tell)

    def show_page(self, page: DocumentPage) -> None:
        """Shows another document's versions; its earlier editions are folded at first."""
        if self._page is None or self._page.line.id != page.line.id:
            self._unfolded.clear()
        self._page = page
        self._tell(self._wording.texts)

    def _tell(self, texts: Texts) -> None:
        page = self._page
        if page is None:
            return
        while len(self.rows) < len(page.versions):
            self._add_row()
        for number, made in enumerate(self.rows):
            version = page.versions[number] if number < len(page.versions) else None
            unfolded = version is not None and version.line.language in self._unfolded
            made.show_version(version, page, texts, unfolded=unfolded)
        may_add = not (self._context.read_only or page.line.withdrawn)
        self.add.setVisible(may_add)
        for number, card in enumerate(self._missing_cards):
            is_missing = number < len(page.line.missing)
            card.setVisible(is_missing)
            if is_missing:
                self._tell_missing(number, page.line.missing[number], texts)
                self.add_missing[number].setVisible(may_add)

    def _tell_missing(self, place: int, code: str, texts: Texts) -> None:
        language = language_name(texts, code)
        self.missing[place].setText(language)
        self._missing_chips[place].show_chip(Chip(texts.text("missing"), State.WAIT, "circle-dashed"))
        self.add_missing[place].setAccessibleName(
            texts.text("{act}: {language}", act=message("Add…"), language=language)
        )

    def _add_missing(self, place: int) -> None:
        if self._page is not None and place < len(self._page.line.missing):
            self.add_wanted.emit(self._page.line.missing[place])

    def _fold(self, language: str) -> None:
        self._unfolded ^= {language}
        self._tell(self._wording.texts)

    def _add_row(self) -> None:
        made = VersionRow(self._context, self._wording)
        for name in _PASSED_ON:
            getattr(made, name).connect(getattr(self, name))
        made.folding_wanted.connect(self._fold)
        self.rows.append(made)
        self._rows_side.addWidget(made)
