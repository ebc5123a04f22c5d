"""What is on record about a participant: the decisions about it, and the meetings that it attended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from almaty_desktop.i18n import Bilingual, Message, Texts, message
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.names import state_chip
from almaty_desktop.ui.pages.decisions.parts import card, clear, plain
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row, shortened
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.chips import Chip, ChipLabel
from almaty_desktop.ui.wording import Wording

if TYPE_CHECKING:
    from almaty_desktop.services.decision_views import DecisionLine
    from almaty_desktop.services.delegations import AttendedMeeting

PIECE = 10
"""How many lines are shown at first, and more with each asking."""

_LONGEST_TITLE = 60


@dataclass(frozen=True)
class Record:
    """What was asked for; one line more than is shown tells that there are more."""

    code: str
    decisions: Sequence[DecisionLine]
    meetings: Sequence[AttendedMeeting]


@dataclass(frozen=True)
class _Line:
    """One line: its title leads to a key of an area."""

    title: Bilingual
    facts: str
    key: str
    chip: Chip | None = None


class _Lines(QWidget):
    """A card of titles that lead somewhere."""

    def __init__(
        self,
        context: PageContext,
        wording: Wording,
        title: Message,
        nothing: Message,
        area: str,
        more: Callable[[], Any],
    ) -> None:
        super().__init__()
        self._context, self._area = context, area
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID // 2)
        self._nothing = label(wording, nothing, "quiet", wraps=True)
        self.more = button(wording, message("Show more"), more, "small")
        inside = column(self._lines, self._nothing, row(self.more, None), spacing=GRID)
        self.setLayout(column(card(wording, title, inside), spacing=0))

    def show_lines(self, texts: Texts, lines: Sequence[_Line], *, more: bool) -> None:
        """Shows other lines."""
        clear(self._lines)
        for line in lines:
            link = self._link(marked(line.title, texts.language), line.key)
            facts = row(plain(line.facts, "muted", wraps=False), None)
            chip = ChipLabel(self._context.theme)
            facts.insertWidget(1, chip)
            part = QWidget()
            part.setLayout(column(row(link, None), facts, spacing=0))
            self._lines.addWidget(part)
            # Only now: shown before it lies in the card, it would be a window of its own for a moment.
            chip.show_chip(line.chip)
        self._nothing.setVisible(not lines)
        self.more.setVisible(more)

    def _link(self, title: str, key: str) -> QPushButton:
        """A button doesn't break its words: a long title is shortened, its tooltip has the whole."""
        made = QPushButton(shortened(title, _LONGEST_TITLE))
        made.setProperty("role", "text-link")
        made.setAutoDefault(False)
        made.setToolTip(title)
        made.setAccessibleName(title)
        made.clicked.connect(lambda *_: self._context.navigate(self._area, key))
        return made


class ParticipantRecord(QWidget):
    """``show_participant`` asks for what is on record; asked again whenever the panel shows it anew."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._code, self._record = "", Record("", (), ())
        self._most = {"decisions": PIECE, "meetings": PIECE}
        self.decisions = _Lines(
            context,
            wording,
            message("Decisions about this participant"),
            message("No decision has been about this participant."),
            "decisions",
            lambda: self._more("decisions"),
        )
        self.meetings = _Lines(
            context,
            wording,
            message("Meetings attended"),
            message("It has not been on the list of delegations of any meeting."),
            "meetings",
            lambda: self._more("meetings"),
        )
        self.setLayout(column(self.decisions, self.meetings, spacing=2 * GRID))
        wording.follow(self._retell)

    def show_participant(self, code: str) -> None:
        """Shows what is on record about a participant."""
        if code != self._code:
            self._most = dict.fromkeys(self._most, PIECE)
        self._code = code
        self.ask()

    def _more(self, which: str) -> None:
        self._most[which] += 5 * PIECE
        self.ask()

    def ask(self) -> None:
        """Asks again."""
        if not self._code:
            return
        use_cases, code, most = self._context.use_cases, self._code, dict(self._most)

        def ask() -> Record:
            return Record(
                code,
                use_cases.decisions.list(subject=code, limit=most["decisions"] + 1),
                use_cases.delegations.attended(code, limit=most["meetings"] + 1),
            )

        self._context.jobs.ask((id(self), "record"), ask, self._take, self._context.refuse)

    def _take(self, record: Record) -> None:
        if record.code == self._code:
            self._record = record
            self._retell(self._wording.texts)

    def _retell(self, texts: Texts) -> None:
        record = self._record
        most = self._most["decisions"]
        decisions = [
            _Line(line.printed, texts.date(line.day), str(line.id), state_chip(texts, line))
            for line in record.decisions[:most]
        ]
        self.decisions.show_lines(texts, decisions, more=len(record.decisions) > most)
        most = self._most["meetings"]
        meetings = [
            _Line(line.title, texts.dates(line.start, line.end), str(line.id))
            for line in record.meetings[:most]
        ]
        self.meetings.show_lines(texts, meetings, more=len(record.meetings) > most)
