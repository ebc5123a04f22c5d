"""The objectives and the topics of the Process, in both languages side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from almaty_desktop.i18n import Language, Message, message
from almaty_desktop.services.participants import Subject
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, frame, label, row
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


class SubjectsTab(QWidget):
    """Only shows them: they change when the Operating Modalities are amended."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self.objectives = _SubjectList(wording, message("Objectives of the Process"))
        self.topics = _SubjectList(wording, message("Topics of the Process"))
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH)
        inside.setLayout(column(self.objectives, self.topics, None, spacing=3 * GRID))
        outer = row(inside, None)
        outer.setStretch(0, 100)
        outer.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        self.setLayout(outer)
