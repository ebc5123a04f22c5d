"""All reading and writing of the chosen decision, beside the window and one act after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from almaty_desktop.services.decision_views import DecisionView
from almaty_desktop.services.decisions import Decisions
from almaty_desktop.services.errors import Refused
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.edits import Edits

Refuse = Callable[[Refused], Any]


class DecisionActs(QObject):
    """``do`` an act on the decision that was opened; it gives the new state with it, which is ``shown``."""

    shown = Signal(object)
    """A :class:`DecisionView`."""
    refused = Signal(object)
    """What kept an act from being done, where whoever asked does not tell it himself."""
    lost = Signal(object)
    """The decision can't be read: it is not there, or no longer."""

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._decisions: Decisions = context.use_cases.decisions
        self.decision: int | None = None
        self.view: DecisionView | None = None
        self.edits = Edits(context.jobs, context.refuse, self)

    def open(self, decision: int | None) -> None:
        """Turns to another decision."""
        if decision != self.decision:
            self.view = None
        self.decision = decision
        self._context.jobs.forget((id(self), "show"))
        self.ask()

    def ask(self) -> None:
        """Reads the decision again; an act that is under way does so itself."""
        decision, decisions = self.decision, self._decisions
        if decision is None or self.edits.busy:
            return
        self._context.jobs.ask(
            (id(self), "show"), lambda: decisions.show(decision), self._arrived, self.lost.emit
        )

    def do(
        self,
        work: Callable[[Decisions, int], DecisionView],
        refuse: Refuse | None = None,
        done: Callable[[], Any] | None = None,
    ) -> None:
        """Does ``work`` after what was asked before; ``refuse`` hears a refusal in the window's thread."""
        decision, decisions = self.decision, self._decisions
        if decision is None:
            return

        def whole() -> DecisionView | Refused:
            try:
                return work(decisions, decision)
            except Refused as error:
                return error

        def answer(given: DecisionView | Refused) -> None:
            if isinstance(given, Refused):
                (refuse or self.refused.emit)(given)
                return
            self._arrived(given)
            if done is not None:
                done()

        self._context.jobs.forget((id(self), "show"))
        self.edits.act(whole, answer)

    def _arrived(self, view: DecisionView) -> None:
        if view.line.id == self.decision:
            self.view = view
            self.shown.emit(view)
