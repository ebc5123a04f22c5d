"""The archive's page: the list on the left, the chosen document or what was taken in on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.document_pages import DocumentPage
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.page import Page
from almaty_desktop.ui.pages.archive.actions import DocumentActions
from almaty_desktop.ui.pages.archive.adding_versions import AddingVersions
from almaty_desktop.ui.pages.archive.document_edits import DocumentEdits
from almaty_desktop.ui.pages.archive.document_list import DocumentList
from almaty_desktop.ui.pages.archive.document_panel import DocumentPanel
from almaty_desktop.ui.pages.archive.drop_hint import DropHint
from almaty_desktop.ui.pages.archive.results import read_key
from almaty_desktop.ui.pages.archive.taken_in_view import TakenInView
from almaty_desktop.ui.pages.archive.taking import Taking, dropped_paths
from almaty_desktop.ui.pages.archive.taking_in_panel import TakingInPanel
from almaty_desktop.ui.pages.archive.viewing import Viewing
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, frame
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.widgets.notice import Kind, Notice

_LIST_WIDTH, _LEAST_LIST = 54 * GRID, 38 * GRID
_AREAS = {"archive", "meetings", "participants"}


class ArchivePage(Page):
    """Shows and asks; what may be done is decided by the use cases."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setAcceptDrops(not context.read_only)
        self._warm = False
        self.viewing = Viewing(context, self)
        self.taking = Taking(context, self)
        self.list = DocumentList(context, self.wording, self.taking.choose_files, self.taking.choose_folder)
        self.notice = Notice(self.wording, context.theme)
        self.document = DocumentPanel(context, self.wording)
        self.taken = TakingInPanel(context, self.wording)
        self.nothing = EmptyState(
            self.wording,
            context.theme,
            "file-text",
            message("No document chosen"),
            message("Choose a document on the left to read and correct it."),
        )
        self.edits = DocumentEdits(context, self)
        self.deeds = DocumentActions(context, self.document, self.edits, self)
        self.adding = AddingVersions(context, self.wording, self.document, self.taking, self)
        self.drop_hint = DropHint(self.wording, self)
        self._lay_out()
        self._connect()
        self.list.ask()
        self.list.ask_offered()
        self._ask_topics()

    def retranslate(self, texts: Texts) -> None:
        super().retranslate(texts)
        self.list.ask()

    def refresh(self, areas: Set[str]) -> None:
        if not areas & _AREAS:
            return
        if "archive" in areas:
            self.list.ask()
        self.list.ask_offered()
        if "participants" in areas:
            self._ask_topics()
        self.viewing.ask_again()

    def open_key(self, key: str) -> None:
        read = read_key(key)
        if read is not None:
            self.list.clear_all()
            self.list.select(key)
            self._want(*read)

    def leave(self) -> None:
        self.edits.finish(self.document.details.save)

    def focus_first(self) -> None:
        self.list.search.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.drop_hint.show_over(True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.drop_hint.show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_hint.show_over(False)
        event.acceptProposedAction()
        paths = dropped_paths(event.mimeData())
        if self._is_on_document(event.position().toPoint()):
            self.adding.ask(paths)
        else:
            self.taking.take(paths)

    def _is_on_document(self, place: QPoint) -> bool:
        """Whether something is dropped on a document that files can be added to."""
        panel = self.document
        on_panel = panel.isVisible() and panel.rect().contains(panel.mapFrom(self, place))
        return on_panel and self.adding.possible

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._split_kept:
            # The list has a third of the page, within limits, until somebody moves the border.
            left = min(_LIST_WIDTH, max(_LEAST_LIST, self.width() // 3))
            self._split.setSizes([left, self.width() - left])
        self.drop_hint.cover(self.rect())

    def _keep_split(self, *_: int) -> None:
        self._split_kept = True

    def _lay_out(self) -> None:
        self._right = QStackedWidget()
        self._right.setMinimumHeight(12 * GRID)
        for part in (self.nothing, self.document, self.taken):
            self._right.addWidget(part)
        self.took = TakenInView(
            self.context, self._right, self.notice, self.taken, self.document, self.nothing
        )
        notice = column(self.notice, self.adding.question)
        notice.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        right = column(notice, self._right, spacing=0)
        right.setStretch(1, 1)
        left = column(self.list)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(frame("surface", left))
        splitter.addWidget(frame("ground", right))
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LIST_WIDTH, 2 * _LIST_WIDTH])
        splitter.setHandleWidth(1)
        splitter.splitterMoved.connect(self._keep_split)
        self._split, self._split_kept = splitter, False
        self.list.setMinimumWidth(_LEAST_LIST)
        layout = column(splitter, spacing=0)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._open)
        self.list.arrived.connect(self._list_arrived)
        self.took.coming.connect(self.viewing.stay_behind)
        self.took.document_wanted.connect(self._show_new)
        self.took.left.connect(self._list_arrived)
        self.taken.undo_wanted.connect(self.taking.take_back)
        self.taking.taken.connect(self.took.show)
        self.taking.taken_back.connect(self.took.taken_back)
        for source in (self.list, self.document, self.taking, self.deeds, self.adding):
            source.failed.connect(self._refuse)
        self.adding.added.connect(self.took.show_added)
        self.deeds.still_unread.connect(lambda saying: self.notice.tell(Kind.INFO, saying))
        self.deeds.parted.connect(self._show_new)
        self.deeds.told.connect(lambda saying: self.notice.tell(Kind.GOOD, saying))
        self.edits.refused.connect(self._edit_refused)
        self.edits.written.connect(self.viewing.take)
        self.viewing.arrived.connect(self._show_document)
        self.viewing.gone.connect(self._document_gone)
        keys: dict[str, Callable[[], Any]] = {
            "Ctrl+O": self.taking.choose_files,
            "Ctrl+Shift+O": self.taking.choose_folder,
            "Ctrl+E": self.adding.choose,
            "Ctrl+F": self._to_search,
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _to_search(self) -> None:
        self.list.search.setFocus()
        self.list.search.selectAll()

    # What is on view

    def _choose(self, key: str) -> None:
        read = read_key(key)
        if read is not None and (read[0] != self.viewing.document or read[1] is not None):
            self._want(*read)

    def _open(self, key: str) -> None:
        read = read_key(key)
        if read is not None:
            self._want(*read)

    def _want(self, document_id: int, version: int | None = None) -> None:
        shown = self.document.page
        if shown is not None and shown.line.id != document_id:
            self.document.details.save()
        self.viewing.want(document_id, version)

    def _show_document(self, page: DocumentPage, version: int | None, coming: bool) -> None:
        self.edits.saw(page)
        self.document.show_page(page, version, self.list.words)
        if coming:
            self._right.setCurrentWidget(self.document)

    def _document_gone(self, error: Exception | None) -> None:
        self.document.clear()
        if self._right.currentWidget() is self.document:
            self._right.setCurrentWidget(self.nothing)
        if error is not None:
            self._refuse(error)

    def _list_arrived(self) -> None:
        if not self._warm:
            self._warm = True
            search = self.context.use_cases.search
            self.context.jobs.ask((id(self), "warm"), search.warm, lambda _: None)
        if not self.list.words and self._right.currentWidget() is self.nothing:
            self.list.all.choose_first()

    def _show_new(self, document_id: int) -> None:
        self._want(document_id)
        self.list.select(str(document_id))

    def _ask_topics(self) -> None:
        participants = self.context.use_cases.participants

        def ask() -> Sequence[Any]:
            return [(topic.id, topic.title) for topic in participants.topics()]

        self.context.jobs.ask((id(self), "topics"), ask, self.document.details.topics.offer, self._refuse)

    def _edit_refused(self, error: Exception) -> None:
        self._refuse(error)
        self.document.details.forget_typed()
        self.viewing.ask_again()

    def _refuse(self, error: Exception) -> None:
        if getattr(error, "message", None) is not None:
            self.notice.refuse(error)
        else:
            self.context.refuse(error)
