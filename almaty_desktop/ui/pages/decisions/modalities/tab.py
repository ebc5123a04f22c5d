"""The editions of the Operating Modalities: the list at the left, the chosen one at the right (rule D4)."""

from __future__ import annotations

from collections.abc import Set

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.modalities import EditionLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.modalities.edition_panel import EditionPanel
from almaty_desktop.ui.pages.decisions.modalities.names import adopted_by, force_chip
from almaty_desktop.ui.pages.decisions.modalities.proposing import Proposing
from almaty_desktop.ui.pages.print.place import PrintPlace
from almaty_desktop.ui.tabs import Tab
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, frame
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.widgets.paged_list import PagedList, Piece, Row
from almaty_desktop.ui.wording import Wording

_LEAST_LIST, _MOST_LIST = 34 * GRID, 44 * GRID


class ModalitiesTab(Tab):
    """A key is the number of an edition; "" stays with the one that is chosen, at first the newest."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__(context, wording)
        self._lines: tuple[EditionLine, ...] = ()
        self._wanted = ""
        self._split_kept = False
        empty = EmptyState(
            wording,
            context.theme,
            "article",
            message("No editions"),
            message("The editions of the Operating Modalities are listed here."),
        )
        self.list = PagedList(
            wording, context.theme, context.jobs, message("Editions of the Operating Modalities"), empty
        )
        self.proposing = Proposing(context, wording)
        self.panel = EditionPanel(context, wording)
        self._lay_out()
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _: self.panel.focus_first())
        self.list.failed.connect(context.refuse)
        self.panel.print_wanted.connect(self.whole.show_print)
        self.panel.chosen.connect(lambda number: self.list.select(str(number)))
        # Held by what a print hides: the preview has the same key for itself.
        shortcut = QShortcut(QKeySequence("Ctrl+P"), self.split, self._print_by_key)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._ask()

    def _lay_out(self) -> None:
        left = column(self.list, self.proposing, spacing=0)
        left.setStretch(0, 1)
        side = frame("side", left)
        side.setMinimumWidth(_LEAST_LIST)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(side)
        self.split.addWidget(self.panel)
        self.split.setStretchFactor(1, 1)
        self.split.setHandleWidth(1)
        self.split.splitterMoved.connect(self._keep_split)
        self.whole = PrintPlace(self.context, self.split)
        self.whole.left.connect(self.panel.print_button.setFocus)
        self.setLayout(column(self.whole, spacing=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list has a quarter of the page, within limits, until somebody moves the border."""
        super().resizeEvent(event)
        if not self._split_kept:
            left = max(_LEAST_LIST, min(_MOST_LIST, self.width() // 4))
            self.split.setSizes([left, self.width() - left])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F7 and Shift+F7 lead from change to change, also while one goes through the list."""
        if event.key() == Qt.Key.Key_F7 and self.whole.preview is None:
            self.panel.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def retranslate(self, texts: Texts) -> None:
        super().retranslate(texts)
        self._show_rows()

    def refresh(self, areas: Set[str]) -> None:
        if areas & {"decisions", "meetings", "participants"}:
            self._ask()
            self.proposing.ask()

    def open_key(self, key: str) -> None:
        self.whole.close_print()
        self._wanted = key
        self._select_wanted()

    def focus_first(self) -> None:
        (self.whole.preview or self.list.view).setFocus()

    def _keep_split(self, *_: int) -> None:
        self._split_kept = True

    def _ask(self) -> None:
        modalities = self.context.use_cases.modalities
        self.context.jobs.ask(
            (id(self), "editions"), modalities.editions, self._show_lines, self.context.refuse
        )

    def _show_lines(self, lines: tuple[EditionLine, ...]) -> None:
        self._lines = lines
        self.panel.show_editions(lines)
        self._show_rows()
        if not self._select_wanted() and not self.panel.number and lines:
            self.list.select(str(lines[0].number))

    def _show_rows(self) -> None:
        rows = [self._row(line) for line in self._lines]
        self.list.ask(lambda offset, limit: Piece(rows[offset : offset + limit], len(rows)))

    def _row(self, line: EditionLine) -> Row:
        texts = self.texts
        facts = " · ".join(part for part in (texts.date(line.day), adopted_by(texts, line)) if part)
        title = texts.text("Edition {number}", number=line.number)
        return Row(str(line.number), title, facts, force_chip(texts, line, self._lines))

    def _select_wanted(self) -> bool:
        """Chooses the edition that was asked for as soon as it is known to be there; whether it did."""
        if self._wanted not in {str(line.number) for line in self._lines}:
            return False
        self.list.select(self._wanted)
        self._wanted = ""
        return True

    def _choose(self, key: str) -> None:
        self.whole.close_print()
        if key.isdecimal():
            self.panel.open(int(key))

    def _print_by_key(self) -> None:
        if self.panel.line is not None:
            self.panel.print_button.showMenu()
