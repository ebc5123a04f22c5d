"""The chosen sheet: its head, its sections and entries in order, and the editor of the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QWidget

from almaty_desktop.i18n import Message, Texts, message
from almaty_desktop.services.information import SheetPage
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.information.acts import SheetActs, Shown
from almaty_desktop.ui.pages.information.contents_view import ContentsView
from almaty_desktop.ui.pages.information.entry_editor import EntryEditor
from almaty_desktop.ui.pages.information.row_menu import add_sections, row_menu
from almaty_desktop.ui.pages.information.rows import Key, Place, SheetRow
from almaty_desktop.ui.pages.information.section_editor import SectionEditor
from almaty_desktop.ui.pages.information.sheet_head import SheetHead
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, elided, frame, row, scrolled
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.wording import Wording

_EDITOR_HEIGHT = 51 * GRID
_ENTRY, _SECTION, _FIELDS = range(3)


class SheetPanel(QWidget):
    """Shows what the acts bring, and asks them for what a person does."""

    print_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, context: PageContext, wording: Wording, acts: SheetActs) -> None:
        super().__init__()
        self._wording, self._acts, self._read_only = wording, acts, context.read_only
        self.page: SheetPage | None = None
        self._key: Key | None = None
        self._room_for_entry = True
        self._entry_height = _EDITOR_HEIGHT
        self.head = SheetHead(context, wording)
        self.view = ContentsView(wording, context.theme, context.read_only)
        self.entry = EntryEditor(context, wording)
        self.section = SectionEditor(context, wording)
        self._editors = QStackedWidget()
        for editor in (self.entry, self.section, self.head.fields):
            self._editors.addWidget(scrolled(editor, "surface"))
        place = column(self._editors, spacing=0)
        self._editor_place = frame("surface", place)
        self._editor_place.hide()
        self._make_empty(context)
        self._make_foot()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        upper = QWidget()
        upper_layout = column(self._stack, self.foot, spacing=0)
        upper_layout.setStretch(0, 1)
        upper.setLayout(upper_layout)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(upper)
        self.split.addWidget(self._editor_place)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([_EDITOR_HEIGHT, _EDITOR_HEIGHT])
        layout = column(self.head, frame("line"), self.split, spacing=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self._connect()

    def _make_empty(self, context: PageContext) -> None:
        step = None if self._read_only else (message("Add the first section"), self._add_section)
        self.empty = EmptyState(
            self._wording,
            context.theme,
            "article",
            message("The sheet is empty"),
            message(
                "A sheet has sections, and each section has entries with a heading, a text and a source in "
                "both languages. They print in the order in which they stand here."
            ),
            step,
        )

    def _make_foot(self) -> None:
        self.add_entry = self._link(message("+ Entry"), message("Adds an entry after the chosen row (Enter)"))
        self.add_section = self._link(
            message("+ Section"), message("Adds a section after the chosen one (Ctrl+Enter)")
        )
        hint = elided(self._wording, message("Alt+↑ ↓ or dragging moves a row · F2 edits it"), "muted")
        layout = row(self.add_entry, self.add_section, hint, spacing=GRID // 2)
        layout.setContentsMargins(2 * GRID, GRID // 2, 3 * GRID, GRID // 2)
        layout.setStretch(2, 1)
        self.foot = QWidget()
        self.foot.setLayout(layout)
        self.foot.hide()

    def _link(self, saying: Message, tip: Message) -> QPushButton:
        made = button(self._wording, saying, role="link")
        self._wording.say(made.setToolTip, tip)
        return made

    def _connect(self) -> None:
        head, view, acts = self.head, self.view, self._acts
        head.changed.connect(acts.change)
        head.fields_wanted.connect(lambda _: self._show_row(view.row, False))
        head.print_wanted.connect(self.print_wanted)
        head.remove_wanted.connect(self.remove_wanted)
        view.chosen.connect(self._choose)
        view.edit_wanted.connect(self.edit)
        view.entry_wanted.connect(self._add_entry)
        view.section_wanted.connect(self._add_section)
        view.remove_wanted.connect(self._remove)
        view.move_wanted.connect(self._move)
        view.menu_wanted.connect(self._open_menu)
        self.add_entry.clicked.connect(self._add_entry)
        self.add_section.clicked.connect(self._add_section)
        for editor in (self.entry, self.section):
            editor.changed.connect(acts.change_row)
            editor.remove_wanted.connect(self._remove)
            editor.closed.connect(self._to_view)
        self.entry.section_chosen.connect(self._to_section)
        self.section.entry_wanted.connect(self._add_entry)

    def show_sheet(self, shown: Shown, anew: bool = False) -> None:
        """Shows a state of a sheet; ``anew``: all as it is saved, after a refusal."""
        if self.page is None or self.page.id != shown.page.id:
            self.save()
            self.view.forget()
        self.page = shown.page
        self.head.show_page(shown.page, anew)
        self.view.show_page(shown.page, shown.key)
        self._stack.setCurrentWidget(self.view if shown.page.sections else self.empty)
        self.foot.setVisible(bool(shown.page.sections) and not self._read_only)
        self._show_row(self.view.row, anew)
        if shown.edit:
            self.edit()

    def save(self) -> None:
        """Saves what is being typed."""
        for part in (self.head, self.entry, self.section):
            part.save()

    def edit(self) -> None:
        """Puts the cursor into the editor of the chosen row."""
        if self.view.row is not None:
            (self.entry if self.view.row.entry else self.section).begin()

    def retranslate(self, texts: Texts) -> None:
        """Says everything in another language."""
        self.view.retranslate(texts)

    def focus_first(self) -> None:
        """Where work on the sheet begins."""
        if self.view.isVisible():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.empty.button is not None:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, chosen: SheetRow | None) -> None:
        if chosen is not None and chosen.key != self._key:
            self.head.edit.setChecked(False)
        self._show_row(chosen, False)

    def _show_row(self, chosen: SheetRow | None, anew: bool) -> None:
        heading = self.head.edit.isChecked()
        appears = chosen is not None and self._editor_place.isHidden()
        self._editor_place.setVisible(chosen is not None or heading)
        self._key = chosen.key if chosen else None
        if heading:
            self._editors.setCurrentIndex(_FIELDS)
            self._give_room(False, appears)
        if chosen is None or self.page is None:
            return
        if chosen.entry is None:
            self.entry.save()
            self.section.show_row(chosen, anew)
        else:
            self.section.save()
            self.entry.show_row(self.page, chosen, anew)
        if not heading:
            self._editors.setCurrentIndex(_ENTRY if chosen.entry else _SECTION)
            self._give_room(chosen.entry is not None, appears)
        if appears:
            # Only when the list has its new height is it known whether the row can still be seen.
            QTimer.singleShot(0, self, lambda: self.view.scrollTo(self.view.currentIndex()))

    def _give_room(self, entry: bool, appears: bool) -> None:
        """Titles need little room; an entry gets as much as it was last given by hand."""
        if entry and self._room_for_entry and not appears:
            return
        upper, lower = self.split.sizes()
        if entry:
            wanted = self._entry_height
        else:
            if self._room_for_entry and lower and not appears:
                self._entry_height = lower
            shown = self.head.fields if self.head.edit.isChecked() else self.section
            wanted = shown.sizeHint().height() + 2
        self._room_for_entry = entry
        # In a small window the list keeps a third.
        wanted = min(wanted, (upper + lower) * 2 // 3)
        self.split.setSizes([upper + lower - wanted, wanted])

    def _to_view(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_entry(self) -> None:
        self.save()
        chosen = self.view.row
        if chosen is None:
            sections = self.page.sections if self.page else ()
            self._acts.add_entry(sections[-1].id if sections else None)
        else:
            self._acts.add_entry(chosen.section.id, chosen.place + 1 if chosen.entry else 0)

    def _add_section(self) -> None:
        self.save()
        chosen, sections = self.view.row, self.page.sections if self.page else ()
        place = next(
            (number for number, one in enumerate(sections) if chosen and one == chosen.section), None
        )
        self._acts.add_section(None if place is None else place + 1)

    def _remove(self) -> None:
        if self.view.row is not None:
            self._acts.remove_row(self.view.row.key)

    def _move(self, moved: SheetRow, place: Place) -> None:
        self.save()
        self._acts.move(moved, place)

    def _to_section(self, section: int) -> None:
        """Moves the chosen entry to the end of another section."""
        chosen = self.view.row
        if chosen is None or chosen.entry is None or chosen.section.id == section or self.page is None:
            return
        entries = next((len(one.entries) for one in self.page.sections if one.id == section), 0)
        self._move(chosen, Place(section, entries))

    def _open_menu(self, at: QPoint) -> None:
        chosen, view, texts = self.view.row, self.view, self._wording.texts
        if chosen is None or self.page is None:
            return
        menu = row_menu(
            self,
            (
                (texts.text("Edit"), "F2", self.edit),
                (texts.text("New entry"), "Enter", self._add_entry),
                (texts.text("New section"), "Ctrl+Enter", self._add_section),
                (texts.text("Move up"), "Alt+↑", lambda: view.step(-1)),
                (texts.text("Move down"), "Alt+↓", lambda: view.step(1)),
                (texts.text("Remove"), "Del", self._remove),
            ),
        )
        if chosen.entry is not None and len(self.page.sections) > 1:
            add_sections(menu, texts, self.page.sections, chosen.section.id, self._to_section)
        menu.popup(at)
