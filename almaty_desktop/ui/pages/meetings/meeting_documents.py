"""All documents of the chosen meeting, by the items they hang on."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStackedLayout, QStyleOptionViewItem, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.agenda import AgendaLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.meetings.document_rows import DocumentRows
from almaty_desktop.ui.pages.meetings.names import document_chip, document_facts, document_title
from almaty_desktop.ui.theme import Theme, font
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, frame
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.widgets.row_delegate import ROW_ROLE, Row, RowDelegate
from almaty_desktop.ui.wording import Wording


class _ByItem(RowDelegate):
    """Rows without a key are the items: a number and a title above their documents."""

    def __init__(self, theme: Theme, parent: DocumentRows) -> None:
        super().__init__(theme, parent)
        self._colours = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: Row | None = index.data(ROW_ROLE)
        if row is not None and not row.key:
            return QSize(20 * GRID, 5 * GRID)
        return super().sizeHint(option, index)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row | None = index.data(ROW_ROLE)
        if row is None or row.key:
            super().paint(painter, option, index)
            return
        painter.save()
        line = QRectF(option.rect).adjusted(2 * GRID, GRID, -2 * GRID, 0)
        painter.setFont(font(bold=True))
        painter.setPen(self._colours.colour("muted"))
        metrics = QFontMetrics(font(bold=True))
        shown = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, int(line.width()))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.fillRect(
            QRectF(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
            self._colours.colour("line"),
        )
        painter.restore()


class MeetingDocuments(QWidget):
    """Enter or a click on a title leads to the document in the archive."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._lines: tuple[AgendaLine, ...] = ()
        self.list = DocumentRows(wording, context.theme, message("Documents of this meeting"))
        self.list.setItemDelegate(_ByItem(context.theme, self.list))
        self.list.opened.connect(lambda key: context.navigate("archive", key.split(":")[1]))
        self.empty = EmptyState(
            wording,
            context.theme,
            "paperclip",
            message("No document is attached to this agenda"),
            message(
                "Open an item of the agenda and attach documents to it, or drag files onto it. The list of "
                "documents and the compilation are printed from here."
            ),
        )
        card = frame("card")
        self._stack = QStackedLayout(card)
        # The list is square; the frame's round edge stays in sight around it.
        self._stack.setContentsMargins(1, GRID, 1, GRID)
        layout = column(card, spacing=0)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self.setLayout(layout)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        wording.follow(self._retell)

    def show_lines(self, lines: tuple[AgendaLine, ...]) -> None:
        """Shows the documents of an agenda."""
        self._lines = lines
        self._retell(self._wording.texts)

    def focus_first(self) -> None:
        """Where work begins."""
        self.list.setFocus()
        if not self.list.currentIndex().isValid() and self.list.rows.rowCount() > 1:
            self.list.setCurrentIndex(self.list.rows.index(1))

    def _retell(self, texts: Texts) -> None:
        rows: list[Row] = []
        for line in self._lines:
            if not line.documents:
                continue
            title = marked(line.printed, texts.language)
            rows.append(Row("", texts.text("{number}  {title}", number=line.number, title=title)))
            for document in line.documents:
                # A document may hang on several items: the item makes its key one of its own.
                rows.append(
                    Row(
                        f"{line.id}:{document.id}",
                        document_title(texts, document),
                        document_facts(texts, document),
                        document_chip(texts, document),
                    )
                )
        self.list.show_rows(rows)
        self._stack.setCurrentWidget(self.list if rows else self.empty)
