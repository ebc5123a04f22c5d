"""What is done at the board: written beside the window, shown at once, and taken back where it is refused."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, QTimer, Signal

from almaty_desktop.i18n import Bilingual, Message, message
from almaty_desktop.rules.decisions import DecisionState, Position
from almaty_desktop.services.decision_views import DecisionView, Stand
from almaty_desktop.services.errors import Refused
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.edits import Edits

LOOK_EVERY = 2_000
"""Milliseconds after which the board asks again: while it is in front, the window behind it does not look."""


@dataclass(frozen=True)
class Entering:
    """A position on its way to the office; ``code`` None means all that were waiting."""

    code: str | None
    position: Position
    text: Bilingual = field(default_factory=Bilingual)

    def on(self, stand: Stand) -> Stand:
        """A member's stand as this entry leaves it."""
        meant = stand.position is None if self.code is None else stand.code == self.code
        return replace(stand, position=self.position, text=self.text) if meant else stand


class BoardActs(QObject):
    """The acts on one decision, one after the other. Undo reaches back to when the board was opened."""

    shown = Signal()
    """What is known of the decision, or what is on its way, has changed: look at ``view`` and ``stands``."""
    refused = Signal(object)
    """The exception that an act was refused with; what it had shown already is taken back."""
    told = Signal(object)
    """A :class:`Message` to show for a while."""
    gone = Signal(object)
    """The decision can't be read any more; with the exception."""

    def __init__(self, context: PageContext, decision_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self.decision = context, decision_id
        self._edits = Edits(context.jobs, self._refuse, self)
        self._under_way: deque[Entering | None] = deque()
        self._asked = 0
        self._resting = False
        self._entered = self._taken_back = 0
        self.view: DecisionView | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_EVERY)
        self._clock.timeout.connect(self.ask)

    @property
    def stands(self) -> tuple[Stand, ...]:
        """The members of the day as the board shows them: what is on its way counts as there.

        Once the round is closed nobody waits: a member without an entry is not present (rule D1).
        """
        if self.view is None:
            return ()
        stands = self.view.now.stands
        if self.view.line.state is not DecisionState.OPEN:
            return tuple(replace(one, position=one.position or Position.ABSENT) for one in stands)
        for entering in self._under_way:
            if entering is not None:
                stands = tuple(entering.on(stand) for stand in stands)
        return stands

    @property
    def busy(self) -> bool:
        """Whether something is still to be written."""
        return self._edits.busy

    @property
    def settled(self) -> bool:
        """Whether the round stands as it is shown: nothing but positions is on its way."""
        return all(entering is not None for entering in self._under_way)

    def begin(self) -> None:
        """Reads the decision, now and from now on again and again."""
        self.ask()
        self._clock.start()

    def ask(self) -> None:
        """Asks for the decision as it stands; an answer that an act has overtaken is not shown."""
        if not self._resting:
            number = self._asked
            self._context.jobs.ask(
                (self, "decision"), lambda: (number, self._read()), self._answered, self._lost
            )

    def take(self, code: str, position: Position, text: Bilingual | None = None) -> None:
        """Enters a member's position; the last one of a round counts."""
        text, decisions = text or Bilingual(), self._context.use_cases.decisions
        self._act(
            lambda: decisions.take(self.decision, code, position, text=text), Entering(code, position, text)
        )

    def take_rest(self, position: Position) -> None:
        """Enters one position for all that are still waiting."""
        decisions = self._context.use_cases.decisions
        self._act(lambda: decisions.take_rest(self.decision, position), Entering(None, position))

    def put_again(self, text: Bilingual) -> None:
        """Puts a revised text in a new round (rule D1)."""
        self._act(lambda: self._context.use_cases.decisions.put_again(self.decision, text))

    def close(self) -> None:
        """Closes the round for good (rules D1, D5)."""
        self._act(lambda: self._context.use_cases.decisions.close(self.decision), final=True)

    def confirm(self) -> None:
        """Confirms the outcome with what it brings about (rule D3)."""
        self._act(lambda: self._context.use_cases.decisions.confirm(self.decision), final=True)

    def undo(self) -> None:
        """Takes back the last thing entered here; what was done before the board came up is left alone."""
        if not self._entered:
            saying = message("Nothing was entered at this board that could be undone.")
            self.refused.emit(Refused("nothing-to-undo", saying))
            return
        self._entered -= 1
        self._taken_back += 1
        self._turn(self._context.use_cases.history.undo, lambda title: message("Undone: {what}", what=title))

    def redo(self) -> None:
        """Does again what was taken back here last."""
        if not self._taken_back:
            saying = message("Nothing was undone at this board that could be done again.")
            self.refused.emit(Refused("nothing-to-redo", saying))
            return
        self._taken_back -= 1
        self._entered += 1
        self._turn(
            self._context.use_cases.history.redo, lambda title: message("Done again: {what}", what=title)
        )

    def finish(self) -> None:
        """Writes what still waits before it returns: the program is about to end."""
        self._edits.finish(lambda: None)

    def rest(self) -> None:
        """Asks no more, and hears no answer that is still under way."""
        self._resting = True
        self._clock.stop()
        self._context.jobs.forget((self, "decision"))

    def _answered(self, answer: tuple[int, DecisionView]) -> None:
        number, view = answer
        if number == self._asked and not self.busy and view != self.view:
            self._take(view)

    def _lost(self, error: Exception) -> None:
        self.gone.emit(error)

    def _read(self) -> DecisionView:
        view: DecisionView = self._context.use_cases.decisions.show(self.decision)
        return view

    def _act(
        self, work: Callable[[], DecisionView], entering: Entering | None = None, *, final: bool = False
    ) -> None:
        def done(view: DecisionView) -> None:
            self._under_way.popleft()
            self._taken_back = 0
            self._entered = 0 if final else self._entered + 1
            self._take(view)

        self._asked += 1
        self._under_way.append(entering)
        self._edits.act(work, done)
        self.shown.emit()

    def _turn(self, take: Callable[[], object], told: Callable[[Bilingual], Message]) -> None:
        def work() -> tuple[object, DecisionView]:
            return take(), self._read()

        def done(result: tuple[object, DecisionView]) -> None:
            self._under_way.popleft()
            act, view = result
            self._take(view)
            self.told.emit(told(getattr(act, "title", Bilingual())))

        self._asked += 1
        self._under_way.append(None)
        self._edits.act(work, done)

    def _take(self, view: DecisionView) -> None:
        self.view = view
        self.shown.emit()

    def _refuse(self, error: Exception) -> None:
        if self._under_way:
            self._under_way.popleft()
        self.shown.emit()
        self.refused.emit(error)
        self.ask()
