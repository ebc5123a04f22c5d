"""The text under decision in both languages; changed in place while nobody took a position (rule D1)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.rules.decisions import DecisionState, Outcome
from almaty_desktop.services.decision_views import DecisionView
from almaty_desktop.services.errors import Refused
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.acts import DecisionActs
from almaty_desktop.ui.pages.decisions.form_card import FormCard
from almaty_desktop.ui.pages.decisions.parts import TextColumns, card
from almaty_desktop.ui.pages.decisions.refusals import tell_refusal
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.widgets.bilingual_field import BilingualField
from almaty_desktop.ui.widgets.notice import Notice
from almaty_desktop.ui.wording import Wording

_LINES, _MOST_LINES = 8, 24


class TextCard(FormCard):
    """Reads while positions are taken; a revised text is put again, in a new round."""

    def __init__(self, context: PageContext, wording: Wording, acts: DecisionActs) -> None:
        super().__init__()
        self._context, self._wording, self._acts = context, wording, acts
        self._view: DecisionView | None = None
        self._said: dict[str, Bilingual] = {}
        name = message("Text under decision")
        self.notice = Notice(wording, context.theme)
        self.title = BilingualField(wording, message("Title"))
        self.text = BilingualField(wording, name, lines=_LINES, most_lines=_MOST_LINES)
        self.reading = TextColumns(wording, name)
        self._no_text = label(wording, message("No text was put; the title is what is decided."), "quiet")
        self._no_text.setWordWrap(True)
        self.again_button = button(wording, message("Put a revised text…"), self._begin)
        wording.say(
            self.again_button.setToolTip, message("Put it to a new round; this one stays on record (Ctrl+R)")
        )
        self._make_form()
        self.opens, self.sends, self.leaves = self.again_button, self._put, self._end
        inside = column(
            self.notice,
            self.title,
            self.text,
            self.reading,
            self._no_text,
            row(self.again_button, None),
            self.form,
            spacing=GRID,
        )
        self.setLayout(column(card(wording, name, inside), spacing=0))
        self.title.saved.connect(lambda text: self._save(title_en=text.en, title_ru=text.ru))
        self.text.saved.connect(lambda text: self._save(text_en=text.en, text_ru=text.ru))

    def _make_form(self) -> None:
        wording = self._wording
        self.revised = BilingualField(wording, message("Revised text"), lines=_LINES, most_lines=_MOST_LINES)
        self.put = button(wording, message("Put it again"), self._put, "primary")
        wording.say(self.put.setToolTip, message("Ctrl+Enter"))
        self.cancel = button(wording, message("Cancel"), self._end)
        self.form = QWidget()
        self.form.setLayout(column(self.revised, row(self.put, self.cancel, None), spacing=GRID))
        self.form.hide()

    def show_decision(self, view: DecisionView, anew: bool) -> None:
        """Shows a decision's text; ``anew`` shows all of it as it is saved."""
        if anew:
            self._said.clear()
            self.form.hide()
            self.notice.hide()
        self._view = view
        changing = self._changeable(view)
        for field, value in ((self.title, view.line.title), (self.text, view.text)):
            field.setVisible(changing)
            name = "title" if field is self.title else "text"
            if self._said.get(name) != value:
                self._said[name] = value
                field.set_value(value)
        self.reading.setVisible(not changing and bool(view.text))
        self.reading.show_text(view.text)
        self._no_text.setVisible(not changing and not view.text)
        self._offer()

    def save(self) -> None:
        """Saves what is being typed."""
        if self._view is not None and self._changeable(self._view):
            self.title.save()
            self.text.save()

    def begin(self) -> None:
        """Opens the form for a revised text, where one can be put."""
        if not self.again_button.isHidden():
            self._begin()

    def _changeable(self, view: DecisionView) -> bool:
        is_open = view.line.state is DecisionState.OPEN
        return is_open and not view.now.entries and not self._context.read_only

    def _offer(self) -> None:
        view = self._view
        can = (
            view is not None
            and not self._context.read_only
            and view.line.state is DecisionState.CLOSED
            and view.line.outcome is Outcome.NO_CONSENSUS
        )
        if not can:
            self.form.hide()
        self.again_button.setVisible(can and self.form.isHidden())

    def _save(self, **fields: Any) -> None:
        view = self._view
        if view is None or not self._changeable(view):
            return
        for name in ("title", "text"):
            if f"{name}_en" in fields:
                self._said[name] = Bilingual(fields[f"{name}_en"], fields[f"{name}_ru"])
        self.notice.hide()

        def change(decisions: Any, one: int) -> DecisionView:
            # The version last shown when its turn comes: two fields left one after the other both count.
            seen = self._acts.view
            changed: DecisionView = decisions.change(one, seen.line.version if seen else None, **fields)
            return changed

        self._acts.do(change, self._refuse)

    def _begin(self) -> None:
        if self._view is None:
            return
        self.notice.hide()
        self.revised.set_value(self._view.text)
        self.form.show()
        self.again_button.hide()
        self.revised.editor(self._wording.texts.language).setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        self.form.hide()
        self._offer()

    def _put(self) -> None:
        text = self.revised.value
        self._acts.do(lambda decisions, one: decisions.put_again(one, text), self._refuse, self._end)

    def _refuse(self, error: Refused) -> None:
        """Says why; the fields show what is saved once it is asked for again."""
        tell_refusal(self.notice, error)
        self._said.clear()
        self._acts.ask()
