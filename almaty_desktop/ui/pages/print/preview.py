"""The preview of a printed document: choose its layout, look at it, save it as PDF, print it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from almaty_desktop.i18n import Message, Texts, message, plural_message
from almaty_desktop.services.report_names import Wanted
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.page import Page
from almaty_desktop.ui.pages.print.files import copy_print
from almaty_desktop.ui.pages.print.layout_choice import LayoutChoice
from almaty_desktop.ui.pages.print.making import Made, Making
from almaty_desktop.ui.pages.print.names import SHEET, file_name, title_of
from almaty_desktop.ui.pages.print.skipped import skipped_lines
from almaty_desktop.ui.pages.print.waiting import Waiting
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, elided, frame, label, row
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.widgets.notice import Kind, Notice, NoticePlace, sentence_of
from almaty_desktop.ui.widgets.pdf_view import PdfView
from almaty_desktop.ui.wording import Wording

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from almaty_desktop.services.printing import Layout

ChooseFile = Callable[[QWidget, str, str], str]
"""``choose(parent, title, proposed)`` gives the file one chose, "" for none."""
ChoosePrinter = Callable[["QPrinter", int, QWidget], bool]
"""``choose(printer, pages, parent)`` lets one set the printer; whether to print."""


def choose_file_by_dialog(parent: QWidget, title: str, proposed: str) -> str:
    """The system's dialog for saving; it asks before it replaces a file."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, proposed, "PDF (*.pdf)")
    return chosen


