"""The participants' page: its tabs, each made when it is first looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from almaty_desktop.i18n import message
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.participants.standings_tab import StandingsTab
from almaty_desktop.ui.pages.participants.tab import TabPlace, tab_of
from almaty_desktop.ui.tabs import TabbedPage

TABS: tuple[TabPlace, ...] = (
    TabPlace("participant", message("Participants"), StandingsTab),
    TabPlace("person", message("People"), tab_of("people.people_tab", "PeopleTab")),
    TabPlace("chair", message("Chair"), tab_of("chair.tab", "ChairTab")),
    TabPlace("subject", message("Objectives and topics"), tab_of("subjects_tab", "SubjectsTab")),
)


class ParticipantsPage(TabbedPage):
    """A key names a thing of a tab (``person/12``); without a tab's name it is a participant's."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, TABS, parent)
