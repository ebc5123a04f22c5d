"""A list's model that holds only the pieces one has looked at, fetched beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from almaty_desktop.ui.jobs import Jobs
from almaty_desktop.ui.widgets.row_delegate import ROW_ROLE, Row

PIECE = 100
"""Rows asked for at once."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Piece:
    """Some rows, and how many there are in all."""

    rows: Sequence[Row]
    total: int


Fetch = Callable[[int, int], Piece]
"""``fetch(offset, limit)``: called in a worker thread, so it must close over plain values only."""


class PagedModel(QAbstractListModel):
    """``ask`` sets where rows come from. Old rows stay on view until the first new ones are there."""

    arrived = Signal()
    """The first piece of what was last asked for is there."""
    failed = Signal(object)
    """The exception that stopped a piece."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._fetch: Fetch | None = None
        self._total = 0
        self._rows: dict[int, Row] = {}
        self._wanted: set[int] = set()
        self._round = 0

    @property
    def total(self) -> int:
        """How many rows there are in all."""
        return self._total

    def ask(self, fetch: Fetch) -> None:
        """Shows what ``fetch`` gives from now on; earlier questions are dropped."""
        self._fetch = fetch
        self._round += 1
        this_round = self._round
        self._jobs.forget((id(self), "more"))
        self._jobs.ask(
            (id(self), "first"),
            lambda: fetch(0, PIECE),
            lambda piece: self._begin(this_round, piece),
            self.failed.emit,
        )

    def reload(self) -> None:
        """Asks again for the same."""
        if self._fetch:
            self.ask(self._fetch)

    def row_at(self, number: int) -> Row | None:
        """A row if it was fetched already."""
        return self._rows.get(number)

    def number_of(self, key: str) -> int | None:
        """Where the row with this key stands among those fetched."""
        return next((number for number, row in self._rows.items() if row.key == key), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._total

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        row = self._rows.get(index.row())
        if row is None:
            self._want(index.row())
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return row.title
        return row if role == ROW_ROLE else None

    def _begin(self, this_round: int, piece: Piece) -> None:
        if this_round != self._round:
            return
        self.beginResetModel()
        self._total = piece.total
        self._rows = dict(enumerate(piece.rows))
        self._wanted = set()
        self.endResetModel()
        self.arrived.emit()

    def _want(self, number: int) -> None:
        """Asks for the piece around a row that is on view; while one is fetched only the newest waits."""
        start = number // PIECE * PIECE
        fetch = self._fetch
        if fetch is None or start in self._wanted:
            return
        self._wanted.add(start)
        this_round = self._round
        self._jobs.ask(
            (id(self), "more"),
            lambda: fetch(start, PIECE),
            lambda piece: self._add(this_round, start, piece),
            self.failed.emit,
        )

    def _add(self, this_round: int, start: int, piece: Piece) -> None:
        if this_round != self._round:
            return
        self._rows.update(enumerate(piece.rows, start))
        # What was scrolled past in the meantime was never asked; it is when it is seen again.
        self._wanted = {begun for begun in self._wanted if begun in self._rows}
        self.dataChanged.emit(self.index(0), self.index(self._total - 1))
