"""All reading and writing of the chosen meeting, beside the window and one act after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from almaty_desktop.i18n import message
from almaty_desktop.services.agenda import AgendaLine
from almaty_desktop.services.meetings import MeetingLine
from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.services.progress import Progress
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.edits import Edits
from almaty_desktop.ui.pages.meetings.moves import Place


@dataclass(frozen=True)
class Shown:
    """One state of a meeting; ``item`` is the agenda item that an act was about, to be chosen."""

    meeting: MeetingLine
    lines: tuple[AgendaLine, ...]
    participants: tuple[ParticipantLine, ...]
    item: int | None = None
    edit: bool = False


class MeetingActs(QObject):
    """Each act gives the meeting's new state with it, so that numbers and times follow at once.

    The version that an act rests on is the one last shown when its turn comes: fields left one after the
    other do not stand in each other's way, and what was changed elsewhere is still not overwritten.
    """

    shown = Signal(object)
    """A :class:`Shown`."""
    refused = Signal(object)
    """What kept an act from being done; the meeting is then to be shown again as it is."""
    lost = Signal(object)
    """The meeting can't be read: it is not there, or no longer."""
    taken_in = Signal(object, object)
    """The item and what became of each file that was let go on it."""

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._use_cases = context.use_cases
        self._versions: dict[int, int] = {}
        self._item_versions: dict[int, int] = {}
        self.meeting: int | None = None
        self.edits = Edits(context.jobs, self._refuse, self)

    def open(self, meeting: int | None) -> None:
        """Turns to another meeting."""
        self.meeting = meeting
        self._context.jobs.forget((id(self), "show"))
        self.ask()

    def ask(self) -> None:
        """Reads the meeting again; an act that is under way does so itself."""
        meeting = self.meeting
        if meeting is None or self.edits.busy:
            return
        self._context.jobs.ask((id(self), "show"), lambda: self._read(meeting), self._arrived, self.lost.emit)

    def change(self, fields: dict[str, Any]) -> None:
        """Changes fields of the meeting."""
        meeting = self.meeting
        if meeting is not None:
            self._act(lambda: self._use_cases.meetings.change(meeting, self._versions.get(meeting), **fields))

    def change_item(self, item: int, fields: dict[str, Any]) -> None:
        """Changes fields of an agenda item."""
        self._act(lambda: self._use_cases.agenda.change(item, self._item_versions.get(item), **fields))

    def add(self, edit: bool = True, **where: Any) -> None:
        """Adds an item and chooses it; ``edit``: its editor is opened too."""
        meeting = self.meeting
        self._act(lambda: self._use_cases.agenda.add(meeting, **where), chooses=True, edit=edit)

    def move(self, item: int, place: Place) -> None:
        """Moves an item with all below it."""

        def move() -> int:
            self._use_cases.agenda.move(item, place.parent, place.position)
            return item

        self._act(move, chooses=True)

    def remove(self, item: int) -> None:
        """Removes an item with all below it."""
        self._act(lambda: self._use_cases.agenda.remove(item))

    def hang(self, item: int, document: int) -> None:
        """Hangs a document on an item."""
        self._act(lambda: self._use_cases.agenda.hang(item, [document]))

    def unhang(self, item: int, document: int) -> None:
        """Takes a document off an item."""
        self._act(lambda: self._use_cases.agenda.unhang(item, document))

    def order_document(self, item: int, document: int, position: int) -> None:
        """Moves a document among those of its item."""
        self._act(lambda: self._use_cases.agenda.order_documents(item, document, position))

    def take_in(self, item: AgendaLine, paths: Sequence[Path]) -> None:
        """Takes files into the archive, then hangs their documents; the versions of one text are one."""
        use_cases = self._use_cases

        def work(progress: Progress) -> Any:
            taken = use_cases.taking_in.add(paths, progress)
            documents = list(dict.fromkeys(one.document for one in taken if one.document is not None))
            if documents:
                use_cases.agenda.hang(item.id, documents)
            return item, taken

        title = message("Taking in documents for item {number}", number=item.number)
        self._context.jobs.run(title, work, self._took_in, self.refused.emit)

    def _took_in(self, answer: Any) -> None:
        self.taken_in.emit(*answer)
        self.ask()

    def _act(self, work: Callable[[], Any], chooses: bool = False, edit: bool = False) -> None:
        meeting = self.meeting
        if meeting is None:
            return

        def whole() -> Shown:
            result = work()
            return self._read(meeting, result if chooses else None, edit)

        self._context.jobs.forget((id(self), "show"))
        self.edits.act(whole, self._arrived)

    def _read(self, meeting: int, item: int | None = None, edit: bool = False) -> Shown:
        use_cases = self._use_cases
        return Shown(
            use_cases.meetings.show(meeting),
            use_cases.agenda.show(meeting),
            use_cases.participants.standings(),
            item,
            edit,
        )

    def _arrived(self, shown: Shown) -> None:
        self._versions[shown.meeting.id] = shown.meeting.version
        for line in shown.lines:
            self._item_versions[line.id] = line.version
        if shown.meeting.id == self.meeting:
            self.shown.emit(shown)

    def _refuse(self, error: Exception) -> None:
        self.refused.emit(error)
