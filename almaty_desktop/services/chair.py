"""Use cases over the chair: whose turn it is, who declines one, terms and their representatives (C1–C5)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from almaty_desktop.i18n import Bilingual, Message, message
from almaty_desktop.models.chair import ChairDecline
from almaty_desktop.models.participants import Participant
from almaty_desktop.models.people import Person
from almaty_desktop.rules.chair import refuse_decline
from almaty_desktop.rules.standing import Standing
from almaty_desktop.services.chair_actions import ChairActions
from almaty_desktop.services.chair_lines import RepresentativeLine, RotationView, TermLine, TermView
from almaty_desktop.services.chair_reading import ChairReading, representative_line
from almaty_desktop.services.chair_terms import record_begun, recorded_term
from almaty_desktop.services.errors import Refused, not_found
from almaty_desktop.services.office import Office
from almaty_desktop.services.participants import find_participant
from almaty_desktop.services.wanted import seen, wanted

TURNS_AHEAD = 5


class Chair:
    """Use cases over the chair; what a Chair does in a term is in :attr:`actions`."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.actions = ChairActions(office)

    def rotation(self, on: date | None = None, ahead: int = TURNS_AHEAD) -> RotationView:
        """Who chairs on a day (today unless said), the next turns, and who was passed over and why."""
        with self._office.reading() as session:
            return ChairReading(session, on or self._office.today()).rotation(ahead)

    def terms(self) -> tuple[TermLine, ...]:
        """All terms that have begun, recorded and computed, newest first."""
        with self._office.reading() as session:
            return tuple(reversed(ChairReading(session, self._office.today()).begun()))

    def term(self, start: date) -> TermView:
        """The term that begins on ``start``, one of the turns ahead too, with all that happened in it."""
        with self._office.reading() as session:
            found = ChairReading(session, self._office.today()).term(start)
        if found is None:
            raise not_found(_term(start))
        return found

    def candidates(self, code: str) -> tuple[RepresentativeLine, ...]:
        """The people of a State, whom its government can designate as representative (rule C3)."""
        people = (
            select(Person)
            .join(Person.participant)
            .where(Participant.code == code)
            .order_by(Person.family_en, Person.family_ru, Person.id)
        )
        with self._office.reading() as session:
            return tuple(representative_line(person) for person in session.scalars(people))

    def decline(
        self, *codes: str, reason: Bilingual | None = None, turn: date | None = None
    ) -> tuple[str, ...]:
        """Records that these States decline the turn ahead (rule C2); gives the codes that were new.

        ``turn`` is the first day of the turn before which they declined, one of those ahead; the next one
        unless said. A decline counts for the first turn from then on that comes to the State. Recording one
        that still waits for its turn changes nothing; any other writes down the terms that have begun too.
        Refused with C2 where no turn lies ahead or the State is no member, ``not-found`` where there is none
        with this code; then nothing was recorded of any.
        """
        reason = (reason or Bilingual()).map(str.strip)
        with self._office.reading() as session:
            names = [self._state(session, code) for code in codes]
        title = message("Turn of the chair declined: {names}", names=_listed(names))
        made = []
        with self._office.acting("chair.decline", title) as session:
            for code in dict.fromkeys(codes):
                if self._decline(session, code, reason, turn):
                    made.append(code)
        return tuple(made)

    def withdraw_decline(self, code: str, turn_start: date) -> None:
        """Takes a decline back before the turn for which it counts has begun (rule C2)."""
        with self._office.reading() as session:
            name = self._state(session, code)
        title = message("Decline of the chair withdrawn: {name}", name=name)
        with self._office.acting("chair.withdraw", title) as session:
            row = session.scalar(
                select(ChairDecline)
                .join(ChairDecline.participant)
                .where(Participant.code == code, ChairDecline.turn_start == turn_start)
            )
            if row is None:
                raise not_found(message("The decline of {name}", name=name))
            day = self._office.today()
            counts_for = ChairReading(session, day).came_to(code, turn_start)
            if counts_for is not None and counts_for <= day:
                raise Refused(
                    "C2",
                    message(
                        "The turn that {name} declined began on {start}, so the decline stays on record.",
                        name=name,
                        start=counts_for,
                    ),
                )
            session.delete(row)

    def designate(self, start: date, person_id: int | None, version: int | None = None) -> TermView:
        """Names the representative of the term that begins on ``start``; None takes the name away (rule C3).

        Writes the term, and all before it, down where they were only computed. Refused with C3: a person who
        does not represent the chairing State.
        """
        title = message("Representative of the Chair designated")
        with self._office.acting("chair.designate", title) as session:
            term = recorded_term(session, start, self._office.today())
            seen(term, version)
            if person_id is not None:
                person = wanted(session, Person, person_id, message("This person"))
                if person.participant_id != term.participant_id:
                    raise Refused(
                        "C3",
                        message(
                            "The chairing government designates its representative: someone who represents "
                            "{state}. Nothing was changed.",
                            state=Bilingual(term.participant.short_en, term.participant.short_ru),
                        ),
                    )
            term.representative_id = person_id
        return self.term(start)

    def record_term(self, start: date) -> TermView:
        """Writes a computed term down, with all before it: from then on nothing moves it any more."""
        with self._office.acting("chair.record", message("Terms of the chair recorded")) as session:
            recorded_term(session, start, self._office.today())
        return self.term(start)

    def record_begun(self) -> None:
        """Writes down all terms that have begun."""
        with self._office.acting("chair.record", message("Terms of the chair recorded")) as session:
            record_begun(session, self._office.today())

    def _decline(self, session: Session, code: str, reason: Bilingual, turn: date | None) -> bool:
        """Records one decline; False where it stands on record already."""
        reading = ChairReading(session, self._office.today())
        start = reading.next_start() if turn is None else self._turn_ahead(reading, turn)
        states = reading.record.states
        members = {
            state.code for state in states.values() if start and state.standing(start) is Standing.MEMBER
        }
        refusal = refuse_decline(code, start, members)
        if refusal is not None or start is None:
            assert refusal is not None  # the rule refuses where no turn lies ahead
            raise Refused(refusal.code, refusal.message)
        waiting = [
            since
            for declined, since in reading.record.declines
            if declined == code and since <= start and reading.came_to(code, since, before=start) is None
        ]
        if waiting:
            return False
        record_begun(session, self._office.today())
        session.add(
            ChairDecline(
                participant_id=states[code].id,
                turn_start=start,
                declined_on=self._office.today(),
                reason_en=reason.en,
                reason_ru=reason.ru,
            )
        )
        session.flush()
        return True

    @staticmethod
    def _turn_ahead(reading: ChairReading, turn: date) -> date:
        starts = {reading.next_start(), *(one.start for one in reading.rotation(TURNS_AHEAD).turns)}
        if turn not in starts:
            raise Refused("C2", message("No turn that lies ahead begins on {start}.", start=turn))
        return turn

    @staticmethod
    def _state(session: Session, code: str) -> Bilingual:
        row = find_participant(session, code)
        return Bilingual(row.short_en, row.short_ru)


def _term(start: date) -> Message:
    return message("The term of the chair that begins on {start}", start=start)


def _listed(names: list[Bilingual]) -> Bilingual:
    return Bilingual(", ".join(name.en for name in names), ", ".join(name.ru for name in names))
