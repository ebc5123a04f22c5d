"""What the board asks before it acts: positions, texts, and whether something is to be final."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Bilingual, Message, Texts, message
from almaty_desktop.rules.consensus import refuse_after_close, refuse_entry
from almaty_desktop.rules.decisions import DecisionState, Position
from almaty_desktop.services.decision_views import Stand
from almaty_desktop.services.errors import Refused
from almaty_desktop.ui.pages.decisions.board import writing
from almaty_desktop.ui.pages.decisions.board.acts import BoardActs
from almaty_desktop.ui.pages.decisions.board.content import (
    closing_question,
    confirming_question,
    objection_question,
)
from almaty_desktop.ui.pages.decisions.board.help import KeysCard
from almaty_desktop.ui.pages.decisions.board.keys import FOR_THE_REST
from almaty_desktop.ui.pages.decisions.board.overlay import Overlay, Question
from almaty_desktop.ui.pages.decisions.board.position_choice import PositionChoice


class Asking(QObject):
    """Brings up one overlay at a time over the board, and acts on its answer."""

    room_wanted = Signal(int)
    """How much of the board's lower edge a question needs, in pixels; 0 when it is answered."""
    ended = Signal()
    """Nothing is asked any more: the board has the keys again."""

    def __init__(self, board: QWidget, acts: BoardActs, *, writes: bool) -> None:
        super().__init__(board)
        self._board, self._acts, self._writes = board, acts, writes
        self.overlay: Overlay | None = None

    def position(self, stand: Stand, texts: Texts) -> None:
        """Which position a member takes."""
        if not self._may_enter():
            return

        def chosen(position: Position) -> None:
            self.take(stand, position, texts)

        self._bring_up(PositionChoice(self._board, texts, stand.name, stand.position, chosen))

    def take(self, stand: Stand, position: Position, texts: Texts) -> None:
        """Enters a member's position; for a reservation its text is asked for first."""
        if not self._may_enter():
            return
        if position is not Position.RESERVATION:
            self._acts.take(stand.code, position)
            return

        def refused(text: Bilingual) -> Message | None:
            reason = refuse_entry(Position.RESERVATION, text, silence=False)
            return reason.message if reason else None

        def accept(text: Bilingual) -> None:
            self._acts.take(stand.code, Position.RESERVATION, text)

        self._bring_up(writing.reservation(self._board, texts, stand.name, stand.text, refused, accept))

    def take_rest(self, position: Position) -> None:
        """Enters a position for all that are still waiting, where it is one that may be taken in a crowd."""
        waiting = any(stand.position is None for stand in self._acts.stands)
        if position in FOR_THE_REST and waiting and self._may_enter():
            self._acts.take_rest(position)

    def go_on(self, texts: Texts) -> None:
        """The next step: to close the round, to confirm its outcome, or to put the text again."""
        view, acts = self._acts.view, self._acts
        if view is None or not self._writes or not acts.settled or view.line.state is DecisionState.CONFIRMED:
            return
        if view.line.state is DecisionState.OPEN:
            told = lambda shown: closing_question(view, acts.stands, shown)  # noqa: E731
            answers = [(message("Close the round"), acts.close)]
        elif view.line.outcome is not None and view.line.outcome.favourable:
            told = lambda shown: confirming_question(view, shown)  # noqa: E731
            answers = [(message("Confirm"), acts.confirm)]
        else:
            told = lambda shown: objection_question(view, shown)  # noqa: E731
            answers = [
                (message("Put again…"), lambda: self.put_again(texts)),
                (message("Confirm that there is no consensus"), acts.confirm),
            ]
        question = Question(self._board, texts, told, answers)
        self._bring_up(question)
        question.room_wanted.connect(self.room_wanted)
        self.room_wanted.emit(question.room)

    def put_again(self, texts: Texts) -> None:
        """The text of a new round, beginning with the one that found no consensus."""
        view = self._acts.view
        if view is not None:
            self._bring_up(writing.put_again(self._board, texts, view.text, self._acts.put_again))

    def keys(self, texts: Texts) -> None:
        """All keys of the board."""
        self._bring_up(KeysCard(self._board, texts))

    def end(self) -> None:
        """Takes back what is asked now."""
        if self.overlay is not None:
            self.overlay.end()

    def retranslate(self, texts: Texts) -> None:
        """Asks on in another language."""
        if self.overlay is not None:
            self.overlay.retranslate(texts)

    def _may_enter(self) -> bool:
        """Whether positions are taken now; where the round is closed, says why not (rule D5)."""
        view = self._acts.view
        if view is None or not self._writes:
            return False
        if view.line.state is DecisionState.OPEN:
            return True
        reason = refuse_after_close()
        self._acts.refused.emit(Refused(reason.code, reason.message))
        return False

    def _bring_up(self, overlay: Overlay) -> None:
        self.end()
        self.overlay = overlay
        overlay.closed.connect(self._closed)

    def _closed(self) -> None:
        self.overlay = None
        self.room_wanted.emit(0)
        self.ended.emit()
