"""The preview of a PDF with its bar: page x of y, zoom, find."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from almaty_desktop.i18n import Message, message, plural_message
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import frame, label, row
from almaty_desktop.ui.widgets.notice import Kind, Notice, NoticePlace
from almaty_desktop.ui.widgets.pdf_pages import PdfPages
from almaty_desktop.ui.wording import Wording

BROKEN = message("This file can’t be shown as a PDF.")
LOCKED = message("This file is locked by a password and can’t be shown.")
KEPT = message("The file itself is kept as it was received.")
ELSEWHERE = message("It can still be saved and opened with another program.")


class PdfView(QWidget):
    """``open`` shows a file or bytes; ``clear`` empties the view and ends the drawing process."""

    def __init__(self, wording: Wording, theme: Theme) -> None:
        super().__init__()
        self._wording, self._theme = wording, theme
        self.pages = PdfPages(theme)
        self.notice = Notice(wording, theme)
        self.page_label = label(wording, None, "muted")
        self.zoom_label = label(wording, None, "muted")
        self.found_label = label(wording, None, "muted")
        self.search = QLineEdit()
        self.search.setMinimumWidth(12 * GRID)
        self.search.setMaximumWidth(28 * GRID)
        self.search.setClearButtonEnabled(True)
        wording.say(self.search.setPlaceholderText, message("Find in this document"))
        wording.say(self.search.setAccessibleName, message("Find in this document"))
        wording.say(self.pages.setAccessibleName, message("Pages of the document"))
        self._signs: list[tuple[QPushButton, str]] = []
        smaller = self._sign("magnifying-glass-minus", message("Smaller (Ctrl+minus)"))
        larger = self._sign("magnifying-glass-plus", message("Larger (Ctrl+plus)"))
        self.fit = self._sign("arrows-out-line-horizontal", message("Fit the width (Ctrl+0)"))
        self.fit.setCheckable(True)
        smaller.clicked.connect(lambda: self._zoom(0.8))
        larger.clicked.connect(lambda: self._zoom(1.25))
        self.fit.clicked.connect(lambda: self.pages.set_zoom(None))
        bar_layout = row(
            self.page_label, None, smaller, self.zoom_label, larger, self.fit, self.found_label, self.search
        )
        bar_layout.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(frame("bar", bar_layout))
        layout.addWidget(NoticePlace(self.notice))
        layout.addWidget(self.pages, 1)
        self.setFocusProxy(self.pages)
        self._connect()
        self._paint_signs()

    def open(self, source: Path | bytes) -> None:
        """Shows another document from its first page."""
        self.notice.hide()
        self.search.clear()
        self.found_label.clear()
        self.page_label.clear()
        self.pages.open(source)

    def clear(self) -> None:
        """Lets go of the document."""
        self.notice.hide()
        self._wording.forget(self.page_label.setText)
        self.page_label.clear()
        self.pages.clear()

    def _connect(self) -> None:
        self.pages.ready.connect(self._tell_page)
        self.pages.ready.connect(self._tell_zoom)
        self.pages.page_changed.connect(self._tell_page)
        self.pages.zoom_changed.connect(self._tell_zoom)
        self.pages.failed.connect(self._refuse)
        self.pages.found.connect(self._tell_found)
        self.search.textChanged.connect(self._words_changed)
        self.search.returnPressed.connect(self._next)
        self._theme.changed.connect(self._paint_signs)
        keys = {
            QKeySequence.StandardKey.Find: self._to_search,
            QKeySequence.StandardKey.FindNext: self._next,
            QKeySequence.StandardKey.ZoomIn: lambda: self._zoom(1.25),
            QKeySequence.StandardKey.ZoomOut: lambda: self._zoom(0.8),
            "Ctrl+0": lambda: self.pages.set_zoom(None),
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search, self.pages.setFocus)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _sign(self, name: str, saying: Message) -> QPushButton:
        made = QPushButton()
        made.setProperty("role", "flat")
        self._wording.say(made.setToolTip, saying)
        self._wording.say(made.setAccessibleName, saying)
        self._signs.append((made, name))
        return made

    def _paint_signs(self) -> None:
        for button, name in self._signs:
            button.setIcon(self._theme.icon(name))

    def _zoom(self, by: float) -> None:
        self.pages.set_zoom(self.pages.zoom * by)

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _words_changed(self, words: str) -> None:
        self.found_label.clear()
        self._wording.forget(self.found_label.setText)
        self.pages.find(words if len(words.strip()) > 1 else "")

    def _next(self) -> None:
        self.pages.find_next()

    def _tell_page(self, *_: object) -> None:
        self._wording.say(
            self.page_label.setText,
            message("Page {page} of {pages}", page=self.pages.page + 1, pages=self.pages.page_count),
        )

    def _tell_zoom(self, *_: object) -> None:
        self._wording.say(
            self.zoom_label.setText, message("{percent} %", percent=round(self.pages.zoom * 100))
        )
        self.fit.setChecked(self.pages.fits_width)

    def _tell_found(self, count: int) -> None:
        self._wording.say(self.found_label.setText, plural_message("{count} place", "{count} places", count))

    def _refuse(self, why: str) -> None:
        self._wording.forget(self.page_label.setText)
        self.page_label.clear()
        self.notice.tell(Kind.BAD, LOCKED if why == "password" else BROKEN, KEPT, ELSEWHERE)
