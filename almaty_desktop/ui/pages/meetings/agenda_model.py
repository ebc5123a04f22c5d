"""The items of an agenda as a flat list in the agenda's order, each put into the words of its card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from almaty_desktop.i18n import Texts
from almaty_desktop.services.agenda import AgendaLine
from almaty_desktop.ui.pages.meetings.names import document_notes, document_title, documents_counted, dotted

CARD_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Under this role the model gives the :class:`Card`."""

ITEM_FORMAT = "application/x-almaty-agenda-item"
"""What is dragged within an agenda: the item's id."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Card:
    """An item in words; ``day`` is the heading above the first item of a day, empty elsewhere."""

    line: AgendaLine
    day: str
    english: str
    russian: str
    presenter: tuple[str, str]
    time: str
    documents: str
    noted: bool
    spoken: str


class AgendaModel(QAbstractListModel):
    """Shows what :meth:`show_lines` was last given; holds an agenda whole: 300 items are little."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._cards: list[Card] = []
        self.can_move = True

    @property
    def lines(self) -> tuple[AgendaLine, ...]:
        """The agenda on view."""
        return tuple(card.line for card in self._cards)

    def show_lines(self, lines: Sequence[AgendaLine]) -> None:
        """Shows another state of the agenda; rows that are the same items are only painted anew."""
        cards = self._worded(lines)
        if [card.line.id for card in cards] == [card.line.id for card in self._cards]:
            changed = [row for row, card in enumerate(cards) if card != self._cards[row]]
            self._cards = cards
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        self.beginResetModel()
        self._cards = cards
        self.endResetModel()

    def retranslate(self, texts: Texts) -> None:
        """Says everything in another language."""
        self._texts = texts
        if self._cards:
            self._cards = self._worded(self.lines)
            self.dataChanged.emit(self.index(0), self.index(len(self._cards) - 1))

    def card(self, row: int) -> Card | None:
        """The card in a row, None where there is none."""
        return self._cards[row] if 0 <= row < len(self._cards) else None

    def row_of(self, item: int | None) -> int | None:
        """The row of an item."""
        return next((row for row, card in enumerate(self._cards) if card.line.id == item), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        card = self.card(index.row())
        if card is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return card.english if self._texts.language == "en" else card.russian
            case Qt.ItemDataRole.AccessibleTextRole:
                return card.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return self._tooltip(card.line)
        return card if role == CARD_ROLE else None

    def flags(self, _index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.can_move else flags

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [ITEM_FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        card = self.card(indexes[0].row()) if indexes else None
        if card is not None:
            data.setData(ITEM_FORMAT, str(card.line.id).encode())
        return data

    def _worded(self, lines: Sequence[AgendaLine]) -> list[Card]:
        texts = self._texts
        several_days = len({line.start.date() for line in lines}) > 1
        cards, day = [], None
        for line in lines:
            heading = (
                texts.day_of_week(line.start.date()) if several_days and line.start.date() != day else ""
            )
            day = line.start.date()
            cards.append(_card(texts, line, heading))
        return cards

    def _tooltip(self, line: AgendaLine) -> str:
        texts = self._texts
        return "\n".join(
            dotted(document_title(texts, document), ", ".join(document_notes(texts, document)))
            for document in line.documents
        )


def _card(texts: Texts, line: AgendaLine, heading: str) -> Card:
    time = dotted(texts.time(line.start.time()), texts.duration(line.minutes))
    documents = documents_counted(texts, line.documents)
    title, presenter = line.printed, line.printed_presenter
    spoken = [
        heading,
        texts.text("Item {number}", number=line.number) if line.number else texts.text("Break"),
        title.shown(texts.language),
        presenter.shown(texts.language),
        time,
        documents,
    ]
    return Card(
        line=line,
        day=heading,
        english=title.en,
        russian=title.ru,
        presenter=(presenter.en, presenter.ru),
        time=time,
        documents=documents,
        noted=any(document_notes(texts, document) for document in line.documents),
        spoken=", ".join(part for part in spoken if part),
    )