class PrintPreview(QWidget):
    """Stands in a page's place until ``closed``. Below a :class:`Page` it follows the language by itself.

    ``wanted`` says for what it is printed (``Wanted(decision=3)``); ``meeting`` and ``sheet`` alone may
    be said without it.
    """

    closed = Signal()
    shown = Signal()
    """The pages are on view."""

    def __init__(
        self,
        context: PageContext,
        report_name: str,
        *,
        wanted: Wanted | None = None,
        meeting: int | None = None,
        sheet: int | None = None,
        layout: Layout | None = None,
        parent: QWidget | None = None,
        choose_file: ChooseFile = choose_file_by_dialog,
        choose_printer: ChoosePrinter | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._report = context, report_name
        self._choose_file, self._choose_printer = choose_file, choose_printer
        self._folder = ""
        self.wording = Wording(context.texts)
        self.made: Made | None = None
        self.layout_name = layout or context.print_layout or context.texts.language.value
        self._making = Making(context, report_name, wanted or Wanted(meeting=meeting, sheet=sheet), self)
        self.choice = LayoutChoice(self.wording, self.layout_name)
        self.notice = Notice(self.wording, context.theme)
        self.waiting = Waiting(self.wording)
        self.pdf = PdfView(self.wording, context.theme)
        self.nothing = EmptyState(
            self.wording,
            context.theme,
            "printer",
            message("There is no print to show"),
            message("It was cancelled or could not be made."),
            (message("Make it again"), self.renew),
        )
        self._lay_out()
        self.setFocusProxy(self.choice.button(self.layout_name))
        self._connect()
        self._follow_the_page()
        self._make()

    def retranslate(self, texts: Texts) -> None:
        """Shows the texts in another language; the print keeps the layout that was chosen."""
        self.wording.retranslate(texts)

    def renew(self) -> None:
        """Makes the print again, because what stands on it has changed."""
        self._making.forget()
        self._make()

    def back(self) -> None:
        """Ends whatever is under way here and announces ``closed``."""
        self._making.close()
        self.pdf.clear()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.back_button = button(self.wording, message("Back"), self.back)
        self.save_button = button(self.wording, message("Save as PDF…"), self.save)
        self.print_button = button(self.wording, message("Print…"), self.print, "primary")
        for made, keys in (
            (self.back_button, "Esc"),
            (self.save_button, "Ctrl+S"),
            (self.print_button, "Ctrl+P"),
        ):
            made.setToolTip(keys)
        heading = label(self.wording, title_of(self._report), "title")
        self.subject = elided(self.wording, None, "quiet")
        head = row(
            self.back_button, heading, self.subject, self.save_button, self.print_button, spacing=2 * GRID
        )
        head.setStretch(2, 1)
        choice = row(label(self.wording, message("Layout"), "muted"), self.choice, None)
        top = column(head, choice, spacing=GRID)
        top.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self._stack = QStackedWidget()
        for part in (self.waiting, self.pdf, self.nothing):
            self._stack.addWidget(part)
        layout = column(frame("bar", top), NoticePlace(self.notice), self._stack, spacing=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.wording.follow(self._tell_subject)

    def _connect(self) -> None:
        self.choice.chosen.connect(self._choose)
        self._making.made.connect(self._show)
        self._making.failed.connect(self._fail)
        self._making.cancelled.connect(lambda: self._stack.setCurrentWidget(self.nothing))
        self.pdf.pages.ready.connect(self.shown)
        keys: dict[str, Callable[[], Any]] = {"Ctrl+S": self.save, "Ctrl+P": self.print}
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _follow_the_page(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, Page):
            above = above.parentWidget()
        if isinstance(above, Page):
            above.wording.follow(self.retranslate)

    # What is on view

    def _choose(self, layout: str) -> None:
        self.layout_name = self._context.print_layout = layout
        self._make()

    def _make(self) -> None:
        self.made = None
        self.notice.hide()
        self._offer(False)
        self._making.make(self.layout_name)
        if self._making.job is not None:
            self.waiting.follow(self._making.job)
            self._stack.setCurrentWidget(self.waiting)

    def _show(self, made: Made) -> None:
        self.made = made
        self._offer(True)
        self._tell_subject(self.wording.texts)
        here = self.focusWidget()
        self._stack.setCurrentWidget(self.pdf)
        self.pdf.open(made.saved.file)
        if here is None or not self.choice.isAncestorOf(here):
            # Arrow keys and Page Down turn the pages at once; among the layouts they choose.
            self.pdf.setFocus()
        lines = skipped_lines(made.saved)
        if lines is not None:
            count = len(made.saved.skipped)
            what = plural_message(
                "{count} document could not be taken in; a page in its place says so.",
                "{count} documents could not be taken in; pages in their places say so.",
                count,
            )
            self.notice.tell(Kind.WAIT, what, lines)

    def _fail(self, error: Exception) -> None:
        self._stack.setCurrentWidget(self.nothing)
        self._refuse(error)

    def _refuse(self, error: Exception) -> None:
        if sentence_of(error) is not None:
            self.notice.refuse(error)
        else:
            self._context.refuse(error)

    def _offer(self, there: bool) -> None:
        self.save_button.setEnabled(there)
        self.print_button.setEnabled(there)

    def _tell_subject(self, texts: Texts) -> None:
        if self.made is None:
            return
        subject = self.made.subject
        days = texts.dates(subject.first, subject.last)
        # The title of a sheet begins with what the heading beside it says already.
        title = "" if self._report == SHEET else subject.title.shown(texts.language)
        self.subject.setText(" · ".join(part for part in (title, days) if part))

    # What is done with it

    def save(self) -> None:
        """Asks where to, and copies the print there beside the window."""
        if self.made is None:
            return
        texts, source = self.wording.texts, self.made.saved.file
        folder = self._folder or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        name = file_name(texts, self._report, self.made.subject, self.made.layout)
        chosen = self._choose_file(self, texts.text("Save as PDF"), str(Path(folder) / name))
        if not chosen:
            return
        target = Path(chosen) if chosen.casefold().endswith(".pdf") else Path(f"{chosen}.pdf")
        self._folder = str(target.parent)
        self._context.jobs.run(
            message("Saving {file}", file=target.name),
            lambda progress: copy_print(source, target, progress),
            self._saved,
            self._refuse,
        )

    def print(self) -> None:
        """Asks for the printer, and prints beside the window."""
        if self.made is None:
            return
        # Loaded here: the system's printers are looked for, which only printing needs.
        from almaty_desktop.ui.pages.print import paper

        file, pages = self.made.saved.file, self.made.saved.pages
        title = title_of(self._report)
        printer = paper.prepared_printer(self.pdf.pages.sizes, self.wording.texts.say(title))
        choose = self._choose_printer or paper.choose_by_dialog
        if not choose(printer, pages, self):
            return
        self._context.jobs.run(
            message("Printing: {title}", title=title),
            lambda progress: paper.print_pages(file, printer, progress),
            self._printed,
            self._refuse,
        )

    def _saved(self, target: Path) -> None:
        self._good(
            message("Saved: {file}", file=target.name),
            message("In the folder {folder}", folder=str(target.parent)),
            (message("Open"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))),
        )

    def _printed(self, pages: int) -> None:
        self._good(
            plural_message("{count} page went to the printer.", "{count} pages went to the printer.", pages)
        )

    def _good(
        self,
        what: Message,
        rest: Message | None = None,
        action: tuple[Message, Callable[[], Any]] | None = None,
    ) -> None:
        self.notice.tell(Kind.GOOD, what, rest, actions=[action] if action else [])
