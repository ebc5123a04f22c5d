"""The chosen document: its head with what can be done, its details, its preview."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QStackedWidget, QTabBar, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.document_pages import DocumentPage
from almaty_desktop.services.labels import DOCUMENT_KINDS
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.archive.details import Details
from almaty_desktop.ui.pages.archive.document_edits import title_in_sentence
from almaty_desktop.ui.pages.archive.flow import Flow
from almaty_desktop.ui.pages.archive.join_panel import JoinPanel
from almaty_desktop.ui.pages.archive.names import dotted, missing_chip, title_of
from almaty_desktop.ui.pages.archive.preview import Preview
from almaty_desktop.ui.theme import give_role
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, label, menu_button, row, shortened
from almaty_desktop.ui.widgets.chips import Chip, ChipLabel, State
from almaty_desktop.ui.widgets.notice import Kind, Notice
from almaty_desktop.ui.wording import Wording

DETAILS, PREVIEW = 0, 1
_NARROW = 64 * GRID
_LONGEST = 90  # letters of a title where it is narrow


class DocumentHead(QWidget):
    """Title, symbol, states, and the actions on the whole document."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._page: DocumentPage | None = None
        self.title = label(wording, None, "title", wraps=True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = label(wording, None, "quiet", wraps=True)
        self.missing = ChipLabel(context.theme)
        self.withdrawn = ChipLabel(context.theme)
        self.copy = button(wording, message("Save a copy…"))
        self.menu = QMenu(self)
        self.join = self.menu.addAction("")
        self.withdraw = self.menu.addAction("")
        wording.say(self.join.setText, message("Join with another document…"))
        wording.say(self.withdraw.setText, message("Withdraw…"))
        self.more = menu_button(wording, message("More"), self.menu)
        for made in (self.copy, self.more):
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        chips = row(self.facts, self.missing, self.withdrawn)
        chips.setStretch(0, 1)
        actions = Flow(self.copy, self.more)
        top = row(self.title, spacing=2 * GRID)
        top.setStretch(0, 1)
        top.addLayout(actions)
        top.setAlignment(actions, Qt.AlignmentFlag.AlignTop)
        layout = column(top, chips, spacing=GRID // 2)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, GRID)
        self.setLayout(layout)
        wording.follow(self._tell)

    def show_page(self, page: DocumentPage) -> None:
        """Shows another document's head."""
        self._page = page
        self._tell(self._wording.texts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        role = "heading" if self.width() < _NARROW else "title"
        if self.title.property("role") != role:
            give_role(self.title, role)
            self._tell(self._wording.texts)

    def _tell(self, texts: Texts) -> None:
        page = self._page
        if page is None:
            return
        line = page.line
        title = title_of(texts, line.printed, line.id)
        # In a small window a very long title would leave no room for the document; its field has the whole.
        self.title.setText(shortened(title, _LONGEST) if self.width() < _NARROW else title)
        self.title.setToolTip(title)
        day = texts.date(line.dated) if line.dated else texts.text("no date")
        self.facts.setText(dotted(line.mark, day, texts.say(DOCUMENT_KINDS[line.kind])))
        self.missing.show_chip(missing_chip(texts, line.missing))
        gone = Chip(texts.text("withdrawn"), State.BAD, "prohibit") if line.withdrawn else None
        self.withdrawn.show_chip(gone)
        self.more.setVisible(not self._context.read_only and not line.withdrawn)


class DocumentPanel(QWidget):
    """One document. What is wanted of the office is announced; the page asks for it."""

    copy_wanted = Signal(str, int)
    """The language ("": all) and the edition (0: the newest) of which the files are to be saved."""
    withdraw_wanted = Signal()
    join_wanted = Signal(int)
    failed = Signal(object)

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self.page: DocumentPage | None = None
        self._words = ""
        self._preview: Preview | None = None
        self._join: JoinPanel | None = None
        self.head = DocumentHead(context, wording)
        self.withdrawn = Notice(wording, context.theme)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for place, saying in ((DETAILS, message("Details")), (PREVIEW, message("Preview"))):
            self.tabs.addTab("")
            wording.say(_TabText(self.tabs, place).set, saying)
        wording.say(self.tabs.setAccessibleName, message("Parts of the document"))
        self.details = Details(context, wording)
        self._stack = QStackedWidget()
        # On a small screen the head keeps its height and what scrolls gives way.
        self._stack.setMinimumHeight(12 * GRID)
        self._stack.addWidget(self.details)
        tabs = row(self.tabs)
        tabs.setContentsMargins(3 * GRID, 0, 3 * GRID, 0)
        notice = row(self.withdrawn)
        notice.setContentsMargins(3 * GRID, 0, 3 * GRID, 0)
        layout = column(self.head, notice, tabs, frame("line"), self._stack, spacing=0)
        layout.setStretch(4, 1)
        self.setLayout(layout)
        self._connect()

    @property
    def preview(self) -> Preview:
        """The preview; made when it is first looked at, since many documents are only listed."""
        if self._preview is None:
            self._preview = Preview(self._context, self._wording)
            self._preview.failed.connect(self.failed)
            self._stack.addWidget(self._preview)
            if self.page is not None:
                self._preview.show_page(self.page, None, self._words)
        return self._preview

    @property
    def join(self) -> JoinPanel:
        """Choosing a document to join with; made when it is first asked for."""
        if self._join is None:
            self._join = JoinPanel(self._context, self._wording)
            self._join.given_up.connect(self.end_join)
            self._join.wanted.connect(self.join_wanted)
            self._stack.addWidget(self._join)
        return self._join

    def show_page(self, page: DocumentPage, version: int | None, words: str) -> None:
        """Shows a document; with a version that was found, its preview at the place that was found."""
        same = self.page is not None and self.page.line.id == page.line.id
        self.page, self._words = page, words
        self.head.show_page(page)
        self._tell_withdrawn(page)
        self.details.show_page(page)
        if self._preview is not None or version is not None:
            self.preview.show_page(page, version, words)
        if not same and self._join is not None and self._stack.currentWidget() is self._join:
            self.end_join()
        if version is not None:
            self.tabs.setCurrentIndex(PREVIEW)

    def clear(self) -> None:
        """Lets go of the document."""
        self.page = None
        if self._preview is not None:
            self._preview.clear()

    def begin_join(self) -> None:
        """Offers other documents to join with this one."""
        if self.page is not None:
            self._stack.setCurrentWidget(self.join)
            self.join.begin(self.page.line.id, title_in_sentence(self.page))

    def end_join(self) -> None:
        """Shows the document again."""
        self._turn(self.tabs.currentIndex())

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn)
        self.head.copy.clicked.connect(lambda: self.copy_wanted.emit("", 0))
        self.head.join.triggered.connect(self.begin_join)
        self.head.withdraw.triggered.connect(self.withdraw_wanted)
        self.details.failed.connect(self.failed)
        self.details.versions.preview_wanted.connect(self._show_version)
        self.details.versions.copy_wanted.connect(self.copy_wanted)

    def _turn(self, place: int) -> None:
        self._stack.setCurrentWidget(self.preview if place == PREVIEW else self.details)

    def _show_version(self, version: int) -> None:
        if self.page is not None:
            self.preview.show_page(self.page, version, self._words)
            self.tabs.setCurrentIndex(PREVIEW)

    def _tell_withdrawn(self, page: DocumentPage) -> None:
        if page.withdrawn is None:
            self.withdrawn.hide()
            return
        self.withdrawn.tell(
            Kind.WAIT,
            message("Withdrawn on {when}.", when=page.withdrawn),
            message("Reason: {reason}", reason=page.withdrawal_reason),
            stays=True,
        )


class _TabText:
    """Sets the text of one tab, so that it can follow the language like any other text."""

    def __init__(self, tabs: QTabBar, place: int) -> None:
        self._tabs, self._place = tabs, place

    def set(self, text: Any) -> None:
        """Shows the text."""
        self._tabs.setTabText(self._place, text)
