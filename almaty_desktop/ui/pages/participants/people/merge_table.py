"""What stands with each of two people, field by field, and what will stand."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QWidget

from almaty_desktop.i18n import Bilingual, Message, Texts, message, plural_message
from almaty_desktop.rules.service_terms import ServiceRole
from almaty_desktop.services.labels import SERVICE_ROLES, language_name
from almaty_desktop.services.people_merging import KEEP, OTHER, MergedField, MergePreview
from almaty_desktop.ui.pages.participants.people.names import field_word
from almaty_desktop.ui.tokens import GRID


class MergeTable(QWidget):
    """``chosen`` carries a field's name and the side that stays, where both say something."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.options: dict[tuple[str, str], QRadioButton] = {}
        self._groups: list[QButtonGroup] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        for place in range(3):
            self._grid.setColumnStretch(place, 1)

    def show_preview(self, preview: MergePreview, choices: dict[str, str], texts: Texts) -> None:
        """Shows two people anew; the focus stays on its choice."""
        focused = next((key for key, one in self.options.items() if one.hasFocus()), None)
        self._clear()
        heads = (message("First person"), message("Second person"), message("Result"))
        for place, head in enumerate(heads):
            self._grid.addWidget(_text(texts.say(head), "quiet"), 0, place)
        for field in preview.fields:
            if field.keep or field.other:
                self._field(texts, field, choices.get(field.name, KEEP))
        self._lists(preview, texts)
        if preview.chairs:
            said = plural_message(
                "{count} further record names the second person and will name the first.",
                "{count} further records name the second person and will name the first.",
                preview.chairs,
            )
            self._grid.addWidget(_text(texts.say(said), "quiet"), self._grid.rowCount(), 0, 1, 3)
        if focused in self.options:
            self.options[focused].setFocus()

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for group in self._groups:
            group.deleteLater()
        self._groups, self.options = [], {}

    def _lists(self, preview: MergePreview, texts: Texts) -> None:
        keep, other = preview.keep, preview.other
        self._row(texts, message("E-mail"), keep.emails, other.emails, preview.emails)
        self._row(texts, message("Telephone"), keep.telephones, other.telephones, preview.telephones)
        codes = (keep.languages, other.languages, preview.languages)
        names = [tuple(language_name(texts, code) for code in each) for each in codes]
        self._row(texts, message("Languages"), *names)
        mine, theirs = (
            tuple(served(texts, one.role, one.represents, one.start, one.end) for one in each.terms)
            for each in (keep, other)
        )
        result = tuple(
            served(texts, one.role, one.represents, one.span.start, one.span.end) for one in preview.terms
        )
        self._row(texts, message("Roles and dates of service"), mine, theirs, result)

    def _field(self, texts: Texts, field: MergedField, chosen: str) -> None:
        number = self._grid.rowCount()
        self._grid.addWidget(_text(texts.say(field_word(field.name)), "muted"), number, 0, 1, 3)
        group = QButtonGroup(self)
        self._groups.append(group)
        for place, (side, value) in enumerate(((KEEP, field.keep), (OTHER, field.other))):
            shown = value.shown(texts.language)
            if not field.differs:
                self._grid.addWidget(_text(shown or "—", ""), number + 1, place)
                continue
            option = QRadioButton(shown.replace("&", "&&")[:60])
            option.setToolTip(shown)
            name = texts.text("{field}: {value}", field=field_word(field.name), value=shown)
            option.setAccessibleName(name)
            option.setChecked(chosen == side)
            group.addButton(option)
            option.clicked.connect(partial(self.chosen.emit, field.name, side))
            self.options[field.name, side] = option
            self._grid.addWidget(option, number + 1, place, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(_text(field.result.shown(texts.language), "strong"), number + 1, 2)

    def _row(self, texts: Texts, name: Message, *values: tuple[str, ...]) -> None:
        """Lists of the first, the second, and the result."""
        if not values[-1]:
            return
        number = self._grid.rowCount()
        self._grid.addWidget(_text(texts.say(name), "muted"), number, 0, 1, 3)
        for place, each in enumerate(values):
            role = "strong" if place == 2 else ""
            self._grid.addWidget(_text("\n".join(each) or "—", role), number + 1, place)


def served(texts: Texts, role: ServiceRole, whom: Bilingual, start: date, end: date | None) -> str:
    """A term of service on one line."""
    word = SERVICE_ROLES[role]
    if end is None:
        return texts.text("{role}, {participant}, since {day}", role=word, participant=whom, day=start)
    return texts.text(
        "{role}, {participant}, {start} – {end}", role=word, participant=whom, start=start, end=end
    )


def _text(text: str, role: str) -> QLabel:
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(True)
    made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return made
