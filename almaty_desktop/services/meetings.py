"""Use cases over meetings (rule M1): listing, making one from its kind's template, dates and place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time
from typing import Any, TypedDict, Unpack

from sqlalchemy import ColumnElement, extract, func, select
from sqlalchemy.orm import Session, selectinload

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.models.meetings import AgendaItem, Meeting
from almaty_desktop.models.symbols import SymbolRecord
from almaty_desktop.rules.agenda import DAY_BEGINS
from almaty_desktop.rules.brackets import Names, PendingNames, bracketed_in_both
from almaty_desktop.rules.meetings import (
    LONGEST_MEETING_DAYS,
    MeetingKind,
    MeetingState,
    dates_are_sound,
    state_on,
)
from almaty_desktop.services import symbols
from almaty_desktop.services.errors import Refused, refused_by
from almaty_desktop.services.meeting_rows import find_meeting, named, title_of
from almaty_desktop.services.meeting_templates import meeting_title, template_items
from almaty_desktop.services.office import Office
from almaty_desktop.services.participants import find_participant
from almaty_desktop.services.pending import pending_names
from almaty_desktop.services.wanted import one_line, seen, write

# The series in which a kind's first meeting is proposed a symbol (choice); later ones follow the last.
FIRST_SERIES = {
    MeetingKind.MINISTERIAL: 1,
    MeetingKind.SOM: 3,
    MeetingKind.CONSULTATION: 4,
    MeetingKind.WORKSHOP: 5,
    MeetingKind.BRIEFING: 6,
    MeetingKind.EXTERNAL: 7,
}


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in a list; ``pending`` are the names that stand in brackets on its first day (rule S3)."""

    id: int
    kind: MeetingKind
    symbol: str
    title: Bilingual
    start: date
    end: date
    place: Bilingual
    state: MeetingState
    host: str
    day_begins: time
    version: int
    pending: Names = ()

    @property
    def printed(self) -> Bilingual:
        """The title as every screen shows it: pending States in brackets (rule S3)."""
        return bracketed_in_both(self.title, self.pending)

    @property
    def printed_place(self) -> Bilingual:
        """The place as every screen shows it (rule S3)."""
        return bracketed_in_both(self.place, self.pending)


class MeetingFields(TypedDict, total=False):
    """What of a meeting can be changed; ``host`` is a participant's code, "" for none."""

    title_en: str
    title_ru: str
    place_en: str
    place_ru: str
    start: date
    end: date
    day_begins: time
    cancelled: bool
    host: str
    symbol: str


