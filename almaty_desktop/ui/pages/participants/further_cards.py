"""What stands below names and standing: who coordinates, how one is reached, what is on record."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from almaty_desktop.services.participants import ParticipantLine
from almaty_desktop.ui.context import PageContext
from almaty_desktop.ui.pages.participants.contacts_card import ContactsCard
from almaty_desktop.ui.pages.participants.coordinator_card import CoordinatorCard
from almaty_desktop.ui.pages.participants.participant_record import ParticipantRecord
from almaty_desktop.ui.tokens import GRID
from almaty_desktop.ui.widgets.basics import column
from almaty_desktop.ui.wording import Wording


class FurtherCards(QWidget):
    """Made once the window's first page is on view, so that the start is short."""

    def __init__(self, context: PageContext, wording: Wording) -> None:
        super().__init__()
        self.coordinator = CoordinatorCard(context, wording)
        self.contacts = ContactsCard(context, wording)
        self.record = ParticipantRecord(context, wording)
        self.setLayout(column(self.coordinator, self.contacts, self.record, spacing=2 * GRID))

    def show_line(self, line: ParticipantLine, day: date) -> None:
        """Shows a participant as of a day."""
        self.coordinator.show_line(line, day)
        self.contacts.show_line(line)
        self.record.show_participant(line.code)
