"""The chosen participant: names in both languages, what it is, and its standing through the years."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLayout, QPushButton, QWidget

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.rules.standing import ParticipantKind
from almaty_desktop.services.labels import PARTICIPANT_KINDS
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.participants.names import standing_chip, with_mark
from almaty_desktop.ui.pages.participants.names_card import NamesCard
from almaty_desktop.ui.pages.participants.timeline import Timeline
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, row
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.chips import Chip, ChipLabel, State
from almaty_desktop.ui.wording import Wording

if TYPE_CHECKING:
    from almaty_desktop.ui.pages.participants.further_cards import FurtherCards

_WIDTH = 110 * GRID
SOON = 40
"""Milliseconds after the panel was first seen: what else the window shows is painted by then."""


class ParticipantPanel(QWidget):
    """Standings change through decisions, taken elsewhere; names and contacts are edited in place."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self.line: ParticipantLine | None = None
        self._day = context.today()
        self._painted = False
        self.title = label(wording, None, "title", wraps=True)
        self.facts = label(wording, None, "quiet", wraps=True)
        self.standing = ChipLabel(context.theme)
        self.central = ChipLabel(context.theme)
        self.unit = ChipLabel(context.theme)
        self.called = NamesCard(context, wording, lambda: self.further.contacts)
        self.since = label(wording, None, "", wraps=True)
        self.timeline = Timeline(context.theme)
        self._history = QGridLayout()
        self._history.setHorizontalSpacing(2 * GRID)
        self._history.setVerticalSpacing(GRID)
        self._history.setColumnStretch(2, 1)
        self.no_history = label(
            wording,
            message("No decision has given this participant a standing yet."),
            "quiet",
            wraps=True,
        )
        self._further: FurtherCards | None = None
        self._lay_out()
        wording.follow(self._tell)

    @property
    def further(self) -> FurtherCards:
        """The cards below, made when they are first wanted."""
        if self._further is None:
            # The window's first page does not wait for them.
            from almaty_desktop.ui.pages.participants.further_cards import FurtherCards

            self._further = FurtherCards(self._context, self._wording)
            self._parts.insertWidget(self._parts.count() - 1, self._further)
        return self._further

    def show_line(self, line: ParticipantLine, day: date) -> None:
        """Shows a participant as of a day."""
        self.line, self._day = line, day
        self._tell(self._wording.texts)
        if self._painted:
            self._show_cards()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What the cards show is asked for once the window's first page is on view: it waits for nothing."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(SOON, self._show_cards)

    def _show_cards(self) -> None:
        if self.line is not None:
            self.further.show_line(self.line, self._day)

    def refresh(self) -> None:
        """Asks again for people and contacts."""
        if self._further:
            self._further.coordinator.ask()
            self._further.contacts.ask()

    def refresh_record(self) -> None:
        """Asks again for decisions and meetings."""
        if self._further:
            self._further.record.ask()

    def leave(self) -> None:
        """Saves what is being edited."""
        if self._further:
            self.called.save()
            self._further.contacts.leave()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH)
        parts = (self._head(), self.called, self._standing_card())
        self._parts = column(*parts, None, spacing=2 * GRID)
        inside.setLayout(self._parts)
        outer = row(inside, None)
        outer.setStretch(0, 100)
        outer.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        self.setLayout(outer)

    def _head(self) -> QWidget:
        made = QWidget()
        chips = row(self.standing, self.central, self.unit, None)
        made.setLayout(column(self.title, self.facts, chips, spacing=GRID))
        return made

    def _standing_card(self) -> QWidget:
        layout = column(self.since, self.timeline, self.no_history, spacing=GRID)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.addLayout(self._history)
        return _card(self._wording, message("Standing"), layout)

    def _tell(self, texts: Texts) -> None:
        line = self.line
        if line is None:
            return
        self.title.setText(with_mark(marked(line.printed, texts.language), line))
        self.facts.setText(" · ".join((texts.say(PARTICIPANT_KINDS[line.kind]), line.code)))
        self.standing.show_chip(standing_chip(texts, line.standing))
        central = line.kind is ParticipantKind.STATE and line.central_asian
        self.central.show_chip(
            Chip(texts.text("Central Asian State"), State.PLAIN, "globe") if central else None
        )
        unit = Chip(texts.text("Support Unit"), State.PLAIN, "handshake") if line.support_unit else None
        self.unit.show_chip(unit)
        self.called.show_line(line)
        self._tell_history(texts, line)

    def _tell_history(self, texts: Texts, line: ParticipantLine) -> None:
        _clear(self._history)
        there = bool(line.history)
        self.timeline.setVisible(there)
        self.no_history.setVisible(not there)
        word = standing_chip(texts, line.standing).word
        if line.since is None:
            saying = texts.text("On {day}: {standing}", day=self._day, standing=word)
        else:
            saying = texts.text(
                "On {day}: {standing}, since {since}", day=self._day, standing=word, since=line.since
            )
        self.since.setText(saying)
        self.timeline.show_history(texts, line.history, self._day, self._context.today())
        for number, one in enumerate(sorted(line.history, key=lambda one: one.since, reverse=True)):
            reason = _text("")
            reason.setText(one.reason.shown(texts.language))
            since = _text("quiet", wraps=False)
            since.setText(texts.date(one.since))
            chip = ChipLabel(self._context.theme)
            for place, part in enumerate((since, chip, reason)):
                self._history.addWidget(part, number, place, Qt.AlignmentFlag.AlignTop)
            if one.decision is not None:
                link = self._to_decision(one.decision, reason.text())
                self._history.addWidget(link, number, 3, Qt.AlignmentFlag.AlignTop)
            # Only now: shown before it lies in the panel, it would be a window of its own for a moment.
            chip.show_chip(standing_chip(texts, one.standing))

    def _to_decision(self, decision: int, reason: str) -> QPushButton:
        """The way to the decision that gave a standing."""
        made = button(
            self._wording,
            message("To the decision"),
            lambda: self._context.navigate("decisions", str(decision)),
            "small",
        )
        made.setToolTip(reason)
        return made


def _text(role: str, wraps: bool = True) -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _card(wording: Wording, title: Message, layout: QLayout) -> QWidget:
    made = QWidget()
    made.setLayout(column(label(wording, title, "heading"), frame("card", layout), spacing=GRID))
    return made


def _clear(grid: QGridLayout) -> None:
    while (item := grid.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
