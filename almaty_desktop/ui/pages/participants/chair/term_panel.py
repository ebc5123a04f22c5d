"""The chosen term: who chaired and who was passed over, the representative, tasks, meetings and decisions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.services.chair_lines import TermMeeting, TermView
from almaty_desktop.services.labels import DECISION_KINDS, MEETING_KINDS
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.participants.chair.acts import TermShown
from almaty_desktop.ui.pages.participants.chair.names import passed_words, term_chip, with_note
from almaty_desktop.ui.pages.participants.chair.representative_field import RepresentativeField
from almaty_desktop.ui.pages.participants.chair.tasks_card import TasksCard
from almaty_desktop.ui.pages.participants.names import PENDING_MARK, PENDING_NOTE
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, row
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.chips import ChipLabel
from almaty_desktop.ui.wording import Wording

_WIDTH = 120 * GRID


class _Happened(QWidget):
    """A list of what happened in a term, each line with the way to its place."""

    def __init__(self, wording: Wording, title: Message) -> None:
        super().__init__()
        self._wording = wording
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GRID)
        self._rows.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        self.setLayout(column(label(wording, title, "heading"), frame("card", self._rows), spacing=GRID))

    def show_rows(self, rows: list[tuple[str, str, QPushButton]]) -> None:
        """Shows the words, the small words below, and the button of each."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for title, below, opening in rows:
            made = QWidget()
            line = row(column(_text(title, ""), _text(below, "muted"), spacing=2), opening)
            line.setStretch(0, 1)
            line.setAlignment(opening, Qt.AlignmentFlag.AlignTop)
            made.setLayout(line)
            self._rows.addWidget(made)
        self.setVisible(bool(rows))


class TermPanel(QWidget):
    """``show_term`` fills it; what a person wants is announced."""

    record_wanted = Signal(object)
    print_wanted = Signal(object)

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self.shown: TermShown | None = None
        self.title = label(wording, None, "title", wraps=True)
        self.chip = ChipLabel(context.theme)
        self.facts = label(wording, None, "quiet", wraps=True)
        self.passed = label(wording, None, "", wraps=True)
        self.note = label(wording, None, "muted", wraps=True)
        wording.say(self.note.setText, message("{mark} {note}", mark=PENDING_MARK, note=PENDING_NOTE))
        self.election = button(
            wording, message("The decision that elected the Chair"), self._election, "text-link"
        )
        self.computed = label(wording, None, "quiet", wraps=True)
        wording.say(
            self.computed.setText,
            message("This term follows from the rules. It is written down with the first thing noted in it."),
        )
        self.record = button(wording, message("Write it down now"), self._record, "small")
        self.print = button(wording, message("Handover report"), self._print)
        wording.say(self.print.setToolTip, message("What was done in the term, for the next Chair (Ctrl+P)"))
        self.representative = RepresentativeField(context, wording)
        self.tasks = TasksCard(context, wording)
        self.meetings = _Happened(wording, message("Meetings in the term"))
        self.decisions = _Happened(wording, message("Decisions of the term"))
        self._lay_out()
        wording.follow(self._tell)

    def show_term(self, shown: TermShown) -> None:
        """Shows a term as it is on record."""
        if self.shown is not None and self.shown.term.line.start != shown.term.line.start:
            self.tasks.close_editor()
        self.shown = shown
        self._tell(self._wording.texts)

    def _lay_out(self) -> None:
        head = column(
            row(self.title, self.chip, None, self.print),
            self.facts,
            row(self.election, None),
            self.passed,
            self.note,
            row(self.computed, self.record, None),
            self.representative,
            spacing=GRID,
            margins=2 * GRID,
        )
        self.setMaximumWidth(_WIDTH)
        self.setLayout(
            column(frame("card", head), self.tasks, self.meetings, self.decisions, None, spacing=2 * GRID)
        )

    def _tell(self, texts: Texts) -> None:
        if self.shown is None:
            return
        term, line = self.shown.term, self.shown.term.line
        self.title.setText(with_note(texts, line.name))
        self.chip.show_chip(term_chip(texts, line, self._context.today()))
        self.facts.setText(texts.dates(line.start, line.end))
        self.election.setVisible(line.decision is not None)
        self.passed.setVisible(bool(line.passed_over))
        self.passed.setText(
            texts.text("Passed over: {states}.", states=passed_words(texts, line.passed_over))
        )
        self.note.setVisible(any(one.name.en.startswith("[") for one in line.passed_over))
        self.computed.setVisible(not line.recorded)
        self.record.setVisible(not line.recorded and not self._context.read_only)
        self.representative.show_term(line, self.shown.candidates)
        self.tasks.show_tasks(term.tasks)
        self._tell_happened(texts, term)

    def _tell_happened(self, texts: Texts, term: TermView) -> None:
        self.meetings.show_rows(
            [
                (
                    marked(one.title, texts.language),
                    _about(texts, one),
                    self._opening(texts, one.title.shown(texts.language), "meetings", one.id),
                )
                for one in term.meetings
            ]
        )
        self.decisions.show_rows(
            [
                (
                    marked(one.title, texts.language),
                    f"{texts.date(one.day)} · {texts.say(DECISION_KINDS[one.kind])}",
                    self._opening(texts, one.title.shown(texts.language), "decisions", one.id),
                )
                for one in term.decisions
            ]
        )

    def _opening(self, texts: Texts, title: str, area: str, number: int) -> QPushButton:
        made = button(
            self._wording, message("Open"), lambda: self._context.navigate(area, str(number)), "small"
        )
        self._wording.forget(made.setAccessibleName)
        made.setAccessibleName(texts.text("Open: {title}", title=title))
        return made

    def _election(self) -> None:
        if self.shown is not None and self.shown.term.line.decision is not None:
            self._context.navigate("decisions", str(self.shown.term.line.decision))

    def _record(self) -> None:
        if self.shown is not None:
            self.record_wanted.emit(self.shown.term.line.start)

    def _print(self) -> None:
        if self.shown is not None:
            self.print_wanted.emit(self.shown.term.line.start)


def _about(texts: Texts, one: TermMeeting) -> str:
    """10–11 September 2015 · Ministerial conference · hosted by the Chair."""
    parts = [texts.dates(one.start, one.end), texts.say(MEETING_KINDS[one.kind])]
    if one.hosted:
        parts.append(texts.text("hosted by the Chair"))
    return " · ".join(parts)


def _text(words: str, role: str) -> QLabel:
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(True)
    return made
