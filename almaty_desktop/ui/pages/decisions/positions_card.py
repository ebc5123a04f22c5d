"""The positions of the members: looked at, entered and corrected in place (rules D1, D2, D5, S3)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.rules.decisions import DecisionState, Position
from almaty_desktop.services.decision_views import DecisionView, Stand
from almaty_desktop.services.errors import Refused
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.acts import DecisionActs
from almaty_desktop.ui.pages.decisions.parts import TextColumns, card
from almaty_desktop.ui.pages.decisions.position_entry import Given, PositionEntry, Way, whose
from almaty_desktop.ui.pages.decisions.position_list import PositionList
from almaty_desktop.ui.pages.decisions.position_rows import OFFERED, places, rows_of, waits
from almaty_desktop.ui.pages.decisions.refusals import tell_refusal
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, row
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.notice import Notice
from almaty_desktop.ui.wording import Wording


class PositionsCard(QWidget):
    """The list, and below it the chosen member: what it said, and what can be entered for it."""

    def __init__(self, context: PageContext, wording: Wording, acts: DecisionActs) -> None:
        super().__init__()
        self._context, self._wording, self._acts = context, wording, acts
        self._view: DecisionView | None = None
        self._in_time = self._correcting = False
        self._code = ""
        self.list = PositionList(wording, context.theme, message("Positions of the members"))
        self.entry = PositionEntry(wording, context.theme)
        self.said = TextColumns(wording, message("Text of the reservation or objection"))
        self.rest = button(wording, message("The remaining members do not object"), self._take_rest, "small")
        wording.say(
            self.rest.setToolTip, message("Records it for every member without a position (Ctrl+Shift+2)")
        )
        self.correct = button(wording, message("Correct this position…"), self._begin_correction)
        self.in_time = button(wording, message("Enter what was given in time…"), self._begin_in_time)
        self.notice = Notice(wording, context.theme)
        self._hint = label(wording, None, "muted", wraps=True)
        self._lay_out()
        self._connect()
        wording.follow(self._retell)

    def _lay_out(self) -> None:
        below = column(
            self._hint,
            row(self.rest, None),
            self.notice,
            self.said,
            row(self.correct, self.in_time, None),
            self.entry,
            spacing=GRID,
        )
        below.setContentsMargins(0, GRID, 0, 0)
        inside = column(frame("card", column(self.list, margins=1)), below, spacing=0)
        self.setLayout(column(card(self._wording, message("Positions of the members"), inside), spacing=0))

    def _connect(self) -> None:
        self.list.row_changed.connect(self._turn_to)
        self.list.numbered.connect(self._key)
        self.list.opened.connect(self._focus_entry)
        self.entry.given.connect(self._give)
        self.entry.closed.connect(self._end)

    def show_decision(self, view: DecisionView, anew: bool) -> None:
        """Shows the positions of the last round."""
        before = self._view
        self._view = view
        if anew or before is None or before.line.state is not view.line.state:
            self._in_time = self._correcting = False
        if anew:
            self.list.choose_none()
        self._retell(self._wording.texts)

    def focus_first(self) -> None:
        """Where positions are entered."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_rest(self) -> None:
        """Records that the remaining members do not object, where that is possible."""
        if not self.rest.isHidden():
            self._take_rest()

    @property
    def _way(self) -> Way | None:
        """How a position of the chosen member is entered now; None where it only is looked at."""
        view = self._view
        if view is None or self._context.read_only or not self._code:
            return None
        if self._correcting:
            return Way.CORRECTION
        if view.line.state is DecisionState.OPEN or self._in_time:
            return Way.SILENCE if view.line.silence else Way.ROOM
        return None

    def _stand(self) -> Stand | None:
        view = self._view
        if view is None:
            return None
        stands = (place.stand for place in places(view, view.now))
        return next((stand for stand in stands if stand is not None and stand.code == self._code), None)

    def _retell(self, texts: Texts) -> None:
        view = self._view
        if view is None:
            return
        self.list.show_rows(rows_of(texts, view, view.now))
        writes, is_open = not self._context.read_only, view.line.state is DecisionState.OPEN
        silence, waiting = view.line.silence, any(map(waits, view.now.stands))
        self.rest.setVisible(writes and is_open and not silence and waiting)
        self._hint.setVisible(writes and is_open)
        if silence:
            hint = texts.text(
                "Choose a member, then 1 agrees (confirms), 2 does not object, 3 reservation, 4 objects "
                "(breaks silence). A member without an entry keeps silence."
            )
        else:
            hint = texts.text(
                "Choose a member, then 1 agrees, 2 does not object, 3 reservation, 4 objects, 5 not present."
            )
        self._hint.setText(hint)
        self._tell_chosen(texts)

    def _tell_chosen(self, texts: Texts) -> None:
        """The chosen member: its words, and the entry unless something is being typed there."""
        view, stand, way = self._view, self._stand(), self._way
        closed = view is not None and view.line.state is not DecisionState.OPEN
        late = view is not None and view.line.silence and view.line.state is DecisionState.CLOSED
        offers = closed and not self._context.read_only and stand is not None and way is None
        self.correct.setVisible(offers and stand is not None and stand.position is not None)
        self.in_time.setVisible(offers and late)
        self.said.setVisible(stand is not None and bool(stand.text) and way is not Way.CORRECTION)
        if stand is not None:
            self.said.show_text(stand.text)
        self.entry.setVisible(way is not None and stand is not None)
        if way is None or stand is None:
            return
        name = whose(texts, marked(stand.name, texts.language))
        if self.entry.typing and self.entry.way is way and self.entry.property("code") == stand.code:
            self.entry.whose.setText(name)
            return
        self.entry.setProperty("code", stand.code)
        self.entry.begin(way, name, stand.position, stand.text)

    def _turn_to(self, code: str) -> None:
        if code != self._code:
            self._code = code
            self._in_time = self._correcting = False
            self._tell_chosen(self._wording.texts)

    def _key(self, number: int) -> None:
        if self._way is not None:
            self.entry.pick(OFFERED[number - 1])

    def _focus_entry(self) -> None:
        for made in (self.correct, self.in_time, *self.entry.positions.values()):
            if made.isVisible():
                made.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _begin_correction(self) -> None:
        self._correcting = True
        self._tell_chosen(self._wording.texts)
        self._focus_entry()

    def _begin_in_time(self) -> None:
        self._in_time = True
        self._tell_chosen(self._wording.texts)
        self._focus_entry()

    def _take_rest(self) -> None:
        self.notice.hide()
        self._acts.do(
            lambda decisions, one: decisions.take_rest(one, Position.SILENT),
            lambda error: tell_refusal(self.notice, error),
        )

    def _give(self, given: Given) -> None:
        code, way = self._code, self.entry.way
        if way is Way.CORRECTION:
            self._acts.do(
                lambda decisions, one: decisions.correct(
                    one, code, given.position, text=given.text, why=given.why
                ),
                self._refuse,
                lambda: self._given(code),
            )
        else:
            self._acts.do(
                lambda decisions, one: decisions.take(
                    one, code, given.position, text=given.text, at=given.at, author=given.author
                ),
                self._refuse,
                lambda: self._given(code),
            )

    def _given(self, code: str) -> None:
        """It is recorded: on to the next member, if nobody has turned to another meanwhile."""
        if code != self._code:
            return
        self._in_time = self._correcting = False
        self.entry.setProperty("code", "")
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.choose_next()
        self._tell_chosen(self._wording.texts)

    def _end(self) -> None:
        self._in_time = self._correcting = False
        self.entry.setProperty("code", "")
        self._tell_chosen(self._wording.texts)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, error: Refused) -> None:
        """Said at the entry; what was typed stays."""
        tell_refusal(self.entry.notice, error)
