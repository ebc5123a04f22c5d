"""Use cases over the editions of the Operating Modalities: reading them, and any two together (rule D4).

An edition is made by the confirmation of an amendment alone
(:mod:`~almaty_desktop.services.decision_effects`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.models.decisions import Decision
from almaty_desktop.models.meetings import Meeting
from almaty_desktop.models.modalities import ModalitiesEdition
from almaty_desktop.rules.brackets import Names, PendingNames, bracketed_in_both
from almaty_desktop.rules.meetings import MeetingKind, MeetingState
from almaty_desktop.services.decision_effects import newest_edition
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.meeting_rows import named
from almaty_desktop.services.meetings import MeetingLine, Meetings
from almaty_desktop.services.office import Office
from almaty_desktop.services.pending import pending_names
from almaty_desktop.services.wanted import wanted


@dataclass(frozen=True)
class EditionLine:
    """An edition in a list: the day from which it is in force, the meeting and the decision that made it.

    No decision made the first one (``decision`` is None); its meeting is the ministerial one of its day,
    where the office has it. ``pending`` are the names that stand in brackets on the day (rule S3).
    """

    number: int
    day: date
    decision: int | None
    decision_title: Bilingual
    meeting: int | None
    meeting_title: Bilingual
    pending: Names = ()

    @property
    def printed_decision(self) -> Bilingual:
        """The decision's title as every screen shows it (rule S3)."""
        return bracketed_in_both(self.decision_title, self.pending)

    @property
    def printed_meeting(self) -> Bilingual:
        """The meeting's title as every screen shows it (rule S3)."""
        return bracketed_in_both(self.meeting_title, self.pending)


@dataclass(frozen=True)
class EditionView:
    """An edition with its text in the plain format, as adopted; the brackets in it are its own."""

    line: EditionLine
    text: Bilingual


class Modalities:
    """Use cases over the editions."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def editions(self) -> tuple[EditionLine, ...]:
        """All editions, newest first."""
        with self._office.reading() as session:
            names = pending_names(session)
            # A list of editions needs none of their texts.
            texts_left = defer(ModalitiesEdition.text_en), defer(ModalitiesEdition.text_ru)
            chosen = select(ModalitiesEdition).options(*texts_left).order_by(ModalitiesEdition.number.desc())
            return tuple(_line(session, row, names) for row in session.scalars(chosen))

    def amendments(self) -> tuple[EditionLine, ...]:
        """The record of amendments, newest first: all editions but the first."""
        return tuple(line for line in self.editions() if line.decision is not None)

    def edition(self, number: int) -> EditionView:
        """One edition. Refused (``not-found``) where there is none of this number."""
        with self._office.reading() as session:
            found = wanted(
                session,
                ModalitiesEdition,
                number,
                message("Edition {number} of the Operating Modalities", number=str(number)),
            )
            return _view(session, found)

    def newest(self) -> EditionView:
        """The edition in force."""
        with self._office.reading() as session:
            return _view(session, newest_edition(session))

    def pair(self, one: int, other: int) -> tuple[EditionView, EditionView]:
        """Two editions to be compared, the earlier one first whichever was named first.

        Refused: one that is not there (``not-found``), an edition with itself (``same-edition``).
        """
        if one == other:
            raise Refused("same-edition", message("Say two different editions to be compared."))
        earlier, later = sorted((one, other))
        return self.edition(earlier), self.edition(later)

    def meetings_for_amendments(self) -> tuple[MeetingLine, ...]:
        """The meetings to which an amendment can be put, newest first: ministerial ones alone (rule D4)."""
        meetings = Meetings(self._office)
        kind = MeetingKind.MINISTERIAL
        found = meetings.list(kind=kind, limit=meetings.count(kind=kind))
        return tuple(line for line in found if line.state is not MeetingState.CANCELLED)


def _view(session: Session, edition: ModalitiesEdition) -> EditionView:
    line = _line(session, edition, pending_names(session))
    return EditionView(line, Bilingual(edition.text_en, edition.text_ru))


def _line(session: Session, edition: ModalitiesEdition, names: PendingNames) -> EditionLine:
    decision = session.get(Decision, edition.decision_id) if edition.decision_id is not None else None
    meeting = decision.meeting if decision else _ministerial_on(session, edition.dated)
    return EditionLine(
        number=edition.number,
        day=edition.dated,
        decision=decision.id if decision else None,
        decision_title=Bilingual(decision.title_en, decision.title_ru) if decision else Bilingual(),
        meeting=meeting.id if meeting else None,
        meeting_title=named(meeting) if meeting else Bilingual(),
        pending=names.on(edition.dated),
    )


def _ministerial_on(session: Session, day: date) -> Meeting | None:
    """The ministerial meeting of a day: it was one that adopted the first edition."""
    return session.scalar(
        select(Meeting)
        .where(
            Meeting.kind == MeetingKind.MINISTERIAL.value,
            Meeting.start <= day,
            Meeting.end >= day,
            Meeting.cancelled.is_(False),
        )
        .order_by(Meeting.id)
        .limit(1)
    )
