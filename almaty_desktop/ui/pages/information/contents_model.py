"""The rows of a sheet for a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from almaty_desktop.i18n import Texts
from almaty_desktop.ui.pages.information.rows import Key, SheetRow, read_key

SHEET_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Under this role the model gives the :class:`SheetRow`."""

ROW_FORMAT = "application/x-almaty-sheet-row"
"""What is dragged within a sheet: ``entry:12`` or ``section:3``."""

Index = QModelIndex | QPersistentModelIndex


class ContentsModel(QAbstractListModel):
    """Holds a sheet whole: three hundred entries are little, and only those on view are painted."""

    def __init__(self, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts
        self._rows: list[SheetRow] = []
        self.can_move = True

    @property
    def rows(self) -> Sequence[SheetRow]:
        """The rows on view."""
        return self._rows

    def show_rows(self, rows: list[SheetRow]) -> None:
        """Shows another state; rows that are the same things are only painted anew."""
        before = self._rows
        if [row.key for row in before] == [row.key for row in rows]:
            self._rows = rows
            changed = [number for number, row in enumerate(rows) if row != before[number]]
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def retranslate(self, texts: Texts) -> None:
        """Says everything in another language."""
        self._texts = texts
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def row_at(self, number: int) -> SheetRow | None:
        """The row with this number from 0."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, key: Key | None) -> int | None:
        """Where a thing stands."""
        return next((number for number, row in enumerate(self._rows) if row.key == key), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        row = self.row_at(index.row())
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._title(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
        return row if role == SHEET_ROLE else None

    def flags(self, _index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.can_move else flags

    def mimeTypes(self) -> list[str]:
        return [ROW_FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        row = self.row_at(indexes[0].row()) if indexes else None
        if row is not None:
            data.setData(ROW_FORMAT, f"{row.key[0]}:{row.key[1]}".encode())
        return data

    def dragged(self, data: QMimeData) -> SheetRow | None:
        """The row that is being dragged."""
        if not data.hasFormat(ROW_FORMAT):
            return None
        number = self.number_of(read_key(bytes(data.data(ROW_FORMAT).data()).decode("ascii", "replace")))
        return self.row_at(number) if number is not None else None

    def _title(self, row: SheetRow) -> str:
        title = row.entry.printed if row.entry else row.section.printed
        return title.shown(self._texts.language)

    def _spoken(self, row: SheetRow) -> str:
        texts, entry = self._texts, row.entry
        if entry is None:
            counted = texts.plural("{count} entry", "{count} entries", len(row.section.entries))
            return texts.text("Section: {title}, {entries}", title=self._title(row), entries=counted)
        parts = [
            self._title(row),
            texts.date(entry.dated) if entry.dated else "",
            entry.printed_source.shown(texts.language),
            entry.printed_text.shown(texts.language),
        ]
        return ", ".join(part for part in parts if part)
