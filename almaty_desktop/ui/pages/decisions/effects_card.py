"""What a decision brought about, each line leading to where it is seen (rule D3)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from almaty_desktop.i18n import Texts, message
from almaty_desktop.services.decision_views import Effect, EffectKind
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.parts import card, clear, plain
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, label, row
from almaty_desktop.ui.wording import Wording

# Where things that have no area of their own are shown.
_PLACES = {"chair": ("participants", "chair/{key}"), "people": ("participants", "person/{key}")}


def place_of(area: str, key: str) -> tuple[str, str]:
    """The area and key that lead to a thing in the window."""
    known = _PLACES.get(area)
    return (known[0], known[1].format(key=key)) if known else (area, key)


class EffectLines(QWidget):
    """Effects below one another; ``links`` says whether they are there to be led to already."""

    def __init__(self, context: PageContext, wording: Wording, *, links: bool) -> None:
        super().__init__()
        self._context, self._wording, self._links = context, wording, links
        self._effects: tuple[Effect, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(GRID // 2)
        wording.follow(self._retell)

    def show_effects(self, effects: Sequence[Effect]) -> None:
        """Shows other effects."""
        if tuple(effects) != self._effects:
            self._effects = tuple(effects)
            self._retell(self._wording.texts)

    def _retell(self, texts: Texts) -> None:
        clear(self._lines)
        for effect in self._effects:
            said = texts.say(effect.title)
            if not self._links or effect.kind is EffectKind.WORK_PLAN:
                # A work plan is read in the decision itself.
                self._lines.addWidget(plain(f"• {said}"))
                continue
            line = row(plain(said), spacing=GRID)
            line.setStretch(0, 1)
            area, key = place_of(effect.area, effect.key)
            go = button(
                self._wording,
                message("Go there"),
                lambda area=area, key=key: self._context.navigate(area, key),
                "small",
            )
            go.setAccessibleName(texts.text("Go there: {what}", what=said))
            line.addWidget(go)
            self._lines.addLayout(line)


class EffectsCard(QWidget):
    """Shown with a confirmed decision."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self.lines = EffectLines(context, wording, links=True)
        self._none = label(
            wording, message("It stands on record and brought nothing else about."), "quiet", wraps=True
        )
        inside = column(self.lines, self._none)
        self.setLayout(column(card(wording, message("What it brought about"), inside), spacing=0))

    def show_effects(self, effects: Sequence[Effect]) -> None:
        """Shows what came of it."""
        self.lines.show_effects(effects)
        self.lines.setVisible(bool(effects))
        self._none.setVisible(not effects)
