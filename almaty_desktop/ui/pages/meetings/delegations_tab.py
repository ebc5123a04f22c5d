"""The list of delegations of the chosen meeting: nobody without a standing that a decision gave (rule S5)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.delegations import DelegationLine, DelegationsView
from almaty_desktop.services.errors import Refused
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.edits import Edits
from almaty_desktop.ui.pages.decisions.refusals import tell_refusal
from almaty_desktop.ui.pages.meetings.tick_list import TickList, TickRow
from almaty_desktop.ui.pages.participants.names import standing_chip
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, frame, label
from almaty_desktop.ui.widgets.bilingual_field import marked
from almaty_desktop.ui.widgets.notice import Notice
from almaty_desktop.ui.wording import Wording


class DelegationsTab(QWidget):
    """Those with a standing can be ticked; the others are only found by their name, and refused."""

    counted = Signal()
    """How many are listed is known."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._meeting: int | None = None
        self._view: DelegationsView | None = None
        self.edits = Edits(context.jobs, self._refuse, self)
        self.notice = Notice(wording, context.theme)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setProperty("role", "search")
        wording.say(self.search.setPlaceholderText, message("Find a participant by name (Ctrl+F)"))
        wording.say(self.search.setAccessibleName, message("Find a participant by name"))
        self.list = TickList(wording, context.theme, message("Delegations of this meeting"))
        self._hint = label(
            wording,
            message(
                "Listed here are those who have a standing on the day the meeting opens. Space puts a "
                "delegation on the list or takes it off."
            ),
            "muted",
            wraps=True,
        )
        self._nobody = label(wording, message("Nobody is called so."), "quiet", wraps=True)
        self._nobody.hide()
        inside = column(self.list, spacing=0)
        inside.setContentsMargins(1, GRID, 1, GRID)
        layout = column(
            self.search, self.notice, self._hint, self._nobody, frame("card", inside), spacing=GRID
        )
        layout.setStretch(4, 1)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self.setLayout(layout)
        self._hint.setVisible(not context.read_only)
        self.search.textChanged.connect(lambda _: self._searched())
        self.search.returnPressed.connect(self.focus_list)
        self.list.turned.connect(self._turn)
        shortcut = QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        wording.follow(self._retell)

    def show_meeting(self, meeting: int) -> None:
        """Shows the delegations of a meeting, asked anew."""
        if meeting != self._meeting:
            self._view = None
            self.search.clear()
            self.notice.hide()
        self._meeting = meeting
        if not self.edits.busy:
            delegations = self._context.use_cases.delegations
            self._context.jobs.ask(
                (id(self), "show"), lambda: delegations.show(meeting), self._take, self._lost
            )

    def named(self, texts: Texts) -> str:
        """What the tab is called: with how many are listed."""
        count = sum(line.listed for line in self._view.lines) if self._view else 0
        return texts.text("Delegations {count}", count=count) if count else texts.text("Delegations")

    def focus_first(self) -> None:
        """Where work begins."""
        self.focus_list()

    def focus_list(self) -> None:
        """Puts the cursor on the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.list.key and self.list.rows.rowCount():
            self.list.setCurrentIndex(self.list.rows.index(0))

    def _take(self, view: DelegationsView) -> None:
        if view.meeting == self._meeting:
            self._view = view
            self._retell(self._wording.texts)
            self.counted.emit()

    def _retell(self, texts: Texts) -> None:
        view = self._view
        if view is None:
            self.list.show_rows([])
            return
        wanted = self.search.text().casefold().split()
        shown = [line for line in view.lines if _shown(line, wanted)]
        shown.sort(key=lambda line: texts.order(line.printed.shown(texts.language)))
        self.list.show_rows([_row(texts, line) for line in shown])
        self._nobody.setVisible(not shown and bool(wanted))

    def _searched(self) -> None:
        self.notice.hide()
        self._retell(self._wording.texts)

    def _turn(self, code: str) -> None:
        meeting, view = self._meeting, self._view
        if meeting is None or view is None or self._context.read_only:
            return
        self.notice.hide()
        delegations = self._context.use_cases.delegations
        listed = next(line.listed for line in view.lines if line.code == code)
        act = delegations.take_off if listed else delegations.put
        self._context.jobs.forget((id(self), "show"))
        self.edits.act(lambda: act(meeting, code), self._take)

    def _lost(self, error: Exception) -> None:
        """That a meeting is gone is told by the panel, if it is to be told at all."""
        if not isinstance(error, Refused) or error.code != "not-found":
            self._context.refuse(error)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, Refused):
            tell_refusal(self.notice, error)
        else:
            self._context.refuse(error)


def _shown(line: DelegationLine, wanted: list[str]) -> bool:
    """Without a search those who can be listed or are; a search finds everybody."""
    if not wanted:
        return line.listed or line.refusal is None
    words = f"{line.name.en} {line.name.ru} {line.code}".casefold().split()
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _row(texts: Texts, line: DelegationLine) -> TickRow:
    if line.refusal is not None:
        said = texts.text("can’t be listed: no decision gave it a standing for this meeting")
    else:
        said = texts.text("on the list") if line.listed else texts.text("not on the list")
    return TickRow(
        line.code,
        marked(line.printed, texts.language),
        said,
        standing_chip(texts, line.standing),
        on=line.listed,
        possible=line.refusal is None,
    )
