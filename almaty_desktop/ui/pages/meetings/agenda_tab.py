"""The agenda of the chosen meeting: the cards, what can be done with them, and the editor below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from almaty_desktop.i18n import Bilingual, Texts, message
from almaty_desktop.services.agenda import DEEPEST_LEVEL, AgendaLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.meetings.acts import MeetingActs, Shown
from almaty_desktop.ui.pages.meetings.agenda_foot import AgendaFoot
from almaty_desktop.ui.pages.meetings.agenda_view import AgendaView
from almaty_desktop.ui.pages.meetings.context_menu import open_menu
from almaty_desktop.ui.pages.meetings.hang_documents import HangDocuments
from almaty_desktop.ui.pages.meetings.item_editor import ItemEditor
from almaty_desktop.ui.pages.meetings.moves import Step
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import frame, scrolled
from almaty_desktop.ui.widgets.empty_state import EmptyState
from almaty_desktop.ui.wording import Wording

_EDITOR_HEIGHT = 41 * GRID
_USUAL_MINUTES = 30
_BREAK_MINUTES = 15
_BREAK = Bilingual("Break", "Перерыв")


class AgendaTab(QWidget):
    """Turns what a person wants into acts and shows what comes."""

    def __init__(self, context: PageContext, wording: Wording, acts: MeetingActs) -> None:
        super().__init__()
        self._context, self._wording, self._acts = context, wording, acts
        self._shown: Shown | None = None
        self.view = AgendaView(wording, context.theme, context.read_only)
        self.editor = ItemEditor(context, wording)
        self.hang = HangDocuments(context, wording, self)
        self._editor_place = frame("surface", _filling(scrolled(self.editor, "surface")))
        self._editor_place.hide()
        self.foot = AgendaFoot(wording, self._add, self._add_below, self._add_break)
        if context.read_only:
            self.foot.hide()
        self._make_empty()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        # Less than the empty state asks for: the editor needs room in a small window.
        self._stack.setMinimumHeight(12 * GRID)
        upper = QWidget()
        upper_layout = QVBoxLayout(upper)
        upper_layout.setContentsMargins(0, 0, 0, 0)
        upper_layout.setSpacing(0)
        upper_layout.addWidget(self._stack, 1)
        upper_layout.addWidget(self.foot)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(upper)
        self.split.addWidget(self._editor_place)
        self.split.setStretchFactor(0, 1)
        self.setLayout(_filling(self.split))
        self._connect()

    def _make_empty(self) -> None:
        step = None if self._context.read_only else (message("Add the first item"), self._add)
        self.empty = EmptyState(
            self._wording,
            self._context.theme,
            "list",
            message("The agenda is empty"),
            message(
                "Each item has a title in both languages, a presenter and a duration; the times follow from "
                "the durations. Documents are attached to the items and print in their order."
            ),
            step,
        )

    def _connect(self) -> None:
        view, editor, acts = self.view, self.editor, self._acts
        view.chosen.connect(self._choose)
        view.edit_wanted.connect(self.edit)
        view.item_wanted.connect(self._add)
        view.sub_item_wanted.connect(self._add_below)
        view.break_wanted.connect(self._add_break)
        view.remove_wanted.connect(self._remove)
        view.hang_wanted.connect(self._hang)
        view.move_wanted.connect(acts.move)
        view.files_dropped.connect(self._take_in)
        view.menu_wanted.connect(self._open_menu)
        editor.changed.connect(acts.change_item)
        editor.closed.connect(self._close_editor)
        editor.documents.hang_wanted.connect(self._hang)
        editor.documents.opened.connect(lambda key: self._context.navigate("archive", key))
        editor.documents.order_wanted.connect(
            lambda key, place: self._of_item(acts.order_document, key, place)
        )
        editor.documents.unhang_wanted.connect(lambda key: self._of_item(acts.unhang, key))
        self.hang.toggled.connect(lambda key, on: self._of_item(acts.hang if on else acts.unhang, key))
        self.hang.closed.connect(self._hung)

    def show_meeting(self, shown: Shown, anew: bool) -> None:
        """Shows a state of a meeting; ``anew``: another meeting, or all as it is saved."""
        other = self._shown is None or self._shown.meeting.id != shown.meeting.id
        if other:
            self.editor.save()
            self._editor_place.hide()
            self.hang.hide()
            self.view.forget()
        self._shown = shown
        self.view.show_lines(shown.lines, shown.item)
        self._stack.setCurrentWidget(self.view if shown.lines else self.empty)
        self._show_line(self.view.line, anew or other)
        if self.hang.isVisible() and self.view.line:
            self.hang.show_line(self.view.line)
        if shown.edit:
            self.edit()

    def save(self) -> None:
        """Saves what is being typed in the editor."""
        if self._editor_place.isVisible():
            self.editor.save()

    def edit(self) -> None:
        """Opens the editor of the chosen item."""
        if self.view.line is not None:
            if self._editor_place.isHidden():
                self._editor_place.show()
                below = min(_EDITOR_HEIGHT, self.split.height() * 2 // 3)
                self.split.setSizes([self.split.height() - below, below])
            self._show_line(self.view.line, False)
            self.view.scrollTo(self.view.currentIndex())
            self.editor.begin()

    def retranslate(self, texts: Texts) -> None:
        """Says everything in another language."""
        self.view.retranslate(texts)

    def focus_first(self) -> None:
        """Where work on the agenda begins."""
        if self.view.isVisible():
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.view.agenda.index(0))
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.empty.button is not None:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, line: AgendaLine | None) -> None:
        self._show_line(line, False)
        if line is None:
            self._editor_place.hide()
        self.foot.add_sub.setEnabled(line is not None and not line.is_break and line.level < DEEPEST_LEVEL)

    def _show_line(self, line: AgendaLine | None, anew: bool) -> None:
        if self._shown is not None and not self._editor_place.isHidden():
            inner = line is not None and any(one.parent == line.id for one in self._shown.lines)
            self.editor.show_line(self._shown.meeting, line, inner, anew)

    def _close_editor(self) -> None:
        self._editor_place.hide()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        self._add_after(minutes=_USUAL_MINUTES)

    def _add_break(self) -> None:
        fields = {"title_en": _BREAK.en, "title_ru": _BREAK.ru, "minutes": _BREAK_MINUTES, "is_break": True}
        self._add_after(edit=False, **fields)

    def _add_after(self, edit: bool = True, **fields: Any) -> None:
        self.save()
        line = self.view.line
        self._acts.add(edit=edit, after=line.id if line else None, **fields)

    def _add_below(self) -> None:
        line = self.view.line
        if line is not None and self.foot.add_sub.isEnabled():
            self.save()
            self._acts.add(below=line.id, minutes=_USUAL_MINUTES)

    def _remove(self) -> None:
        line = self.view.line
        if line is not None:
            self._acts.remove(line.id)

    def _hang(self) -> None:
        line = self.view.line
        if line is not None and not line.is_break and not self._context.read_only:
            self.save()
            self.hang.begin(line)

    def _hung(self) -> None:
        if self._editor_place.isVisible():
            self.editor.documents.hang.setFocus()
        else:
            self.view.setFocus()

    def _of_item(self, act: Callable[..., Any], *values: int) -> None:
        line = self.view.line
        if line is not None:
            act(line.id, *values)

    def _take_in(self, item: int, paths: Sequence[Path]) -> None:
        row_number = self.view.agenda.row_of(item)
        card = self.view.agenda.card(row_number) if row_number is not None else None
        if card is not None and paths:
            self._acts.take_in(card.line, paths)

    def _open_menu(self, at: QPoint) -> None:
        """All that can be done with an item, with its keys."""
        view, texts = self.view, self._wording.texts
        line = view.line
        if line is None:
            return
        open_menu(
            self,
            at,
            (texts.text("Edit"), "F2", self.edit, True),
            (texts.text("Attach documents…"), "Ctrl+D", self._hang, not line.is_break),
            None,
            (texts.text("New item"), "Enter", self._add, True),
            (texts.text("New sub-item"), "Ctrl+Enter", self._add_below, self.foot.add_sub.isEnabled()),
            (texts.text("New break"), "Shift+Enter", self._add_break, True),
            None,
            (texts.text("Move up"), "Alt+↑", lambda: view.step(Step.UP), True),
            (texts.text("Move down"), "Alt+↓", lambda: view.step(Step.DOWN), True),
            (texts.text("One level in"), "Alt+→", lambda: view.step(Step.IN), True),
            (texts.text("One level out"), "Alt+←", lambda: view.step(Step.OUT), line.level > 1),
            None,
            (texts.text("Remove"), "Del", self._remove, True),
        )


def documents_in(lines: Sequence[AgendaLine]) -> int:
    """How many different documents hang on an agenda."""
    return len({document.id for line in lines for document in line.documents})


def _filling(widget: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(widget)
    return layout
