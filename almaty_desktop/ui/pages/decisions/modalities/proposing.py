"""The way to an amendment: to a ministerial meeting, or why there is none yet (rule D4)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Message, message
from almaty_desktop.services.meetings import MeetingLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, row
from almaty_desktop.ui.wording import Wording

_RULE = message("The Operating Modalities are amended only by a ministerial meeting (§3.vii).")
_NO_MEETING = message(
    "The Operating Modalities are amended only by a ministerial meeting (§3.vii), and this office has none. "
    "Create one first."
)


class Proposing(QWidget):
    """Stands below the list; where the office is only read it says the rule alone."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self.says = label(wording, _RULE, "muted", wraps=True)
        self.propose = button(wording, message("Propose an amendment"), self._propose)
        self.meetings = button(wording, message("To the meetings"), self._to_meetings)
        inside = column(self.says, row(self.propose, self.meetings, None), spacing=GRID)
        inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        self.setLayout(column(frame("foot", inside), spacing=0))
        for way in (self.propose, self.meetings):
            way.hide()
        self.ask()

    def ask(self) -> None:
        """Asks whether there is a meeting that an amendment can be put to."""
        if self._context.read_only:
            return
        modalities = self._context.use_cases.modalities
        self._context.jobs.ask(
            (id(self), "meetings"), modalities.meetings_for_amendments, self._take, self._context.refuse
        )

    def _take(self, meetings: Sequence[MeetingLine]) -> None:
        says: Message = _RULE if meetings else _NO_MEETING
        self._wording.say(self.says.setText, says)
        self.propose.setVisible(bool(meetings))
        self.meetings.setVisible(not meetings)

    def _propose(self) -> None:
        self._context.navigate("decisions", "new/amend-modalities")

    def _to_meetings(self) -> None:
        self._context.navigate("meetings", None)
