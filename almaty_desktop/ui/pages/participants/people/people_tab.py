"""People: the list at the left; at the right the chosen one, a new one, a file coming in, or two merged.

A print of the directory takes the place of both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QSplitter

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.services.people_reading import PersonView
from almaty_desktop.services.report_names import Wanted
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.participants.people.people_list import PeopleList
from almaty_desktop.ui.pages.participants.people.right_side import RightSide
from almaty_desktop.ui.pages.participants.people.saving import Saving
from almaty_desktop.ui.pages.participants.tab import Tab
from almaty_desktop.ui.pages.print.place import PrintPlace
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, frame
from almaty_desktop.ui.wording import Wording

_LEAST_LIST, _LIST = 36 * GRID, 52 * GRID
_NEW = "new/"
_DIRECTORY = "directory"


class PeopleTab(Tab):
    """Key ``12`` is a person, ``new/KZ`` the form for a new one who represents a participant."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__(context, wording)
        self._new_for: str | None = None
        self.saving = Saving(context, self)
        self.list = PeopleList(context, wording, self.begin_new)
        self.right = RightSide(context, wording)
        self.panel = self.right.panel
        self._lay_out()
        self._connect()
        self._make_menu()
        self._make_keys()
        self.setAcceptDrops(not context.read_only)
        self._offer()
        self.list.ask()

    def begin_new(self, code: str = "") -> None:
        """Opens the form for a new person."""
        if not self.context.read_only:
            self.right.begin_new(code or self.list.filters.participant)

    def ask_for_file(self) -> None:
        """Asks which file, and begins to take it in."""
        if self.context.read_only:
            return
        title = self.texts.text("Import people")
        kinds = self.texts.text("Tables and vCards") + " (*.xlsx *.csv *.vcf)"
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if chosen:
            self.right.begin_import(Path(chosen))

    def print_directory(self) -> None:
        """Shows the directory as it is printed, of the participant alone to whom the list is narrowed."""
        # What is being typed is on the print.
        self.leave()
        self.whole.show_print(_DIRECTORY, Wanted(participant=self.list.filters.participant))

    def retranslate(self, texts: Texts) -> None:
        super().retranslate(texts)
        self.list.ask()

    def refresh(self, areas: Set[str]) -> None:
        if areas & {"people", "participants"}:
            self.list.ask()
            self._offer()
            self.right.refresh()
            self.whole.renew()

    def open_key(self, key: str) -> None:
        self.whole.close_print()
        if key.startswith(_NEW):
            self._new_for = key.removeprefix(_NEW)
            self._open_new()
        elif key.isdecimal():
            self.list.show_all()
            self.list.select(key)
            self._choose(key)

    def leave(self) -> None:
        self.panel.leave()

    def focus_first(self) -> None:
        shown = self.right.currentWidget()
        if self.whole.preview is not None:
            self.whole.preview.setFocus()
        elif shown is None or self.right.shows_person:
            self.list.setFocus()
        else:
            shown.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event) and not self.context.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = _files(event)
        if files:
            event.acceptProposedAction()
            self.right.begin_import(files[0])

    def _lay_out(self) -> None:
        left = frame("side", column(self.list, spacing=0))
        left.setMinimumWidth(_LEAST_LIST)
        self.split = split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(frame("ground", column(self.right, spacing=0)))
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 2)
        split.setSizes([_LIST, 2 * _LIST])
        split.setHandleWidth(1)
        self.whole = PrintPlace(self.context, split)
        self.whole.left.connect(self.list.setFocus)
        self.setLayout(column(self.whole, spacing=0))

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _: self.panel.focus_first())
        self.list.failed.connect(self.context.refuse)
        self.list.arrived.connect(self._arrived)
        self.right.made.connect(self._made)
        self.right.merged.connect(self._merged)
        self.right.left.connect(self.list.setFocus)
        # A person who is gone (an undo, a merge) needs no words.
        self.panel.acts.lost.connect(lambda _: self._removed())
        self.panel.acts.removed.connect(self._removed)
        self.panel.card_wanted.connect(self._save_card)

    def _make_menu(self) -> None:
        acts: list[tuple[Any, Callable[[], Any]]] = [
            (message("Find duplicates (Ctrl+D)"), self.right.show_duplicates),
            (message("Print the directory… (Ctrl+P)"), self.print_directory),
            (message("Save the list as a table (Ctrl+Shift+S)"), self._save_table),
            (message("Save the list as vCards, version 4.0"), lambda: self._save_cards("4.0")),
            (message("Save the list as vCards, version 3.0"), lambda: self._save_cards("3.0")),
        ]
        if not self.context.read_only:
            acts.insert(0, (message("Import from a file… (Ctrl+O)"), self.ask_for_file))
        for word, act in acts:
            action = self.list.menu.addAction("")
            self.wording.say(action.setText, word)
            action.triggered.connect(lambda *_, act=act: act())

    def _make_keys(self) -> None:
        keys: dict[str, Callable[[], Any]] = {
            "Ctrl+F": self.list.search.setFocus,
            "Ctrl+D": self.right.show_duplicates,
            "Ctrl+P": self.print_directory,
            "Ctrl+Shift+S": self._save_table,
        }
        if not self.context.read_only:
            keys |= {"Ctrl+N": self.begin_new, "Ctrl+O": self.ask_for_file}
        for key, act in keys.items():
            # On the list and what stands beside it: a print has keys of its own.
            shortcut = QShortcut(QKeySequence(key), self.split, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _offer(self) -> None:
        use_cases = self.context.use_cases
        self.context.jobs.ask(
            (id(self), "offered"),
            lambda: (use_cases.participants.standings(), use_cases.people.languages()),
            self._offered,
            self.context.refuse,
        )

    def _offered(self, offered: tuple[Sequence[ParticipantLine], Sequence[str]]) -> None:
        self.list.offer(*offered)
        self.right.offer(offered[0])
        self._open_new()

    def _open_new(self) -> None:
        """Opens the form that was asked for, as soon as the participants are known."""
        if self._new_for is not None and self.right.participants:
            code, self._new_for = self._new_for, None
            self.begin_new(code)

    def _choose(self, key: str) -> None:
        """Nobody in the list any more leaves another panel on view; somebody chosen takes its place."""
        if key.isdecimal() or self.right.shows_person:
            self.right.show_person(int(key) if key.isdecimal() else None)

    def _arrived(self) -> None:
        """With nothing chosen yet the first one is."""
        if self.panel.acts.person is None and self.right.currentWidget() is self.right.nothing:
            self.list.list.choose_first()

    def _made(self, view: PersonView) -> None:
        self.context.announce(message("Person added: {name}", name=view.line.name))
        self.open_key(str(view.line.id))
        self.list.ask()
        self.panel.setFocus()

    def _merged(self, view: PersonView) -> None:
        self.context.announce(message("Merged into {name}. This can be undone.", name=view.line.name))
        self.panel.acts.open(None)
        self.open_key(str(view.line.id))
        self.list.ask()

    def _removed(self) -> None:
        self.right.forget_person()
        self.list.ask()

    def _save_card(self) -> None:
        if self.panel.acts.person is not None:
            self.saving.card_of(self.panel.acts.person)

    def _save_cards(self, version: str) -> None:
        self.saving.cards(self.list.filters, version)

    def _save_table(self) -> None:
        self.saving.table(self.list.filters)


def _files(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
