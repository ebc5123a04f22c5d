"""Two people side by side before they become one: what stands where, and what will stand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.people_merging import KEEP, MergePreview
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.participants.people.merge_table import MergeTable
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, row, scrolled
from almaty_desktop.ui.widgets.notice import Kind, Notice
from almaty_desktop.ui.wording import Wording


class MergePanel(QWidget):
    """``merged`` carries the view of who remains; ``closed`` is Cancel or Esc."""

    merged = Signal(object)
    closed = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._preview: MergePreview | None = None
        self._keep = self._other = 0
        self._choices: dict[str, str] = {}
        self.notice = Notice(wording, context.theme)
        self.table = MergeTable()
        self.table.chosen.connect(self._choose)
        self.merge = button(wording, message("Merge"), self._merge, "primary")
        wording.say(self.merge.setToolTip, message("Can be undone (Ctrl+Enter)"))
        self.turn = button(wording, message("Swap the two"), self._turn)
        self.cancel = button(wording, message("Cancel"), self.closed.emit)
        heading = label(wording, message("Merge two people"), "title")
        meaning = label(
            wording,
            message(
                "Roles, contacts and everything that names the second person move to the first. "
                "Where the two differ, choose what to keep."
            ),
            "quiet",
            wraps=True,
        )
        inner = column(
            heading,
            meaning,
            self.notice,
            frame("card", column(self.table, spacing=0)),
            row(self.merge, self.turn, self.cancel, None),
            None,
            spacing=2 * GRID,
        )
        inner.setContentsMargins(3 * GRID, 2 * GRID + 4, 3 * GRID, 3 * GRID)
        form = QWidget()
        form.setLayout(inner)
        form.setMaximumWidth(130 * GRID)
        self.setLayout(column(scrolled(form), spacing=0))
        wording.follow(self._tell)

    def begin(self, keep: int, other: int) -> None:
        """Shows what merging ``other`` into ``keep`` would come to."""
        self._keep, self._other, self._choices = keep, other, {}
        self.notice.hide()
        self._ask()
        self.merge.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control and self.merge.isEnabled():
            self._merge()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        people, keep, other, choices = (
            self._context.use_cases.people,
            self._keep,
            self._other,
            dict(self._choices),
        )
        self._context.jobs.ask(
            (id(self), "preview"),
            lambda: people.merge_preview(keep, other, choices),
            self._show,
            self._context.refuse,
        )

    def _show(self, preview: MergePreview) -> None:
        self._preview = preview
        self.merge.setEnabled(preview.refusal is None)
        if preview.refusal is not None:
            self.notice.tell(Kind.BAD, preview.refusal, stays=True)
        else:
            self.notice.hide()
        self._tell(self._wording.texts)

    def _choose(self, name: str, side: str) -> None:
        if self._choices.get(name, KEEP) != side:
            self._choices[name] = side
            self._ask()

    def _turn(self) -> None:
        self.begin(self._other, self._keep)

    def _merge(self) -> None:
        people, keep, other, choices = (
            self._context.use_cases.people,
            self._keep,
            self._other,
            dict(self._choices),
        )
        self.merge.setEnabled(False)
        self._context.jobs.ask(
            (id(self), "merge"),
            lambda: people.merge(keep, other, choices),
            self.merged.emit,
            self._refused,
        )

    def _refused(self, error: Exception) -> None:
        self.merge.setEnabled(True)
        self.notice.refuse(error)

    def _tell(self, texts: Texts) -> None:
        if self._preview is not None:
            self.table.show_preview(self._preview, self._choices, texts)
