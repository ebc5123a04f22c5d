"""The decisions' page: its tabs, each made when it is first looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import message
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.decisions.decisions_tab import DecisionsTab
from almaty_desktop.ui.tabs import TabbedPage, TabPlace, tab_from

TABS: tuple[TabPlace, ...] = (
    TabPlace("decision", message("Decisions"), DecisionsTab),
    TabPlace(
        "modalities",
        message("Operating Modalities"),
        tab_from("almaty_desktop.ui.pages.decisions.modalities.tab", "ModalitiesTab"),
    ),
    TabPlace(
        "choices",
        message("Rules"),
        tab_from("almaty_desktop.ui.pages.decisions.choices_tab", "ChoicesTab"),
    ),
)


class DecisionsPage(TabbedPage):
    """A key names a thing of a tab (``modalities/2``); without a tab's name it is a decision's."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, TABS, parent)
