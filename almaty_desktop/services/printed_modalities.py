"""What stands on the printed Operating Modalities, and on the comparison of two editions (rules D4, S3).

The text of an edition is printed as it was adopted. On paper other names have no brackets of their own:
which stand in brackets follows from the day that the edition bears.
"""

from __future__ import annotations

from almaty_desktop.i18n import Bilingual, message, said
from almaty_desktop.reports.comparison import ComparedText, ComparisonPrint
from almaty_desktop.reports.modalities import EditionRecord, ModalitiesPrint
from almaty_desktop.services.modalities import EditionLine, EditionView, Modalities

_TITLE = message("Operating Modalities")


class PrintedModalities:
    """Reads the content of both prints; decides nothing about their looks."""

    def __init__(self, modalities: Modalities) -> None:
        self._modalities = modalities

    def edition(self, number: int) -> ModalitiesPrint:
        """An edition with the record of all amendments. Refused (``not-found``) where it is not there."""
        view = self._modalities.edition(number)
        return ModalitiesPrint(
            title=said(_TITLE),
            number=number,
            day=view.line.day,
            text=view.text,
            adopted_by=view.line.meeting_title,
            record=tuple(_record(line) for line in reversed(self._modalities.editions())),
            pending=view.line.pending,
        )

    def comparison(self, one: int, other: int) -> ComparisonPrint:
        """Two editions, the earlier one first. Refused as :meth:`Modalities.pair` says."""
        before, after = self._modalities.pair(one, other)
        return ComparisonPrint(said(_TITLE), _compared(before), _compared(after))


def _record(line: EditionLine) -> EditionRecord:
    return EditionRecord(line.number, line.day, line.meeting_title, line.decision_title)


def _compared(view: EditionView) -> ComparedText:
    name: Bilingual = said(message("Edition {number}", number=view.line.number))
    return ComparedText(name, view.text, view.line.day)
