"""The head of the chosen sheet: title, period, printing, and the fields that change them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QSizePolicy, QWidget

from almaty_desktop.i18n import Bilingual, Texts, message
from almaty_desktop.services.information import SheetPage
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, menu_button, row, shortened
from almaty_desktop.ui.widgets.bilingual_field import BilingualField, marked
from almaty_desktop.ui.widgets.date_field import DateField
from almaty_desktop.ui.wording import Wording

_ONE_LINE = 76 * GRID
"""From this width on the buttons stand beside the title, else below it."""

_LONGEST = 70  # letters of a title where it is narrow


class SheetHead(QWidget):
    """``changed`` announces the fields that a person left."""

    changed = Signal(object)
    fields_wanted = Signal(bool)
    """Whether ``fields`` are to be seen; whoever holds the head has a place for them."""
    print_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._wording, self._read_only = wording, context.read_only
        self._page: SheetPage | None = None
        self._said: dict[str, Any] = {}
        self.title = label(wording, None, "title", wraps=True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = label(wording, None, "quiet", wraps=True)
        self.edit = button(wording, message("Title and period"))
        self.edit.setCheckable(True)
        self.print = button(wording, message("Print"), self.print_wanted.emit, "primary")
        menu = QMenu(self)
        self.remove = menu.addAction("", self.remove_wanted.emit)
        wording.say(self.remove.setText, message("Remove the sheet"))
        self.more = menu_button(wording, message("More"), menu)
        for made in (self.edit, self.print, self.more):
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if self._read_only:
            self.edit.hide()
            self.more.hide()
        self.title_field = BilingualField(wording, message("Title"))
        self.first = DateField(wording, context.theme, message("From"), can_be_empty=False)
        self.last = DateField(wording, context.theme, message("Until"), can_be_empty=False)
        self.fields = QWidget()
        dates = row(self.first, self.last, None, spacing=2 * GRID)
        fields = column(self.title_field, dates, None, spacing=GRID + 4)
        fields.setContentsMargins(3 * GRID, GRID + 4, 3 * GRID, 2 * GRID)
        self.fields.setLayout(fields)
        for field in (self.first, self.last):
            field.setMaximumWidth(30 * GRID)
        actions = row(self.edit, self.more, self.print)
        self._top = row(self.title, spacing=GRID)
        self._top.setStretch(0, 1)
        self._top.addLayout(actions)
        self._top.setAlignment(actions, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        layout = column(self._top, self.facts, spacing=GRID // 2)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, GRID + 4)
        self.setLayout(layout)
        self._connect()
        wording.follow(self._tell)

    def _connect(self) -> None:
        self.edit.toggled.connect(self._open_fields)
        self.title_field.saved.connect(self._save_title)
        self.first.saved.connect(lambda day: self._save("first", day, period_start=day))
        self.last.saved.connect(lambda day: self._save("last", day, period_end=day))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(across if self.width() >= _ONE_LINE else down)
        if (event.oldSize().width() < _ONE_LINE) != (event.size().width() < _ONE_LINE):
            self._tell(self._wording.texts)

    def show_page(self, page: SheetPage, anew: bool = False) -> None:
        """Shows a sheet; of the same one only what changed, so that nothing being typed is lost."""
        other = self._page is None or self._page.id != page.id
        if other:
            self.edit.setChecked(False)
        if other or anew:
            self._said.clear()
        self._page = page
        self._tell(self._wording.texts)

    def save(self) -> None:
        """Saves what is being typed."""
        if self._page is not None and not self._read_only:
            for field in (self.title_field, self.first, self.last):
                field.save()

    def _tell(self, texts: Texts) -> None:
        page = self._page
        if page is None:
            return
        title = marked(page.printed, texts.language) or texts.text("Untitled sheet")
        # In a small window a very long title would leave no room for the sheet; its field has the whole.
        self.title.setText(shortened(title, _LONGEST) if self.width() < _ONE_LINE else title)
        self.title.setToolTip(title)
        entries = sum(len(section.entries) for section in page.sections)
        facts = (
            texts.dates(page.period_start, page.period_end),
            texts.plural("{count} section", "{count} sections", len(page.sections)),
            texts.plural("{count} entry", "{count} entries", entries),
        )
        self.facts.setText(" · ".join(facts))
        self._fill("title", page.title, self.title_field)
        self._fill("first", page.period_start, self.first)
        self._fill("last", page.period_end, self.last)

    def _fill(self, name: str, value: Any, field: Any) -> None:
        if name not in self._said or self._said[name] != value:
            self._said[name] = value
            field.set_value(value)

    def _open_fields(self, on: bool) -> None:
        if not on:
            self.save()
        self.fields_wanted.emit(on)
        if on:
            self.title_field.setFocus()

    def _save_title(self, title: Bilingual) -> None:
        self._save("title", title, title_en=title.en, title_ru=title.ru)

    def _save(self, name: str, value: Any, **fields: Any) -> None:
        self._said[name] = value
        self.changed.emit(fields)
