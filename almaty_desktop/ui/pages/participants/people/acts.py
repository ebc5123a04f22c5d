"""All reading and writing of the chosen person, beside the window and one act after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.services.people_reading import PersonView
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.edits import Edits


@dataclass(frozen=True)
class Shown:
    """One state of a person, and whom people can represent and serve."""

    view: PersonView
    participants: tuple[ParticipantLine, ...]


class PersonActs(QObject):
    """Each act gives the person's new state with it.

    The version that an act rests on is the one last shown when its turn comes: fields left one after the
    other do not stand in each other's way, and what was changed elsewhere is still not overwritten.
    """

    shown = Signal(object)
    """A :class:`Shown`."""
    alike = Signal(object)
    """Those who are perhaps the same person, asked beside."""
    refused = Signal(object)
    lost = Signal(object)
    """The person can't be read: not there, or no longer."""
    removed = Signal()

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._use_cases = context.use_cases
        self._versions: dict[int, int] = {}
        self._terms: dict[int, int] = {}
        self.person: int | None = None
        self.edits = Edits(context.jobs, self._refuse, self)

    def open(self, person: int | None) -> None:
        """Turns to another person."""
        self.person = person
        self._context.jobs.forget((id(self), "show"))
        self._context.jobs.forget((id(self), "alike"))
        self.ask()

    def ask(self) -> None:
        """Reads the person again; an act that is under way does so itself."""
        person, jobs = self.person, self._context.jobs
        if person is None or self.edits.busy:
            return
        jobs.ask((id(self), "show"), lambda: self._read(person), self._arrived, self.lost.emit)

    def change(self, fields: dict[str, Any]) -> None:
        """Changes fields of the person."""
        person = self.person
        if person is not None:
            self._act(lambda: self._use_cases.people.change(person, self._versions.get(person), **fields))

    def start_service(self, *what: Any, **more: Any) -> None:
        """The person begins to serve."""
        person = self.person
        if person is not None:
            self._act(lambda: self._use_cases.coordinators.start_service(person, *what, **more))

    def change_service(self, term: int, **days: Any) -> None:
        """Corrects the days of a term."""
        self._act(lambda: self._use_cases.coordinators.change_service(term, self._terms.get(term), **days))

    def remove_service(self, term: int) -> None:
        """Takes a term away that was written down by mistake."""
        self._act(lambda: self._use_cases.coordinators.remove_service(term, self._terms.get(term)))

    def remove(self) -> None:
        """Takes the person away."""
        person = self.person
        if person is not None:
            self.edits.act(lambda: self._use_cases.people.remove(person), lambda _: self.removed.emit())

    def _act(self, work: Callable[[], Any]) -> None:
        person = self.person
        if person is None:
            return

        def whole() -> Shown:
            # The queue runs one after the other: each rests on the versions that the one before left.
            work()
            shown = self._read(person)
            self._keep_versions(shown)
            return shown

        self._context.jobs.forget((id(self), "show"))
        self.edits.act(whole, self._arrived)

    def _read(self, person: int) -> Shown:
        return Shown(self._use_cases.people.show(person), self._use_cases.participants.standings())

    def _arrived(self, shown: Shown) -> None:
        line = shown.view.line
        self._keep_versions(shown)
        if line.id != self.person:
            return
        self.shown.emit(shown)
        if not self._context.read_only:
            people = self._use_cases.people
            self._context.jobs.ask(
                (id(self), "alike"), lambda: people.like(line.id), self.alike.emit, self.refused.emit
            )

    def _keep_versions(self, shown: Shown) -> None:
        self._versions[shown.view.line.id] = shown.view.line.version
        for term in shown.view.terms:
            self._terms[term.id] = term.version

    def _refuse(self, error: Exception) -> None:
        self.refused.emit(error)
        self.ask()
