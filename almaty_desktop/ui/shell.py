"""The window: rail, head, the page of an area, foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.ui.areas import Area, Found
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.desk import OpenOffice
from almaty_desktop.ui.foot import Foot
from almaty_desktop.ui.jobs import Job, Jobs
from almaty_desktop.ui.language_switch import LanguageSwitch
from almaty_desktop.ui.office_watch import OfficeWatch
from almaty_desktop.ui.page import Page
from almaty_desktop.ui.page_stack import PageStack
from almaty_desktop.ui.parts import move_focus
from almaty_desktop.ui.rail import PROCESS, Rail
from almaty_desktop.ui.search_box import SearchBox
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.told import ask_before_closing, tell_next_steps, tell_read_only, tell_unexpected
from almaty_desktop.ui.widgets.basics import frame, label, row
from almaty_desktop.ui.widgets.notice import Notice, NoticePlace, sentence_of
from almaty_desktop.ui.window_menu import WindowMenu
from almaty_desktop.ui.wording import Wording

SMALLEST = (940, 520)
"""Fits a full-HD screen at 200 %, its frame and task bar taken off."""
COUNTED_AFTER = 500
"""Milliseconds after the window was made until it asks for what stands in its frame."""


class Shell(QMainWindow):
    """One open office. ``visit`` goes to an area; pages are made at their first visit."""

    language_chosen = Signal(object)
    another_office_wanted = Signal()
    log_wanted = Signal()
    unexpected = Signal(object)
    """An exception without a sentence, already shown: it belongs in the log."""
    closed = Signal()

    def __init__(
        self, office: OpenOffice, areas: Sequence[Area], theme: Theme, jobs: Jobs, texts: Texts
    ) -> None:
        super().__init__()
        self._office, self._jobs = office, jobs
        self._close_anyway = False
        self._watch = OfficeWatch(office, jobs, self)
        self.wording = Wording(texts)
        self.context = PageContext(
            texts=texts,
            use_cases=office.use_cases,
            jobs=jobs,
            theme=theme,
            today=office.today,
            navigate=self.visit,
            announce=self.announce,
            refuse=self.refuse,
            read_only=office.read_only,
        )
        self.rail = Rail(self.wording, theme, areas, office.name)
        self.menu = WindowMenu(self.wording, theme)
        self.rail.foot.addWidget(self.menu)
        self.heading = label(self.wording, None, "title")
        self.search = SearchBox(self.wording, theme, jobs, self._find, self)
        self.switch = LanguageSwitch(self.wording)
        self.read_only_notice = Notice(self.wording, theme)
        self.notice = Notice(self.wording, theme)
        self.stack = PageStack(areas, self.context)
        self.foot = Foot(self.wording, theme, jobs)
        self._build()
        self._connect()
        self._make_keys()
        if office.read_only:
            tell_read_only(self.read_only_notice)
        # Not at once: the page's own rows come first.
        QTimer.singleShot(COUNTED_AFTER, self._watch.ask)

    def _build(self) -> None:
        self.search.setMinimumWidth(30 * GRID)
        self.search.setMaximumWidth(56 * GRID)
        head = row(self.heading, None, self.search, self.switch, spacing=3 * GRID)
        head.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        head.setStretchFactor(self.search, 3)
        bar = frame("bar", head)
        bar.setFixedHeight(8 * GRID)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(bar)
        right.addWidget(NoticePlace(self.read_only_notice, self.notice))
        right.addWidget(self.stack, 1)
        right.addWidget(self.foot)
        centre = QWidget()
        whole = row(self.rail, right, spacing=0)
        whole.setStretch(1, 1)
        centre.setLayout(whole)
        self.setCentralWidget(centre)
        self.setMinimumSize(*SMALLEST)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.visit)
        self.search.went.connect(self.visit)
        self.switch.chosen.connect(self.language_chosen)
        self.menu.another_office_wanted.connect(self.another_office_wanted)
        self.menu.log_wanted.connect(self.log_wanted)
        self.foot.undo_wanted.connect(self.undo)
        self.foot.redo_wanted.connect(self.redo)
        self._jobs.failed.connect(self._job_failed)
        self._watch.news.connect(self._spread_saved)
        self._watch.elsewhere.connect(self._spread_elsewhere)
        self._watch.counted.connect(self._show_counts)

    def _make_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+K": self._to_search,
            "F6": lambda: self._next_part(1),
            "Shift+F6": lambda: self._next_part(-1),
            "Ctrl+Z": self.undo,
            "Ctrl+Y": self.redo,
            "Ctrl+Shift+Z": self.redo,
            "F5": self._refresh_all,
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act)

    @property
    def area(self) -> str:
        """The key of the area on view."""
        return self.stack.area

    @property
    def page(self) -> Page | None:
        """The page on view."""
        return self.stack.page

    def visit(self, key: str, thing: str | None = None) -> None:
        """Goes to an area, and there to one thing; an area that is not here is not gone to."""
        area = self.stack.areas.get(key)
        if area is None:
            return
        page = self.stack.made(key)
        if key != self.area:
            self.stack.show_area(key)
            self.rail.show_area(key)
            self.wording.say(self.heading.setText, area.title)
            title = message("{area} – {process}", area=area.title, process=PROCESS)
            self.wording.say(self.setWindowTitle, title)
            self.notice.hide()
        self.stack.freshen()
        if thing is not None:
            page.open_key(thing)
        page.focus_first()

    def retranslate(self, texts: Texts) -> None:
        """Shows everything in another language at once."""
        self.context.texts = texts
        self.wording.retranslate(texts)
        self.stack.retranslate(texts)
        self.search.clear()
        self.search.popup.hide()

    def announce(self, saying: Message) -> None:
        """Shows a sentence at the foot."""
        self.foot.tell(saying)

    def refuse(self, error: BaseException) -> None:
        """Shows why something was refused; what nobody foresaw also goes to the log."""
        if sentence_of(error) is not None:
            self.notice.refuse(error)
        else:
            self.unexpected.emit(error)
            self.tell_unexpected()

    def tell_unexpected(self) -> None:
        """The calm sentence for what nobody foresaw."""
        tell_unexpected(self.notice, self.log_wanted.emit)

    def tell_next_steps(self) -> None:
        """For an office that was made a moment ago: what to do first."""
        tell_next_steps(self.notice, self.stack.areas.values(), self.visit)

    def undo(self) -> None:
        """Takes the last act back; what is being edited is saved first."""
        self.stack.leave()
        self._watch.undo(self.refuse)

    def redo(self) -> None:
        """Does again what was taken back last."""
        self.stack.leave()
        self._watch.redo(self.refuse)

    def _find(self, words: str, texts: Texts) -> list[Found]:
        """The areas whose name begins like the words, then what the office finds (in a worker thread)."""
        wanted = words.casefold()
        here = [
            Found(message("Area"), texts.say(area.title), texts.text("Go there"), area.key)
            for area in self.stack.areas.values()
            if any(part.startswith(wanted) for part in texts.say(area.title).casefold().split())
        ]
        return [*here, *self._office.find(words, texts)]

    def _spread_saved(self, news: set[str]) -> None:
        self.stack.spread(news)
        self.announce(message("Saved {time}", time=f"{datetime.now():%H:%M}"))

    def _spread_elsewhere(self, news: set[str]) -> None:
        self.stack.spread(news)
        self.announce(message("Changed by another program {time}", time=f"{datetime.now():%H:%M}"))

    def _show_counts(self, counts: Mapping[str, int], undo: Message | None, redo: Message | None) -> None:
        self.rail.show_counts(counts)
        if not self._office.read_only:
            self.foot.show_undo(undo, redo)

    def _refresh_all(self) -> None:
        self.stack.spread(set(self.stack.areas))
        self._watch.ask()

    def _job_failed(self, _job: Job | None, error: BaseException) -> None:
        self.refuse(error)

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _next_part(self, step: int) -> None:
        """Rail, head, page, foot, and round again."""
        parts: list[QWidget] = [self.rail, self.search, self.stack, self.foot]
        page = self.page
        move_focus(
            parts,
            self.focusWidget(),
            step,
            {
                self.rail: self.rail.button(self.area).setFocus,
                self.stack: page.focus_first if page else self.stack.setFocus,
            },
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Saves what is being edited; running jobs are asked about first, in the window."""
        if self._jobs.running and not self._close_anyway:
            ask_before_closing(self.notice, len(self._jobs.running), self._stop_and_close)
            event.ignore()
            return
        self.stack.leave()
        event.accept()
        self.closed.emit()

    def _stop_and_close(self) -> None:
        self._close_anyway = True
        self.close()
