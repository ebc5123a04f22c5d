"""The rail at the left: where one can go, and how much waits there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QVBoxLayout

from almaty_desktop.i18n import Bilingual, Message, Texts, message
from almaty_desktop.ui.areas import Area
from almaty_desktop.ui.rail_button import RailButton
from almaty_desktop.ui.theme import Theme
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import label
from almaty_desktop.ui.wording import Wording

PROCESS = message("Almaty Process")


class Rail(QFrame):
    """Announces ``chosen`` when a person goes somewhere; ``show_area`` follows where the window is."""

    chosen = Signal(str)

    def __init__(self, wording: Wording, theme: Theme, areas: Sequence[Area], office: Bilingual) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._wording, self._office, self._areas = wording, office, areas
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self.heading = label(wording, PROCESS, "heading")
        self.office_label = label(wording, None, "muted", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID + 4, 2 * GRID, GRID + 4, 2 * GRID)
        layout.setSpacing(2)
        for head in (self.heading, self.office_label):
            head.setContentsMargins(GRID + 4, 0, 0, 0)
            layout.addWidget(head)
        layout.addSpacing(2 * GRID)
        above = [area for area in areas if not area.at_foot]
        below = [area for area in areas if area.at_foot]
        for number, area in enumerate(above, 1):
            layout.addWidget(self._button(theme, area, number))
        layout.addStretch(1)
        for area in below:
            layout.addWidget(self._button(theme, area, 0))
        self.foot = layout
        wording.say(self.setAccessibleName, message("Areas"))
        wording.follow(self._retell)

    def _button(self, theme: Theme, area: Area, number: int) -> RailButton:
        made = RailButton(theme, area.sign)
        self._wording.say(made.setText, area.title)
        if 1 <= number <= 9:
            # Not the button's own shortcut: that one waits for the picture of a click first.
            QShortcut(QKeySequence(f"Alt+{number}"), self, made.click)
            self._wording.say(
                made.setToolTip, message("{area} (Alt+{number})", area=area.title, number=number)
            )
        self._group.addButton(made)
        made.clicked.connect(lambda: self.chosen.emit(area.key))
        self._buttons[area.key] = made
        return made

    def button(self, key: str) -> RailButton:
        """The button of an area."""
        return self._buttons[key]

    def show_area(self, key: str) -> None:
        """Marks where the window is."""
        self._buttons[key].setChecked(True)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Shows how much waits in each area."""
        for area in self._areas:
            self._buttons[area.key].count = counts.get(area.key, 0)
            self._tell_button(area)
            self._buttons[area.key].update()

    def _tell_button(self, area: Area) -> None:
        button = self._buttons[area.key]
        saying: Message = area.title
        if button.count:
            saying = message("{area}: {count}", area=area.title, count=button.count)
        self._wording.say(button.setAccessibleName, saying)

    def _retell(self, texts: Texts) -> None:
        unit = texts.text("Support Unit")
        name = self._office.shown(texts.language)
        self.office_label.setText(texts.text("{unit} · {office}", unit=unit, office=name) if name else unit)
        self.updateGeometry()
