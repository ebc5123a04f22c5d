"""The language versions of a document: how far each is, its files, and what can be done with it (rule A2)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.rules.documents import TranslationState
from almaty_desktop.services.document_pages import DocumentPage, KeptFile, VersionPage
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.archive.flow import Flow
from almaty_desktop.ui.pages.archive.names import (
    OFFERED_LANGUAGES,
    STATES,
    dotted,
    language_name,
    version_chip,
)
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, menu_button, row
from almaty_desktop.ui.widgets.chips import Chip, ChipLabel, State
from almaty_desktop.ui.wording import Wording


def file_line(texts: Texts, kept: KeptFile) -> str:
    """A file on one line: name, format, pages, size."""
    pages = texts.plural("{count} page", "{count} pages", kept.pages) if kept.pages else ""
    return dotted(kept.name, kept.format.upper(), pages, texts.size(kept.size))


class VersionRow(QWidget):
    """One language version; the panel shows another one in the same widgets."""

    preview_wanted = Signal(int)
    copy_wanted = Signal(str)
    """The language whose files are to be saved."""
    part_wanted = Signal(int)
    state_chosen = Signal(int, object)
    language_chosen = Signal(int, str)

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._version: VersionPage | None = None
        self._alone = True
        self._taken: frozenset[str] = frozenset()
        self.name = label(wording, None, "strong")
        self.chip = ChipLabel(context.theme)
        self.original = ChipLabel(context.theme)
        self.preview = button(wording, message("Preview"), lambda: self._emit(self.preview_wanted), "small")
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.more = menu_button(wording, message("More"), self.menu, "small")
        self.files = label(wording, None, "muted", wraps=True)
        self.problem = label(wording, None, "bad", wraps=True)
        self.files.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = row(self.preview, self.more)
        # In a small window the states stand below the name.
        head.insertLayout(0, Flow(self.name, self.original, self.chip), 1)
        body = column(head, self.files, self.problem, spacing=GRID // 2)
        body.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout = column(frame("card", body))
        self.setLayout(layout)

    def show_version(self, version: VersionPage | None, page: DocumentPage, texts: Texts) -> None:
        """Shows a version of the document, or hides the row."""
        self._version = version
        self.setVisible(version is not None)
        if version is None:
            return
        line = version.line
        language = language_name(texts, line.language)
        self._alone = len(page.versions) < 2
        self._taken = frozenset(
            other.line.language for other in page.versions if other.line.edition == line.edition
        )
        self.name.setText(
            language
            if line.edition == 1
            else texts.text("{language}, edition {number}", language=language, number=line.edition)
        )
        self.chip.show_chip(version_chip(texts, line))
        self.original.show_chip(
            Chip(texts.text("original"), State.PLAIN, "star") if line.is_original else None
        )
        self.files.setText("\n".join(file_line(texts, kept) for kept in version.files))
        problems = [texts.say(kept.problem) for kept in version.files if kept.problem]
        self.problem.setText("\n".join(dict.fromkeys(problems)))
        self.problem.setVisible(bool(problems))
        for made, saying in ((self.preview, message("Preview")), (self.more, message("More"))):
            made.setAccessibleName(texts.text("{act}: {language}", act=saying, language=language))

    def _emit(self, signal: Any) -> None:
        if self._version is not None:
            signal.emit(self._version.line.id)

    def _fill(self) -> None:
        self.menu.clear()
        version, texts = self._version, self._wording.texts
        if version is None:
            return
        line = version.line
        self.menu.addAction(texts.text("Save a copy…"), partial(self.copy_wanted.emit, line.language))
        if self._context.read_only:
            return
        states = self.menu.addMenu(texts.text("Translation state"))
        for state in TranslationState:
            _tick(
                states,
                texts.say(STATES[state]),
                state is line.state,
                partial(self.state_chosen.emit, line.id, state),
            )
        languages = self.menu.addMenu(texts.text("Language"))
        named = sorted(
            ((language_name(texts, code), code) for code in {*OFFERED_LANGUAGES, line.language}),
            key=lambda pair: texts.order(pair[0]),
        )
        for word, code in named:
            action = _tick(
                languages, word, code == line.language, partial(self.language_chosen.emit, line.id, code)
            )
            action.setEnabled(code == line.language or code not in self._taken)
        self.menu.addSeparator()
        apart = self.menu.addAction(
            texts.text("Make it a document of its own"), partial(self.part_wanted.emit, line.id)
        )
        apart.setEnabled(not self._alone)


def _tick(menu: QMenu, word: str, ticked: bool, chosen: Callable[[], Any]) -> Any:
    action = menu.addAction(word)
    action.setCheckable(True)
    action.setChecked(ticked)
    action.triggered.connect(lambda *_: chosen())
    return action


class VersionPanel(QWidget):
    """All versions, and the required languages in which there is none."""

    preview_wanted = Signal(int)
    copy_wanted = Signal(str)
    part_wanted = Signal(int)
    state_chosen = Signal(int, object)
    language_chosen = Signal(int, str)

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._page: DocumentPage | None = None
        self.rows: list[VersionRow] = []
        self.missing = [label(wording, None, "quiet") for _ in range(2)]
        self._missing_chips = [ChipLabel(context.theme) for _ in range(2)]
        self._missing_cards = []
        for name, chip in zip(self.missing, self._missing_chips, strict=True):
            body = row(name, chip, None)
            body.setContentsMargins(2 * GRID, GRID, GRID, GRID)
            self._missing_cards.append(frame("card", body))
        self._rows_side = column(spacing=GRID)
        self.setLayout(
            column(
                label(wording, message("Language versions"), "heading"),
                self._rows_side,
                *self._missing_cards,
                spacing=GRID,
            )
        )
        wording.follow(self._tell)

    def show_page(self, page: DocumentPage) -> None:
        """Shows another document's versions."""
        self._page = page
        self._tell(self._wording.texts)

    def _tell(self, texts: Texts) -> None:
        page = self._page
        if page is None:
            return
        while len(self.rows) < len(page.versions):
            self._add_row()
        for number, made in enumerate(self.rows):
            made.show_version(page.versions[number] if number < len(page.versions) else None, page, texts)
        for number, card in enumerate(self._missing_cards):
            is_missing = number < len(page.line.missing)
            card.setVisible(is_missing)
            if is_missing:
                self.missing[number].setText(language_name(texts, page.line.missing[number]))
                self._missing_chips[number].show_chip(
                    Chip(texts.text("missing"), State.WAIT, "circle-dashed")
                )

    def _add_row(self) -> None:
        made = VersionRow(self._context, self._wording)
        for name in ("preview_wanted", "copy_wanted", "part_wanted", "state_chosen", "language_chosen"):
            getattr(made, name).connect(getattr(self, name))
        self.rows.append(made)
        self._rows_side.addWidget(made)
