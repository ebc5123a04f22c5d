"""The editor of the chosen section: its title in both languages."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Bilingual, message, plural_message
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.information.rows import SheetRow
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, elided, label, row
from almaty_desktop.ui.widgets.bilingual_field import BilingualField
from almaty_desktop.ui.wording import Wording


class SectionEditor(QWidget):
    """``changed`` announces the title that a person left; ``closed`` is Esc."""

    changed = Signal(object, object)
    """The key of the row and its fields by their names."""
    remove_wanted = Signal()
    entry_wanted = Signal()
    closed = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._wording, self._read_only = wording, context.read_only
        self._row: SheetRow | None = None
        self._said: Bilingual | None = None
        self.name = elided(wording, message("Section"), "heading")
        self.counted = label(wording, None, "muted")
        self.add = button(wording, message("+ Entry"), self.entry_wanted.emit, "small")
        self.remove = button(wording, message("Remove the section"), self.remove_wanted.emit, "small")
        self.title = BilingualField(wording, message("Title"))
        self.title.set_read_only(self._read_only)
        if self._read_only:
            self.add.hide()
            self.remove.hide()
        head = row(self.name, self.counted, None, self.add, self.remove)
        layout = column(head, self.title, None, spacing=GRID + 4)
        layout.setContentsMargins(3 * GRID, GRID, 3 * GRID, 2 * GRID)
        self.setLayout(layout)
        self.title.saved.connect(self._save)

    def show_row(self, shown: SheetRow, anew: bool = False) -> None:
        """Shows a section; of the same one only what changed, so that nothing being typed is lost."""
        other = self._row is None or self._row.key != shown.key
        if other:
            self.save()
        if other or anew:
            self._said = None
        self._row = shown
        count = len(shown.section.entries)
        self._wording.say(self.counted.setText, plural_message("{count} entry", "{count} entries", count))
        if self._said != shown.section.title:
            self._said = shown.section.title
            self.title.set_value(shown.section.title)

    def save(self) -> None:
        """Saves what is being typed."""
        if self._row is not None and not self._read_only:
            self.title.save()

    def begin(self) -> None:
        """Puts the cursor into the title in the language shown."""
        editor = self.title.editor(self._wording.texts.language)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.save()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _save(self, title: Bilingual) -> None:
        if self._row is None:
            return
        self._said = title
        self.changed.emit(self._row.key, {"title_en": title.en, "title_ru": title.ru})
