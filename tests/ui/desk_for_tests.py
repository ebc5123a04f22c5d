"""A desk with one small page and a real folder, on which the frame of the window is tried."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from almaty_desktop.i18n import Bilingual, Message, Texts, message
from almaty_desktop.services.errors import OfficeUnusable, Refused
from almaty_desktop.services.progress import Progress
from almaty_desktop.ui.areas import Area, Found
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.desk import Desk, OpenOffice
from almaty_desktop.ui.page import Page
from almaty_desktop.ui.widgets.basics import button, column, frame, label, row, scrolled
from almaty_desktop.ui.widgets.bilingual_field import BilingualField
from almaty_desktop.ui.widgets.chips import Chip, State
from almaty_desktop.ui.widgets.date_field import DateField
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.widgets.paged_list import PagedList, Piece, Row

TODAY = date(2015, 5, 8)
MEETINGS = [
    (Bilingual("Senior Officials’ Meeting", "Совещание старших должностных лиц"), date(2015, 5, 20)),
    (
        Bilingual("National consultation, Tajikistan", "Консультация, Таджикистан"),
        date(2015, 3, 3),
    ),
    (Bilingual("Workshop: border management", "Семинар: управление границами"), date(2014, 11, 14)),
    (Bilingual("Senior Officials’ Meeting", "Совещание старших должностных лиц"), date(2014, 5, 6)),
    (Bilingual("Ministerial review and planning conference"), date(2013, 11, 5)),
]


@dataclass
class SmallOffice:
    """Keeps the one word that the page edits, and what was undone."""

    folder: Path
    word: str = ""
    before: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)
    heard: list[Callable[[frozenset[str]], None]] = field(default_factory=list)
    closed: bool = False
    searches: list[str] = field(default_factory=list)
    hold_search: threading.Event | None = None

    def change(self, word: str) -> None:
        if word == "forbidden":
            raise Refused("D4", message("Cancel"))
        self.before.append(self.word)
        self.word = word
        for hear in self.heard:
            hear(frozenset({"meetings"}))

    def undo(self) -> None:
        if self.before:
            self.undone.append(self.word)
            self.word = self.before.pop()
            for hear in self.heard:
                hear(frozenset({"meetings"}))

    def redo(self) -> None:
        if self.undone:
            self.change(self.undone.pop())

    def redo_title(self) -> Message | None:
        return message("Save the log") if self.undone else None

    def undo_title(self) -> Message | None:
        return message("Save the log") if self.before else None

    def find(self, words: str, texts: Texts) -> Sequence[Found]:
        self.searches.append(words)
        if self.hold_search:
            self.hold_search.wait(5)
        return [
            Found(message("Area"), title.shown(texts.language), texts.date(day), "meetings", str(number))
            for number, (title, day) in enumerate(MEETINGS)
            if words.casefold() in title.shown(texts.language).casefold()
        ]

    def counts(self) -> Mapping[str, int]:
        return {"today": 7}

    def opened(self, read_only: bool) -> OpenOffice:
        return OpenOffice(
            path=self.folder,
            name=Bilingual("sample office", "учебный офис"),
            use_cases=self,
            today=lambda: TODAY,
            find=self.find,
            counts=self.counts,
            undo_title=self.undo_title,
            undo=self.undo,
            redo_title=self.redo_title,
            redo=self.redo,
            listen=self.heard.append,
            close=self.close,
            read_only=read_only,
        )

    def close(self) -> None:
        self.closed = True


class MeetingsPage(Page):
    """A list and one thing beside it, as every area will be."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.refreshed: list[AbstractSet[str]] = []
        self.opened: list[str] = []
        self.left = 0
        empty = EmptyState(
            self.wording,
            context.theme,
            "calendar-blank",
            message("Cancel"),
            message("Nothing was found for these words."),
        )
        self.list = PagedList(self.wording, context.theme, context.jobs, message("Areas"), empty)
        self.word = QLineEdit()
        self.say(self.word.setAccessibleName, message("Close"))
        self.title_field = BilingualField(self.wording, message("Find in this document"))
        self.text_field = BilingualField(self.wording, message("What was found"), lines=4)
        self.date_field = DateField(self.wording, context.theme, message("Open for reading"))
        self.title_field.set_value(MEETINGS[0][0])
        self.date_field.set_value(MEETINGS[0][1])
        head = row(
            label(self.wording, message("Areas"), "title"),
            None,
            button(self.wording, message("Open for reading")),
            button(self.wording, message("Save the log…"), role="primary"),
        )
        left = column(self.list)
        side = frame("side", left)
        side.setMinimumWidth(300)
        side.setMaximumWidth(430)
        self.date_field.setMaximumWidth(240)
        right = column(
            head, self.title_field, self.date_field, self.text_field, self.word, None, spacing=16, margins=24
        )
        right_widget = QWidget()
        right_widget.setLayout(right)
        layout = row(side, scrolled(right_widget), spacing=0)
        layout.setStretch(0, 2)
        layout.setStretch(1, 3)
        self.setLayout(layout)
        self.word.editingFinished.connect(self.leave)
        self._ask()

    def _ask(self) -> None:
        texts = self.texts

        def fetch(offset: int, limit: int) -> Piece:
            rows = [
                Row(
                    str(number),
                    title.shown(texts.language),
                    texts.date(day),
                    Chip(texts.distance(day, TODAY), State.WAIT)
                    if day > TODAY
                    else Chip(texts.text("Close"), State.GOOD),
                )
                for number, (title, day) in enumerate(MEETINGS)
            ]
            return Piece(rows[offset : offset + limit], len(rows))

        self.list.ask(fetch)

    def retranslate(self, texts: Texts) -> None:
        super().retranslate(texts)
        self._ask()

    def refresh(self, areas: AbstractSet[str]) -> None:
        self.refreshed.append(areas)
        self.word.setText(self.context.use_cases.word)

    def open_key(self, key: str) -> None:
        self.opened.append(key)
        self.list.select(key)

    def leave(self) -> None:
        self.left += 1
        office = self.context.use_cases
        if self.word.text() != office.word:
            try:
                office.change(self.word.text())
            except Refused as error:
                self.context.refuse(error)

    def focus_first(self) -> None:
        self.word.setFocus()


