"""What became of the files that were taken in: each with its reason, each a way to its document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from almaty_desktop.i18n import Message, Texts, message, plural_message
from almaty_desktop.services.labels import language_name
from almaty_desktop.services.taking_in import Result, TakenIn
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.widgets.chips import Chip, State
from almaty_desktop.ui.widgets.row_delegate import ROW_ROLE, Row, RowDelegate
from almaty_desktop.ui.wording import Wording

_CHIPS = {
    Result.ADDED: (message("added"), State.GOOD, ""),
    Result.DUPLICATE: (message("duplicate"), State.PLAIN, "copy"),
    Result.REFUSED: (message("refused"), State.BAD, "prohibit"),
}
_FIRST = (Result.REFUSED, Result.ADDED, Result.DUPLICATE)
"""What needs a look stands first."""


def counted(answers: Sequence[TakenIn]) -> Message:
    """12 files added, 3 duplicates, 1 refused; what there is none of is left out."""
    number = Counter(one.result for one in answers)
    parts = [
        plural_message("{count} file added", "{count} files added", number[Result.ADDED]),
        plural_message("{count} duplicate", "{count} duplicates", number[Result.DUPLICATE]),
        plural_message("{count} refused", "{count} refused", number[Result.REFUSED]),
    ]
    match [part for part in parts if part.count]:
        case [first, second, third]:
            return message("{first}, {second}, {third}", first=first, second=second, third=third)
        case [first, second]:
            return message("{first}, {second}", first=first, second=second)
        case [only]:
            return only
    return message("no files")


class TakenInModel(QAbstractListModel):
    """The files as rows; a row is put into words when it comes into view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.answers: list[TakenIn] = []
        self._texts: Texts | None = None

    def fill(self, answers: Sequence[TakenIn]) -> None:
        """Shows other files, those refused first."""
        self.beginResetModel()
        self.answers = sorted(answers, key=lambda one: _FIRST.index(one.result))
        self.endResetModel()

    def retell(self, texts: Texts) -> None:
        """Shows the rows in another language."""
        self._texts = texts
        if self.answers:
            self.dataChanged.emit(self.index(0), self.index(len(self.answers) - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.answers)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        if self._texts is None or not 0 <= index.row() < len(self.answers):
            return None
        if role == ROW_ROLE:
            return row_of(self._texts, self.answers[index.row()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_of(self._texts, self.answers[index.row()]).spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            answer = self.answers[index.row()]
            return self._texts.say(answer.message) if answer.message else str(answer.path)
        return None


def row_of(texts: Texts, answer: TakenIn) -> Row:
    """A file and what became of it."""
    word, state, shape = _CHIPS[answer.result]
    reason = texts.say(answer.message) if answer.message else ""
    if not reason and answer.language:
        reason = language_name(texts, answer.language)
    return Row(
        str(answer.document or ""), _shown_name(answer.path), reason, Chip(texts.say(word), state, shape)
    )


def _shown_name(path: Path) -> str:
    """A name without letters that would turn what is read, or can't be shown."""
    return "".join(letter if letter.isprintable() else "·" for letter in path.name)


class _View(QListView):
    """A list in which Enter opens the row, on every platform."""

    entered_row = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
        else:
            super().keyPressEvent(event)


class TakingInPanel(QWidget):
    """The list of what became of each file, with the way back."""

    document_wanted = Signal(int)
    undo_wanted = Signal(int)
    """The act to take back."""
    closed = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._act = 0
        self.heading = label(wording, message("Taken in"), "title")
        self.summary = label(wording, None, "quiet", wraps=True)
        self.model = TakenInModel(self)
        self.view = _View()
        self.view.setModel(self.model)
        self.view.setItemDelegate(RowDelegate(context.theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        wording.say(self.view.setAccessibleName, message("What became of each file"))
        self.reason = label(wording, None, "", wraps=True)
        self.show_document = button(wording, message("Show the document"), self._open)
        self.undo = button(wording, message("Undo"), self._undo)
        wording.say(self.undo.setToolTip, message("Takes everything out again that was taken in now"))
        self.close_button = button(wording, message("Done"), self.closed.emit, "primary")
        head = column(self.heading, self.summary, spacing=GRID // 2)
        head.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        foot = column(self.reason, row(self.show_document, self.undo, None, self.close_button), spacing=GRID)
        foot.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout = column(head, self.view, foot, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.view)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._tell(wording.texts))
        self.view.doubleClicked.connect(lambda *_: self._open())
        self.view.entered_row.connect(self._open)
        wording.follow(self._retell)

    @property
    def answers(self) -> list[TakenIn]:
        """What is on view."""
        return self.model.answers

    def show_answers(self, answers: Sequence[TakenIn], act: int) -> None:
        """Shows what became of the files; ``act`` is 0 where nothing was written."""
        self._act = act
        self.model.fill(answers)
        self._wording.say(self.summary.setText, counted(answers))
        self.undo.setVisible(bool(act))
        if answers:
            self.view.setCurrentIndex(self.model.index(0))
        self._tell(self._wording.texts)

    def _current(self) -> TakenIn | None:
        place = self.view.currentIndex().row()
        return self.model.answers[place] if 0 <= place < len(self.model.answers) else None

    def _open(self) -> None:
        answer = self._current()
        if answer is not None and answer.document:
            self.document_wanted.emit(answer.document)

    def _undo(self) -> None:
        self.undo_wanted.emit(self._act)

    def _retell(self, texts: Texts) -> None:
        self.model.retell(texts)
        self._tell(texts)

    def _tell(self, texts: Texts) -> None:
        """The reason of the chosen file stands in full below the list."""
        answer = self._current()
        saying = answer.message if answer else None
        self.reason.setText(texts.say(saying) if saying else "")
        self.reason.setVisible(saying is not None)
        self.show_document.setEnabled(answer is not None and bool(answer.document))
