"""Whatever is asked of decisions in whatever order, the rules hold (D1 to D5, S5, C3)."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from almaty_desktop.i18n import Bilingual
from almaty_desktop.rules.decisions import DecisionKind, DecisionState, Outcome, Position
from almaty_desktop.rules.mandate import FOUNDED
from almaty_desktop.rules.meetings import MeetingKind
from almaty_desktop.services.decision_opening import NewSubject
from almaty_desktop.services.decision_views import DecisionView, RoundView
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.use_cases import UseCases, open_use_cases
from tests.services.formalising import on
from tests.services.moments import clock
from tests.services.reading import tables_of

CODES = ("AF", "AZ", "IR", "KG", "KZ", "PK", "TJ", "TR", "UNHCR", "MU", "RC", "XX")
WORDS = (Bilingual(), Bilingual("A text", "Текст"), Bilingual("", "Оговорка"))

Kept = tuple[tuple[int, Bilingual, Outcome | None, int], ...]


class Room:
    """Somebody who does anything at all with decisions, in an office of three meetings."""

    def __init__(self, office: UseCases, chance: random.Random) -> None:
        self.office = office
        self.chance = chance
        self.meetings = [
            office.meetings.create(kind, day, day, skeleton=False).id
            for kind, day in (
                (MeetingKind.MINISTERIAL, FOUNDED),
                (MeetingKind.SOM, date(2014, 5, 6)),
                (MeetingKind.MINISTERIAL, date(2015, 6, 9)),
            )
        ]
        self.closed: dict[int, Kept] = {}

    def do(self) -> None:
        """One step; what is refused says by which rule, and it is never the database that has to."""
        steps = [getattr(self, name) for name in sorted(dir(self)) if name.startswith("step_")]
        try:
            self.chance.choice(steps)()
        except Refused as refused:
            assert refused.code != "database", refused.details

    def _day(self) -> date:
        return FOUNDED + timedelta(days=self.chance.randrange(1000))

    def _decision(self) -> int:
        return self.chance.randrange(1, max(2, self.office.decisions.count() + 1))

    def _position(self) -> Position:
        return self.chance.choice([*Position, Position.AGREES, Position.SILENT])

    def step_act_as_of_a_day(self) -> None:
        self.office.office.act_as_of(self._day())

    def step_open(self) -> None:
        in_a_meeting = self.chance.random() < 0.6
        self.office.decisions.open(
            self.chance.choice(list(DecisionKind)),
            self.chance.choice([None, WORDS[1]]),
            meeting=self.chance.choice(self.meetings) if in_a_meeting else None,
            deadline=None if in_a_meeting else on(self._day(), 18),
            subject=self.chance.choice(CODES),
            new_subject=self.chance.choice([None, NewSubject(WORDS[1])]),
            for_meeting=self.chance.choice([None, *self.meetings]),
            text=self.chance.choice(WORDS),
        )

    step_open_another = step_open

    def step_take(self) -> None:
        code, position = self.chance.choice(CODES), self._position()
        at = self.chance.choice([None, None, on(self._day())])
        self.office.decisions.take(self._decision(), code, position, text=self.chance.choice(WORDS), at=at)

    step_take_another = step_take

    def step_take_the_rest(self) -> None:
        self.office.decisions.take_rest(self._decision(), self._position())

    def step_change(self) -> None:
        self.office.decisions.change(self._decision(), text_en="Changed", text_ru="Изменено")

    def step_extend(self) -> None:
        self.office.decisions.extend(self._decision(), on(self._day(), 18))

    def step_close(self) -> None:
        self.office.decisions.close(self._decision())

    def step_put_again(self) -> None:
        self.office.decisions.put_again(self._decision(), WORDS[1])

    def step_confirm(self) -> None:
        self.office.decisions.confirm(self._decision())

    step_confirm_another = step_confirm

    def step_correct(self) -> None:
        code = self.chance.choice(CODES)
        self.office.decisions.correct(self._decision(), code, self._position(), why=WORDS[1])

    def step_list_a_delegation(self) -> None:
        self.office.delegations.put(self.chance.choice(self.meetings), self.chance.choice(CODES))

    def step_undo(self) -> None:
        # The meetings themselves stay, so that there is something to decide at.
        undoable = self.office.history.can_undo()
        if undoable and undoable.title.en.startswith("Meeting created"):
            return
        self.office.history.undo()

    def step_redo(self) -> None:
        self.office.history.redo()

    def check(self) -> None:
        """What must hold at any time."""
        for line in self.office.decisions.list(limit=1000):
            view = self.office.decisions.show(line.id)
            self._one_position_a_member(view)
            self._closed_never_changes(view)
        self._no_standing_without_its_decision()
        assert self.office.health.check() == ()

    def _one_position_a_member(self, view: DecisionView) -> None:
        own = {view.line.subject} if view.line.kind is DecisionKind.FORMALISE_PARTICIPATION else set()
        for round_ in view.rounds:
            codes = [stand.code for stand in round_.stands]
            assert max(Counter(codes).values()) == 1
            assert set(view.members) <= set(codes) <= set(view.members) | own
            objected = any(stand.position is Position.OBJECTS and not stand.why for stand in round_.stands)
            if objected and round_.outcome:
                assert not round_.outcome.favourable, "one objection, no consensus"

    def _closed_never_changes(self, view: DecisionView) -> None:
        closed: Kept = tuple(_kept(one) for one in view.rounds if self._is_closed(view, one))
        before = self.closed.get(view.line.id, ())
        assert closed[: len(before)] == before
        self.closed[view.line.id] = closed

    def _is_closed(self, view: DecisionView, round_: RoundView) -> bool:
        rows = tables_of(self.office.office.folder)["decision_rounds"]
        return any(
            row["decision_id"] == view.line.id and row["number"] == round_.number and row["closed_at"]
            for row in rows
        )

    def _no_standing_without_its_decision(self) -> None:
        for one in self.office.participants.standings(date(2016, 1, 1)):
            for given_ in one.history:
                if given_.since > FOUNDED and given_.standing.value != "none":
                    assert given_.decision is not None
                    line = self.office.decisions.show(given_.decision).line
                    assert line.state is DecisionState.CONFIRMED
                    assert line.outcome is not None
                    assert line.outcome.favourable
                    assert line.subject == one.code


def _kept(round_: RoundView) -> tuple[int, Bilingual, Outcome | None, int]:
    """What of a closed round never changes; entries are only added, as corrections."""
    entered = sum(1 for entry in round_.entries if not entry.why)
    return round_.number, round_.text, round_.outcome, entered


@contextmanager
def _room(made: Path, seed: int) -> Iterator[Room]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(made, Path(folder) / "office")
        office = open_use_cases(Path(folder) / "office", now=clock)
        try:
            yield Room(office, random.Random(seed))
        finally:
            office.office.close()


@settings(max_examples=10)
@given(st.integers(0, 2**32))
def test_whatever_is_asked_the_rules_hold(made_office: Path, seed: int) -> None:
    with _room(made_office, seed) as room:
        for number in range(60):
            room.do()
            if number % 6 == 5:
                room.check()
