"""What is seen on the board: its parts, filled and put into their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from almaty_desktop.i18n import Texts
from almaty_desktop.services.decision_views import DecisionView, Stand
from almaty_desktop.ui.pages.decisions.board import text as texts_put
from almaty_desktop.ui.pages.decisions.board.content import OUTCOME_COLOURS, contents_of, in_order
from almaty_desktop.ui.pages.decisions.board.foot import Foot, FootKey
from almaty_desktop.ui.pages.decisions.board.keys import DIGITS
from almaty_desktop.ui.pages.decisions.board.plan import Contents, Plan, planned
from almaty_desktop.ui.pages.decisions.board.text_sheet import TextSheet
from almaty_desktop.ui.pages.decisions.board.tile import Tile
from almaty_desktop.ui.pages.decisions.board.words import Words


class Face(QWidget):
    """``show_decision`` shows a state of things; while ``reading``, the text stands in place of the tiles."""

    tile_clicked = Signal(str)
    """The code of the member whose tile was clicked."""
    turned = Signal()
    """Other pages are seen: of the text, or the tiles again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.head, self.state = Words("muted"), Words("muted", align=Qt.AlignmentFlag.AlignRight)
        self.title, self.other = Words("text", bold=True), Words("muted")
        self.outcome, self.effects = Words("text", bold=True), Words("text")
        self.notice, self.brackets = Words("on_bad"), Words("muted")
        self.glimpse, self.sheet = TextSheet(), TextSheet()
        self.foot = Foot()
        self.tiles: list[Tile] = []
        self.plan: Plan | None = None
        self.reading = False
        self._before_reading = ""
        self._asked = 0
        self._put: tuple[texts_put.Paragraph, ...] = ()
        self._put_in: object = None
        self._shown: tuple[DecisionView, Sequence[Stand], Texts] | None = None
        self._contents: Contents | None = None
        self._keys: tuple[str, list[FootKey]] = ("", [])
        for part in (*self.words, self.glimpse, self.sheet, self.foot):
            part.setParent(self)
        self.glimpse.clicked.connect(lambda: self.read(1))

    @property
    def words(self) -> tuple[Words, ...]:
        """All parts that are plain words."""
        above = (self.head, self.state, self.title, self.other)
        return (*above, self.outcome, self.effects, self.notice, self.brackets)

    @property
    def has_text(self) -> bool:
        """Whether there is a text under decision."""
        return self._contents is not None and self._contents.has_text

    @property
    def has_reservations(self) -> bool:
        """Whether members recorded reservations."""
        return self._contents is not None and self._contents.has_reservations

    @property
    def chosen(self) -> Tile | None:
        """The tile that keys speak of now."""
        focus = QApplication.focusWidget()
        return focus if isinstance(focus, Tile) and focus in self.tiles and not self.reading else None

    def show_decision(self, view: DecisionView, stands: Sequence[Stand], texts: Texts, notice: str) -> None:
        """Shows a decision, its members as they stand, and what is to be told at the moment."""
        ordered = in_order(stands, texts)
        chosen = self.chosen.stand.code if self.chosen else ""
        put = texts.language, [round_.text for round_ in view.rounds]
        if put != self._put_in:
            # Comparing two long texts takes a moment; positions come and go without it.
            self._put_in, self._put = put, texts_put.text_of(view, texts)
        self._shown = view, ordered, texts
        self._contents = made = contents_of(view, ordered, texts, notice)
        told: tuple[str, ...] = (made.head, made.state, made.title, made.other_title)
        told += (made.outcome, made.effects, made.notice, made.brackets)
        for part, words in zip(self.words, told, strict=True):
            part.show_words(words)
        if view.line.outcome is not None:
            self.outcome.show_words(made.outcome, OUTCOME_COLOURS.get(view.line.outcome, "text"))
        self._fill_tiles(ordered, texts)
        self.arrange()
        if chosen:
            self.choose_member(chosen)

    def make_room(self, pixels: int) -> None:
        """Leaves so much of the lower edge to what is asked there."""
        self._asked = pixels
        self.arrange()

    def show_keys(self, hint: str, keys: list[FootKey]) -> None:
        """Shows other keys at the foot."""
        self._keys = hint, keys
        if self.plan is not None:
            self.foot.show_keys(hint, keys, self.plan.sizes)

    def choose(self, number: int) -> None:
        """Chooses a tile by its place, from 0; nothing where there is none."""
        if 0 <= number < len(self.tiles) and not self.reading:
            self.tiles[number].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose_member(self, code: str) -> None:
        """Chooses the tile of a member."""
        self.choose(next((place for place, tile in enumerate(self.tiles) if tile.stand.code == code), -1))

    def move_choice(self, across: int, down: int) -> None:
        """Goes from tile to tile; from none to the first."""
        if self.chosen is None or self.plan is None:
            self.choose(0)
            return
        place = self.tiles.index(self.chosen)
        self.choose(place + across + down * self.plan.columns)

    def choose_waiting(self) -> None:
        """Chooses the next member after the chosen one that is still waiting."""
        start = self.tiles.index(self.chosen) + 1 if self.chosen else 0
        places = [*range(start, len(self.tiles)), *range(start)]
        self.choose(next((one for one in places if self.tiles[one].stand.position is None), -1))

    def read(self, by: int) -> None:
        """Turns the pages of the text; before its first page stand the tiles."""
        if not self.reading:
            if by < 0 or not self.sheet.text:
                return
            self._begin_reading(0)
        elif not self.sheet.turn(by):
            if by > 0:
                return
            self.reading = False
        self._turn()

    def read_change(self, by: int) -> None:
        """Leads to the next or previous page on which the round changed something."""
        if not self.reading and by > 0 and self.sheet.changed_pages():
            self._begin_reading(self.sheet.changed_pages()[0])
            self._turn()
        elif self.reading and self.sheet.turn_to_change(by):
            self._turn()

    def _begin_reading(self, page: int) -> None:
        self._before_reading = self.chosen.stand.code if self.chosen else ""
        self.reading, self.sheet.page = True, page

    def _turn(self) -> None:
        """Shows other pages; the tile that was chosen before the text was read is chosen again after it."""
        self.arrange()
        if self.reading:
            self.window().setFocus()
        else:
            self.choose_member(self._before_reading)
        self.turned.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Puts every part into its place, as large as there is room for."""
        if self._contents is None or self._shown is None:
            return
        self.plan = plan = planned(replace(self._contents, asked=self._asked), self.width(), self.height())
        sizes = plan.sizes
        places: dict[Words, tuple[QRect, int]] = {
            self.head: (plan.head, sizes.head),
            self.state: (plan.state, sizes.head),
            self.title: (plan.title, sizes.title),
            self.other: (plan.other, sizes.other),
            self.outcome: (plan.outcome, sizes.outcome),
            self.effects: (plan.effects, sizes.note),
            self.notice: (plan.notice, sizes.note),
            self.brackets: (plan.brackets, sizes.note),
        }
        for part, (place, pixels) in places.items():
            part.setGeometry(place)
            part.set_pixels(pixels)
            part.setVisible(bool(part.text) and place.height() > 0)
        for tile, place in zip(self.tiles, plan.tiles, strict=True):
            tile.setGeometry(place)
            tile.set_sizes(sizes)
            tile.setVisible(not self.reading)
        self._arrange_text(plan)
        self.foot.setGeometry(plan.foot)
        self.foot.show_keys(*self._keys, sizes)

    def _arrange_text(self, plan: Plan) -> None:
        assert self._shown is not None
        _, stands, texts = self._shown
        put = self._put
        self.glimpse.setVisible(plan.text is not None and not self.reading)
        if plan.text is not None:
            self.glimpse.setGeometry(plan.text)
            self.glimpse.show_paragraphs(texts_put.from_first_change(put), plan.sizes.text)
            self.glimpse.turn((self.glimpse.changed_pages() or [0])[0] - self.glimpse.page)
        self.sheet.setGeometry(plan.middle)
        self.sheet.show_paragraphs((*put, *texts_put.reservations(stands, texts)), plan.sizes.of(44))
        self.sheet.setVisible(self.reading)
        # On its own, the text takes the place of what was asked and answered below the tiles, too.
        for part in (self.outcome, self.effects):
            part.setVisible(bool(part.text) and not self.reading)

    def _fill_tiles(self, stands: Sequence[Stand], texts: Texts) -> None:
        while len(self.tiles) > len(stands):
            self.tiles.pop().deleteLater()
        for number, stand in enumerate(stands):
            sign = DIGITS[number] if number < len(DIGITS) else ""
            if number == len(self.tiles):
                made = Tile(stand, sign)
                made.setParent(self)
                made.clicked.connect(lambda _checked, tile=made: self.tile_clicked.emit(tile.stand.code))
                self.tiles.append(made)
            self.tiles[number].show_stand(stand, sign, texts)
