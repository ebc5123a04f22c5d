"""The window: rail, head, the page of an area, foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from almaty_desktop.i18n import Message, Texts, message, plural_message
from almaty_desktop.ui.areas import Area, Found
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.desk import OpenOffice
from almaty_desktop.ui.foot import Foot
from almaty_desktop.ui.jobs import Job, Jobs
from almaty_desktop.ui.language_switch import LanguageSwitch
from almaty_desktop.ui.page import Page
from almaty_desktop.ui.parts import move_focus
from almaty_desktop.ui.rail import PROCESS, Rail
from almaty_desktop.ui.search_box import SearchBox
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import frame, label, row
from almaty_desktop.ui.widgets.notice import UNEXPECTED, Kind, Notice, NoticePlace, sentence_of
from almaty_desktop.ui.window_menu import WindowMenu
from almaty_desktop.ui.wording import Wording

SMALLEST = (940, 520)
"""Fits a full-HD screen at 200 %, its frame and task bar taken off."""


class Shell(QMainWindow):
    """One open office. ``visit`` goes to an area; pages are made at their first visit."""

    language_chosen = Signal(object)
    another_office_wanted = Signal()
    log_wanted = Signal()
    unexpected = Signal(object)
    """An exception without a sentence, already shown: it belongs in the log."""
    closed = Signal()
    _heard = Signal(object)

    def __init__(
        self, office: OpenOffice, areas: Sequence[Area], theme: Theme, jobs: Jobs, texts: Texts
    ) -> None:
        super().__init__()
        self._office, self._jobs = office, jobs
        self._areas = {area.key: area for area in areas}
        self._pages: dict[str, Page] = {}
        self._stale: dict[str, set[str]] = {}
        self._news: set[str] = set()
        self._area = ""
        self._close_anyway = False
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
        self.stack = QStackedWidget()
        self.foot = Foot(self.wording, theme, jobs)
        self._build()
        self._connect()
        self._make_keys()
        office.listen(self._heard.emit)
        if office.read_only:
            self._tell_read_only()
        self._ask_counts()

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
        self._jobs.failed.connect(self._job_failed)
        # Queued: the change is announced in the thread of whoever made it.
        self._heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def _make_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+K": self._to_search,
            "F6": lambda: self._next_part(1),
            "Shift+F6": lambda: self._next_part(-1),
            "Ctrl+Z": self.undo,
            "F5": self._refresh_all,
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act)

    @property
    def area(self) -> str:
        """The key of the area on view."""
        return self._area

    @property
    def page(self) -> Page | None:
        """The page on view."""
        return self._pages.get(self._area)

    def visit(self, key: str, thing: str | None = None) -> None:
        """Goes to an area, and there to one thing; an area that is not here is not gone to."""
        area = self._areas.get(key)
        if area is None:
            return
        page = self._pages.get(key)
        if page is None:
            page = area.factory(self.context)
            self._pages[key] = page
            self.stack.addWidget(page)
        if key != self._area:
            before = self.page
            if before is not None:
                before.leave()
            self._area = key
            self.rail.show_area(key)
            self.stack.setCurrentWidget(page)
            self.wording.say(self.heading.setText, area.title)
            title = message("{area} – {process}", area=area.title, process=PROCESS)
            self.wording.say(self.setWindowTitle, title)
            self.notice.hide()
        if stale := self._stale.pop(key, None):
            page.refresh(stale)
        if thing is not None:
            page.open_key(thing)
        page.focus_first()

    def retranslate(self, texts: Texts) -> None:
        """Shows everything in another language at once."""
        self.context.texts = texts
        self.wording.retranslate(texts)
        for page in self._pages.values():
            page.retranslate(texts)
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
        actions = [(message("Save the log…"), self.log_wanted.emit)]
        self.notice.tell(Kind.BAD, *UNEXPECTED, actions=actions)

    def undo(self) -> None:
        """Takes the last act back, beside the window."""
        if self._office.read_only:
            return
        page = self.page
        if page is not None:
            page.leave()
        self._jobs.ask((id(self), "undo"), self._office.undo, lambda _: self._ask_counts(), self.refuse)

    def tell_next_steps(self) -> None:
        """For an office that was made a moment ago: what to do first."""
        steps = [
            (message("To {area}", area=area.title), lambda key=area.key: self.visit(key))
            for area in self._areas.values()
            if area.key in {"archive", "meetings"}
        ]
        self.notice.tell(
            Kind.GOOD,
            message("The office is ready."),
            message(
                "First take documents into the archive, then make a meeting and hang them on its agenda."
            ),
            actions=steps,
        )

    def _tell_read_only(self) -> None:
        self.read_only_notice.tell(
            Kind.WAIT,
            message("Read-only: this office is open in another window."),
            message("Everything can be looked at and printed here; changes are made in the other window."),
            stays=True,
        )

    def _find(self, words: str, texts: Texts) -> list[Found]:
        """The areas whose name begins like the words, then what the office finds (in a worker thread)."""
        wanted = words.casefold()
        here = [
            Found(message("Area"), texts.say(area.title), texts.text("Go there"), area.key)
            for area in self._areas.values()
            if any(part.startswith(wanted) for part in texts.say(area.title).casefold().split())
        ]
        return [*here, *self._office.find(words, texts)]

    def _hear(self, areas: frozenset[str]) -> None:
        """Gathers changes, so that a job of many small acts makes the page ask once, not a hundred times."""
        if not self._news:
            QTimer.singleShot(100, self._spread_news)
        self._news |= areas

    def _spread_news(self) -> None:
        news, self._news = self._news, set()
        for key, page in self._pages.items():
            if key == self._area:
                page.refresh(news)
            else:
                self._stale.setdefault(key, set()).update(news)
        self.announce(message("Saved {time}", time=f"{datetime.now():%H:%M}"))
        self._ask_counts()

    def _refresh_all(self) -> None:
        everything = set(self._areas)
        for key in self._pages:
            self._stale[key] = set(everything)
        self.visit(self._area)
        self._ask_counts()

    def _ask_counts(self) -> None:
        office = self._office
        self._jobs.ask(
            (id(self), "counts"), lambda: (office.counts(), office.undo_title()), self._show_counts
        )

    def _show_counts(self, answer: tuple[Mapping[str, int], Message | None]) -> None:
        counts, undo = answer
        self.rail.show_counts(counts)
        self.foot.show_undo(None if self._office.read_only else undo)

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
                self.rail: self.rail.button(self._area).setFocus,
                self.stack: page.focus_first if page else self.stack.setFocus,
            },
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Saves what is being edited; running jobs are asked about first, in the window."""
        if self._jobs.running and not self._close_anyway:
            self._ask_before_closing()
            event.ignore()
            return
        if self.page is not None:
            self.page.leave()
        event.accept()
        self.closed.emit()

    def _ask_before_closing(self) -> None:
        count = len(self._jobs.running)
        self.notice.tell(
            Kind.WAIT,
            plural_message("{count} job is still running.", "{count} jobs are still running.", count),
            message("What is stopped now leaves nothing half done and can be begun again later."),
            actions=[
                (message("Stop and close"), self._stop_and_close),
                (message("Keep working"), self.notice.hide),
            ],
        )

    def _stop_and_close(self) -> None:
        self._close_anyway = True
        self.close()
