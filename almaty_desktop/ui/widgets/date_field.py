"""A day: typed in either language's way or picked from a calendar in the language shown."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from almaty_desktop.i18n import Language, Message, Texts, message
from almaty_desktop.ui.theme import Theme, restyle
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import label, row
from almaty_desktop.ui.widgets.typed_dates import read_date
from almaty_desktop.ui.wording import Wording


class _Editor(QLineEdit):
    """A line that says when it is left and when the calendar is asked for."""

    left = Signal()
    calendar_wanted = Signal()
    taken_back = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self.taken_back.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.calendar_wanted.emit()
        else:
            super().keyPressEvent(event)


class DateField(QWidget):
    """Shows a day as the language writes it. What is no day stays as typed, with a sentence below."""

    saved = Signal(object)
    """The new ``date``, or None where the field was emptied."""

    def __init__(self, wording: Wording, theme: Theme, name: Message, can_be_empty: bool = True) -> None:
        super().__init__()
        self._wording, self._theme, self._can_be_empty = wording, theme, can_be_empty
        self._value: date | None = None
        self.name_label = label(wording, name, "strong")
        self.editor = _Editor()
        self.editor.setMinimumWidth(18 * GRID)
        self.button = QPushButton()
        self.button.setProperty("role", "flat")
        self._wrong = label(wording, None, "bad", wraps=True)
        self._wrong.hide()
        self.name_label.setBuddy(self.editor)
        wording.say(self.editor.setAccessibleName, name)
        wording.say(self.button.setToolTip, message("Open the calendar (arrow down)"))
        wording.say(self.button.setAccessibleName, message("Calendar: {field}", field=name))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.name_label)
        layout.addLayout(row(self.editor, self.button, spacing=GRID // 2))
        layout.addWidget(self._wrong)
        self.setFocusProxy(self.editor)
        self.editor.left.connect(self.save)
        self.editor.taken_back.connect(self._show)
        self.editor.calendar_wanted.connect(self.open_calendar)
        self.button.clicked.connect(self.open_calendar)
        theme.changed.connect(self._paint)
        self._paint()
        wording.follow(self._retell)

    @property
    def value(self) -> date | None:
        """The day that is saved."""
        return self._value

    def set_value(self, day: date | None) -> None:
        """Shows a day that is saved."""
        self._value = day
        self._show()

    def set_read_only(self, read_only: bool) -> None:
        """Whether the day can only be read."""
        self.editor.setReadOnly(read_only)
        self.button.setVisible(not read_only)

    def save(self) -> None:
        """Reads what was typed; announces it if it is another day than the saved one."""
        if not self.editor.isModified():
            return
        typed = self.editor.text().strip()
        day = read_date(typed)
        if day is None and (typed or not self._can_be_empty):
            example = date(2013, 6, 5)
            self._complain(message("This is not a date. Type it like this: {example}.", example=example))
            return
        self._keep(day)

    def open_calendar(self) -> None:
        """Opens the calendar below the field."""
        if self.editor.isReadOnly():
            return
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setProperty("role", "popup")
        calendar = QCalendarWidget()
        calendar.setLocale(_locale(self._wording.texts.language))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        weekday = calendar.weekdayTextFormat(Qt.DayOfWeek.Monday)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, weekday)
        shown = read_date(self.editor.text()) or self._value
        if shown:
            calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.addWidget(calendar)

        def pick(chosen: QDate) -> None:
            popup.close()
            self._keep(date(chosen.year(), chosen.month(), chosen.day()))

        calendar.clicked.connect(pick)
        calendar.activated.connect(pick)
        popup.move(self.editor.mapToGlobal(QPoint(0, self.editor.height() + 2)))
        popup.show()
        calendar.setFocus()

    def _keep(self, day: date | None) -> None:
        changed = day != self._value
        self._value = day
        self._show()
        if changed:
            self.saved.emit(day)

    def _show(self) -> None:
        self.editor.setText(self._wording.texts.date(self._value) if self._value else "")
        self.editor.setModified(False)
        self._complain(None)

    def _complain(self, saying: Message | None) -> None:
        self._wrong.setVisible(saying is not None)
        if saying is not None:
            self._wording.say(self._wrong.setText, saying)
        if bool(self.editor.property("wrong")) != (saying is not None):
            self.editor.setProperty("wrong", saying is not None)
            restyle(self.editor)

    def _retell(self, _texts: Texts) -> None:
        if not self.editor.isModified():
            self._show()

    def _paint(self) -> None:
        self.button.setIcon(self._theme.icon("calendar-blank", "accent"))


def _locale(language: Language) -> QLocale:
    if language is Language.RU:
        return QLocale(QLocale.Language.Russian, QLocale.Country.Russia)
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
