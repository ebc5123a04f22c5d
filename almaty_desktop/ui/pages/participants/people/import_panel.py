"""A file of people taken in, in place: what its columns mean, what will become of its rows, and done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.import_plan import PlannedRow, RowFate
from almaty_desktop.services.people_import import ImportPlan, SheetRead, changes_of, listed_fields, told
from almaty_desktop.services.progress import Progress
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.archive.flow import Flow
from almaty_desktop.ui.pages.participants.people.columns_view import ColumnsView
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, scrolled
from almaty_desktop.ui.widgets.chips import Chip, State
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.widgets.notice import Kind, Notice
from almaty_desktop.ui.widgets.paged_list import PagedList, Piece, Row
from almaty_desktop.ui.wording import Wording

_FATES = {
    RowFate.ADDED: (message("new"), State.GOOD, "plus"),
    RowFate.UPDATED: (message("updated"), State.PLAIN, "pencil-simple"),
    RowFate.SAME: (message("already here"), State.PLAIN, "check"),
    RowFate.REFUSED: (message("not imported"), State.BAD, "prohibit"),
}
_ORDER = (RowFate.REFUSED, RowFate.UPDATED, RowFate.ADDED, RowFate.SAME)


class ImportPanel(QFrame):
    """``taken`` when people came in; ``closed`` leaves it."""

    taken = Signal()
    closed = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self._context, self._wording = context, wording
        self._read: SheetRead | None = None
        self._plan: ImportPlan | None = None
        self._done = False
        self.notice = Notice(wording, context.theme)
        self.title = label(wording, None, "title", wraps=True)
        self.said = label(wording, None, "", wraps=True)
        self.columns = ColumnsView(wording)
        empty = EmptyState(
            wording,
            context.theme,
            "file",
            message("There is nothing in this file"),
            message("None of its rows names a person."),
        )
        self.rows = PagedList(wording, context.theme, context.jobs, message("Rows of the file"), empty)
        self.reason = label(wording, None, "quiet", wraps=True)
        self.rows.chosen.connect(lambda _: self._tell_reason(self._wording.texts))
        self.stack = QStackedWidget()
        self.stack.addWidget(scrolled(self.columns))
        self.stack.addWidget(self.rows)
        self.check = button(wording, message("Check the rows"), self._check, "primary")
        self.back = button(wording, message("Back to the columns"), self._back)
        self.take: QPushButton = button(wording, message("Import them"), self._take, "primary")
        self.undo = button(wording, message("Undo"), self._undo)
        self.close_button = button(wording, message("Close"), self.closed.emit)
        wording.say(self.take.setToolTip, message("Ctrl+Enter"))
        wording.say(self.check.setToolTip, message("Ctrl+Enter"))
        actions = Flow(self.check, self.take, self.undo, self.back, self.close_button)
        layout = column(
            self.title,
            self.said,
            self.notice,
            self.stack,
            self.reason,
            actions,
            spacing=2 * GRID,
            margins=3 * GRID,
        )
        layout.setStretch(3, 1)
        self.setLayout(layout)
        wording.follow(self._tell)

    def begin(self, path: Path) -> None:
        """Looks at a file; a table goes on with its columns, vCards with the check."""
        self._read = self._plan = None
        self._done = False
        self.notice.hide()
        self._tell(self._wording.texts)
        importing = self._context.use_cases.people_import
        self._context.jobs.ask(
            (id(self), "read"), lambda: importing.read_file(path), self._show_read, self._refused
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            for made in (self.check, self.take):
                if made.isVisible() and made.isEnabled():
                    made.click()
                    return
        else:
            super().keyPressEvent(event)

    def _show_read(self, read: SheetRead) -> None:
        self._read = read
        self.columns.show_read(read)
        if read.cards:
            self._check()
        self._tell(self._wording.texts)
        self.check.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self) -> None:
        read = self._read
        if read is None:
            return
        self.notice.hide()
        mapping, importing = self.columns.mapping, self._context.use_cases.people_import
        self.check.setEnabled(False)
        self._context.jobs.ask(
            (id(self), "plan"),
            lambda: importing.dry_run(read.path, mapping),
            self._show_plan,
            self._refused,
        )

    def _show_plan(self, plan: ImportPlan) -> None:
        self._plan = plan
        self._tell(self._wording.texts)
        (self.take if self.take.isEnabled() else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        self._plan = None
        self._tell(self._wording.texts)
        self.columns.setFocus()

    def _take(self) -> None:
        read = self._read
        if read is None:
            return
        mapping, importing = self.columns.mapping, self._context.use_cases.people_import
        self.take.setEnabled(False)

        def work(progress: Progress) -> ImportPlan:
            plan: ImportPlan = importing.take_in(read.path, mapping, progress)
            return plan

        title = message("Importing people from {file}", file=read.path.name)
        self._context.jobs.run(title, work, self._taken, self._refused, self._cancelled)

    def _taken(self, plan: ImportPlan) -> None:
        self._plan, self._done = plan, True
        self.notice.tell(
            Kind.GOOD,
            message("The people were imported."),
            message("Undo takes the whole import back in one step (Ctrl+Z)."),
        )
        self._tell(self._wording.texts)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.taken.emit()

    def _undo(self) -> None:
        history = self._context.use_cases.history
        self._context.jobs.ask((id(self), "undo"), history.undo, lambda _: self._undone(), self._refused)

    def _undone(self) -> None:
        self._done = False
        self._check()

    def _cancelled(self) -> None:
        self.notice.tell(Kind.INFO, message("The import was cancelled. Nobody was added or changed."))
        self._tell(self._wording.texts)

    def _refused(self, error: Exception) -> None:
        self.notice.refuse(error)
        self._tell(self._wording.texts)

    def _tell(self, texts: Texts) -> None:
        read, plan = self._read, self._plan
        self.title.setText(
            texts.text("Import people from {file}", file=read.path.name)
            if read
            else texts.text("Import people")
        )
        if plan is not None:
            said = "; ".join(texts.say(one) for one in told(plan))
            self.said.setText(texts.text("{what}.", what=said) if said else "")
        elif read is not None:
            rows = texts.plural("{count} row of data.", "{count} rows of data.", read.rows)
            known = texts.text("The columns are assigned as they were last time.") if read.remembered else ""
            self.said.setText(" ".join(part for part in (rows, known) if part))
        else:
            self.said.setText("")
        coming = plan is not None and bool(plan.count(RowFate.ADDED) + plan.count(RowFate.UPDATED))
        self.stack.setCurrentIndex(0 if plan is None else 1)
        self.check.setVisible(plan is None)
        self.check.setEnabled(read is not None)
        self.take.setVisible(plan is not None and not self._done)
        self.take.setEnabled(coming)
        self.back.setVisible(plan is not None and not self._done and read is not None and not read.cards)
        self.undo.setVisible(self._done)
        rows_shown = [_row(texts, one) for one in _sorted(plan)] if plan is not None else []
        self.rows.ask(lambda offset, limit: Piece(rows_shown[offset : offset + limit], len(rows_shown)))
        self._tell_reason(texts)

    def _tell_reason(self, texts: Texts) -> None:
        """What is said of the chosen row, in full: a row of the list has one line for it."""
        chosen = self.rows.key
        rows = self._plan.rows if self._plan is not None else ()
        one = next((each for each in rows if str(each.number) == chosen), None)
        said = _said(texts, one) if one else ""
        self.reason.setText(said)
        self.reason.setVisible(bool(said))


def _sorted(plan: ImportPlan) -> list[PlannedRow]:
    """What is refused first, then what changes something."""
    return sorted(plan.rows, key=lambda one: (_ORDER.index(one.fate), one.number))


def _said(texts: Texts, one: PlannedRow) -> str:
    """Why a row is refused, what an update changes, and what one should look at."""
    said = [texts.say(reason) for reason in (*one.reasons, *one.remarks)]
    changes = changes_of(one)
    if changes:
        said.insert(0, texts.text("Changes: {fields}.", fields=listed_fields(texts, changes)))
    return " ".join(said)


def _row(texts: Texts, one: PlannedRow) -> Row:
    word, state, sign = _FATES[one.fate]
    name = one.name.shown(texts.language)
    title = texts.text("Row {number}: {name}", number=one.number, name=name) if name else ""
    return Row(
        str(one.number),
        title or texts.text("Row {number}", number=one.number),
        _said(texts, one),
        Chip(texts.say(word), state, sign),
    )
