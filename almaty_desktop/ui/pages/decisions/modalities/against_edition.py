"""What the text of an amendment changes in the edition in force: shown when one asks (rule D4)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import Bilingual, Texts, message
from almaty_desktop.services.modalities import EditionView
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.modalities.bilingual_difference import BilingualDifference
from almaty_desktop.ui.pages.decisions.modalities.names import edition_name
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import button, column, frame, row
from almaty_desktop.ui.wording import Wording

_HEIGHT = 52 * GRID
_SHOW, _HIDE = message("What it changes in the edition in force"), message("Hide the changes")
_PROPOSED = message("As proposed")


class AgainstEdition(QWidget):
    """``text`` gives the amendment's text as it stands now; ``renew`` compares it again."""

    def __init__(self, context: PageContext, wording: Wording, text: Callable[[], Bilingual]) -> None:
        super().__init__()
        self._context, self._wording, self._text = context, wording, text
        self.toggle = button(wording, _SHOW, self._toggle)
        self._place = frame("card")
        self._place.hide()
        self.difference: BilingualDifference | None = None
        self.setLayout(column(row(self.toggle, None), self._place, spacing=GRID))
        wording.follow(self._retell)

    def renew(self) -> None:
        """Compares again, where the comparison is open."""
        if not self._place.isHidden():
            modalities = self._context.use_cases.modalities
            self._context.jobs.ask((id(self), "edition"), modalities.newest, self._take, self._context.refuse)

    def close_changes(self) -> None:
        """Another decision begins with the comparison closed."""
        self._place.hide()
        self._retell(self._wording.texts)

    def _toggle(self) -> None:
        """The comparison is made when it is first asked for."""
        if self.difference is None:
            self.difference = BilingualDifference(self._context, self._wording)
            self.difference.setFixedHeight(_HEIGHT)
            self._place.setLayout(column(self.difference, margins=1))
        self._place.setVisible(self._place.isHidden())
        self._retell(self._wording.texts)
        self.renew()

    def _take(self, edition: EditionView) -> None:
        if self.difference is not None:
            names = edition_name(edition.line), _PROPOSED
            self.difference.compare(edition.text, self._text(), names)

    def _retell(self, _texts: Texts) -> None:
        saying = _SHOW if self._place.isHidden() else _HIDE
        for setter in (self.toggle.setText, self.toggle.setAccessibleName):
            self._wording.say(setter, saying)
