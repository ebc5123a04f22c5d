"""The editor of the chosen entry: heading, text and source in both languages side by side, and the day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QSizePolicy, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.information import SheetPage
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.information.rows import SheetRow
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, elided, label, row
from almaty_desktop.ui.widgets.bilingual_field import BilingualField, marked
from almaty_desktop.ui.widgets.date_field import DateField
from almaty_desktop.ui.wording import Wording

_TEXT_LINES = 5
_ONE_LINE = 66 * GRID
"""From this width on the date stands beside the source, else below it."""
_NARROWEST = 48 * GRID


class _Sections(QComboBox):
    """A choice that the wheel leaves alone and that need not be as wide as its longest word."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(36 * GRID)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class EntryEditor(QWidget):
    """``changed`` announces the fields that a person left; ``closed`` is Esc."""

    changed = Signal(object, object)
    """The key of the row and its fields by their names."""
    section_chosen = Signal(int)
    remove_wanted = Signal()
    closed = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._wording, self._read_only = wording, context.read_only
        self._row: SheetRow | None = None
        self._page: SheetPage | None = None
        self._said: dict[str, Any] = {}
        self.name = elided(wording, None, "heading")
        self.sections = _Sections()
        sections_label = label(wording, message("Section"), "muted")
        sections_label.setBuddy(self.sections)
        wording.say(self.sections.setAccessibleName, message("Section"))
        self.remove = button(wording, message("Remove the entry"), self.remove_wanted.emit, "small")
        self.heading = BilingualField(wording, message("Heading"))
        self.text = BilingualField(wording, message("Text"), lines=_TEXT_LINES)
        self.source = BilingualField(wording, message("Source"))
        self.dated = DateField(wording, context.theme, message("Date"))
        self.dated.setMaximumWidth(26 * GRID)
        self.sections.setEnabled(not self._read_only)
        if self._read_only:
            self.remove.hide()
        head = row(self.name, sections_label, self.sections, self.remove)
        head.setStretch(0, 1)
        head.setStretch(2, 2)
        self._last = row(self.source, self.dated, spacing=GRID + 4)
        self._last.setStretch(0, 1)
        self._last.setAlignment(self.dated, Qt.AlignmentFlag.AlignBottom)
        layout = column(head, self.heading, self.text, self._last, None, spacing=GRID + 4)
        layout.setContentsMargins(3 * GRID, GRID, 3 * GRID, 2 * GRID)
        self.setLayout(layout)
        for field in (self.heading, self.text, self.source, self.dated):
            field.set_read_only(self._read_only)
        self._connect()
        wording.follow(self._retell)

    def _connect(self) -> None:
        for name in ("heading", "text", "source"):
            field: BilingualField = getattr(self, name)
            field.saved.connect(lambda value, name=name: self._save(name, value))
        self.dated.saved.connect(lambda day: self._save("dated", day))
        self.sections.activated.connect(lambda _: self.section_chosen.emit(self.sections.currentData()))

    def show_row(self, page: SheetPage, shown: SheetRow, anew: bool = False) -> None:
        """Shows an entry; of the same one only what changed, so that nothing being typed is lost.

        ``anew`` shows all of it as it is saved (after a refusal).
        """
        other = self._row is None or self._row.key != shown.key
        if other:
            self.save()
        if other or anew:
            self._said.clear()
        self._page, self._row = page, shown
        self._retell(self._wording.texts)

    def save(self) -> None:
        """Saves what is being typed."""
        if self._row is not None and not self._read_only:
            for field in (self.heading, self.text, self.source, self.dated):
                field.save()

    def begin(self) -> None:
        """Puts the cursor into the heading in the language shown."""
        editor = self.heading.editor(self._wording.texts.language)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._last.setDirection(across if self.width() >= _ONE_LINE else down)

    def minimumSizeHint(self) -> QSize:
        """No wider than the date below the source needs, whichever way they stand now."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.save()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _retell(self, texts: Texts) -> None:
        if self._row is None or self._row.entry is None or self._page is None:
            return
        entry = self._row.entry
        self._wording.say(
            self.name.setText,
            message(
                "Entry {number} of {count}", number=self._row.place + 1, count=len(self._row.section.entries)
            ),
        )
        self._fill("heading", entry.heading, self.heading.set_value)
        self._fill("text", entry.text, self.text.set_value)
        self._fill("source", entry.source, self.source.set_value)
        self._fill("dated", entry.dated, self.dated.set_value)
        self._tell_sections(texts)

    def _tell_sections(self, texts: Texts) -> None:
        if self._page is None or self._row is None:
            return
        offered = [
            (marked(one.printed, texts.language) or texts.text("Untitled section"), one.id)
            for one in self._page.sections
        ]
        box = self.sections
        if [(box.itemText(place), box.itemData(place)) for place in range(box.count())] != offered:
            box.clear()
            for title, number in offered:
                box.addItem(title, number)
        box.setCurrentIndex(box.findData(self._row.section.id))

    def _fill(self, name: str, value: Any, setter: Callable[[Any], Any]) -> None:
        """Sets a field where the saved value is another than the one it was last given or has given."""
        if name not in self._said or self._said[name] != value:
            self._said[name] = value
            setter(value)

    def _save(self, name: str, value: Any) -> None:
        if self._row is None:
            return
        self._said[name] = value
        fields = {name: value} if name == "dated" else {f"{name}_en": value.en, f"{name}_ru": value.ru}
        self.changed.emit(self._row.key, fields)
