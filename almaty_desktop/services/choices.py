"""The office's own choices where the Operating Modalities are silent, kept among its settings."""

from __future__ import annotations

from dataclasses import fields
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
