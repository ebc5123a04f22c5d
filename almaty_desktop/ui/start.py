"""The first thing one sees where no office is open: the language, and where to work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from almaty_desktop.i18n import Language, Message, Texts, message
from almaty_desktop.ui.desk import Desk
from almaty_desktop.ui.foot import Foot
from almaty_desktop.ui.jobs import Jobs
from almaty_desktop.ui.rail import PROCESS
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, row, scrolled
from almaty_desktop.ui.widgets.bilingual_field import OWN_NAMES
from almaty_desktop.ui.widgets.notice import Kind, Notice, sentence_of
from almaty_desktop.ui.wording import Wording

WIDTH = 90 * GRID
ChooseFolder = Callable[[QWidget, str], Path | None]
"""Asks for a folder with a heading; None where a person thought better of it."""


class Start(QWidget):
    """Asks for an office: ``open_wanted(folder, read_only)``, also after one was made here."""

    language_chosen = Signal(object)
    open_wanted = Signal(object, bool)
    made = Signal(object)
    """An office was made in this folder; it is opened next."""

    def __init__(
        self,
        desk: Desk,
        recent: Sequence[Path],
        theme: Theme,
        jobs: Jobs,
        texts: Texts,
        choose_folder: ChooseFolder,
    ) -> None:
        super().__init__()
        self._desk, self._theme, self._jobs, self._choose = desk, theme, jobs, choose_folder
        self.wording = Wording(texts)
        self.setObjectName("start")
        self.notice = Notice(self.wording, theme)
        self.languages: dict[Language, QPushButton] = {}
        self.make_button = button(self.wording, message("Create an office"), self.make, "primary")
        self.elsewhere_button = button(
            self.wording, message("In another folder…"), self.make_elsewhere, "link"
        )
        self.open_button = button(self.wording, message("Open an office…"), self.open)
        self.sample_button = button(self.wording, message("Open the sample office"), self.make_sample)
        self.recent_buttons = [self._recent(folder) for folder in recent]
        self.foot = Foot(self.wording, theme, jobs)
        self.foot.hide()
        jobs.started.connect(lambda _: self.foot.show())
        self._build()
        self.wording.say(self.setWindowTitle, PROCESS)
        self.wording.follow(self._retell)
        self.resize(120 * GRID, 90 * GRID)

    def _cards(self) -> list[QWidget]:
        """What one can do, one card each."""
        cards: list[QWidget] = []
        if self.recent_buttons:
            cards.append(self._card(message("Your offices"), None, *self.recent_buttons))
        cards.append(
            self._card(
                message("A new office"),
                message(
                    "An empty office in {folder}: the participants, topics and objectives of the "
                    "Operating Modalities are in it from the start.",
                    folder=str(self._desk.default_folder),
                ),
                row(self.make_button, self.elsewhere_button, None),
            )
        )
        cards.append(
            self._card(
                message("An office that exists"),
                message("A folder in which there is an office already."),
                row(self.open_button, None),
            )
        )
        cards.append(
            self._card(
                message("Look around first"),
                message("A worked sample of the years 2013 to 2015. Try everything; nothing in it is real."),
                row(self.sample_button, None),
            )
        )
        return cards

    def _build(self) -> None:
        content = column(
            column(
                label(self.wording, PROCESS, "title"),
                label(self.wording, message("The office of the Support Unit"), "quiet"),
                spacing=GRID // 2,
            ),
            row(*self._language_buttons(), None),
            self.notice,
            *self._cards(),
            None,
            spacing=2 * GRID,
            margins=3 * GRID,
        )
        inner = QWidget()
        inner.setLayout(content)
        inner.setMaximumWidth(WIDTH)
        middle = QWidget()
        across = row(None, inner, None)
        # The middle takes all the room up to its own greatest width; what is over goes to both sides.
        across.setStretch(1, 1000)
        middle.setLayout(across)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolled(middle), 1)
        whole.addWidget(self.foot)
        self._buttons = [self.make_button, self.elsewhere_button, self.open_button, self.sample_button]

    def _card(self, heading: Message, sentence: Message | None, *parts: Any) -> QFrame:
        texts: list[Any] = [label(self.wording, heading, "heading")]
        if sentence is not None:
            texts.append(label(self.wording, sentence, "quiet", wraps=True))
        return frame("card", column(*texts, *parts, spacing=GRID, margins=2 * GRID))

    def _language_buttons(self) -> list[QPushButton]:
        for language in Language:
            made = QPushButton(OWN_NAMES[language])
            made.setProperty("role", "segment")
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.setAccessibleName(OWN_NAMES[language])
            made.clicked.connect(
                lambda _checked=False, language=language: self.language_chosen.emit(language)
            )
            self.languages[language] = made
        return list(self.languages.values())

    def _recent(self, folder: Path) -> QPushButton:
        made = QPushButton(str(folder))
        made.setProperty("role", "link")
        made.setAccessibleName(str(folder))
        made.clicked.connect(lambda: self.open_wanted.emit(folder, False))
        return made

    def make(self) -> None:
        """Makes an empty office where offices usually lie."""
        self._make(self._desk.default_folder, sample=False)

    def make_elsewhere(self) -> None:
        """Asks where to, and makes an empty office there."""
        folder = self._choose(self, self.wording.texts.text("Where shall the office be?"))
        if folder is not None:
            self._make(folder, sample=False)

    def make_sample(self) -> None:
        """Makes the sample office beside the usual place, or opens the one made before."""
        self._make(self._desk.default_folder.with_name("sample-office"), sample=True)

    def open(self) -> None:
        """Asks for the folder of an office."""
        folder = self._choose(self, self.wording.texts.text("Which folder is the office?"))
        if folder is not None:
            self.open_wanted.emit(folder, False)

    def refuse_opening(self, folder: Path, error: Exception) -> None:
        """Says why an office was not opened; one that is in use may be opened for reading."""
        saying = sentence_of(error)
        if saying is None:
            self.notice.refuse(error)
            return
        actions = []
        if getattr(error, "code", "") == "office-in-use":
            actions = [(message("Open for reading"), lambda: self.open_wanted.emit(folder, True))]
        self.notice.tell(Kind.BAD, saying, actions=actions)

    def retranslate(self, texts: Texts) -> None:
        """Shows everything in another language at once."""
        self.wording.retranslate(texts)

    def _make(self, folder: Path, *, sample: bool) -> None:
        self.notice.hide()
        self._set_enabled(False)
        make = self._desk.make_office
        title = message("Creating the sample office") if sample else message("Creating the office")
        self._jobs.run(
            title,
            lambda progress: make(folder, sample, progress),
            lambda _: self.made.emit(folder),
            lambda error: self._not_made(folder, error, sample),
            lambda: self._set_enabled(True),
        )

    def _not_made(self, folder: Path, error: Exception, sample: bool) -> None:
        self._set_enabled(True)
        if sample and getattr(error, "code", "") == "office-exists":
            self.open_wanted.emit(folder, False)
        else:
            self.notice.refuse(error)
            if sentence_of(error) is None:
                raise error

    def _set_enabled(self, enabled: bool) -> None:
        for one in [*self._buttons, *self.recent_buttons]:
            one.setEnabled(enabled)

    def _retell(self, texts: Texts) -> None:
        self.languages[texts.language].setChecked(True)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whatever is being made is stopped; nothing half done stays."""
        for job in self._jobs.running:
            job.cancel()
        event.accept()
