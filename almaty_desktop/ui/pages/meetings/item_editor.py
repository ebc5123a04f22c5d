"""The editor of the chosen item: both languages side by side, time, and the documents that hang on it."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QLineEdit, QPushButton, QWidget

from almaty_desktop.i18n import Bilingual, Texts, message
from almaty_desktop.rules.agenda import LONGEST_ITEM
from almaty_desktop.services.agenda import AgendaLine
from almaty_desktop.services.meetings import MeetingLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.meetings.item_documents import ItemDocuments
from almaty_desktop.ui.pages.meetings.quiet_fields import ClockField, QuietCombo, QuietSpin
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, label, row
from almaty_desktop.ui.widgets.bilingual_field import BilingualField
from almaty_desktop.ui.wording import Wording

_SIDE_BY_SIDE = 92 * GRID
"""From this width on the documents stand beside the fields, else below them."""


class ItemEditor(QWidget):
    """``changed`` announces the fields that a person left; ``closed`` is Esc."""

    changed = Signal(int, object)
    closed = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._line: AgendaLine | None = None
        self._has_inner = False
        self._meeting: MeetingLine | None = None
        self._said: dict[str, Any] = {}
        self.heading = label(wording, None, "heading")
        self.close_button = QPushButton()
        self.close_button.setProperty("role", "flat")
        self.close_button.clicked.connect(self.closed)
        for setter in (self.close_button.setAccessibleName, self.close_button.setToolTip):
            wording.say(setter, message("Close the editor (Esc)"))
        self.title = BilingualField(wording, message("Title"))
        self.presenter = BilingualField(wording, message("Presenter"))
        self.documents = ItemDocuments(context, wording)
        self._build_time()
        fields = QWidget()
        fields.setLayout(column(self.title, self.presenter, self._time_row, None, spacing=GRID + 4))
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(3 * GRID)
        self._body.addWidget(fields, 3)
        self._body.addWidget(self.documents, 2)
        head = row(self.heading, None, self.close_button)
        layout = column(head, self._body, spacing=GRID // 2)
        layout.setContentsMargins(3 * GRID, GRID, 3 * GRID, 2 * GRID)
        self.setLayout(layout)
        self._connect()
        if context.read_only:
            self._lock()
        wording.follow(self._retell)

    def _build_time(self) -> None:
        wording = self._wording
        self.minutes = QuietSpin()
        self.minutes.setRange(0, LONGEST_ITEM)
        self.minutes.setSingleStep(5)
        self.minutes.setMinimumWidth(11 * GRID)
        for part in (self.minutes, self.minutes.lineEdit()):
            wording.say(part.setAccessibleName, message("Minutes"))
        self.day = QuietCombo()
        self.day.setMinimumContentsLength(5)
        wording.say(self.day.setAccessibleName, message("Day"))
        wording.say(
            self.day.setToolTip, message("An item pinned to a day begins there; what follows counts on.")
        )
        self.begins = ClockField(wording, message("Begins at"), can_be_empty=True)
        self.begins.editor.setPlaceholderText("–")
        wording.say(
            self.begins.editor.setToolTip, message("Empty: begins when what stands before it is over.")
        )
        self.is_break = QCheckBox()
        wording.say(self.is_break.setText, message("Break"))
        wording.say(self.is_break.setAccessibleName, message("Break"))
        minutes_label, day_label = (
            label(wording, said, "strong") for said in (message("Minutes"), message("Day"))
        )
        minutes_label.setBuddy(self.minutes)
        day_label.setBuddy(self.day)
        spacer = label(wording, None, "strong")
        spacer.setText(" ")
        self._time_row = row(
            column(minutes_label, self.minutes, None, spacing=GRID // 2),
            column(day_label, self.day, None, spacing=GRID // 2),
            column(self.begins, None, spacing=0),
            column(spacer, self.is_break, None, spacing=GRID // 2),
            spacing=GRID + 4,
        )
        self._time_row.setStretch(1, 1)

    def _connect(self) -> None:
        self.title.saved.connect(lambda text: self._save(title_en=text.en, title_ru=text.ru))
        self.presenter.saved.connect(lambda text: self._save(presenter_en=text.en, presenter_ru=text.ru))
        self.minutes.editingFinished.connect(self._save_minutes)
        self.day.activated.connect(lambda _: self._save(day=self.day.currentData()))
        self.begins.saved.connect(lambda value: self._save(begins=value))
        self.is_break.clicked.connect(lambda on: self._save(is_break=bool(on)))
        self._context.theme.changed.connect(self._paint)
        self._paint()

    @property
    def line(self) -> AgendaLine | None:
        """The item on view."""
        return self._line

    def show_line(self, meeting: MeetingLine, line: AgendaLine | None, has_inner: bool, anew: bool) -> None:
        """Shows an item; of the same item only what changed, so that nothing being typed is lost.

        ``anew`` shows all of it as it is saved (after a refusal).
        """
        if self._line is not None and (line is None or line.id != self._line.id):
            self.save()
            anew = True
        self._meeting, self._line, self._has_inner = meeting, line, has_inner
        if anew:
            self._said.clear()
        self._retell(self._wording.texts)
        self.documents.show_line(line)

    def save(self) -> None:
        """Saves what is being typed."""
        if self._line is not None and not self._context.read_only:
            for field in (self.title, self.presenter, self.begins):
                field.save()
            self._save_minutes()

    def begin(self) -> None:
        """Puts the cursor into the title in the language shown."""
        editor = self.title.editor(self._wording.texts.language)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.selectAll()
        other = self.title.editor(self._wording.texts.language.other)
        if isinstance(other, QLineEdit):
            other.deselect()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.save()
            self.closed.emit()
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.documents.hang_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _SIDE_BY_SIDE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._body.setDirection(across if wide else down)

    def _retell(self, texts: Texts) -> None:
        line, meeting = self._line, self._meeting
        if line is None or meeting is None:
            return
        if line.is_break:
            self._wording.say(self.heading.setText, message("Break"))
        else:
            self._wording.say(self.heading.setText, message("Item {number}", number=line.number))
        self._fill("title", line.title, self.title.set_value)
        self._fill("presenter", line.presenter, self.presenter.set_value)
        self._fill("minutes", line.minutes if self._has_inner else line.own_minutes, self.minutes.setValue)
        self._fill("begins", line.begins, self.begins.set_value)
        self._fill("break", line.is_break, self.is_break.setChecked)
        self.presenter.setVisible(not line.is_break)
        self._tell_days(texts, meeting, line)
        locked = self._has_inner or self._context.read_only
        self.minutes.setReadOnly(locked)
        tip = (
            message("As long as its sub-items together.") if self._has_inner else message("How long it takes")
        )
        self._wording.say(self.minutes.setToolTip, tip)
        self.is_break.setEnabled(not self._has_inner and not line.documents and not self._context.read_only)

    def _tell_days(self, texts: Texts, meeting: MeetingLine, line: AgendaLine) -> None:
        count = max((meeting.end - meeting.start).days + 1, line.day or 1)
        offered: list[tuple[str, int | None]] = [(texts.text("as it follows"), None)]
        for day in range(1, count + 1):
            shown = texts.day_of_week(meeting.start + timedelta(days=day - 1))
            offered.append((texts.text("Day {number}: {date}", number=day, date=shown), day))
        if [self.day.itemText(place) for place in range(self.day.count())] != [word for word, _ in offered]:
            self.day.clear()
            for word, day_number in offered:
                self.day.addItem(word, day_number)
        self.day.setCurrentIndex(line.day or 0)

    def _fill(self, name: str, value: Any, setter: Any) -> None:
        """Sets a field where the saved value is another than the one it was last given."""
        if name not in self._said or self._said[name] != value:
            self._said[name] = value
            setter(value)

    def _save_minutes(self) -> None:
        line = self._line
        if line and not self._has_inner and self.minutes.value() != self._said.get("minutes"):
            self._save(minutes=self.minutes.value())

    def _save(self, **fields: Any) -> None:
        if self._line is None or self._context.read_only:
            return
        self._said |= _as_said(fields)
        self.changed.emit(self._line.id, fields)

    def _lock(self) -> None:
        self.title.set_read_only(True)
        self.presenter.set_read_only(True)
        self.begins.set_read_only(True)
        self.day.setEnabled(False)
        self.is_break.setEnabled(False)

    def _paint(self) -> None:
        self.close_button.setIcon(self._context.theme.icon("x", "muted"))


def _as_said(fields: dict[str, Any]) -> dict[str, Bilingual | int | time | bool | None]:
    """What the fields show already once these are saved."""
    said: dict[str, Bilingual | int | time | bool | None] = {}
    for name in ("title", "presenter"):
        if f"{name}_en" in fields:
            said[name] = Bilingual(fields[f"{name}_en"], fields[f"{name}_ru"])
    for name, shown in (("minutes", "minutes"), ("begins", "begins"), ("is_break", "break")):
        if name in fields:
            said[shown] = fields[name]
    return said
