"""The office's own choices where the Operating Modalities are silent, kept among its settings."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from almaty_desktop.i18n import Message, message
from almaty_desktop.models.participants import Setting
from almaty_desktop.rules.choices import Choices
from almaty_desktop.services.decision_record import refuse_for_running
from almaty_desktop.services.errors import not_found, refused_by
from almaty_desktop.services.office import Office

_PREFIX = "choice."
_KEPT = {True: "yes", False: "no"}

TITLES: dict[str, Message] = {
    "pending_take_positions": message("A pending State has a position in a consensus"),
    "alternates": message("A National Coordinator may have alternates"),
    "early_confirmation": message("The confirmation of every member closes a silence procedure early"),
    "term_begins_next_day": message("An elected Chair’s term begins on the day after the decision"),
}
"""What each choice says, by the name of its field in :class:`~almaty_desktop.rules.choices.Choices`."""

RULES = {
    "pending_take_positions": "S3",
    "alternates": "S4",
    "early_confirmation": "D2",
    "term_begins_next_day": "C3",
}
"""The number of the rule to which each choice belongs."""

MEANINGS: dict[str, Message] = {
    "pending_take_positions": message(
        "Chosen, the States in brackets are asked for their positions like members, in decisions opened from "
        "then on. Not chosen, they have none until their participation is formalised."
    ),
    "alternates": message(
        "Chosen, a member names alternates beside its one National Coordinator. Not chosen, no further "
        "alternate is entered; those on record stay."
    ),
    "early_confirmation": message(
        "Chosen, a text is adopted at the moment at which the last member has confirmed it. Not chosen, "
        "every silence procedure runs until its deadline, and silence can be broken until then."
    ),
    "term_begins_next_day": message(
        "Chosen, an elected Chair’s term begins on the day after the election. Not chosen, it begins on the "
        "day of the election itself. A term on record does not move."
    ),
}
"""What it means that a choice is made, and that it is not."""


@dataclass(frozen=True)
class ChoiceLine:
    """A choice as the faces show it; ``value`` is what counts now, ``proposed`` what the rules propose."""

    name: str
    rule: str
    title: Message
    meaning: Message
    value: bool
    proposed: bool


def read(session: Session) -> Choices:
    """The choices as the office has made them; what it never chose is as the rules propose it."""
    # Columns, no objects: an undo writes past the objects that the session knows.
    rows = session.execute(
        select(Setting.name, Setting.content).where(Setting.name.startswith(_PREFIX, autoescape=True))
    )
    kept = {name.removeprefix(_PREFIX): content == _KEPT[True] for name, content in rows}
    chosen: dict[str, Any] = {one.name: kept[one.name] for one in fields(Choices) if one.name in kept}
    return Choices(**chosen)


class OfficeChoices:
    """Use cases over the choices of the rules."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def office_choices(self) -> Choices:
        """The choices that count now."""
        with self._office.reading() as session:
            return read(session)

    def list(self) -> tuple[ChoiceLine, ...]:
        """All choices with what they mean, in the order of the rules' own list."""
        now, proposed = self.office_choices(), Choices()
        return tuple(
            ChoiceLine(
                name=one.name,
                rule=RULES[one.name],
                title=TITLES[one.name],
                meaning=MEANINGS[one.name],
                value=getattr(now, one.name),
                proposed=getattr(proposed, one.name),
            )
            for one in fields(Choices)
        )

    def change_choice(self, name: str, value: bool) -> Choices:
        """Makes one choice; ``name`` is that of its field. What was decided under another one stays.

        Refused: D2, where a silence procedure that nobody closed yet would have ended otherwise.
        """
        if name not in TITLES:
            raise not_found(message("The choice “{name}”", name=name))
        title = (
            message("Chosen: {choice}", choice=TITLES[name])
            if value
            else message("No longer chosen: {choice}", choice=TITLES[name])
        )
        with self._office.acting("choice.change", title) as session:
            before = read(session)
            keep_setting(session, f"{_PREFIX}{name}", _KEPT[value])
            session.flush()
            after = read(session)
            refused_by(refuse_for_running(session, self._office.moment(), before, after))
            return after


def keep_setting(session: Session, name: str, content: str) -> None:
    """Writes one setting; to be called inside an act."""
    row = session.get(Setting, name)
    if row is None:
        session.add(Setting(name=name, content=content))
    elif row.content != content:
        row.content = content
