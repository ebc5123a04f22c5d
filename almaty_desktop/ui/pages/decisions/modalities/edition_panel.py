"""The chosen edition: which it is, its text, its comparison with another, the record of amendments."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QTabBar, QWidget

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.services.modalities import EditionLine, EditionView
from almaty_desktop.services.report_names import Wanted
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.modalities.comparison import Comparison
from almaty_desktop.ui.pages.decisions.modalities.edition_text import EditionText
from almaty_desktop.ui.pages.decisions.modalities.names import (
    adopted_by,
    decision_name,
    force_chip,
    history,
)
from almaty_desktop.ui.pages.decisions.modalities.record import AmendmentRecord
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, menu_button, row
from almaty_desktop.ui.widgets.chips import ChipLabel
from almaty_desktop.ui.wording import Wording

TEXT, COMPARISON, RECORD = range(3)
_TABS: tuple[Message, ...] = (message("Text"), message("Comparison"), message("Amendments"))
_LOW = 56 * GRID


class EditionPanel(QFrame):
    """``print_wanted`` carries a report's name and what it is for; ``chosen`` an edition to turn to."""

    print_wanted = Signal(str, object)
    chosen = Signal(int)

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self._context, self._wording = context, wording
        self._lines: tuple[EditionLine, ...] = ()
        self.number = 0
        self.text = EditionText(context, wording)
        self.comparison = Comparison(context, wording)
        self.record = AmendmentRecord(context, wording)
        self._make_head()
        self._lay_out()
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.record.compared.connect(self._show_changes)
        wording.follow(self._retell)

    def _make_head(self) -> None:
        wording = self._wording
        self.title = label(wording, None, "title", wraps=True)
        self.chip = ChipLabel(self._context.theme)
        self.facts = label(wording, None, "quiet", wraps=True)
        self.meeting = button(wording, message("To the meeting"), self._to_meeting, "text-link")
        self.decision = button(wording, message("To the decision"), self._to_decision, "text-link")
        self.print_menu = QMenu(self)
        self.print_menu.aboutToShow.connect(self._fill_print_menu)
        self.print_button = menu_button(wording, message("Print"), self.print_menu, "primary")
        wording.say(self.print_button.setToolTip, message("Print or save as PDF (Ctrl+P)"))
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for _ in _TABS:
            self.tabs.addTab("")
        wording.say(self.tabs.setAccessibleName, message("What is shown of the edition"))

    def _lay_out(self) -> None:
        head = row(self.title, self.print_button)
        head.setStretch(0, 1)
        head.setAlignment(self.print_button, Qt.AlignmentFlag.AlignTop)
        facts = row(self.chip, self.facts)
        facts.setStretch(1, 1)
        facts.setAlignment(self.chip, Qt.AlignmentFlag.AlignTop)
        self._about = QWidget()
        links = row(self.meeting, self.decision, None, spacing=2 * GRID)
        self._about.setLayout(column(facts, links, spacing=GRID // 2))
        top = column(head, self._about, self.tabs, spacing=GRID // 2)
        top.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 0)
        self._stack = QStackedWidget()
        for part in (self.text, self.comparison, self.record):
            self._stack.addWidget(part)
        layout = column(frame("bar", top), self._stack, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the text has the room; the list tells of the edition as well."""
        super().resizeEvent(event)
        self._about.setVisible(self.height() >= _LOW)

    def show_editions(self, lines: Sequence[EditionLine]) -> None:
        """Learns which editions there are; what is shown of the chosen one is told again."""
        self._lines = tuple(lines)
        self.record.show_editions(lines)
        if self.number:
            self.comparison.show_edition(self.number, self._lines)
        self._retell(self._wording.texts)

    def open(self, number: int) -> None:
        """Turns to another edition."""
        if number == self.number:
            return
        self.number = number
        self.comparison.show_edition(number, self._lines)
        self._retell(self._wording.texts)
        modalities = self._context.use_cases.modalities
        self._context.jobs.ask(
            (id(self), "edition"), lambda: modalities.edition(number), self._take, self._context.refuse
        )

    def show_tab(self, tab: int) -> None:
        """Shows the text, the comparison or the record."""
        self.tabs.setCurrentIndex(tab)

    def step(self, by: int) -> None:
        """Leads to the next (1) or previous (-1) change, from wherever one is."""
        self.show_tab(COMPARISON)
        self.comparison.step(by)

    def focus_first(self) -> None:
        """Takes the focus where one reads."""
        if self.tabs.currentIndex() == COMPARISON:
            self.comparison.focus_first()
        else:
            self.text.text.setFocus()

    @property
    def line(self) -> EditionLine | None:
        """The chosen edition."""
        return next((line for line in self._lines if line.number == self.number), None)

    def _take(self, view: EditionView) -> None:
        self.text.show_text(view.text)

    def _retell(self, texts: Texts) -> None:
        for place, saying in enumerate(_TABS):
            self.tabs.setTabText(place, texts.say(saying))
        line = self.line
        self.print_button.setEnabled(line is not None)
        if line is None:
            return
        self.title.setText(texts.text("Operating Modalities, edition {number}", number=line.number))
        self.chip.show_chip(force_chip(texts, line, self._lines))
        names = {self.meeting: adopted_by(texts, line), self.decision: decision_name(texts, line)}
        facts = [history(texts, line, self._lines), *names.values()]
        self.facts.setText(" · ".join(fact for fact in facts if fact))
        self.meeting.setVisible(line.meeting is not None)
        self.decision.setVisible(line.decision is not None)
        for link, name in names.items():
            self._wording.forget(link.setAccessibleName)
            link.setAccessibleName(texts.text("{what}: {name}", what=link.text(), name=name))

    def _to_meeting(self) -> None:
        if self.line is not None and self.line.meeting is not None:
            self._context.navigate("meetings", str(self.line.meeting))

    def _to_decision(self) -> None:
        if self.line is not None and self.line.decision is not None:
            self._context.navigate("decisions", str(self.line.decision))

    def _show_changes(self, number: int) -> None:
        """Shows what an amendment changed: its edition against the one before."""
        self.chosen.emit(number)
        self.open(number)
        self.comparison.choose_other(number - 1)
        self.show_tab(COMPARISON)
        self.comparison.focus_first()

    def _fill_print_menu(self) -> None:
        texts, menu, number = self._wording.texts, self.print_menu, self.number
        other = self.comparison.other
        menu.clear()
        edition = menu.addAction(texts.text("Edition {number}", number=number))
        edition.triggered.connect(lambda *_: self.print_wanted.emit("modalities", Wanted(edition=number)))
        if other is not None:
            both = menu.addAction(texts.text("Comparison with edition {number}", number=other))
            wanted = Wanted(edition=number, compared_with=other)
            both.triggered.connect(lambda *_: self.print_wanted.emit("modalities-comparison", wanted))
