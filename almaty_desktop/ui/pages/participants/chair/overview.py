"""Who chairs now, the next turns as a picture with the reason for each, and the declines on record."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLayout, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.chair_lines import DeclineLine, RotationView
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.participants.chair.acts import Overview
from almaty_desktop.ui.pages.participants.chair.decline_form import DeclineForm
from almaty_desktop.ui.pages.participants.chair.names import any_pending, with_note
from almaty_desktop.ui.pages.participants.chair.representative_field import RepresentativeField
from almaty_desktop.ui.pages.participants.chair.turns_picture import TurnsPicture
from almaty_desktop.ui.pages.participants.names import PENDING_MARK, PENDING_NOTE
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, row, scrolled
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.chips import Chip, ChipLabel, State
from almaty_desktop.ui.widgets.notice import Kind, Notice
from almaty_desktop.ui.wording import Wording

_WIDTH = 140 * GRID


class OverviewPanel(QWidget):
    """``show_overview`` fills it; what a person wants is announced."""

    decline_wanted = Signal(str, object)
    withdraw_wanted = Signal(str, object)
    election_wanted = Signal()
    print_wanted = Signal(object)
    """The first day of the term whose handover report is wanted."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self.shown: Overview | None = None
        self.title = label(wording, None, "title", wraps=True)
        self.chip = ChipLabel(context.theme)
        self.facts = label(wording, None, "quiet", wraps=True)
        self.representative = RepresentativeField(context, wording)
        self.print = button(wording, message("Handover report"), self._print)
        wording.say(self.print.setToolTip, message("What was done in the term, for the next Chair (Ctrl+P)"))
        self.notice = Notice(wording, context.theme)
        self.picture = TurnsPicture(context.theme)
        self.decline = button(wording, message("Record a decline…"), self.begin_decline)
        wording.say(self.decline.setToolTip, message("A State declines the turn ahead (Ctrl+D)"))
        self.form = DeclineForm(wording)
        self.form.hide()
        self._declines = QGridLayout()
        self._lay_out()
        self.form.wanted.connect(self._record)
        self.form.given_up.connect(self._end_decline)
        wording.follow(self._tell)

    def show_overview(self, shown: Overview) -> None:
        """Shows who chairs and who comes next."""
        self.shown = shown
        self._tell(self._wording.texts)

    def begin_decline(self) -> None:
        """Opens the form in which a decline is recorded."""
        if self.shown is not None and self.decline.isEnabled():
            self.form.show()
            self.form.begin(self.shown.view)

    def _lay_out(self) -> None:
        head = column(
            row(self.title, self.chip, None, self.print),
            self.facts,
            self.representative,
            spacing=GRID,
            margins=2 * GRID,
        )
        self._note = label(self._wording, None, "muted", wraps=True)
        self._wording.say(self._note.setText, message("{mark} {note}", mark=PENDING_MARK, note=PENDING_NOTE))
        order = message("In English alphabetical order, from the first Chair on (C1, C4)")
        self._scroll = scrolled(self.picture, "")
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # In a small window the arrows move the picture.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._wording.say(self._scroll.setAccessibleName, message("Next turns"))
        picture = column(
            label(self._wording, order, "muted", wraps=True),
            self._scroll,
            self._note,
            spacing=GRID,
            margins=2 * GRID,
        )
        self._declines.setHorizontalSpacing(2 * GRID)
        self._declines.setVerticalSpacing(GRID)
        self._declines.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._declines.setColumnStretch(0, 1)
        self._declines_card = QWidget()
        self._declines_card.setLayout(
            column(
                label(self._wording, message("Declines on record"), "heading"),
                frame("card", self._declines),
                spacing=GRID,
            )
        )
        self.setMaximumWidth(_WIDTH)
        self.setLayout(
            column(
                frame("card", head),
                self.notice,
                row(label(self._wording, message("Next turns"), "heading"), None, self.decline),
                self.form,
                frame("card", picture),
                self._declines_card,
                None,
                spacing=2 * GRID,
            )
        )

    def _tell(self, texts: Texts) -> None:
        if self.shown is None:
            return
        view = self.shown.view
        self._tell_head(texts, self.shown)
        self._tell_notice(view)
        self.picture.show_rotation(texts, view)
        self._scroll.setFixedHeight(self.picture.minimumHeight() + 2 * GRID)
        self._note.setVisible(any_pending(view))
        can_decline = view.next_start is not None and not self._context.read_only
        self.decline.setEnabled(can_decline)
        self.decline.setVisible(not self._context.read_only)
        self._tell_declines(texts, view)

    def _tell_head(self, texts: Texts, shown: Overview) -> None:
        line = shown.view.current
        self.representative.setVisible(line is not None)
        self.print.setVisible(line is not None)
        if line is None:
            self.title.setText(texts.text("Nobody chairs now"))
            self.chip.show_chip(Chip(texts.text("gap"), State.BAD))
            gap = next((gap for gap in shown.view.gaps if gap.last is None), None)
            self.facts.setText(texts.text("Since {day}", day=gap.first) if gap else "")
            return
        self.title.setText(with_note(texts, line.name))
        self.chip.show_chip(Chip(texts.text("chairs now"), State.GOOD, "star"))
        left = line.days_left(shown.view.day)
        ends = texts.plural("{count} day left", "{count} days left", left)
        self.facts.setText(f"{texts.dates(line.start, line.end)} · {ends}")
        self.representative.show_term(line, shown.candidates)

    def _tell_notice(self, view: RotationView) -> None:
        undecided = view.undecided
        if undecided is None:
            self.notice.hide()
            return
        actions = (
            ((message("Open the decision"), self.election_wanted.emit),)
            if view.needs_decision and not self._context.read_only
            else ()
        )
        self.notice.tell(
            Kind.BAD,
            message("Every member declined the turn that begins on {start}.", start=undecided.start),
            message("A term that runs is not cut short."),
            message("The members decide by consensus who chairs; or a State withdraws its decline."),
            actions,
            stays=True,
        )

    def _tell_declines(self, texts: Texts, view: RotationView) -> None:
        _clear(self._declines)
        self._declines_card.setVisible(bool(view.declines))
        for number, one in enumerate(view.declines):
            said = column(spacing=2)
            for words, role in (
                (f"{with_note(texts, one.name)} · {texts.date(one.declined_on)}", "strong"),
                (_about(texts, one), ""),
            ):
                made = _text(role)
                made.setText(words)
                said.addWidget(made)
            self._declines.addLayout(said, number, 0)
            if one.can_be_withdrawn and not self._context.read_only:
                top = Qt.AlignmentFlag.AlignTop
                self._declines.addWidget(self._withdrawing(texts, one), number, 1, top)

    def _withdrawing(self, texts: Texts, one: DeclineLine) -> QWidget:
        made = button(
            self._wording,
            message("Withdraw"),
            lambda: self.withdraw_wanted.emit(one.code, one.turn_start),
            "small",
        )
        # Each of these buttons says whose decline it is.
        self._wording.say(
            made.setAccessibleName, message("Withdraw the decline: {name}", name=with_note(texts, one.name))
        )
        return made

    def _record(self, code: str, reason: object) -> None:
        self._end_decline()
        self.decline_wanted.emit(code, reason)

    def _end_decline(self) -> None:
        self.form.hide()
        self.decline.setFocus()

    def _print(self) -> None:
        if self.shown is not None and self.shown.view.current is not None:
            start: date = self.shown.view.current.start
            self.print_wanted.emit(start)


def _about(texts: Texts, one: DeclineLine) -> str:
    """For which turn it counts, and the reason that was given."""
    counts = (
        texts.text("for the turn that begins on {start}", start=one.counts_for)
        if one.counts_for
        else texts.text("for its first turn from {start} on", start=one.turn_start)
    )
    reason = marked(one.reason, texts.language)
    return f"{counts}: {reason}" if reason else counts


def _text(role: str) -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(True)
    return made


def _clear(grid: QLayout) -> None:
    """Empties a layout and those in it."""
    while (item := grid.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            _clear(inner)
