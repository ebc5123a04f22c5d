"""One language version: how far it is, its files, and what can be done with it (rules A2, A3)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.rules.documents import TranslationState
from almaty_desktop.services.document_pages import DocumentPage, KeptFile, VersionPage
from almaty_desktop.services.labels import TRANSLATION_STATES, language_name
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.archive.names import (
    OFFERED_LANGUAGES,
    UNDETERMINED,
    dotted,
    version_chip,
    version_name,
)
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, menu_button, row
from almaty_desktop.ui.widgets.chips import Chip, ChipLabel, State
from almaty_desktop.ui.wording import Wording

_INDENT = 3 * GRID


def file_line(texts: Texts, kept: KeptFile) -> str:
    """A file on one line: name, format, pages, size."""
    pages = texts.plural("{count} page", "{count} pages", kept.pages) if kept.pages else ""
    return dotted(kept.name, kept.format.upper(), pages, texts.size(kept.size))


class VersionRow(QWidget):
    """One language version; the panel shows another one in the same widgets."""

    preview_wanted = Signal(int)
    copy_wanted = Signal(str, int)
    """The language and the edition of which the files are to be saved."""
    add_wanted = Signal(str)
    """The language in which a new edition is to be added."""
    part_wanted = Signal(int)
    state_chosen = Signal(int, object)
    language_chosen = Signal(int, str)
    read_again_wanted = Signal()
    folding_wanted = Signal(str)
    """The language whose earlier editions are to be shown, or hidden again."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._version: VersionPage | None = None
        self._alone = True
        self._withdrawn = False
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
        self.again = button(wording, message("Read the text again"), self.read_again_wanted.emit, "small")
        self.earlier = QPushButton()
        self.earlier.setProperty("role", "small")
        self.earlier.clicked.connect(lambda *_: self._fold())
        head = row(self.name, self.original, self.chip, None, self.preview, self.more)
        body = column(
            head, self.files, self.problem, row(self.again, None), row(self.earlier, None), spacing=GRID // 2
        )
        body.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        self._layout = column(frame("card", body))
        self.setLayout(self._layout)

    def show_version(
        self, version: VersionPage | None, page: DocumentPage, texts: Texts, *, unfolded: bool = False
    ) -> None:
        """Shows a version of the document, or hides the row.

        An earlier edition is seen only where those of its language are ``unfolded``.
        """
        self._version = version
        self.setVisible(version is not None and (unfolded or not version.line.replaced))
        if version is None:
            return
        line = version.line
        self._alone = len(page.versions) < 2
        self._withdrawn = page.line.withdrawn
        self._taken = frozenset(
            other.line.language for other in page.versions if other.line.edition == line.edition
        )
        self._layout.setContentsMargins(_INDENT if line.replaced else 0, 0, 0, 0)
        name = version_name(texts, line)
        self.name.setText(name)
        self.chip.show_chip(version_chip(texts, line))
        self.original.show_chip(
            Chip(texts.text("original"), State.PLAIN, "star") if line.is_original else None
        )
        self.files.setText("\n".join(file_line(texts, kept) for kept in version.files))
        problems = [texts.say(kept.problem) for kept in version.files if kept.problem]
        self.problem.setText("\n".join(dict.fromkeys(problems)))
        self.problem.setVisible(bool(problems))
        may_be_read = any(kept.may_be_read_again for kept in version.files)
        self.again.setVisible(may_be_read and not self._context.read_only)
        self._tell_earlier(version, page, texts, unfolded)
        for made, saying in (
            (self.preview, message("Preview")),
            (self.more, message("More")),
            (self.again, message("Read the text again")),
        ):
            made.setAccessibleName(texts.text("{act}: {language}", act=saying, language=name))

    def _tell_earlier(self, version: VersionPage, page: DocumentPage, texts: Texts, unfolded: bool) -> None:
        line = version.line
        earlier = sum(one.line.replaced for one in page.versions if one.line.language == line.language)
        self.earlier.setVisible(bool(earlier) and not line.replaced)
        if unfolded:
            words = texts.text("Hide earlier editions")
        else:
            words = texts.plural("Show {count} earlier edition", "Show {count} earlier editions", earlier)
        self.earlier.setText(words)
        language = language_name(texts, line.language)
        self.earlier.setAccessibleName(texts.text("{act}: {language}", act=words, language=language))

    def _emit(self, signal: Any) -> None:
        if self._version is not None:
            signal.emit(self._version.line.id)

    def _fold(self) -> None:
        if self._version is not None:
            self.folding_wanted.emit(self._version.line.language)

    def _fill(self) -> None:
        self.menu.clear()
        version, texts = self._version, self._wording.texts
        if version is None:
            return
        line = version.line
        self.menu.addAction(
            texts.text("Save a copy…"), partial(self.copy_wanted.emit, line.language, line.edition)
        )
        if self._context.read_only:
            return
        states = self.menu.addMenu(texts.text("Translation state"))
        for state in TranslationState:
            _tick(
                states,
                texts.say(TRANSLATION_STATES[state]),
                state is line.state,
                partial(self.state_chosen.emit, line.id, state),
            )
        self._fill_languages(self.menu.addMenu(texts.text("Language")), line.id, line.language, texts)
        self.menu.addSeparator()
        if not (line.replaced or self._withdrawn or line.language == UNDETERMINED):
            adding = partial(self.add_wanted.emit, line.language)
            self.menu.addAction(texts.text("Add a new edition…"), adding)
        apart = self.menu.addAction(
            texts.text("Make it a document of its own"), partial(self.part_wanted.emit, line.id)
        )
        apart.setEnabled(not self._alone)

    def _fill_languages(self, menu: QMenu, version: int, current: str, texts: Texts) -> None:
        named = sorted(
            ((language_name(texts, code), code) for code in {*OFFERED_LANGUAGES, current}),
            key=lambda pair: texts.order(pair[0]),
        )
        for word, code in named:
            action = _tick(menu, word, code == current, partial(self.language_chosen.emit, version, code))
            action.setEnabled(code == current or code not in self._taken)


def _tick(menu: QMenu, word: str, ticked: bool, chosen: Callable[[], Any]) -> Any:
    action = menu.addAction(word)
    action.setCheckable(True)
    action.setChecked(ticked)
    action.triggered.connect(lambda *_: chosen())
    return action
