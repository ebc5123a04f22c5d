"""What is known of a document, corrected in place; where it hangs; its versions."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from almaty_desktop.i18n import Bilingual, Texts, message
from almaty_desktop.services.document_pages import DocumentPage, HangsOn
from almaty_desktop.services.labels import ACCESS, DOCUMENT_KINDS, language_name
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.archive.fields import ChoiceField, LineField, TopicsField
from almaty_desktop.ui.pages.archive.version_panel import VersionPanel
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column, label, menu_button, row
from almaty_desktop.ui.widgets.bilingual_field import BilingualField
from almaty_desktop.ui.widgets.date_field import DateField
from almaty_desktop.ui.wording import Wording

SERIES_OFFERED = 12
"""So many series are offered with their next free symbol (rule A1)."""

_LEAST_ROOM = 20 * GRID


class HangsOnPanel(QWidget):
    """The meetings and agenda items on which a document hangs, each a way there."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self._places: tuple[HangsOn, ...] = ()
        self.links: list[QPushButton] = []
        self.nowhere: QLabel = label(
            wording,
            message("It is on no agenda yet. Attach it to an item of the meeting’s agenda."),
            "quiet",
            wraps=True,
        )
        self._side = QVBoxLayout()
        self._side.setSpacing(0)
        self.setLayout(
            column(
                label(wording, message("On the agenda of"), "heading"), self.nowhere, self._side, spacing=GRID
            )
        )
        wording.follow(self._tell)

    def show_places(self, places: tuple[HangsOn, ...]) -> None:
        """Shows other places."""
        self._places = places
        self._tell(self._wording.texts)

    def _tell(self, texts: Texts) -> None:
        self.nowhere.setVisible(not self._places)
        while len(self.links) < len(self._places):
            made = QPushButton()
            made.setProperty("role", "text-link")
            # It may be narrower than its words: they are shortened to the room there is.
            made.setMinimumWidth(GRID)
            number = len(self.links)
            made.clicked.connect(lambda *_, number=number: self._go(number))
            self.links.append(made)
            self._side.addWidget(made, alignment=Qt.AlignmentFlag.AlignLeft)
        for number, made in enumerate(self.links):
            made.setVisible(number < len(self._places))
            if number < len(self._places):
                place = self._places[number]
                saying = texts.text(
                    "{meeting}: {item}", meeting=place.printed_meeting, item=place.printed_item
                )
                shown = made.fontMetrics().elidedText(saying, Qt.TextElideMode.ElideRight, self._room)
                made.setText(shown.replace("&", "&&"))
                made.setToolTip(saying)

    @property
    def _room(self) -> int:
        return max(_LEAST_ROOM, self.width() - 2 * GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell(self._wording.texts)

    def _go(self, number: int) -> None:
        self._context.navigate("meetings", str(self._places[number].meeting))


class Details(QScrollArea):
    """The fields announce what was corrected; nothing is written here."""

    corrected = Signal(object)
    """The fields of :class:`~almaty_desktop.services.archive.DocumentFields` with their new values."""
    failed = Signal(object)

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self._context, self._wording = context, wording
        self.page: DocumentPage | None = None
        self.setProperty("role", "ground")
        wording.say(self.setAccessibleName, message("Details"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title = BilingualField(wording, message("Title"), lines=2)
        self.symbol = LineField(wording, message("Symbol"))
        self._symbol_menu = QMenu(self)
        self.next_free = menu_button(wording, message("Next free"), self._symbol_menu)
        self.reference = LineField(wording, message("Own reference"))
        self.dated = DateField(wording, context.theme, message("Date"))
        self.kind = ChoiceField(
            wording, message("Kind"), lambda texts: [(k, texts.say(w)) for k, w in DOCUMENT_KINDS.items()]
        )
        self.access = ChoiceField(
            wording, message("Access"), lambda texts: [(a, texts.say(w)) for a, w in ACCESS.items()]
        )
        self.original = ChoiceField(wording, message("Original language"), self._languages)
        self.topics = TopicsField(wording)
        self.versions = VersionPanel(context, wording)
        self.places = HangsOnPanel(context, wording)
        self._lay_out()
        self._connect()
        self._set_read_only(context.read_only)

    def show_page(self, page: DocumentPage) -> None:
        """Shows a document; of the same document what is just being typed is left alone."""
        before, self.page = self.page, page
        line = page.line
        same = before is not None and before.line.id == line.id
        if not (same and before and self.title.value != before.line.title):
            self.title.set_value(line.title)
        for field, value in ((self.symbol, line.symbol), (self.reference, line.reference)):
            if not (same and field.changed):
                field.set_value(value)
        if not (same and self.dated.editor.isModified()):
            self.dated.set_value(line.dated)
        self.symbol.set_read_only(self._context.read_only or bool(line.symbol))
        self.next_free.setVisible(not self._context.read_only and not line.symbol)
        self.kind.set_value(line.kind)
        self.access.set_value(line.access)
        self.original.set_value(line.original)
        self.topics.set_value(page.topics)
        self.versions.show_page(page)
        self.places.show_places(page.hangs_on)
        self._set_read_only(self._context.read_only or line.withdrawn)
        if not same:
            self.verticalScrollBar().setValue(0)

    def forget_typed(self) -> None:
        """The office refused what was typed: shows again what is saved."""
        if self.page is not None:
            page, self.page = self.page, None
            place = self.verticalScrollBar().value()
            self.show_page(page)
            self.verticalScrollBar().setValue(place)

    def save(self) -> None:
        """Saves what is being edited."""
        for field in (self.title, self.symbol, self.reference, self.dated):
            field.save()

    def _languages(self, texts: Texts) -> Sequence[tuple[Hashable, str]]:
        codes = [version.line.language for version in self.page.versions] if self.page else []
        if self.page and self.page.line.original not in codes:
            codes.append(self.page.line.original)
        return [(code, language_name(texts, code)) for code in dict.fromkeys(codes)]

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(2 * GRID)
        symbol = row(self.symbol)
        symbol.addWidget(self.next_free, alignment=Qt.AlignmentFlag.AlignBottom)
        grid.addLayout(symbol, 0, 0)
        grid.addWidget(self.reference, 0, 1)
        fields = (self.dated, self.kind, self.access, self.original)
        for number, field in enumerate(fields):
            grid.addWidget(field, 1 + number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.topics, 3, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        inside = QWidget()
        inside.setLayout(
            column(self.title, grid, self.versions, self.places, None, spacing=3 * GRID, margins=3 * GRID)
        )
        self.setWidget(inside)

    def _connect(self) -> None:
        self.title.saved.connect(self._title_saved)
        self.symbol.saved.connect(lambda text: self._say(symbol=text))
        self.reference.saved.connect(lambda text: self._say(reference=text))
        self.dated.saved.connect(lambda day: self._say(dated=day))
        self.kind.saved.connect(lambda kind: self._say(kind=kind))
        self.access.saved.connect(lambda access: self._say(access=access))
        self.original.saved.connect(lambda code: self._say(original=code))
        self.topics.saved.connect(lambda chosen: self._say(topics=chosen))
        self._symbol_menu.aboutToShow.connect(self._ask_symbols)

    def _title_saved(self, title: Bilingual) -> None:
        self._say(title_en=title.en.replace("\n", " ").strip(), title_ru=title.ru.replace("\n", " ").strip())

    def _say(self, **fields: Any) -> None:
        if self.page is not None:
            self.corrected.emit(fields)

    def _set_read_only(self, read_only: bool) -> None:
        for field in (
            self.title,
            self.reference,
            self.dated,
            self.kind,
            self.access,
            self.original,
            self.topics,
        ):
            field.set_read_only(read_only)
        if read_only:
            self.symbol.set_read_only(True)
            self.next_free.hide()

    def _ask_symbols(self) -> None:
        """Asks for the next free symbol of each series in the year of the document."""
        page, archive = self.page, self._context.use_cases.archive
        if page is None:
            return
        year = (page.line.dated or self._context.today()).year
        self._symbol_menu.clear()
        self._symbol_menu.addAction(self._wording.texts.text("Looking for free symbols…")).setEnabled(False)

        def ask() -> list[str]:
            return [archive.next_symbol(series, year) for series in range(1, SERIES_OFFERED + 1)]

        self._context.jobs.ask((id(self), "symbols"), ask, self._offer_symbols, self.failed.emit)

    def _offer_symbols(self, symbols: list[str]) -> None:
        self._symbol_menu.clear()
        for symbol in symbols:
            self._symbol_menu.addAction(symbol).triggered.connect(
                lambda *_, symbol=symbol: self._take_symbol(symbol)
            )

    def _take_symbol(self, symbol: str) -> None:
        self.symbol.editor.setText(symbol)
        self.symbol.save()
