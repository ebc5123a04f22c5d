"""The pages of a PDF under one another, drawn strip by strip as they come into view."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.pdf_client import PdfClient, Strip
from almaty_desktop.ui.widgets.pdf_layout import Layout, Place, StripCache, lay_out, paint_marks

SMALLEST, LARGEST = 0.25, 4.0
STRIP_PIXELS = 600_000
"""Pixels of one strip: small enough to come in well under a blink."""
POINT = 96 / 72
"""Pixels of one point at 100 %."""


class PdfPages(QAbstractScrollArea):
    """Scrolls, zooms and marks. ``zoom`` None fits the width."""

    page_changed = Signal(int)
    """The page at the upper edge of the view, counted from 0."""
    zoom_changed = Signal(float)
    ready = Signal()
    failed = Signal(str)
    found = Signal(int)
    """How many places the search found."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.client = PdfClient(self)
        self._sizes: list[tuple[float, float]] = []
        self._layout = Layout()
        self._strips = StripCache()
        self._zoom: float | None = None
        self._page = 0
        self._found: list[Place] = []
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.client.opened.connect(self._opened)
        self.client.drawn.connect(self._drawn)
        self.client.found.connect(self._take_found)
        self.client.failed.connect(self._failed)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme.changed.connect(self.viewport().update)

    @property
    def page_count(self) -> int:
        """How many pages the document has."""
        return len(self._sizes)

    @property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page in points."""
        return tuple(self._sizes)

    @property
    def page(self) -> int:
        """The page looked at, counted from 0."""
        return self._page

    @property
    def zoom(self) -> float:
        """The zoom in use, 1.0 is the paper's own size."""
        if self._zoom is not None:
            return self._zoom
        widest = max((width for width, _ in self._sizes), default=595.0) * POINT
        return max(SMALLEST, min(LARGEST, (self.viewport().width() - 4 * GRID) / widest))

    @property
    def fits_width(self) -> bool:
        """Whether the zoom follows the width of the view."""
        return self._zoom is None

    def open(self, source: Path | bytes) -> None:
        """Shows another document."""
        self._sizes, self._found, self._current, self._page = [], [], -1, 0
        self._strips.clear()
        self.client.open(source)
        self._lay_out()

    def set_zoom(self, zoom: float | None) -> None:
        """Zooms, keeping the same place of the same page at the upper edge."""
        page, part = self._page, 0.0
        if self._layout.places:
            place = self._layout.places[page]
            part = (self.verticalScrollBar().value() - place.top()) / max(1, place.height())
        self._zoom = None if zoom is None else max(SMALLEST, min(LARGEST, zoom))
        self._strips.clear()
        self._lay_out()
        if self._layout.places:
            place = self._layout.places[page]
            self.verticalScrollBar().setValue(place.top() + round(part * place.height()))
        self.zoom_changed.emit(self.zoom)

    def go_to(self, page: int) -> None:
        """Brings a page (counted from 0) to the upper edge."""
        if self._layout.places:
            place = self._layout.places[max(0, min(page, len(self._layout.places) - 1))]
            self.verticalScrollBar().setValue(place.top() - GRID)

    def find(self, words: str) -> None:
        """Marks all places of the words and goes to the first from here; nothing takes the marks away."""
        self._found, self._current = [], -1
        if words.strip():
            self.client.find(words.strip())
        self.viewport().update()

    def find_next(self, step: int = 1) -> int:
        """Goes to the next place (or the one before), round and round; its number from 0, -1 without any."""
        if not self._found:
            return -1
        self._current = (self._current + step) % len(self._found)
        number, _, top, _, _ = self._found[self._current]
        place = self._layout.places[number]
        wanted = place.top() + round(top * place.height()) - self.viewport().height() // 3
        self.verticalScrollBar().setValue(wanted)
        self.viewport().update()
        return self._current

    def _opened(self, sizes: list[list[float]]) -> None:
        self._sizes = [(max(1.0, width), max(1.0, height)) for width, height in sizes]
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.ready.emit()

    def clear(self) -> None:
        """Shows nothing and ends the process."""
        self.client.close()
        self._sizes, self._found = [], []
        self._strips.clear()
        self._lay_out()

    def _failed(self, why: str) -> None:
        self.clear()
        self.failed.emit(why)

    def _take_found(self, found: list[Place]) -> None:
        self._found = found
        later = [number for number, place in enumerate(found) if place[0] >= self._page]
        self._current = (later[0] if later else 0) - 1
        if found:
            self.find_next()
        self.found.emit(len(found))
        self.viewport().update()

    def _drawn(self, strip: Strip, image: object) -> None:
        self._strips.put(strip, QPixmap.fromImage(image))  # type: ignore[arg-type] # comes through a signal
        self.viewport().update()

    def _lay_out(self) -> None:
        view = self.viewport()
        self._layout = lay_out(self._sizes, self.zoom * POINT, view.width())
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setPageStep(view.height())
        vertical.setSingleStep(5 * GRID)
        vertical.setRange(0, max(0, self._layout.height - view.height()))
        horizontal.setPageStep(view.width())
        horizontal.setRange(0, max(0, self._layout.width - view.width()))
        view.update()

    def _scrolled(self, value: int) -> None:
        line = value + self.viewport().height() // 3 - 2 * GRID
        places = enumerate(self._layout.places)
        page = next((number for number, place in places if place.bottom() >= line), 0)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.fits_width and self._sizes:
            self.set_zoom(None)
        else:
            self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.colour("ground"))
        shift = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        view = self.viewport().rect().translated(shift)
        for number, place in enumerate(self._layout.places):
            if place.intersects(view):
                self._paint_page(painter, number, place, view, shift)
        painter.end()

    def _paint_page(self, painter: QPainter, number: int, place: QRect, view: QRect, shift: QPoint) -> None:
        shown = place.translated(-shift)
        # Paper is white in the dark, too: it shows what will be printed.
        painter.fillRect(shown, QColor("#ffffff"))
        ratio = self.devicePixelRatioF()
        width, height = round(place.width() * ratio), round(place.height() * ratio)
        rows = max(64, STRIP_PIXELS // max(1, width))
        first = int(max(0, view.top() - place.top()) * ratio) // rows * rows
        last = min(height, int((view.bottom() + 1 - place.top()) * ratio))
        for top in range(first, last, rows):
            strip = Strip(number, width, height, top, min(rows, height - top))
            kept = self._strips.get(strip)
            if kept is None:
                self.client.draw(strip)
                continue
            target = QRectF(shown.left(), shown.top() + top / ratio, place.width(), strip.rows / ratio)
            painter.drawPixmap(target, kept, QRectF(kept.rect()))
        paint_marks(painter, self._found, self._current, number, shown)
        painter.setPen(self._theme.colour("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(shown.adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep() - 4 * GRID)
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - bar.pageStep() + 4 * GRID)
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.set_zoom(self.zoom * 1.25)
            case Qt.Key.Key_Minus:
                self.set_zoom(self.zoom / 1.25)
            case Qt.Key.Key_0:
                self.set_zoom(None)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * (1.25 if event.angleDelta().y() > 0 else 0.8))
            event.accept()
        else:
            super().wheelEvent(event)
