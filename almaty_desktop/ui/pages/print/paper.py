"""Printing on paper: the pages of a PDF, drawn at the printer's resolution, strip by strip."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from almaty_desktop.i18n import message
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.progress import Cancelled, Progress
from almaty_desktop.ui.pages.print.page_reader import PageReader

FINEST = 600
"""Dots an inch: finer printers print text no better from a picture, and need four times the memory."""
_STRIP_PIXELS = 4_000_000

Size = tuple[float, float]


def prepared_printer(sizes: Sequence[Size], name: str) -> QPrinter:
    """The system's printer, set to the paper of the document's first page (points) and nothing narrower."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setFullPage(True)
    if sizes:
        width, height = sizes[0]
        printer.setPageSize(_page_size(width, height))
        printer.setPageOrientation(_orientation(width, height))
    return printer


def choose_by_dialog(printer: QPrinter, pages: int, parent: QWidget) -> bool:
    """The system's print dialog; whether one said Print."""
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, max(1, pages))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    return dialog.exec() == QDialog.DialogCode.Accepted


def print_pages(file: Path, printer: QPrinter, progress: Progress) -> int:
    """Prints in a worker thread; the number of sheets' sides. Raises Refused and Cancelled.

    Each page keeps its own size, centred; one that is larger than the paper is made smaller to fit it,
    and one that lies across turns the paper.
    """
    printer.setFullPage(True)
    printer.setResolution(min(printer.resolution(), FINEST))
    reader = PageReader(file)
    painter = QPainter()
    try:
        order = page_order(printer, len(reader.sizes))
        for done, number in enumerate(order):
            progress.step(done, len(order))
            printer.setPageOrientation(_orientation(*reader.sizes[number]))
            if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
                raise _printer_refused()
            _print_page(reader, number, printer, painter, progress)
        progress.step(len(order), len(order))
        if not painter.end():
            raise _printer_refused()
    except (Cancelled, Refused):
        _give_up(painter, printer)
        raise
    finally:
        reader.close()
    return len(order)


def page_order(printer: QPrinter, count: int) -> list[int]:
    """Which pages (from 0) in which order: range, copies and direction as chosen in the dialog."""
    first, last = 1, count
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        first, last = printer.fromPage(), min(count, printer.toPage() or count)
    pages = list(range(first - 1, last))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    if printer.supportsMultipleCopies() or printer.copyCount() < 2:
        return pages
    if printer.collateCopies():
        return pages * printer.copyCount()
    return [page for page in pages for _ in range(printer.copyCount())]


def _print_page(
    reader: PageReader, number: int, printer: QPrinter, painter: QPainter, progress: Progress
) -> None:
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    dots = printer.resolution() / 72
    across, down = reader.sizes[number][0] * dots, reader.sizes[number][1] * dots
    # A page as large as the paper but for a rounding is not made smaller: its measures stay true.
    shrink = min(1.0, (paper.width() + 2) / across, (paper.height() + 2) / down)
    width, height = max(1, round(across * shrink)), max(1, round(down * shrink))
    left, top = (paper.width() - width) / 2, (paper.height() - height) / 2
    rows = max(64, _STRIP_PIXELS // width)
    for begun in range(0, height, rows):
        if progress.cancelled:
            raise Cancelled
        some = min(rows, height - begun)
        image = reader.strip(number, width, height, begun, some)
        painter.drawImage(QRectF(left, top + begun, width, some), image)


def _give_up(painter: QPainter, printer: QPrinter) -> None:
    """Nothing half printed is left where it can still be helped."""
    if painter.isActive():
        printer.abort()
        painter.end()
    if printer.outputFileName():
        Path(printer.outputFileName()).unlink(missing_ok=True)


def _page_size(width: float, height: float) -> QPageSize:
    upright = QSizeF(min(width, height), max(width, height))
    return QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


def _orientation(width: float, height: float) -> QPageLayout.Orientation:
    return QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait


def _printer_refused() -> Refused:
    return Refused(
        "printer",
        message("The printer took no page. Check that it is switched on and connected, then print again."),
    )
