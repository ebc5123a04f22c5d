"""Use cases over what a Chair does in a term, by the tasks of its terms of reference (rule C5)."""

from __future__ import annotations

from datetime import date
from typing import Any, TypedDict, Unpack

from almaty_desktop.i18n import Bilingual, message
from almaty_desktop.models.chair import ChairAction
from almaty_desktop.rules.chair_tasks import ChairTask
from almaty_desktop.services.chair_lines import ActionLine
from almaty_desktop.services.chair_reading import action_line
from almaty_desktop.services.chair_terms import recorded_term
from almaty_desktop.services.errors import Refused
from almaty_desktop.services.office import Office
from almaty_desktop.services.pending import pending_names
from almaty_desktop.services.wanted import one_line, seen, wanted, write

_WHAT = message("This action of the Chair")


class ActionFields(TypedDict, total=False):
    """What of an action can be changed; ``due`` and ``done`` may be None."""

    task: ChairTask
    title_en: str
    title_ru: str
    due: date | None
    done: date | None


class ChairActions:
    """Use cases over the actions of a term."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def add(
        self,
        start: date,
        task: ChairTask,
        title: Bilingual,
        *,
        due: date | None = None,
        done: date | None = None,
    ) -> ActionLine:
        """Notes an action in the term that begins on ``start``, which is written down where it was not.

        Refused (``title``): one without words.
        """
        title = title.map(one_line)
        _check_title(title)
        saying = message("Action of the Chair noted: {title}", title=title)
        with self._office.acting("chair.action.add", saying) as session:
            term = recorded_term(session, start, self._office.today())
            row = ChairAction(
                term_id=term.id, task=task.value, title_en=title.en, title_ru=title.ru, due=due, done=done
            )
            session.add(row)
            session.flush()
            return action_line(row, pending_names(session), self._office.today())

    def change(
        self, action_id: int, version: int | None = None, **fields: Unpack[ActionFields]
    ) -> ActionLine:
        """Changes some fields; ``done`` with a day marks it as done, None opens it again."""
        saying = message("Action of the Chair changed: {title}", title=self._title(action_id))
        with self._office.acting("chair.action.change", saying) as session:
            row = wanted(session, ChairAction, action_id, _WHAT)
            seen(row, version)
            columns: dict[str, Any] = dict(fields)
            if "task" in columns:
                columns["task"] = ChairTask(columns["task"]).value
            write(row, columns)
            _check_title(Bilingual(row.title_en, row.title_ru))
            session.flush()
            return action_line(row, pending_names(session), self._office.today())

    def mark_done(self, action_id: int, done: date | None, version: int | None = None) -> ActionLine:
        """Marks an action as done on a day; None opens it again."""
        return self.change(action_id, version, done=done)

    def remove(self, action_id: int, version: int | None = None) -> None:
        """Takes an action out of its term; an undo brings it back."""
        saying = message("Action of the Chair removed: {title}", title=self._title(action_id))
        with self._office.acting("chair.action.remove", saying) as session:
            row = wanted(session, ChairAction, action_id, _WHAT)
            seen(row, version)
            session.delete(row)

    def _title(self, action_id: int) -> Bilingual:
        with self._office.reading() as session:
            row = wanted(session, ChairAction, action_id, _WHAT)
            return Bilingual(row.title_en, row.title_ru)


def _check_title(title: Bilingual) -> None:
    if not title:
        raise Refused("title", message("Say in a few words what was done or has to be done."))