class TodayPage(Page):
    """A page with nothing but a place for a name."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        layout = QVBoxLayout(self)
        layout.addWidget(label(self.wording, message("Open the sample office"), "title"))
        self.first = QLineEdit()
        self.say(self.first.setAccessibleName, message("Close"))
        layout.addWidget(self.first)

    def focus_first(self) -> None:
        self.first.setFocus()


def broken_page(_context: PageContext) -> Page:
    raise RuntimeError("this page is broken")


def areas() -> tuple[Area, ...]:
    return (
        Area("today", message("Support Unit"), "sun-horizon", TodayPage),
        Area("meetings", message("Areas"), "calendar-blank", MeetingsPage),
        Area("archive", message("Cancel"), "archive-box", TodayPage),
    )


def desk_in(folder: Path, offices: dict[Path, SmallOffice] | None = None) -> Desk:
    """A desk whose offices are folders with one file in them."""
    known = offices if offices is not None else {}

    def open_office(path: Path, read_only: bool) -> OpenOffice:
        if not (path / "office.db").exists():
            raise OfficeUnusable("no-office", message("There is no office in {folder}.", folder=str(path)))
        if (path / "in-use").exists() and not read_only:
            raise OfficeUnusable(
                "office-in-use",
                message(
                    "This office is open in another window ({who}, {where}). "
                    "You can open it for reading only.",
                    who="A",
                    where="B",
                ),
            )
        office = known.setdefault(path, SmallOffice(path))
        return office.opened(read_only)

    def make_office(path: Path, sample: bool, progress: Progress) -> None:
        if (path / "office.db").exists():
            raise Refused(
                "office-exists", message("There is an office in {folder} already.", folder=str(path))
            )
        for number in range(3):
            progress.step(number, 3)
        path.mkdir(parents=True, exist_ok=True)
        (path / "office.db").write_text("sample" if sample else "", encoding="utf-8")

    return Desk(
        areas=areas(),
        open_office=open_office,
        make_office=make_office,
        default_folder=folder / "office",
        settings_file=folder / "config" / "window.ini",
        log_file=folder / "log" / "window.log",
        version="0",
    )
