"""The objectives and the topics of the Process, in both languages side by side."""

from __future__ import annotations

from collections.abc import Sequence, Set

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from almaty_desktop.i18n import Language, Message, message
from almaty_desktop.services.participants import Subject
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.participants.tab import Tab
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, frame, label, row, scrolled
from almaty_desktop.ui.widgets.bilingual_field import OWN_NAMES
from almaty_desktop.ui.wording import Wording

_WIDTH = 130 * GRID


class _SubjectList(QWidget):
    """One numbered list; there are a dozen of them at most, so each line may be a widget."""

    def __init__(self, wording: Wording, title: Message) -> None:
        super().__init__()
        self.grid = QGridLayout()
        self.grid.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID + 4)
        self.grid.setHorizontalSpacing(3 * GRID)
        self.grid.setVerticalSpacing(GRID)
        for place, language in enumerate(Language, 1):
            head = label(wording, None, "muted")
            head.setText(OWN_NAMES[language])
            self.grid.addWidget(head, 0, place)
            self.grid.setColumnStretch(place, 1)
        self.grid.setColumnMinimumWidth(0, 3 * GRID)
        self._lines: list[QLabel] = []
        self.setLayout(column(label(wording, title, "heading"), frame("card", self.grid), spacing=GRID))

    def show_subjects(self, subjects: Sequence[Subject]) -> None:
        """Shows the list anew."""
        for old in self._lines:
            self.grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = []
        for number, subject in enumerate(subjects, 1):
            texts = (str(subject.number), *(subject.title.only(language) or "—" for language in Language))
            for place, text in enumerate(texts):
                made = QLabel(text)
                made.setTextFormat(Qt.TextFormat.PlainText)
                made.setProperty("role", "" if place else "strong")
                made.setWordWrap(place > 0)
                made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self.grid.addWidget(made, number, place, Qt.AlignmentFlag.AlignTop)
                self._lines.append(made)


class SubjectsTab(Tab):
    """Only shows them: they change when the Operating Modalities are amended."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__(context, wording)
        self.objectives = _SubjectList(wording, message("Objectives of the Process"))
        self.topics = _SubjectList(wording, message("Topics of the Process"))
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH)
        inside.setLayout(column(self.objectives, self.topics, None, spacing=3 * GRID))
        outer = row(inside, None)
        outer.setStretch(0, 100)
        outer.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        content = QWidget()
        content.setLayout(outer)
        self._scroll = scrolled(content)
        # Only to be read: the arrows move the page.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        wording.say(self._scroll.setAccessibleName, message("Objectives and topics"))
        self.setLayout(column(self._scroll, spacing=0))
        self._ask()

    def refresh(self, areas: Set[str]) -> None:
        if "participants" in areas:
            self._ask()

    def focus_first(self) -> None:
        self._scroll.setFocus()

    def _ask(self) -> None:
        participants = self.context.use_cases.participants

        def ask() -> tuple[Sequence[Subject], Sequence[Subject]]:
            return participants.objectives(), participants.topics()

        self.context.jobs.ask((id(self), "subjects"), ask, self._show, self.context.refuse)

    def _show(self, answer: tuple[Sequence[Subject], Sequence[Subject]]) -> None:
        objectives, topics = answer
        self.objectives.show_subjects(objectives)
        self.topics.show_subjects(topics)
