"""What stands beside the list: the chosen person, or one of the panels made when they are first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from almaty_desktop.i18n import message
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.participants.people.choose_other import ChooseOther
from almaty_desktop.ui.pages.participants.people.duplicates_panel import DuplicatesPanel
from almaty_desktop.ui.pages.participants.people.import_panel import ImportPanel
from almaty_desktop.ui.pages.participants.people.merge_panel import MergePanel
from almaty_desktop.ui.pages.participants.people.new_person import NewPerson
from almaty_desktop.ui.pages.participants.people.person_panel import PersonPanel
from almaty_desktop.ui.widgets.basics import scrolled
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.wording import Wording


class RightSide(QStackedWidget):
    """Before another panel comes on view, what is edited of the person is saved."""

    made = Signal(object)
    """The view of a new person."""
    merged = Signal(object)
    """The view of who remains."""
    left = Signal()
    """A panel was closed; the person is on view again."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self.participants: Sequence[ParticipantLine] = ()
        self.panel = PersonPanel(context, wording)
        self.nothing = EmptyState(
            wording,
            context.theme,
            "user",
            message("Nobody is chosen"),
            message("Choose a person on the left to see and edit their details."),
        )
        self.person_place = scrolled(self.panel)
        for part in (self.nothing, self.person_place):
            self.addWidget(part)
        self.panel.merge_wanted.connect(lambda other: self.begin_merge(self.panel.acts.person or 0, other))

    @cached_property
    def new(self) -> NewPerson:
        """The form for a new person."""
        made = NewPerson(self._context, self._wording)
        made.made.connect(self.made)
        return self._further(made)

    @cached_property
    def importing(self) -> ImportPanel:
        """The panel for a file coming in."""
        return self._further(ImportPanel(self._context, self._wording))

    @cached_property
    def merging(self) -> MergePanel:
        """The panel in which two become one."""
        made = MergePanel(self._context, self._wording)
        made.merged.connect(self.merged)
        return self._further(made)

    @cached_property
    def duplicates(self) -> DuplicatesPanel:
        """The panel of pairs who are perhaps one."""
        made = DuplicatesPanel(self._context, self._wording)
        made.wanted.connect(self.begin_merge)
        return self._further(made)

    @cached_property
    def choosing(self) -> ChooseOther:
        """The panel in which the other one of a merge is chosen."""
        made = ChooseOther(self._context, self._wording)
        made.wanted.connect(lambda other: self.begin_merge(self.panel.acts.person or 0, other))
        return self._further(made)

    @property
    def shows_person(self) -> bool:
        """Whether the person, or the word that nobody is chosen, is on view."""
        return self.currentWidget() in (self.nothing, self.person_place)

    def offer(self, participants: Sequence[ParticipantLine]) -> None:
        """Gives other participants to choose from."""
        self.participants = participants
        if "new" in self.__dict__:
            self.new.offer(participants)

    def begin_new(self, code: str) -> None:
        """Opens the form for a new person, for a participant where one is at hand."""
        self._turn_to(self.new)
        self.new.begin(self.participants, code)

    def begin_import(self, path: Path) -> None:
        """Begins to take a file in."""
        self._turn_to(self.importing)
        self.importing.begin(path)

    def begin_merge(self, keep: int, other: int) -> None:
        """Shows two people side by side; ``other`` 0: asks first who it is."""
        if other:
            self._turn_to(self.merging)
            self.merging.begin(keep, other)
        else:
            self._turn_to(self.choosing)
            self.choosing.begin(keep)

    def show_duplicates(self) -> None:
        """Shows who was perhaps written down twice."""
        self._turn_to(self.duplicates)
        self.duplicates.ask()
        self.duplicates.setFocus()

    def show_person(self, person: int | None) -> None:
        """Shows a person; None: nobody."""
        self.setCurrentWidget(self.person_place if person is not None else self.nothing)
        if person != self.panel.acts.person:
            self.panel.open(person)

    def forget_person(self) -> None:
        """The person is gone; another panel stays on view."""
        self.panel.acts.open(None)
        if self.currentWidget() is self.person_place:
            self.setCurrentWidget(self.nothing)

    def refresh(self) -> None:
        """Asks again for what is on view."""
        self.panel.acts.ask()
        if "duplicates" in self.__dict__ and self.currentWidget() is self.duplicates:
            self.duplicates.ask()

    def _turn_to(self, panel: Any) -> None:
        self.panel.save()
        self.setCurrentWidget(panel)

    def _further(self, made: Any) -> Any:
        made.closed.connect(self._close_further)
        self.addWidget(made)
        return made

    def _close_further(self) -> None:
        self.setCurrentWidget(self.person_place if self.panel.acts.person else self.nothing)
        self.left.emit()
