"""Two texts compared on the screen: side by side or in one text, differences marked to the word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QTextEdit, QVBoxLayout, QWidget

from almaty_desktop.i18n import Message, message, plural_message
from almaty_desktop.rules.compared_texts import ComparedParagraph, compared
from almaty_desktop.ui.jobs import Jobs
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, elided, frame, label, row
from almaty_desktop.ui.widgets.difference_document import DifferenceDocument
from almaty_desktop.ui.widgets.sliced_document import COLUMN_MARGINS, reading_text
from almaty_desktop.ui.widgets.two_ends import TwoEnds
from almaty_desktop.ui.wording import Wording

ALIKE = message("The two texts do not differ.")
BEFORE, AFTER = message("Before"), message("After")


class DifferenceView(QWidget):
    """``compare`` shows two texts in the plain format; F7 and Shift+F7 lead from change to change.

    The differences are found beside the window; ``ready`` tells that all of them are shown.
    """

    ready = Signal()

    def __init__(self, wording: Wording, theme: Theme, jobs: Jobs) -> None:
        super().__init__()
        self._wording, self._theme, self._jobs = wording, theme, jobs
        self._found: Sequence[ComparedParagraph] = ()
        self._current = -1
        self.count_label = label(wording, None, "strong")
        self._legend = (
            (label(wording, message("Added")), "good", "underline"),
            (label(wording, message("Removed")), "bad", "line-through"),
        )
        self.text = reading_text()
        self._document = DifferenceDocument(self.text.document(), theme)
        self.beside = self._segment(message("Side by side"), "first")
        self.inline = self._segment(message("In one text"), "last")
        self.beside.setChecked(True)
        self._ways = QButtonGroup(self)
        for one in (self.beside, self.inline):
            self._ways.addButton(one)
        self.previous = self._sign(message("Previous change (Shift+F7)"), lambda: self.step(-1))
        self.next = self._sign(message("Next change (F7)"), lambda: self.step(1))
        self._names = (elided(wording, BEFORE, "strong"), elided(wording, AFTER, "strong"))
        self._lay_out()
        self.setFocusProxy(self.text)
        self._ways.buttonToggled.connect(lambda _button, checked: self._write() if checked else None)
        self._document.written.connect(self._written)
        theme.changed.connect(self._dress)
        for key, by in (("F7", 1), ("Shift+F7", -1)):
            shortcut = QShortcut(QKeySequence(key), self, lambda by=by: self.step(by))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._paint_signs()
        self.clear()

    @property
    def changes(self) -> int:
        """The number of changes between the two texts."""
        return sum(one.difference.changes for one in self._found)

    @property
    def current(self) -> int:
        """The change that one was led to, from 0; -1 before the first step."""
        return self._current

    def compare(self, before: str, after: str, names: tuple[Message, Message] = (BEFORE, AFTER)) -> None:
        """Shows what differs between two texts; ``names`` stand above their columns."""
        for place, name in zip(self._names, names, strict=True):
            self._wording.say(place.setText, name)
        self._jobs.ask((self, "differences"), lambda: compared(before, after), self._take)

    def clear(self) -> None:
        """Shows nothing; an answer that is still under way is not shown either."""
        self._jobs.forget((self, "differences"))
        self._found = ()
        self._document.write((), self.inline.isChecked())
        self._wording.forget(self.count_label.setText)
        self.count_label.clear()
        self._tell_name(message("Comparison of two texts"))
        self._allow_steps()

    def step(self, by: int) -> None:
        """Leads to the next (1) or previous (-1) change; after the last comes the first."""
        places = self._document.places
        if not places:
            return
        beginning = self._current < 0 and by < 0
        self._current = len(places) - 1 if beginning else (self._current + by) % len(places)
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(places[self._current][0][0])
        self.text.setTextCursor(cursor)
        self._bring_into_view()
        self._mark_current()
        self._wording.say(
            self.count_label.setText,
            message("Change {number} of {count}", number=self._current + 1, count=self.changes),
        )

    @property
    def marked(self) -> list[str]:
        """The words of the change that one was led to: what was removed, what was added."""
        return [selection.cursor.selectedText() for selection in self.text.extraSelections()]

    def _bring_into_view(self) -> None:
        """Scrolls so that the change has something above and below it; not at all where it has already."""
        self.text.ensureCursorVisible()
        place, height = self.text.cursorRect().top(), self.text.viewport().height()
        if not 0.1 * height < place < 0.75 * height:
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.value() + place - height // 3)

    def _lay_out(self) -> None:
        told = row(self.count_label, *(one for one, *_ in self._legend))
        ways = row(row(self.beside, self.inline, spacing=0), self.previous, self.next)
        bar = row(TwoEnds(told, ways))
        bar.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        heads = row(*self._names, spacing=2 * GRID)
        heads.setContentsMargins(*COLUMN_MARGINS)
        for place in range(2):
            heads.setStretch(place, 1)
        self._heads = frame("bar", heads)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(frame("bar", bar))
        layout.addWidget(self._heads)
        layout.addWidget(self.text, 1)

    def _segment(self, saying: Message, part: str) -> QPushButton:
        made = button(self._wording, saying, None, "segment")
        made.setProperty("part", part)
        made.setCheckable(True)
        return made

    def _sign(self, saying: Message, clicked: object) -> QPushButton:
        made = QPushButton()
        made.setProperty("role", "flat")
        made.setAutoDefault(False)
        self._wording.say(made.setToolTip, saying)
        self._wording.say(made.setAccessibleName, saying)
        made.clicked.connect(clicked)
        return made

    def _paint_signs(self) -> None:
        self.previous.setIcon(self._theme.icon("arrow-up"))
        self.next.setIcon(self._theme.icon("arrow-down"))
        for one, state, line in self._legend:
            _paint_legend(one, self._theme, state, line)

    def _dress(self) -> None:
        """Wears the tokens that were chosen."""
        self._paint_signs()
        self._write()

    def _take(self, found: Sequence[ComparedParagraph]) -> None:
        self._found = found
        told = plural_message("{count} change", "{count} changes", self.changes) if self.changes else ALIKE
        self._wording.say(self.count_label.setText, told)
        self._tell_name(
            plural_message(
                "Comparison of two texts: {count} change",
                "Comparison of two texts: {count} changes",
                self.changes,
            )
        )
        self._write()

    def _tell_name(self, name: Message) -> None:
        self._wording.say(self.setAccessibleName, name)
        self._wording.say(self.text.setAccessibleName, name)

    def _write(self) -> None:
        """Writes what was found anew: another way of showing it, other colours, other texts."""
        self._current = -1
        self.text.setExtraSelections([])
        self._heads.setVisible(self.beside.isChecked())
        self._document.write(self._found, self.inline.isChecked())
        self._allow_steps()

    def _written(self) -> None:
        self._allow_steps()
        if self._found:
            self.ready.emit()

    def _allow_steps(self) -> None:
        for one in (self.previous, self.next):
            one.setEnabled(bool(self.changes))
        for word, *_ in self._legend:
            word.setVisible(bool(self.changes))

    def _mark_current(self) -> None:
        made = []
        for start, end in self._document.places[self._current]:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format.setBackground(self._theme.colour("found"))
            selection.format.setForeground(self._theme.colour("text"))
            made.append(selection)
        self.text.setExtraSelections(made)


def _paint_legend(place: QLabel, theme: Theme, state: str, line: str) -> None:
    """A word of the legend looks like the words that it explains."""
    tokens = theme.tokens
    place.setStyleSheet(
        f"background: {getattr(tokens, state)}; color: {getattr(tokens, f'on_{state}')};"
        f" text-decoration: {line}; border-radius: 4px; padding: 1px 6px;"
    )