class Meetings:
    """Use cases over meetings; the agenda has its own (:class:`~almaty_desktop.services.agenda.Agenda`)."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def list(
        self, *, kind: MeetingKind | None = None, year: int | None = None, offset: int = 0, limit: int = 100
    ) -> tuple[MeetingLine, ...]:
        """A page of the meetings, newest first."""
        chosen = (
            select(Meeting)
            .where(*_filters(kind, year))
            .options(selectinload(Meeting.symbol_record), selectinload(Meeting.host))
            .order_by(Meeting.start.desc(), Meeting.id.desc())
            .offset(offset)
            .limit(limit)
        )
        with self._office.reading() as session:
            names = pending_names(session)
            return tuple(self._line(meeting, names) for meeting in session.scalars(chosen))

    def count(self, *, kind: MeetingKind | None = None, year: int | None = None) -> int:
        """How many meetings a list with these filters has."""
        with self._office.reading() as session:
            return session.scalar(select(func.count(Meeting.id)).where(*_filters(kind, year))) or 0

    def years(self) -> tuple[int, ...]:
        """The years in which there are meetings, newest first."""
        year = extract("year", Meeting.start)
        with self._office.reading() as session:
            return tuple(session.scalars(select(year).distinct().order_by(year.desc())))

    def show(self, meeting_id: int) -> MeetingLine:
        """One meeting."""
        with self._office.reading() as session:
            return self._line(find_meeting(session, meeting_id), pending_names(session))

    def create(
        self,
        kind: MeetingKind,
        start: date,
        end: date,
        *,
        title: Bilingual | None = None,
        place: Bilingual | None = None,
        host: str = "",
        symbol: str = "",
        begins: time = DAY_BEGINS,
        skeleton: bool = True,
        like: int | None = None,
    ) -> MeetingLine:
        """Makes a meeting.

        Its agenda comes from the template of its kind, or from the meeting ``like`` (titles, durations and
        breaks, no documents), or stays empty where ``skeleton`` is false; without a title it bears that of
        its kind. Refused: dates that are not sound, a title or place that is too long.
        """
        _check_dates(start, end)
        place = (place or Bilingual()).map(one_line)
        title = (title or Bilingual()).map(one_line) or meeting_title(kind)
        with self._office.acting(
            "meeting.create", message("Meeting created: {title}", title=title)
        ) as session:
            meeting = Meeting(
                kind=kind.value,
                title_en=title.en,
                title_ru=title.ru,
                start=start,
                end=end,
                day_begins=begins,
                place_en=place.en,
                place_ru=place.ru,
                host_id=_host(session, host),
                cancelled=False,
            )
            session.add(meeting)
            session.flush()
            if symbol:
                symbols.give(session, symbols.read_symbol(symbol), meeting)
            if like is not None:
                _copy_items(session, find_meeting(session, like), meeting)
            elif skeleton:
                template_items(session, meeting, kind)
            session.flush()
            session.refresh(meeting)
            return self._line(meeting, pending_names(session))

    def change(
        self, meeting_id: int, version: int | None = None, **fields: Unpack[MeetingFields]
    ) -> MeetingLine:
        """Changes some fields; ``version`` is that of the reading they rest on.

        A meeting whose title is taken away bears that of its kind again. Refused: D1, where a decision would
        lie outside the meeting's days, or was taken in a meeting that is to be cancelled; S5, where somebody
        on its list of delegations had no standing yet on its first day.
        """
        with self._office.reading() as session:
            title = named(find_meeting(session, meeting_id))
        with self._office.acting(
            "meeting.change", message("Meeting changed: {title}", title=title)
        ) as session:
            meeting = find_meeting(session, meeting_id)
            seen(meeting, version)
            before = (meeting.start, meeting.end, meeting.cancelled)
            columns: dict[str, Any] = dict(fields)
            if "host" in columns:
                columns["host_id"] = _host(session, columns.pop("host"))
            symbol = columns.pop("symbol", "")
            if symbol and symbol != symbols.symbol_text(meeting.symbol_record):
                if meeting.symbol_record:
                    # Its old symbol would be free again and could be given out a second time.
                    raise Refused(
                        "A1", message("This meeting has a symbol already, and a symbol is never changed.")
                    )
                symbols.give(session, symbols.read_symbol(symbol), meeting)
            write(meeting, columns)
            meeting.title_en, meeting.title_ru = named(meeting).en, named(meeting).ru
            _check_dates(meeting.start, meeting.end)
            session.flush()
            _check_record(session, meeting, before)
            session.refresh(meeting)
            return self._line(meeting, pending_names(session))

    def next_symbol(self, series: int, year: int) -> str:
        """The next free symbol of a series and year, as a proposal (rule A1)."""
        with self._office.reading() as session:
            return str(symbols.next_symbol(session, series, year))

    def proposed_symbol(self, kind: MeetingKind, year: int) -> str:
        """The next free symbol of the series in which the newest meeting of this kind has its own (A1)."""
        newest = (
            select(SymbolRecord.series)
            .join(Meeting, Meeting.id == SymbolRecord.meeting_id)
            .where(Meeting.kind == kind.value)
            .order_by(Meeting.start.desc(), Meeting.id.desc())
            .limit(1)
        )
        with self._office.reading() as session:
            series = session.scalar(newest) or FIRST_SERIES[kind]
            return str(symbols.next_symbol(session, series, year))

    def _line(self, meeting: Meeting, names: PendingNames) -> MeetingLine:
        return MeetingLine(
            id=meeting.id,
            kind=MeetingKind(meeting.kind),
            symbol=symbols.symbol_text(meeting.symbol_record),
            title=title_of(meeting),
            start=meeting.start,
            end=meeting.end,
            place=Bilingual(meeting.place_en, meeting.place_ru),
            state=state_on(meeting.end, meeting.cancelled, self._office.today()),
            host=meeting.host.code if meeting.host else "",
            day_begins=meeting.day_begins,
            version=meeting.version,
            pending=names.on(meeting.start),
        )


def _filters(kind: MeetingKind | None, year: int | None) -> list[ColumnElement[bool]]:
    filters: list[ColumnElement[bool]] = []
    if kind is not None:
        filters.append(Meeting.kind == kind.value)
    if year is not None:
        filters.append(Meeting.start.between(date(year, 1, 1), date(year, 12, 31)))
    return filters


def _check_dates(start: date, end: date) -> None:
    if not dates_are_sound(start, end):
        raise Refused(
            "dates",
            message(
                "A meeting can’t open on {start} and close on {end}: it closes on the day it opens or later, "
                "and lasts at most {days} days. Nothing was changed.",
                start=start,
                end=end,
                days=LONGEST_MEETING_DAYS,
            ),
        )


def _check_record(session: Session, meeting: Meeting, before: tuple[date, date, bool]) -> None:
    """Refuses new days, or a cancellation, that contradict what was decided in the meeting and about it."""
    start, end, cancelled = before
    if (meeting.start, meeting.end, meeting.cancelled) == before:
        return
    # Imported here: most reading of meetings needs nothing of decisions, and the start is short without.
    from almaty_desktop.services.meeting_record import refuse_cancelling, refuse_listed, refuse_moving

    if meeting.cancelled and not cancelled:
        refused_by(refuse_cancelling(session, meeting))
    if (meeting.start, meeting.end) != (start, end):
        refused_by(refuse_moving(session, meeting, (start, end)))
    if not meeting.cancelled:
        refused_by(refuse_listed(session, meeting))


def _host(session: Session, code: str) -> int | None:
    return find_participant(session, code).id if code else None


def _copy_items(session: Session, source: Meeting, target: Meeting) -> None:
    """The agenda of another meeting without its documents.

    An item that was pinned to a day which the target does not have follows the one before it.
    """
    days = (target.end - target.start).days + 1
    below: dict[int | None, list[AgendaItem]] = defaultdict(list)
    for item in source.items:
        below[item.parent_id].append(item)
    copies: dict[int | None, int | None] = {None: None}
    waiting = list(below[None])
    while waiting:
        item = waiting.pop(0)
        waiting += below[item.id]
        copy = AgendaItem(
            meeting_id=target.id,
            parent_id=copies[item.parent_id],
            position=item.position,
            title_en=item.title_en,
            title_ru=item.title_ru,
            presenter_en=item.presenter_en,
            presenter_ru=item.presenter_ru,
            minutes=item.minutes,
            is_break=item.is_break,
            day=item.day if (item.day or 1) <= days else None,
            begins=item.begins,
        )
        session.add(copy)
        session.flush()
        copies[item.id] = copy.id
