"""All reading and writing of the chair, beside the window and one act after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.rules.chair_tasks import ChairTask
from almaty_desktop.services.chair_lines import (
    ActionLine,
    RepresentativeLine,
    RotationView,
    TermLine,
    TermView,
)
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.edits import Edits


@dataclass(frozen=True)
class Overview:
    """Who chairs and who comes next, the terms up to now, and whom the current Chair could designate."""

    view: RotationView
    terms: tuple[TermLine, ...]
    candidates: tuple[RepresentativeLine, ...]


@dataclass(frozen=True)
class TermShown:
    """A term, and whom the chairing government could designate as its representative."""

    term: TermView
    candidates: tuple[RepresentativeLine, ...]


class ChairActs(QObject):
    """``ask`` reads both the overview and the chosen term; each act asks again when it is done.

    The version that an act rests on is the one last known when its turn comes: fields left one after the
    other do not stand in each other's way, and what was changed elsewhere is still not overwritten.
    """

    overview = Signal(object)
    """An :class:`Overview`."""
    shown = Signal(object)
    """A :class:`TermShown`."""
    lost = Signal()
    """The chosen term is not there, or no longer."""

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._chair = context.use_cases.chair
        self._versions: dict[int, int] = {}
        self.start: date | None = None
        self.edits = Edits(context.jobs, self._refuse, self)

    def open(self, start: date | None) -> None:
        """Turns to another term; None is the overview."""
        self.start = start
        self._ask_term()

    def ask(self) -> None:
        """Reads everything again."""
        chair = self._chair

        def read() -> Overview:
            view = chair.rotation()
            candidates = chair.candidates(view.current.code) if view.current else ()
            return Overview(view, chair.terms(), candidates)

        self._context.jobs.ask((id(self), "overview"), read, self.overview.emit, self._context.refuse)
        self._ask_term()

    def decline(self, code: str, reason: Bilingual) -> None:
        """Records that a State declines the turn ahead; says so where that stood on record already."""

        def done(made: tuple[str, ...]) -> None:
            if not made:
                self._context.announce(message("This decline is on record already; nothing was changed."))

        self._act(lambda: self._chair.decline(code, reason=reason), done)

    def withdraw(self, code: str, turn_start: date) -> None:
        """Takes a decline back."""
        self._act(lambda: self._chair.withdraw_decline(code, turn_start))

    def designate(self, line: TermLine, person: int | None) -> None:
        """Names the representative of a term, or takes the name away."""
        self._act(lambda: self._chair.designate(line.start, person, line.version))

    def record(self, start: date) -> None:
        """Writes a computed term down."""
        self._act(lambda: self._chair.record_term(start))

    def add_action(self, task: ChairTask, title: Bilingual, due: date | None, done: date | None) -> None:
        """Notes an action in the chosen term."""
        start = self.start
        if start is not None:
            self._act(lambda: self._chair.actions.add(start, task, title, due=due, done=done))

    def change_action(self, action: int, fields: dict[str, Any]) -> None:
        """Changes fields of an action."""
        change = self._chair.actions.change
        self._act(lambda: change(action, self._versions.get(action), **fields), self._note_version)

    def remove_action(self, action: int) -> None:
        """Takes an action out of its term."""
        self._act(lambda: self._chair.actions.remove(action, self._versions.get(action)))

    def _note_version(self, line: ActionLine) -> None:
        self._versions[line.id] = line.version

    def _act(self, work: Callable[[], Any], done: Callable[[Any], Any] | None = None) -> None:
        def written(result: Any) -> None:
            if done:
                done(result)
            self.ask()

        self.edits.act(work, written)

    def _refuse(self, error: Exception) -> None:
        self._context.refuse(error)
        # What was typed or chosen was not saved: what is on record is shown again.
        self.ask()

    def _ask_term(self) -> None:
        start, chair = self.start, self._chair
        key = (id(self), "term")
        if start is None:
            self._context.jobs.forget(key)
            return

        def read() -> TermShown:
            term = chair.term(start)
            return TermShown(term, chair.candidates(term.line.code))

        self._context.jobs.ask(key, read, self._arrived, lambda _: self.lost.emit())

    def _arrived(self, shown: TermShown) -> None:
        for task in shown.term.tasks:
            self._versions.update({action.id: action.version for action in task.actions})
        self.shown.emit(shown)
